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

from benchmarks.metrics import metric_words
from benchmarks.data import fold_of
from benchmarks.text_pages import TextPage, cached
from extractor.model import LineLayout
from extractor.scoring.lexicon import BUCKETS, buckets
from extractor.scoring.line_features import COLUMNS, line_features
from extractor.scoring.lines import DILATIONS, PAGE_TYPES, POOLED_AFTER

WIDTH = 48
LEXICON_WIDTH = 8
DROPOUT = 0.2
LEXICON_DROPOUT = 0.5
"""Share of pages that are trained on without words, so that the net does not come to lean on them."""
EMPTY_SHARE = 0.03
"""Share of pages whose article is taken out, so that the net learns what none looks like."""
AVERAGING = 0.998
"""Decay of the running average of the weights, which is what is kept. Source: Polyak and Juditsky (1992)."""
LONGEST = 1500
"""Blocks of a page that are trained on; longer pages are cropped."""

_FLAGS = 1
"""Columns beside the features: 1 where the gold holds the body alone (news, web), 0 where it may hold captions and bylines (WCXB)."""


@dataclass(slots=True)
class Lines:
    """A page as the net is trained on it: its blocks, their layout, labels and weights.

    Attributes:
        texts: the blocks.
        layout: their layout.
        labels: share of content, shape (n,).
        words: words of each block as the metric counts them, shape (n,).
        body_only: the page's gold holds the body alone.
        page: where it comes from.
    """

    texts: list[str]
    layout: LineLayout
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    body_only: bool
    page: TextPage


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
        rows = self.lexicon[batch.ids] * batch.weights.unsqueeze(1)
        bag = torch.zeros(pages * blocks, LEXICON_WIDTH).index_add(0, batch.owners, rows).view(pages, blocks, -1)
        keep = batch.mask.unsqueeze(1)
        x = torch.relu(self.enter(torch.cat([batch.features, bag], 2))).transpose(1, 2) * keep
        for number, layer in enumerate(self.convolve):
            if number == POOLED_AFTER:
                pooled = torch.cat([x.sum(2) / keep.sum(2), x.amax(2)], 1)
                x = (x + torch.relu(self.pool(pooled)).unsqueeze(2)) * keep
            x = (x + torch.relu(layer(self.drop(x)))) * keep
        pooled = torch.cat([x.sum(2) / keep.sum(2), x.amax(2)], 1)
        return self.leave(x.transpose(1, 2)).squeeze(2), self.page_type(pooled)


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


def blocks_of(page: TextPage) -> Lines:
    """Read a page as the product reads it and carry the labels of its lines over to the blocks."""
    from extractor.readers.lines import read_lines

    document = read_lines("\n".join(page.lines), "", "str", "str", ()).document
    counts = np.fromiter((len(metric_words(line)) for line in page.lines), np.float32, len(page.lines))
    content = counts * np.asarray(page.labels, np.float32)
    labels, words = [], []
    for block in document.blocks:
        rows = slice((block.line or 1) - 1, block.last_line or block.line)
        total = float(counts[rows].sum())
        labels.append(float(content[rows].sum()) / total if total else 0.0)
        words.append(total)
    assert isinstance(document.layout, LineLayout)  # noqa: S101 - a text file's layout
    return Lines(document.texts, document.layout, np.asarray(labels, np.float32), np.asarray(words, np.float32),
                 page.source != "wcxb", page)  # fmt: skip


def augment(lines: Lines, chance: random.Random, others: Sequence[Lines]) -> Lines:
    """Vary a page: lose its blank lines or indents, cut chrome from either end, add another page's chrome."""
    n = len(lines.texts)
    keep = list(range(n))
    good = np.flatnonzero(lines.labels > 0.5)
    first, last = (int(good[0]), int(good[-1])) if good.size else (n, n)
    if good.size and chance.random() < 0.3:
        keep = keep[chance.randint(0, first) :]
    if good.size and chance.random() < 0.3:
        end = chance.randint(last + 1, n)
        keep = [i for i in keep if i < end]
    if chance.random() < EMPTY_SHARE:
        keep = [i for i in range(n) if lines.labels[i] == 0]  # a page without an article
    rows = [(lines, i) for i in keep]
    if chance.random() < 0.2 and others:
        other = chance.choice(others)
        chrome = np.flatnonzero(other.labels < 0.5)
        if chrome.size:
            start = chance.randrange(chrome.size)
            extra = [(other, int(i)) for i in chrome[start : start + chance.randint(5, 40)]]
            rows = rows + extra if chance.random() < 0.7 else extra + rows
    blanks = [source.layout.blanks_before[i] for source, i in rows]
    draw = chance.random()
    if draw < 0.15:
        blanks = [0] * len(rows)
    elif draw < 0.25:
        blanks = [1] * len(rows)
    indents = [0 if draw > 0.6 else source.layout.indents[i] for source, i in rows]
    markers = {} if draw > 0.9 else {
        row: source.layout.markers[i] for row, (source, i) in enumerate(rows) if i in source.layout.markers
    }  # fmt: skip
    pick = [[source.texts[i], source.labels[i], source.words[i]] for source, i in rows]
    return Lines([str(row[0]) for row in pick], LineLayout(indents, blanks, markers), np.asarray([r[1] for r in pick], np.float32),
                 np.asarray([r[2] for r in pick], np.float32), lines.body_only, lines.page)  # fmt: skip


def crop(lines: Lines, chance: random.Random) -> Lines:
    """Return at most `LONGEST` blocks in one run."""
    n = len(lines.texts)
    if n <= LONGEST:
        return lines
    start = chance.randint(0, n - LONGEST)
    part = slice(start, start + LONGEST)
    markers = {i - start: marker for i, marker in lines.layout.markers.items() if start <= i < start + LONGEST}
    layout = LineLayout(lines.layout.indents[part], lines.layout.blanks_before[part], markers)
    return Lines(lines.texts[part], layout, lines.labels[part], lines.words[part], lines.body_only, lines.page)


def collate(pages: Sequence[Lines], *, drop_lexicon: Sequence[bool]) -> Batch:
    """Compute features and pad."""
    longest = max(len(page.texts) for page in pages)
    shape = (len(pages), longest)
    features = np.zeros((*shape, len(COLUMNS) + _FLAGS), np.float32)
    mask, labels, words = (np.zeros(shape, np.float32) for _ in range(3))
    ids, owners, weights = [], [], []
    for row, page in enumerate(pages):
        n = len(page.texts)
        found = line_features(page.texts, page.layout)
        features[row, :n, :-_FLAGS], features[row, :n, -1] = found.matrix.T, page.body_only
        mask[row, :n], labels[row, :n], words[row, :n] = 1, page.labels, page.words
        if not drop_lexicon[row]:
            bucket, owner, weight = buckets(found.words, n)
            ids.append(bucket), owners.append(owner + row * longest), weights.append(weight)
    flat = [np.concatenate(part) if part else np.zeros(0, kind) for part, kind in
            ((ids, np.int64), (owners, np.int64), (weights, np.float32))]  # fmt: skip
    types = np.asarray([PAGE_TYPES.index(page.page.type) for page in pages])
    tensors = [torch.from_numpy(np.ascontiguousarray(array)) for array in (features, *flat, mask, labels, words, types)]
    return Batch(*tensors)


def loss_of(answer: tuple[torch.Tensor, torch.Tensor], batch: Batch) -> torch.Tensor:
    """Return word-weighted cross-entropy plus one minus the soft word F1 of each page, averaged over pages."""
    logits, types = answer
    weight = batch.mask * torch.log1p(batch.words) * (1 - 0.9 * ((batch.labels > 0.2) & (batch.labels < 0.8)).float())
    entropy = nn.functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none")
    entropy = (entropy * weight).sum(1) / weight.sum(1).clamp(min=1)
    chosen = torch.sigmoid(logits) * batch.words * batch.mask
    hit = (chosen * batch.labels).sum(1)
    wanted = (batch.words * batch.labels).sum(1)
    dice = 1 - (2 * hit + 1) / (chosen.sum(1) + wanted + 1)
    return (entropy + 0.5 * dice).mean() + 0.05 * nn.functional.cross_entropy(types, batch.types)


def batches(pages: Sequence[Lines], chance: random.Random, size: int = 5000) -> Iterator[list[Lines]]:
    """Group pages of like length, at most `size` blocks a batch."""
    order = sorted(pages, key=lambda page: len(page.texts) * chance.uniform(0.8, 1.25))
    groups: list[list[Lines]] = [[]]
    for page in order:
        if groups[-1] and len(page.texts) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(page)
    chance.shuffle(groups)
    yield from groups


def train(pages: Sequence[Lines], epochs: int, seed: int = 0) -> Net:
    """Train one net. A page of news comes up three times as often: there are few, in many languages."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - augmentation, not a secret
    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    by_id: dict[tuple[str, str], list[Lines]] = {}
    for page in pages:
        by_id.setdefault((page.page.source, page.page.id), []).append(page)
    steps = 0
    schedule = None
    average = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGING))
    for epoch in range(epochs):
        started = time.time()
        chosen = [
            style
            for (source, _), styles in by_id.items()
            for style in chance.sample(styles, min(len(styles), 4 if source == "news" else 2))
        ]
        varied = [crop(augment(page, chance, chosen), chance) for page in chosen]
        groups = list(batches([page for page in varied if page.texts], chance))
        schedule = schedule or torch.optim.lr_scheduler.OneCycleLR(
            optimiser, 3e-3, total_steps=int(len(groups) * epochs * 1.05) + epochs, pct_start=0.15
        )
        net.train()
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
            steps += 1
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, {steps} steps, {time.time() - started:.0f} s", flush=True)
    net.load_state_dict(average.module.state_dict())
    return net.eval()


def predict(net: Net, page: Lines, *, body_only: bool) -> npt.NDArray[np.float32]:
    """Return the probability of each block, shape (n,)."""
    if not page.texts:
        return np.zeros(0, np.float32)
    asked = Lines(page.texts, page.layout, page.labels, page.words, body_only, page.page)
    with torch.no_grad():
        return np.asarray(torch.sigmoid(net(collate([asked], drop_lexicon=[False]))[0]).numpy()[0])


def export(net: Net) -> dict[str, npt.NDArray[np.float16]]:
    """Return the weights as the numpy scorer reads them: matrices as (outputs, inputs), kernels as (3, out, in)."""
    made = {}
    for name, tensor in net.state_dict().items():
        array = tensor.numpy()
        if array.ndim == 3:
            array = array.transpose(2, 0, 1)
        made[name] = np.ascontiguousarray(array).astype(np.float16)
    return made


def save(net: Net, target: Path, record: dict[str, object]) -> None:
    """Write the weights and, beside them, their training record."""
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, **export(net))  # type: ignore[arg-type]  # numpy types the names
    target.with_suffix(".json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    """Train the released weights, or with `--folds` one set for each held-out fold."""
    parser = argparse.ArgumentParser(prog="benchmarks train_text", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--folds", type=int, default=0, help="train one net a held-out fold, into the cache")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    pages = [blocks_of(page) for page in cached(asked.data, asked.cache)]
    record: dict[str, object] = {
        "columns": COLUMNS,
        "lexicon_buckets": BUCKETS,
        "command": f"python -m benchmarks train_text --epochs {asked.epochs}",
        "data": [
            "WCXB development split, Foley 2026, CC BY 4.0: 1,497 pages, flattened in five styles",
            "half of the publishers in Fundus' test pages, MIT: 132 pages, flattened in five styles",
            "half of trafilatura's evaluation set, Apache 2.0: 373 pages whose text by trafilatura passes their"
            " segments, as silver labels, flattened in five styles",
        ],
        "seed": 0,
        "torch": torch.__version__,
    }
    if not asked.folds:
        save(train(pages, asked.epochs), Path("extractor/scoring/weights/lines.npz"), record)
        return 0
    for fold in range(asked.folds):
        kept = [page for page in pages if fold_of(page.page.group, asked.folds) != fold]
        held_out = {**record, "held_out": f"fold {fold} of {asked.folds}"}
        save(train(kept, asked.epochs), asked.cache / f"lines-{fold}of{asked.folds}.npz", held_out)
    return 0
