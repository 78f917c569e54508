"""`python -m benchmarks rules --phrases | --publishers | --learn`: what rules of all kinds are worth."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from benchmarks.build_phrases import FOLDER, count, labelled_lines
from benchmarks.data import GoldPage, fold_of, load_pages
from benchmarks.metrics import Score, mean, word_score
from extractor import Options, Role, extract
from extractor.model import LabelledBlock
from extractor.phrases.chrome_lines import phrase_key

GOAL = 0.99
"""Word F1 that the pages of each publisher with a shipped rule are to reach on average."""


def main(arguments: list[str]) -> int:
    """Print the tables that are asked for, all where none is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks rules")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--phrases", action="store_true", help="global phrases on sites not used to choose them")
    parser.add_argument("--publishers", action="store_true", help="the shipped rules on the pages of their publishers")
    parser.add_argument("--learn", action="store_true", help="rules learned from a site's other pages, as text")
    parser.add_argument("--style", default="lexbor", help="flattening of the pages for --learn")
    asked = parser.parse_args(arguments)
    everything = not (asked.phrases or asked.publishers or asked.learn)
    if asked.phrases or everything:
        print_phrases(asked.data)
    if asked.publishers or everything:
        print_publishers(asked.data)
    if asked.learn or everything:
        from benchmarks.rules_learn import print_learned

        print_learned(asked.data, asked.style)
    return 0


def print_phrases(data: Path) -> None:
    """Print how right the phrases are on half of the sites when the other half has chosen among them.

    A phrase that the other half has seen inside articles too often is left out; all others are used, those
    without any evidence too. Only pages with gold count. The list has lost before what any site contradicts, so this
    flatters it a little: the list as first written down had precision 0.993 in the same measurement.
    """
    pages = list(labelled_lines(data))
    phrases = {row.split("\t")[0] for file in FOLDER.glob("*.tsv") for row in file.read_text("utf-8").splitlines()[1:]}
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for half in (0, 1):
        evidence = count(page for page in pages if fold_of(page.site, 2) != half)
        chosen = {phrase for phrase in phrases if phrase not in evidence or evidence[phrase].is_chrome}
        for page in pages:
            if fold_of(page.site, 2) == half and page.source != "web":
                for line, label in zip(page.lines, page.labels, strict=True):
                    _count(found[page.source], line, label, hit=phrase_key(line) in chosen)
    print(f"{len(phrases)} phrases, on sites that did not choose them")
    for source, (right, wrong, chrome, lost, content) in found.items():
        print(f"  {source:<6} precision {right / (right + wrong):.4f} ({right + wrong} lines)  "
              f"recall {right / chrome:.3f}  content characters lost {lost / content:.4%}")  # fmt: skip


def _count(sums: list[int], line: str, label: float, *, hit: bool) -> None:
    if not line.strip():
        return
    chrome = label == 0.0
    sums[0] += hit and chrome
    sums[1] += hit and not chrome
    sums[2] += chrome
    sums[3] += len(line) if hit and not chrome else 0
    sums[4] += 0 if chrome else len(line)


def print_publishers(data: Path) -> None:
    """Print word F1 of dek and body on the pages of each publisher in news-dev, with and without its rule."""
    groups: dict[str, list[GoldPage]] = defaultdict(list)
    for page in load_pages(data, "news-dev"):
        groups[page.group].append(page)
    rows = []
    for name, pages in groups.items():
        ruled = [_answer(page, Options()) for page in pages]
        generic = mean([_answer(page, Options(rules=False))[0].f1 for page in pages])
        rows.append((mean([score.f1 for score, _ in ruled]), generic, name, " ".join(status for _, status in ruled)))
    for with_rule, without, name, statuses in sorted(rows):
        if with_rule < GOAL:
            print(f"  {name:<24} {with_rule:.4f}  without {without:.4f}  {statuses}")
    reached = sum(row[0] >= GOAL for row in rows)
    print(f"{len(rows)} publishers: word F1 {mean([row[0] for row in rows]):.4f} with their rules, "
          f"{mean([row[1] for row in rows]):.4f} without; {reached} reach {GOAL}")  # fmt: skip


def _answer(page: GoldPage, options: Options) -> tuple[Score, str]:
    """Return the score of a page and what its rule did; the dek is a block of the page, the rule's where it has one."""
    article = extract(page.html, page.gold["url"], options)
    ruled = article.rule is not None
    deks = [block.text for block in article.blocks if block.role is Role.DEK and (not ruled or _by_rule(block))]
    text = "\n\n".join([*deks, article.text])
    return word_score(text, page.gold["text"]), article.rule.status if article.rule else "no rule"


def _by_rule(block: LabelledBlock) -> bool:
    return block.by.startswith("rule ")
