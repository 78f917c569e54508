"""Elements as text, and the walk over an outline that HTML, XML and TEI share."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping

from extractor.model import LabelledBlock, Picture
from extractor.writers.grid import Table
from extractor.writers.outline import Definitions, Figure, ItemList, Leaf, Node, Quote
from extractor.writers.ruby import Ruby, with_ruby
from extractor.writers.spans import Part, Spanned, spans_of
from extractor.writers.visible import visible

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")

Attributes = Mapping[str, str | int | None]


def text_of(text: str) -> str:
    """Return text for an element or an attribute in quotes, without characters that must not be shown."""
    return _SPECIAL.sub(lambda found: _REFERENCES[found[0]], visible(text))


def element(name: str, content: str, attributes: Attributes | None = None) -> str:
    """Return an element; `content` is markup already. Attributes that are None or empty are left out."""
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def empty_element(name: str, attributes: Attributes | None = None, end: str = "/>") -> str:
    """Return an element without content."""
    return f"<{name}{_attributes(attributes)}{end}"


def _attributes(attributes: Attributes | None) -> str:
    said = (attributes or {}).items()
    return "".join(f' {name}="{text_of(str(value))}"' for name, value in said if value is not None and value != "")


def language_tag(language: object) -> str:
    """Return a language as BCP 47 has it, empty where it is none."""
    tag = str(language or "").replace("_", "-")
    return tag if _LANGUAGE_TAG.fullmatch(tag) else ""


def picture_words(block: LabelledBlock) -> str:
    """Return what stands for a picture in words: its text, else its alt text."""
    picture = block.block.detail
    return block.text or (picture.alt if isinstance(picture, Picture) else "")


class Markup(ABC):
    """Writes an outline; a format says how each kind of node and span looks."""

    line_break = "<lb/>"

    def nodes(self, nodes: list[Node]) -> str:
        """Return nodes, each on a line of its own."""
        return "\n".join(filter(None, map(self.node, nodes)))

    def node(self, node: Node) -> str:
        """Return one node."""
        if isinstance(node, Leaf):
            return self.leaf(node)
        if isinstance(node, Quote):
            return self.quote(node)
        if isinstance(node, ItemList):
            return self.item_list(node)
        if isinstance(node, Table):
            return self.table(node)
        return self.definitions(node) if isinstance(node, Definitions) else self.figure(node)

    def inline(self, block: LabelledBlock) -> str:
        """Return a block's text with its spans."""
        return self.parts(spans_of(block))

    def parts(self, parts: list[Part]) -> str:
        """Return texts and spans."""
        return "".join(self.ruby(part) if isinstance(part, Ruby) else self._part(part) for part in with_ruby(parts))

    def _part(self, part: Part) -> str:
        if isinstance(part, str):
            return self.line_break.join(map(text_of, part.split("\n")))
        return self.span(part, self.parts(part.parts))

    @abstractmethod
    def leaf(self, leaf: Leaf) -> str:
        """Return a block."""

    @abstractmethod
    def quote(self, quote: Quote) -> str:
        """Return a quotation."""

    @abstractmethod
    def item_list(self, items: ItemList) -> str:
        """Return a list."""

    @abstractmethod
    def table(self, table: Table) -> str:
        """Return a table."""

    @abstractmethod
    def definitions(self, definitions: Definitions) -> str:
        """Return a list of definitions."""

    @abstractmethod
    def figure(self, figure: Figure) -> str:
        """Return pictures with their captions."""

    @abstractmethod
    def ruby(self, ruby: Ruby) -> str:
        """Return characters with their reading."""

    @abstractmethod
    def span(self, span: Spanned, content: str) -> str:
        """Return a span around content that is markup already."""
