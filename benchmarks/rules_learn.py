"""Rules learned from flattened pages: each page of a site is answered by a rule that the other pages have taught."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.data import load_pages, read_jsonl
from benchmarks.flatten import STYLES, decode
from benchmarks.metrics import mean, word_score
from extractor import Options, extract
from extractor.cli.rules_trial import try_rule
from extractor.errors import InputError
from extractor.readers import read
from extractor.rulebook.build import build_rule
from extractor.rulebook.learning import Sample, draft_rule, sample_of

LEAST_PAGES = 3
MOST_TEACHERS = 5
_GENERIC = Options(rules=False, fallback=False)


class Outcome(NamedTuple):
    """Word F1 of one page: all its text, what the rule's own lines leave, the generic answer, both together."""

    everything: float
    rule_alone: float
    generic: float
    with_rule: float


def print_learned(data: Path, style: str) -> None:
    """Print word F1 by site, for sites of three pages and more, learning from up to five other pages."""
    rows = []
    for host, pages in sorted(_sites(data, style).items()):
        if len(pages) < LEAST_PAGES:
            continue
        samples = [_sample(str(index), text) for index, (text, _) in enumerate(pages)]
        outcomes = [_outcome(index, samples, *page) for index, page in enumerate(pages)]
        row = Outcome(*(mean(list(column)) for column in zip(*outcomes, strict=True)))
        rows.append(row)
        print(f"  {host:<32} {len(pages):>2} pages  all text {row.everything:.3f}  rule alone {row.rule_alone:.3f}  "
              f"generic {row.generic:.3f}  with rule {row.with_rule:.3f}")  # fmt: skip
    means = [mean(list(column)) for column in zip(*rows, strict=True)]
    print(f"{len(rows)} sites: all text {means[0]:.3f}, rule alone {means[1]:.3f}, generic {means[2]:.3f}, "
          f"with rule {means[3]:.3f}")  # fmt: skip


def _sites(data: Path, style: str) -> dict[str, list[tuple[str, str]]]:
    """Return text and gold of the pages of each host."""
    sites: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for host, text, gold in _pages(data, style):
        if host:
            sites[host].append((text, gold))
    return sites


def _pages(data: Path, style: str) -> Iterator[tuple[str, str, str]]:
    pages = {page.id: page.gold for page in load_pages(data, "wcxb-dev")}
    for row in read_jsonl(data / "text-dev" / f"{style}.jsonl.gz"):
        gold = pages[row["id"]]
        yield urlsplit(gold["url"] or "").hostname or "", "\n".join(row["lines"]), gold["text"] or ""
    for page in load_pages(data, "news-dev"):
        yield urlsplit(page.gold["url"]).hostname or "", STYLES[style](decode(page.html)), page.gold["text"]


def _sample(name: str, text: str) -> Sample:
    return sample_of(name, read(text, "", _GENERIC), extract(text, None, _GENERIC))


def _outcome(index: int, samples: list[Sample], text: str, gold: str) -> Outcome:
    others = [sample for sample in samples if sample is not samples[index]][:MOST_TEACHERS]
    everything, generic = word_score(text, gold).f1, word_score(extract(text, None, _GENERIC).text, gold).f1
    try:
        rule = build_rule(draft_rule(others, "learned", "learned.example", "2026-01-01"), "learned")
    except InputError:
        return Outcome(everything, everything, generic, generic)
    article = try_rule(rule, text.encode())
    draft, texts = article.draft, article.document.texts
    left = [each for block, each in enumerate(texts) if not draft.pinned[block] or draft.in_body(block)]
    return Outcome(everything, word_score("\n".join(left), gold).f1, generic, word_score(article.text, gold).f1)
