"""Where on the page the article's own lines about itself stand: around the headline, before the first paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.metadata.name_keys import name_key
from extractor.model import Document, Kind, Label, Role

ABOVE = 8
"""Blocks above the headline that may hold a date or byline; set by hand."""
BELOW = 30
"""Blocks below the headline that may; set by hand."""
_LONGEST_TITLE = 300
"""Characters; set by hand."""
_LONG = 280
"""Characters from which a block is a paragraph of the body; set by hand."""
_PARAGRAPHS_BELOW = 2
"""Paragraphs after which the zone ends; set by hand."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of blocks around the headline.

    Attributes:
        title: index of the headline's block, -1 where none was found.
        start: first block.
        stop: one past the last block.
    """

    title: int
    start: int
    stop: int

    def distance(self, index: int) -> int:
        """How far a block is from the headline; above it counts double, since chrome stands there."""
        return index - self.title if index >= self.title else 2 * (self.title - index)


def headline_zone(document: Document, labels: tuple[Label, ...], titles: tuple[str, ...]) -> Zone:
    """Find the zone by the block that repeats one of `titles`, else the one labelled as title, else the first h1.

    A flattened page has no other titles than its labels, so there the label goes first.

    A page where all fail, has the zone that starts with its first block.
    """
    title = _repeating(document, titles) if document.head.title else _labelled(labels)
    if title < 0:
        title = _labelled(labels) if document.head.title else _repeating(document, titles)
    if title < 0:
        title = _first_heading(document)
    stop = max(title, 0)
    paragraphs = 0
    while stop < min(len(document.texts), max(title, 0) + BELOW) and paragraphs < _PARAGRAPHS_BELOW:
        paragraphs += len(document.texts[stop]) >= _LONG
        stop += 1
    return Zone(title, max(0, title - ABOVE), stop)


def _labelled(labels: tuple[Label, ...]) -> int:
    return next((index for index, label in enumerate(labels) if label.role is Role.TITLE), -1)


def _repeating(document: Document, titles: tuple[str, ...]) -> int:
    """Return the block that has one of the titles, best title and headings first, -1 where none has."""
    blocks: dict[str, list[int]] = {}
    wanted = [key for key in map(name_key, titles) if key]
    for index, text in enumerate(document.texts):
        if len(text) < _LONGEST_TITLE:
            blocks.setdefault(name_key(text), []).append(index)
    for key in wanted:
        same = blocks.get(key, [])
        headings = [index for index in same if document.build(index).kind is Kind.HEADING]
        if same:
            return headings[0] if headings else same[0]
    return -1


def _first_heading(document: Document) -> int:
    if not document.head.title and not document.head.metas:
        return -1
    blocks = (document.build(index) for index in range(min(len(document.texts), 600)))
    return next((block.index for block in blocks if block.level == 1), -1)
