"""Builds one block from its nodes, when somebody asks for it."""

from __future__ import annotations

from extractor.model import CHROME_SHIFT, Block, CodeBlock, Detail, Kind
from extractor.readers.code import language_of
from extractor.readers.hints import chrome_words
from extractor.readers.inlines import inlines_of
from extractor.readers.pictures import picture_of
from extractor.readers.rows import Rows
from extractor.readers.structure import LEVELS, Structure
from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Tree

_MATH = number("math")


class Builder:
    """Makes the blocks of one page."""

    def __init__(self, tree: Tree, rows: Rows) -> None:
        self._tree, self._rows, self._structure = tree, rows, Structure(tree, rows)

    def build(self, index: int) -> Block:
        """Make block `index`."""
        tree, rows, structure = self._tree, self._rows, self._structure
        container = int(rows.containers[index])
        kind, node = structure.kind(container)
        kind = self._own_kind(index, kind)
        return Block(
            index=index,
            kind=kind,
            text=rows.texts[index],
            inlines=() if kind in (Kind.CODE, Kind.PICTURE) else inlines_of(tree, rows, index),
            level=LEVELS.get(int(tree.tags[node]), 0) if kind is Kind.HEADING else 0,
            detail=self._detail(index, kind, node),
            quote_depth=structure.quote_depth(container),
            hints=chrome_words(int(tree.masks[container]) >> CHROME_SHIFT),
            hidden=bool(rows.hidden[index]),
            path=structure.path(container),
            figure=structure.figure(int(rows.first_nodes[index])),
        )

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
        if kind is Kind.ITEM:
            return self._structure.item(node, index)
        if kind is Kind.CELL:
            return self._structure.cell(node)
        return CodeBlock(language_of(self._tree, node)) if kind is Kind.CODE else None
