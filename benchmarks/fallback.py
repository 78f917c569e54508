"""The second opinion: whom it is asked for, and what it brings: `python -m benchmarks fallback --data ../shared/data`.

Each page is scored by weights that have not seen its domain or publisher. For every threshold of confidence the
table gives the share of pages that trafilatura would be asked about, and the quality with its answers in place.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import SETS, GoldPage, fold_of, load_pages
from benchmarks.metrics import interval, mean, segment_counts, segment_score, word_score
from benchmarks.peers import answers
from benchmarks.train_html import fold_weights
from extractor import Options
from extractor.fallback import ASK_BELOW, adopt
from extractor.labelling import relabel
from extractor.model import Draft
from extractor.pipeline import conclude
from extractor.readers import read
from extractor.scoring.markup import Weights, score_markup

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.96, 0.97, 0.98, 1.01)
_OPTIONS = Options(rules=False, fallback=False)


@dataclass(frozen=True, slots=True)
class Opinions:
    """Our text of an article page, and the one after trafilatura's answer."""

    page: GoldPage
    confidence: float
    own: str
    second: str


def opinions(pages: Sequence[GoldPage], theirs: dict[str, str], weights: list[Weights]) -> list[Opinions]:
    """Extract each page twice; pages that our scorer does not call articles are left out."""
    found = []
    for page in pages:
        read_page = read(page.html, page.gold.get("url") or "", _OPTIONS)
        texts, draft = [], Draft(read_page.document)
        for answer in ("", theirs[page.id]):
            draft = Draft(read_page.document)
            score_markup(draft, weights[fold_of(page.group)])
            if draft.page_type != "article":
                break
            adopt(draft, answer)
            relabel(draft)
            texts.append(conclude(read_page, draft, {}, _OPTIONS).text)
        if len(texts) == 2:
            found.append(Opinions(page, draft.confidence, *texts))
    return found


def quality(name: str, found: Sequence[Opinions], threshold: float) -> float:
    """Return word F1, or segment F1 for trafilatura's set, with the second text below a threshold."""
    texts = [each.second if each.confidence < threshold else each.own for each in found]
    golds = [each.page.gold for each in found]
    if name == "web-dev":
        counts = [segment_counts(text, gold["with"], gold["without"]) for text, gold in zip(texts, golds, strict=True)]
        return segment_score(counts).f1
    return mean([word_score(text, gold["text"] or "").f1 for text, gold in zip(texts, golds, strict=True)])


def print_table(name: str, found: Sequence[Opinions], pages: int) -> None:
    """Print a row a threshold, and the gain on the pages that are asked about with the threshold in use."""
    print(f"\n== {name}: {len(found)} of {pages} pages are articles to us; the threshold in use is {ASK_BELOW}")
    print(f"{'below':>8}{'asked':>8}{'share':>8}{'F1':>8}")
    for threshold in THRESHOLDS:
        asked = sum(each.confidence < threshold for each in found)
        share = asked / max(1, len(found))
        print(f"{threshold:>8.2f}{asked:>8}{share:>8.3f}{quality(name, found, threshold):>8.4f}")
    if name == "web-dev":
        return
    gains = [
        word_score(each.second, each.page.gold["text"] or "").f1 - word_score(each.own, each.page.gold["text"] or "").f1
        for each in found
        if each.confidence < ASK_BELOW
    ]
    low, high = interval(gains)
    print(f"gain on the {len(gains)} pages asked about: {mean(gains):+.4f} [{low:+.4f} {high:+.4f}]")


def main(arguments: list[str]) -> int:
    """Print the tables of every set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks fallback")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="folder of answers and fold weights")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    options = parser.parse_args(arguments)
    weights = fold_weights(options.data, options.cache)
    for name in options.sets:
        pages = load_pages(options.data, name)
        theirs = answers("trafilatura", name, pages, options.cache)
        print_table(name, opinions(pages, theirs, weights), len(pages))
    return 0
