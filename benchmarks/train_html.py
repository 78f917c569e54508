"""Trains the weights of the HTML scorer: `python -m benchmarks train_html --data ../shared/data`.

A net of two hidden layers reads `extractor.scoring.markup_features` of one block, the page's type and the convention
of the gold. The same data and seed give the same file. Trained on `wcxb-dev` (WCXB development split, Foley 2026,
CC BY 4.0), `news-dev` (Fundus test pages, MIT) and `web-dev` (trafilatura's evaluation set, Apache 2.0).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.html_pages import Example, load_examples
from extractor.scoring.markup import CONVENTIONS, PAGE_TYPES, page_vector

WIDTH = 48
EPOCHS = 10
PAGES_A_STEP = 16
RATE = 4e-3
TYPE_DECAY = 3e-3


@dataclass
class Corpus:
    """All pages as flat columns; page i holds rows offsets[i] to offsets[i + 1]."""

    features: npt.NDArray[np.float16]
    offsets: npt.NDArray[np.int64]
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    vectors: npt.NDArray[np.float32]
    types: npt.NDArray[np.int64]
    conventions: npt.NDArray[np.int64]

    def rows(self, pages):
        return np.concatenate([np.arange(self.offsets[p], self.offsets[p + 1]) for p in pages])


def segment_labels(e: Example):
    y = np.full(len(e.texts), np.nan, np.float32)
    flat = [" ".join(t.split()) for t in e.texts]
    for v, k in ((1, "with"), (0, "without")):
        for s in e.gold[k] or []:
            s = " ".join(s.split())
            for i, t in enumerate(flat):
                if s in t:
                    y[i] = v
    return y


def corpus_of(examples: list[Example]) -> Corpus:
    for e in examples:
        if e.source == "web":
            e.labels = segment_labels(e)
    width = examples[0].features.shape[1]
    vectors = np.array([page_vector(e.features.astype(np.float32)) if len(e.words) else np.zeros(2 * width, np.float32) for e in examples])
    return Corpus(
        np.concatenate([e.features for e in examples]), np.cumsum([0] + [len(e.words) for e in examples]),
        np.concatenate([e.labels for e in examples]), np.concatenate([e.words for e in examples]), vectors,
        np.array([PAGE_TYPES.index(e.type) for e in examples]), np.array([CONVENTIONS.index(e.source) for e in examples]),
    )


def train_types(c: Corpus, pages, seed=0):
    torch.manual_seed(seed)
    mu, sd = c.vectors[pages].mean(0), c.vectors[pages].std(0) + 0.05
    a, y = torch.from_numpy((c.vectors[pages] - mu) / sd), torch.from_numpy(c.types[pages])
    w = torch.from_numpy(np.where(c.conventions[pages] == 0, 1, 0.5).astype(np.float32))
    net = nn.Linear(a.shape[1], len(PAGE_TYPES))
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(300):
        loss = (nn.functional.cross_entropy(net(a), y, reduction="none") * w).mean() + TYPE_DECAY * (net.weight**2).sum()
        opt.zero_grad(); loss.backward(); opt.step()
    W = (net.weight.detach().numpy() / sd).T
    return {"type.weight": W, "type.bias": net.bias.detach().numpy() - mu @ W}


def type_shares(c, weights):
    z = c.vectors @ weights["type.weight"] + weights["type.bias"]
    z = np.exp(z - z.max(1, keepdims=True))
    return (z / z.sum(1, keepdims=True)).astype(np.float32)


class Net(nn.Module):
    def __init__(s, d, h=WIDTH):
        super().__init__()
        s.enter, s.middle, s.leave, s.drop = nn.Linear(d, h), nn.Linear(h, h // 2), nn.Linear(h // 2, 1), nn.Dropout(0.1)

    def forward(s, x):
        return s.leave(torch.relu(s.middle(s.drop(torch.relu(s.enter(x))))))[:, 0]


def train(c: Corpus, pages, epochs=EPOCHS, seed=0, h=WIDTH):
    torch.set_num_threads(1)
    # types of training pages come from nets that have not seen them
    weights = train_types(c, pages, seed)
    shares = type_shares(c, weights)
    part = np.random.default_rng(seed).integers(0, 4, len(pages))
    for k in range(4):
        shares[pages[part == k]] = type_shares(c, train_types(c, pages[part != k], seed))[pages[part == k]]
    rng = np.random.default_rng(seed)
    rows = c.rows(pages)
    sub = c.features[rows[::5]].astype(np.float32)
    mu, sd = sub.mean(0), sub.std(0) + 0.05
    flags = np.eye(len(CONVENTIONS), dtype=np.float32)[c.conventions]
    constants = np.concatenate([flags, shares], 1)
    net = Net(len(mu) + constants.shape[1], h)
    opt = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    steps = epochs * ((len(pages) + PAGES_A_STEP - 1) // PAGES_A_STEP)
    sch = torch.optim.lr_scheduler.OneCycleLR(opt, RATE, total_steps=steps, pct_start=0.2)
    for _ in range(epochs):
        perm = rng.permutation(pages)
        for i in range(0, len(perm), PAGES_A_STEP):
            ps = perm[i : i + PAGES_A_STEP]
            loss = _loss(net, c, ps, mu, sd, constants)
            opt.zero_grad(); loss.backward(); opt.step(); sch.step()
    net.eval()
    e = net.enter.weight.detach().numpy().T
    d = len(mu)
    W = e[:d] / sd[:, None]
    return weights | {
        "enter.weight": W, "enter.page": e[d:], "enter.bias": net.enter.bias.detach().numpy() - mu @ W,
        "middle.weight": net.middle.weight.detach().numpy().T, "middle.bias": net.middle.bias.detach().numpy(),
        "leave.weight": net.leave.weight.detach().numpy().T, "leave.bias": net.leave.bias.detach().numpy(),
    }


def _loss(net, c, ps, mu, sd, constants):
    r = c.rows(ps)
    g = np.repeat(np.arange(len(ps)), c.offsets[ps + 1] - c.offsets[ps])
    x = np.concatenate([(c.features[r].astype(np.float32) - mu) / sd, constants[ps][g]], 1)
    y = c.labels[r]
    known = ~np.isnan(y)
    w = torch.from_numpy(np.where(known, c.words[r], 0).astype(np.float32))
    y, G = torch.from_numpy(np.nan_to_num(y)), torch.from_numpy(g)
    z = net(torch.from_numpy(x)); p = torch.sigmoid(z)
    by = lambda v: torch.zeros(len(ps)).index_add(0, G, v)
    sw = torch.sqrt(torch.clamp(w, max=150))
    bce = nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none") * sw
    lb = (by(bce) / (by(sw) + 1)).mean()
    tp, den = by(p * y * w), by((p + y) * w)
    ok = by(y * w) > 0
    ld = (1 - 2 * tp / (den + 1))[ok].mean() if ok.any() else 0
    return lb + ld


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_html")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    options = parser.parse_args(arguments)
    examples = load_examples(options.data, options.cache)
    c = corpus_of(examples)
    pages = np.flatnonzero(np.diff(c.offsets) > 0)
    weights = train(c, pages)
    folder = Path("extractor/scoring/weights")
    np.savez(folder / "markup.npz", **{k: v.astype(np.float16) for k, v in weights.items()})
    from extractor.scoring.markup_features import markup_features
    from benchmarks.html_pages import document_of
    d = document_of(b"<p>x</p>", "")
    columns = markup_features(d.texts, d.layout).columns
    record = {"columns": columns, "pages": {s: int((c.conventions == i).sum()) for i, s in enumerate(CONVENTIONS)}}
    (folder / "markup.json").write_text(json.dumps(record, indent=1) + "\n")
    return 0
