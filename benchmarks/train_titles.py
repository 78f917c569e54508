"""Fits the weights of the evidence for a title, and prints what they reach on publishers they were not fitted on.

Conditional logistic regression: of the claims of a page, those equal to the gold title shall have the largest share
of the exponentials. Reported is the share of pages whose best claim is right, each page judged by weights that were
fitted without its publisher or domain.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import fold_of, load_pages
from benchmarks.metadata import normal

PAGE_WEIGHTS = {"wcxb-dev": 0.7, "web-dev": 1.5, "news-dev": 3.0}
"""So that the small sets are heard; set by hand."""
PENALTY = 0.002
"""L2; set by hand."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A page: the features of its claims, float32, shape (claims, features), and which claims are right."""

    set_name: str
    fold: int
    features: np.ndarray[Any, Any]
    right: np.ndarray[Any, Any]


def main(arguments: list[str]) -> int:
    """Fit, print the out-of-fold shares and the weights."""
    from extractor.metadata.title_claims import FEATURES

    parser = argparse.ArgumentParser(prog="python -m benchmarks train_titles", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args(arguments)
    samples = [sample for name in PAGE_WEIGHTS for sample in read_samples(options.data, name)]
    held_out: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fit([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold:
                best = int(np.argmax(sample.features @ weights))
                held_out.setdefault(sample.set_name, []).append(bool(sample.right[best]))
    for name, right in held_out.items():
        print(f"{name}: {np.mean(right):.3f} of {len(right)}")
    for feature, weight in zip(FEATURES, fit(samples), strict=True):
        print(f'    "{feature}": {weight:.2f},')
    return 0


def read_samples(data: Path, name: str) -> Iterator[Sample]:
    """Yield the pages of a set whose gold has a title."""
    from extractor import extract
    from extractor.metadata.evidence import Evidence
    from extractor.metadata.title_claims import measure
    from extractor.metadata.titles import title_claims

    for page in load_pages(data, name):
        if page.gold.get("title"):
            article = extract(page.html, page.gold["url"] or None)
            claims, said = title_claims(Evidence(article.document, article.labels, None))
            rows = [list(measure(claim, said).values()) for claim in claims]
            right = [normal(claim.text) == normal(page.gold["title"]) for claim in claims]
            if rows:
                yield Sample(name, fold_of(page.group, FOLDS), np.array(rows, dtype=np.float32), np.array(right))


def fit(samples: Sequence[Sample]) -> np.ndarray[Any, Any]:
    """Return the weights, float32, one a feature. Pages without a right claim teach nothing."""
    import torch

    torch.set_num_threads(1)
    taught = [sample for sample in samples if sample.right.any()]
    features = torch.tensor(np.concatenate([sample.features for sample in taught]))
    right = torch.tensor(np.concatenate([sample.right for sample in taught]))
    page = torch.repeat_interleave(torch.arange(len(taught)), torch.tensor([len(sample.right) for sample in taught]))
    share = torch.tensor([PAGE_WEIGHTS[sample.set_name] for sample in taught])
    weights = torch.zeros(features.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> Any:
        optimiser.zero_grad()
        powers = torch.exp((scores := features @ weights) - scores.max())
        total = torch.zeros(len(taught)).index_add(0, page, powers)
        good = torch.zeros(len(taught)).index_add(0, page, powers * right)
        cost = -(torch.log(good / total + 1e-12) * share).sum() / share.sum() + PENALTY * (weights**2).sum()
        cost.backward()
        return cost

    optimiser.step(loss)
    return np.asarray(weights.detach())
