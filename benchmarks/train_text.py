"""Trains the weights of the text scorer: `python -m benchmarks train_text --data ../shared/data`.

A small dilated convolution over the row of a page's lines reads `extractor.scoring.line_features` and a hashed
lexicon. The same data and seed give the same file. Trained on `text-dev` (WCXB development split, Foley 2026,
CC BY 4.0), on `news-dev` flattened in five styles (Fundus test pages, MIT) and on `web-dev` with silver labels
(trafilatura's evaluation set, Apache 2.0). `--folds` leaves every fifth domain or publisher out in turn and
writes a set of weights for each, by which `benchmarks text` judges.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from benchmarks.data import fold_of
from benchmarks.text_pages import cached
from benchmarks.text_samples import Sample, samples_of
from extractor.scoring.lexicon import BUCKETS
from extractor.scoring.line_features import COLUMNS
from extractor.scoring.lines import DILATIONS, PAGE_TYPES, POOLED_AFTER

WIDTH = 32
LEXICON_WIDTH = 8
DROPOUT = 0.2
LEXICON_DROPOUT = 0.5
"""Share of pages that are trained on without words, so that the net does not come to lean on them."""
AVERAGING = 0.998
"""Decay of the running average of the weights, which is what is kept. Source: Polyak and Juditsky (1992)."""
_FLAGS = 1
"""Columns beside the features: 1 where the gold holds the body alone (news, web), 0 where it may hold captions."""


class Net(nn.Module):
    """The net as it is trained; `extractor.scoring.lines` runs it in numpy."""

    def __init__(self) -> None:
        super().__init__()
        self.lexicon = nn.Parameter(torch.randn(BUCKETS, LEXICON_WIDTH) * 0.02)
        self.enter = nn.Linear(len(COLUMNS) + _FLAGS + LEXICON_WIDTH, WIDTH)
        self.convolve = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.pool = nn.Linear(2 * WIDTH, WIDTH)
        self.leave = nn.Linear(WIDTH, 1)
        self.page_type = nn.Linear(2 * WIDTH, len(PAGE_TYPES))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Return logits of the blocks, shape (pages, blocks), and of the page types, shape (pages, types)."""
        pages, blocks, _ = batch.features.shape
        entries = self.lexicon[batch.ids] * batch.weights.unsqueeze(1)
        bag = torch.zeros(pages * blocks, LEXICON_WIDTH).index_add(0, batch.owners, entries).view(pages, blocks, -1)
        keep = batch.mask.unsqueeze(1)
        x = torch.relu(self.enter(torch.cat([batch.features, bag], 2))).transpose(1, 2) * keep
        for number, layer in enumerate(self.convolve):
            if number == POOLED_AFTER:
                pooled = torch.cat([x.sum(2) / keep.sum(2), x.amax(2)], 1)
                x = (x + torch.relu(self.pool(pooled)).unsqueeze(2)) * keep
            x = (x + torch.relu(layer(self.drop(x)))) * keep
        pooled = torch.cat([x.sum(2) / keep.sum(2), x.amax(2)], 1)
        rows = x.transpose(1, 2)
        return self.leave(rows).squeeze(2), self.page_type(pooled)


@dataclass(slots=True)
class Batch:
    """Pages padded to one length: shapes (pages, blocks, columns) and (pages, blocks), lexicon entries flat."""

    features: torch.Tensor
    ids: torch.Tensor
    owners: torch.Tensor
    weights: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    words: torch.Tensor
    types: torch.Tensor


def collate(samples: Sequence[Sample], *, drop_lexicon: Sequence[bool]) -> Batch:
    """Pad samples to one length."""
    longest = max(len(sample.matrix) for sample in samples)
    shape = (len(samples), longest)
    features = np.zeros((*shape, len(COLUMNS) + _FLAGS), np.float32)
    mask, labels, words = (np.zeros(shape, np.float32) for _ in range(3))
    ids, owners, weights = [], [], []
    for row, sample in enumerate(samples):
        n = len(sample.matrix)
        features[row, :n, :-_FLAGS], features[row, :n, -1] = sample.matrix, sample.body_only
        mask[row, :n], labels[row, :n], words[row, :n] = 1, sample.labels, sample.words
        if not drop_lexicon[row]:
            ids.append(sample.bucket.astype(np.int64))
            owners.append(sample.owner.astype(np.int64) + row * longest)
            weights.append(sample.weight.astype(np.float32))
    flat = [np.concatenate(part) if part else np.zeros(0, kind) for part, kind in
            ((ids, np.int64), (owners, np.int64), (weights, np.float32))]  # fmt: skip
    types = np.asarray([sample.type for sample in samples])
    tensors = [torch.from_numpy(np.ascontiguousarray(array)) for array in (features, *flat, mask, labels, words, types)]
    return Batch(*tensors)


def loss_of(answer: tuple[torch.Tensor, torch.Tensor], batch: Batch) -> torch.Tensor:
    """Return word-weighted cross-entropy plus one minus the soft word F1 of each page, plus types."""
    logits, types = answer
    weight = batch.mask * torch.log1p(batch.words) * (1 - 0.9 * ((batch.labels > 0.2) & (batch.labels < 0.8)).float())
    entropy = nn.functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none")
    entropy = (entropy * weight).sum(1) / weight.sum(1).clamp(min=1)
    chosen = torch.sigmoid(logits) * batch.words * batch.mask
    hit = (chosen * batch.labels).sum(1)
    wanted = (batch.words * batch.labels).sum(1)
    dice = 1 - (2 * hit + 1) / (chosen.sum(1) + wanted + 1)
    return (entropy + 0.5 * dice).mean() + 0.05 * nn.functional.cross_entropy(types, batch.types)


def batches(samples: Sequence[Sample], chance: random.Random, size: int = 5000) -> Iterator[list[Sample]]:
    """Group samples of like length, at most `size` blocks a batch."""
    order = sorted(samples, key=lambda sample: len(sample.matrix) * chance.uniform(0.8, 1.25))
    groups: list[list[Sample]] = [[]]
    for sample in order:
        if groups[-1] and len(sample.matrix) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(sample)
    chance.shuffle(groups)
    yield from groups


def train(samples: Sequence[Sample], epochs: int, seed: int = 0) -> Net:
    """Train one net. A page of news comes up twice as often: there are few, in many languages."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - an order of pages, not a secret
    net = Net()
    average = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGING))
    by_page: dict[tuple[str, str], list[Sample]] = {}
    for sample in samples:
        by_page.setdefault((sample.page.source, sample.page.id), []).append(sample)
    plan = []
    for _ in range(epochs):
        chosen = [
            sample
            for (source, _), versions in by_page.items()
            for sample in chance.sample(versions, min(len(versions), 4 if source == "news" else 2))
        ]
        plan.append(list(batches(chosen, chance)))
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=sum(map(len, plan)), pct_start=0.15)
    for number, groups in enumerate(plan):
        started = time.time()
        losses = []
        for group in groups:
            batch = collate(group, drop_lexicon=[chance.random() < LEXICON_DROPOUT for _ in group])
            loss = loss_of(net(batch), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.update_parameters(net)
            losses.append(loss.item())
        print(f"epoch {number}: loss {np.mean(losses):.4f}, {time.time() - started:.0f} s", flush=True)
    net.load_state_dict(average.module.state_dict())
    return net.eval()


def export(nets: Sequence[Net]) -> dict[str, npt.NDArray[np.float16]]:
    """Return the weights as the numpy scorer reads them, names led by the net's number.

    Matrices are (outputs, inputs), kernels (outputs, 3 * inputs).
    """
    made = {}
    for number, net in enumerate(nets):
        for name, tensor in net.state_dict().items():
            array = tensor.numpy()
            if array.ndim == 3:
                array = array.transpose(0, 2, 1).reshape(array.shape[0], -1)
            made[f"{number}.{name}"] = np.ascontiguousarray(array).astype(np.float16)
    return made


def save(nets: Sequence[Net], target: Path, record: dict[str, object]) -> None:
    """Write the weights in one row and, beside them, their training record with the layers' shapes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    arrays = export(nets)
    np.save(target, np.concatenate([array.ravel() for array in arrays.values()]))
    record = {**record, "layers": {name: array.shape for name, array in arrays.items()}}
    target.with_suffix(".json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    """Train the released weights, or with `--folds` one set for each held-out fold."""
    parser = argparse.ArgumentParser(prog="benchmarks train_text", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--nets", type=int, default=2, help="nets whose answers are averaged")
    parser.add_argument("--folds", type=int, default=0, help="train one net a held-out fold, into the cache")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    samples = samples_of(cached(asked.data, asked.cache))
    record: dict[str, object] = {
        "columns": COLUMNS,
        "lexicon_buckets": BUCKETS,
        "command": f"python -m benchmarks train_text --epochs {asked.epochs} --nets {asked.nets}",
        "data": [
            "WCXB development split, Foley 2026, CC BY 4.0: 1,497 pages, flattened in five styles",
            "half of the publishers in Fundus' test pages, MIT: 132 pages, flattened in five styles",
            "half of trafilatura's evaluation set, Apache 2.0: 373 pages flattened in five styles, with silver labels",
        ],
        "seeds": list(range(asked.nets)),
        "torch": torch.__version__,
    }
    if not asked.folds:
        nets = [train(samples, asked.epochs, seed) for seed in range(asked.nets)]
        save(nets, Path("extractor/scoring/weights/lines.npy"), record)
        return 0
    for fold in range(asked.folds):
        kept = [sample for sample in samples if fold_of(sample.page.group, asked.folds) != fold]
        held_out = {**record, "held_out": f"fold {fold} of {asked.folds}"}
        nets = [train(kept, asked.epochs, seed) for seed in range(asked.nets)]
        save(nets, asked.cache / f"lines-{fold}of{asked.folds}.npy", held_out)
    return 0
