"""A headline that a date or a byline parts from the first paragraph, which speaks of it.

The net that rates headlines knows few languages: in Thai, Khmer and others it calls no line the title.
"""

from __future__ import annotations

from collections.abc import Collection

from extractor.labelling.extent import Extent
from extractor.labelling.line_form import is_plausible
from extractor.labelling.opening import tells_when_or_who
from extractor.labelling.topic import shared_words
from extractor.model import Draft, LineLayout, Role

_REACH, _LEAST_SHARED = 5, 2
"""Lines above the first paragraph among which it may be, and how many of its longer words the paragraph has at least,
half of them or more; set by hand."""


def signed_headline(draft: Draft, extent: Extent, among: Collection[Role]) -> int:
    """Return the headline of a flattened page whose net has found none, -1 where no line is one.

    Args:
        draft: the page.
        extent: its body.
        among: the roles that it may have so far.
    """
    if extent.first < 0 or not isinstance(draft.document.layout, LineLayout):
        return -1
    texts, is_signed = draft.document.texts, False
    for index in range(extent.first - 1, max(-1, extent.first - 1 - _REACH), -1):
        text = texts[index]
        if tells_when_or_who(text):
            is_signed = True
        elif is_signed and draft.roles[index] in among and not draft.pinned[index] and _has_length(text):
            shared, asked = shared_words(text, texts[extent.first])
            return index if asked and shared >= max(_LEAST_SHARED, asked / 2) else -1
    return -1


def _has_length(text: str) -> bool:
    """Whether a line may be a headline by its form; in a script without spaces that has its own count of words."""
    return bool(text) and (is_plausible(text) or ("\u0e00" <= text[0] < "\u1800" and len(text) <= 160))
