"""Where the body stands on its page: what several passes ask before they act."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from extractor.model import Draft, LineLayout
from extractor.text import FIRST_WIDE

_SOLID_CHARACTERS = 80
_SOLID_DENSE = 35


def is_solid(text: str) -> bool:
    """Whether a text is long enough for a sentence or two: 80 characters, 35 in Chinese, Japanese or Korean."""
    return len(text) >= _SOLID_CHARACTERS or (len(text) >= _SOLID_DENSE and text[len(text) // 2] >= FIRST_WIDE)


def next_with_text(texts: list[str], index: int) -> int:
    """Return the next block that shows words, -1 where none follows: pictures have none."""
    return next((below for below in range(index + 1, len(texts)) if texts[below]), -1)


class Extent(NamedTuple):
    """The blocks of the body as they are labelled now.

    Attributes:
        body: their indices, rising.
        solid: those that are long enough for a sentence.
        first: the first solid one, -1 where there is none.
        last: the last solid one, -1 where there is none.
        above: characters of the body blocks above each body block, and of all as the last entry.
    """

    body: list[int]
    solid: list[int]
    first: int
    last: int
    above: list[int]

    @classmethod
    def of(cls, draft: Draft) -> Extent:
        """Look at a draft. A page without body has empty lists; nobody changes them."""
        found: Extent
        if draft.extent is not None and draft.extent[0] == draft.roles:  # most passes change nothing
            found = draft.extent[1]
            return found
        found = cls._found(draft)
        draft.extent = (draft.roles.copy(), found)
        return found

    @classmethod
    def _found(cls, draft: Draft) -> Extent:
        texts = draft.document.texts
        body = draft.body()
        lengths = [len(texts[index]) for index in body]
        pairs = zip(body, lengths, strict=True)
        long = [index for index, length in pairs if length >= _SOLID_DENSE]
        solid = [index for index in long if is_solid(texts[index])]
        above = list(accumulate(lengths, initial=0))
        return cls(body, solid, solid[0] if solid else -1, solid[-1] if solid else -1, above)

    def share_before(self, index: int) -> float:
        """Return the share of the body's characters that stand above a block, 0 to 1; 0 without body."""
        return self.above[bisect_left(self.body, index)] / self.above[-1] if self.body else 0.0

    def paragraphs_before(self, index: int) -> int:
        """Return the number of solid blocks above a block."""
        return bisect_left(self.solid, index)

    def begins_after(self, share: float) -> int:
        """Return the first block, body or not, that has at least a share of the body's characters above it."""
        place = bisect_left(self.above, share * self.above[-1])
        return self.body[place - 1] + 1 if place else 0


def blanks_before(draft: Draft, index: int) -> int:
    """Return the empty lines above a block of a text page; 1 where the page was markup."""
    layout = draft.document.layout
    return layout.blanks_before[index] if isinstance(layout, LineLayout) else 1


def splits_by_blanks(draft: Draft, extent: Extent) -> bool:
    """Whether a text page puts blank lines between its paragraphs; always so for markup."""
    layout, solid = draft.document.layout, extent.solid
    if not isinstance(layout, LineLayout):
        return bool(solid)
    return 2 * sum(map(bool, map(layout.blanks_before.__getitem__, solid))) > len(solid)
