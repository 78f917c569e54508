"""Links of Markdown that a filled line breaks, made whole.

html2text and pandoc fill lines with the links in them: both break a link's words, html2text also its address, after
the hyphens.
"""

from __future__ import annotations

from extractor.readers.line_rows import Rows, is_dense, joined
from extractor.readers.markdown_links import SIGN, link_spans

_MOST_LINES = 12
"""Lines that one link fills at most; set by hand: an address of 800 characters has as many."""
_LONGEST_LINE = 400
"""A longer line was filled by nobody; set by hand, an address without a hyphen may be that long."""


def join_broken_links(rows: Rows) -> Rows:
    """Return the rows with each broken link on one row; the same rows where none is broken."""
    spans: dict[int, tuple[int, str]] = {}
    stop = 0
    for index in [index for index, text in enumerate(rows.texts) if "[" in text]:
        if index >= stop and (found := _whole_links(rows, index)) is not None:
            spans[index] = found
            stop = found[0]
    return _joined(rows, spans) if spans else rows


def _whole_links(rows: Rows, start: int) -> tuple[int, str] | None:
    """Return one past the last row that the broken links of a row fill, and the text; None where no link is broken."""
    text, breaks = rows.texts[start], list[int]()
    for below in range(start + 1, min(start + _MOST_LINES, len(rows.texts))):
        if not _is_open(text) or rows.blanks_before[below]:
            break
        if max(len(rows.texts[below - 1]), len(rows.texts[below])) > _LONGEST_LINE:
            break
        breaks.append(len(text))
        text += _between(text, rows.texts[below]) + rows.texts[below]
    if not breaks or _is_open(text):
        return None
    links = link_spans(text)
    whole = all(any(link.start < place < link.stop for link in links) for place in breaks)
    return (start + len(breaks) + 1, text) if whole else None


def _is_open(text: str) -> bool:
    """Whether a text ends inside the words or the address of what may be a link."""
    if text.rfind("[") > text.rfind("]"):
        return True
    place = text.rfind(SIGN)
    return place >= 0 and text.count("(", place) > text.count(")", place)


def _between(above: str, below: str) -> str:
    """Return what stood at a break: nothing inside an address or between Chinese and Japanese characters."""
    place = above.rfind(SIGN)
    inside_address = place > above.rfind("[") and " " not in above[place:]
    return "" if inside_address or (is_dense(above[-1]) and is_dense(below[0])) else " "


def _joined(rows: Rows, found: dict[int, tuple[int, str]]) -> Rows:
    spans, texts, ends = list[range](), list[str](), dict[int, str]()
    index = 0
    while index < len(rows.texts):
        stop, text = found.get(index, (index + 1, rows.texts[index]))
        if index in found or index in rows.ends:
            ends[len(spans)] = rows.ends.get(stop - 1, " " * rows.indents[stop - 1] + rows.texts[stop - 1])
        spans.append(range(index, stop))
        texts.append(text)
        index = stop
    return joined(rows, spans, texts, ends)
