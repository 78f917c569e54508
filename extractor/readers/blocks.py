"""Builds one block from its nodes, when somebody asks for it."""

from __future__ import annotations

from extractor.model import CHROME_SHIFT, Block, Kind, Trait
from extractor.readers.hints import chrome_words
from extractor.readers.rows import Rows
from extractor.readers.tags import TEXT
from extractor.readers.tree import Tree

_KINDS = (
    (Trait.CODE, Kind.CODE),
    (Trait.HEADING, Kind.HEADING),
    (Trait.CAPTION, Kind.CAPTION),
    (Trait.CELL, Kind.CELL),
    (Trait.ITEM, Kind.ITEM),
    (Trait.TERM, Kind.TERM),
    (Trait.DEFINITION, Kind.DEFINITION),
)


class Builder:
    """Makes the blocks of one page."""

    def __init__(self, tree: Tree, rows: Rows) -> None:
        self._tree, self._rows = tree, rows

    def build(self, index: int) -> Block:
        """Make block `index`."""
        tree, rows = self._tree, self._rows
        container = int(rows.containers[index])
        mask = int(tree.masks[container])
        kind = next((kind for trait, kind in _KINDS if mask & trait), Kind.PARAGRAPH)
        if tree.tags[rows.first_nodes[index]] != TEXT:
            kind = Kind.PICTURE
        return Block(
            index=index,
            kind=kind,
            text=rows.texts[index],
            hints=chrome_words(mask >> CHROME_SHIFT),
            hidden=bool(rows.hidden[index]),
        )
