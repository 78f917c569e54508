"""What a browser or a script should have read: data of a script in flattened text, tags in a `noscript`."""

from __future__ import annotations

import re

from extractor.labelling.extent import Extent
from extractor.model import Draft, LineLayout, MarkupLayout, Role
from extractor.text import pattern

_BY = "unread"
_TAGS = pattern(r"\s*<[a-z][\w-]*(?:\s[^<>]*)?>.*>\s*", re.DOTALL | re.IGNORECASE)
_DATA_SIGNS = ('":"', '":{', '":[', '": "', '": {', '": [', "<!--")
_LONGEST_OF_CODE, _LEAST_SIGNS, _CHARACTERS_A_SIGN = 1000, 5, 400
"""A block of flattened text with so many characters, and a sign of data in so many, is data and no example of code.
Set by hand; on the labelled pages the longest line of an example is 900 characters long."""


def drop_unread(draft: Draft) -> None:
    """Drop blocks of the body that are data or markup and no example of it."""
    body, layout = Extent.of(draft).body, draft.document.layout
    if isinstance(layout, LineLayout):
        for index in _data(draft.document.texts, body):
            draft.relabel(index, Role.RESIDUE, "it is data that a script should have read", _BY)
    elif isinstance(layout, MarkupLayout) and layout.hidden[body].any():
        for index in body:
            if layout.hidden[index] and _TAGS.fullmatch(draft.document.texts[index]):
                draft.relabel(index, Role.RESIDUE, "it is hidden, and nothing but tags that nobody has read", _BY)


def _data(texts: list[str], body: list[int]) -> list[int]:
    """Return the long blocks that no letter opens and that are full of the signs of data."""
    long = [index for index in body if len(texts[index]) >= _LONGEST_OF_CODE and not texts[index][0].isalnum()]
    return [index for index in long if _count_signs(texts[index]) >= len(texts[index]) / _CHARACTERS_A_SIGN]


def _count_signs(text: str) -> int:
    found = sum(map(text.count, _DATA_SIGNS))
    return found if found >= _LEAST_SIGNS else 0
