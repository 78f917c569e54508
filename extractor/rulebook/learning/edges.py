"""Lines between which all articles of a site stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.rulebook.learning.repeated import RepeatedLine
from extractor.rulebook.learning.sample import Sample
from extractor.text import line_key

MOST_PAGES = 0.8
"""Share of the pages that an edge must be on. Set by hand."""

LEAST_KEPT = 0.99
"""Least share of a page's article, in characters, that must lie on the right side of an edge. Set by hand: the
generic scorer, which says where the article is, now and then takes a teaser for it."""

MOST_EDGES = 3
"""Most lines named for one side. Set by hand."""


def edges(samples: Sequence[Sample], lines: Sequence[RepeatedLine], *, top: bool) -> list[RepeatedLine]:
    """Return repeated lines after (or, at the foot, before) which all articles stand, the nearest ones first.

    Args:
        samples: the pages.
        lines: the lines that repeat.
        top: whether lines above the articles are wanted, else those below.
    """
    found = []
    for line in lines:
        gaps = [_gap(sample, line_key(line.text), top=top) for sample in samples]
        there = [gap for gap in gaps if gap is not None]
        if line.is_chrome and len(there) >= MOST_PAGES * len(samples) and min(there) >= 0:
            found.append((sum(there) / len(there), line))
    return [line for _, line in sorted(found, key=lambda each: each[0])[:MOST_EDGES]]


def _gap(sample: Sample, key: str, *, top: bool) -> int | None:
    """Return the number of blocks between a line and the article, -1 where it cuts into it, None without the line."""
    places = [index for index, other in enumerate(sample.keys) if other == key]
    if not places:
        return None
    if len(places) > 1 or not sample.body:
        return -1
    place = places[0]
    kept = frozenset(block for block in sample.body if (block > place if top else block < place))
    if sample.characters(kept) < LEAST_KEPT * sample.characters(sample.body):
        return -1
    return min(_distances(kept, place))


def _distances(blocks: frozenset[int], place: int) -> Iterator[int]:
    return (abs(block - place) for block in blocks)
