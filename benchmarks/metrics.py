"""The figures by which the project judges itself. Definitions: `../shared/README.md`."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


def metric_words(text: str) -> list[str]:
    """Return the words as the metrics count them."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float


def _score(shared: int, answered: int, wanted: int) -> Score:
    if not wanted:
        full = 1.0 if not answered else 0.0
        return Score(full, full, full)
    precision = shared / answered if answered else 0.0
    recall = shared / wanted
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0)


def word_score(answer: str, gold: str) -> Score:
    r"""Score over multisets of the `\w+` of the lowered texts. An empty gold scores 1 for an empty answer, else 0."""
    got, want = Counter(metric_words(answer)), Counter(metric_words(gold))
    return _score((got & want).total(), got.total(), want.total())


def segment_counts(answer: str, wanted: Sequence[str], unwanted: Sequence[str]) -> tuple[int, int, int]:
    """Count true positives, false positives and false negatives of one page. Source: trafilatura's evaluation."""
    flat = " ".join(answer.split())
    found = sum(" ".join(segment.split()) in flat for segment in wanted)
    wrong = sum(" ".join(segment.split()) in flat for segment in unwanted)
    return found, wrong, len(wanted) - found


def segment_score(counts: Sequence[tuple[int, int, int]]) -> Score:
    """Score over the summed counts of all pages."""
    found, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    return _score(found, found + wrong, found + missed)


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 for no values."""
    return sum(values) / len(values) if values else 0.0


def interval(values: Sequence[float], draws: int = 1000, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean. Source: Efron (1979), percentile method."""
    if not values:
        return 0.0, 0.0
    chance = random.Random(seed)  # noqa: S311 - a resampling, not a secret
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(draws))
    return means[int(0.025 * draws)], means[int(0.975 * draws)]
