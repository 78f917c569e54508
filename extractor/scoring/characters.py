"""Character statistics of all blocks of a page at once.

The page's texts are joined, viewed as one array of code points, sent through a table of character classes and
counted block by block with one `bincount`: some 0.2 ms for a page of 20,000 characters, where a regular
expression a block needs ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

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
UPPER, DENSE, DIGIT, ENDER, BREAK = map(
    np.uint8,
    (CharacterClass.UPPER, CharacterClass.DENSE, CharacterClass.DIGIT, CharacterClass.ENDER, CharacterClass.BREAK),
)
"""For comparisons with arrays: with a member itself numpy compares whole 64-bit numbers."""
TABLE_SIZE = 0x30000
"""Code points above count as symbols."""


_LINE_FEED = np.uint32(10)
CLASS_SHIFT = 24
_FOLDED = np.uint32((1 << CLASS_SHIFT) - 1)
_CASED_SIGNS = np.arange(0x2160, 0x24D0, dtype=np.intp)
"""Numerals and circled letters that have a small form without being capitals."""
_UNSTEADY = ("Σ", "İ")
"""Capitals whose small form hangs on the next letter, or has two characters."""


@cache
def class_table() -> npt.NDArray[np.uint32]:
    """Return the class of every code point and, below it, the folded code point, shape (TABLE_SIZE,).

    It is stored as runs (`benchmarks/build_characters.py` makes the file), so that one Python version's Unicode
    tables do not score a page otherwise than another's.
    """
    classes, lengths = np.load(Path(__file__).with_name("weights") / "characters.npy")
    table = np.repeat(classes.astype(np.uint32) << CLASS_SHIFT, lengths)
    cased = np.concatenate([np.flatnonzero(table == CharacterClass.UPPER << CLASS_SHIFT), _CASED_SIGNS])
    cased = cased[cased != ord("İ")]
    table += np.arange(TABLE_SIZE, dtype=np.uint32)
    small = cased.astype("<u4").tobytes().decode("utf-32-le").lower()
    table[cased] += _code_points(small) - cased.astype(np.uint32)
    return table


class Characters(NamedTuple):
    """A page's characters; n blocks, m characters.

    Attributes:
        codes: folded code points, uint32, shape (m,); blocks are split by line feeds.
        classes: class of each character, shape (m,).
        blocks: block of each character, shape (m,).
        starts: first character of each block, shape (n,).
        lengths: characters of each block, without the line feed that ends it, shape (n,).
        counts: characters of each class by block, shape (n, CLASSES).
        signs: the characters that are no letters, digits or spaces, in order.
    """

    codes: npt.NDArray[np.uint32]
    classes: Classes
    blocks: Integers
    starts: Integers
    lengths: Integers
    counts: Integers
    signs: Integers


def count_characters(texts: list[str]) -> Characters:
    """Count the characters of each text by class. A line feed inside a text counts as a space."""
    n, table = len(texts), class_table()
    joined = "\n".join([*texts, ""])
    codes = _code_points(joined)
    ends = (codes == _LINE_FEED).nonzero()[0]
    if ends.size != n:
        ends = np.cumsum(np.fromiter(map(len, texts), np.intp, n) + 1) - 1
    starts = np.zeros(n, np.intp)
    starts[1:] = ends[:-1] + 1
    lengths = ends - starts
    known = table.take(codes, mode="clip")
    classes = (known >> CLASS_SHIFT).astype(np.uint8)
    classes[ends] = BREAK
    blocks = np.arange(n).repeat(lengths + 1)
    cells = blocks * CLASSES
    cells += classes.astype(np.intp)
    counts = np.bincount(cells, minlength=n * CLASSES).reshape(-1, CLASSES)
    codes = _folded(joined, texts, codes, known)
    return Characters(codes, classes, blocks, starts, lengths, counts, (classes > DIGIT).nonzero()[0])


def _folded(
    joined: str, texts: list[str], codes: npt.NDArray[np.uint32], known: npt.NDArray[np.uint32]
) -> npt.NDArray[np.uint32]:
    """Return the code points of small letters; as they are where a capital folds to two characters."""
    if any(letter in joined for letter in _UNSTEADY):
        small = "\n".join([*map(str.lower, texts), ""])
        return _code_points(small) if len(small) == len(joined) else codes
    known &= _FOLDED
    if codes.size and int(codes.max()) >= TABLE_SIZE:
        np.copyto(known, codes, where=codes >= TABLE_SIZE)
    return known


def _code_points(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of a text that does not end in a zero."""
    return np.array([text]).view(np.uint32) if text else np.zeros(0, np.uint32)


class Words(NamedTuple):
    """A page's words; a character of a script without spaces is a word of its own here. k words.

    Attributes:
        blocks: block of each word, shape (k,).
        pieces: words of each block, shape (n,).
        firsts: first word of each block, or where it would be, shape (n,).
        starts: first character of each word, shape (k,).
        lengths: characters of each word, shape (k,).
        kinds: class of the first character of each word, shape (k,).
        hashes: hash of each folded word, uint64, shape (k,).
    """

    blocks: Integers
    pieces: Integers
    firsts: Integers
    starts: Integers
    lengths: Integers
    kinds: Classes
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
    return classes - UPPER <= DIGIT - UPPER


def find_words(characters: Characters) -> Words:
    """Split a page into words and hash them: a polynomial prefix hash modulo 2^64.

    Source: Karp and Rabin (1987), with an odd base, whose powers are invertible modulo 2^64.
    """
    starts, stops = _word_edges(characters)
    size = characters.codes.size
    bits = max(14, size.bit_length())
    forward, backward = _kept_powers(bits) if bits <= _KEPT_BITS else _powers(size)
    sums = np.zeros(size + 1, np.uint64)
    np.multiply(forward[:size], characters.codes.astype(np.uint64), out=sums[1:])
    np.add.accumulate(sums, out=sums)
    hashes = sums.take(stops)
    hashes -= sums.take(starts)
    hashes *= backward.take(starts)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    blocks = characters.blocks.take(starts)
    pieces = np.bincount(blocks, minlength=characters.starts.size)
    kinds = characters.classes.take(starts)
    return Words(blocks, pieces, pieces.cumsum() - pieces, starts, stops - starts, kinds, hashes)


def joined_words(parts: Sequence[Words]) -> Words:
    """Return the words of a page that was split between blocks; their starts still count within their part."""
    blocks = np.cumsum([0, *(part.pieces.size for part in parts)])
    words = np.cumsum([0, *(part.blocks.size for part in parts)])
    moved = [
        part._replace(blocks=part.blocks + block, firsts=part.firsts + word)
        for part, block, word in zip(parts, blocks.tolist(), words.tolist(), strict=False)
    ]
    return Words(*map(np.concatenate, zip(*moved, strict=True)))


def _word_edges(characters: Characters) -> tuple[Integers, Integers]:
    """Return the first character of each word, and one past the last."""
    inside = np.zeros(characters.codes.size + 1, bool)
    inside[1:] = _in_words(characters.classes)
    if not characters.counts[:, CharacterClass.DENSE].any():
        edges = (inside[1:] != inside[:-1]).nonzero()[0]  # a page ends in a line feed: every word ends
        return edges[::2], edges[1::2]
    dense = np.zeros(inside.size, bool)
    dense[1:] = characters.classes == DENSE
    alone = dense[1:] | dense[:-1]
    starts = (inside[1:] & (~inside[:-1] | alone)).nonzero()[0]
    stops = (inside[:-1] & (~inside[1:] | alone)).nonzero()[0]
    return starts, stops
