"""CSS and XPath over a page: both give Lexbor's nodes."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborNode, SelectolaxError

from extractor.readers.tree import Tree

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def select_css(tree: Tree, query: str) -> list[LexborNode]:
    """Return the elements that a CSS query selects, in page order.

    Raises:
        ValueError: the query is not valid CSS.
    """
    if not query.strip():
        raise ValueError("a CSS query is empty")
    try:
        found = tree.parser.css(query)
    except SelectolaxError as error:
        raise ValueError(f"not a CSS query: {query}") from error
    return sorted(found, key=lambda node: tree.numbers.get(node.mem_id) or 0)


def select_xpath(tree: Tree, query: str) -> list[LexborNode]:
    """Return the elements that an XPath query selects, in page order.

    lxml gets a copy of Lexbor's tree, element by element, so that both know the same page.

    Raises:
        ValueError: the query is not valid XPath, or selects something else than elements.
    """
    from lxml import etree

    root, copies = copy_to_lxml(tree)
    try:
        found = root.xpath(query)
    except etree.XPathError as error:
        raise ValueError(f"not an XPath query: {query}") from error
    if not isinstance(found, list):
        raise ValueError(f"this XPath query selects no elements: {query}")  # noqa: TRY004 - the query is at fault
    return [copies[element] for element in found if isinstance(element, etree._Element)]  # noqa: SLF001 - its only name


def copy_to_lxml(tree: Tree) -> tuple[Any, dict[Any, LexborNode]]:
    """Return lxml's copy of a tree, and Lexbor's node of each of its elements."""
    from lxml import etree

    root = etree.Element("html")
    elements: dict[int, Any] = {}
    nodes = {}
    for node in tree.nodes[0].traverse(include_text=True):
        parent = node.parent
        above = elements.get(parent.mem_id) if parent is not None else None
        if node.is_element_node:
            name = node.tag or ""
            element = root if above is None else etree.SubElement(above, name if _NAME.fullmatch(name) else "unnamed")
            for key, value in node.attributes.items():
                if _NAME.fullmatch(key):
                    element.set(key, _UNPRINTABLE.sub("", value or ""))
            elements[node.mem_id], nodes[element] = element, node
        elif node.is_text_node and above is not None:
            _append(above, _UNPRINTABLE.sub("", node.text_content or ""))
    return root, nodes


def _append(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
