"""The text of listings and formulas, where every space counts."""

from __future__ import annotations

from extractor.writers.outline import Leaf
from extractor.writers.visible import visible


def listing(leaf: Leaf) -> str:
    """Return the text of a listing or formula, line by line, without empty lines around it."""
    return "\n".join(visible(block.text) for block in leaf.blocks).strip("\n")
