"""Keys by which two printings of a name or a title are compared."""

from __future__ import annotations

import re
import unicodedata

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """Return what two printings of a name share: case folded, words split by one space. Empty text has an empty key."""
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()
