"""The shape of each line: how long, which characters, how it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import CLASSES, CharacterClass, Characters, Words
from extractor.text import CHARACTERS_PER_WORD, DENSE_WEIGHT

LONG_WORDS = 15.0
"""A line of so many words is prose rather than a label; set by hand, as Kohlschütter et al. (2010) found 15 to 17."""

Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns of n blocks, and the counts that other features need, shape (n,) each.

    Attributes:
        columns: the first 30 of `COLUMNS`, in their order.
        mass: letters and digits, characters of scripts without spaces weighed.
        words: number of words.
        prose: `LONG_WORDS` or more and a sentence's end.
        dense: characters of scripts without spaces.
        uncased: letters of scripts without capitals.
        segment: the densest run of prose, half-open, by blocks.
    """

    columns: list[Numbers | Bools]
    mass: Numbers
    words: Numbers
    prose: Bools
    dense: Numbers
    uncased: Numbers
    segment: tuple[int, int]


def best_run(words: Numbers, prose: Bools, price: float) -> tuple[int, int]:
    """Return the half-open run of blocks that holds most prose, each block that is not prose costing `price` words.

    Source: the maximum subarray, Kadane (Bentley 1984), by prefix sums. No blocks give (0, 0).
    """
    if not words.size:
        return 0, 0
    worth = np.where(prose, np.minimum(words, 80), np.where(words >= LONG_WORDS, 4.0, 0.0) - price)
    sums = np.concatenate([[0.0], np.cumsum(worth)])
    stop = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: stop + 1])), stop


def _one_of(*classes: CharacterClass) -> Bools:
    """Return a look-up table by class: a gather is ten times as fast as `isin`."""
    table = np.zeros(CLASSES, bool)
    table[list(classes)] = True
    return table


_CLOSERS = _one_of(CharacterClass.QUOTE, CharacterClass.BRACKET, CharacterClass.SPACE)
_MARKS = _one_of(CharacterClass.SEPARATOR, CharacterClass.DASH, CharacterClass.SYMBOL)
_OPENERS = _one_of(CharacterClass.QUOTE, CharacterClass.BRACKET)
_AFTER_SENTENCE = _one_of(CharacterClass.SPACE, CharacterClass.BREAK, CharacterClass.QUOTE, CharacterClass.DENSE)


def line_shape(characters: Characters, words: Words) -> Shape:
    """Compute the shape of each block. At least one block is needed for columns to mean something."""
    n = len(characters.starts)
    cls = CharacterClass
    c = np.ascontiguousarray(characters.counts.T, np.float64)
    letters = c[cls.UPPER : cls.DENSE + 1].sum(0)
    mass = letters + c[cls.DIGIT] + (DENSE_WEIGHT - 1) * c[cls.DENSE]
    pieces = np.bincount(words.blocks, minlength=n)
    count = pieces - (1 - 1 / CHARACTERS_PER_WORD) * c[cls.DENSE]
    capitals = np.bincount(words.blocks, characters.classes[words.starts] == cls.UPPER, minlength=n)
    some, any_letters = np.maximum(count, 1), np.maximum(letters, 1)
    shares = c / np.maximum(characters.lengths, 1)
    sentences = _sentences(characters)
    opens = characters.classes[characters.starts] if n else np.zeros(0, np.uint8)
    columns: list[Numbers | Bools] = [
        np.log1p(mass) / 6, np.log1p(count) / 4, np.minimum((mass / some) / 10, 3),
        c[cls.UPPER] / any_letters, capitals / np.maximum(pieces, 1), shares[cls.DIGIT],
        np.minimum(c[cls.ENDER] / some, 1), np.minimum(c[cls.COMMA] / some, 1), np.minimum(c[cls.COLON], 3) / 3,
        shares[cls.QUOTE], shares[cls.SEPARATOR], shares[cls.SYMBOL], shares[cls.BRACKET], shares[cls.DASH],
        *_ends(characters), opens == cls.UPPER, opens == cls.LOWER, opens == cls.DIGIT, _OPENERS[opens],
        _MARKS[opens], np.log1p(sentences) / 3, c[cls.DENSE] / any_letters, c[cls.UNCASED] / any_letters,
        *_signs(characters),
    ]  # fmt: skip
    prose = (count >= LONG_WORDS) & (sentences >= 1)
    return Shape(columns, mass, count, prose, c[cls.DENSE], c[cls.UNCASED], best_run(count, prose, price=8.0))


def _sentences(characters: Characters) -> npt.NDArray[np.intp]:
    """Count the sentence enders of each block that something but a word follows."""
    enders = np.flatnonzero(characters.classes == CharacterClass.ENDER)
    closed = enders[_AFTER_SENTENCE[characters.classes[enders + 1]]]
    return np.bincount(characters.blocks[closed], minlength=len(characters.starts))


def _ends(characters: Characters) -> list[Bools]:
    """Say how each block ends, closing quotes and brackets aside."""
    cls = CharacterClass
    last = characters.starts + characters.lengths - 1
    for _ in range(2):
        last -= _CLOSERS[characters.classes[last]] & (last > characters.starts)
    kind, code = characters.classes[last], characters.codes[last]
    dotted = (code == ord(".")) & (characters.codes[last - 1] == ord(".")) & (last > characters.starts)
    question = (code == ord("?")) | (code == ord("？")) | (code == ord("؟"))
    return [
        kind == cls.ENDER, question, kind == cls.COLON, kind == cls.COMMA, _MARKS[kind], dotted | (code == ord("…")),
    ]  # fmt: skip


def _signs(characters: Characters) -> list[Numbers]:
    """Count addresses (a slash after a colon, an at sign) and the signs of copyright and trade marks, at most two."""
    n = len(characters.starts)
    codes, blocks = characters.codes, characters.blocks
    slashes = np.flatnonzero(codes == ord("/"))
    slashes = slashes[codes[slashes - 1] == ord(":")]
    marked = np.concatenate([slashes, np.flatnonzero(codes == ord("@"))])
    signs = np.flatnonzero((codes == ord("©")) | (codes == ord("®")))
    found = (np.bincount(blocks[where], minlength=n) for where in (marked, signs))
    return [np.minimum(counts, 2) / 2 for counts in found]
