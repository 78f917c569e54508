"""Builds one block from its nodes, when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property, partial

from extractor.model import CHROME_SHIFT, Block, CodeBlock, Detail, Kind
from extractor.readers.code import language_of
from extractor.readers.hints import chrome_words
from extractor.readers.inlines import inlines_of, with_note_mark
from extractor.readers.pictures import picture_of
from extractor.readers.rows import Rows
from extractor.readers.structure import ITEM, LEVELS, Structure
from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Tree

_MATH = number("math")
_FIELDS = tuple(field.name for field in fields(Block))


class MarkupBlock(Block):
    """A `Block` whose inlines, hints, path and the like are worked out when they are first asked for."""

    __slots__ = ("_fill",)

    def __init__(self, fill: Callable[[], Mapping[str, object]], **known: object) -> None:
        object.__setattr__(self, "_fill", fill)
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _FIELDS:
            raise AttributeError(name)
        fill: Callable[[], Mapping[str, object]] = object.__getattribute__(self, "_fill")
        for each, value in fill().items():
            object.__setattr__(self, each, value)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and all(getattr(self, each) == getattr(other, each) for each in _FIELDS)

    def __hash__(self) -> int:
        return hash((self.index, self.text))

    def __reduce__(self) -> tuple[type[Block], tuple[object, ...]]:
        return Block, tuple(getattr(self, each) for each in _FIELDS)


class Builder:
    """Makes the blocks of one page."""

    def __init__(self, tree: Tree, rows: Rows) -> None:
        self._tree, self._rows = tree, rows

    @cached_property
    def _structure(self) -> Structure:
        return Structure(self._tree, self._rows)

    def build(self, index: int) -> Block:
        """Make block `index`."""
        rows = self._rows
        kind, node = self._structure.kind(int(rows.containers[index]))
        kind = self._own_kind(index, kind)
        return MarkupBlock(
            partial(self._fill, index, kind, node),
            index=index,
            kind=kind,
            text=rows.texts[index],
            detail=self._detail(index, kind, node),
            hidden=bool(rows.hidden[index]),
            line=None,
            last_line=None,
        )

    def _fill(self, index: int, kind: Kind, node: int) -> Mapping[str, object]:
        tree, rows, structure = self._tree, self._rows, self._structure
        container = int(rows.containers[index])
        inlines = () if kind in (Kind.CODE, Kind.PICTURE) else inlines_of(tree, rows, index)
        note = structure.note_id(node, index) if kind is Kind.FOOTNOTE else ""
        return {
            "inlines": with_note_mark(inlines, rows.texts[index], note) if note else inlines,
            "level": LEVELS.get(int(tree.tags[node]), 0) if kind is Kind.HEADING else 0,
            "quote_depth": structure.quote_depth(container),
            "hints": chrome_words(int(tree.masks[container]) >> CHROME_SHIFT),
            "path": structure.path(container),
            "figure": structure.figure(int(rows.first_nodes[index])),
        }

    def _own_kind(self, index: int, kind: Kind) -> Kind:
        """Return the kind, mended where the block is a picture or a formula and nothing else."""
        tree, rows = self._tree, self._rows
        first = int(rows.first_nodes[index])
        if tree.tags[first] != TEXT:
            return Kind.PICTURE
        if kind is not Kind.PARAGRAPH or rows.stops[index] - rows.starts[index] > 1:
            return kind
        return Kind.MATH if self._structure.above(first, frozenset((_MATH,))) else kind

    def _detail(self, index: int, kind: Kind, node: int) -> Detail | None:
        if kind is Kind.PICTURE:
            return picture_of(self._tree, int(self._rows.first_nodes[index]))
        if kind is Kind.ITEM or (kind is Kind.FOOTNOTE and self._tree.tags[node] == ITEM):
            return self._structure.item(node, index)
        if kind is Kind.CELL:
            return self._structure.cell(node)
        return CodeBlock(language_of(self._tree, node)) if kind is Kind.CODE else None
