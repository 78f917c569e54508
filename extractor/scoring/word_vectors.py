"""What the words of a line are about: the mean of their vectors, which lie near each other for like words.

"Subscribe", "sign up" and "abonnieren" stand nearly at one place, so that the net knows chrome by words it never saw
in training. The vectors are learned from a multilingual sentence encoder (`benchmarks/train_words.py`), a row a hash
bucket; a word that says much of its line weighs more than one that stands everywhere. Sources: Universal Sentence
Encoder, Yang et al. (2019); mean of word vectors as a sentence's, Arora et al. (2017).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import DIGIT, Floats, Integers, Words
from extractor.scoring.lexicon import opening_places

VECTOR = 16
"""Numbers of a vector; measured: 32 are level."""
STEP, WEIGHT_STEP = 1 / 16, 1 / 32
"""What one unit of the table is worth: of a vector's numbers, and of the logarithm of its weight."""

_KEY_BITS, BUCKET_BITS = 24, 16
"""Bits of a word's hash that are its key; the lowest are its bucket, the others stand in the row of the word whose
vector it is: a word that the table does not know is left out, and has not the vector of another."""
BUCKETS = 1 << BUCKET_BITS
"""Measured on one held-out third: a quarter as many lose .003 of word F1 on all page types."""
NOTHING, _NUMBER = -1, 0
"""The key of a word that is not there, and of every word that begins with a digit."""
_WEIGHTS = np.exp(np.arange(256, dtype=np.uint8).view(np.int8) * WEIGHT_STEP).astype(np.float32)
"""By the byte that stands in the table."""
Table = npt.NDArray[np.int8]
"""Of each bucket the vector, the logarithm of its weight and the word's further bits, shape (BUCKETS, VECTOR + 2)."""


@cache
def word_table() -> Table:
    """Read the shipped table; see `read_table`."""
    return read_table(Path(__file__).with_name("weights") / "words.npy")


def read_table(file: Path) -> Table:
    """Open a table, of which a page needs a few hundred rows."""
    table: Table = np.load(file, mmap_mode="r")
    return table


def opening_words(words: Words, blocks: slice) -> Integers:
    """Return the keys of the opening words of n blocks, shape (WORDS_A_LINE, n); measured: 24 words are level."""
    places, beyond = opening_places(words, blocks)
    if not words.hashes.size:
        return np.full(places.shape, NOTHING)
    keys = (words.hashes.take(places, mode="clip") & np.uint64((1 << _KEY_BITS) - 1)).view(np.int64)
    keys[words.kinds.take(places, mode="clip") == DIGIT] = _NUMBER
    np.copyto(keys, NOTHING, where=beyond)
    return keys


def mean_vectors(table: Table, keys: Integers) -> Floats:
    """Return the weighted mean of the vectors of each of n blocks, shape (n, VECTOR); zeros where no word is known."""
    rows = table.take(keys & (BUCKETS - 1), axis=0)
    bytes_ = rows.view(np.uint8)
    weights = _WEIGHTS.take(bytes_[..., VECTOR])
    weights *= bytes_[..., VECTOR + 1] == keys >> BUCKET_BITS
    sums = np.einsum("knv,kn->nv", rows[..., :VECTOR].astype(np.float32), weights)
    sums *= (STEP / np.maximum(weights.sum(0), 1e-6))[:, None]
    return np.asarray(sums, np.float32)
