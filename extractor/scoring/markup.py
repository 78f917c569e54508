"""The learned scorer of HTML pages: one small net over `markup_features`.

Weights and their training record lie in `weights/markup.npz` and `weights/markup.json`; `benchmarks/train_html.py`
makes both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from extractor.errors import WeightsError
from extractor.model import BODY_ROLES, Draft, MarkupLayout, Role, Trait
from extractor.scoring.convolution import logistic
from extractor.scoring.cut import ARTICLE_CUT, best_cut, expected_f1
from extractor.scoring.markup_features import markup_features

Floats = npt.NDArray[np.float32]
Weights = dict[str, Floats]

PAGE_TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
CONVENTIONS = ("wcxb", "news", "web")
"""Whose idea of an article the net follows, told to it by a flag: WCXB keeps bylines and captions, news gold holds the
body alone, trafilatura's set asks for sentences that must and must not come out."""

LONG_REPEAT = 8.0
"""A block of so many words that repeats an earlier one is a second printing of it; set by hand."""

FEWEST_WORDS = 12.0
"""Fewer chosen words than this make no article; set by hand."""

_ROLES = (
    (Trait.CODE, Role.CODE),
    (Trait.HEADING, Role.SUBHEAD),
    (Trait.CELL, Role.TABLE),
    (Trait.ITEM, Role.LIST),
    (Trait.QUOTE, Role.QUOTE),
)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the net says of a page of n blocks.

    Attributes:
        blocks: probability of each block being part of the article, shape (n,).
        types: probability of each page type, shape (7,).
        words: words of each block, shape (n,).
        repeats: whether a block's text stands on the page before it, shape (n,).
    """

    blocks: Floats
    types: Floats
    words: Floats
    repeats: npt.NDArray[np.bool_]


@cache
def markup_weights() -> Weights:
    """Read the weights.

    Raises:
        WeightsError: they were trained on other columns than the code has.
    """
    folder = files("extractor.scoring").joinpath("weights")
    with folder.joinpath("markup.npz").open("rb") as file:
        weights = {name: array.astype(np.float32) for name, array in np.load(file).items()}
    weights["columns"] = np.array(json.loads(folder.joinpath("markup.json").read_text("utf-8"))["columns"])
    return weights


def predict(texts: list[str], layout: MarkupLayout, weights: Weights) -> Scores:
    """Score the blocks of a page that has some."""
    found = markup_features(texts, layout)
    features = found.matrix
    if tuple(weights["columns"]) != found.columns:
        raise WeightsError("extractor/scoring/weights/markup.npz does not fit the code: run benchmarks train_html")
    types = found.page @ weights["type.weight"] + weights["type.bias"]
    types = np.exp(types - types.max())
    types /= types.sum()
    convention = np.zeros(len(CONVENTIONS), np.float32)
    convention[1 if types.argmax() == 0 else 0] = 1
    constant = np.concatenate([convention, types]) @ weights["enter.page"] + weights["enter.bias"]
    hidden = np.maximum(features @ weights["enter.weight"] + constant, 0)
    hidden = np.maximum(hidden @ weights["middle.weight"] + weights["middle.bias"], 0)
    return Scores(
        logistic((hidden @ weights["leave.weight"] + weights["leave.bias"])[:, 0]), types, found.words, found.repeats
    )


def score_markup(draft: Draft, weights: Weights | None = None) -> None:
    """Score an HTML page: every block a probability, the good ones a role, the page its type and confidence."""
    texts, layout = draft.document.texts, draft.document.layout
    if not isinstance(layout, MarkupLayout):
        raise TypeError("score_markup scores HTML pages")
    if not texts:
        return
    scores = predict(texts, layout, weights or markup_weights())
    draft.page_type = PAGE_TYPES[int(scores.types.argmax())]
    draft.page_type_probability = float(scores.types.max())
    cut = ARTICLE_CUT if draft.page_type == "article" else best_cut(scores.blocks, scores.words)
    chosen = (scores.blocks >= cut) & (scores.words > 0) & ~(scores.repeats & (scores.words >= LONG_REPEAT))
    draft.scores = scores.blocks.tolist()
    draft.confidence = expected_f1(scores.blocks, scores.words, chosen)
    if float(scores.words[chosen].sum()) < FEWEST_WORDS:
        chosen[:] = False
    _decide(draft, layout, np.flatnonzero(chosen).tolist(), cut)


def _decide(draft: Draft, layout: MarkupLayout, chosen: list[int], cut: float) -> None:
    """Give the chosen blocks the role their markup says and drop the rest, except where a rule has pinned them."""
    kept, dropped = f"its score is {cut:.2f} or more", f"its score is below {cut:.2f}"
    if any(draft.pinned):
        inside = set(chosen)
        for index in range(len(draft.roles)):
            if index not in inside:
                draft.relabel(index, Role.BOILERPLATE, dropped, "scorer")
    else:
        draft.reasons = [dropped] * len(draft.roles)
        draft.deciders = ["scorer"] * len(draft.roles)
    masks = layout.masks[layout.containers[chosen]].tolist()
    for index, mask in zip(chosen, masks, strict=True):
        role = next((role for trait, role in _ROLES if mask & trait), Role.BODY)
        draft.relabel(index, role, kept, "scorer")
    for index in np.flatnonzero(layout.hidden).tolist():
        if draft.roles[index] not in BODY_ROLES:
            draft.relabel(index, Role.HIDDEN, "the page does not show it", "scorer")
