"""Where a block stands: its kind, its list, its table, its figure, its path; worked out when a block is built."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import numpy as np

from extractor.model import Kind, ListItem, TableCell
from extractor.readers.notes import is_note
from extractor.readers.rows import Rows
from extractor.readers.tags import UNKNOWN, is_block_by_number, number
from extractor.readers.tree import Tree, block_table

_KINDS = {
    Kind.CODE: "pre listing xmp plaintext",
    Kind.HEADING: "h1 h2 h3 h4 h5 h6",
    Kind.CAPTION: "figcaption caption",
    Kind.CELL: "td th",
    Kind.ITEM: "li",
    Kind.TERM: "dt",
    Kind.DEFINITION: "dd",
}
KIND_BY_TAG = {number(name): kind for kind, names in _KINDS.items() for name in names.split()}
LEVELS = {number(f"h{level}"): level for level in range(1, 7)}
LISTS = frozenset(map(number, ("ul", "ol", "menu", "dir")))
ORDERED, ITEM, TABLE, ROW, HEADER = (number(name) for name in ("ol", "li", "table", "tr", "th"))
_TABLES, _ITEMS = frozenset((TABLE,)), frozenset((ITEM,))
QUOTE, FIGURE = frozenset((number("blockquote"),)), frozenset((number("figure"),))
LARGEST_SPAN = 1000
"""Columns and rows a cell may span. Source: HTML Standard, 4.9.11."""

_LONG_CELL = 300
"""Mean characters of a cell above which a table is layout; set by hand: figures and names are shorter."""
_LONGEST_PATH = 2000
"""Longer paths are not kept: thousands of containers in one another would take memory by the square."""
_MAY_BE_NOTES = frozenset((Kind.ITEM, Kind.DEFINITION, None))


class Structure:
    """The lists, tables and figures of one page."""

    def __init__(self, tree: Tree, rows: Rows) -> None:
        self._tree, self._rows, self._tags = tree, rows, tree.tag_list
        self._bears = is_block_by_number()
        self._paths: dict[int, str] = {0: ""}
        self._kinds: dict[int, tuple[Kind, int]] = {0: (Kind.PARAGRAPH, 0)}
        self._places: dict[int, tuple[int, int, int]] = {}
        self._numbers: dict[int, dict[int, int]] = {}
        self._grids: dict[int, dict[int, TableCell]] = {}
        self._layouts: dict[int, bool] = {}

    def above(self, node: int, tags: frozenset[int]) -> int:
        """Return the nearest node of some tags at or above a node, 0 where there is none."""
        parents, own = self._tree.parents, self._tags
        while node and own[node] not in tags:
            node = parents[node]
        return node

    def kind(self, node: int) -> tuple[Kind, int]:
        """Return what the nearest telling container of a block-level node makes of its text, and that container."""
        known = self._kinds.get(node)
        if known is not None:
            return known
        climbed = []
        while node not in self._kinds:
            climbed.append(node)
            own = self._own_kind(node)
            if own is not None:
                self._kinds[node] = own, node
            else:
                node = self._tree.parents[node]
        self._kinds |= dict.fromkeys(climbed, self._kinds[node])
        return self._kinds[node]

    def _own_kind(self, node: int) -> Kind | None:
        tag = self._tags[node]
        kind = KIND_BY_TAG.get(tag)
        if kind is Kind.CELL and self.is_layout(self.above(node, _TABLES)):
            kind = None
        if kind in _MAY_BE_NOTES and self._is_note(node):
            return Kind.FOOTNOTE
        return kind

    @cached_property
    def has_notes(self) -> bool:
        """Whether any element that a block may stand in is marked as a note: a block-level one, or one around such."""
        tree = self._tree
        seen = block_table()[tree.tags]  # of these the tree knows which are notes
        opened = np.flatnonzero(tree.opens)
        nodes, inline = np.concatenate([opened, tree.above[opened]]), set[int]()
        while len(nodes := nodes[~seen[nodes]]):
            seen[nodes] = True
            inline.update(nodes.tolist())
            nodes = tree.above[nodes]
        return bool(tree.notes) or any(map(self._is_note, inline))

    def _is_note(self, node: int) -> bool:
        tree = self._tree
        return is_note(tree.nodes[node].attributes) if not self._bears[self._tags[node]] else node in tree.notes

    def note_id(self, node: int, index: int) -> str:
        """Return the id of the note `node` where block `index` is its first, else an empty text."""
        first = bisect_left(self._first_nodes, node)
        return self._tree.nodes[node].attributes.get("id") or "" if first == index else ""

    def is_layout(self, table: int) -> bool:
        """Whether a table only places things: nested, of one row or column, or with paragraphs for cells."""
        if table not in self._layouts:
            self._layouts[table] = self._find_layout(table)
        return self._layouts[table]

    def _find_layout(self, table: int) -> bool:
        tree, rows = self._tree, self._rows
        if not table or tree.nodes[table].attributes.get("role") in ("presentation", "none"):
            return True
        stop = tree.end(table)
        inside = tree.tags[table + 1 : stop]
        if (inside == TABLE).any():
            return True
        if (inside == HEADER).any() or (inside == number("caption")).any():
            return False
        first, last = np.searchsorted(rows.first_nodes, [table, stop])
        lengths = [len(text) for text in rows.texts[first:last]]
        cells, lines = int((inside == number("td")).sum()), int((inside == ROW).sum())
        return lines < 2 or cells <= lines or sum(lengths) > _LONG_CELL * cells

    def item(self, node: int, index: int) -> ListItem:
        """Return the place of block `index`, whose nearest item is `node`, in its list."""
        nearest, outermost, depth = self._list_of(self._tree.parents[node])
        ordered = self._tags[nearest] == ORDERED
        return ListItem(
            group=self._groups.get(outermost, 0),
            depth=depth,
            ordered=ordered,
            number=self._number(nearest, node) if ordered else None,
            continues=self._continues(node, index),
        )

    def _list_of(self, parent: int) -> tuple[int, int, int]:
        """Return the nearest list, the outermost one and the depth of items with one parent."""
        if parent not in self._places:
            nearest = at = self.above(parent, LISTS)
            outermost, depth = at, -1
            while at:
                outermost, depth = at, depth + 1
                at = self.above(self._tree.parents[at], LISTS)
            self._places[parent] = (nearest, outermost, depth) if nearest else (parent, parent, 0)
        return self._places[parent]

    @cached_property
    def _groups(self) -> dict[int, int]:
        """Number of each list on the page, nested ones too, in page order."""
        is_list = np.zeros(UNKNOWN + 1, bool)
        is_list[list(LISTS)] = True
        return {node: i for i, node in enumerate(np.flatnonzero(is_list[self._tree.tags]).tolist())}

    def _continues(self, node: int, index: int) -> bool:
        first = bisect_left(self._first_nodes, node)
        while first < index and not self._rows.texts[first]:
            first += 1
        return first < index and self.above(int(self._rows.containers[first]), _ITEMS) == node

    @cached_property
    def _first_nodes(self) -> list[int]:
        nodes: list[int] = self._rows.first_nodes.tolist()
        return nodes

    def _number(self, ordered: int, node: int) -> int | None:
        if ordered not in self._numbers:
            self._numbers[ordered] = self._count(ordered)
        return self._numbers[ordered].get(node)

    def _count(self, ordered: int) -> dict[int, int]:
        tree = self._tree
        inside = np.flatnonzero(tree.tags[ordered : tree.end(ordered)] == ITEM) + ordered
        items = [item for item in inside.tolist() if self.above(tree.parents[item], LISTS) == ordered]
        attributes = tree.nodes[ordered].attributes
        step = -1 if "reversed" in attributes else 1
        at = _integer(attributes.get("start"), len(items) if step < 0 else 1)
        numbers = {}
        for item in items:
            at = _integer(tree.nodes[item].attributes.get("value"), at)
            numbers[item] = at
            at += step
        return numbers

    def cell(self, node: int) -> TableCell | None:
        """Return the place of a cell in its table."""
        table = self.above(node, _TABLES)
        if table not in self._grids:
            self._grids[table] = self._grid(table)
        return self._grids[table].get(node)

    def _grid(self, table: int) -> dict[int, TableCell]:
        tree, cells = self._tree, {}
        order = self._tables.get(table, 0)
        row, column, taken = -1, 0, list[int]()
        for node in range(table + 1, tree.end(table)):
            tag = self._tags[node]
            if tag == ROW:
                row, column = row + 1, 0
            elif KIND_BY_TAG.get(tag) is Kind.CELL:
                row, attributes = max(row, 0), tree.nodes[node].attributes
                while column < len(taken) and taken[column] > row:
                    column += 1
                wide, high = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
                cells[node] = TableCell(order, row, column, wide, high, tag == HEADER)
                taken += [0] * (min(column + wide, LARGEST_SPAN) - len(taken))
                taken[column : column + wide] = [row + high] * len(taken[column : column + wide])
                column += wide
        return cells

    @cached_property
    def _tables(self) -> dict[int, int]:
        return {node: i for i, node in enumerate(np.flatnonzero(self._tree.tags == TABLE).tolist())}

    def figure(self, node: int) -> int | None:
        """Return the number of the figure around a node, None where there is none."""
        figure = self.above(node, FIGURE)
        if figure:
            return int(np.count_nonzero(self._tree.tags[:figure] == number("figure")))
        return None

    def quote_depth(self, node: int) -> int:
        """Return how many block quotes are around a node."""
        depth, quote = 0, QUOTE
        node = self.above(node, quote)
        while node:
            depth += 1
            node = self.above(self._tree.parents[node], quote)
        return depth

    def path(self, node: int) -> str:
        """Return the containers of a node, outermost first, as "main>div.body>p"."""
        climbed, at = [], node
        while at not in self._paths:
            climbed.append(at)
            at = self._tree.parents[at]
        path = self._paths[at]
        for each in reversed(climbed):
            element = self._tree.nodes[each]
            if element.tag != "body":
                classes = (element.attributes.get("class") or "").split()
                name = f"{element.tag}.{classes[0]}" if classes else element.tag or ""
                path = f"{path}>{name}" if path else name
            if len(path) <= _LONGEST_PATH:
                self._paths[each] = path
        return path


def _integer(value: str | None, otherwise: int) -> int:
    """Return an attribute's integer of up to nine digits, else `otherwise`."""
    digits = (value or "").strip()
    return int(digits) if digits.lstrip("-").isdecimal() and digits.isascii() and len(digits) < 10 else otherwise


def _span(value: str | None) -> int:
    """Return a span, clamped to 1..`LARGEST_SPAN`."""
    digits = (value or "").strip()
    if not (digits.isdecimal() and digits.isascii()):
        return 1
    return LARGEST_SPAN if len(digits) > 4 else min(max(int(digits), 1), LARGEST_SPAN)
