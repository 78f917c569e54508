"""The model of headlines: a net with one hidden layer that rates the candidates of a page.

Weights and their training record lie in `weights/headline.npy` and `weights/headline.json`;
`benchmarks/train_headline.py` makes both.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.errors import WeightsError
from extractor.labelling.candidates import FEATURES, Candidate

_FILE = Path(__file__).with_name("weights") / "headline.npy"
Floats = npt.NDArray[np.float32]


class HeadlineWeights(NamedTuple):
    """The arrays of the net.

    Attributes:
        straight: weight of each feature, and a bias at the end, shape (features + 1,).
        hidden: of the hidden layer, biases in the last column, shape (hidden, features + 1).
        out: of the hidden layer's answers, shape (hidden,).
    """

    straight: Floats
    hidden: Floats
    out: Floats


@cache
def headline_weights() -> HeadlineWeights:
    """Read the shipped weights; see `read_headline_weights`."""
    return read_headline_weights(_FILE)


def read_headline_weights(file: Path) -> HeadlineWeights:
    """Read weights: one table, a row a hidden unit with its way out at the end, the straight weights as last row.

    Raises:
        WeightsError: they were trained on other features than the code has.
    """
    record = json.loads(file.with_suffix(".json").read_text("utf-8"))
    if tuple(record["features"]) != FEATURES:
        raise WeightsError(f"{file} does not fit the code: run benchmarks train_headline again")
    table = np.load(file).astype(np.float32)
    return HeadlineWeights(table[-1, :-1], table[:-1, :-1], table[:-1, -1])


def rate(candidates: Sequence[Candidate], weights: HeadlineWeights | None = None) -> list[float]:
    """Return how much each candidate looks like the headline: log odds against "this page shows none"."""
    if not candidates:
        return []
    net = weights or headline_weights()
    rows = np.array([(*each.values, 1.0) for each in candidates], np.float32)
    rated: list[float] = (rows @ net.straight + np.maximum(rows @ net.hidden.T, 0) @ net.out).tolist()
    return rated
