"""Flattens HTML to plain text in the styles in which crawls and corpora keep it.

`lexbor` is innerText-like, `wet` is the same without blank lines, `crude` strips tags by regular expressions,
`inscr` is the layout of inscriptis, `resimain` is Resiliparse's main content (the form of the seeds).

`nodes` is Beautiful Soup's `get_text` with a line feed between text nodes, so that links break sentences; `source` is
its `get_text` as it is, lines as they stand in the source and neighbours glued together. `resifull`, all text that
Resiliparse sees, is for measuring alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_SKIPPED = ["script", "style", "template", "noscript", "svg", "iframe", "head", "select", "textarea"]
_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "figure", "dl"}
)
_BLOCKS = _PARAGRAPHS | {
    "div", "section", "article", "header", "footer", "nav", "aside", "main", "li", "tr", "dt", "dd", "form",
    "fieldset", "address", "figcaption", "hr", "body", "details", "summary", "caption", "thead", "tbody", "tfoot",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\f\n]+")
_INVISIBLE = re.compile(r"(?is)<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->")
_BLOCK_TAG = re.compile(
    r"(?i)</?(?:p|div|h[1-6]|li|ul|ol|tr|td|table|br|section|article|header|footer|nav|aside)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


def _walk(html: str) -> str:
    """Return text with one line feed between blocks and two around paragraphs."""
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return ""
    tree.body.strip_tags(_SKIPPED)
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(tree.body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if tag == "-text":
            parts.append(_SPACE.sub(" ", node.text_content or ""))
            continue
        if tag == "br":
            parts.append("\n")
            continue
        edge = "\n\n" if tag in _PARAGRAPHS else "\n" if tag in _BLOCKS else "\t" if tag in ("td", "th") else ""
        parts.append(edge)
        if leaving:
            continue
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    lines = [line.strip() for line in "".join(parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def lexbor(html: str) -> str:
    """Flatten like a browser's innerText."""
    return _walk(html)


def wet(html: str) -> str:
    """Flatten to one line a block, the page's title first, no blank lines."""
    title = LexborHTMLParser(html).css_first("title")
    lines = [_SPACE.sub(" ", title.text()).strip() if title else "", *_walk(html).split("\n")]
    return "\n".join(line for line in lines if line)


def crude(html: str) -> str:
    """Flatten by regular expressions, entities resolved once."""
    body = html[html.lower().find("<body") :] if "<body" in html.lower() else html
    text = _TAG.sub("", _BLOCK_TAG.sub("\n", _INVISIBLE.sub("", body)))
    lines = [_SPACE.sub(" ", line).strip() for line in unescape(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def inscr(html: str) -> str:
    """Flatten with inscriptis."""
    from inscriptis import get_text

    return str(get_text(html))


def resimain(html: str) -> str:
    """Flatten to Resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True, alt_texts=False))


_UNSHOWN = ["script", "style", "template", "noscript"]


def _text_nodes(html: str) -> list[str]:
    """Return the text nodes of a page's body, white space as in the source."""
    body = LexborHTMLParser(html).body
    if body is None:
        return []
    body.strip_tags(_UNSHOWN)
    return [node.text_content or "" for node in body.traverse(include_text=True) if node.is_text_node]


def nodes(html: str) -> str:
    """Flatten to a line for each text node."""
    texts = _text_nodes(html)
    return "\n".join(text for text in (_SPACE.sub(" ", each).strip() for each in texts) if text)


def source(html: str) -> str:
    """Flatten to the text nodes as they stand in the source."""
    return "".join(_text_nodes(html))


def resifull(html: str) -> str:
    """Flatten to all text that Resiliparse sees."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, alt_texts=True))


STYLES: dict[str, Callable[[str], str]] = {
    "lexbor": lexbor,
    "inscr": inscr,
    "crude": crude,
    "wet": wet,
    "resimain": resimain,
    "nodes": nodes,
    "source": source,
    "resifull": resifull,
}


def decode(page: bytes) -> str:
    """Decode a page for flattening: UTF-8, else the charset its head names, else windows-1252."""
    try:
        return page.decode()
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", page[:4096])
        try:
            return page.decode(named[1].decode() if named else "cp1252", "replace")
        except LookupError:
            return page.decode("cp1252", "replace")
