"""Roles."""

from __future__ import annotations

from extractor.model import Draft


def relabel(draft: Draft) -> None:
    """Run the passes that decide what the article's text is."""


def name_chrome(draft: Draft) -> None:
    """Give the dropped blocks their roles."""
