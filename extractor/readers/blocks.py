"""Builds one block from its nodes, when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cached_property

from extractor.model import CHROME_SHIFT, Block, CodeBlock, Detail, Inline, Kind, Trait
from extractor.readers.hints import chrome_words
from extractor.readers.rows import Rows
from extractor.readers.structure import ITEM, LEVELS, Structure
from extractor.readers.tags import TEXT
from extractor.readers.tree import Integers, Tree

_MATH, _QUOTE = int(Trait.MATH), int(Trait.QUOTE)
_DETAILING = int(Trait.ITEM | Trait.CELL | Trait.CODE)
_DETAILED = frozenset((Kind.PICTURE, Kind.ITEM, Kind.FOOTNOTE, Kind.CELL, Kind.CODE))
_FIELDS = tuple(field.name for field in fields(Block))


class MarkupBlock(Block):
    """A `Block` whose fields are worked out one by one, when they are first asked for."""

    __slots__ = ("_builder",)

    _builder: Builder

    def __init__(self, builder: Builder, index: int) -> None:
        object.__setattr__(self, "_builder", builder)
        object.__setattr__(self, "index", index)

    def __getattr__(self, name: str) -> object:
        if name not in _WORKED_OUT:
            raise AttributeError(name)
        value = _WORKED_OUT[name](self._builder, self.index)
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and all(getattr(self, each) == getattr(other, each) for each in _FIELDS)

    def __hash__(self) -> int:
        return hash((self.index, self.text))

    def __reduce__(self) -> tuple[type[Block], tuple[object, ...]]:
        return Block, tuple(getattr(self, each) for each in _FIELDS)


class Builder:
    """Makes the blocks of one page, and knows each field of each of them."""

    def __init__(self, tree: Tree, rows: Rows) -> None:
        self._tree, self._rows = tree, rows
        self._kinds: dict[int, Kind] = {}

    def build(self, index: int) -> Block:
        """Make block `index`."""
        return MarkupBlock(self, index)

    def kind(self, index: int) -> Kind:
        """Return what the markup makes of a block, mended where it is a picture or a formula and nothing else."""
        return self._kinds.get(index) or self._find_kind(index)

    def _find_kind(self, index: int) -> Kind:
        if self._first_tags[index] != TEXT:
            kind = Kind.PICTURE
        else:
            kind = self._told(index)[0]
            if self._first_masks[index] & _MATH and kind is Kind.PARAGRAPH:
                is_alone = self._rows.stops[index] - self._rows.starts[index] == 1
                kind = Kind.MATH if is_alone else kind
        self._kinds[index] = kind
        return kind

    def text(self, index: int) -> str:
        """Return the visible text."""
        return self._rows.texts[index]

    def inlines(self, index: int) -> tuple[Inline, ...]:
        """Return the spans over the text, sorted by (start, -stop)."""
        kind = self.kind(index)
        if kind in (Kind.CODE, Kind.PICTURE):
            return ()
        from extractor.readers.inlines import inlines_of, with_note_mark

        inlines = inlines_of(self._tree, self._rows, index)
        note = self._structure.note_id(self._told(index)[1], index) if kind is Kind.FOOTNOTE else ""
        return with_note_mark(inlines, self.text(index), note) if note else inlines

    def level(self, index: int) -> int:
        """Return 1 to 6 for a heading, else 0."""
        if self.kind(index) is not Kind.HEADING:
            return 0
        return LEVELS.get(int(self._tree.tags[self._told(index)[1]]), 0)

    def detail(self, index: int) -> Detail | None:
        """Return what the block's kind adds."""
        if self._surely_plain[index] or (kind := self.kind(index)) not in _DETAILED:
            return None
        if kind is Kind.PICTURE:
            from extractor.readers.pictures import picture_of

            return picture_of(self._tree, int(self._rows.first_nodes[index]))
        node = self._told(index)[1]
        if kind is Kind.ITEM or (kind is Kind.FOOTNOTE and self._tree.tags[node] == ITEM):
            return self._structure.item(node, index)
        if kind is Kind.CELL:
            return self._structure.cell(node)
        if kind is not Kind.CODE:
            return None
        from extractor.readers.code import language_of

        return CodeBlock(language_of(self._tree, node))

    def quote_depth(self, index: int) -> int:
        """Return how many block quotes the block stands in."""
        container = self._containers[index]
        return self._structure.quote_depth(container) if self._masks[index] & _QUOTE else 0

    def hints(self, index: int) -> tuple[str, ...]:
        """Return the chrome words of the block's containers."""
        return chrome_words(self._masks[index] >> CHROME_SHIFT)

    def hidden(self, index: int) -> bool:
        """Whether the page does not show the block."""
        return bool(self._rows.hidden[index])

    def path(self, index: int) -> str:
        """Return the block's containers, outermost first."""
        return self._structure.path(self._containers[index])

    def figure(self, index: int) -> int | None:
        """Return the number of the figure around the block, if any."""
        return self._structure.figure(int(self._rows.first_nodes[index]))

    def _told(self, index: int) -> tuple[Kind, int]:
        """Return the kind that a container gives a block, and that container."""
        return self._structure.kind(self._containers[index])

    @cached_property
    def _structure(self) -> Structure:
        return Structure(self._tree, self._rows)

    @cached_property
    def _surely_plain(self) -> list[bool]:
        """Whether a look at the columns tells that a block has no detail; no block of a page with notes is sure."""
        tree, rows = self._tree, self._rows
        if self._structure.has_notes:
            return [False] * len(rows.texts)
        is_text = tree.tags[rows.first_nodes] == TEXT
        plain: list[bool] = (is_text & ((tree.masks[rows.containers] & _DETAILING) == 0)).tolist()
        return plain

    @cached_property
    def _containers(self) -> list[int]:
        return _listed(self._rows.containers)

    @cached_property
    def _masks(self) -> list[int]:
        return _listed(self._tree.masks[self._rows.containers])

    @cached_property
    def _first_masks(self) -> list[int]:
        return _listed(self._tree.masks[self._rows.first_nodes])

    @cached_property
    def _first_tags(self) -> list[int]:
        return _listed(self._tree.tags[self._rows.first_nodes])


def _listed(column: Integers) -> list[int]:
    numbers: list[int] = column.tolist()
    return numbers


def _no_line(_: Builder, __: int) -> None:
    """Know no line: markup has none."""


_WORKED_OUT: dict[str, Callable[[Builder, int], object]] = {
    "kind": Builder.kind,
    "text": Builder.text,
    "inlines": Builder.inlines,
    "level": Builder.level,
    "detail": Builder.detail,
    "quote_depth": Builder.quote_depth,
    "line": _no_line,
    "last_line": _no_line,
    "hints": Builder.hints,
    "hidden": Builder.hidden,
    "path": Builder.path,
    "figure": Builder.figure,
}
