"""Captions whose credit stands on the next line: "Ann Lee on the new quay." above "Photo: Bo Karlsen".

Such a caption is a sentence that the scorer believes. One alone may be a paragraph above a picture without words, so
the page must do it as a rule.
"""

from __future__ import annotations

from extractor.labelling.captions import LEAST_BEFORE, credit_start
from extractor.labelling.extent import Extent
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import cues_of
from extractor.text import ends_sentence

_BY = "captions_above_credits"
_LEAST = 2
_AS_A_RULE = 0.75
"""Share of the credits in the text that must have a caption right above; with .6 WCXB articles lose the steps of a
guide above its pictures."""
_LONGEST, _LONGEST_CREDIT = 300, 70
"""Characters; set by hand."""
_MOST_OF_TEXT = 0.2
"""Share of the body's characters that captions may be; .15 loses two pages, .3 changes nothing."""
_LEAST_PARAGRAPHS = 3


def drop_captions_above_credits(draft: Draft) -> None:
    """Drop the sentences of a flattened article that stand right above credits, where most credits have one.

    Titles above the pictures of a list are no sentences. Measured on held-out pages, innerText and inscriptis, word F1:
    news +.0015, WCXB articles +.0001; a page counted once a style, 15 win and one loses .01.
    """
    extent = Extent.of(draft)
    if not isinstance(draft.document.layout, LineLayout) or len(extent.solid) < _LEAST_PARAGRAPHS:
        return
    texts = draft.document.texts
    named_below = [index for index in range(extent.body[0] + 1, extent.body[-1] + 2) if _is_credit(draft, index)]
    found = [index - 1 for index in named_below if _may_be_caption(draft, index - 1) and index - 1 != extent.last]
    named = sum(draft.roles[index - 1] is Role.CAPTION for index in named_below)
    if len(found) < _LEAST or len(found) + named < _AS_A_RULE * len(named_below):
        return
    if sum(len(texts[index]) for index in found) <= _MOST_OF_TEXT * extent.above[-1]:
        for index in found:
            draft.relabel(index, Role.CAPTION, f"it stands above {texts[index + 1]!r}, and so on this page", _BY)


def _is_credit(draft: Draft, index: int) -> bool:
    """Whether a block is a dropped line that says whose a picture is, and no more."""
    if index >= len(draft.roles) or draft.in_body(index):
        return False
    text = draft.document.texts[index]
    if not 0 < len(text) <= _LONGEST_CREDIT:
        return False
    return 0 <= credit_start(text) < LEAST_BEFORE or cues_of(text)[:1] == (Role.CREDIT,)


def _may_be_caption(draft: Draft, index: int) -> bool:
    text = draft.document.texts[index]
    return draft.in_body(index) and len(text) <= _LONGEST and ends_sentence(text)
