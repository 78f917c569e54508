"""Markdown in a page's data, as markup: content systems keep an article so, and scripts show it without the signs."""

from __future__ import annotations

import html
import re
from itertools import groupby

from extractor.model import Block, Inline, InlineKind, Kind, ListItem, Picture
from extractor.readers.lines import read_lines
from extractor.text import pattern

_SIGNS = pattern(r"^#{1,6} +\S|\]\((?:https?://|/|#)\S|^[-*+] +\S.*\n[-*+] +\S", re.MULTILINE)
"""A heading, a link or two items of a list."""
_TAGS = {InlineKind.STRONG: "strong", InlineKind.EMPHASIS: "em", InlineKind.LINK: "a"}


def is_markdown(text: str) -> bool:
    """Whether a text without tags has a sign of Markdown."""
    return _SIGNS.search(text) is not None


def markdown_as_html(text: str) -> str:
    """Return Markdown as markup, each block in an element."""
    blocks = read_lines(text, "", "str", "str", ()).document.blocks
    parts = list[str]()
    for tag, run in groupby(blocks, _list_tag):
        elements = "".join(map(_element, run))
        parts.append(f"<{tag}>{elements}</{tag}>" if tag else elements)
    return "".join(parts)


def _list_tag(block: Block) -> str:
    """Return the element that a block's list is, empty for a block outside lists."""
    if not isinstance(block.detail, ListItem):
        return ""
    return "ol" if block.detail.ordered else "ul"


def _element(block: Block) -> str:
    if isinstance(block.detail, Picture):
        return f'<img src="{html.escape(block.detail.url)}" alt="{html.escape(block.detail.alt)}">'
    tag = {Kind.HEADING: f"h{block.level}", Kind.ITEM: "li", Kind.CODE: "pre"}.get(block.kind, "p")
    return f"<{tag}>{_with_spans(block)}</{tag}>"


def _with_spans(block: Block) -> str:
    """Return a block's text with elements around its links and what is emphasised; spans nest or are apart."""
    spans = [each for each in block.inlines if each.kind in _TAGS]
    starts, stops = dict[int, list[str]](), dict[int, list[str]]()
    for each in spans:
        starts.setdefault(each.start, []).append(_start_tag(each))
        stops.setdefault(each.stop, []).insert(0, f"</{_TAGS[each.kind]}>")
    parts, copied = list[str](), 0
    for place in sorted({*starts, *stops}):
        parts += [html.escape(block.text[copied:place]), *stops.get(place, ()), *starts.get(place, ())]
        copied = place
    return "".join([*parts, html.escape(block.text[copied:])])


def _start_tag(span: Inline) -> str:
    return f'<a href="{html.escape(span.target)}">' if span.kind is InlineKind.LINK else f"<{_TAGS[span.kind]}>"
