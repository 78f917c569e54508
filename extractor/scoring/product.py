"""Matrix products that start no threads.

OpenBLAS's threads cost more than they save on a page, and fight where every core has a worker of its own: measured on
two busy cores, flattened text took three times as long with them as without.
"""

from __future__ import annotations

import os
from functools import cache

import numpy as np

from extractor.scoring.characters import Floats

_ONE_THREAD = 200_000
"""Multiplications that OpenBLAS leaves to one thread. Source: its SMP_THRESHOLD_MIN of 65,536 times 4."""


def multiply(matrix: Floats, columns: Floats, out: Floats) -> Floats:
    """Return the matrix product of shapes (k, m) and (m, n), filled into `out`, shape (k, n).

    It is made in steps so small that OpenBLAS starts no threads, at once where it has but one.
    """
    n = columns.shape[1]
    step = max(1, n if _has_one_thread() else _ONE_THREAD // matrix.size)
    for start in range(0, n, step):
        np.matmul(matrix, columns[:, start : start + step], out=out[:, start : start + step])
    return out


@cache
def _has_one_thread() -> bool:
    """Whether OpenBLAS is told to have one thread: whole products take half the time of small steps."""
    return "1" in (os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("OMP_NUM_THREADS"))
