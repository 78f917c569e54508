"""Lists in flattened text: which lines carry a marker, and how the items nest."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from extractor.model import ListItem
from extractor.text import pattern

_BULLETS = "•◦▪▫‣⁃●○■□►▸➤➢➔✓✔✗✘❖◆◇★☆·*-"
_NESTED_BULLETS = "o+"
"""Bullets of nested lists as inscriptis prints them; items only where they are indented."""
_BULLET = pattern(rf"[{re.escape(_BULLETS)}](?=\s+\S)")
_A_NUMBER = r"\(?(\d{1,3})[.)](?=\s+\S)"
_NUMBER = pattern(_A_NUMBER)
_INDENTED = pattern(rf"{_A_NUMBER}|[{_NESTED_BULLETS}](?=\s+\S)")
_STARTS = frozenset(_BULLETS + _NESTED_BULLETS + "(0123456789")
_COLUMNS_A_LEVEL = 4
LEAST_INDENT = 2
"""Columns by which a further block of an item is indented below the item's own, at least."""
_WIDEST_GAP = 60
"""Blocks between two numbers of one list (a listicle's sections are long), set by hand."""


def markers_of(texts: list[str], indents: list[int]) -> dict[int, str]:
    """Return the marker of each line that is an item.

    A bullet makes an item. A number does where it is indented, as Resiliparse prints lists, or where the next or
    the last number stands nearby: "3. Oktober" and "1. FC Köln" are no items.
    """
    found: dict[int, str] = {}
    numbered: list[tuple[int, int, str]] = []
    for index in [index for index, text in enumerate(texts) if text[0] in _STARTS]:
        text = texts[index]
        match = _BULLET.match(text) or (indents[index] >= 2 and _INDENTED.match(text))
        if match:
            found[index] = match.group()
        elif (match := _NUMBER.match(text)) is not None:
            numbered.append((index, int(match.group(1)), match.group()))
    return found | _counting(numbered)


def _counting(numbered: list[tuple[int, int, str]]) -> dict[int, str]:
    """Return the numbers that have a neighbour in counting: n - 1 above or n + 1 below."""
    kept: dict[int, str] = {}
    last_of: dict[tuple[int, str], tuple[int, str]] = {}
    for index, number, marker in numbered:
        form = marker.replace(str(number), "0", 1)
        above = last_of.get((number - 1, form))
        if above is not None and index - above[0] <= _WIDEST_GAP:
            kept[above[0]] = above[1]
            kept[index] = marker
        last_of[number, form] = (index, marker)
    return kept


class Lists:
    """The lists of a page.

    Attributes:
        indents: columns of white space before each block.
        blanks_before: empty lines above each block.
        markers: the marker of each item.
    """

    def __init__(self, indents: list[int], blanks_before: list[int], markers: dict[int, str]) -> None:
        self.indents, self.blanks_before, self.markers = indents, blanks_before, markers

    @cached_property
    def _items(self) -> list[int]:
        return sorted(self.markers)

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        """Number of the list and column of its outermost marker, for each item."""
        groups: list[tuple[int, int]] = []
        for place, index in enumerate(self._items):
            if place and self._reaches(self._items[place - 1], index, groups[-1][1]):
                groups.append((groups[-1][0], min(groups[-1][1], self.indents[index])))
            else:
                groups.append((groups[-1][0] + 1 if groups else 0, self.indents[index]))
        return groups

    def _reaches(self, above: int, below: int, column: int) -> bool:
        """Whether all that stands between two items is indented below the first."""
        return below - above <= _WIDEST_GAP and all(self.indents[k] > column for k in range(above + 1, below))

    def item(self, index: int) -> ListItem | None:
        """Return where a block stands in its list, or None where it stands in none."""
        place = bisect_right(self._items, index) - 1
        if place < 0:
            return None
        owner = self._items[place]
        group, column = self._groups[place]
        marker = self.markers[owner]
        depth = max(0, self.indents[owner] - column) // _COLUMNS_A_LEVEL
        if owner == index:
            digits = "".join(filter(str.isdigit, marker))
            return ListItem(group, depth, bool(digits), int(digits) if digits else None, marker)
        if self._belongs(owner, index):
            return ListItem(group, depth, continues=True)
        return None

    def _belongs(self, owner: int, index: int) -> bool:
        """Whether a block without a marker is a further block of the item above it: it is indented under it."""
        if index - owner > _WIDEST_GAP:
            return False
        return all(self.indents[k] >= self.indents[owner] + LEAST_INDENT for k in range(owner + 1, index + 1))
