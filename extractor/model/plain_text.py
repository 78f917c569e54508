"""Blocks as plain text: list markers in front, items of a list and rows of a table without blank lines between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.model.block import Detail, ListItem, Picture, TableCell

if TYPE_CHECKING:
    from extractor.model.article import LabelledBlock


def body_text(block: LabelledBlock) -> str:
    """A block as the text formats print it: a list's marker in front, nested items indented, a picture's alt text."""
    return printed(block.text, block.block.detail)


def printed(text: str, detail: Detail | None) -> str:
    """Return a text as `body_text` does, given the block's detail."""
    if isinstance(detail, ListItem) and not detail.continues:
        return f"{'    ' * detail.depth}{marker_of(detail)} {text}"
    return text or (detail.alt if isinstance(detail, Picture) else "")


def marker_of(item: ListItem) -> str:
    """Return an item's marker: as the source prints it, else its number with a dot, else a hyphen."""
    return item.marker or (f"{item.number}." if item.ordered and item.number is not None else "-")


def joined(blocks: Iterable[LabelledBlock]) -> str:
    """Return blocks as one text, paragraphs split by blank lines. Blocks without text are left out.

    Items of a list and rows of a table stand on lines of their own, cells of a row are split by tabs.
    """
    return joined_texts((body_text(block), block.block.detail) for block in blocks)


def joined_texts(rows: Iterable[tuple[str, Detail | None]]) -> str:
    """Return texts as `joined` does, given the detail of each block; empty ones are left out."""
    parts: list[str] = []
    above: Detail | None = None
    for text, detail in rows:
        if text:
            if parts:
                parts.append(_between(above, detail) if above and detail else "\n\n")
            parts.append(text)
            above = detail
    return "".join(parts)


def _between(over: Detail, under: Detail) -> str:
    if isinstance(over, ListItem) and isinstance(under, ListItem) and over.group == under.group:
        return "\n"
    if isinstance(over, TableCell) and isinstance(under, TableCell) and over.table == under.table:
        return "\t" if over.row == under.row and over.column != under.column else "\n"
    return "\n\n"
