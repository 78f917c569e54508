"""Flattened pages as the text scorer's net is trained on them: blocks, variations, features."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks.data import fold_of
from benchmarks.metrics import metric_words
from benchmarks.other_scripts import is_latin, rewritten
from benchmarks.text_pages import TextPage
from extractor.model import LineLayout
from extractor.scoring.lexicon import buckets
from extractor.scoring.line_features import line_features
from extractor.scoring.lines import PAGE_TYPES
from extractor.scoring.word_vectors import NOTHING, opening_words

VARIATIONS = 2
REWRITTEN = 0.28
"""Share of the pages that are trained on in another script too. Measured on one held-out third: news .942 to .944 of
word F1, WCXB level. Japanese stays weak over all thirds: .69 on four pages."""

LONGEST = 1500
"""Blocks of a page that are trained on; longer pages are cropped."""


@dataclass(slots=True)
class Lines:
    """A page as the net is trained on it: its blocks, their layout, labels and weights.

    Attributes:
        texts: the blocks.
        layout: their layout.
        labels: share of content, shape (n,).
        words: words of each block as the metric counts them, shape (n,).
        body_only: the page's gold holds the body alone.
        page: where it comes from.
    """

    texts: list[str]
    layout: LineLayout
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    body_only: bool
    page: TextPage


def blocks_of(page: TextPage) -> Lines:
    """Read a page as the product reads it and carry the labels of its lines over to the blocks."""
    from extractor.readers.lines import read_lines

    document = read_lines("\n".join(page.lines), "", "str", "str", ()).document
    counts = np.fromiter((len(metric_words(line)) for line in page.lines), np.float32, len(page.lines))
    content = counts * np.asarray(page.labels, np.float32)
    labels, words = [], []
    for block in document.blocks:
        rows = slice((block.line or 1) - 1, block.last_line or block.line)
        total = float(counts[rows].sum())
        labels.append(float(content[rows].sum()) / total if total else 0.0)
        words.append(total)
    assert isinstance(document.layout, LineLayout)  # noqa: S101 - a text file's layout
    return Lines(document.texts, document.layout, np.asarray(labels, np.float32), np.asarray(words, np.float32),
                 page.source != "wcxb", page)  # fmt: skip


def augment(lines: Lines, chance: random.Random, others: Sequence[Lines]) -> Lines:
    """Vary a page: lose its blank lines or indents, cut chrome from either end, add another page's chrome."""
    n = len(lines.texts)
    good = np.flatnonzero(lines.labels > 0.5)
    keep = list(range(n))
    if good.size:
        start = chance.randint(0, int(good[0])) if chance.random() < 0.3 else 0
        stop = chance.randint(int(good[-1]) + 1, n) if chance.random() < 0.3 else n
        keep = list(range(start, stop))
    rows = [(lines, i) for i in keep]
    if chance.random() < 0.2 and others:
        rows = _beside(rows, chance.choice(others), chance)
    draw = chance.random()
    even = 0 if draw < 0.15 else 1 if draw < 0.25 else None
    blanks = [source.layout.blanks_before[i] if even is None else even for source, i in rows]
    indents = [0 if draw > 0.6 else source.layout.indents[i] for source, i in rows]
    marked = {row: source.layout.markers.get(i) for row, (source, i) in enumerate(rows)}
    markers = {} if draw > 0.9 else {row: marker for row, marker in marked.items() if marker}
    labels = np.asarray([source.labels[i] for source, i in rows], np.float32)
    words = np.asarray([source.words[i] for source, i in rows], np.float32)
    texts = [source.texts[i] for source, i in rows]
    return Lines(texts, LineLayout(indents, blanks, markers), labels, words, lines.body_only, lines.page)


def _beside(rows: list[tuple[Lines, int]], other: Lines, chance: random.Random) -> list[tuple[Lines, int]]:
    """Put a run of another page's chrome below the page, or now and then above it."""
    chrome = np.flatnonzero(other.labels < 0.5)
    if not chrome.size:
        return rows
    start = chance.randrange(chrome.size)
    extra = [(other, int(i)) for i in chrome[start : start + chance.randint(5, 40)]]
    return rows + extra if chance.random() < 0.7 else extra + rows


def some_of(lines: Lines, rows: Sequence[int]) -> Lines:
    """Return some of a page's blocks, in order."""
    layout = LineLayout(
        [lines.layout.indents[i] for i in rows],
        [lines.layout.blanks_before[i] for i in rows],
        {place: lines.layout.markers[i] for place, i in enumerate(rows) if i in lines.layout.markers},
    )
    texts, where = [lines.texts[i] for i in rows], list(rows)
    return replace(lines, texts=texts, layout=layout, labels=lines.labels[where], words=lines.words[where])


def crop(lines: Lines, chance: random.Random) -> Lines:
    """Return at most `LONGEST` blocks in one run."""
    n = len(lines.texts)
    if n <= LONGEST:
        return lines
    start = chance.randint(0, n - LONGEST)
    return some_of(lines, range(start, start + LONGEST))


@dataclass(slots=True)
class Sample:
    """A page, or a variation of it, as numbers; n blocks.

    Attributes:
        matrix: the features, float16, shape (n, columns).
        bucket: lexicon bucket of each opening word and pair, shape (k,).
        owner: its block, shape (k,).
        weight: its weight, shape (k,).
        openings: keys of each block's opening words, shape (words a line, n).
        labels: share of content, shape (n,).
        words: words of each block as the metric counts them, shape (n,).
        type: number of the page's type.
        page: where it comes from; its lines are not needed any more.
        body_only: the page's gold holds the body alone.
    """

    matrix: npt.NDArray[np.float16]
    bucket: npt.NDArray[np.int16]
    owner: npt.NDArray[np.int16]
    weight: npt.NDArray[np.float16]
    openings: npt.NDArray[np.int32]
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    type: int
    page: TextPage
    body_only: bool


def sample_of(lines: Lines) -> Sample:
    """Compute the features of a page."""
    found = line_features(lines.texts, lines.layout)
    bucket, owner, weight = buckets(found.words, len(lines.texts))
    openings = opening_words(found.words, slice(0, len(lines.texts))).astype(np.int32)
    return Sample(
        found.matrix.T.astype(np.float16), bucket.astype(np.int16), owner.astype(np.int16), weight.astype(np.float16),
        openings, lines.labels, lines.words, PAGE_TYPES.index(lines.page.type), lines.page, lines.body_only,
    )  # fmt: skip


def samples_of(pages: Sequence[TextPage], seed: int = 0) -> list[Sample]:
    """Return each page as it is and in `VARIATIONS` variations, and some of the Latin ones in another script.

    Chrome is mixed in from pages of the same third of the domains only, so that none of it comes from a page
    that is held out.
    """
    chance = random.Random(seed)  # noqa: S311 - augmentation, not a secret
    read = [lines for lines in map(blocks_of, pages) if lines.texts]
    thirds: list[list[Lines]] = [[], [], []]
    for lines in read:
        thirds[fold_of(lines.page.group, 3)].append(lines)
    made = []
    for lines in read:
        others = thirds[fold_of(lines.page.group, 3)]
        varied = [lines, *(augment(lines, chance, others) for _ in range(VARIATIONS))]
        made += [sample_of(crop(each, chance)) for each in varied if each.texts]
        if chance.random() < REWRITTEN and is_latin(lines.texts):
            made.append(wordless(sample_of(crop(replace(lines, texts=rewritten(lines.texts, chance)), chance))))
    return made


def wordless(sample: Sample) -> Sample:
    """Return a sample without its words: rewritten ones mean nothing."""
    openings = np.full_like(sample.openings, NOTHING)
    return replace(
        sample, bucket=sample.bucket[:0], owner=sample.owner[:0], weight=sample.weight[:0], openings=openings
    )
