"""Headings of a product's page that say what stands below them: reviews, other offers."""

from __future__ import annotations

import re

from extractor.model import Draft, MarkupLayout, Trait
from extractor.text import line_key

_LONGEST = 60


def headings_of_product(draft: Draft) -> list[int]:
    """Return the headings of an HTML page that is a product's, in order; none on another page."""
    layout = draft.document.layout
    if draft.page_type != "product" or not isinstance(layout, MarkupLayout):
        return []
    found: list[int] = layout.inside(Trait.HEADING).nonzero()[0].tolist()
    return found


def says(text: str, wanted: re.Pattern[str]) -> bool:
    """Whether a short heading's key is, from end to end, what a pattern wants."""
    return len(text) <= _LONGEST and wanted.fullmatch(line_key(text)) is not None
