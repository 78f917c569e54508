"""Words that may tell what a text is about: long ones, and numbers."""

from __future__ import annotations

from functools import cache

from extractor.text import pattern, without_typography

_WORD = pattern(r"[^\W\d_]{4,}|\d{2,}")


def topic_words(text: str) -> list[str]:
    """Return the words of four letters or more and the numbers of two digits or more, in any order."""
    try:
        row = without_typography(text).encode("latin-1")
    except UnicodeEncodeError:
        return _WORD.findall(text)
    letters, digits = _latin_tables()
    words = [word for word in row.translate(letters).split() if len(word) >= 4]
    words += [word for word in row.translate(digits).split() if len(word) >= 2]
    return b" ".join(words).decode("latin-1").split(" ") if words else []


@cache
def _latin_tables() -> tuple[bytes, bytes]:
    """Return tables of Latin-1 that leave letters, and digits, and make spaces of everything else."""
    characters = [chr(code) for code in range(256)]
    digits = "".join(each if each.isdecimal() else " " for each in characters)
    letters = "".join(each if _WORD.fullmatch(each * 4) and not each.isdecimal() else " " for each in characters)
    return letters.encode("latin-1"), digits.encode("latin-1")
