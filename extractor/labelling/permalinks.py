"""Signs that link to the block they stand in or back from it: "¶" behind a heading, "↩" behind a note."""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Cut, Draft, Role

_BY = "permalinks"
_SIGNS = "¶↩↵⤴🔗\ufe0e\ufe0f"
"""With the two selectors that ask for a sign's plain or coloured form."""
_LAST = tuple(_SIGNS)


def cut_permalinks(draft: Draft) -> None:
    """Cut such signs from the ends of the body's blocks; a block that is nothing else goes."""
    texts = draft.document.texts
    for index in Extent.of(draft).body:
        text = texts[index]
        if not text.endswith(_LAST):
            continue
        kept = text.rstrip(_SIGNS + " \u00a0")
        if not kept:
            draft.relabel(index, Role.RESIDUE, f"it holds nothing but the sign {text!r}", _BY)
        elif not draft.pinned[index]:
            because = f"{text[len(kept) :].strip()!r} links to the block itself or back from it"
            draft.cut(index, Cut(len(kept), len(text), Role.RESIDUE, because, _BY))
