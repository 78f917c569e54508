"""The hashed lexicon: words and word pairs of a line as buckets of a small learned table.

It learns "subscribe" or "Weiterlesen" from the training pages without a list in any language. Source: feature
hashing, Weinberger et al. (2009).
"""

from __future__ import annotations

import numpy as np

from extractor.scoring.characters import Floats, Integers, Words

BUCKETS = 4096
"""A power of two."""
WORDS_A_LINE = 12
"""Only so many opening words of a line are looked up: chrome shows itself early, and prose is known by its shape."""

_PAIR = np.uint64(0xA24BAED4963EE407)


def buckets(words: Words, blocks: int) -> tuple[Integers, Integers, Floats]:
    """Return the bucket, the block and the weight of each opening word and pair of words.

    The weights of one block are equal and sum to 1. Shapes (k,), in no promised order.
    """
    pieces = np.bincount(words.blocks, minlength=blocks)
    order = np.arange(words.blocks.size) - (np.cumsum(pieces) - pieces)[words.blocks]
    opening = order < WORDS_A_LINE
    hashes, owners = words.hashes[opening], words.blocks[opening]
    joined = (owners[1:] == owners[:-1]) if owners.size else np.zeros(0, bool)
    pairs = (hashes[:-1] * _PAIR + hashes[1:])[joined] if owners.size else hashes
    pairs = pairs ^ (pairs >> np.uint64(29))
    every = np.concatenate([hashes, pairs])
    owner = np.concatenate([owners, owners[1:][joined] if owners.size else owners])
    amount = np.bincount(owner, minlength=blocks)
    weights = (1.0 / np.maximum(amount, 1)).astype(np.float32)[owner]
    return (every & np.uint64(BUCKETS - 1)).astype(np.int64), owner, weights


def sum_by_block(table: Floats, found: tuple[Integers, Integers, Floats], blocks: int) -> Floats:
    """Return the weighted sum of the table's rows of each block, shape (table width, blocks)."""
    ids, owners, weights = found
    sums = np.zeros((blocks, table.shape[1]), np.float32)
    if ids.size:
        order = np.argsort(owners, kind="stable")  # of two sorted halves: a merge
        owned = owners[order]
        starts = np.append(0, np.flatnonzero(owned[1:] != owned[:-1]) + 1)
        rows = np.add.reduceat(table.take(ids[order], axis=0), starts, axis=0)
        sums[owned[starts]] = rows * weights[order[starts]][:, None]
    return sums.T
