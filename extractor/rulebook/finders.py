"""Which blocks a line or a selector of a rule means."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import LineLayout, Page
from extractor.rulebook.rule import Line, Selector

LONG_LINE = 60
"""Characters of the first block that ends the head. Source: studies of site rules; set by hand."""


def is_text_page(page: Page) -> bool:
    """Whether a page has no elements."""
    return isinstance(page.document.layout, LineLayout)


def zone_of(texts: Sequence[str], zone: str) -> range:
    """Return the blocks of a zone: "head" ends before the first long block, "tail" is the second half."""
    if zone == "head":
        return range(next((index for index, text in enumerate(texts) if len(text) >= LONG_LINE), len(texts)))
    return range(len(texts) // 2 if zone == "tail" else 0, len(texts))


def blocks_at_line(texts: Sequence[str], line: Line) -> list[int]:
    """Return the blocks whose text has a line's pattern, in order."""
    found = [index for index in zone_of(texts, line.zone) if line.pattern.found_in(texts[index])]
    return found[: line.most]


def blocks_in(page: Page, selector: Selector) -> list[range]:
    """Return the blocks of each element that a selector means, in page order; an element without text is left out.

    A query that is not valid finds nothing: `extract rules lint` says why, a page must not fail by it.
    """
    try:
        spans = [range(span.start, span.stop) for span in page.find(selector.query, xpath=selector.xpath)]
    except ValueError:
        return []
    texts = page.document.texts
    pattern = selector.text
    if pattern is not None:
        spans = [span for span in spans if pattern.found_in(" ".join(texts[index] for index in span))]
    if selector.nth is not None:
        place = selector.nth - 1 if selector.nth > 0 else selector.nth
        spans = spans[place : place + 1 or None]
    return [span for span in spans if span]


def inline_spans(page: Page, selector: Selector) -> list[tuple[int, int, int]]:
    """Return (block, start, stop) of the elements of a selector that fill less than half of their one block.

    Such an element is a run of characters inside a line: what is said of it must not be said of the whole block.
    """
    if selector.text is not None or selector.nth is not None:
        return []
    texts = page.document.texts
    found: list[tuple[int, int, int]] = []
    spans = page.find(selector.query, xpath=selector.xpath)
    for span, value in zip(spans, page.values(selector.query, xpath=selector.xpath), strict=False):
        if span.stop != span.start + 1 or not value or 2 * len(value) >= len(texts[span.start]):
            continue
        after = found[-1][2] if found and found[-1][0] == span.start else 0
        start = texts[span.start].find(value, after)
        if start >= 0:
            found.append((span.start, start, start + len(value)))
    return found


def values_of(page: Page, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:
    """Return texts, or values of an attribute, of the elements of a query; none where the query is not valid."""
    try:
        return page.values(query, attribute, xpath=xpath)
    except ValueError:
        return []


def has_element(page: Page, query: str) -> bool:
    """Whether a page has an element, with or without text."""
    try:
        return bool(page.find(query))
    except ValueError:
        return False
