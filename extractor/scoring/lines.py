"""The learned scorer of text pages.

Weights and their training record lie in `weights/lines.npz` and `weights/lines.json`; `benchmarks/train_text.py`
makes both.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np

from extractor.errors import WeightsError
from extractor.model import Draft, LineLayout, Role
from extractor.scoring.characters import Floats
from extractor.scoring.convolution import Weights, dense, dilated, logistic, pool, rectify
from extractor.scoring.cut import ARTICLE_CUT, expected_f1
from extractor.scoring.lexicon import buckets, sum_by_block
from extractor.scoring.line_features import COLUMNS, LineFeatures, line_features

DILATIONS = (1, 2, 4, 8, 16)
POOLED_AFTER = 2
PAGE_TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
BODY_ALONE, BODY_AND_NOTES = 1.0, 0.0
"""The two conventions of the training sets, told to the net by a flag: news gold holds the body alone, WCXB's may
hold captions, notes and bylines. An article is asked for by the first, another type of page by the second: held-out
word F1 is then as good on news as the first alone and on WCXB as the second alone, within .004."""

_FEWEST_WORDS = 20.0
"""Fewer chosen words than this make no article; set by hand, below the shortest news item in the training sets."""


@cache
def line_weights() -> Weights:
    """Read the weights.

    Raises:
        WeightsError: they were trained on other columns than the code has.
    """
    folder = files("extractor.scoring").joinpath("weights")
    with folder.joinpath("lines.npz").open("rb") as file:
        weights = {name: array.astype(np.float32) for name, array in np.load(file).items()}
    if tuple(json.loads(folder.joinpath("lines.json").read_text("utf-8"))["columns"]) != COLUMNS:
        raise WeightsError("extractor/scoring/weights/lines.npz does not fit the code: run benchmarks train_text again")
    return weights


def probabilities(features: LineFeatures, weights: Weights, convention: float) -> tuple[Floats, Floats]:
    """Return the probability of each block being body, shape (n,), and of each page type, shape (7,)."""
    n = features.matrix.shape[1]
    if not n:
        return np.zeros(0, np.float32), np.zeros(len(PAGE_TYPES), np.float32)
    flag = np.full((1, n), convention, np.float32)
    bag = sum_by_block(weights["lexicon"], buckets(features.words, n), n)
    x = rectify(dense(np.concatenate([features.matrix, flag, bag]), weights, "enter"))
    for number, dilation in enumerate(DILATIONS):
        if number == POOLED_AFTER:
            x += rectify(dense(pool(x), weights, "pool"))
        x += rectify(dilated(x, weights, f"convolve.{number}", dilation))
    types = dense(pool(x), weights, "page_type")[:, 0]
    shares = np.exp(types - types.max())
    return logistic(dense(x, weights, "leave")[0]), shares / shares.sum()


def score_lines(draft: Draft, weights: Weights | None = None) -> None:
    """Score a text page: every block a probability, the good ones the role body, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, LineLayout):
        raise TypeError("score_lines scores text pages")
    weights = weights or line_weights()
    found = line_features(texts, layout)
    chances, types = probabilities(found, weights, BODY_ALONE)
    draft.page_type = PAGE_TYPES[int(types.argmax())] if texts else ""
    draft.page_type_probability = float(types.max(initial=0))
    if draft.page_type not in ("article", ""):
        chances, _ = probabilities(found, weights, BODY_AND_NOTES)
    chosen = chances >= ARTICLE_CUT
    draft.confidence = expected_f1(chances, found.word_counts, chosen)
    draft.scores = chances.tolist()
    if float(found.word_counts[chosen].sum()) < _FEWEST_WORDS:
        chosen[:] = False
    decide(draft, chosen.tolist())


def decide(draft: Draft, chosen: list[bool]) -> None:
    """Call the chosen blocks body and the rest boilerplate, except where a rule has pinned them."""
    kept, dropped = f"its score is {ARTICLE_CUT} or more", f"its score is below {ARTICLE_CUT}"
    if any(draft.pinned):
        for index, good in enumerate(chosen):
            draft.relabel(index, Role.BODY if good else Role.BOILERPLATE, kept if good else dropped, "scorer")
        return
    draft.roles = [Role.BODY if good else Role.BOILERPLATE for good in chosen]
    draft.reasons = [kept if good else dropped for good in chosen]
    draft.deciders = ["scorer"] * len(chosen)
