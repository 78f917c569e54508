"""A parsed page as columns: one pass over Lexbor's nodes, no Python object of our own a node.

Nodes are numbered in page order. The tree is never changed, since a node's `mem_id` is a key only while it lives.
Statements a node are the cost of reading, not Lexbor: columns are made by comprehensions and numpy, and only the
inheritance of masks is a loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.model import CHROME_SHIFT, Trait
from extractor.readers.hints import name_bits
from extractor.readers.tags import UNKNOWN, is_block_by_number, number, traits_by_number

Attributes = dict[str, str | None]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ATOMIC = int(Trait.CODE | Trait.MATH)
_HIDDEN, _VEILED = int(Trait.HIDDEN), int(Trait.VEILED)
_DISPLAY = re.compile(r"(?:^|[;\s])(?:display\s*:\s*([a-z-]+)|(visibility)\s*:\s*hidden)", re.IGNORECASE)
_INLINE_DISPLAY = ("inline", "contents", "ruby")
_HIDING = '[hidden],[style],[aria-hidden="true"],dialog'
_DIALOG, _HTML, _BODY = number("dialog"), number("html"), number("body")


@dataclass(frozen=True)
class Tree:
    """A page's nodes as columns; entry i belongs to node i, in page order. White space between elements is left out.

    Attributes:
        parser: Lexbor's document, which owns the nodes.
        nodes: Lexbor's nodes.
        numbers: node number by `mem_id`.
        tags: tag numbers, those of unknown elements as `UNKNOWN`.
        parents: parent of each node; the root is its own.
        above: the same as an array.
        masks: `Trait` bits, and `Chrome` bits above `CHROME_SHIFT`, containers' included.
        own_chrome: `Chrome` bits of the node's own attributes.
        signatures: equal for nodes of equal tag and class.
        blocks: nearest block-level element at or above each node.
        opens: whether an element begins a line of its own.
        marked: attributes of the block-level elements that have an id or a role.
    """

    parser: LexborHTMLParser
    nodes: list[LexborNode]
    numbers: dict[int, int]
    tags: Integers
    parents: list[int]
    above: Integers
    masks: Integers
    own_chrome: Integers
    signatures: Integers
    blocks: Integers
    opens: Flags
    marked: dict[int, Attributes]

    def marked_attributes(self, node: int) -> Attributes | None:
        """Return an element's attributes, None where it is known to have neither id nor role."""
        is_bearer = is_block_by_number()[self.tags[node]]
        return self.marked.get(node) if is_bearer else self.nodes[node].attributes

    def end(self, node: int) -> int:
        """Return one past the last node inside a node."""
        return _end(self.parents, node)


def read_tree(source: bytes) -> Tree:
    """Parse a page and lay its nodes out as columns."""
    parser = LexborHTMLParser(source)
    root = parser.root
    nodes = list(root.traverse(include_text=True, skip_empty=True)) if root is not None else []
    tags = np.minimum(np.fromiter([node.tag_id for node in nodes], np.int64, len(nodes)), UNKNOWN)
    numbers = dict(zip([node.mem_id for node in nodes], range(len(nodes)), strict=True))
    parents = _parents(nodes, numbers)
    opens = _table(is_block_by_number)[tags].astype(bool)
    own = _table(traits_by_number)[tags]
    bearers = np.flatnonzero(opens)
    marks, classes, marked = _read_names(nodes, bearers.tolist())
    signatures = tags.copy()
    signatures[bearers] += (UNKNOWN + 1) * classes
    own_chrome = np.zeros_like(tags)
    own_chrome[bearers] = marks
    own |= np.where((tags == _HTML) | (tags == _BODY), 0, own_chrome) << CHROME_SHIFT
    _read_hiding(parser, numbers, own, opens)
    for atom in np.flatnonzero(own & _ATOMIC).tolist():
        opens[atom + 1 : _end(parents, atom)] = False
    above = np.fromiter(parents, np.int64, len(parents))
    masks, blocks = _inherit(above, own, opens)
    return Tree(parser, nodes, numbers, tags, parents, above, masks, own_chrome, signatures, blocks, opens, marked)


@cache
def _table(make: Callable[[], list[int]]) -> Integers:
    return np.array(make(), np.int64)


def _parents(nodes: list[LexborNode], numbers: dict[int, int]) -> list[int]:
    if not nodes:
        return []
    above = [node.parent.mem_id for node in nodes[1:]]  # type: ignore[union-attr]  # only the root has none
    return [0, *map(numbers.__getitem__, above)]


def _end(parents: list[int], node: int) -> int:
    stop = node + 1
    while stop < len(parents) and parents[stop] >= node:
        stop += 1
    return stop


def _read_names(nodes: list[LexborNode], bearers: list[int]) -> tuple[list[int], Integers, dict[int, Attributes]]:
    """Return each bearer's chrome bits, those of class, id and role; a number for its class; `Tree.marked`."""
    attributes: list[Attributes] = [nodes[bearer].attributes for bearer in bearers]
    classes = [each.get("class") for each in attributes]
    distinct = {each: i for i, each in enumerate(dict.fromkeys(classes))}
    bits = [name_bits(each or "") for each in distinct]
    numbers = list(map(distinct.__getitem__, classes))
    marks = [bits[each] for each in numbers]
    marked = [i for i, each in enumerate(attributes) if "id" in each or "role" in each]
    for i in marked:
        marks[i] |= name_bits(attributes[i].get("id") or "") | name_bits(attributes[i].get("role") or "")
    return marks, np.array(numbers, np.int64), {bearers[i]: attributes[i] for i in marked}


def _read_hiding(parser: LexborHTMLParser, numbers: dict[int, int], own: Integers, opens: Flags) -> None:
    """Mark what attributes hide, and what a style gives another display."""
    for node in parser.css(_HIDING):
        number = numbers.get(node.mem_id)
        if number is None:  # in the content of a template
            continue
        attributes = node.attributes
        if "hidden" in attributes or (node.tag_id == _DIALOG and "open" not in attributes):
            own[number] |= _HIDDEN
        if attributes.get("aria-hidden") == "true":
            own[number] |= _VEILED
        style = attributes.get("style") or ""
        lowered = style.lower()
        if "display" not in lowered and "visibility" not in lowered:  # most styles, in a tenth of the time
            continue
        for display, invisible in _DISPLAY.findall(style):
            if invisible or display.lower() == "none":
                own[number] |= _HIDDEN
            else:
                opens[number] = not display.lower().startswith(_INLINE_DISPLAY)


def _inherit(parents: Integers, own: Integers, opens: Flags) -> tuple[Integers, Integers]:
    """Return each node's mask with its containers' added, and its nearest block-level element.

    Both run up the tree in doubling steps, so that a deep page costs a few array operations more.
    Source: pointer jumping (Wyllie 1979).
    """
    masks, above = own.copy(), parents
    while above.any():
        masks |= masks[above]
        above = above[above]
    blocks = np.where(opens, np.arange(len(parents)), parents)
    while True:
        higher = blocks[blocks]
        if np.array_equal(higher, blocks):
            return masks | own[:1], blocks
        blocks = higher
