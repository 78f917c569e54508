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
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.errors import WeightsError
from extractor.model import Draft, LineLayout, Role
from extractor.scoring.characters import Floats
from extractor.scoring.convolution import Row, kernel_of, logistic, rectify, shares, span_of
from extractor.scoring.cut import ARTICLE_CUT, TOUCHING_CUT, best_cut, expected_f1, touching
from extractor.scoring.lexicon import sum_by_block
from extractor.scoring.line_features import COLUMNS, LineFeatures, line_features

_FOLDER = Path(__file__).with_name("weights")
DILATIONS = (1, 2, 4, 8, 16)
POOLED_AFTER = 2
WINDOW = 4096
"""Blocks that are read at once; more would no longer fit into a processor's cache."""
_EARLY_REACH, _REACH = sum(DILATIONS[:POOLED_AFTER]), sum(DILATIONS)
Pooled = tuple[Floats, Floats]
"""Sum and maximum over blocks, shape (nets, width) each."""
PAGE_TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
BODY_ALONE, BODY_AND_NOTES = 1.0, 0.0
"""The two conventions of the training sets, told to the nets by a flag: news gold holds the body alone, WCXB's may
hold captions, notes and bylines."""

SURE_ARTICLE, LIKELY_ARTICLE = 0.8, 0.65
"""A page surely an article is asked for the body alone, any other for body and notes; one that is not even likely an
article gets the cut that its own scores expect most of. Measured on held-out pages, word F1 against the first
convention and a cut of .5 everywhere: WCXB .807 to .830, its articles .930 to .934, news .927 to .922."""

_FEWEST_WORDS = 20.0
"""Fewer chosen words than this make no article; set by hand, below the shortest news item in the training sets."""


class Nets(NamedTuple):
    """Several nets of one shape, each array for all of them at once.

    Attributes:
        lexicon: the learned tables side by side and a row of zeros, shape (BUCKETS + 1, nets * width of a table).
        enter: by convention, `BODY_AND_NOTES` and `BODY_ALONE`: columns, bias and words to channels; one matrix for all
            nets, with zeros where a net's channel meets another net's words.
        kernels: see `kernel_of`; one for each of `DILATIONS`.
        pool: weight and bias of what is told to every block of the whole page.
        leave: channels of all nets to the mean of their answers, and its bias.
        page_type: likewise, from what is pooled.
    """

    lexicon: Floats
    enter: tuple[Floats, Floats]
    kernels: tuple[Floats, ...]
    pool: tuple[Floats, Floats]
    leave: tuple[Floats, Floats]
    page_type: tuple[Floats, Floats]


@cache
def line_weights() -> Nets:
    """Read the shipped nets; see `read_nets`."""
    return read_nets(_FOLDER / "lines.npy")


def read_nets(file: Path) -> Nets:
    """Read nets: all numbers in one row, their layers' names and shapes in the training record beside it.

    One row without compression is read in a tenth of the time that an archive of forty arrays takes.

    Raises:
        WeightsError: they were trained on other columns than the code has.
    """
    record = json.loads(file.with_suffix(".json").read_text("utf-8"))
    if tuple(record["columns"]) != COLUMNS:
        raise WeightsError(f"{file} does not fit the code: run benchmarks train_text again")
    numbers, arrays = np.load(file), {}
    for name, shape in record["layers"].items():
        size = prod(shape)
        arrays[name], numbers = numbers[:size].reshape(shape), numbers[size:]
    return nets_of(arrays)


def nets_of(arrays: Mapping[str, npt.NDArray[Any]]) -> Nets:
    """Return the nets of arrays whose names are led by the net's number ("0.enter.weight")."""
    layers: dict[str, list[Floats]] = {}
    for name in sorted(arrays):
        layers.setdefault(name.partition(".")[2], []).append(arrays[name].astype(np.float32))
    both = {layer: np.stack(each) for layer, each in layers.items()}
    count = np.float32(len(layers["lexicon"]))
    return Nets(
        np.pad(np.concatenate(layers["lexicon"], axis=1), ((0, 1), (0, 0))),
        (_entrance(both, BODY_AND_NOTES), _entrance(both, BODY_ALONE)),
        tuple(
            kernel_of(both[f"convolve.{number}.weight"], both[f"convolve.{number}.bias"])
            for number in range(len(DILATIONS))
        ),
        (both["pool.weight"], both["pool.bias"][..., None]),
        (np.concatenate(both["leave.weight"], axis=1) / count, both["leave.bias"].mean(0)),
        (np.concatenate(both["page_type.weight"], axis=1) / count, both["page_type.bias"].mean(0)),
    )


def _entrance(both: Mapping[str, Floats], convention: float) -> Floats:
    """Return the first layer of all nets as one matrix: columns, bias with the convention's flag, words of each net."""
    weight, bias = both["enter.weight"], both["enter.bias"]
    count, width, _ = weight.shape
    columns, words = len(COLUMNS), weight.shape[2] - len(COLUMNS) - 1
    made = np.zeros((count, width, columns + 1 + count * words), np.float32)
    made[..., :columns] = weight[..., :columns]
    made[..., columns] = bias + convention * weight[..., columns]
    for net in range(count):
        first = columns + 1 + net * words
        made[net, :, first : first + words] = weight[net, :, columns + 1 :]
    return made.reshape(count * width, -1)


class Answer(NamedTuple):
    """What the nets say of a page of n blocks.

    Attributes:
        body: probability of each block being body, shape (n,).
        types: probability of each page type, shape (7,), sum 1.
    """

    body: Floats
    types: Floats


def ask(features: LineFeatures, nets: Nets, convention: float) -> Answer:
    """Return what the nets say of a page.

    The nets' answers are averaged before the logistic function; two nets make fewer mistakes than one twice the size.
    """
    return Question(features, nets).answer(convention)


class Question:
    """A page that is put to the nets, under one convention or both.

    A page of usual length is read in one go, a longer one window by window, each with as many blocks around it as the
    layers reach: for what the whole page is told (`Nets.pool`), all windows are read once before.
    """

    def __init__(self, features: LineFeatures, nets: Nets) -> None:
        self._features, self._nets = features, nets
        self._blocks = features.matrix.shape[1]
        self._inputs = cache(self._inputs_of) if self._blocks <= WINDOW else self._inputs_of

    def answer(self, convention: float) -> Answer:
        """Return what the nets say of the page."""
        n, nets = self._blocks, self._nets
        if not n:
            return Answer(*(np.zeros(size, np.float32) for size in (0, len(PAGE_TYPES))))
        windows = [slice(first, min(first + WINDOW, n)) for first in range(0, n, WINDOW)]
        begun = (self._begin(window, _EARLY_REACH, convention) for window in windows)
        if len(windows) == 1:
            row, own = next(begun)
            ended = [self._end(row, own, self._told([row.pool(own)]))]
        else:
            told = self._told([row.pool(own) for row, own in begun])
            ended = [self._end(*self._begin(window, _REACH, convention), told) for window in windows]
        weight, bias = nets.page_type
        types = weight @ self._pooled([pooled for _, pooled in ended]).ravel() + bias
        return Answer(logistic(np.concatenate([body for body, _ in ended])), shares(types))

    def _begin(self, window: slice, reach: int, convention: float) -> tuple[Row, slice]:
        """Return a row of a window and its surroundings, read up to the pooling, and the window's place in it."""
        first, stop = max(0, window.start - reach), min(self._blocks, window.stop + reach)
        count, width, _ = self._nets.kernels[0].shape
        row = Row(stop - first, count, width, DILATIONS[-1])
        row.enter(self._nets.enter[int(convention)], self._inputs(first, stop))
        for number in range(POOLED_AFTER):
            row.convolve(self._nets.kernels[number], DILATIONS[number])
        return row, slice(window.start - first, window.stop - first)

    def _end(self, row: Row, own: slice, told: Floats) -> tuple[Floats, Pooled]:
        """Return the answer to each block of a window, and the window pooled, after the other layers."""
        row.add(told)
        for number in range(POOLED_AFTER, len(DILATIONS)):
            row.convolve(self._nets.kernels[number], DILATIONS[number])
        weight, bias = self._nets.leave
        body = weight @ row.channels.reshape(weight.shape[1], -1) + bias
        return body[0, own], row.pool(own)

    def _told(self, pools: list[Pooled]) -> Floats:
        weight, bias = self._nets.pool
        return rectify(weight @ self._pooled(pools) + bias)

    def _pooled(self, pools: list[Pooled]) -> Floats:
        """Return mean and maximum over the page, shape (nets, 2 * width, 1)."""
        mean = sum(total for total, _ in pools) / np.float32(self._blocks)
        most = np.maximum.reduce([most for _, most in pools])
        return np.concatenate([mean, most], axis=-1)[..., None]

    def _inputs_of(self, first: int, stop: int) -> Floats:
        """Return what the nets see of n blocks: columns, ones, words; shape (inputs, n and some zeros)."""
        matrix, words, lexicon = self._features.matrix, self._features.words, self._nets.lexicon
        columns, n = len(matrix), stop - first
        made = np.zeros((self._nets.enter[0].shape[1], span_of(n, DILATIONS[-1])), np.float32)
        made[:columns, :n] = matrix[:, first:stop]
        made[columns, :n] = 1
        made[columns + 1 :, :n] = sum_by_block(lexicon, words, slice(first, stop))
        return made


def score_lines(draft: Draft, nets: Nets | None = None) -> None:
    """Score a text page: every block a probability, the good ones the role body, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, LineLayout):
        raise TypeError("score_lines scores text pages")
    nets = nets or line_weights()
    found = line_features(texts, layout)
    question = Question(found, nets)
    chances, types = question.answer(BODY_ALONE)
    article = float(types[0])
    best = 0 if article >= LIKELY_ARTICLE else 1 + int(types[1:].argmax())
    draft.page_type, draft.page_type_probability = PAGE_TYPES[best] if texts else "", float(types[best])
    if article < SURE_ARTICLE:
        chances = question.answer(BODY_AND_NOTES).body
    cut = ARTICLE_CUT if best == 0 else min(best_cut(chances, found.word_counts), ARTICLE_CUT)
    chosen = chances >= cut
    draft.confidence = expected_f1(chances, found.word_counts, chosen)
    draft.scores = chances.tolist()
    if float(found.word_counts[chosen].sum()) < _FEWEST_WORDS:
        chosen[:] = False
    decide(draft, chosen.tolist(), cut)
    for index in touching(chances, found.word_counts, chosen):
        draft.relabel(index, Role.BODY, f"it is long, scores {TOUCHING_CUT} or more and touches the body", "scorer")


def decide(draft: Draft, chosen: list[bool], cut: float) -> None:
    """Call the chosen blocks body and the rest boilerplate, except where a rule has pinned them."""
    kept, dropped = f"its score is {cut} or more", f"its score is below {cut}"
    body, boilerplate = Role.BODY, Role.BOILERPLATE
    roles = [body if good else boilerplate for good in chosen]
    reasons = [kept if good else dropped for good in chosen]
    deciders = ["scorer"] * len(chosen)
    for index in [index for index, pin in enumerate(draft.pinned) if pin]:
        draft.relabel(index, roles[index], reasons[index], "scorer")
        roles[index], reasons[index], deciders[index] = draft.roles[index], draft.reasons[index], draft.deciders[index]
    draft.roles, draft.reasons, draft.deciders = roles, reasons, deciders
