"""Where the body stands on its page: what several passes ask before they act."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import BODY_ROLES, Draft, LineLayout

_SOLID_CHARACTERS = 80
_SOLID_DENSE = 35
_DENSE = "\u3000"


def is_solid(text: str) -> bool:
    """Whether a text is long enough for a sentence or two: 80 characters, 35 in Chinese, Japanese or Korean."""
    return len(text) >= _SOLID_CHARACTERS or (len(text) >= _SOLID_DENSE and text[len(text) // 2] >= _DENSE)


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks of the body as they are labelled now.

    Attributes:
        body: their indices, rising.
        solid: those that are long enough for a sentence.
        first: the first solid one, -1 where there is none.
        last: the last solid one, -1 where there is none.
        characters: characters of all body blocks.
    """

    body: list[int]
    solid: list[int]
    first: int
    last: int
    characters: int

    @classmethod
    def of(cls, draft: Draft) -> Extent:
        """Look at a draft. A page without body has empty lists."""
        texts = draft.document.texts
        body = [index for index, role in enumerate(draft.roles) if role in BODY_ROLES]
        solid = [index for index in body if is_solid(texts[index])]
        characters = sum(len(texts[index]) for index in body)
        return cls(body, solid, solid[0] if solid else -1, solid[-1] if solid else -1, characters)

    def share_before(self, index: int, texts: list[str]) -> float:
        """Return the share of the body's characters that stand above a block, 0 to 1; 0 without body."""
        above = sum(len(texts[other]) for other in self.body if other < index)
        return above / self.characters if self.characters else 0.0


def blanks_before(draft: Draft, index: int) -> int:
    """Return the empty lines above a block of a text page; 1 where the page was markup."""
    layout = draft.document.layout
    return layout.blanks_before[index] if isinstance(layout, LineLayout) else 1


def splits_by_blanks(draft: Draft, extent: Extent) -> bool:
    """Whether a text page puts blank lines between its paragraphs; always so for markup."""
    apart = sum(blanks_before(draft, index) > 0 for index in extent.solid)
    return 2 * apart > len(extent.solid)
