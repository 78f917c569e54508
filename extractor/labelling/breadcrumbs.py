"""Breadcrumbs: the way from the home page to the story, on one line above it: "Home > News > Farming"."""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Draft, Role
from extractor.text import SENTENCE_ENDERS, pattern

_BY = "breadcrumbs"
_SIGNS = (" > ", " » ", " › ", " → ", " / ")
_TRAIL = pattern(r"^[^>»›→/]{2,40}?(?: ([>»›→/]) [^>»›→/]{2,80}?)(?: \1 [^>»›→/]{2,80}?)+$")
_LONGEST = 160


def drop_breadcrumbs(draft: Draft) -> None:
    """Drop such a line where it stands in the body above the first paragraph."""
    texts = draft.document.texts
    extent = Extent.of(draft)
    for index in extent.body:
        if index >= extent.first:
            return
        text = texts[index]
        if len(text) > _LONGEST or text[-1:] in SENTENCE_ENDERS or not any(sign in text for sign in _SIGNS):
            continue
        if _TRAIL.match(text):
            draft.relabel(index, Role.NAVIGATION, "it is the way from the home page to the story", _BY)
