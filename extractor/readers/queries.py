"""CSS and XPath over a page: both give Lexbor's nodes."""

from __future__ import annotations

from selectolax.lexbor import LexborNode, SelectolaxError

from extractor.readers.tree import Tree


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
    return sorted(found, key=lambda node: tree.numbers.get(node.mem_id, 0))


def select_xpath(tree: Tree, query: str) -> list[LexborNode]:
    """Return the elements that an XPath query selects, in page order.

    lxml reads the tree as Lexbor wrote it out, so that both see the same elements in the same order.

    Raises:
        ValueError: the query is not valid XPath, or selects no elements but strings or numbers.
    """
    raise NotImplementedError
