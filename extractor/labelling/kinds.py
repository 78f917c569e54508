"""Lists, quotes, tables, code and headings inside the body: the markup or the layout says which."""

from __future__ import annotations

from extractor.model import Draft, Kind, LineLayout, Role

_BY = "kinds"
_ROLE_OF_KIND = {
    Kind.ITEM: Role.LIST,
    Kind.TERM: Role.LIST,
    Kind.DEFINITION: Role.LIST,
    Kind.HEADING: Role.SUBHEAD,
    Kind.CELL: Role.TABLE,
    Kind.CODE: Role.CODE,
}


def name_kinds(draft: Draft) -> None:
    """Give body blocks the role that their kind asks for: list, quote, table, code, subhead."""
    layout = draft.document.layout
    if isinstance(layout, LineLayout):
        for index, marker in layout.markers.items():
            if draft.roles[index] is Role.BODY:
                draft.relabel(index, Role.LIST, f"it has the list marker {marker!r}", _BY)
        return
    for index in [index for index, role in enumerate(draft.roles) if role is Role.BODY]:
        block = draft.document.build(index)
        role = _ROLE_OF_KIND.get(block.kind)
        if role is not None:
            draft.relabel(index, role, f"its markup is a {block.kind}", _BY)
        elif block.quote_depth:
            draft.relabel(index, Role.QUOTE, "it stands in a block quote", _BY)
