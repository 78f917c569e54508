"""Which blocks a line or a selector of a rule means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from extractor.model import LineLayout, Page

if TYPE_CHECKING:
    from extractor.rulebook.rule import Line, Selector

LONG_LINE = 60
"""Characters of the first block that ends the head. Source: studies of site rules; set by hand."""

MOST_BLOCKS = 200
"""Blocks of an element whose text is searched for a selector's pattern. Set by hand."""

MOST_CHARACTERS = 5_000_000
"""Characters that the elements of one query may hold together, counted by their blocks, where that is more than
`MOST_REPEATS` times the page. Set by hand."""

MOST_REPEATS = 20
"""How many times the page's text the elements of one query may hold. Set by hand: nested lists of comments reach 6."""


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


def spans_of(page: Page, selector: Selector) -> list[range]:
    """Return the blocks of each element that a selector means, in page order; an element without text is left out.

    A query that is not valid finds nothing: `extract rules lint` says why, a page must not fail by it. Of an element
    with more than `MOST_BLOCKS` blocks the first ones are asked for the selector's text.
    """
    spans = _find(page, selector.query, xpath=selector.xpath)
    texts = page.document.texts
    pattern = selector.text
    if pattern is not None:
        spans = [span for span in spans if pattern.found_in(" ".join(texts[index] for index in span[:MOST_BLOCKS]))]
    if selector.nth is not None:
        place = selector.nth - 1 if selector.nth > 0 else selector.nth
        spans = spans[place : place + 1 or None]
    return [span for span in spans if span]


def _find(page: Page, query: str, *, xpath: bool) -> list[range]:
    try:
        return [range(span.start, span.stop) for span in page.find(query, xpath=xpath)]
    except ValueError:
        return []


def blocks_of(page: Page, selector: Selector) -> list[int]:
    """Return the blocks of all elements that a selector means, each once and in order.

    Elements may be nested a thousand times: their spans come by their starts, so what was reached is not walked again.
    """
    found: list[int] = []
    reach = 0
    for span in spans_of(page, selector):
        found += range(max(span.start, reach), span.stop)
        reach = max(reach, span.stop)
    return found


def inline_spans(page: Page, selector: Selector) -> list[tuple[int, int, int]]:
    """Return (block, start, stop) of the elements of a selector that fill less than half of their one block.

    Such an element is a run of characters inside a line: what is said of it must not be said of the whole block.
    """
    if selector.text is not None or selector.nth is not None:
        return []
    texts = page.document.texts
    found: list[tuple[int, int, int]] = []
    spans = _find(page, selector.query, xpath=selector.xpath)
    for span, value in zip(spans, values_of(page, selector.query, xpath=selector.xpath), strict=False):
        if len(span) != 1 or not value or 2 * len(value) >= len(texts[span.start]):
            continue
        after = found[-1][2] if found and found[-1][0] == span.start else 0
        start = texts[span.start].find(value, after)
        if start >= 0:
            found.append((span.start, start, start + len(value)))
    return found


def values_of(page: Page, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:
    """Return texts, or values of an attribute, of the elements of a query; none where the query is not valid.

    None either where the elements stand in one another so often that their texts would be many times the page.
    """
    try:
        if not attribute and _repeats(page, query, xpath=xpath):
            return []
        return page.values(query, attribute, xpath=xpath)
    except ValueError:
        return []


def _repeats(page: Page, query: str, *, xpath: bool) -> bool:
    sizes = list(accumulate((len(text) for text in page.document.texts), initial=0))
    spans = _find(page, query, xpath=xpath)
    return sum(sizes[span.stop] - sizes[span.start] for span in spans) > max(MOST_CHARACTERS, MOST_REPEATS * sizes[-1])


def has_element(page: Page, query: str) -> bool:
    """Whether a page has an element, with or without text."""
    try:
        return bool(page.find(query))
    except ValueError:
        return False
