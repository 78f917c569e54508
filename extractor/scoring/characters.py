"""Character statistics of all blocks of a page at once.

The page's texts are joined, viewed as one array of code points, sent through a table of character classes and
counted block by block with one `bincount`: some 0.2 ms for a page of 20,000 characters, where a regular
expression a block needs ten times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]
Classes = npt.NDArray[np.uint8]


class CharacterClass(IntEnum):
    """Classes of characters, over all scripts. Source: Unicode general category and script ranges."""

    SPACE = 0
    UPPER = 1
    LOWER = 2
    UNCASED = 3
    DENSE = 4
    DIGIT = 5
    ENDER = 6
    COMMA = 7
    COLON = 8
    QUOTE = 9
    BRACKET = 10
    DASH = 11
    SEPARATOR = 12
    SYMBOL = 13
    BREAK = 14


CLASSES = len(CharacterClass)
TABLE_SIZE = 0x30000
"""Code points above count as symbols."""


@cache
def class_table() -> Classes:
    """Return the class of every code point, uint8, shape (TABLE_SIZE,).

    It is stored as runs (`benchmarks/build_characters.py` makes the file), so that one Python version's Unicode
    tables do not score a page otherwise than another's.
    """
    classes, lengths = np.load(Path(__file__).with_name("weights") / "characters.npy")
    return np.repeat(classes.astype(np.uint8), lengths)


@dataclass(frozen=True, slots=True)
class Characters:
    """A page's characters; n blocks, m characters.

    Attributes:
        codes: folded code points, uint32, shape (m,); blocks are split by line feeds.
        classes: class of each character, shape (m,).
        blocks: block of each character, shape (m,).
        starts: first character of each block, shape (n,).
        lengths: characters of each block, without the line feed that ends it, shape (n,).
        counts: characters of each class by block, shape (n, CLASSES).
    """

    codes: npt.NDArray[np.uint32]
    classes: Classes
    blocks: Integers
    starts: Integers
    lengths: Integers
    counts: Integers


def count_characters(texts: list[str], *, fold: bool = True) -> Characters:
    """Count the characters of each text by class. A line feed inside a text counts as a space.

    Code points are folded for `find_words`; who counts alone can do without.
    """
    joined = "\n".join(texts) + "\n" if texts else ""
    codes = _code_points(joined)
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    ends = np.cumsum(lengths + 1)
    starts = ends - lengths - 1
    table = class_table()
    classes = table.take(codes, mode="clip")
    if len(texts):
        classes[ends - 1] = CharacterClass.BREAK
    blocks = np.repeat(np.arange(len(texts)), lengths + 1)
    cells = blocks * CLASSES
    cells += classes
    counts = np.bincount(cells, minlength=len(texts) * CLASSES).reshape(-1, CLASSES)
    if fold and texts:
        folded = "\n".join([text.lower() for text in texts]) + "\n"  # a text in ASCII takes a tenth of the time
        if len(folded) == len(joined):  # a few capitals fold to two characters
            codes = _code_points(folded)
    return Characters(codes, classes, blocks, starts, lengths, counts)


def _code_points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@dataclass(frozen=True, slots=True)
class Words:
    """A page's words; a character of a script without spaces is a word of its own here. k words.

    Attributes:
        blocks: block of each word, shape (k,).
        starts: first character of each word, shape (k,).
        lengths: characters of each word, shape (k,).
        hashes: hash of each folded word, uint64, shape (k,).
    """

    blocks: Integers
    starts: Integers
    lengths: Integers
    hashes: npt.NDArray[np.uint64]


_KEPT_BITS = 18
"""Powers for pages of up to 2^18 characters are kept, 4 MB of them; a longer page makes its own."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
_MIX = np.uint64(0xD6E8FEB86659FD93)


@cache
def _kept_powers(bits: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return 2^bits powers, kept."""
    return _powers(1 << bits)


def _powers(size: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return the powers of the base and of its inverse modulo 2^64, uint64, shape (size,) each."""
    steps = np.full(size, _BASE)
    back = np.full(size, _BASE_INVERSE)
    steps[0] = back[0] = 1
    return np.multiply.accumulate(steps), np.multiply.accumulate(back)


def _in_words(classes: Classes) -> npt.NDArray[np.bool_]:
    """Say of each character whether words are made of it: the classes from UPPER to DIGIT, one after the other."""
    first, last = np.uint8(CharacterClass.UPPER), np.uint8(CharacterClass.DIGIT)
    return (classes >= first) & (classes <= last)


def find_words(characters: Characters) -> Words:
    """Split a page into words and hash them: a polynomial prefix hash modulo 2^64.

    Source: Karp and Rabin (1987), with an odd base, whose powers are invertible modulo 2^64.
    """
    size = characters.codes.size
    edged = np.zeros(size + 2, bool)
    edged[1:-1] = _in_words(characters.classes)
    opens = edged[1:] & ~edged[:-1]
    if characters.counts[:, CharacterClass.DENSE].any():
        dense = np.zeros(size + 1, bool)
        dense[:-1] = characters.classes == CharacterClass.DENSE
        opens |= dense
        opens[1:] |= dense[:-1] & edged[2:]
        starts = np.flatnonzero(opens[:-1])
        stops = np.flatnonzero((opens[1:] | ~edged[2:]) & edged[1:-1]) + 1
    else:
        starts = np.flatnonzero(opens)
        stops = np.flatnonzero(edged[:-1] & ~edged[1:])
    bits = max(14, size.bit_length())
    forward, backward = _kept_powers(bits) if bits <= _KEPT_BITS else _powers(size)
    sums = np.empty(size + 1, np.uint64)
    sums[0] = 0
    np.cumsum(forward[:size] * characters.codes, out=sums[1:])
    hashes = sums[stops]
    hashes -= sums[starts]
    hashes *= backward[starts]
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return Words(characters.blocks[starts], starts, stops - starts, hashes)
