"""Flattened pages with a label a line: `text-dev`, and the pages of `news-dev` and `web-dev` flattened here."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.align import label_lines
from benchmarks.data import SCRAPED_STYLES, TEXT_STYLES, GoldPage, load_pages, read_jsonl
from benchmarks.flatten import STYLES, decode

_LABELS = {"content": 1.0, "partial": 0.5}


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page in one style.

    Attributes:
        id: the page's name.
        source: "wcxb", "news" or "web".
        style: one of `TRAINED_STYLES`.
        group: its domain or publisher.
        type: the page type, "article" for news and web.
        country: of the publisher (news), else empty.
        lines: the lines, blank ones too.
        labels: a line's share of content: 1, 0.5 or 0.
        gold: the gold text; empty for "web", whose labels are silver.
        title: the gold title, empty where unknown.
    """

    id: str
    source: str
    style: str
    group: str
    type: str
    country: str
    lines: list[str]
    labels: list[float]
    gold: str
    title: str


def text_dev(data: Path, style: str) -> Iterator[TextPage]:
    """Yield the pages of `text-dev` in one style, labels as given."""
    pages = {page.id: page for page in load_pages(data, "wcxb-dev")}
    for row in read_jsonl(data / "text-dev" / f"{style}.jsonl.gz"):
        page = pages[row["id"]]
        truth = page.gold
        labels = [_LABELS.get(label, 0.0) for label in row["labels"]]
        lines = [" ".join(line.splitlines()) for line in row["lines"]]  # a few hold U+2028
        yield TextPage(row["id"], "wcxb", style, page.group, row["type"], "", lines, labels,
                       truth["text"] or "", truth["title"] or "")  # fmt: skip


def wcxb(data: Path, style: str) -> Iterator[TextPage]:
    """Yield the pages of `wcxb-dev` in one style: those of `text-dev`, or flattened and labelled here."""
    if style in TEXT_STYLES:
        yield from text_dev(data, style)
        return
    for page in load_pages(data, "wcxb-dev"):
        yield _flattened(page, "wcxb", style, page.gold["text"] or "")


def news(data: Path, style: str) -> Iterator[TextPage]:
    """Yield the pages of `news-dev` flattened in one style, labelled against their gold."""
    for page in load_pages(data, "news-dev"):
        yield _flattened(page, "news", style, page.gold["text"])


def web(data: Path, style: str) -> Iterator[TextPage]:
    """Yield the pages of `web-dev` flattened in one style, with silver labels.

    Silver: trafilatura's text, where it holds all segments that must come out and none that must not.
    Other pages are left out.
    """
    from trafilatura import extract

    for page in load_pages(data, "web-dev"):
        silver = extract(decode(page.html), include_comments=False) or ""
        flat = " ".join(silver.split())
        wanted = all(" ".join(segment.split()) in flat for segment in page.gold["with"])
        if wanted and not any(" ".join(segment.split()) in flat for segment in page.gold["without"]):
            yield _flattened(page, "web", style, silver, has_gold=False)


def _flattened(page: GoldPage, source: str, style: str, gold: str, *, has_gold: bool = True) -> TextPage:
    lines = [" ".join(line.splitlines()) for line in STYLES[style](decode(page.html)).split("\n")]
    country = page.gold.get("country") or ""
    return TextPage(page.id, source, style, page.group, page.gold.get("type", "article"), country, lines,
                    label_lines(lines, gold), gold if has_gold else "", page.gold["title"] or "")  # fmt: skip


def cached(data: Path, cache: Path) -> list[TextPage]:
    """Return all pages of all sources in all styles, from a cache file where there is one."""
    file = cache / "text_pages.pickle"
    if file.exists():
        return list(pickle.loads(file.read_bytes()))
    pages = [
        page
        for styles in (TEXT_STYLES, SCRAPED_STYLES)
        for source in (wcxb, news, web)
        for style in styles
        for page in source(data, style)
    ]
    cache.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(pages))
    return pages
