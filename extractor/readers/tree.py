"""A parsed page as columns: one pass over Lexbor's nodes, no Python object of our own a node.

Nodes are numbered in page order. The tree is never changed, since a node's `mem_id` is a key only while it lives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

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
_BARE = "br img path g use source input link meta script style hr wbr base svg embed area iframe"


@dataclass(frozen=True)
class Tree:
    """A page's nodes as columns; entry i belongs to node i, in page order. White space between elements is left out.

    Attributes:
        parser: Lexbor's document, which owns the nodes.
        nodes: Lexbor's nodes.
        tags: tag numbers, those of unknown elements as `UNKNOWN`.
        parents: parent of each node; the root is its own.
        masks: `Trait` bits, and `Chrome` bits above `CHROME_SHIFT`, containers' included.
        own_chrome: `Chrome` bits of the node's own attributes.
        signatures: equal for nodes of equal tag and class.
        blocks: nearest block-level element at or above each node.
        opens: whether an element begins a line of its own.
    """

    parser: LexborHTMLParser
    nodes: list[LexborNode]
    tags: Integers
    parents: list[int]
    masks: Integers
    own_chrome: list[int]
    signatures: Integers
    blocks: Integers
    opens: Flags

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Node number by `mem_id`."""
        return {node.mem_id: i for i, node in enumerate(self.nodes)}

    def end(self, node: int) -> int:
        """Return one past the last node inside a node."""
        return _end(self.parents, node)

    def name(self, node: int) -> str:
        """Return a node's tag name, as "div"."""
        return self.nodes[node].tag or ""


def parse(text: str) -> LexborHTMLParser:
    """Parse a page. Lone surrogates, which no page can hold, become question marks."""
    try:
        return LexborHTMLParser(text)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace"))


def read_tree(text: str) -> Tree:
    """Parse a page and lay its nodes out as columns."""
    parser = parse(text)
    root = parser.root
    nodes = list(root.traverse(include_text=True, skip_empty=True)) if root is not None else []
    tags = np.minimum(np.array([node.tag_id for node in nodes], np.uint64), UNKNOWN).astype(np.int64)
    parents = _parents(nodes)
    opens = _table(is_block_by_number)[tags]
    own = _table(traits_by_number)[tags]
    masks = own.tolist()
    signatures = tags.copy()
    own_chrome = _read_attributes(nodes, tags, masks, opens, signatures)
    for node in np.flatnonzero(own & _ATOMIC).tolist():
        opens[node + 1 : _end(parents, node)] = False
    blocks = _inherit(parents, masks, opens.tolist())
    return Tree(
        parser, nodes, tags, parents, np.array(masks, np.int64), own_chrome, signatures, np.array(blocks), opens
    )


@cache
def _table(make: object) -> npt.NDArray[np.generic]:
    return np.array(make())  # type: ignore[operator]


@cache
def _bearers() -> Flags:
    """Return for each tag number whether the attributes matter to the text inside."""
    bearers = np.ones(UNKNOWN + 1, bool)
    bearers[[number(name) for name in _BARE.split()]] = False
    bearers[:6] = False
    bearers[UNKNOWN] = True
    return bearers


def _parents(nodes: list[LexborNode]) -> list[int]:
    if not nodes:
        return []
    numbers = {node.mem_id: i for i, node in enumerate(nodes)}
    return [0, *(numbers[node.parent.mem_id] for node in nodes[1:])]  # type: ignore[union-attr]  # only the root has none


def _end(parents: list[int], node: int) -> int:
    stop = node + 1
    while stop < len(parents) and parents[stop] >= node:
        stop += 1
    return stop


def _read_attributes(
    nodes: list[LexborNode], tags: Integers, masks: list[int], opens: Flags, signatures: Integers
) -> list[int]:
    """Add to masks, opens and signatures what attributes say; return each node's own `Chrome` bits."""
    own_chrome = [0] * len(nodes)
    seen: dict[tuple[int, str], int] = {}
    wrappers = {number("html"), number("body")}
    tag_list = tags.tolist()
    for node in np.flatnonzero(_bearers()[tags]).tolist():
        attributes = nodes[node].attributes
        if not attributes:
            continue
        tag = tag_list[node]
        names = attributes.get("class") or ""
        bits = name_bits(names)
        if "id" in attributes:
            bits |= name_bits(attributes["id"] or "")
        if "role" in attributes:
            bits |= name_bits(attributes["role"] or "")
        own_chrome[node] = bits
        if tag not in wrappers:
            masks[node] |= bits << CHROME_SHIFT
        signatures[node] = UNKNOWN + 1 + seen.setdefault((tag, names), len(seen))
        if "style" in attributes:
            _read_style(attributes["style"] or "", node, masks, opens)
        if "hidden" in attributes or (tag == _DIALOG and "open" not in attributes):
            masks[node] |= _HIDDEN
        if attributes.get("aria-hidden") == "true":
            masks[node] |= _VEILED
    return own_chrome


_DIALOG = number("dialog")


def _read_style(style: str, node: int, masks: list[int], opens: Flags) -> None:
    for display, invisible in _DISPLAY.findall(style):
        if invisible or display.lower() == "none":
            masks[node] |= _HIDDEN
        elif display:
            opens[node] = not display.lower().startswith(_INLINE_DISPLAY)


def _inherit(parents: list[int], masks: list[int], opens: list[bool]) -> list[int]:
    """Add each container's mask to what it holds; return the nearest block-level element of each node."""
    blocks = list(range(len(parents)))
    for node, parent in enumerate(parents):
        masks[node] |= masks[parent]
        if not opens[node]:
            blocks[node] = blocks[parent]
    return blocks
