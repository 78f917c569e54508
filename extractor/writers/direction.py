"""Which way a text runs. Source: Unicode Standard Annex #9, rules P2 and P3 (the first strong character decides)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str) -> str:
    """Return "ltr" or "rtl", or an empty string where no character of the text is strong."""
    for character in text:
        found = _STRONG.get(unicodedata.bidirectional(character))
        if found:
            return found
    return ""


def main_direction(texts: Iterable[str]) -> str:
    """Return the direction of most characters, counting each text by its own; "ltr" where nothing is strong."""
    balance = 0
    for text in texts:
        balance += {"rtl": len(text), "ltr": -len(text)}.get(direction_of(text), 0)
    return "rtl" if balance > 0 else "ltr"
