"""Formulas: the TeX that stands beside the markup, else the markup's own text."""

from __future__ import annotations

import numpy as np

from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Tree

_MATH = number("math")


def read_formulas(tree: Tree) -> dict[int, str]:
    """Return the text of each text node inside a formula: all of it on the first one, nothing on the others."""
    texts: dict[int, str] = {}
    for formula in np.flatnonzero(tree.tags == _MATH).tolist():
        inside = (np.flatnonzero(tree.tags[formula : tree.end(formula)] == TEXT) + formula).tolist()
        if inside and inside[0] not in texts:
            texts |= dict.fromkeys(inside, "")
            texts[inside[0]] = _source(tree, formula) or _tokens(tree, inside)
    return texts


def _source(tree: Tree, formula: int) -> str:
    """Return a formula's TeX, empty where the page does not give it."""
    for annotation in tree.nodes[formula].css("annotation"):
        if "tex" in (annotation.attributes.get("encoding") or "").lower():
            return " ".join(annotation.text().split())
    return " ".join((tree.nodes[formula].attributes.get("alttext") or "").split())


def _tokens(tree: Tree, nodes: list[int]) -> str:
    return " ".join(" ".join((tree.nodes[node].text_content or "").split()) for node in nodes)
