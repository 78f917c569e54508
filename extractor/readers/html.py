"""HTML to a page: parse, lay out as rows, build a block when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
from selectolax.lexbor import LexborNode

from extractor.model import Document, MarkupLayout, Notice, Page, Span, Trait
from extractor.readers.blocks import Builder
from extractor.readers.claims import claims_of
from extractor.readers.guard import guard
from extractor.readers.head import PageHead
from extractor.readers.rows import Rows, lacks_space, read_rows, text_of
from extractor.readers.shadow_roots import open_shadow_roots
from extractor.readers.tree import Tree, read_tree


def read_html(text: str, url: str, charset: str, charset_source: str, notices: tuple[Notice, ...]) -> Page:
    """Read a decoded HTML page.

    Args:
        text: the page's source; lone surrogates become question marks.
        url: its address, empty where unknown.
        charset: the charset that was used.
        charset_source: who decided on it.
        notices: what decoding had to cap or mend.

    Returns:
        The page. Source without visible text gives a document without blocks.
    """
    return read_utf_8(text.encode("utf-8", "replace"), url, charset, charset_source, notices)


def read_utf_8(source: bytes, url: str, charset: str, charset_source: str, notices: tuple[Notice, ...]) -> Page:
    """Read an HTML page whose source is at hand in UTF-8, as `read_html` does."""
    source, capped = guard(open_shadow_roots(source))
    tree = read_tree(source)
    rows = read_rows(tree)
    builder = Builder(tree, rows)
    document = Document(
        texts=rows.texts,
        layout=_layout(tree, rows),
        build=builder.build,
        find_detail=builder.detail,
        head=PageHead(tree, partial(_block_of, tree, rows)),
        url=url,
        charset=charset,
        charset_source=charset_source,
        notices=(*notices, *capped),
    )
    return HtmlPage(document, tree, rows)


def _layout(tree: Tree, rows: Rows) -> MarkupLayout:
    masks = tree.masks[rows.events]

    def characters(trait: Trait) -> npt.NDArray[np.float64]:
        inside = rows.lengths * ((masks & int(trait)) != 0)
        return np.add.reduceat(inside, rows.starts, dtype=np.float64)

    return MarkupLayout(
        tags=tree.tags,
        frame_parents=tree.blocks[tree.above],
        masks=tree.masks,
        own_chrome=tree.own_chrome,
        signatures=tree.signatures,
        containers=rows.containers,
        nodes=rows.first_nodes,
        link_characters=characters(Trait.LINK),
        strong_characters=characters(Trait.STRONG),
        pieces=rows.stops - rows.starts,
        hidden=rows.hidden,
        claims=np.array([claims_of(tree.parser)], np.int64),
    )


class HtmlPage:
    """An HTML page that can still be asked."""

    def __init__(self, document: Document, tree: Tree, rows: Rows) -> None:
        self.document, self._tree, self._rows = document, tree, rows

    @property
    def source(self) -> str:
        """The page as the parser understood it, written out again."""
        return self._tree.parser.html or ""

    def find(self, query: str, *, xpath: bool = False) -> Sequence[Span]:
        """Return the span of each element that a query selects; see `Page.find`."""
        return [_span(self._tree, self._rows, node) for node in self._select(query, xpath=xpath)]

    def values(self, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:
        """Return texts, or values of one attribute, of the elements that a query selects; see `Page.values`."""
        nodes = self._select(query, xpath=xpath)
        if not attribute:
            return [_text(self._tree, self._rows, node) for node in nodes]
        return [node.attributes[attribute] or "" for node in nodes if attribute in node.attributes]

    def _select(self, query: str, *, xpath: bool) -> list[LexborNode]:
        from extractor.readers.queries import select_css, select_xpath

        return select_xpath(self._tree, query) if xpath else select_css(self._tree, query)


def _block_of(tree: Tree, rows: Rows, node: LexborNode) -> int:
    """Return the first block of a node, -1 where it has none."""
    span = _span(tree, rows, node)
    return span.start if span.start < span.stop else -1


def _span(tree: Tree, rows: Rows, node: LexborNode) -> Span:
    number = tree.numbers.get(node.mem_id)
    if number is None:
        return Span(0, 0)
    first, last = np.searchsorted(rows.events, [number, tree.end(number)])
    if first == last:
        block = int(np.searchsorted(rows.starts, first))
        return Span(block, block)
    start, stop = np.searchsorted(rows.starts, [first, last - 1], side="right")
    return Span(int(start) - 1, int(stop))


def _text(tree: Tree, rows: Rows, node: LexborNode) -> str:
    """Return a node's visible text in one line, else all the text it holds."""
    number = tree.numbers.get(node.mem_id)
    if number is None:
        return " ".join(node.text().split())
    first, last = np.searchsorted(rows.events, [number, tree.end(number)]).tolist()
    parts, ends, before, left = list[str](), set(rows.stops.tolist()), " ", number
    for event in range(first, last):
        at = int(rows.events[event])
        text = text_of(tree, rows, at)
        apart = event in ends or (event > first and rows.pieces[event] != rows.pieces[event - 1])
        parts += [" " if apart or lacks_space(tree, left, at, before + text[:1]) else "", text]
        before, left = text[-1:] or before, at
    return " ".join("".join(parts).split()) or " ".join(node.text().split())
