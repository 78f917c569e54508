"""The text scorer's net as it is trained, over pages laid end to end; `extractor.scoring.lines` runs it in numpy.

Pages stand in one row of lines with gaps of zeros between them, as wide as the widest kernel reaches: a batch of
pages of any lengths is a few large matrix products, without padding to the longest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from benchmarks.text_samples import Sample
from extractor.scoring.lexicon import BUCKETS
from extractor.scoring.line_features import COLUMNS
from extractor.scoring.lines import CONVENTIONS, DILATIONS, PAGE_TYPES, POOLED_AFTER
from extractor.scoring.word_vectors import VECTOR, Table, mean_vectors

WIDTH = 32
LEXICON_WIDTH = 8
DROPOUT = 0.35
"""With .2 WCXB's held-out articles gain .002 of word F1 and all types .004, but fewer bodies of our own 51 pages are
exact, .352 for .450."""
TYPE_SHARE = 0.1
"""Weight of a page's type and convention in the loss."""
_GAP = DILATIONS[-1]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages in one row of R lines, gaps and all; N of them are lines of pages.

    Attributes:
        features: columns and word vectors, shape (R, columns + VECTOR).
        inside: 1 where a row is a line of a page, else 0, shape (R, 1).
        rows: the rows that are lines, shape (N,).
        pages: the page of each line, shape (N,).
        lengths: lines of each page, shape (pages,).
        ids: lexicon buckets, flat.
        owners: their rows, flat.
        weights: their weights, flat.
        labels: share of content of each line, shape (N,).
        words: words of each line, shape (N,).
        types: number of each page's type, shape (pages,).
        conventions: number of the convention of each page's gold, shape (pages,).
    """

    features: torch.Tensor
    inside: torch.Tensor
    rows: torch.Tensor
    pages: torch.Tensor
    lengths: torch.Tensor
    ids: torch.Tensor
    owners: torch.Tensor
    weights: torch.Tensor
    labels: torch.Tensor
    words: torch.Tensor
    types: torch.Tensor
    conventions: torch.Tensor

    def by_page(self, values: torch.Tensor) -> torch.Tensor:
        """Return the sum of the lines' values of each page, shape (pages,)."""
        return torch.zeros(len(self.lengths)).index_add(0, self.pages, values)


def batch_of(
    samples: Sequence[Sample], table: Table, *, with_words: Sequence[bool], with_vectors: Sequence[bool]
) -> Batch:
    """Lay pages end to end; some are seen without their lexicon entries, some without their words' vectors."""
    lengths = [len(sample.matrix) for sample in samples]
    starts = np.cumsum([_GAP, *(length + _GAP for length in lengths)])
    rows = np.concatenate([np.arange(start, start + n) for start, n in zip(starts, lengths, strict=False)])
    features = np.zeros((int(starts[-1]), len(COLUMNS) + VECTOR), np.float32)
    features[rows, : len(COLUMNS)] = np.concatenate([sample.matrix for sample in samples])
    features[rows, len(COLUMNS) :] = mean_vectors(table, np.concatenate([sample.openings for sample in samples], 1))
    features[rows, len(COLUMNS) :] *= np.repeat(np.asarray(with_vectors, np.float32), lengths)[:, None]
    inside = np.zeros((len(features), 1), np.float32)
    inside[rows] = 1
    ids, owners, weights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    for sample, start, wanted in zip(samples, starts, with_words, strict=False):
        if wanted:
            ids.append(sample.bucket.astype(np.int64))
            owners.append(sample.owner.astype(np.int64) + start)
            weights.append(sample.weight.astype(np.float32))
    return Batch(*map(torch.from_numpy, (
        features, inside, rows, np.repeat(np.arange(len(samples)), lengths), np.asarray(lengths, np.float32),
        np.concatenate(ids), np.concatenate(owners), np.concatenate(weights),
        np.concatenate([sample.labels for sample in samples]), np.concatenate([sample.words for sample in samples]),
        np.asarray([sample.type for sample in samples]), np.asarray([int(sample.body_only) for sample in samples]),
    )))  # fmt: skip


class Net(nn.Module):
    """A dilated convolution with two looks at the whole page, and what it says of lines and page."""

    def __init__(self) -> None:
        super().__init__()
        self.lexicon = nn.Parameter(torch.randn(BUCKETS, LEXICON_WIDTH) * 0.02)
        self.enter = nn.Linear(len(COLUMNS) + VECTOR + LEXICON_WIDTH, WIDTH)
        self.convolve = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.pool, self.final = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.leave = nn.Linear(WIDTH, len(CONVENTIONS))
        self.page_type, self.convention = nn.Linear(2 * WIDTH, len(PAGE_TYPES)), nn.Linear(2 * WIDTH, 1)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return logits: of lines by convention, (N, 2); of page types, (pages, 7); of the body alone, (pages,)."""
        x, pooled = self.read(batch)
        lines = self.leave(self._told(x, torch.relu(self.final(pooled)), batch)[batch.rows])
        return lines, self.page_type(pooled), self.convention(pooled)[:, 0]

    def read(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the channels of each row, (R, width), and what is pooled of each page, (pages, 2 * width)."""
        entries = self.lexicon[batch.ids] * batch.weights[:, None]
        bag = torch.zeros(len(batch.features), LEXICON_WIDTH).index_add(0, batch.owners, entries)
        x = torch.relu(self.enter(torch.cat([batch.features, bag], 1))) * batch.inside
        for number, (dilation, layer) in enumerate(zip(DILATIONS, self.convolve, strict=True)):
            if number == POOLED_AFTER:
                x = self._told(x, torch.relu(self.pool(self._pooled(x, batch))), batch)
            x = (x + torch.relu(layer(self._neighbours(self.drop(x), dilation)))) * batch.inside
        return x, self._pooled(x, batch)

    def _neighbours(self, x: torch.Tensor, dilation: int) -> torch.Tensor:
        beyond = x.new_zeros(dilation, WIDTH)
        return torch.cat([torch.cat([beyond, x[:-dilation]]), x, torch.cat([x[dilation:], beyond])], 1)

    def _pooled(self, x: torch.Tensor, batch: Batch) -> torch.Tensor:
        """Return mean and maximum over each page's lines, shape (pages, 2 * width)."""
        lines, empty = x[batch.rows], torch.zeros(len(batch.lengths), WIDTH)
        mean = empty.index_add(0, batch.pages, lines) / batch.lengths[:, None]
        owner = batch.pages[:, None].expand(-1, WIDTH)
        return torch.cat([mean, empty.scatter_reduce(0, owner, lines, "amax", include_self=False)], 1)

    def _told(self, x: torch.Tensor, pages: torch.Tensor, batch: Batch) -> torch.Tensor:
        """Add what is known of a page to each of its lines."""
        return x.index_add(0, batch.rows, pages[batch.pages])


def answers(net: Net, batch: Batch) -> torch.Tensor:
    """Return the probability of each line being text, by the convention of its own page's gold, shape (N,)."""
    with torch.no_grad():
        return torch.sigmoid(_by_own_convention(net(batch)[0], batch))


def _by_own_convention(lines: torch.Tensor, batch: Batch) -> torch.Tensor:
    return lines.gather(1, batch.conventions[batch.pages][:, None])[:, 0]


def loss_of(net: Net, batch: Batch, taught: torch.Tensor | None = None) -> torch.Tensor:
    """Return word-weighted cross-entropy, half of one minus the soft word F1 of each page, and a little for the page.

    Each page teaches the answer of its own gold's convention only: its labels, or their mean with what teachers answer.
    """
    by_convention, types, alone = net(batch)
    logits, words = _by_own_convention(by_convention, batch), batch.words
    unsure = (batch.labels > 0.2) & (batch.labels < 0.8)
    labels = batch.labels if taught is None else (batch.labels + taught) / 2
    weight = torch.log1p(words) * torch.where(unsure, 0.1, 1.0)
    entropy = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    entropy = batch.by_page(entropy * weight) / batch.by_page(weight).clamp(min=1)
    chosen = torch.sigmoid(logits) * words
    dice = 1 - (2 * batch.by_page(chosen * labels) + 1) / (batch.by_page(chosen + labels * words) + 1)
    type_loss = nn.functional.cross_entropy(types, batch.types)
    is_article = (batch.types == 0).float()
    named = nn.functional.binary_cross_entropy_with_logits(alone, batch.conventions.float(), reduction="none")
    named = (named * is_article).sum() / is_article.sum().clamp(min=1)
    return (entropy + 0.5 * dice).mean() + TYPE_SHARE * (type_loss + named)
