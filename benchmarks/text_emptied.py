"""Teaches a trained text net to tell a page whose content was taken out: one linear layer on what it pools of a page.

The rest of the net stays as it is, so what it says of lines does not change. Trained together, the net lost .003 of
word F1 on WCXB articles and .006 on all page types on two held-out thirds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.text_net import WIDTH, Net, batch_of
from benchmarks.text_pages import TextPage
from benchmarks.text_samples import LONGEST, Sample, blocks_of, sample_of, some_of
from extractor.scoring.word_vectors import Table

Doubles = npt.NDArray[np.float64]
STEPS = 20
"""Newton steps; the weights stand still after about ten."""
RIDGE = 1.0
"""Weight of the sum of squares, beside a sum over some ten thousand pages; set by hand."""


def pairs_of(pages: Sequence[TextPage]) -> tuple[list[Sample], list[Sample]]:
    """Return the pages that have content, and the articles among them with every block of content taken out."""
    full, emptied = [], []
    for lines in map(blocks_of, pages):
        if not lines.labels.any():
            continue
        full.append(sample_of(some_of(lines, range(min(len(lines.texts), LONGEST)))))
        chrome = [i for i, label in enumerate(lines.labels) if not label][:LONGEST]
        if chrome and lines.page.type == "article":
            emptied.append(sample_of(some_of(lines, chrome)))
    return full, emptied


def pooled(net: Net, table: Table, samples: Sequence[Sample]) -> Doubles:
    """Return what the net pools of each page, shape (pages, 2 * width)."""
    rows = []
    with torch.no_grad():
        for first in range(0, len(samples), 16):
            some = samples[first : first + 16]
            batch = batch_of(some, table, with_words=[True] * len(some), with_vectors=[True] * len(some))
            rows.append(net.read(batch)[1].numpy().astype(np.float64))
    return np.concatenate(rows)


def teach(net: Net, table: Table, full: Sequence[Sample], emptied: Sequence[Sample]) -> None:
    """Add the layer `emptied` to a net, fitted to the numbers as they are stored, in half precision."""
    net.half().float()
    x = np.concatenate([pooled(net, table, full), pooled(net, table, emptied)])
    wanted = np.repeat([0.0, 1.0], [len(full), len(emptied)])
    weight = logistic_regression(x, wanted)
    net.emptied = nn.Linear(2 * WIDTH, 1)
    net.emptied.load_state_dict(
        {"weight": torch.from_numpy(weight[None, :-1]).float(), "bias": torch.from_numpy(weight[-1:]).float()}
    )


def logistic_regression(x: Doubles, wanted: Doubles) -> Doubles:
    """Return weights and, last, the bias that tell rows of 1 from rows of 0. Source: Newton's method with a ridge."""
    middle, spread = x.mean(0), x.std(0) + 1e-6
    rows = np.column_stack([(x - middle) / spread, np.ones(len(x))])
    ridge = np.diag([*[RIDGE] * x.shape[1], 0.0])
    weight = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 0.5 * (1 + np.tanh(0.5 * rows @ weight))
        slope = rows.T @ (chance - wanted) + ridge @ weight
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weight -= np.linalg.solve(curve, slope)
    plain = weight[:-1] / spread
    return np.append(plain, weight[-1] - plain @ middle)
