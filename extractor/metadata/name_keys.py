"""Keys by which two printings of a name or a title are compared."""

from __future__ import annotations

from extractor.text import folded_words


def name_key(name: str) -> str:
    """Return what two printings of a name share: case folded, words split by one space. Empty text has an empty key."""
    return folded_words(name)
