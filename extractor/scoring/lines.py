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
    return answer(inputs_of(features, nets), features.matrix.shape[1], nets, convention)


def inputs_of(features: LineFeatures, nets: Nets) -> Floats:
    """Return what the nets see of n blocks: columns, ones, words; shape (inputs, n and some zeros)."""
    columns, n = features.matrix.shape
    made = np.zeros((nets.enter[0].shape[1], span_of(n, DILATIONS[-1])), np.float32)
    made[:columns, :n] = features.matrix
    made[columns, :n] = 1
    made[columns + 1 :, :n] = sum_by_block(nets.lexicon, features.words, n)
    return made


def answer(inputs: Floats, n: int, nets: Nets, convention: float) -> Answer:
    """Return what the nets say of n blocks, under one of the two conventions."""
    if not n:
        return Answer(*(np.zeros(size, np.float32) for size in (0, len(PAGE_TYPES))))
    count, width, _ = nets.kernels[0].shape
    row = Row(n, count, width, DILATIONS[-1])
    row.enter(nets.enter[int(convention)], inputs)
    for number, dilation in enumerate(DILATIONS):
        if number == POOLED_AFTER:
            weight, bias = nets.pool
            row.add(rectify(weight @ row.pool() + bias))
        row.convolve(nets.kernels[number], dilation)
    weight, bias = nets.leave
    body = weight @ row.channels.reshape(count * width, -1) + bias
    weight, bias = nets.page_type
    types = weight @ row.pool().ravel() + bias
    return Answer(logistic(body[0, :n]), shares(types))


def score_lines(draft: Draft, nets: Nets | None = None) -> None:
    """Score a text page: every block a probability, the good ones the role body, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, LineLayout):
        raise TypeError("score_lines scores text pages")
    nets = nets or line_weights()
    found = line_features(texts, layout)
    inputs = inputs_of(found, nets)
    chances, types = answer(inputs, len(texts), nets, BODY_ALONE)
    article = float(types[0])
    best = 0 if article >= LIKELY_ARTICLE else 1 + int(types[1:].argmax())
    draft.page_type, draft.page_type_probability = PAGE_TYPES[best] if texts else "", float(types[best])
    if article < SURE_ARTICLE:
        chances = answer(inputs, len(texts), nets, BODY_AND_NOTES).body
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
