"""Measures of each HTML block's own text, from which the scorer's other columns are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.model import MarkupLayout
from extractor.scoring.characters import (
    BREAK,
    CLASS_SHIFT,
    CLASSES,
    ENDER,
    CharacterClass,
    Classes,
    Integers,
    class_table,
)
from extractor.text import CHARACTERS_PER_WORD, DENSE_WEIGHT

Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

PROSE_MASS = 65.0
"""Letters and digits from which a block may be prose; set by hand, some 80 characters with spaces."""

PROSE_LINK_SHARE = 0.4
"""Share of characters in links above which a block is no prose; set by hand."""

SHAPE_COLUMNS = (
    "log_mass", "log_words", "mass_per_word", "link_share", "strong_share", "all_link", "log_pieces",
    "pieces_per_word", "upper_share", "digit_share", "enders_per_word", "log_enders", "commas_per_word", "colons",
    "quote_share", "bracket_share", "dash_share", "separator_share", "symbol_share", "dense_share", "uncased_share",
    "ends_sentence", "ends_colon", "ends_mark", "starts_upper", "starts_lower", "starts_digit", "is_prose", "no_text",
)  # fmt: skip

_CLOSERS = np.zeros(CLASSES, bool)
_CLOSERS[[CharacterClass.QUOTE, CharacterClass.BRACKET, CharacterClass.SPACE]] = True
_MARKS = np.zeros(CLASSES, bool)
_MARKS[[CharacterClass.SEPARATOR, CharacterClass.DASH, CharacterClass.SYMBOL]] = True
_COLON = np.uint8(CharacterClass.COLON)
_FIRSTS = np.array([CharacterClass.UPPER, CharacterClass.LOWER, CharacterClass.DIGIT], np.uint8)[:, None]
_SHARES = slice(CharacterClass.QUOTE, CharacterClass.SYMBOL + 1)
"""Quotes, brackets, dashes, separators and symbols: classes one after the other, as their columns are."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of n blocks, shape (n,) each, and of their page.

    Attributes:
        mass: letters and digits, weighed by script.
        prose: the mass where a block reads like a paragraph, else 0.
        link_share: share of characters in links, 0 to 1.
        words: words, in any script.
        total: mass of the page, at least 1.
        total_prose: prose of the page, at least 1.
    """

    mass: Numbers
    prose: Numbers
    link_share: Numbers
    words: Numbers
    total: float
    total_prose: float


class _Counted(NamedTuple):
    """A page's characters; n blocks, m characters.

    Attributes:
        classes: class of each character, shape (m,).
        starts: first character of each block, shape (n,).
        lengths: characters of each block, shape (n,).
        counts: characters of each class by block, shape (n, CLASSES).
    """

    classes: Classes
    starts: Integers
    lengths: Integers
    counts: Integers


def block_shape(texts: list[str], layout: MarkupLayout, out: Numbers) -> Shape:
    """Measure a page that has blocks, and fill in `SHAPE_COLUMNS`, float32, shape (columns, n)."""
    characters = _count(texts)
    counts = characters.counts.T.astype(np.float32, order="C")
    spaces, upper, lower, uncased, dense, digits, enders, commas, colons = counts[: CharacterClass.COLON + 1]
    letters = upper + lower + uncased + dense
    mass = letters + digits + (DENSE_WEIGHT - 1) * dense
    size = np.maximum(characters.lengths, 1, dtype=np.float32)
    words = (spaces + 1 + dense / CHARACTERS_PER_WORD) * (mass > 0)
    some, letters = np.maximum(words, 1), np.maximum(letters, 1)
    link_share = np.minimum(layout.link_characters / size, 1, dtype=np.float32)
    first, last = _edges(characters)
    ends = last == ENDER
    prose = mass * ((mass >= PROSE_MASS) & (link_share < PROSE_LINK_SHARE) & ends)
    pieces = layout.pieces.astype(np.float32)
    out[0], out[1] = np.log1p(mass) / 6, np.log1p(words) / 4
    out[6], out[11] = np.log1p(pieces) / 3, np.log1p(enders) / 3
    out[2], out[3] = np.minimum(mass / some / 10, 2), link_share
    out[4], out[5] = np.minimum(layout.strong_characters / size, 1), link_share > 0.9
    out[7] = np.minimum(pieces / some, 1)
    out[8], out[9] = upper / letters, digits / size
    out[10], out[12] = np.minimum(enders / some, 1), np.minimum(commas / some, 1)
    out[13] = np.minimum(colons, 3) / 3
    out[14:19] = counts[_SHARES] / size
    out[19], out[20] = dense / letters, uncased / letters
    out[21], out[22], out[23] = ends, last == _COLON, _MARKS[last]
    out[24:27] = first == _FIRSTS
    out[27], out[28] = prose > 0, characters.lengths == 0
    total, total_prose = float(mass.sum(dtype=np.float64)), float(prose.sum(dtype=np.float64))
    return Shape(mass, prose, link_share, words, max(total, 1.0), max(total_prose, 1.0))


def _count(texts: list[str]) -> _Counted:
    """Count the characters of each text by class; a line feed inside a text counts as a space."""
    n = len(texts)
    lengths = np.fromiter(map(len, texts), np.intp, n)
    stops = (lengths + 1).cumsum()
    codes = np.array(["\n".join([*texts, ""])]).view(np.uint32)
    classes = _byte_table().take(codes, mode="clip")
    classes[stops - 1] = BREAK
    cells = np.repeat(np.arange(0, n * CLASSES, CLASSES), lengths + 1)
    cells += classes
    counts = np.bincount(cells, minlength=n * CLASSES).reshape(n, CLASSES)
    return _Counted(classes, stops - lengths - 1, lengths, counts)


@cache
def _byte_table() -> Classes:
    """Return the class of every code point in a byte each: half the look-up's time is the table's size."""
    return (class_table() >> CLASS_SHIFT).astype(np.uint8)


def _edges(characters: _Counted) -> tuple[Classes, Classes]:
    """Return the class of each block's first character, and of its last, closing quotes and brackets aside."""
    classes, starts = characters.classes, characters.starts
    last = np.maximum(starts + characters.lengths - 1, 0)
    for _ in range(2):
        last = last - (_CLOSERS[classes[last]] & (last > starts))
    return classes[starts], classes[last]
