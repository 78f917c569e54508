"""The kept blocks as a tree of quotes, lists, tables and figures: what every format with structure prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from extractor.model import CodeBlock, Kind, LabelledBlock, ListItem, Role, TableCell
from extractor.writers.grid import Table, table_of

DEEPEST_QUOTE = 6
DEEPEST_LIST = 8
"""Deeper quotes and lists are printed at this depth; set by hand, since nobody reads them and writers recurse."""

_NOT_IN_A_WORD = re.compile(r"[^\w+#.\-]")


class Shape(Enum):
    """How a leaf is printed."""

    PARAGRAPH = auto()
    HEADING = auto()
    CODE = auto()
    MATH = auto()
    PICTURE = auto()
    CAPTION = auto()
    TERM = auto()
    DEFINITION = auto()
    FOOTNOTE = auto()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One block, or the blocks of one listing. `level` is 2 to 6 for a heading, as the title is the only one at 1."""

    shape: Shape
    blocks: tuple[LabelledBlock, ...]
    level: int = 0

    @property
    def block(self) -> LabelledBlock:
        """The first block."""
        return self.blocks[0]


@dataclass(slots=True)
class Quote:
    """A quotation set apart."""

    children: list[Node]


@dataclass(slots=True)
class Item:
    """An item of a list; `number` is None in an unordered one, `lead` a marker that is neither bullet nor number."""

    number: int | None
    lead: str
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    """A list."""

    ordered: bool
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Definitions:
    """Terms and their definitions, in order."""

    children: list[Leaf]


@dataclass(slots=True)
class Figure:
    """Pictures with their captions."""

    children: list[Leaf]


Node = Leaf | Quote | ItemList | Table | Definitions | Figure


def outline(blocks: Iterable[LabelledBlock], quote: int = 0) -> list[Node]:
    """Return blocks as a tree. Each block is in it once and in order."""
    nodes: list[Node] = []
    for deeper, run in groupby(blocks, lambda block: _quote_depth(block) > quote):
        if deeper:
            nodes.append(Quote(outline(run, quote + 1)))
        else:
            for key, members in groupby(run, _group):
                nodes += _grouped(key, list(members))
    return nodes


def _quote_depth(block: LabelledBlock) -> int:
    return min(max(block.block.quote_depth, int(block.role is Role.QUOTE)), DEEPEST_QUOTE)


def _group(block: LabelledBlock) -> tuple[str, int]:
    """Return what a block stands in together with its neighbours of the same key."""
    source = block.block
    if isinstance(source.detail, TableCell):
        return "table", source.detail.table
    if isinstance(source.detail, ListItem) and source.kind is not Kind.FOOTNOTE:
        return "list", source.detail.group
    if source.kind in (Kind.TERM, Kind.DEFINITION):
        return "definitions", 0
    if source.figure is not None and source.kind in (Kind.PICTURE, Kind.CAPTION):
        return "figure", source.figure
    return "", 0


def _grouped(key: tuple[str, int], blocks: list[LabelledBlock]) -> Sequence[Node]:
    form = key[0]
    if form == "table":
        table = table_of(blocks)
        return [table] if table.columns > 1 else _leaves(blocks)
    if form == "list":
        return _lists(blocks)
    leaves = _leaves(blocks)
    if form == "definitions":
        return [Definitions(leaves)]
    return [Figure(leaves)] if form == "figure" else leaves


def _leaves(blocks: Iterable[LabelledBlock]) -> list[Leaf]:
    leaves: list[Leaf] = []
    for block in blocks:
        shape = shape_of(block)
        if leaves and shape is Shape.CODE and _continues_listing(leaves[-1], block):
            leaves[-1] = Leaf(shape, (*leaves[-1].blocks, block))
        else:
            level = min(max(block.block.level, 2), 6) if shape is Shape.HEADING else 0
            leaves.append(Leaf(shape, (block,), level))
    return leaves


_SHAPES = {
    Kind.CODE: Shape.CODE,
    Kind.MATH: Shape.MATH,
    Kind.PICTURE: Shape.PICTURE,
    Kind.CAPTION: Shape.CAPTION,
    Kind.TERM: Shape.TERM,
    Kind.DEFINITION: Shape.DEFINITION,
    Kind.FOOTNOTE: Shape.FOOTNOTE,
}


def shape_of(block: LabelledBlock) -> Shape:
    """Return how a block is printed: as its role says, else as the markup does."""
    if block.role is Role.SUBHEAD or (block.role is Role.BODY and block.block.kind is Kind.HEADING):
        return Shape.HEADING
    return Shape.CODE if block.role is Role.CODE else _SHAPES.get(block.block.kind, Shape.PARAGRAPH)


def _continues_listing(above: Leaf, block: LabelledBlock) -> bool:
    """Whether a code block is the next line of a text file's listing."""
    last = above.blocks[-1].block
    line = last.last_line or last.line
    return above.shape is Shape.CODE and line is not None and block.block.line == line + 1


def language_of(leaf: Leaf) -> str:
    """Return the programming language of a listing, empty where unknown."""
    detail = leaf.block.block.detail
    return detail.language if isinstance(detail, CodeBlock) else ""


def language_word(leaf: Leaf) -> str:
    """Return it as one word that no markup can be made of: "c++", "objective-c"."""
    return _NOT_IN_A_WORD.sub("", language_of(leaf))


def _lists(blocks: list[LabelledBlock]) -> list[Node]:
    """Nest the items of one list. A list that changes between counting and bullets becomes two."""
    top: list[Node] = []
    open_lists: list[ItemList] = []
    for block, item in _items(blocks):
        depth = min(item.depth, len(open_lists), DEEPEST_LIST)
        if item.continues and open_lists:
            del open_lists[max(1, min(item.depth + 1, len(open_lists))) :]
        else:
            del open_lists[depth + 1 :]
            _open_item(item, depth, top, open_lists)
        open_lists[-1].items[-1].children += _leaves([block])
    return top


def _items(blocks: list[LabelledBlock]) -> Iterator[tuple[LabelledBlock, ListItem]]:
    return ((block, block.block.detail) for block in blocks if isinstance(block.block.detail, ListItem))


def _open_item(item: ListItem, depth: int, top: list[Node], open_lists: list[ItemList]) -> None:
    if len(open_lists) > depth and open_lists[depth].ordered is not item.ordered:
        del open_lists[depth:]
    if len(open_lists) == depth:
        made = ItemList(item.ordered)
        (open_lists[-1].items[-1].children if open_lists else top).append(made)
        open_lists.append(made)
    lead = item.marker if any(map(str.isalpha, item.marker)) and len(item.marker) > 1 else ""
    items = open_lists[-1].items
    number = item.number if item.number is not None else (items[-1].number or 0) + 1 if items else 1
    items.append(Item(number if item.ordered else None, lead))
