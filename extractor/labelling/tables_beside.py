"""A table in the container of the paragraph that it follows or precedes is a part of the text, cell by cell.

Its cells are short, so the scorer may take all of them for a menu.
"""

from __future__ import annotations

from itertools import groupby

from extractor.labelling.extent import Extent
from extractor.model import Draft, MarkupLayout, Role, Trait

_BY = "tables_beside"
_LEAST_CELLS = 4
_REACH = 3
"""Blocks between the table and the text: its caption and its heading; set by hand."""
_LINKED = 0.3
"""Share of characters in links from which a table is a menu or a calendar; set by hand."""


def keep_tables(draft: Draft) -> None:
    """Bring back the tables that the scorer dropped whole beside a part of the text, in the same container.

    Measured on held-out pages: four tables, of which three are text word for word.
    """
    layout, body = draft.document.layout, Extent.of(draft).body
    if not isinstance(layout, MarkupLayout) or not body:
        return
    in_cells = layout.inside(Trait.CELL).tolist()
    if not any(in_cells):
        return
    kept = frozenset(body)
    for is_table, run in groupby(range(len(in_cells)), in_cells.__getitem__):
        cells = list(run) if is_table else []
        if _is_dropped_table(draft, layout, cells) and _stands_beside(layout, cells, kept):
            for index in cells:
                if draft.roles[index] is Role.BOILERPLATE:
                    draft.relabel(index, Role.TABLE, "the table stands in the text's own container", _BY)


def _is_dropped_table(draft: Draft, layout: MarkupLayout, cells: list[int]) -> bool:
    texts = draft.document.texts
    filled = [index for index in cells if texts[index]]
    if len(filled) < _LEAST_CELLS or not all(map(draft.dropped_by_scorer, filled)):
        return False
    return float(layout.link_characters[filled].sum()) < _LINKED * sum(len(texts[index]) for index in filled)


def _stands_beside(layout: MarkupLayout, cells: list[int], kept: frozenset[int]) -> bool:
    """Whether a part of the text stands near, and its container holds the table too."""
    first, last = cells[0], cells[-1]
    near = [index for index in (*range(first - _REACH, first), *range(last + 1, last + 1 + _REACH)) if index in kept]
    around = _containers_of(layout, first) & _containers_of(layout, last) if near else set()
    return any(int(layout.frame_parents[layout.containers[index]]) in around for index in near)


def _containers_of(layout: MarkupLayout, index: int) -> set[int]:
    """Return the nodes that a block stands in, from its container's parent up to the root."""
    node, found = int(layout.containers[index]), set[int]()
    while (above := int(layout.frame_parents[node])) not in found:
        found.add(above)
        node = above
    return found
