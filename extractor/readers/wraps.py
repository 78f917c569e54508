"""Hard-wrapped paragraphs joined again.

A program that fills lines breaks before the first word that would not fit. So each line that goes on in the next
one tells an interval of widths: at least its own length, less than its length with the next line's first word. Where
most such pairs of a page agree on one width, the page (or a part of it) was wrapped at it. Menus, verse and
paragraphs that stand on one line agree on none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from extractor.text import ends_sentence, pattern

_NARROWEST, _WIDEST = 40, 100
_NARROWEST_DENSE = 20
_CASELESS = "\u0590"
"""From Hebrew on, most scripts have no case."""
_DENSE = (("\u3000", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uff65"))
"""Chinese and Japanese: no spaces, so a line may break anywhere."""
_LEAST_PAIRS = 3
_AGREEMENT = 0.5
"""Share of the pairs that must agree on a width, set by hand; pairs of unwrapped pages reach 0.1 to 0.3."""
_MANY_PAIRS, _WEAK_AGREEMENT = 8, 0.3
"""A wrapped letter inside an unwrapped page: more pairs, less agreement."""
_WHOLE_PAGE = 0.7
"""Share of agreeing pairs above which two lines make a paragraph; below, it takes three."""
_CONTINUING = 0.34
"""Share of the breaks inside a paragraph before which no sentence ends and after which no capital stands."""
_HYPHENATING = 0.04
_CODE = pattern(r"[{}=<>|\\_]|://|[;)({]$|\(\)|[\u2190-\u2bff]|\w\.\w+\(|^(?:--?|//|\$)[ \w]")
_MARKER = pattern(r"(?:[•◦▪‣●○■►·*+o\-–—>]|\(?\d{1,3}[.)])\s")
_BROKEN_WORD = pattern(r"([^\W\d_]{2,})[-\u2010\u2011]$")
_FIRST_LETTERS = pattern(r"[^\W\d_]+")


class Rows(NamedTuple):
    """The lines of a page that show something, as columns.

    Attributes:
        texts: stripped, white space collapsed, never empty.
        indents: columns of leading white space.
        blanks_before: empty lines above.
        first_lines: 0-based line of the source.
        last_lines: 0-based last line of the source, for rows that were joined of several.
    """

    texts: list[str]
    indents: list[int]
    blanks_before: list[int]
    first_lines: list[int]
    last_lines: dict[int, int]


def unwrap(rows: Rows) -> Rows:
    """Join the lines of hard-wrapped paragraphs; return the same rows where nothing was wrapped."""
    pairs = [
        upper
        for upper, (above, below) in enumerate(pairwise(rows.texts))
        if _NARROWEST_DENSE <= len(above) <= _WIDEST and ((first := below[0]).islower() or first >= _CASELESS)
    ]
    pairs = [upper for upper in pairs if not rows.blanks_before[upper + 1] and _could_go_on(rows.texts, upper)]
    pairs = list({rows.texts[upper + 1]: upper for upper in pairs}.values())  # a repeated line is no prose
    if len(pairs) < _LEAST_PAIRS:
        return rows
    widths, agreeing = _agreed_widths(rows, pairs)
    many = agreeing >= _MANY_PAIRS and agreeing >= _WEAK_AGREEMENT * len(pairs)
    if agreeing < _LEAST_PAIRS or not (many or agreeing >= _AGREEMENT * len(pairs)):
        return rows
    whole_page = agreeing >= _MANY_PAIRS and agreeing >= _WHOLE_PAGE * len(pairs)
    paragraphs = _paragraphs(rows, widths, whole_page=whole_page)
    return _joined(rows, paragraphs) if len(paragraphs) < len(rows.texts) else rows


def _could_go_on(texts: list[str], upper: int) -> bool:
    above, below = texts[upper], texts[upper + 1]
    narrowest = _NARROWEST_DENSE if _is_dense(below[0]) else _NARROWEST
    return len(above) >= narrowest and below[0].isalpha() and not (_is_code(above) or _is_code(below))


def _is_dense(character: str) -> bool:
    return character >= _DENSE[0][0] and any(first <= character <= last for first, last in _DENSE)


def _is_code(line: str) -> bool:
    """Whether a line holds signs that prose seldom holds: code, addresses, drawings."""
    return _CODE.search(line) is not None


def _widths(rows: Rows, upper: int) -> tuple[int, int]:
    """Return the widths that explain the break after a line: first, and one past the last."""
    length = len(rows.texts[upper]) + rows.indents[upper]
    below = rows.texts[upper + 1]
    if _is_dense(below[0]):
        return length, length + 3  # a line breaks anywhere but before a closing mark
    return length, length + 1 + len(below[:_WIDEST].split(" ", 1)[0])


def _agreed_widths(rows: Rows, pairs: list[int]) -> tuple[range, int]:
    """Return the widths that explain most pairs, and how many pairs."""
    steps = [0] * (4 * _WIDEST)
    for upper in pairs:
        first, stop = _widths(rows, upper)
        steps[min(first, len(steps) - 1)] += 1
        steps[min(stop, len(steps) - 1)] -= 1
    agreeing = list(accumulate(steps))
    best = max(agreeing)
    first = agreeing.index(best)
    stop = next(width for width in range(first, len(steps)) if agreeing[width] < best)
    return range(first, stop), best


def _paragraphs(rows: Rows, widths: range, *, whole_page: bool) -> list[range]:
    """Return the rows of each paragraph, in order."""
    paragraphs: list[range] = []
    start = 0
    for index in range(1, len(rows.texts) + 1):
        if index < len(rows.texts) and _goes_on(rows, index - 1, widths):
            continue
        if _is_paragraph(rows.texts[start:index], whole_page=whole_page):
            paragraphs.append(range(start, index))
        else:
            paragraphs += [range(single, single + 1) for single in range(start, index)]
        start = index
    return paragraphs


def _goes_on(rows: Rows, upper: int, widths: range) -> bool:
    """Whether the break after a line is one that filling made."""
    lower = upper + 1
    first, stop = _widths(rows, upper)
    if rows.blanks_before[lower] or not (first < widths.stop and widths.start < stop):
        return False
    steps_in = rows.indents[lower] - rows.indents[upper]
    return abs(steps_in) <= 8 and not _MARKER.match(rows.texts[lower]) and not (steps_in > 0 and _ended(rows, upper))


def _ended(rows: Rows, upper: int) -> bool:
    return ends_sentence(rows.texts[upper])


def _is_paragraph(lines: list[str], *, whole_page: bool) -> bool:
    """Whether lines of filled width read on: code, or a list of headlines of one length, does not."""
    if len(lines) == 1:
        return True
    if sum(map(_is_code, lines)) > len(lines) // 3:
        return False
    going_on = sum(_reads_on(above, below) for above, below in pairwise(lines))
    if going_on >= _CONTINUING * (len(lines) - 1):
        return whole_page or len(lines) > 2
    return whole_page and 2 * sum(map(ends_sentence, lines[:-1])) < len(lines)


def _reads_on(above: str, below: str) -> bool:
    first = below[0]
    return first.islower() or (
        first >= _CASELESS and first.isalpha() and not first.isupper() and not ends_sentence(above)
    )


def _joined(rows: Rows, paragraphs: Sequence[range]) -> Rows:
    join = _Joiner(rows.texts, paragraphs)
    return Rows(
        [join.text(paragraph) for paragraph in paragraphs],
        [rows.indents[paragraph.start] for paragraph in paragraphs],
        [rows.blanks_before[paragraph.start] for paragraph in paragraphs],
        [rows.first_lines[paragraph.start] for paragraph in paragraphs],
        {
            place: rows.first_lines[paragraph.stop - 1]
            for place, paragraph in enumerate(paragraphs)
            if len(paragraph) > 1
        },
    )


class _Joiner:
    """Joins lines; a word broken by a hyphen is made whole where the page writes it whole, or breaks many words."""

    def __init__(self, texts: list[str], paragraphs: Sequence[range]) -> None:
        self._texts = texts
        breaks = [upper for paragraph in paragraphs for upper in paragraph[:-1]]
        broken = [upper for upper in breaks if _BROKEN_WORD.search(texts[upper]) and texts[upper + 1][0].islower()]
        self._broken = frozenset(broken)
        self._hyphenates = len(broken) >= 3 and len(broken) >= _HYPHENATING * len(breaks)
        self._words = {word.lower() for text in texts for word in text.split()} if broken else set()

    def text(self, paragraph: range) -> str:
        """Return a paragraph's lines as one text."""
        parts = [self._texts[paragraph.start]]
        for lower in paragraph[1:]:
            parts.append(self._between(lower - 1))
            if lower - 1 in self._broken and self._is_whole(lower - 1):
                parts[-2], parts[-1] = parts[-2][:-1], ""
            parts.append(self._texts[lower])
        return "".join(parts)

    def _between(self, upper: int) -> str:
        dense = _is_dense(self._texts[upper][-1]) and _is_dense(self._texts[upper + 1][0])
        return "" if dense or upper in self._broken else " "

    def _is_whole(self, upper: int) -> bool:
        head = _BROKEN_WORD.search(self._texts[upper])
        tail = _FIRST_LETTERS.match(self._texts[upper + 1])
        if head is None or tail is None:
            return False
        left, right = head.group(1).lower(), tail.group().lower()
        if left + right in self._words:
            return True
        return self._hyphenates and f"{left}-{right}" not in self._words
