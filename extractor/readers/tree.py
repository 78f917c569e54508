"""A parsed page as columns: one pass over Lexbor's nodes, no Python object of our own a node.

Nodes are numbered in page order. The tree is never changed, since a node's `mem_id` is a key only while it lives.
Statements a node are the cost of reading, not Lexbor: columns are made by `map` and numpy, and only the inheritance of
masks is a loop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from operator import attrgetter

import numpy as np
import numpy.typing as npt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.model import CHROME_SHIFT, Trait
from extractor.readers.hints import name_bits
from extractor.readers.notes import is_note
from extractor.readers.tags import UNKNOWN, is_block_by_number, number, traits_by_number

Attributes = dict[str, str | None]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ATOMIC = int(Trait.CODE | Trait.MATH)
_HIDDEN, _VEILED = int(Trait.HIDDEN), int(Trait.VEILED)
_DISPLAY = re.compile(r"(?:^|[;\s])(?:display\s*:\s*([a-z-]+)|(visibility)\s*:\s*hidden)")
_INLINE_DISPLAY = ("inline", "contents", "ruby")
_HIDING = '[hidden],[style*="is" i],[aria-hidden="true"]'
"""What `_read_hiding` looks at: "is" stands in both "display" and "visibility", and one look is quicker than two."""
_DIALOG, _BODY = number("dialog"), number("body")
_tag, _id, _parents_id = attrgetter("tag_id"), attrgetter("mem_id"), attrgetter("parent.mem_id")
_attributes = attrgetter("attributes")


@dataclass(frozen=True)
class Tree:
    """A page's nodes as columns; entry i belongs to node i, in page order. White space between elements is left out.

    Attributes:
        parser: Lexbor's document, which owns the nodes.
        nodes: Lexbor's nodes.
        numbers: node number by `mem_id`.
        tags: tag numbers, those of unknown elements as `UNKNOWN`.
        above: parent of each node; the root is its own.
        masks: `Trait` bits, and `Chrome` bits above `CHROME_SHIFT`, containers' included.
        own_chrome: `Chrome` bits of the node's own attributes.
        signatures: equal for nodes of equal tag and class.
        blocks: nearest block-level element at or above each node.
        opens: whether an element begins a line of its own.
        notes: the elements that CSS makes block-level by their tag and that are marked as notes.
    """

    parser: LexborHTMLParser
    nodes: list[LexborNode]
    numbers: Numbering
    tags: Integers
    above: Integers
    masks: Integers
    own_chrome: Integers
    signatures: Integers
    blocks: Integers
    opens: Flags
    notes: frozenset[int]

    @cached_property
    def parents(self) -> list[int]:
        """The same as `above`, as a list: single look-ups are several times faster there."""
        parents: list[int] = self.above.tolist()
        return parents

    @cached_property
    def tag_list(self) -> list[int]:
        """The same as `tags`, as a list."""
        tags: list[int] = self.tags.tolist()
        return tags

    def elements(self, name: str) -> list[LexborNode]:
        """Return the elements of a name that Lexbor knows, in page order."""
        return [self.nodes[node] for node in np.flatnonzero(self.tags == number(name)).tolist()]

    def end(self, node: int) -> int:
        """Return one past the last node inside a node."""
        return _end(self.above, node)


class Numbering:
    """The number of each node by its `mem_id`: sorted once, since a search is quicker than to fill a dictionary."""

    def __init__(self, ids: Integers) -> None:
        self._order = ids.argsort(kind="stable")  # Lexbor's nodes stand in memory nearly as on the page
        self._ids = ids[self._order]

    def of(self, ids: Integers) -> Integers:
        """Return the number of each id of nodes that are in the tree."""
        numbers: Integers = self._order[self._ids.searchsorted(ids)]
        return numbers

    def get(self, id_: int) -> int | None:
        """Return the number of one node, None where the tree does not have it, as in the content of a template."""
        place = int(self._ids.searchsorted(id_))
        return int(self._order[place]) if place < len(self._ids) and self._ids[place] == id_ else None


def read_tree(source: bytes) -> Tree:
    """Parse a page and lay its nodes out as columns."""
    parser = LexborHTMLParser(source)
    root = parser.root
    nodes = list(root.traverse(include_text=True, skip_empty=True)) if root is not None else []
    size = len(nodes)
    tags = np.fromiter(map(_tag, nodes), np.int64, size)
    np.minimum(tags, UNKNOWN, out=tags)
    ids = np.fromiter(map(_id, nodes), np.int64, size)
    numbers = Numbering(ids)
    ids[1:] = np.fromiter(map(_parents_id, nodes[1:]), np.int64, max(size - 1, 0))  # only the root has none
    above = numbers.of(ids)
    opens = block_table()[tags]
    own = _trait_table()[tags]
    bearers = np.flatnonzero(opens)
    marks, classes, noted = _read_names(map(_attributes, compress(nodes, opens.tolist())))
    signatures = tags.copy()
    signatures[bearers] += (UNKNOWN + 1) * classes
    own_chrome = np.zeros_like(tags)
    own_chrome[bearers] = marks
    own |= own_chrome << CHROME_SHIFT
    is_root = tags == _BODY
    is_root[:1] = True
    own[is_root] = _trait_table()[tags[is_root]]  # what html and body are called says nothing of a block
    _read_hiding(parser, numbers, own, opens)
    if (tags == _DIALOG).any():
        _hide_dialogs(nodes, np.flatnonzero(tags == _DIALOG).tolist(), own)
    for atom in np.flatnonzero(own & _ATOMIC).tolist():
        opens[atom + 1 : _end(above, atom)] = False
    masks, blocks = _inherit(above, own, opens)
    notes = frozenset(bearers[noted].tolist())
    return Tree(parser, nodes, numbers, tags, above, masks, own_chrome, signatures, blocks, opens, notes)


@cache
def block_table() -> Flags:
    """Return for each tag number whether CSS gives it a line of its own, shape (UNKNOWN + 1,)."""
    return np.array(is_block_by_number(), bool)


@cache
def _trait_table() -> Integers:
    return np.array(traits_by_number(), np.int64)


def _end(above: Integers, node: int) -> int:
    """Return one past the last node inside a node; it is looked for in growing steps, since most nodes hold little."""
    start, size = node + 1, 64
    while start < len(above):
        outside = above[start : start + size] < node
        place = int(outside.argmax())
        if outside[place]:
            return start + place
        start, size = start + size, 2 * size
    return len(above)


def _read_names(elements: Iterable[Attributes]) -> tuple[Integers, Integers, list[int]]:
    """Return each element's chrome bits, of class, id and role; a number for its class; and which are notes.

    Each element's attributes are let go of before the next ones are made: kept together they leave the processor's
    cache and wake the garbage collector.
    """
    names, named, more, notes = list[str | None](), list[int](), list[int](), list[int]()
    for place, attributes in enumerate(elements):
        names.append(attributes.get("class"))
        if "id" in attributes or "role" in attributes:
            named.append(place)
            more.append(name_bits(attributes.get("id") or "") | name_bits(attributes.get("role") or ""))
            if is_note(attributes):
                notes.append(place)
    number_of = {name: number for number, name in enumerate(dict.fromkeys(names))}
    classes = np.fromiter(map(number_of.__getitem__, names), np.int64, len(names))
    bits = np.fromiter((name_bits(name) if name else 0 for name in number_of), np.int64, len(number_of))
    marks = bits[classes]
    marks[named] |= np.array(more, np.int64)
    return marks, classes, notes


def _read_hiding(parser: LexborHTMLParser, numbers: Numbering, own: Integers, opens: Flags) -> None:
    """Mark what attributes hide, and what a style gives another display."""
    for node in parser.css(_HIDING):
        number = numbers.get(node.mem_id)
        if number is None:  # in the content of a template
            continue
        attributes = node.attributes
        if "hidden" in attributes:
            own[number] |= _HIDDEN
        if attributes.get("aria-hidden") == "true":
            own[number] |= _VEILED
        style = attributes.get("style")
        for display, invisible in _DISPLAY.findall(style.lower()) if style else ():
            if invisible or display == "none":
                own[number] |= _HIDDEN
            else:
                opens[number] = not display.startswith(_INLINE_DISPLAY)


def _hide_dialogs(nodes: list[LexborNode], dialogs: list[int], own: Integers) -> None:
    """Mark the dialogues that are not open as hidden."""
    for dialog in dialogs:
        if "open" not in nodes[dialog].attributes:
            own[dialog] |= _HIDDEN


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
