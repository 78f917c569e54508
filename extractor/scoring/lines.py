"""The learned scorer of text pages.

Weights and their training record lie in `weights/lines.npy` and `weights/lines.json`; `benchmarks/train_text.py`
makes both.
"""

from __future__ import annotations

import json
from functools import cache
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from extractor.errors import WeightsError
from extractor.model import Draft, LineLayout, Role
from extractor.scoring.characters import Floats
from extractor.scoring.convolution import Weights, dense, dilated, kernel_rows, logistic, pool, rectify, shares
from extractor.scoring.cut import ARTICLE_CUT, TOUCHING_CUT, best_cut, expected_f1, touching
from extractor.scoring.lexicon import buckets, sum_by_block
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

Nets = Weights
"""The arrays of several nets of one shape, by layer; the first axis is the net."""


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


def nets_of(arrays: dict[str, Any]) -> Nets:
    """Return the nets of arrays whose names are led by the net's number ("0.enter.weight").

    Kernels are laid out as `dilated` wants them; the lexicons stand side by side, shape (buckets, nets * width).
    """
    nets: dict[str, list[Floats]] = {}
    for name in sorted(arrays):
        layer = name.partition(".")[2]
        array = arrays[name].astype(np.float32)
        is_kernel = layer.startswith("convolve.") and layer.endswith(".weight")
        nets.setdefault(layer, []).append(kernel_rows(array) if is_kernel else array)
    lexicon = np.concatenate(nets.pop("lexicon"), axis=1)
    return {"lexicon": lexicon, **{layer: np.stack(each) for layer, each in nets.items()}}


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
    n = features.matrix.shape[1]
    if not n:
        return Answer(*(np.zeros(size, np.float32) for size in (0, len(PAGE_TYPES))))
    x = rectify(dense(_inputs(features, nets, convention), nets, "enter"))
    for number, dilation in enumerate(DILATIONS):
        if number == POOLED_AFTER:
            x += rectify(dense(pool(x), nets, "pool"))
        x += rectify(dilated(x, nets, f"convolve.{number}", dilation))
    body = dense(x, nets, "leave").mean(0)[0]
    types = dense(pool(x), nets, "page_type").mean(0)[:, 0]
    return Answer(logistic(body), shares(types))


def _inputs(features: LineFeatures, nets: Nets, convention: float) -> Floats:
    """Return what each net sees of n blocks: columns, flag, words; shape (nets, inputs, n)."""
    count, _, width = nets["enter.weight"].shape
    columns, n = features.matrix.shape
    made = np.empty((count, width, n), np.float32)
    made[:, :columns] = features.matrix
    made[:, columns] = convention
    made[:, columns + 1 :] = sum_by_block(nets["lexicon"], buckets(features.words, n), n).reshape(count, -1, n)
    return made


def score_lines(draft: Draft, nets: Nets | None = None) -> None:
    """Score a text page: every block a probability, the good ones the role body, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, LineLayout):
        raise TypeError("score_lines scores text pages")
    nets = nets or line_weights()
    found = line_features(texts, layout)
    chances, types = ask(found, nets, BODY_ALONE)
    article = float(types[0])
    best = 0 if article >= LIKELY_ARTICLE else 1 + int(types[1:].argmax())
    draft.page_type, draft.page_type_probability = PAGE_TYPES[best] if texts else "", float(types[best])
    if article < SURE_ARTICLE:
        chances = ask(found, nets, BODY_AND_NOTES).body
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
    roles = [Role.BODY if good else Role.BOILERPLATE for good in chosen]
    reasons = [kept if good else dropped for good in chosen]
    deciders = ["scorer"] * len(chosen)
    for index in [index for index, pin in enumerate(draft.pinned) if pin]:
        draft.relabel(index, roles[index], reasons[index], "scorer")
        roles[index], reasons[index], deciders[index] = draft.roles[index], draft.reasons[index], draft.deciders[index]
    draft.roles, draft.reasons, draft.deciders = roles, reasons, deciders
