"""Blocks: what a page is a row of.

A reader makes them once; nobody changes them afterwards. Indices run from 0 without gaps, in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What the markup or the layout says a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    CODE = "code"
    CAPTION = "caption"
    PICTURE = "picture"
    MATH = "math"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"


class InlineKind(StrEnum):
    """What a span of characters inside a block is."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    MATH = "math"
    RUBY_READING = "ruby_reading"
    FOOTNOTE_MARK = "footnote_mark"
    PICTURE = "picture"
    DELETED = "deleted"


class Inline(NamedTuple):
    """A span of characters of one block; spans nest or are apart.

    Attributes:
        start: first character, 0-based.
        stop: one past the last character.
        kind: what the span is.
        target: a link's or picture's address as the page has it, a footnote mark's id; else empty.
    """

    start: int
    stop: int
    kind: InlineKind
    target: str = ""


class ListItem(NamedTuple):
    """Where an item stands in its list.

    Attributes:
        group: number of the outermost list on the page; items of two lists differ.
        depth: 0 for the outermost list.
        ordered: whether the list counts.
        number: the item's number in an ordered list, else None.
        marker: the marker as the source prints it ("1.", "•"); empty where markup alone makes it.
        continues: a further block of the item before.
    """

    group: int
    depth: int = 0
    ordered: bool = False
    number: int | None = None
    marker: str = ""
    continues: bool = False


class TableCell(NamedTuple):
    """Where a cell stands in its table; rows and columns count from 0, spans are clamped to 1..1000."""

    table: int
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1
    header: bool = False


class CodeBlock(NamedTuple):
    """A code block; `language` is empty where the page does not say."""

    language: str = ""


class Picture(NamedTuple):
    """A picture; `url` as the page has it (lazy-loading attributes resolved), `alt` may be empty."""

    url: str
    alt: str = ""


Detail = ListItem | TableCell | CodeBlock | Picture


@dataclass(frozen=True, slots=True)
class Block:
    r"""One block of a page.

    Attributes:
        index: place in the row, from 0.
        kind: what the markup or the layout says.
        text: visible text, whitespace collapsed; "\n" is a hard line break; verbatim in code.
        inlines: spans over `text`, sorted by (start, -stop).
        level: 1 to 6 for a heading, else 0.
        detail: what its kind adds, or None.
        quote_depth: how many block quotes it stands in.
        line: 1-based line of the source where a text file was read, else None.
        last_line: last source line of the block (hard-wrapped paragraphs have several), else None.
        hints: chrome words its containers carry in class, id, role or tag ("related", "share", "comment"...).
        hidden: known not to be shown.
        path: the containers, outermost first, as "main>article>div.body>p"; empty for a text file.
        figure: number of the figure a caption or picture belongs to, else None.
    """

    index: int
    kind: Kind
    text: str
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    detail: Detail | None = None
    quote_depth: int = 0
    line: int | None = None
    last_line: int | None = None
    hints: tuple[str, ...] = ()
    hidden: bool = False
    path: str = ""
    figure: int | None = None
