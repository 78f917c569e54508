"""Lines of a letter that is answered, each behind `> `: filled before the signs were set, and joined like any other."""

from __future__ import annotations

from extractor.readers.line_rows import Rows, some_of
from extractor.readers.wraps import unwrap
from extractor.text import pattern

_MARK = pattern(r"(?:> ?){1,8}(?=\S|$)")
_PROMPT = ">>>"
"""Python's, before a line of code."""
_LEAST_LINES = 3


def unwrap_with_quotes(rows: Rows, *, is_manual: bool) -> Rows:
    """Join the lines of hard-wrapped paragraphs, those of a quoted letter among themselves.

    A sign without words beside such a line is no line.
    """
    marks = _marks(rows)
    if not marks:
        return unwrap(rows, is_manual=is_manual)
    kept = [index for index, text in enumerate(rows.texts) if index not in marks or text.strip("> ")]
    some = some_of(rows, kept)
    old = [marks.get(index, "") for index in kept]
    set_apart = [
        max(blank, place > 0 and (kept[place] - kept[place - 1] > 1 or _depth(old[place]) != _depth(old[place - 1])))
        for place, blank in enumerate(some.blanks_before)
    ]
    bare = [text[len(mark) :] for text, mark in zip(some.texts, old, strict=True)]
    ends = {place: end for place, end in some.ends.items() if not old[place]}
    joined = unwrap(some._replace(texts=bare, blanks_before=set_apart, ends=ends), is_manual=is_manual)
    places = {line: place for place, line in enumerate(some.first_lines)}
    first = [places[line] for line in joined.first_lines]
    texts = [
        f"{old[place].rstrip()} {text}" if old[place] else text for place, text in zip(first, joined.texts, strict=True)
    ]
    blanks = [max(some.blanks_before[place], place > 0 and kept[place] - kept[place - 1] > 1) for place in first]
    return joined._replace(texts=texts, blanks_before=blanks)


def _marks(rows: Rows) -> dict[int, str]:
    """Return the signs before each quoted line, and signs alone beside one; none where hardly a line is quoted."""
    texts = rows.texts
    said = {index for index, text in enumerate(texts) if text[0] == ">" and not text.startswith(_PROMPT)}
    alone = {index for index in said if not texts[index].strip("> ")}
    said -= alone
    if len(said) < _LEAST_LINES or not any(index + 1 in said and not rows.blanks_before[index + 1] for index in said):
        return {}
    alone = {index for index in alone if {index - 1, index + 1} & said}
    return {index: mark.group() for index in sorted(said | alone) if (mark := _MARK.match(texts[index])) is not None}


def _depth(mark: str) -> int:
    return mark.count(">")
