"""Lists, quotes, tables, code and headings inside the body: the markup or the layout says which."""

from __future__ import annotations

from extractor.model import Draft, Kind, LineLayout, MarkupLayout, Role, Trait

_BY = "kinds"
_ROLE_OF_KIND = {
    Kind.ITEM: Role.LIST,
    Kind.TERM: Role.LIST,
    Kind.DEFINITION: Role.LIST,
    Kind.HEADING: Role.SUBHEAD,
    Kind.CELL: Role.TABLE,
    Kind.CODE: Role.CODE,
}
_TELLING = int(Trait.ITEM | Trait.TERM | Trait.DEFINITION | Trait.HEADING | Trait.CELL | Trait.CODE | Trait.QUOTE)
"""What a block of any of these kinds, or in a quote, stands in; most blocks of a body stand in none."""


def name_kinds(draft: Draft) -> None:
    """Give body blocks the role that their kind asks for: list, quote, table, code, subhead."""
    layout = draft.document.layout
    if isinstance(layout, LineLayout):
        for index, marker in layout.markers.items():
            if draft.roles[index] is Role.BODY:
                draft.relabel(index, Role.LIST, f"it has the list marker {marker!r}", _BY)
        return
    if not isinstance(layout, MarkupLayout):
        return
    told = (layout.masks[layout.containers] & _TELLING).nonzero()[0].tolist()
    for index in [index for index in told if draft.roles[index] is Role.BODY]:
        block = draft.document.build(index)
        role = _ROLE_OF_KIND.get(block.kind)
        if role is not None:
            draft.relabel(index, role, f"its markup is a {block.kind}", _BY)
        elif block.quote_depth:
            draft.relabel(index, Role.QUOTE, "it stands in a block quote", _BY)
