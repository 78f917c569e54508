"""The labelled sets in `../shared/data`: read only, never committed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SETS = ("wcxb-dev", "news-dev", "web-dev")
"""The labelled sets of HTML pages."""
TEXT_STYLES = ("lexbor", "inscr", "crude", "wet", "resimain")
"""The styles of `text-dev`; `resimain` is the one in which part of the article is lost beforehand."""
SCRAPED_STYLES = ("nodes", "source")
"""Beautiful Soup's, which `text-dev` does not have: its pages are flattened and labelled here."""
TRAINED_STYLES = (*TEXT_STYLES, *SCRAPED_STYLES)
OTHER_STYLES = ("resifull",)
"""A further form of scraped text, on which nothing is trained."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One labelled page.

    Attributes:
        id: the page's name without its suffix.
        group: what must not be split between training and test: the domain, or the publisher.
        gold: the page's object in gold.jsonl.gz.
        file: the gzipped page.
    """

    id: str
    group: str
    gold: dict[str, Any]
    file: Path

    @property
    def html(self) -> bytes:
        """The page's bytes as served."""
        return gzip.decompress(self.file.read_bytes())


def read_jsonl(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def domain(url: str) -> str:
    """Return the last two labels of a host, three where the last but one is a short second level ("co.uk")."""
    labels = (urlsplit(url).hostname or url).split(".")
    keep = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def load_pages(data: Path, name: str) -> list[GoldPage]:
    """Read one of "wcxb-dev", "news-dev", "web-dev"; news pages are grouped by publisher, others by domain."""
    folder = data / name
    pages = []
    for gold in read_jsonl(folder / "gold.jsonl.gz"):
        group = gold.get("publisher") or domain(gold["url"] or gold["page"])
        pages.append(GoldPage(gold["page"].removesuffix(".html.gz"), group, gold, folder / "pages" / gold["page"]))
    return pages


def fold_of(group: str, folds: int = 5) -> int:
    """Return the fold of a group, 0 to folds - 1, the same in every run and for every set."""
    import hashlib

    return int.from_bytes(hashlib.sha256(group.lower().encode()).digest()[:4]) % folds
