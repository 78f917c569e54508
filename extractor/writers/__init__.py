"""An article to text."""

from __future__ import annotations

from extractor.model import Article


def write(article: Article, form: str) -> str:
    """Write an article."""
    return article.text
