"""Which blocks of a page a text is made of, where the text comes from somebody else who read the same page."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from extractor.text import line_key

RUN = 3
"""Words that must follow one another in both; set by hand: two are found by chance, four miss short items."""

COVERED_SHARE = 0.6
"""Share of a block's words that must stand in the text; set by hand."""

SLACK_WORDS = 60
"""How many words a block may stand before the place that the text has reached; set by hand: a paragraph."""


def blocks_of(text: str, blocks: list[str]) -> list[bool]:
    """Tell for each block of a page whether a text contains it, in the page's order. Linear in both.

    Blocks of fewer than `RUN` words are part of it only where the text goes on with just them.
    """
    words = line_key(text).split()
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(words) - RUN + 1):
        places[tuple(words[place : place + RUN])].append(place)
    reached, found = 0, []
    for block in blocks:
        end = _end_of(line_key(block).split(), words, places, reached)
        found.append(end >= 0)
        reached = max(reached, end)
    return found


def _end_of(block: list[str], words: list[str], places: dict[tuple[str, ...], list[int]], reached: int) -> int:
    """Return where a block ends in the text, -1 where it is not in it."""
    if len(block) < RUN:
        end = reached + len(block)
        return end if block and words[reached:end] == block else -1
    covered, last, place = set[int](), -1, max(0, reached - SLACK_WORDS)
    for i in range(len(block) - RUN + 1):
        known = places.get(tuple(block[i : i + RUN]), ())
        at = bisect_left(known, place)
        if at < len(known):
            place = known[at]
            covered.update(range(i, i + RUN))
            last = place + RUN
    return last if len(covered) >= COVERED_SHARE * len(block) else -1
