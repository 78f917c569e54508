"""Site rules to pinned labels and fields."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.model import Draft, Field, Options, Page


def mark(page: Page, draft: Draft, options: Options) -> Mapping[str, Field]:
    """Pin what the page's site rule says; return the fields it gives."""
    return {}
