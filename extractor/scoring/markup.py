"""The learned scorer of HTML pages: one small net over `markup_features`.

Weights and their training record lie in `weights/markup.npz` and `weights/markup.json`; `benchmarks/train_html.py`
makes both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractor.errors import WeightsError
from extractor.model import Claim, Draft, MarkupLayout, Role, Trait
from extractor.scoring.confidence import calibrated
from extractor.scoring.convolution import logistic
from extractor.scoring.cut import ARTICLE_CUT, best_cut, expected_f1, islands, leads, touching
from extractor.scoring.markup_features import COLUMNS, markup_features
from extractor.scoring.product import multiply
from extractor.scoring.whole_page import most_of_the_page
from extractor.text import is_verse

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Weights = dict[str, Floats]

PAGE_TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
CONVENTIONS = ("wcxb", "news", "web")
"""Whose idea of an article the net follows: WCXB keeps bylines and captions, news gold holds the body alone,
trafilatura's set asks for sentences that must and must not come out. In training the net is told; on a page it is told
how much an article looks like those of each set, so that news gets the body alone and a guide keeps its notes; other
types of page are WCXB's."""
_WCXB: Floats = np.array([1, 0, 0], np.float32)
_NEWS: Floats = np.array([0, 1, 0], np.float32)

OTHER_SCRIPT = 0.3
"""With a larger share of letters without case a page is not of WCXB's kind, which is English: where it says that it is
an article it is news. A handbook says no such thing, and keeps its notes and steps. Set by hand: of ten such labelled
pages one wins and none loses; of 117 pages of a handbook in Arabic, Persian, Chinese, Japanese and Korean the
median page keeps .95 of its characters, before .88."""

_SCRIPT_SHARES = [len(COLUMNS) + COLUMNS.index(name) for name in ("dense_share", "uncased_share")]
_ARTICLE_CLAIM = Claim.ARTICLE.bit_length() - 1 - len(Claim)
"""Its place from the end of what a page's type is told by."""

LONG_REPEAT = 8.0
"""A block of so many words that repeats an earlier one is a second printing of it; set by hand."""

SHOWN_SHARE = 0.5
"""A smaller share of shown words means that the article itself is hidden until a script runs; set by hand."""

FEWEST_WORDS = 12.0
"""Fewer chosen words than this make no article; set by hand."""

BELIEVED = 0.4
"""Where no block reaches this probability the page has no article: the skeleton of a page that scripts were to fill.
Set by hand; measured: .0015 of word F1 on WCXB, and no article or news page is concerned."""

_ROLES = (
    (int(Trait.CODE), Role.CODE),
    (int(Trait.HEADING), Role.SUBHEAD),
    (int(Trait.CELL), Role.TABLE),
    (int(Trait.ITEM), Role.LIST),
    (int(Trait.QUOTE), Role.QUOTE),
)


_ROLE_BITS = sum(trait for trait, _ in _ROLES)


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
    repeats: Flags


@cache
def markup_weights() -> Weights:
    """Read the weights.

    Raises:
        WeightsError: they were trained on other columns than the code has.
    """
    folder = Path(__file__).with_name("weights")
    with np.load(folder / "markup.npz") as file:
        weights = {name: array.astype(np.float32) for name, array in file.items()}
    if tuple(json.loads((folder / "markup.json").read_text("utf-8"))["columns"]) != COLUMNS:
        raise WeightsError(
            "extractor/scoring/weights/markup.npz does not fit the code: run benchmarks train_html again"
        )
    return weights


def predict(texts: list[str], layout: MarkupLayout, weights: Weights) -> Scores:
    """Score the blocks of a page that has some.

    No column leaves the range that it has in training: a whole book in one block is scored as the longest block seen.
    """
    found = markup_features(texts, layout)
    page = _bounded(found.page, weights["page.range"])
    columns = _bounded(found.matrix, weights["columns.range"][..., None])
    types = _shares(page @ weights["type.weight"] + weights["type.bias"])
    conventions = _conventions(page, weights, is_article=types.argmax() == 0)
    constant = np.concatenate([conventions, types]) @ weights["enter.page"] + weights["enter.bias"]
    hidden = _layer(weights["enter.weight"], columns, constant)
    hidden = _layer(weights["middle.weight"], hidden, weights["middle.bias"])
    logits = (weights["leave.weight"].T @ hidden)[0] + weights["leave.bias"]
    return Scores(logistic(logits), types, found.words, found.repeats)


def _bounded(values: Floats, bounds: Floats) -> Floats:
    """Put values into the range of their least and greatest, in place; `np.clip` takes three times as long."""
    low, high = bounds
    np.minimum(values, high, out=values)
    np.maximum(values, low, out=values)
    return values


def _conventions(page: Floats, weights: Weights, *, is_article: bool) -> Floats:
    """Return how much a page is to be read as those of each training set are, shape (3,)."""
    if page[_SCRIPT_SHARES].sum() > OTHER_SCRIPT and page[_ARTICLE_CLAIM] > 0:
        return _NEWS
    if not is_article:
        return _WCXB
    return _shares(page @ weights["convention.weight"] + weights["convention.bias"])


def _layer(weight: Floats, columns: Floats, bias: Floats) -> Floats:
    """Return a rectified layer of n columns, shape (outputs, n); weight (inputs, outputs), bias (outputs,)."""
    made = multiply(weight.T, columns, np.empty((weight.shape[1], columns.shape[1]), np.float32))
    made += bias[:, None]
    return np.maximum(made, 0, out=made)


def _shares(logits: Floats) -> Floats:
    """Return probabilities that add up to 1. Source: softmax."""
    shares = np.exp(logits - logits.max())
    return np.asarray(shares / shares.sum(), np.float32)


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
    is_article = draft.page_type == "article"
    cut = ARTICLE_CUT if is_article else best_cut(scores.blocks, scores.words)
    chosen = (scores.blocks >= cut) & (scores.words > 0)
    alone, joined = _gather(chosen, scores) if is_article else ([], [])
    if is_article:
        chosen = _without_hidden(chosen, layout.hidden, scores.words)
    _drop_repeats(chosen, texts, layout, scores)
    draft.scores = scores.blocks.tolist()
    draft.confidence = calibrated(expected_f1(scores.blocks, scores.words, chosen), is_article=is_article)
    why, most = "a block above has the same text", list[int]()
    if float(scores.words[chosen].sum()) < FEWEST_WORDS or float(scores.blocks.max()) < BELIEVED:
        chosen[:], why = False, "too little of the page looks like an article"
        most = most_of_the_page(layout, texts, scores.words, scores.blocks)
        chosen[most] = True
    _decide(draft, layout, np.flatnonzero(chosen).tolist(), cut)
    _explain(draft, np.flatnonzero((scores.blocks >= cut) & (scores.words > 0) & ~chosen).tolist(), why)
    _explain(draft, alone, "it is doubtful and stands alone")
    _explain_kept(draft, joined, "it is long, scores nearly enough and touches or leads the body")
    _explain_kept(draft, most, "it holds most of the page's words")


def _gather(chosen: Flags, scores: Scores) -> tuple[list[int], list[int]]:
    """Take doubtful blocks that stand alone out of the choice and long ones that touch or lead it in; return both.

    An article that would be too short without the doubtful blocks keeps them.
    """
    alone = islands(scores.blocks, chosen)
    if float(scores.words[chosen].sum() - scores.words[alone].sum()) < FEWEST_WORDS:
        alone = []
    chosen[alone] = False
    joined = []
    for find in (touching, leads):
        joined += find(scores.blocks, scores.words, chosen)
        chosen[joined] = True
    return alone, joined


def _explain(draft: Draft, indices: list[int], why: str) -> None:
    """Say why blocks are left out whose score is good enough."""
    for index in indices:
        if draft.dropped_by_scorer(index):
            draft.reasons[index] = why


def _explain_kept(draft: Draft, indices: list[int], why: str) -> None:
    """Say why blocks are kept whose score alone is not good enough."""
    for index in indices:
        if draft.deciders[index] == "scorer" and draft.in_body(index):
            draft.reasons[index] = why


def _drop_repeats(chosen: Flags, texts: list[str], layout: MarkupLayout, scores: Scores) -> None:
    """Leave out long blocks whose text a chosen block above has; one that was not chosen may be a teaser of this page.

    A stanza may come again: it is a refrain.
    Measured, word F1 of WCXB: .8617 with repeats, .8655 without any, .8661 so.
    """
    long = chosen & (scores.words >= LONG_REPEAT)
    if not (long & scores.repeats).any():
        return
    printed = set[str]()
    for index in np.flatnonzero(long).tolist():
        is_plain = not layout.masks[layout.containers[index]] & _ROLE_BITS
        chosen[index] = texts[index] not in printed or (is_plain and is_verse(texts[index]))
        printed.add(texts[index])


def _without_hidden(chosen: Flags, hidden: Flags, words: Floats) -> Flags:
    """Return the chosen blocks that are shown, or all of them where a script was to show most of the article.

    On other pages hidden blocks stay: there they are tabs and folded answers. Measured: dropping them too costs
    products and collections .01 to .02 of word F1.
    """
    shown = chosen & ~hidden
    return shown if words[shown].sum() >= SHOWN_SHARE * words[chosen].sum() else chosen


def _decide(draft: Draft, layout: MarkupLayout, chosen: list[int], cut: float) -> None:
    """Give the chosen blocks the role their markup says and drop the rest, except where a rule has pinned them."""
    kept, dropped, unseen = (
        f"its score is {cut:.2f} or more",
        f"its score is below {cut:.2f}",
        "the page does not show it",
    )
    roles, reasons = [Role.BOILERPLATE] * len(draft.roles), [dropped] * len(draft.roles)
    hidden = np.flatnonzero(layout.hidden).tolist()
    for index in hidden:
        roles[index], reasons[index] = Role.HIDDEN, unseen
    masks = (layout.masks[layout.containers[chosen]] & _ROLE_BITS).tolist()
    for index, mask in zip(chosen, masks, strict=True):
        roles[index], reasons[index] = _role_of(mask), kept
    draft.relabel_all(roles, reasons, "scorer")
    for index in [index for index in hidden if draft.pinned[index] and not draft.in_body(index)]:
        draft.relabel(index, Role.HIDDEN, unseen, "scorer")


@lru_cache(maxsize=256)
def _role_of(mask: int) -> Role:
    """Return the body role of a block in containers of these traits."""
    return next((role for trait, role in _ROLES if mask & trait), Role.BODY)
