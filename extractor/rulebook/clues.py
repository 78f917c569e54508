"""Whether a page shows what a rule knows its site by."""

from __future__ import annotations

from extractor.model import Page
from extractor.rulebook.finders import blocks_at_line, has_element, is_text_page
from extractor.rulebook.rule import Identify


def clues_found(page: Page, identify: Identify) -> int:
    """Return how many of the clues a page shows, 0 to all."""
    texts = page.document.texts
    found = sum(bool(blocks_at_line(texts, line)) for line in identify.lines)
    if is_text_page(page):
        return found
    metas = page.document.head.metas
    for name, pattern in identify.meta.items():
        found += any(key == name.lower() and pattern.found_in(content) for key, content in metas)
    return found + sum(has_element(page, query) for query in identify.css)
