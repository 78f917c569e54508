"""The learned scorer of text pages.

Weights and their training record lie in `weights/lines.npy` and `weights/lines.json`; `benchmarks/train_text.py`
makes both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import prod
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.errors import WeightsError
from extractor.model import Draft, LineLayout, Role
from extractor.scoring.characters import Floats
from extractor.scoring.convolution import Row, kernel_of, logistic, rectify, shares, span_of
from extractor.scoring.cut import TOUCHING_CUT, best_cut, expected_f1, touching
from extractor.scoring.lexicon import sum_by_block
from extractor.scoring.line_features import COLUMNS, LineFeatures, line_features
from extractor.scoring.whole_page import most_of_the_lines
from extractor.scoring.word_vectors import VECTOR, Table, mean_vectors, opening_words, word_table

_FOLDER = Path(__file__).with_name("weights")
DILATIONS = (1, 2, 4, 8, 16)
POOLED_AFTER = 2
WINDOW = 4096
"""Blocks that are read at once; more would no longer fit into a processor's cache."""
_EARLY_REACH, _REACH = sum(DILATIONS[:POOLED_AFTER]), sum(DILATIONS)
Pooled = tuple[Floats, Floats]
"""Sum and maximum over blocks, shape (width,) each."""
PAGE_TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
CONVENTIONS = ("body and notes", "body alone")
"""What the gold of the training sets holds: WCXB's may hold captions, notes and bylines, that of news the body alone.
The net answers for both, and says which one a page looks like."""

LIKELY_ALONE, LIKELY_ARTICLE = 0.2, 0.5
"""A page likelier than this to be one whose gold holds the body alone is asked for that; a page less likely an article
gets the cut that its own scores expect most of. Measured on the held-out pages of all three folds, innerText and WET,
word F1 of the lines chosen: .4 instead of .2 brings WCXB articles .001, takes .0002 from news, and lets notes and share
buttons into two of our own pages; the second at .4 to .9: articles and news lose from .6 on."""

ARTICLE_LINE_CUT = 0.6
"""On an article page a line is body from here on. Measured on held-out pages at .45 to .65: WCXB articles are level,
flattened news rises from .936 to .940 at .6 and falls again."""

SURELY_ALONE, UNENDED_CUT, UNENDED_WORDS = 0.8, 0.9, 8.0
"""On a page likelier than the first to be one whose gold holds the body alone, a line of so many words that ends no
sentence is body from the second on only: captions and titles of other stories score .6 to .8 there, while list items
and subheads are shorter. Held-out flattened news, word F1: innerText .945 to .948, tags stripped .937 to .940; WCXB's
articles level, its types +.0005. For lines of any length our own pages lose lists and subheads."""
_STARTS_LOWER = COLUMNS.index("starts_lower")
_ENDS = [COLUMNS.index(name) for name in ("ends_sentence", "ends_question", "ends_colon", "ends_ellipsis")]

LIKELY_EMPTY, LIKELY_WRONG = 0.9, 0.6
"""A page likelier than the first to have no content comes out empty, where no more than the second is expected to be
right of what was chosen. Chosen on the held-out pages of all three folds, innerText and main content: at .5, .6 and .7
of the second 212, 262 and 330 of 925 articles whose content was taken out come out empty, 0, 0 and 3 articles with
their content are lost besides, and 0, 8 and 20 of 1,408 pages of other types."""

_FEWEST_WORDS = 20.0
"""Fewer chosen words than this make no article; set by hand, below the shortest news item in the training sets."""

_FEW_WORDS, _LEAST_SURE = 60.0, 0.6
"""Nor do fewer words than this of which so small a share is expected to be right. Measured on held-out pages whose
content was taken out: .07 to .15 of them come out empty; of the real pages no article is lost, of others .002."""

Layer = tuple[Floats, Floats]
"""Weight and bias."""


class Net(NamedTuple):
    """The learned numbers.

    Attributes:
        table: the words' vectors.
        lexicon: the learned table and a row of zeros, shape (BUCKETS + 1, its width).
        enter: columns, bias, the words' vectors and the lexicon to channels.
        kernels: see `kernel_of`; one for each of `DILATIONS`.
        pool, final: what is told to every block of the whole page, midway and at the end.
        leave: channels to a block's answer by convention.
        page_type, convention, emptied: what is pooled to the page's type, to whether its gold would hold the body
            alone, and to whether it has no content.
    """

    table: Table
    lexicon: Floats
    enter: Floats
    kernels: tuple[Floats, ...]
    pool: Layer
    final: Layer
    leave: Layer
    page_type: Layer
    convention: Layer
    emptied: Layer


@cache
def line_weights() -> Net:
    """Read the shipped net; see `read_net`."""
    return read_net(_FOLDER / "lines.npy", word_table())


def read_net(file: Path, table: Table) -> Net:
    """Read a net: all numbers in one row, its layers' names and shapes in the training record beside it.

    One row without compression is read in a tenth of the time that an archive of forty arrays takes.

    Raises:
        WeightsError: it was trained on other columns than the code has.
    """
    record = json.loads(file.with_suffix(".json").read_text("utf-8"))
    if tuple(record["columns"]) != COLUMNS:
        raise WeightsError(f"{file} does not fit the code: run benchmarks train_text again")
    numbers, arrays = np.load(file).astype(np.float32), {}
    for name, shape in record["layers"].items():
        size = prod(shape)
        arrays[name], numbers = numbers[:size].reshape(shape), numbers[size:]
    return net_of(arrays, table)


def net_of(arrays: Mapping[str, Floats], table: Table) -> Net:
    """Return the net of its layers' arrays, as the product multiplies them."""

    def layer(name: str) -> Layer:
        return arrays[f"{name}.weight"], arrays[f"{name}.bias"]

    weight, bias = layer("enter")
    columns = len(COLUMNS)
    return Net(
        table,
        np.pad(arrays["lexicon"], ((0, 1), (0, 0))),
        np.column_stack([weight[:, :columns], bias, weight[:, columns:]]),
        tuple(kernel_of(*layer(f"convolve.{number}")) for number in range(len(DILATIONS))),
        *map(layer, ("pool", "final", "leave", "page_type", "convention", "emptied")),
    )


class Answer(NamedTuple):
    """What the net says of a page of n blocks.

    Attributes:
        by_convention: probability of each block being text, for each of `CONVENTIONS`, shape (2, n).
        types: probability of each page type, shape (7,), sum 1.
        alone: probability that the page is one whose gold would hold the body alone.
        emptied: probability that the page has no content.
    """

    by_convention: Floats
    types: Floats
    alone: float
    emptied: float


def ask(features: LineFeatures, net: Net) -> Answer:
    """Return what the net says of a page.

    A page of usual length is read in one go, a longer one window by window, each with as many blocks around it as the
    layers reach: for what the whole page is told (`Net.pool`), all windows are read once before.
    """
    n = features.matrix.shape[1]
    if not n:
        return Answer(np.zeros((len(CONVENTIONS), 0), np.float32), np.zeros(len(PAGE_TYPES), np.float32), 0.0, 1.0)
    windows = [slice(first, min(first + WINDOW, n)) for first in range(0, n, WINDOW)]
    begun = (_begin(features, net, window, _EARLY_REACH) for window in windows)
    if len(windows) == 1:
        row, own = next(begun)
        ended = [_end(net, row, own, _told(net.pool, _pooled([row.pool(own)], n)))]
    else:
        told = _told(net.pool, _pooled([row.pool(own) for row, own in begun], n))
        ended = [_end(net, *_begin(features, net, window, _REACH), told) for window in windows]
    pooled = _pooled([pool for _, pool in ended], n)
    weight, bias = net.leave
    of_page = weight @ _told(net.final, pooled) + bias  # as if it were added to each block before the last product
    blocks = np.concatenate([blocks for blocks, _ in ended], axis=1) + of_page[:, None]
    types, alone, emptied = (weight @ pooled + bias for weight, bias in (net.page_type, net.convention, net.emptied))
    return Answer(logistic(blocks), shares(types), float(logistic(alone)[0]), float(logistic(emptied)[0]))


def _begin(features: LineFeatures, net: Net, window: slice, reach: int) -> tuple[Row, slice]:
    """Return a row of a window and its surroundings, read up to the pooling, and the window's place in it."""
    first, stop = max(0, window.start - reach), min(features.matrix.shape[1], window.stop + reach)
    row = Row(stop - first, len(net.enter), DILATIONS[-1])
    row.enter(net.enter, _inputs(features, net, first, stop))
    for number in range(POOLED_AFTER):
        row.convolve(net.kernels[number], DILATIONS[number])
    return row, slice(window.start - first, window.stop - first)


def _end(net: Net, row: Row, own: slice, told: Floats) -> tuple[Floats, Pooled]:
    """Return what the other layers make of each block of a window, by convention, and the window pooled."""
    row.add(told)
    for number in range(POOLED_AFTER, len(DILATIONS)):
        row.convolve(net.kernels[number], DILATIONS[number])
    return net.leave[0] @ row.channels[:, own], row.pool(own)


def _told(layer: Layer, pooled: Floats) -> Floats:
    weight, bias = layer
    return rectify(weight @ pooled + bias)


def _pooled(pools: list[Pooled], blocks: int) -> Floats:
    """Return mean and maximum over the page, shape (2 * width,)."""
    mean = sum(total for total, _ in pools) / np.float32(blocks)
    return np.concatenate([mean, np.maximum.reduce([most for _, most in pools])])


def _inputs(features: LineFeatures, net: Net, first: int, stop: int) -> Floats:
    """Return what the net sees of n blocks: columns, ones, words; shape (inputs, n and some zeros)."""
    columns, n = len(features.matrix), stop - first
    made = np.zeros((net.enter.shape[1], span_of(n, DILATIONS[-1])), np.float32)
    made[:columns, :n] = features.matrix[:, first:stop]
    made[columns, :n] = 1
    lexicon, words, blocks = columns + 1 + VECTOR, features.words, slice(first, stop)
    made[columns + 1 : lexicon, :n] = mean_vectors(net.table, opening_words(words, blocks)).T
    made[lexicon:, :n] = sum_by_block(net.lexicon, words, blocks)
    return made


def score_lines(draft: Draft, net: Net | None = None) -> None:
    """Score a text page: every block a probability, the good ones the role body, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, LineLayout):
        raise TypeError("score_lines scores text pages")
    found = line_features(texts, layout)
    by_convention, types, alone, emptied = ask(found, net or line_weights())
    chances = by_convention[int(alone > LIKELY_ALONE)]
    is_article = types[0] > LIKELY_ARTICLE
    best = 0 if is_article else 1 + int(types[1:].argmax())
    draft.page_type, draft.page_type_probability = PAGE_TYPES[best] if texts else "", float(types[best])
    cut = ARTICLE_LINE_CUT if is_article else best_cut(chances, found.word_counts)
    chosen = chances >= cut
    unended = np.zeros_like(chosen)
    if is_article and alone > SURELY_ALONE:
        unended = chosen & _unended(found, chances)
        chosen &= ~unended
    draft.confidence = expected_f1(chances, found.word_counts, chosen)
    draft.scores = chances.tolist()
    words = float(found.word_counts[chosen].sum())
    is_empty = emptied > LIKELY_EMPTY and draft.confidence < LIKELY_WRONG
    dropped, most = f"its score is below {cut:.2g}", list[int]()
    if is_empty or words < _FEWEST_WORDS or (words < _FEW_WORDS and draft.confidence < _LEAST_SURE):
        chosen[:] = False
        dropped = "the page looks like one without an article" if is_empty else "too little is left for an article"
        most = most_of_the_lines(found.word_counts, chances)
    decide(draft, chosen.tolist(), cut, dropped)
    for index in unended.nonzero()[0].tolist():
        because = f"it is long, ends no sentence, and its score is below {UNENDED_CUT:.2g}"
        draft.relabel(index, Role.BOILERPLATE, because, "scorer")
    for index in most:
        draft.relabel(index, Role.BODY, "it holds most of the words of a page that would come out empty", "scorer")
    for index in touching(chances, found.word_counts, chosen):
        draft.relabel(index, Role.BODY, f"it is long, scores {TOUCHING_CUT} or more and touches the body", "scorer")


def _unended(found: LineFeatures, chances: Floats) -> npt.NDArray[np.bool_]:
    """Say of each block whether it is long, ends no sentence and scores under `UNENDED_CUT`.

    Where the next block, or the block itself, goes on in small letters a link has broken a sentence into lines.
    """
    ended, goes_on = found.matrix[_ENDS].any(0), found.matrix[_STARTS_LOWER] > 0
    ended |= goes_on
    ended[:-1] |= goes_on[1:]
    doubtful: npt.NDArray[np.bool_] = ~ended & (chances < UNENDED_CUT) & (found.word_counts >= UNENDED_WORDS)
    return doubtful


def decide(draft: Draft, chosen: list[bool], cut: float, dropped: str) -> None:
    """Call the chosen blocks body and the rest boilerplate, with that reason, except where a rule has pinned them."""
    kept = f"its score is {cut:.2g} or more"
    body, boilerplate = Role.BODY, Role.BOILERPLATE
    roles = [body if good else boilerplate for good in chosen]
    reasons = [kept if good else dropped for good in chosen]
    draft.relabel_all(roles, reasons, "scorer")
