"""Descriptions that hang beside or under an option: one paragraph each, whatever signs of code they hold.

Two forms tell them. The second line stands below the place where, after a gap, the first line's description begins; or
the first line is an option, as `-x, --exclude PATTERN`, and the lines right below it share a deeper indent.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.readers.line_rows import Rows
from extractor.text import ends_sentence, pattern

_GAP = pattern(r"(?<=\S) {2,}(?=\S)")
_OPTION = pattern(r"(?:-{1,2}[\w?@#]|\+\w+\b|/\w\b)")
_SIGNS = "-+/"
_WIDEST = 100
_SLACK, _LEAST_FILLED = 10, 0.6
"""Columns by which a line may be shorter than the longest one beside options and yet be full, and the share of that
width from which a line without a sentence's end goes on in one that begins with a small letter; set by hand."""
_LEAST_OPTIONS = 3
"""Options from which on a page has such lists; set by hand."""


def hanging_spans(rows: Rows, *, is_manual: bool) -> list[range]:
    """Return the rows of each description that has several, in order; none on a page without lists of options.

    In a manual what stands beside a gap is described whatever it is; elsewhere it may be a cell of a table.
    """
    n = len(rows.texts)
    options = [index for index in range(n) if rows.texts[index][0] in _SIGNS and _OPTION.match(rows.texts[index])]
    if not is_manual and len(options) < _LEAST_OPTIONS:
        return []
    firsts = range(n - 1) if is_manual else [index for index in options if index < n - 1]
    lists = [(first, column) for first in firsts if (column := _description_column(rows, first, is_manual=is_manual))]
    parts = [(first, list(_lines_of(rows, first, column))) for first, column in lists]
    width = min(_WIDEST, max((_reach(rows, line) for _, lines in parts for line in lines), default=0))
    return merged([span for part in parts for span in _paragraphs(rows, *part, width) if len(span) > 1])


def merged(spans: list[range]) -> list[range]:
    """Return spans that share rows as one, in order."""
    found = list[range]()
    for span in sorted(spans, key=lambda span: span.start):
        if found and span.start < found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return found


def _description_column(rows: Rows, index: int, *, is_manual: bool) -> int:
    """Return where the description begins beside or under a row, 0 where none does; any line of a manual may go on."""
    below = index + 1
    column = rows.indents[below]
    if rows.blanks_before[below] or column < rows.indents[index] or _OPTION.match(rows.texts[below]):
        return 0
    if column == rows.indents[index]:
        is_first = not index or rows.blanks_before[index] > 0 or rows.indents[index - 1] != column
        return column if is_manual and (is_first or _OPTION.match(rows.texts[index])) else 0
    if index in rows.ends and any(gap.end() == column for gap in _GAP.finditer(rows.ends[index])):
        return column
    return column if _OPTION.match(rows.texts[index]) and not _has_gap(rows, index) else 0


def _has_gap(rows: Rows, index: int) -> bool:
    return index in rows.ends and _GAP.search(rows.ends[index].strip()) is not None


def _lines_of(rows: Rows, first: int, column: int) -> Iterator[int]:
    """Yield the rows that the description has below the first one."""
    for index in range(first + 1, len(rows.texts)):
        if rows.blanks_before[index] or rows.indents[index] != column or _OPTION.match(rows.texts[index]):
            return
        yield index


def _paragraphs(rows: Rows, first: int, lines: list[int], width: int) -> Iterator[range]:
    """Yield the spans of a description's rows that go on in each other, the first row with them where it holds text."""
    holds_text = _has_gap(rows, first) or rows.indents[first] == rows.indents[first + 1]
    start = first if holds_text else first + 1
    stop = lines[-1] + 1 if lines else first + 1
    begin = start
    for index in range(start + 1, stop):
        if not _goes_on(rows, index - 1, width):
            yield range(begin, index)
            begin = index
    yield range(begin, stop)


def _goes_on(rows: Rows, upper: int, width: int) -> bool:
    above, below = rows.texts[upper], rows.texts[upper + 1]
    reach = _reach(rows, upper)
    if reach + 1 + len(below.split(" ", 1)[0]) > width and reach >= width - _SLACK:
        return True
    return below[0].islower() and not ends_sentence(above) and above[-1] not in ":;" and reach >= _LEAST_FILLED * width


def _reach(rows: Rows, index: int) -> int:
    """Return the column where a row ends."""
    return len(rows.ends[index]) if index in rows.ends else rows.indents[index] + len(rows.texts[index])
