"""The hashed lexicon: words and word pairs of a line as buckets of a small learned table.

It learns "subscribe" or "Weiterlesen" from the training pages without a list in any language. Source: feature
hashing, Weinberger et al. (2009).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import Floats, Integers, Words

BUCKETS = 4096
"""A power of two."""
WORDS_A_LINE = 12
"""Only so many opening words of a line are looked up: chrome shows itself early, and prose is known by its shape."""

_NONE = BUCKETS
"""The bucket of a word that is not there."""
_PAIR = np.uint64(0xA24BAED4963EE407)
_PLACES = np.arange(WORDS_A_LINE)[:, None]


def buckets(words: Words, blocks: int) -> tuple[Integers, Integers, Floats]:
    """Return the bucket, the block and the weight of each opening word and pair of words.

    The weights of one block are equal and sum to 1. Shapes (k,), in no promised order.
    """
    found = _opening(words, slice(0, blocks if words.hashes.size else 0))
    is_there = found != _NONE
    owner = np.nonzero(is_there)[1]
    weights = _weights(words.pieces)[owner]
    return found[is_there], owner, weights


def opening_places(words: Words, blocks: slice) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Return where the opening words of n blocks stand, and which of them a block has not, (WORDS_A_LINE, n) each."""
    return words.firsts[blocks] + _PLACES, words.pieces[blocks] <= _PLACES


def _opening(words: Words, blocks: slice) -> Integers:
    """Return the buckets of the opening words and pairs of n blocks, shape (2 * WORDS_A_LINE - 1, n)."""
    places, beyond = opening_places(words, blocks)
    hashes = words.hashes.take(places, mode="clip")
    pairs = hashes[:-1] * _PAIR
    pairs += hashes[1:]
    pairs ^= pairs >> np.uint64(29)
    every = np.concatenate([hashes, pairs])
    every &= np.uint64(BUCKETS - 1)
    found = every.view(np.int64)
    np.copyto(found[:WORDS_A_LINE], _NONE, where=beyond)
    np.copyto(found[WORDS_A_LINE:], _NONE, where=beyond[1:])
    return found


def _weights(pieces: Integers) -> Floats:
    """Return the weight of each word and pair of blocks with so many words."""
    amount = 2 * np.minimum(pieces, WORDS_A_LINE) - 1
    return np.asarray(1.0 / np.maximum(amount, 1), np.float32)


def sum_by_block(table: Floats, words: Words, blocks: slice) -> Floats:
    """Return the weighted sum of the table's rows of each of n blocks, shape (table width, n).

    The table has a row of zeros below those of its buckets.
    """
    pieces = words.pieces[blocks]
    if not words.hashes.size:
        return np.zeros((table.shape[1], pieces.size), np.float32)
    sums = np.add.reduce(table.take(_opening(words, blocks), axis=0), 0)
    sums *= _weights(pieces)[:, None]
    return np.asarray(sums.T)
