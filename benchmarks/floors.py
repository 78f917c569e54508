"""The floors that a change may not fall through, on a sample of the labelled pages: `python -m benchmarks floors`.

The shipped weights have seen these pages, so the figures are no measure of quality (`text` and `html` are): they
notice a change that breaks something. `floors.json` holds the floors; `--pin` raises them and never lowers one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import load_pages
from benchmarks.metrics import mean, word_score
from benchmarks.text import answer_of
from benchmarks.text_pages import news, text_dev
from extractor import Options, extract

_FILE = Path(__file__).with_name("floors.json")
_EVERY = 10
_SLACK = 0.003
"""A pin lies so far below what was measured: page scores differ in the last digits between numpy builds."""

_OPTIONS = Options(rules=False)


def text_articles(data: Path) -> float:
    """Return word F1 of flattened WCXB articles."""
    pages = [page for page in text_dev(data, "lexbor") if page.type == "article"][::_EVERY]
    return mean([word_score(answer_of(extract("\n".join(p.lines), None, _OPTIONS)), p.gold).f1 for p in pages])


def text_news(data: Path) -> float:
    """Return word F1 of flattened news pages."""
    pages = list(news(data, "lexbor"))[::4]
    return mean([word_score(answer_of(extract("\n".join(p.lines), None, _OPTIONS)), p.gold).f1 for p in pages])


def html_all(data: Path) -> float:
    """Return word F1 of WCXB pages of all types."""
    pages = load_pages(data, "wcxb-dev")[::_EVERY]
    return mean([word_score(extract(p.html, None, _OPTIONS).text, p.gold["text"] or "").f1 for p in pages])


def html_news(data: Path) -> float:
    """Return word F1 of news pages."""
    pages = load_pages(data, "news-dev")[::4]
    return mean([word_score(answer_of(extract(p.html, None, _OPTIONS)), p.gold["text"]).f1 for p in pages])


def news_by_rule(data: Path) -> float:
    """Return word F1 of news pages with their publishers' rules."""
    pages = load_pages(data, "news-dev")[::4]
    return mean([word_score(answer_of(extract(p.html, p.gold["url"])), p.gold["text"]).f1 for p in pages])


MEASURES: dict[str, Callable[[Path], float]] = {
    "text_articles": text_articles,
    "text_news": text_news,
    "html_all": html_all,
    "html_news": html_news,
    "news_by_rule": news_by_rule,
}


def main(arguments: list[str]) -> int:
    """Measure, compare, and return 5 where a figure lies below its floor."""
    parser = argparse.ArgumentParser(prog="benchmarks floors", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    asked = parser.parse_args(arguments)
    floors = json.loads(_FILE.read_text()) if _FILE.exists() else {}
    found = {name: measure(asked.data) for name, measure in MEASURES.items()}
    fallen = [name for name, value in found.items() if value < floors.get(name, 0)]
    for name, value in found.items():
        print(f"{name:<16}{value:.4f}  floor {floors.get(name, 0):.4f}{'  FELL' if name in fallen else ''}")
    if asked.pin:
        raised = {name: max(floors.get(name, 0), round(value - _SLACK, 4)) for name, value in found.items()}
        _FILE.write_text(json.dumps(raised, indent=1) + "\n")
    return 5 if fallen else 0
