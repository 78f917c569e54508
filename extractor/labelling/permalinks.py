"""Signs that link to the block they stand in or back from it: "¶" behind a heading, "↩" behind a note, "[edit]"."""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Block, Cut, Draft, InlineKind, Kind, Role

_BY = "permalinks"
_SIGNS = "¶↩↵⤴🔗\ufe0e\ufe0f"
"""With the two selectors that ask for a sign's plain or coloured form."""
_LAST = tuple(_SIGNS)
_LINKED = ("#", "§")
"""Signs that are words, too: only a link on the page that is nothing else is a permalink."""
_SPACES = " \u00a0"
_BRACKETS = {"]": "[", "］": "［"}
_BETWEEN_LINKS = frozenset(" \u00a0|·/")
_LONGEST_INSIDE = 80
"""Characters in the brackets behind a heading; set by hand: "edit | edit source" has 18."""


def cut_permalinks(draft: Draft) -> None:
    """Cut such signs from the ends of the body's blocks; a block that is nothing else goes."""
    texts = draft.document.texts
    for index in Extent.of(draft).body:
        text = texts[index]
        if text.endswith(_LAST):
            _cut_end(draft, index, len(text.rstrip(_SIGNS + _SPACES)))
        elif text.startswith(_LINKED) or text.endswith(_LINKED):
            _cut_linked(draft, index)
        elif text[-1:] in _BRACKETS:
            _cut_bracket(draft, index)


def _cut_end(draft: Draft, index: int, stop: int) -> None:
    text = draft.document.texts[index]
    if not stop:
        draft.relabel(index, Role.RESIDUE, f"it holds nothing but the sign {text!r}", _BY)
    else:
        _cut(draft, index, stop, len(text))


def _cut_linked(draft: Draft, index: int) -> None:
    """Cut the first and the last character where each is a link of its own to a place on the page."""
    block = draft.document.build(index)
    for inline in block.inlines:
        is_sign = inline.kind is InlineKind.LINK and block.text[inline.start : inline.stop] in _LINKED
        if not is_sign or not inline.target.startswith("#"):
            continue
        if len(block.text) == 1 or inline.stop == len(block.text):
            _cut_end(draft, index, len(block.text[:-1].rstrip(_SPACES)))
        elif inline.start == 0:
            _cut(draft, index, 0, len(block.text) - len(block.text[1:].lstrip(_SPACES)))


def _cut_bracket(draft: Draft, index: int) -> None:
    """Cut what wikis put behind a heading: links in brackets that change its section; no numbers of notes."""
    block = draft.document.build(index)
    start = block.text.rfind(_BRACKETS[block.text[-1]])
    inside = block.text[start + 1 : -1]
    if start < 0 or len(inside) > _LONGEST_INSIDE or block.kind is not Kind.HEADING:
        return
    if any(map(str.isalpha, inside)) and _is_linked(block, start + 1, len(block.text) - 1):
        _cut_end(draft, index, len(block.text[:start].rstrip(_SPACES)))


def _is_linked(block: Block, start: int, stop: int) -> bool:
    """Whether a span holds links and what stands between links."""
    links = [inline for inline in block.inlines if inline.kind is InlineKind.LINK]
    return all(
        block.text[place] in _BETWEEN_LINKS or any(link.start <= place < link.stop for link in links)
        for place in range(start, stop)
    )


def _cut(draft: Draft, index: int, start: int, stop: int) -> None:
    if not draft.pinned[index]:
        sign = draft.document.texts[index][start:stop].strip()
        draft.cut(index, Cut(start, stop, Role.RESIDUE, f"{sign!r} links to the block itself or back from it", _BY))
