"""The labelled HTML pages as the scorer sees them: features, labels and words of every block, kept in a cache."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from benchmarks.align import label_lines
from benchmarks.data import SETS, GoldPage, load_pages
from benchmarks.html_variations import varied
from benchmarks.metrics import metric_words
from extractor.model import Document, MarkupLayout
from extractor.scoring.markup_features import markup_features

FOLDS = 5
_CODE = (
    "readers/tags", "readers/hints", "readers/tree", "readers/rows", "readers/html", "readers/claims", "readers/code",
    "readers/formulas",
    "scoring/frames", "scoring/markup_features", "scoring/block_shape", "scoring/characters", "text",
)  # fmt: skip
_LEAST_WORDS = 4
_LEAST_SHARE = 0.85
"""Share of a block's words that the gold must lack before a block is added to the labelled text; set by hand."""


@dataclass
class Example:
    """A page to learn from; n blocks, k words of them that are in the gold.

    Attributes:
        id: the page's name.
        source: "wcxb", "news" or "web".
        group: its domain or publisher.
        type: WCXB's page type; "article" for news and web.
        features: float16, shape (n, columns).
        page: the page's own vector.
        labels: 1 where a block belongs to the article, 0 or a share else, NaN where there is no gold, shape (n,).
        words: words of each block, shape (n,).
        tokens: numbers of the blocks' words that are in the gold, shape (k,).
        token_blocks: block of each of them, shape (k,).
        gold_counts: how often the gold has each of its words.
        texts: text of each block.
        repeats: whether a block's text stands on the page before it, shape (n,).
        gold: the page's gold object.
    """

    id: str
    source: str
    group: str
    type: str
    features: npt.NDArray[np.float16]
    page: npt.NDArray[np.float32]
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    tokens: npt.NDArray[np.int32]
    token_blocks: npt.NDArray[np.int32]
    gold_counts: npt.NDArray[np.int64]
    texts: list[str]
    repeats: npt.NDArray[np.bool_]
    gold: dict[str, Any]

    def f1(self, chosen: npt.NDArray[np.bool_]) -> float:
        """Return the word F1 of the chosen blocks."""
        wanted, got = int(self.gold_counts.sum()), int(self.words[chosen].sum())
        if not wanted:
            return float(not got)
        kept = self.tokens[chosen[self.token_blocks]]
        shared = int(np.minimum(np.bincount(kept, minlength=len(self.gold_counts)), self.gold_counts).sum())
        return 2 * shared / (got + wanted) if shared else 0.0


def document_of(page: GoldPage) -> Document:
    """Read a page as the product does."""
    from extractor.readers.charset import decode
    from extractor.readers.html import read_html

    decoded = decode(page.html, None, None)
    return read_html(decoded.text, page.gold.get("url") or "", decoded.charset, decoded.source, ()).document


def example(page: GoldPage, source: str) -> Example:
    """Read and label one page."""
    document = document_of(page)
    found = markup_features(document.texts, cast("MarkupLayout", document.layout))
    gold = page.gold.get("text") or ""
    counts = Counter(metric_words(gold))
    number = {word: i for i, word in enumerate(counts)}
    words = [metric_words(text) for text in document.texts]
    tokens = [(number[word], block) for block, each in enumerate(words) for word in each if word in number]
    known = np.array(tokens, np.int32).reshape(-1, 2)
    made = Example(
        id=page.id,
        source=source,
        group=page.group,
        type=page.gold.get("type") or "article",
        features=np.ascontiguousarray(found.matrix.T, np.float16),
        page=found.page,
        labels=np.array(label_lines(document.texts, gold), np.float32),
        words=np.array([len(each) for each in words], np.float32),
        tokens=known[:, 0],
        token_blocks=known[:, 1],
        gold_counts=np.array(list(counts.values()), np.int64),
        texts=document.texts,
        repeats=found.repeats,
        gold=page.gold,
    )
    if source == "web":
        made.labels[:] = np.nan
    else:
        refine(made)
    return made


def refine(page: Example) -> None:
    """Flip labels where that brings the labelled text nearer to the gold: second printings go, lost runs come."""
    if not page.gold_counts.sum():
        return
    chosen = page.labels >= 0.5
    have = np.bincount(page.tokens[chosen[page.token_blocks]], minlength=len(page.gold_counts))
    bounds = np.searchsorted(page.token_blocks, np.arange(len(page.words) + 1))
    got, wanted = float(page.words[chosen].sum()), float(page.gold_counts.sum())
    shared = float(np.minimum(have, page.gold_counts).sum())
    for block in np.flatnonzero(page.words >= _LEAST_WORDS).tolist():
        tokens, counts = np.unique(page.tokens[bounds[block] : bounds[block + 1]], return_counts=True)
        sign = -1 if chosen[block] else 1
        mine, gold = have[tokens], page.gold_counts[tokens]
        change = float((np.minimum(mine + sign * counts, gold) - np.minimum(mine, gold)).sum())
        size = sign * float(page.words[block])
        better = 2 * (shared + change) / (got + size + wanted) > 2 * shared / (got + wanted) + 1e-4
        if better and (sign < 0 or change >= _LEAST_SHARE * size):
            chosen[block] = sign > 0
            page.labels[block] = float(sign > 0)
            have[tokens] += sign * counts
            shared, got = shared + change, got + size


def code_key() -> str:
    """Return a digest of the code that makes features and labels: caches of other code are not used."""
    digest = hashlib.sha256(Path(__file__).read_bytes() + Path(__file__).with_name("html_variations.py").read_bytes())
    for name in _CODE:
        digest.update(Path("extractor", f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


def load_examples(data: Path, cache: Path) -> list[Example]:
    """Return all pages of all sets and the variations of some, from the cache where it holds them."""
    file = cache / f"html-{code_key()}.pickle"
    if file.exists():
        return cast("list[Example]", pickle.loads(file.read_bytes()))
    found = []
    for name in SETS:
        source, pages = name.split("-", maxsplit=1)[0], load_pages(data, name)
        articles = [page for page in pages if page.gold.get("text") and page.gold.get("type", "article") == "article"]
        found += [example(page, source) for page in [*pages, *varied(articles, FOLDS)]]
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("html-*.pickle"):
        old.unlink()
    file.write_bytes(pickle.dumps(found))
    return found
