"""The shape of each line: how long, which characters, how it begins and ends."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import CLASSES, ENDER, UPPER, CharacterClass, Characters, Floats, Integers, Words
from extractor.text import CHARACTERS_PER_WORD, DENSE_WEIGHT

LONG_WORDS = 15.0
"""A line of so many words is prose rather than a label; set by hand, as Kohlschütter et al. (2010) found 15 to 17."""

SHAPE_COLUMNS = (
    "log_mass", "log_words", "mass_per_word", "upper_share", "capitalised_word_share", "digit_share",
    "enders_per_word", "commas_per_word", "colons", "quote_share", "separator_share", "symbol_share",
    "bracket_share", "dash_share", "ends_sentence", "ends_question", "ends_colon", "ends_comma", "ends_other_mark",
    "ends_ellipsis", "starts_upper", "starts_lower", "starts_digit", "starts_quote", "starts_mark", "log_sentences",
    "dense_share", "uncased_share", "addresses", "signs",
)  # fmt: skip

Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


class Shape(NamedTuple):
    """What other features need to know of n blocks, shape (n,) each.

    Attributes:
        mass: letters and digits, characters of scripts without spaces weighed.
        words: number of words.
        prose: `LONG_WORDS` or more and a sentence's end.
        dense: characters of scripts without spaces.
        uncased: letters of scripts without capitals.
    """

    mass: Numbers
    words: Numbers
    prose: Bools
    dense: Numbers
    uncased: Numbers


def best_runs(words: Numbers, prose: Bools, prices: tuple[float, ...]) -> list[tuple[int, int]]:
    """Return the half-open run of blocks that holds most prose, for each price of a block that is not prose, in words.

    Source: the maximum subarray, Kadane (Bentley 1984), by prefix sums. No blocks give (0, 0).
    """
    if not words.size:
        return [(0, 0)] * len(prices)
    sums = np.zeros((len(prices), words.size + 1))
    gain = np.where(prose, np.minimum(words, 80), np.where(words >= LONG_WORDS, 4.0, 0.0))
    np.subtract(gain, np.multiply.outer(prices, ~prose), out=sums[:, 1:])
    np.add.accumulate(sums, 1, out=sums)
    stops = (sums - np.minimum.accumulate(sums, 1)).argmax(1).tolist()
    return [(int(row[: stop + 1].argmin()), stop) for row, stop in zip(sums, stops, strict=True)]


def _one_of(*classes: CharacterClass) -> Bools:
    """Return a look-up table by class: a gather is ten times as fast as `isin`."""
    table = np.zeros(CLASSES, bool)
    table[list(classes)] = True
    return table


_C = CharacterClass
_CLOSERS = _one_of(_C.QUOTE, _C.BRACKET, _C.SPACE)
_MARKS = _one_of(_C.SEPARATOR, _C.DASH, _C.SYMBOL)
_OPENERS = _one_of(_C.QUOTE, _C.BRACKET)
_AFTER_SENTENCE = _one_of(_C.SPACE, _C.BREAK, _C.QUOTE, _C.DENSE)
_NOTHING = _one_of()
_ENDINGS = np.array([_one_of(_C.ENDER), _NOTHING, _one_of(_C.COLON), _one_of(_C.COMMA), _MARKS, _NOTHING], np.float32)
_OPENINGS = np.array([_one_of(_C.UPPER), _one_of(_C.LOWER), _one_of(_C.DIGIT), _OPENERS, _MARKS], np.float32)
"""By class, what the columns "ends_..." and "starts_..." say; questions and ellipses are told by their code points."""

_ROW = {name: row for row, name in enumerate(SHAPE_COLUMNS)}
_SHARED = [_C.DIGIT, _C.QUOTE, _C.SEPARATOR, _C.SYMBOL, _C.BRACKET, _C.DASH]
_ENDS = slice(_ROW["ends_sentence"], _ROW["ends_ellipsis"] + 1)
_STARTS = slice(_ROW["starts_upper"], _ROW["starts_mark"] + 1)


def line_shape(characters: Characters, words: Words, out: Floats) -> Shape:
    """Measure each block, and fill in `SHAPE_COLUMNS`, float32, shape (columns, n). One block is needed at least."""
    n = len(characters.starts)
    c = characters.counts.T.astype(np.float64, order="C")
    dense = c[_C.DENSE]
    letters = np.add.reduce(c[_C.UPPER : _C.DENSE + 1], 0)
    mass = letters + c[_C.DIGIT]
    count = words.pieces.astype(np.float64)
    if dense.any():
        mass += (DENSE_WEIGHT - 1) * dense
        count -= (1 - 1 / CHARACTERS_PER_WORD) * dense
    capitals = np.bincount(words.blocks[words.kinds == UPPER], minlength=n)
    some, any_letters = np.maximum(count, 1), np.maximum(letters, 1)
    sentences = _sentences(characters)

    out[0], out[1], out[_ROW["log_sentences"]] = _logs(mass, count, sentences)
    out[2] = np.minimum(mass / some, 30) / 10
    out[3] = c[_C.UPPER] / any_letters
    out[4] = capitals / np.maximum(words.pieces, 1)
    out[6:8] = np.minimum(c[_C.ENDER : _C.COMMA + 1] / some, 1)
    out[8] = np.minimum(c[_C.COLON], 3) / 3
    shares = c.take(_SHARED, 0) / np.maximum(characters.lengths, 1)
    out[5], out[9:14] = shares[0], shares[1:]
    _fill_ends(characters, out[_ENDS])
    out[_STARTS] = _OPENINGS.take(characters.classes.take(characters.starts), 1)
    out[26:28] = c[_C.DENSE : _C.UPPER + 1 : -1] / any_letters
    _fill_signs(characters, out[28:])
    return Shape(mass, count, (count >= LONG_WORDS) & (sentences >= 1), dense, c[_C.UNCASED])


def _logs(mass: Numbers, count: Numbers, sentences: Integers) -> Numbers:
    """Return the scaled logarithms of three counts, shape (3, n)."""
    logs = np.array([mass, count, sentences])
    np.log1p(logs, out=logs)
    logs /= _LOG_SCALES
    return logs


_LOG_SCALES = np.array([[6.0], [4.0], [3.0]])


def _sentences(characters: Characters) -> Integers:
    """Count the sentence enders of each block that something but a word follows."""
    signs = characters.signs
    enders = signs[characters.classes.take(signs) == ENDER]
    closed = enders[_AFTER_SENTENCE.take(characters.classes.take(enders + 1))]
    return np.bincount(characters.blocks.take(closed), minlength=len(characters.starts))


def _fill_ends(characters: Characters, out: Floats) -> None:
    """Say how each block ends, closing quotes and brackets aside."""
    starts, classes, codes = characters.starts, characters.classes, characters.codes
    last = starts + characters.lengths - 1
    for _ in range(2):
        last -= _CLOSERS.take(classes.take(last)) & (last > starts)
    _ENDINGS.take(classes.take(last), 1, out=out)
    code = codes.take(last)
    out[1] = (code == _ASKS[0]) | (code == _ASKS[1]) | (code == _ASKS[2])
    dots = ((code == _DOT) & (last > starts)).nonzero()[0]
    out[5] = code == _ELLIPSIS
    out[5, dots[codes.take(last.take(dots) - 1) == _DOT]] = 1


_DOT, _ELLIPSIS, _SLASH, _COLON, _AT, *_ASKS = map(np.uint32, map(ord, ".…/:@?？؟"))
_CLAIMS = np.uint32(ord("©")), np.uint32(ord("®"))


def _fill_signs(characters: Characters, out: Floats) -> None:
    """Count addresses (a slash after a colon, an at sign) and the signs of copyright and trade marks, at most two."""
    signs, codes = characters.signs, characters.codes
    code = codes.take(signs)
    slashes = signs[code == _SLASH]
    slashes = slashes[codes.take(slashes - 1) == _COLON]
    marked = np.concatenate([slashes, signs[code == _AT]])
    claims = signs[(code == _CLAIMS[0]) | (code == _CLAIMS[1])]
    for row, where in zip(out, (marked, claims), strict=True):
        if where.size:
            row[:] = np.minimum(np.bincount(characters.blocks.take(where), minlength=row.size), 2) / 2
        else:
            row[:] = 0
