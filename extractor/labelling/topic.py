"""What the body of a page speaks of, and how much of it another line says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import log2

from extractor.text import FIRST_WIDE, UNSPACED_CHARACTERS, is_wide, pattern, without_typography

_CHARACTERS, _LEAD = 8000, 1200
"""Characters of the body, and of its beginning, that are read."""
_STEM = 5
"""Letters by which two words are taken for forms of one; set by hand."""
_SHORTEST_WORD, _SHORTEST_NUMBER = 4, 2
_UNSPACED, _RUN = pattern(f"[{UNSPACED_CHARACTERS}]"), 4
"""Thai, Lao, Burmese and Khmer put no spaces between words; runs of so many characters stand for them."""
_LETTER = r"[^\s\d_.,;:!?\"'“”‘’„«»()\[\]{}|/–—…·•।؟،-]"
_WORD = pattern(rf"{_LETTER}{{{_SHORTEST_WORD},}}|\d{{{_SHORTEST_NUMBER},}}")


@dataclass(frozen=True)
class Topic:
    """Words of a body, shortened to stems, and those of its page's other lines.

    Attributes:
        text: the body, lower case.
        lines: the lines that are looked at.
    """

    text: str
    lines: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the body has each stem."""
        return Counter(_stem_list(self.text))

    @cached_property
    def lead_text(self) -> str:
        """The body's beginning, lower case."""
        return self.text[:_LEAD]

    @cached_property
    def lead(self) -> frozenset[str]:
        """Stems of the body's beginning."""
        return frozenset(_stem_list(self.lead_text))

    @cached_property
    def others(self) -> Counter[str]:
        """How many of the lines have each stem."""
        return Counter(chain.from_iterable(_stems(line.lower()) for line in self.lines))

    def share(self, text: str) -> float:
        """Return the share of a line's words that the body has, 0 to 1; of a script without spaces, of its pairs."""
        lowered = text.lower()
        if _is_dense(lowered):
            pieces = {lowered[place : place + 2] for place in range(len(lowered) - 1)}
            return sum(piece in self.text for piece in pieces) / max(len(pieces), 1)
        stems = _stems(lowered)
        return sum(map(self.counts.__contains__, stems)) / max(len(stems), 3)

    def shares(self, text: str) -> tuple[float, float, float, float, float]:
        """Say how much of a line the body says.

        Returns:
            The share of the line's words that the body has, their number over 5 (at most 1), how often the body
            has them (5 times each is 1), the share that the lead has, and the share weighted by how rare
            a word is on the page's other lines; each 0 to 1, all 0 for a line without words.
        """
        lowered = text.lower()
        if _is_dense(lowered):
            pieces = list({lowered[place : place + 2] for place in range(len(lowered) - 1)})
            counts = [self.text.count(piece) for piece in pieces]
            leads = [piece in self.lead_text for piece in pieces]
        else:
            pieces = list(_stems(lowered))
            counts = [self.counts.get(piece, 0) for piece in pieces]
            leads = [piece in self.lead for piece in pieces]
        if not pieces:
            return 0.0, 0.0, 0.0, 0.0, 0.0
        n = len(pieces)
        shared = sum(map(bool, counts))
        if not shared:
            return 0.0, 0.0, 0.0, sum(leads) / n, 0.0
        rarity = [1 / (1 + log2(max(self.others.get(piece, 1), 1))) for piece in pieces]
        rare = sum(weight * min(count, 3) / 3 for weight, count in zip(rarity, counts, strict=True)) / max(
            sum(rarity), 2.0
        )
        return shared / n, min(shared, 5) / 5, sum(min(count, 5) for count in counts) / (5 * n), sum(leads) / n, rare


def topic_of(paragraphs: Iterable[str], others: Iterable[str]) -> Topic:
    """Read a body's paragraphs, and the lines around them that may speak of the same."""
    return Topic("\n".join(paragraphs)[:_CHARACTERS].lower(), tuple(others))


def shared_words(line: str, text: str) -> tuple[int, int]:
    """Return how many of a line's longer words a text has, and how many there are; runs in a script without spaces.

    Words are compared by their beginnings.
    """
    asked, said = (_pieces(each.lower()) for each in (line, text))
    return len(asked & said), len(asked)


def _pieces(lowered: str) -> frozenset[str]:
    size = 2 if _is_dense(lowered) else _RUN if 3 * len(_UNSPACED.findall(lowered)) > len(lowered) else 0
    if size:
        return frozenset(lowered[place : place + size] for place in range(len(lowered) - size + 1))
    return _stems(lowered)


@lru_cache(maxsize=512)  # a page's lines are asked for up to three times
def _stems(text: str) -> frozenset[str]:
    """Return the stems of a line in lower case."""
    return frozenset(_stem_list(text))


def _stem_list(text: str) -> list[str]:
    """Return the stem of each word of a text in lower case, in no promised order; of Latin ones in half the time."""
    try:
        row = (text if text.isascii() else without_typography(text)).encode("latin-1")
    except UnicodeEncodeError:
        return [word[:_STEM] for word in _WORD.findall(text)]
    letters, digits = _latin_words()
    words = row.translate(letters).decode("latin-1").split()
    stems = [word[:_STEM] for word in words if len(word) >= _SHORTEST_WORD]
    numbers = row.translate(digits)
    if numbers.isspace():
        return stems
    return stems + [number[:_STEM] for number in numbers.decode("latin-1").split() if len(number) >= _SHORTEST_NUMBER]


@cache
def _latin_words() -> tuple[bytes, bytes]:
    """Return, for each character of Latin-1, itself where it may stand in a word, and in a number, else a space."""
    letter, characters = re.compile(_LETTER), [chr(code) for code in range(256)]
    return (
        bytes(ord(each) if letter.match(each) else ord(" ") for each in characters),
        bytes(ord(each) if each.isdecimal() else ord(" ") for each in characters),
    )


def _is_dense(text: str) -> bool:
    """Whether a line is mostly of a script that puts no spaces between words, or that glues particles to them."""
    return is_wide(text) and 3 * sum(character >= FIRST_WIDE for character in text) > len(text)
