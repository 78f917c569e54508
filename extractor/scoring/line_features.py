"""What the text scorer knows of each line: shape, punctuation, neighbours, place, repetition, topic.

Every column counts the same thing in any script: masses are letters and digits, with a character of a script
without spaces weighed as `DENSE_WEIGHT` letters, and nothing depends on a language's words. The words
themselves go to the scorer as hashes (`extractor.scoring.lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from extractor.model import LineLayout
from extractor.scoring.characters import (
    CharacterClass,
    Characters,
    Floats,
    Integers,
    Words,
    count_characters,
    find_words,
)
from extractor.scoring.line_shape import LONG_WORDS, Bools, Shape, best_run, line_shape
from extractor.text import DENSE_WEIGHT

Column = npt.NDArray[np.float64] | npt.NDArray[np.bool_] | float

_SHORT_MASS = 45.0
"""A line of less mass is short; set by hand: longer than nearly all menu entries."""

_OPENING = 14
"""Characters by which two lines begin alike ("Posted by ...")."""

_TOPIC_BITS = 15
"""The page's vocabulary is a table of so many bits; 32,768 places hold a long page with few collisions."""

COLUMNS = (
    "log_mass", "log_words", "mass_per_word", "upper_share", "capitalised_word_share", "digit_share",
    "enders_per_word", "commas_per_word", "colons", "quote_share", "separator_share", "symbol_share",
    "bracket_share", "dash_share", "ends_sentence", "ends_question", "ends_colon", "ends_comma", "ends_other_mark",
    "ends_ellipsis", "starts_upper", "starts_lower", "starts_digit", "starts_quote", "starts_mark", "log_sentences",
    "dense_share", "uncased_share", "addresses", "signs", "indent", "numbered", "bulleted", "no_blank_before",
    "blanks_before", "no_blank_after", "blanks_after", "log_repeats", "repeated_before", "log_opening_repeats",
    "topic_word_share", "topic_capital_share", "segment_capital_share", "place_by_block", "place_by_mass",
    "log_from_start", "log_from_end", "mass_near_2",
    "mass_near_5", "mass_near_12", "short_share_near_8", "prose_share_near_3", "prose_share_near_8",
    "capitals_near_5", "in_segment", "in_loose_segment", "segment_side", "segment_distance", "segment_mass_share",
    "log_blocks", "page_log_mass", "page_prose_share", "page_blank_share", "page_dense_share", "page_uncased_share",
    "page_longest", "log_mass_to_page_mean",
)  # fmt: skip
"""The columns' names; each says what it counts."""


@dataclass(frozen=True, slots=True)
class LineFeatures:
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
    characters = count_characters(texts)
    words = find_words(characters)
    shape = line_shape(characters, words)
    matrix = np.empty((len(COLUMNS), len(texts)), np.float32)
    if texts:
        found = chain(
            shape.columns,
            _gaps(layout, len(texts)),
            _repetition(texts),
            _topic(words, shape, characters),
            _places(shape),
            _neighbours(shape),
            _segments(shape),
            _page(shape, layout),
        )
        for row, column in enumerate(found):
            matrix[row] = column
    return LineFeatures(matrix, words, shape.words.astype(np.float32))


def _gaps(layout: LineLayout, n: int) -> Iterator[Column]:
    indents = np.array(layout.indents, np.float64)
    yield np.minimum(indents, 32) / 16
    numbered, bulleted = np.zeros((2, n))
    for index, marker in layout.markers.items():
        (numbered if marker[:1].isalnum() or marker[:1] == "(" else bulleted)[index] = 1
    yield numbered
    yield bulleted
    before = np.array(layout.blanks_before, np.float64)
    after = np.append(before[1:], 2)
    yield before == 0
    yield np.minimum(before, 3) / 3
    yield after == 0
    yield np.minimum(after, 3) / 3


def _repetition(texts: list[str]) -> Iterator[Column]:
    """Say how often a line, and its opening, stand on the page."""
    first = _first_places(texts)
    yield np.log(np.bincount(first)[first]) / 2
    yield first != np.arange(len(texts))
    alike = _first_places([text[:_OPENING] for text in texts])
    yield np.log(np.bincount(alike)[alike]) / 2


def _first_places(texts: list[str]) -> Integers:
    """Return where each text stands for the first time, shape (n,)."""
    places: dict[str, int] = {}
    return np.array([places.setdefault(text, place) for place, text in enumerate(texts)], np.intp)


def _topic(words: Words, shape: Shape, characters: Characters) -> Iterator[Column]:
    """Say how much of a block is the page's topic.

    Yields the share of its longer words that other prose has too, then the share of its capitalised ones (mostly
    names) that other prose has, and that other prose of the densest run has: a teaser shares no name with the story.
    """
    n = len(characters.starts)
    classes = characters.classes[words.starts]
    telling = words.lengths >= 5
    telling |= (classes == CharacterClass.UPPER) & (words.lengths >= 3)
    if shape.dense.any():
        telling |= classes == CharacterClass.DENSE
    blocks = words.blocks[telling]
    capital = classes[telling] == CharacterClass.UPPER
    places = (words.hashes[telling] >> np.uint64(64 - _TOPIC_BITS)).astype(np.intp)
    total = np.maximum(np.bincount(blocks, minlength=n), 1)
    capitals = np.maximum(np.bincount(blocks, capital, minlength=n), 1)
    shared = _elsewhere(places, blocks, shape.prose[blocks])
    yield np.bincount(blocks, shared, minlength=n) / total
    yield np.bincount(blocks, shared & capital, minlength=n) / capitals
    start, stop = shape.segment
    run = shape.prose.copy()
    run[:start], run[stop:] = False, False
    yield np.bincount(blocks, _elsewhere(places, blocks, run[blocks]) & capital, minlength=n) / capitals


def _elsewhere(places: Integers, blocks: Integers, source: Bools) -> Bools:
    """Say of each word whether it stands in another block, among the words marked as sources."""
    first, last = np.empty((2, 1 << _TOPIC_BITS), np.intp)
    last[places] = -1  # only these are ever looked at
    where, who = places[source], blocks[source]
    last[where] = who
    first[where[::-1]] = who[::-1]
    final = last[places]
    return np.asarray((final >= 0) & ((first[places] != blocks) | (final != blocks)))


def _places(shape: Shape) -> Iterator[Column]:
    n = shape.mass.size
    index = np.arange(n, dtype=np.float64)
    yield index / n
    yield (np.cumsum(shape.mass) - shape.mass / 2) / max(float(shape.mass.sum()), 1.0)
    logs = np.log1p(index) / 6
    yield logs
    yield logs[::-1]


def _neighbours(shape: Shape) -> Iterator[Column]:
    n = shape.mass.size
    sums = np.zeros((4, n + 1))
    series = (shape.columns[0], shape.mass < _SHORT_MASS, shape.prose, shape.columns[4])
    for row, values in enumerate(series):
        np.cumsum(values, out=sums[row, 1:])
    index = np.arange(n)
    for row, reach in ((0, 2), (0, 5), (0, 12), (1, 8), (2, 3), (2, 8), (3, 5)):
        low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, n)
        yield (sums[row, high] - sums[row, low]) / (high - low)


def _segments(shape: Shape) -> Iterator[Column]:
    """Place each block against the page's densest run of prose, under a strict and a loose price of short lines."""
    n = shape.mass.size
    index = np.arange(n)
    start, stop = shape.segment
    yield (index >= start) & (index < stop)
    low, high = best_run(shape.words, shape.prose, price=3.0)
    yield (index >= low) & (index < high)
    yield np.where(index < start, -1.0, np.where(index < stop, 0.0, 1.0))
    yield np.log1p(np.maximum(np.maximum(start - index, index - stop + 1), 0)) / 5
    yield float(shape.mass[start:stop].sum()) / max(float(shape.mass.sum()), 1.0)


def _page(shape: Shape, layout: LineLayout) -> Iterator[Column]:
    n = shape.mass.size
    total = max(float(shape.mass.sum()), 1.0)
    yield np.log1p(n) / 8
    yield np.log1p(total) / 12
    yield float(shape.mass[shape.prose].sum()) / total
    yield sum(map(bool, layout.blanks_before)) / n
    yield DENSE_WEIGHT * float(shape.dense.sum()) / total
    yield float(shape.uncased.sum()) / total
    yield np.log1p(shape.mass.max()) / 8
    long = shape.words >= LONG_WORDS
    typical = float(shape.mass[long].sum()) / max(int(long.sum()), 1)
    yield np.log((shape.mass + 1) / (typical + 1)) / 4
