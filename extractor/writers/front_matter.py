"""The facts above a Markdown text, as YAML."""

from __future__ import annotations

from extractor.model import Article
from extractor.writers.visible import one_line

FACTS = (
    "title", "dek", "description", "authors", "published", "modified", "site_name", "publisher", "canonical_url",
    "language", "section", "tags", "lead_image", "licence",
)  # fmt: skip
"""The facts that stand there, in this order, where they were found."""


def front_matter(article: Article) -> str:
    """Return the facts between two lines of "---"; dates and addresses are strings."""
    import yaml

    facts: dict[str, str | list[str]] = {}
    for name in FACTS:
        field = article.fields.get(name)
        if field is not None and field.value:
            facts[name] = (
                list(map(one_line, field.value)) if isinstance(field.value, tuple) else one_line(str(field.value))
            )
    if article.document.url:
        facts["url"] = one_line(article.document.url)
    body = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1_000_000) if facts else ""
    return f"---\n{body}---"
