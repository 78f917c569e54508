"""HTML pages: quality beside the peers: `python -m benchmarks html --data ../shared/data`.

Ours is the whole of `extractor.extract` without site rules, each page scored by weights that have not seen its
domain or publisher (`train_html --folds` makes them; where they are missing they are trained first). WCXB is scored
on `Article.text` alone, for its gold starts with the title on 3 to 5 % of pages; news on dek and text, for its gold
has the summary; trafilatura's set on the text.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from benchmarks.data import SETS, GoldPage, fold_of, load_pages
from benchmarks.metrics import interval, mean, segment_counts, segment_score, word_score
from benchmarks.peers import PEERS, answers, installed
from benchmarks.text import answer_of
from benchmarks.train_html import fold_weights
from extractor import Article, Options, extract

LANGUAGES = {"at": "de", "ch": "de", "uk": "en", "us": "en", "ca": "en", "au": "en", "jp": "ja", "kr": "ko", "cn": "zh",
             "tw": "zh", "dk": "da", "cz": "cs", "se": "sv", "mx": "es", "cl": "es", "py": "es"}  # fmt: skip
"""Languages of publishers' countries, where the page does not name its own."""

Scores = dict[str, dict[str, list[float]]]
"""Scores of pages by system and by part of the set."""


@dataclass
class Ours:
    """Our answer for each page of a set.

    Attributes:
        texts: printed text by page id.
        confidences: by page id.
        deciders: who decided, by page id.
        languages: the page's own language code, empty where it names none, by page id.
    """

    texts: dict[str, str] = field(default_factory=dict)
    confidences: dict[str, float] = field(default_factory=dict)
    deciders: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)


def printed(article: Article, name: str) -> str:
    """Return what is scored: the text, for news with the dek in front where the page shows one."""
    return answer_of(article) if name == "news-dev" else article.text


def our_answers(pages: Sequence[GoldPage], name: str, data: Path, cache: Path, options: Options) -> Ours:
    """Extract each page with the weights of the fold that it was left out of."""
    weights = fold_weights(data, cache)
    ours = Ours()
    for page in pages:
        with patch("extractor.scoring.markup.markup_weights", lambda page=page: weights[fold_of(page.group)]):
            article = extract(page.html, page.gold.get("url"), options)
        ours.texts[page.id] = printed(article, name)
        ours.confidences[page.id] = article.confidence
        ours.deciders[page.id] = article.decided_by
        ours.languages[page.id] = article.document.head.language[:2].lower()
    return ours


def parts_of(page: GoldPage, language: str) -> list[str]:
    """Return the parts of its set that a page is counted in."""
    if page.gold.get("type"):
        return ["all", page.gold["type"]]
    country = page.gold.get("country") or ""
    return ["all", language or LANGUAGES.get(country, country)]


def word_scores(pages: Iterable[GoldPage], texts: dict[str, str], languages: dict[str, str]) -> dict[str, list[float]]:
    """Return the word F1 of each page by part."""
    scores = defaultdict(list)
    for page in pages:
        found = word_score(texts[page.id], page.gold["text"] or "").f1
        for part in parts_of(page, languages[page.id]):
            scores[part].append(found)
    return scores


def print_words(scores: Scores) -> None:
    """Print a row a part and a column a system; then where we lose, and to whom."""
    systems = list(scores)
    print(f"{'':<15}{'pages':>6}" + "".join(f"{name:>20}" for name in systems))
    for part, found in sorted(scores["ours"].items(), key=lambda each: (each[0] != "all", -len(each[1]))):
        cells = []
        for system in systems:
            low, high = interval(scores[system][part], draws=300)
            cells.append(f"{mean(scores[system][part]):.3f} [{low:.3f} {high:.3f}]")
        print(f"{part:<15}{len(found):>6}" + "".join(f"{cell:>20}" for cell in cells))
    for part, found in scores["ours"].items():
        best = max(systems[1:], key=lambda system: mean(scores[system][part]), default="ours")
        gap = mean(scores[best][part]) - mean(found)
        if gap > 0:
            print(f"lost: {part} ({len(found)} pages) to {best} by {gap:.3f}")


def print_segments(pages: Sequence[GoldPage], texts_of: dict[str, dict[str, str]]) -> None:
    """Print precision, recall and F1 over all segments, with an interval over pages for F1."""
    import random

    for system, texts in texts_of.items():
        counts = [segment_counts(texts[page.id], page.gold["with"], page.gold["without"]) for page in pages]
        score = segment_score(counts)
        chance = random.Random(0)  # noqa: S311 - a resampling, not a secret
        draws = sorted(segment_score(chance.choices(counts, k=len(counts))).f1 for _ in range(300))
        print(f"{system:<20}{len(pages):>6} pages  precision {score.precision:.3f}  recall {score.recall:.3f}  "
              f"F1 {score.f1:.3f} [{draws[7]:.3f} {draws[292]:.3f}]")  # fmt: skip


def print_reliability(pages: Sequence[GoldPage], ours: Ours) -> None:
    """Print, for tenths of confidence, how many words were right."""
    bins: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        confidence = ours.confidences[page.id]
        score = word_score(ours.texts[page.id], page.gold["text"] or "")
        bins[min(int(confidence * 10), 9)].append((confidence, score.f1))
    print("confidence        pages  mean confidence  mean word F1")
    for tenth, rows in sorted(bins.items()):
        said, right = mean([row[0] for row in rows]), mean([row[1] for row in rows])
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}{len(rows):>12}{said:>17.3f}{right:>14.3f}")


def run(name: str, options: argparse.Namespace) -> None:
    """Measure one set."""
    pages = load_pages(options.data, name)[:: options.every]
    extraction = Options(rules=False, fallback=not options.no_fallback)
    ours = our_answers(pages, name, options.data, options.cache, extraction)
    peers = [peer for peer in PEERS if installed(peer) and peer not in options.without]
    texts_of = {"ours": ours.texts} | {peer: answers(peer, name, pages, options.cache) for peer in peers}
    print(f"\n== {name}: {len(pages)} pages; " + ", ".join(f"{peer} {installed(peer)}" for peer in peers))
    others = sum(by != "scorer" for by in ours.deciders.values())
    print(f"decided by somebody else than the scorer: {others} pages")
    if name == "web-dev":
        print_segments(pages, texts_of)
        return
    print_words({system: word_scores(pages, texts, ours.languages) for system, texts in texts_of.items()})
    print_reliability(pages, ours)


def main(arguments: list[str]) -> int:
    """Print the tables of every set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks html")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="folder of peers' answers and fold weights")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--every", type=int, default=1, help="measure every n-th page")
    parser.add_argument("--without", nargs="*", choices=tuple(PEERS), default=(), help="peers to leave out")
    parser.add_argument("--no-fallback", action="store_true", help="never ask trafilatura for a second opinion")
    options = parser.parse_args(arguments)
    missing = [peer for peer in PEERS if not installed(peer)]
    print("not installed, so not measured: " + (", ".join(missing) or "none"))
    for name in options.sets:
        run(name, options)
    return 0
