"""What the text scorer knows of each line: shape, punctuation, neighbours, place, repetition, topic.

Every column counts the same thing in any script: masses are letters and digits, with a character of a script
without spaces weighed as `DENSE_WEIGHT` letters, and nothing depends on a language's words. The words
themselves go to the scorer as hashes (`extractor.scoring.lexicon`).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import log1p
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.model import LineLayout
from extractor.scoring.characters import (
    DENSE,
    UPPER,
    Floats,
    Integers,
    Words,
    count_characters,
    find_words,
    joined_words,
)
from extractor.scoring.line_shape import LONG_WORDS, SHAPE_COLUMNS, Bools, Shape, best_runs, line_shape
from extractor.text import DENSE_WEIGHT

_SHORT_MASS = 45.0
"""A line of less mass is short; set by hand: longer than nearly all menu entries."""

_OPENING = 14
"""Characters by which two lines begin alike ("Posted by ...")."""

_TOPIC_BITS = 15
"""The page's vocabulary is a table of so many bits; 32,768 places hold a long page with few collisions."""

_PRICE, _LOOSE_PRICE = 8.0, 3.0
"""Words that a line costs which is no prose, in the densest run and in a loose one; set by hand."""

_PART = 500_000
"""Characters that are measured at once."""

COLUMNS = (
    *SHAPE_COLUMNS, "indent", "numbered", "bulleted", "no_blank_before",
    "blanks_before", "no_blank_after", "blanks_after", "log_repeats", "repeated_before", "log_opening_repeats",
    "topic_word_share", "topic_capital_share", "segment_capital_share", "place_by_block", "place_by_mass",
    "log_from_start", "log_from_end", "mass_near_2",
    "mass_near_5", "mass_near_12", "short_share_near_8", "prose_share_near_3", "prose_share_near_8",
    "capitals_near_5", "in_segment", "in_loose_segment", "segment_side", "segment_distance", "segment_mass_share",
    "log_blocks", "page_log_mass", "page_prose_share", "page_blank_share", "page_dense_share", "page_uncased_share",
    "page_longest", "log_mass_to_page_mean",
)  # fmt: skip
"""The columns' names; each says what it counts."""


def _from(first: str, count: int) -> slice:
    """Return the rows of so many columns, the first by its name."""
    row = COLUMNS.index(first)
    return slice(row, row + count)


_SHAPE = slice(0, len(SHAPE_COLUMNS))
_GAPS = _from("indent", 7)
_REPETITION = _from("log_repeats", 3)
_TOPIC = _from("topic_word_share", 3)
_PLACES = _from("place_by_block", 4)
_NEIGHBOURS = _from("mass_near_2", 7)
_SEGMENTS = _from("in_segment", 4)
_PAGE = _from("segment_mass_share", 9)


class LineFeatures(NamedTuple):
    """Features of n blocks.

    Attributes:
        matrix: float32, shape (len(COLUMNS), n), columns in reading order.
        words: the page's words, for the hashed lexicon.
        word_counts: words of each block, shape (n,).
    """

    matrix: Floats
    words: Words
    word_counts: Floats


def line_features(texts: list[str], layout: LineLayout) -> LineFeatures:
    """Compute the features of a page's blocks. No blocks give a matrix of no columns."""
    matrix = np.empty((len(COLUMNS), len(texts)), np.float32)
    if not texts:
        return LineFeatures(matrix, find_words(count_characters(texts)), np.zeros(0, np.float32))
    words, shape = _measured(texts, matrix[_SHAPE])
    run, loose = best_runs(shape.words, shape.prose, (_PRICE, _LOOSE_PRICE))
    _fill_gaps(layout, matrix[_GAPS])
    _fill_repetition(texts, matrix[_REPETITION])
    _fill_topic(words, shape, run, matrix[_TOPIC])
    _fill_places(shape, matrix[_PLACES])
    _fill_neighbours(shape, matrix[0], matrix[4], matrix[_NEIGHBOURS])
    _fill_segments(run, loose, matrix[_SEGMENTS])
    _fill_page(shape, layout, run, matrix[_PAGE])
    return LineFeatures(matrix, words, shape.words.astype(np.float32))


def _measured(texts: list[str], out: Floats) -> tuple[Words, Shape]:
    """Return the words and the shape of all blocks, and fill in `SHAPE_COLUMNS`.

    Long pages are measured in parts: arrays over characters take some 70 bytes for each.
    """
    parts: list[tuple[Words, Shape]] = []
    for some in _parts(texts):
        characters = count_characters(texts[some])
        words = find_words(characters)
        parts.append((words, line_shape(characters, words, out[:, some])))
    if len(parts) == 1:
        return parts[0]
    return joined_words([words for words, _ in parts]), Shape(
        *map(np.concatenate, zip(*(shape for _, shape in parts), strict=True))
    )


def _parts(texts: list[str]) -> list[slice]:
    """Return runs of blocks with some `_PART` characters each; a block is never split."""
    if sum(map(len, texts)) <= _PART:
        return [slice(0, len(texts))]
    ends, size = [0], 0
    for index, text in enumerate(texts, 1):
        size += len(text)
        if size >= _PART or index == len(texts):
            ends.append(index)
            size = 0
    return [slice(*each) for each in pairwise(ends)]


def _fill_gaps(layout: LineLayout, out: Floats) -> None:
    n = out.shape[1]
    indents = np.fromiter(layout.indents, np.float32, n)
    np.minimum(indents, 32, out=indents)
    np.divide(indents, 16, out=out[0])
    out[1:3] = 0
    for index, marker in layout.markers.items():
        out[1 if marker[:1].isalnum() or marker[:1] == "(" else 2, index] = 1
    blanks = np.full(n + 1, 2, np.float32)
    blanks[:n] = np.fromiter(layout.blanks_before, np.float32, n)
    none, some = blanks == 0, np.minimum(blanks, 3)
    some /= 3
    out[3], out[4], out[5], out[6] = none[:n], some[:n], none[1:], some[1:]


def _fill_repetition(texts: list[str], out: Floats) -> None:
    """Say how often a line, and its opening, stand on the page."""
    first = _first_places(texts)
    out[0] = np.bincount(first).take(first)
    out[1] = first != np.arange(first.size)
    alike = _first_places([text[:_OPENING] for text in texts])
    out[2] = np.bincount(alike).take(alike)
    np.log(out[::2], out=out[::2])
    out[::2] /= 2


def _first_places(texts: list[str]) -> Integers:
    """Return where each text stands for the first time, shape (n,)."""
    places = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    return np.fromiter(map(places.__getitem__, texts), np.intp, len(texts))


def _fill_topic(words: Words, shape: Shape, run: tuple[int, int], out: Floats) -> None:
    """Say how much of a block is the page's topic.

    Fills in the share of its longer words that other prose has too, then the share of its capitalised ones (mostly
    names) that other prose has, and that other prose of the densest run has: a teaser shares no name with the story.
    """
    n = out.shape[1]
    capital = words.kinds == UPPER
    telling = words.lengths >= 5
    telling |= capital & (words.lengths >= 3)
    telling |= words.kinds == DENSE
    where = telling.nonzero()[0]
    blocks = words.blocks.take(where)
    names = capital.take(where).nonzero()[0]
    places = (words.hashes.take(where) >> np.uint64(64 - _TOPIC_BITS)).astype(np.intp)
    named = blocks.take(names)
    kind = np.int16 if n < 1 << 15 else np.int32  # small numbers: the tables are filled anew for each page
    vocabulary = np.empty((2, 1 << _TOPIC_BITS), kind)
    every = _Uses(places, blocks.astype(kind))
    prose = every.some(shape.prose.take(blocks).nonzero()[0])
    shared = _elsewhere(vocabulary, every, prose)
    out[0] = np.bincount(blocks[shared], minlength=n) / np.maximum(np.bincount(blocks, minlength=n), 1)
    capitals = np.maximum(np.bincount(named, minlength=n), 1)
    out[1] = np.bincount(named[shared.take(names)], minlength=n) / capitals
    start, stop = prose.blocks.searchsorted(run).tolist()
    in_run = _Uses(prose.places[start:stop], prose.blocks[start:stop])
    out[2] = np.bincount(named[_elsewhere(vocabulary, every.some(names), in_run)], minlength=n) / capitals


class _Uses(NamedTuple):
    """Words of a page, by place in the vocabulary and by block, in reading order."""

    places: Integers
    blocks: npt.NDArray[np.signedinteger]

    def some(self, where: Integers) -> _Uses:
        return _Uses(self.places.take(where), self.blocks.take(where))


def _elsewhere(vocabulary: npt.NDArray[np.signedinteger], asked: _Uses, said: _Uses) -> Bools:
    """Say of each word that is asked about whether another block says it."""
    first, last = vocabulary
    last[asked.places] = -1  # only these are ever looked at
    last[said.places] = said.blocks
    first[said.places[::-1]] = said.blocks[::-1]
    final = last.take(asked.places)
    return np.asarray((final >= 0) & ((first.take(asked.places) != asked.blocks) | (final != asked.blocks)))


@cache
def _kept_logs(bits: int) -> Floats:
    """Return log(1 + i) of the first 2^bits numbers: blocks and distances are counted from 0."""
    return np.log1p(np.arange(1 << bits, dtype=np.float64)).astype(np.float32)


def _logs(size: int) -> Floats:
    """Return log(1 + i), shape (size,) or longer."""
    return _kept_logs(max(10, size.bit_length()))


def _fill_places(shape: Shape, out: Floats) -> None:
    n = out.shape[1]
    out[0] = np.arange(n) / n
    masses = np.add.accumulate(shape.mass)
    total = max(float(masses[-1]), 1.0)
    masses -= shape.mass / 2
    out[1] = masses / total
    np.divide(_logs(n)[:n], 6, out=out[2])
    out[3] = out[2, ::-1]


_WINDOWS = {2: ((0, 0),), 3: ((4, 2),), 5: ((1, 0), (6, 3)), 8: ((3, 1), (5, 2)), 12: ((2, 0),)}
"""Blocks on each side, to the columns and what is averaged in each."""
_WIDEST = 12


def _fill_neighbours(shape: Shape, log_mass: Floats, capitals: Floats, out: Floats) -> None:
    """Average mass, shortness, prose and capitals over the blocks around each, by differences of prefix sums."""
    n = out.shape[1]
    begin, stop = _WIDEST + 1, _WIDEST + 1 + n
    sums = np.zeros((5, n + 2 * _WIDEST + 1))
    for row, series in zip(sums, (log_mass, shape.mass < _SHORT_MASS, shape.prose, capitals, 1), strict=True):
        row[begin:stop] = series
    np.add.accumulate(sums, 1, out=sums)
    for reach, rows in _WINDOWS.items():
        last, before = sums[:, begin + reach : stop + reach], sums[:, begin - reach - 1 : stop - reach - 1]
        blocks = last[4] - before[4]
        for row, what in rows:
            np.divide(last[what] - before[what], blocks, out=out[row])


def _fill_segments(run: tuple[int, int], loose: tuple[int, int], out: Floats) -> None:
    """Place each block against the page's densest run of prose, under a strict and a loose price of short lines."""
    n = out.shape[1]
    start, stop = run
    out[:] = 0
    out[0, start:stop] = 1
    out[1, loose[0] : loose[1]] = 1
    out[2, :start], out[2, stop:] = -1, 1
    logs = _logs(n)
    out[3, :start], out[3, stop:] = logs[start:0:-1], logs[1 : n - stop + 1]
    out[3] /= 5


_sum = np.add.reduce


def _fill_page(shape: Shape, layout: LineLayout, run: tuple[int, int], out: Floats) -> None:
    mass, n = shape.mass, out.shape[1]
    total = max(float(_sum(mass)), 1.0)
    long = mass[shape.words >= LONG_WORDS]
    typical = float(_sum(long)) / max(long.size, 1)
    out[:-1] = np.array([[
        float(_sum(mass[run[0] : run[1]])) / total,
        log1p(n) / 8,
        log1p(total) / 12,
        float(_sum(mass[shape.prose])) / total,
        (n - layout.blanks_before.count(0)) / n,
        DENSE_WEIGHT * float(_sum(shape.dense)) / total,
        float(_sum(shape.uncased)) / total,
        log1p(float(mass.max())) / 8,
    ]]).T  # fmt: skip
    out[-1] = (np.log1p(mass) - log1p(typical)) / 4
