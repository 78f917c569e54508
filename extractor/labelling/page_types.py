"""Groups of page types that several passes ask for."""

from __future__ import annotations

ARTICLES = frozenset({"article", ""})
"""Articles, and pages whose type nobody has told."""
LISTS = frozenset({"listing", "collection"})
"""Pages whose items have headlines and bylines of their own."""
