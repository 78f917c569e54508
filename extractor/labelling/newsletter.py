"""Newsletter boxes: calls to sign up are written in good sentences, so their words must give them away."""

from __future__ import annotations

from extractor.labelling.extent import Extent, is_solid
from extractor.model import Draft, Role
from extractor.phrases.cues import cues_of
from extractor.text import ends_sentence

_BY = "newsletter"
_LONGEST_CALL = 220
"""Characters; a longer paragraph that opens like a call is prose about newsletters."""
_TAIL_SHARE = 0.5
_BOX_LINES = 4
_BOX_CHARACTERS = 70


def drop_newsletter(draft: Draft) -> None:
    """Drop calls to sign up: below the middle of the body, or anywhere where two stand together."""
    extent = Extent.of(draft)
    if not extent.body:
        return
    texts = draft.document.texts
    tail = extent.begins_after(_TAIL_SHARE)
    for index in [index for index in extent.body if index >= tail or not is_solid(texts[index])]:
        if _is_call(texts[index]) and (index >= tail or _is_call(texts[index - 1]) or _is_call_at(texts, index + 1)):
            draft.relabel(index, Role.NEWSLETTER, f"it asks to sign up: {texts[index][:60]!r}", _BY)
            _drop_box(draft, index)


def _is_call_at(texts: list[str], index: int) -> bool:
    return index < len(texts) and _is_call(texts[index])


def _is_call(text: str) -> bool:
    return len(text) <= _LONGEST_CALL and cues_of(text)[:1] == (Role.NEWSLETTER,)


def _drop_box(draft: Draft, call: int) -> None:
    """Drop the short lines under a call ("Know first."), up to the next call or paragraph."""
    texts = draft.document.texts
    because = f"it stands in the box under {texts[call][:60]!r}"
    for index in range(call + 1, min(call + 1 + _BOX_LINES, len(texts))):
        if is_solid(texts[index]) or len(texts[index]) > _BOX_CHARACTERS or _is_call(texts[index]):
            return
        closes = any(_is_call(text) for text in texts[index + 1 : index + 3])
        if draft.in_body(index) and (closes or not ends_sentence(texts[index])) and closes:
            draft.relabel(index, Role.NEWSLETTER, because, _BY)
