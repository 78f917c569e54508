"""Printed pages, as pdftotext parts them by form feeds: running heads, page numbers, and paragraphs over two pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extractor.readers.line_rows import Rows, some_of
from extractor.text import LETTER, ends_sentence, line_key, pattern

FORM_FEED = "\f"
_EDGE, _EDGE_SHARE = 2, 0.25
"""Rows at a page's top, and at its foot, that may be no text, and their share of the page: of four lines on a slide the
middle two are its text. Set by hand."""
_LEAST_PAGES, _SHARE = 3, 0.4
"""Pages from which on, and their share of all, a row that stands at their edge is a running head: left and right pages
may have different ones."""
_NUMBER = pattern(rf"\W*(?:{LETTER}{{1,10}}\W*)?(?P<number>\d{{1,4}})(?:\W+{LETTER}{{1,4}}\W+\d{{1,4}})?\W*")
"""A page's number, with "Page" before and "of 12" after it."""


def page_starts(text: str) -> list[int]:
    """Return the lines that begin a printed page, but for the first; none in a text without form feeds."""
    starts, line = list[int](), 0
    for part in text.split(FORM_FEED)[:-1]:
        line += len(f"{part}{FORM_FEED}".splitlines())
        starts.append(line)
    return starts


def without_running_heads(rows: Rows, starts: list[int]) -> Rows:
    """Return the rows without what is printed on every page, paragraphs that a page breaks in one piece.

    Args:
        rows: the lines.
        starts: see `page_starts`.
    """
    pages = list(_pages(rows, starts))
    if len(pages) < _LEAST_PAGES:
        return rows
    edges = [_edge_of(page) for page in pages]
    keys = {index: line_key(rows.texts[index]) for edge in edges for index in edge}
    often = Counter(key for edge in edges for key in {keys[index] for index in edge})
    least = max(_LEAST_PAGES, _SHARE * len(pages))
    heads = {
        index
        for index, key in keys.items()
        if often[key] >= least
        and index not in pages[0][:_EDGE]  # the first page's may be the title
        and key.strip("0 ")
    }
    heads |= _page_numbers(rows.texts, edges, least)
    kept = [index for index in range(len(rows.texts)) if index not in heads]
    left = some_of(rows, kept)
    firsts = {page[0] for page in ([index for index in page if index not in heads] for page in pages[1:]) if page}
    blanks = left.blanks_before.copy()
    for place, (above, below) in enumerate(pairwise(kept), start=1):
        if below in firsts:
            goes_on = rows.texts[below][0].islower() and not ends_sentence(rows.texts[above])
            blanks[place] = 0 if goes_on else max(blanks[place], 1)
    return left._replace(blanks_before=blanks)


def _edge_of(page: list[int]) -> set[int]:
    size = min(_EDGE, int(_EDGE_SHARE * len(page)))
    return {*page[:size], *page[len(page) - size :]}


def _page_numbers(texts: list[str], edges: list[set[int]], least: float) -> set[int]:
    """Return the rows whose number rises by one from page to page; figures of a table and years do not."""
    offsets = {
        index: int(number["number"]) - place
        for place, edge in enumerate(edges)
        for index in edge
        if (number := _NUMBER.fullmatch(texts[index])) is not None
    }
    often = Counter(offsets.values())
    found = {index for index, offset in offsets.items() if often[offset] >= _LEAST_PAGES}
    return found if sum(bool(edge & found) for edge in edges) >= least else set()


def _pages(rows: Rows, starts: list[int]) -> Iterator[list[int]]:
    """Yield the rows of each page that has some."""
    page, bounds = list[int](), iter([*starts, len(rows.texts) + (rows.first_lines[-1] + 1 if rows.texts else 0)])
    stop = next(bounds)
    for index, line in enumerate(rows.first_lines):
        while line >= stop:
            if page:
                yield page
            page, stop = [], next(bounds)
        page.append(index)
    if page:
        yield page
