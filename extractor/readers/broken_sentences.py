"""Sentences that a line for each text node breaks, as Beautiful Soup's `get_text` gives them: links stand alone there.

No paragraph begins with a comma. Where several lines of a page without empty lines do, each text node has a line of its
own, and what a link broke is joined: the line that begins so, the link's words above it and the words before them.
"""

from __future__ import annotations

from extractor.readers.line_rows import Rows, joined
from extractor.text import ends_sentence, pattern

_MOST_BLANKS = 0.05
"""Share of lines below an empty one above which a page splits paragraphs by them; set by hand."""
_LEAST = 2
"""Lines that begin so, from which on a page is of this kind; set by hand."""
_REST = pattern(r"[,;.](?: [^\W\d_]|$)|['’]s |[)”] [a-z]")
_CODE = pattern(r"[{}=<>|\\_;]|://|\(\)|^(?:--?|//|\$|#|>)")
_LEAST_SHARE = 0.5
"""Share of such lines that stand below a link in a sentence; set by hand."""
_BRACES = pattern(r"[{;]$|^}")
"""Ends and beginnings of lines of code."""
_LONGEST_LINK = 120
_PROSE = 30
"""Characters of a line from which on it may be a sentence's beginning; set by hand."""


def join_broken_sentences(rows: Rows) -> Rows:
    """Return the rows with broken sentences joined; the same rows on a page that has hardly any."""
    if sum(map(bool, rows.blanks_before)) > _MOST_BLANKS * len(rows.texts):
        return rows
    rests = frozenset(index for index in range(1, len(rows.texts)) if _is_rest(rows, index))
    framed = sum(_is_framed(rows, index) for index in rests)
    if framed < max(_LEAST, _LEAST_SHARE * len(rests)) or any(_BRACES.search(text) for text in rows.texts):
        return rows
    spans = [range(1)]
    parts = [[rows.texts[0]]]
    for index in range(1, len(rows.texts)):
        if index in rests:
            parts[-1].append(rows.texts[index])
        elif _goes_on(rows, index, parts[-1], rests):
            parts[-1] += (" ", rows.texts[index])
        else:
            spans.append(range(index, index + 1))
            parts.append([rows.texts[index]])
            continue
        spans[-1] = range(spans[-1].start, index + 1)
    return joined(rows, spans, ["".join(each) for each in parts], {})


def _is_rest(rows: Rows, index: int) -> bool:
    if rows.blanks_before[index] or _REST.match(rows.texts[index]) is None:
        return False
    return not (_CODE.search(rows.texts[index - 1]) or ends_sentence(rows.texts[index - 1]))


def _is_framed(rows: Rows, index: int) -> bool:
    """Whether two rows above such a row a sentence begins that is not at its end."""
    above = rows.texts[index - 2] if index > 1 else ""
    return len(above) >= _PROSE and not ends_sentence(above)


def _goes_on(rows: Rows, index: int, above: list[str], rests: frozenset[int]) -> bool:
    """Whether a row goes on the sentence above: it is a link's words before a rest, or begins with a small letter."""
    text, last = rows.texts[index], rows.texts[index - 1]
    if rows.blanks_before[index] or (len(above) == 1 and len(last) < _PROSE) or ends_sentence(last) or last[-1] in ":|":
        return False
    if _CODE.search(text) or _CODE.search(last):
        return False
    return text[0].islower() or (index + 1 in rests and len(text) <= _LONGEST_LINK)
