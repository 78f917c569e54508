"""The labelled HTML pages as the scorer sees them: features, labels and word counts of every block."""

from __future__ import annotations

import hashlib
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.align import label_lines
from benchmarks.data import GoldPage, load_pages

_WORD = re.compile(r"\w+")
_SOURCES = ("extractor/readers", "extractor/scoring", "extractor/text.py", "benchmarks/html_pages.py")
_CODE = ("tags", "hints", "tree", "rows", "html", "frames", "markup_features","claims", "characters", "html_pages", "text")


@dataclass
class Example:
    """A page to learn from; n blocks.

    Attributes:
        id: the page's name.
        source: "wcxb", "news" or "web".
        group: its domain or publisher.
        type: WCXB's page type; "article" for news and web.
        features: float32, shape (n, columns).
        labels: share of each block's words that belong to the article, 0 to 1, NaN where unknown, shape (n,).
        words: words of each block, shape (n,).
        wanted: the gold's words: (word number of each occurrence in the blocks, block of it), and the gold's counts.
        texts: text of each block.
        gold: the page's gold object.
    """

    id: str
    source: str
    group: str
    type: str
    language: str
    features: npt.NDArray[np.float16]
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    tokens: npt.NDArray[np.int32]
    token_blocks: npt.NDArray[np.int32]
    gold_counts: npt.NDArray[np.int32]
    texts: list[str]
    gold: dict[str, object]
    page: npt.NDArray[np.float32]
    repeats: npt.NDArray[np.bool_]

    def f1(self, chosen: npt.NDArray[np.bool_]) -> float:
        """Return the word F1 of the chosen blocks."""
        wanted, got = int(self.gold_counts.sum()), int(self.words[chosen].sum())
        if not wanted:
            return float(not got)
        kept = self.tokens[chosen[self.token_blocks]]
        shared = int(np.minimum(np.bincount(kept, minlength=len(self.gold_counts)), self.gold_counts).sum())
        return 2 * shared / (got + wanted) if shared else 0.0


def document_of(html: bytes, url: str):
    from extractor.readers.charset import decode
    from extractor.readers.html import read_html

    decoded = decode(html, None, None)
    return read_html(decoded.text, url, decoded.charset, decoded.source, ()).document


def example(page: GoldPage, source: str) -> Example:
    from extractor.scoring.markup_features import markup_features

    document = document_of(page.html, page.gold.get("url") or "")
    found = markup_features(document.texts, document.layout)
    features = found.matrix
    gold_text = page.gold.get("text") or ""
    labels = np.array(label_lines(document.texts, gold_text), np.float32) if source != "web" else np.full(len(document.texts), np.nan, np.float32)
    counts = Counter(_WORD.findall(gold_text.lower()))
    number = {word: i for i, word in enumerate(counts)}
    words, tokens, blocks = [], [], []
    for i, text in enumerate(document.texts):
        mine = _WORD.findall(text.lower())
        words.append(len(mine))
        mine = [number[w] for w in mine if w in number]
        tokens += mine
        blocks += [i] * len(mine)
    made = Example(
        page.id, source, page.group, page.gold.get("type") or "article", document.head.language[:2].lower(),
        features.astype(np.float16), labels, np.array(words, np.float32), np.array(tokens, np.int32), np.array(blocks, np.int32),
        np.array(list(counts.values()), np.int32), document.texts, page.gold, found.page, found.repeats,
    )
    if source != "web":
        refine(made)
    return made


def refine(page: Example) -> None:
    """Flip labels of blocks where that brings the labelled text nearer to the gold: second printings go, lost runs come."""
    if not page.gold_counts.sum():
        return
    chosen = page.labels >= 0.5
    have = np.bincount(page.tokens[chosen[page.token_blocks]], minlength=len(page.gold_counts))
    bounds = np.searchsorted(page.token_blocks, np.arange(len(page.words) + 1))
    got, wanted = float(page.words[chosen].sum()), float(page.gold_counts.sum())
    shared = float(np.minimum(have, page.gold_counts).sum())
    for block in np.flatnonzero(page.words >= 4).tolist():
        tokens, counts = np.unique(page.tokens[bounds[block] : bounds[block + 1]], return_counts=True)
        sign = -1 if chosen[block] else 1
        mine, gold = have[tokens], page.gold_counts[tokens]
        change = float((np.minimum(mine + sign * counts, gold) - np.minimum(mine, gold)).sum())
        size = sign * float(page.words[block])
        better = 2 * (shared + change) / (got + size + wanted) > 2 * shared / (got + wanted) + 1e-4
        if better and (sign < 0 or change >= 0.85 * size):
            chosen[block] = sign > 0
            page.labels[block] = float(sign > 0)
            have[tokens] += sign * counts
            shared, got = shared + change, got + size


def columns_of() -> tuple[str, ...]:
    """Return the names of the feature columns."""
    from extractor.scoring.markup_features import markup_features

    document = document_of(b"<p>x</p>", "")
    return markup_features(document.texts, document.layout).columns


def code_key() -> str:
    digest = hashlib.sha256()
    for file in sorted(f for s in ("extractor/readers", "extractor/scoring", "benchmarks") for f in Path(s).glob("*.py")):
        if file.stem in _CODE:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def load_examples(data: Path, cache: Path) -> list[Example]:
    file = cache / f"html-{code_key()}.pickle"
    if file.exists():
        return pickle.loads(file.read_bytes())
    found = [example(page, name.split("-")[0]) for name in ("wcxb-dev", "news-dev", "web-dev") for page in load_pages(data, name)]
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("html-*.pickle"): old.unlink()
    file.write_bytes(pickle.dumps(found))
    return found
