"""Flattened pages: word F1, line F1, headline and time beside the peers. `python -m benchmarks text`.

Every page is judged by weights that never saw its domain or publisher (`train_text --folds 3` puts them into the
cache), with site rules and global phrases off. The answer is the dek and `Article.text`: both golds hold the dek.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.data import OTHER_STYLES, TEXT_STYLES, TRAINED_STYLES, fold_of, load_pages
from benchmarks.flatten import STYLES, decode
from benchmarks.line_peers import JUSTEXT_LANGUAGES, PEERS, justext
from benchmarks.metrics import interval, mean, metric_words, word_score
from benchmarks.text_pages import TextPage, cached
from extractor.labelling import relabel
from extractor.model import Article, Draft, Options, Printing, Status
from extractor.pipeline import conclude, extract
from extractor.readers.lines import read_lines
from extractor.scoring.lines import Net, read_net, score_lines
from extractor.scoring.word_vectors import read_table
from extractor.writers.kept import kept

_OPTIONS = Options(rules=False)
FOLDS = 3


def held_out_nets(cache: Path) -> list[Net]:
    """Read the weights of each fold from the cache.

    Raises:
        SystemExit: they are not there.
    """
    files = [cache / f"lines-{fold}of{FOLDS}.npy" for fold in range(FOLDS)]
    if not all(file.exists() for file in files):
        raise SystemExit(f"no held-out weights in {cache}: run python -m benchmarks train_text --folds {FOLDS} first")
    return [read_net(file, read_table(cache / file.name.replace("lines", "words"))) for file in files]


def extract_with(lines: list[str], net: Net) -> Article:
    """Extract from flattened lines with given weights, site rules off."""
    page = read_lines("\n".join(lines), "", "str", "str", ())
    draft = Draft(page.document)
    score_lines(draft, net)
    relabel(draft)
    return conclude(page, draft, {}, _OPTIONS)


def answer_of(article: Article) -> str:
    """Return what is judged: the dek that the page shows above the text, and the text."""
    dek = kept(article, Printing()).dek
    return f"{dek}\n\n{article.text}" if dek and dek not in article.text else article.text


def same(left: str | None, right: str | None) -> bool:
    """Whether two titles are equal after NFKC, case folding and white space."""
    flat = [" ".join(unicodedata.normalize("NFKC", text or "").casefold().split()) for text in (left, right)]
    return flat[0] == flat[1]


@dataclass(slots=True)
class Tally:
    """Figures of one system: lists of one number a page, by (source, what)."""

    f1: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    line_f1: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, page: TextPage, answer: str) -> None:
        """Count one page."""
        score = word_score(answer, page.gold).f1
        self.f1[page.source, page.style].append(score)
        if page.type == "article" and page.source == "wcxb":
            self.f1["wcxb articles", page.style].append(score)
        if page.source == "news" and page.style in TEXT_STYLES:
            self.f1["country", page.country].append(score)
        kept = set(" ".join(answer.split("\n")).split())
        self.line_f1[page.source, page.style].append(_line_f1(page, answer) if kept else float(not page.gold))


def _line_f1(page: TextPage, answer: str) -> float:
    """Return F1 over the lines that hold words: a line is kept when its words stand in the answer in one run."""
    flat = f" {' '.join(metric_words(answer))} "
    rows = [f" {' '.join(metric_words(line))} " for line in page.lines]
    kept = [(row in flat, label >= 0.5) for row, label in zip(rows, page.labels, strict=True) if row.strip()]
    hits = sum(chosen and good for chosen, good in kept)
    total = sum(chosen for chosen, _ in kept) + sum(good for _, good in kept)
    return 2 * hits / total if total else 1.0


def judge(pages: Iterable[TextPage], system: Callable[[TextPage], str]) -> Tally:
    """Run one system over pages."""
    tally = Tally()
    for page in pages:
        tally.add(page, system(page))
    return tally


def _peer(name: str) -> Callable[[TextPage], str]:
    if name == "jusText":
        return lambda page: justext(page.lines, JUSTEXT_LANGUAGES.get(page.country, "English"))
    return lambda page: PEERS[name](page.lines)


def _row(name: str, tally: Tally, source: str) -> str:
    cells = [f"{mean(tally.f1[source, style]):.4f}" for style in TRAINED_STYLES]
    return f"{name:<22}" + "".join(f"{cell:>10}" for cell in cells)


def print_quality(tallies: dict[str, Tally]) -> None:
    """Print word F1 by set and style, then ours with intervals."""
    ours = tallies["extractor"]
    for source in ("wcxb articles", "wcxb", "news"):
        pages = len(ours.f1[source, TEXT_STYLES[0]])
        print(f"\nword F1, {source}, {pages} pages\n{'':<22}" + "".join(f"{style:>10}" for style in TRAINED_STYLES))
        for name, tally in tallies.items():
            print(_row(name, tally, source))
        spans = [interval(ours.f1[source, style]) for style in TRAINED_STYLES]
        print(f"{'95 % interval':<22}" + "".join(f" {low:.3f}-{high:.3f}"[:12].rjust(12) for low, high in spans))
    print("\nresimain, share of the gap between keeping everything and perfect line choice that is closed")
    for source in ("wcxb articles", "news"):
        low, high, got = (
            mean(tallies[name].f1[source, "resimain"]) for name in ("keep everything", "perfect lines", "extractor")
        )
        print(f"  {source:<16}{(got - low) / (high - low):.3f}  ({low:.4f} to {high:.4f}, ours {got:.4f})")
    by_style = (f"{source}/{style} {mean(values):.3f}" for (source, style), values in ours.line_f1.items())
    print("\nline F1  " + "  ".join(by_style))
    print("\nnews by country, the styles of text-dev: pages, ours, best peer")
    for (kind, country), values in sorted(ours.f1.items()):
        if kind == "country":
            best, name = max((mean(tally.f1[kind, country]), name) for name, tally in tallies.items()
                             if name not in ("extractor", "perfect lines"))  # fmt: skip
            print(f"  {country:<5}{len(values) // len(TEXT_STYLES):>4}  {mean(values):.3f}  {best:.3f} {name}")


def print_other_styles(data: Path, nets: list[Net]) -> None:
    """Print word F1 on forms of text that nothing was trained on, beside all text of them."""
    print("\nword F1, styles that nothing is trained on: ours, keep everything")
    for name, source in (("wcxb-dev", "wcxb articles"), ("news-dev", "news")):
        pages = [page for page in load_pages(data, name) if page.gold.get("type", "article") == "article"]
        for style in OTHER_STYLES:
            scores: list[tuple[float, float]] = []
            for page in pages:
                text, gold = STYLES[style](decode(page.html)), page.gold["text"] or ""
                ours = answer_of(extract_with(text.split("\n"), nets[fold_of(page.group, FOLDS)]))
                scores.append((word_score(ours, gold).f1, word_score(text, gold).f1))
            print(f"  {source:<16}{style:<10}{mean([each[0] for each in scores]):.4f}  "
                  f"{mean([each[1] for each in scores]):.4f}")  # fmt: skip


def print_empties(pages: list[TextPage], nets: list[Net]) -> None:
    """Print how many pages from which every line of content was taken come out empty."""
    ended = []
    for page in pages:
        menu = [line for line, label in zip(page.lines, page.labels, strict=True) if not label]
        ended.append(extract_with(menu, nets[fold_of(page.group, FOLDS)]).status)
    empty = sum(status is not Status.OK for status in ended)
    print(f"\npages whose content was taken out: {empty} of {len(ended)} come out empty")


def print_titles(pages: list[TextPage], nets: list[Net]) -> None:
    """Print the share of headlines that are right.

    The lines are scored by held-out nets, the headline is chosen by the shipped weights, which have seen these pages:
    `train_headline` prints what held-out weights choose, some .05 to .08 less.
    """
    for source in ("wcxb", "news"):
        right = [
            same(extract_with(page.lines, nets[fold_of(page.group, FOLDS)]).title, page.title)
            for page in pages
            if page.source == source and page.title
        ]
        share = mean([float(each) for each in right])
        print(f"headline right, {source}, by weights that have seen the pages: {share:.3f} of {len(right)} pages")


def print_speed(pages: list[TextPage]) -> None:
    """Print CPU time a page, ours and the peers' interleaved in one process, and the ratios of the medians."""
    systems = {"extractor": lambda lines: extract("\n".join(lines)).text, **PEERS}
    times: dict[str, list[float]] = {name: [] for name in systems}
    for page in [*pages[:3], *pages]:
        for name, system in systems.items():
            start = time.process_time()
            system(page.lines)
            times[name].append(time.process_time() - start)
    ours = median(times["extractor"][3:])
    print(f"\nCPU time a page, {len(pages)} pages, rules on: median ms, times ours")
    for name, values in times.items():
        print(f"  {name:<18}{median(values[3:]) * 1e3:8.2f}{median(values[3:]) / ours:8.1f}")


def main(arguments: list[str]) -> int:
    """Print every figure."""
    parser = argparse.ArgumentParser(prog="benchmarks text", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    asked = parser.parse_args(arguments)
    every = [page for page in cached(asked.data, asked.cache) if page.source != "web"]
    nets = held_out_nets(asked.cache)
    systems: dict[str, Callable[[TextPage], str]] = {
        "extractor": lambda page: answer_of(extract_with(page.lines, nets[fold_of(page.group, FOLDS)])),
        "perfect lines": lambda page: "\n".join(
            line for line, label in zip(page.lines, page.labels, strict=True) if label >= 0.5
        ),
        "keep everything": _peer("keep everything"),
    }
    if not asked.no_peers:
        systems |= {name: _peer(name) for name in PEERS}
    print_quality({name: judge(every, system) for name, system in systems.items()})
    print_other_styles(asked.data, nets)
    lexbor = [page for page in every if page.style == "lexbor"]
    print_titles(lexbor, nets)
    print_empties([page for page in lexbor if page.type == "article"], nets)
    print_speed([page for page in lexbor if page.type == "article"][::9])
    return 0
