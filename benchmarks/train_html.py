"""Trains the weights of the HTML scorer: `python -m benchmarks train_html --data ../shared/data`.

Nets of two hidden layers read `extractor.scoring.markup_features` of one block, the page's type and the convention
of its gold. The same data and seed give the same file. Trained on `wcxb-dev` (WCXB development split, Foley 2026,
CC BY 4.0), on `news-dev` (Fundus test pages, MIT) and on `web-dev` (trafilatura's evaluation set, Apache 2.0), whose
pages have no gold text: there only blocks that hold one of the set's segments are learned from. Some articles are
trained on a second time, longer or without their paragraphs (`benchmarks.html_variations`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.data import fold_of
from benchmarks.html_pages import FOLDS, Example, code_key, load_examples
from extractor.scoring.markup import CONVENTIONS, PAGE_TYPES, Weights
from extractor.scoring.markup_features import COLUMNS

SEEDS = (0, 1)
"""Nets whose logits are averaged. Measured, held out: one net .869 on WCXB, .957 on its articles and .963 on news, two
.871, .958 and .964; silver labels, wider nets, convolutions and averaged weights brought less than a second seed."""
WIDTH = 48
EPOCHS = 10
PAGES_A_STEP = 16
RATE = 4e-3
DROPOUT = 0.1
TYPE_STEPS, TYPE_RATE, TYPE_DECAY = 300, 3e-3, 3e-3
LONGEST_BLOCK = 150.0
"""Words beyond which a block weighs no more in the loss."""

Floats = npt.NDArray[np.float32]
Pages = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Corpus:
    """All pages as flat columns; page i holds rows offsets[i] to offsets[i + 1]."""

    features: npt.NDArray[np.float16]
    offsets: npt.NDArray[np.int64]
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    vectors: npt.NDArray[np.float32]
    types: npt.NDArray[np.int64]
    conventions: npt.NDArray[np.int64]
    folds: npt.NDArray[np.int64]

    def rows(self, pages: Pages) -> npt.NDArray[np.int64]:
        """Return the rows of some pages, in their order."""
        return np.concatenate([np.arange(self.offsets[page], self.offsets[page + 1]) for page in pages])

    def filled(self) -> Pages:
        """Return the pages that have blocks."""
        return np.flatnonzero(np.diff(self.offsets))


def segment_labels(page: Example) -> npt.NDArray[np.float32]:
    """Label a page without gold text: blocks that hold a segment that must come out, or must not; others unknown."""
    labels = np.full(len(page.texts), np.nan, np.float32)
    flat = [" ".join(text.split()) for text in page.texts]
    for value, name in ((1, "with"), (0, "without")):
        for segment in page.gold[name] or ():
            needle = " ".join(segment.split())
            labels[[needle in text for text in flat]] = value
    return labels


def corpus_of(data: Path, cache: Path) -> tuple[Corpus, list[Example]]:
    """Load and label all pages."""
    pages = load_examples(data, cache)
    labels = [segment_labels(page) if page.source == "web" else page.labels for page in pages]
    corpus = Corpus(
        features=np.concatenate([page.features for page in pages]),
        offsets=np.cumsum([0, *(len(page.words) for page in pages)]),
        labels=np.concatenate(labels),
        words=np.concatenate([page.words for page in pages]),
        vectors=np.array([page.page for page in pages]),
        types=np.array([PAGE_TYPES.index(page.type) for page in pages]),
        conventions=np.array([CONVENTIONS.index(page.source) for page in pages]),
        folds=np.array([fold_of(page.group, FOLDS) for page in pages]),
    )
    return corpus, pages


def train_linear(corpus: Corpus, pages: Pages, wanted: npt.NDArray[np.int64], seed: int) -> tuple[Floats, Floats]:
    """Train a multinomial logistic regression over page vectors, all steps on all pages; return matrix and bias."""
    torch.manual_seed(seed)
    vectors = corpus.vectors[pages]
    centre, scale = vectors.mean(0), vectors.std(0) + 0.05
    inputs, targets = torch.from_numpy((vectors - centre) / scale), torch.from_numpy(wanted[pages])
    weights = torch.from_numpy(np.where(corpus.conventions[pages] == 0, 1.0, 0.5).astype(np.float32))
    net = nn.Linear(inputs.shape[1], int(wanted.max()) + 1)
    optimiser = torch.optim.Adam(net.parameters(), lr=TYPE_RATE)
    for _ in range(TYPE_STEPS):
        losses = nn.functional.cross_entropy(net(inputs), targets, reduction="none")
        loss = (losses * weights).mean() + TYPE_DECAY * (net.weight**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    matrix = (net.weight.detach().numpy() / scale).T
    return matrix, net.bias.detach().numpy() - centre @ matrix


def train_types(corpus: Corpus, pages: Pages, seed: int) -> Weights:
    """Train the page's type."""
    matrix, bias = train_linear(corpus, pages, corpus.types, seed)
    return {"type.weight": matrix, "type.bias": bias}


def train_conventions(corpus: Corpus, pages: Pages, seed: int) -> Weights:
    """Train whose pages a page looks like."""
    matrix, bias = train_linear(corpus, pages, corpus.conventions, seed)
    return {"convention.weight": matrix, "convention.bias": bias}


def type_shares(corpus: Corpus, weights: Weights) -> npt.NDArray[np.float32]:
    """Return the probability of each type for every page, shape (pages, 7)."""
    logits = corpus.vectors @ weights["type.weight"] + weights["type.bias"]
    shares = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True), np.float32)


def unseen_shares(corpus: Corpus, pages: Pages, weights: Weights, seed: int) -> npt.NDArray[np.float32]:
    """Return `type_shares`, those of the training pages by nets that have not seen them."""
    shares = type_shares(corpus, weights)
    parts = np.random.default_rng(seed).integers(0, 4, len(pages))
    for part in range(4):
        held = pages[parts == part]
        shares[held] = type_shares(corpus, train_types(corpus, pages[parts != part], seed))[held]
    return shares


class Net(nn.Module):
    """The net as it is trained; `extractor.scoring.markup` runs it in numpy."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.enter, self.middle = nn.Linear(inputs, WIDTH), nn.Linear(WIDTH, WIDTH // 2)
        self.leave, self.drop = nn.Linear(WIDTH // 2, 1), nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the logit of each row."""
        hidden = self.drop(torch.relu(self.enter(rows)))
        logits: torch.Tensor = self.leave(torch.relu(self.middle(hidden)))[:, 0]
        return logits


def train(corpus: Corpus, pages: Pages) -> Weights:
    """Train on some pages, a net a seed; return weights as the product reads them."""
    torch.set_num_threads(1)
    weights = train_types(corpus, pages, SEEDS[0]) | train_conventions(corpus, pages, SEEDS[0])
    flags = np.eye(len(CONVENTIONS), dtype=np.float32)[corpus.conventions]
    constants = np.concatenate([flags, unseen_shares(corpus, pages, weights, SEEDS[0])], axis=1)
    nets = [train_net(corpus, pages, constants, seed) for seed in SEEDS]
    return weights | ranges(corpus, pages) | joined(nets)


def ranges(corpus: Corpus, pages: Pages) -> Weights:
    """Return the least and the greatest value of each column, shape (2, columns), and of each entry of a page's vector.

    They are widened to what half precision can hold, so that rounding cuts no page that was trained on.
    """
    made = {}
    for name, rows in (("columns.range", corpus.features[corpus.rows(pages)]), ("page.range", corpus.vectors[pages])):
        low, high = rows.min(0).astype(np.float16), rows.max(0).astype(np.float16)
        made[name] = np.stack([np.nextafter(low, -np.inf), np.nextafter(high, np.inf)]).astype(np.float32)
    return made


def train_net(corpus: Corpus, pages: Pages, constants: Floats, seed: int) -> Weights:
    """Train one net; `constants` are what it is told of every page, shape (pages, 10)."""
    sample = corpus.features[corpus.rows(pages)[::5]].astype(np.float32)
    centre, scale = sample.mean(0), sample.std(0) + 0.05
    chance = np.random.default_rng(seed)
    torch.manual_seed(seed)
    net = Net(len(centre) + constants.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    steps = EPOCHS * -(-len(pages) // PAGES_A_STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.2)
    for _ in range(EPOCHS):
        order = chance.permutation(pages)
        for start in range(0, len(order), PAGES_A_STEP):
            batch = order[start : start + PAGES_A_STEP]
            owners = np.repeat(np.arange(len(batch)), np.diff(corpus.offsets)[batch])
            rows = (corpus.features[corpus.rows(batch)].astype(np.float32) - centre) / scale
            logits = net(torch.from_numpy(np.concatenate([rows, constants[batch][owners]], axis=1)))
            loss = page_loss(logits, corpus, batch, torch.from_numpy(owners))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return folded(net, centre, scale)


def page_loss(logits: torch.Tensor, corpus: Corpus, pages: Pages, owners: torch.Tensor) -> torch.Tensor:
    """Return cross-entropy by words plus one minus the soft word F1, each averaged over pages."""

    def by_page(values: torch.Tensor) -> torch.Tensor:
        return torch.zeros(len(pages)).index_add(0, owners, values)

    rows = corpus.rows(pages)
    known = ~np.isnan(corpus.labels[rows])
    labels = torch.from_numpy(np.nan_to_num(corpus.labels[rows]))
    words = torch.from_numpy(np.where(known, corpus.words[rows], 0).astype(np.float32))
    sizes = torch.sqrt(torch.clamp(words, max=LONGEST_BLOCK))
    entropy = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    chances = torch.sigmoid(logits)
    hits, total = by_page(chances * labels * words), by_page((chances + labels) * words)
    some = by_page(labels * words) > 0
    soft = (1 - 2 * hits / (total + 1))[some].sum() / max(int(some.sum()), 1)
    return (by_page(entropy * sizes) / (by_page(sizes) + 1)).mean() + soft


def folded(net: Net, centre: npt.NDArray[np.float32], scale: npt.NDArray[np.float32]) -> Weights:
    """Return the net's layers, the scaling of the columns folded into the first."""
    enter = net.enter.weight.detach().numpy().T
    columns = enter[: len(centre)] / scale[:, None]
    return {
        "enter.weight": columns,
        "enter.page": enter[len(centre) :],
        "enter.bias": net.enter.bias.detach().numpy() - centre @ columns,
        "middle.weight": net.middle.weight.detach().numpy().T,
        "middle.bias": net.middle.bias.detach().numpy(),
        "leave.weight": net.leave.weight.detach().numpy().T,
        "leave.bias": net.leave.bias.detach().numpy(),
    }


def joined(nets: Sequence[Weights]) -> Weights:
    """Return one net whose logit is the mean of several."""
    middle = torch.block_diag(*(torch.from_numpy(net["middle.weight"]) for net in nets)).numpy()
    return {
        "enter.weight": np.concatenate([net["enter.weight"] for net in nets], axis=1),
        "enter.page": np.concatenate([net["enter.page"] for net in nets], axis=1),
        "enter.bias": np.concatenate([net["enter.bias"] for net in nets]),
        "middle.weight": middle,
        "middle.bias": np.concatenate([net["middle.bias"] for net in nets]),
        "leave.weight": np.concatenate([net["leave.weight"] for net in nets]) / len(nets),
        "leave.bias": np.mean([net["leave.bias"] for net in nets], axis=0),
    }


def fold_weights(data: Path, cache: Path) -> list[Weights]:
    """Return weights by fold, each trained without the fold's domains and publishers; trained where missing."""
    folder = cache / f"html-folds-{code_key()}"
    if not (folder / f"{FOLDS - 1}.npz").exists():
        folder.mkdir(parents=True, exist_ok=True)
        corpus, _ = corpus_of(data, cache)
        filled = corpus.filled()
        for fold in range(FOLDS):
            save(folder / f"{fold}.npz", train(corpus, filled[corpus.folds[filled] != fold]))
    return [dict(np.load(folder / f"{fold}.npz").items()) for fold in range(FOLDS)]


def save(file: Path, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
    """Write weights."""
    with file.open("wb") as out:
        np.savez(out, allow_pickle=False, **weights)


def record_of(pages: dict[str, int]) -> dict[str, object]:
    """Return what must be known of the weights: data, licences, settings, columns."""
    return {
        "made by": "python -m benchmarks train_html",
        "trained on": {
            "wcxb": "WCXB development split, Foley 2026, CC BY 4.0",
            "news": "test pages of Fundus, MIT",
            "web": "half of trafilatura's evaluation set, Apache 2.0; labels: its segments",
            "variations": "of some articles of the first two sets, see benchmarks/html_variations.py",
        },
        "pages": pages,
        "settings": {"width": WIDTH, "epochs": EPOCHS, "rate": RATE, "dropout": DROPOUT, "seeds": list(SEEDS)},
        "columns": list(COLUMNS),
    }


def main(arguments: list[str]) -> int:
    """Train on all pages and write weights and their record."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_html")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="folder of features and teachers' answers")
    parser.add_argument("--folds", action="store_true", help="train the held-out weights for `benchmarks html` too")
    options = parser.parse_args(arguments)
    corpus, _ = corpus_of(options.data, options.cache)
    weights = {name: array.astype(np.float16) for name, array in train(corpus, corpus.filled()).items()}
    save(Path("extractor/scoring/weights/markup.npz"), weights)
    pages = {name: int((corpus.conventions == i).sum()) for i, name in enumerate(CONVENTIONS)}
    record = json.dumps(record_of(pages), indent=1) + "\n"
    Path("extractor/scoring/weights/markup.json").write_text(record, encoding="utf-8")
    if options.folds:
        fold_weights(options.data, options.cache)
    return 0
