"""The text format: title, dek and body, split by blank lines."""

from __future__ import annotations

from extractor.model import Article, Printing, joined
from extractor.writers.kept import kept
from extractor.writers.visible import visible


def write(article: Article, printing: Printing) -> str:
    """Return title, dek and text."""
    shown = kept(article, printing)
    parts = (shown.title, shown.dek, joined(shown.blocks))
    text = "\n\n".join(visible(part) for part in parts if part)
    return f"{text}\n" if text else ""
