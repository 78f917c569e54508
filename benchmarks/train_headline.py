"""Fit the weights of the headline model: a conditional logit over the lines that could be the headline, or none.

`python -m benchmarks train_headline --data ../shared/data` prints the accuracy on groups that were not fitted
(three folds by domain or publisher) and the table to put into `extractor/labelling/headline.py`.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import flatten
from benchmarks.data import domain, fold_of, load_pages, read_jsonl
from extractor.labelling.candidates import FEATURES, candidates_of
from extractor.labelling.extent import Extent
from extractor.model import Draft
from extractor.readers.lines import read_lines
from extractor.scoring import score

Floats = npt.NDArray[np.float64]
_STYLES = ("lexbor", "wet", "inscr", "resimain")
_NEWS_STYLES = ("lexbor", "wet", "resimain")
_FOLDS = 3
_STEPS = 400
_DECAY = 1e-4
_NEWS_WEIGHT, _OTHER_TYPE_WEIGHT = 2.0, 0.5
_SAME = 0.8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """A page with what is known of its headline.

    Attributes:
        style: the set and the style of flattening.
        group: domain or publisher.
        weight: of the page in the fit.
        values: features of the candidates; the last row, zeros, stands for "none". Shape (candidates + 1, features).
        right: whether each row is a right answer.
    """

    style: str
    group: str
    weight: float
    values: Floats
    right: npt.NDArray[np.bool_]


def likeness(one: str, other: str) -> float:
    """Return the F1 of two titles' words, 0 to 1."""
    words = [Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())) for text in (one, other)]
    total = sum(map(Counter.total, words))
    return 2 * (words[0] & words[1]).total() / total if total else 0.0


def _page(style: str, group: str, weight: float, text: str, title: str) -> TitlePage:
    draft = Draft(read_lines(text, "", "str", "str", ()).document)
    score(draft)
    found = candidates_of(draft, Extent.of(draft))
    right = [likeness(draft.document.texts[each.index], title) >= _SAME for each in found]
    values = np.array([*(each.values for each in found), (0.0,) * len(FEATURES)])
    return TitlePage(style, group, weight, values, np.array([*right, not any(right)]))


def _pages(data: Path) -> Iterator[TitlePage]:
    for style in _STYLES:
        for page in read_jsonl(data / "text-dev" / f"{style}.jsonl.gz"):
            if page["title"]:
                weight = 1.0 if page["type"] == "article" else _OTHER_TYPE_WEIGHT
                name = style if weight == 1.0 else f"{style}, other types"
                group = domain(page["url"] or page["id"])
                yield _page(name, group, weight, "\n".join(page["lines"]), page["title"])
    for gold in load_pages(data, "news-dev"):
        html = flatten.decode(gold.html)
        for style in _NEWS_STYLES:
            text = getattr(flatten, style)(html)
            yield _page(f"news {style}", gold.group, _NEWS_WEIGHT, text, gold.gold["title"])


def _without_scores(page: TitlePage) -> TitlePage:
    """Blank the scorer's numbers: it is surer of pages that it was trained on than of those to come."""
    blank = [FEATURES.index(name) for name in ("score", "score_rise")]
    values = page.values.copy()
    values[:, blank] = 0.0
    return replace(page, values=values)


def fit(pages: list[TitlePage]) -> Floats:
    """Return the weights that make the right rows likely, shape (features,); Adam on the whole set."""
    pages = [_without_scores(page) if place % 2 else page for place, page in enumerate(pages)]
    values = np.concatenate([page.values for page in pages])
    right = np.concatenate([page.right for page in pages])
    sizes = np.array([len(page.right) for page in pages])
    starts, owners = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(pages)), sizes)
    weights = np.array([page.weight for page in pages])[owners] / len(pages)
    row, mean, square = np.zeros(len(FEATURES)), np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
    for step in range(1, _STEPS + 1):
        logits = values @ row
        odds = np.exp(logits - np.maximum.reduceat(logits, starts)[owners])
        share = odds / np.add.reduceat(odds, starts)[owners]
        among_right = share * right / np.maximum(np.add.reduceat(share * right, starts), 1e-12)[owners]
        slope = values.T @ (weights * (share - among_right)) + _DECAY * row
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        row -= 0.1 * (1 - step / (_STEPS + 1)) * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return row


def main(arguments: list[str]) -> int:
    """Print the accuracy on held-out groups by style, and the weights fitted on all pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_headline", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    pages = list(_pages(parser.parse_args(arguments).data))
    hits: dict[str, list[bool]] = defaultdict(list)
    for fold in range(_FOLDS):
        row = fit([page for page in pages if fold_of(page.group, _FOLDS) != fold])
        for page in pages:
            if fold_of(page.group, _FOLDS) == fold:
                best = int((page.values[:-1] @ row).argmax()) if len(page.values) > 1 else -1
                hits[page.style].append(bool(page.right[best]) and best >= 0)
    for style, right in hits.items():
        print(f"{style:24} {len(right):5} pages  {sum(right) / len(right):.3f}")
    for name, weight in zip(FEATURES, fit(pages), strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0
