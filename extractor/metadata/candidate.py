"""Candidates for a field, best first, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractor.model import Field

LONGEST_RAW = 500
"""Characters of a raw string that a field keeps; set by hand."""
MOST_LOSERS = 12
"""Losing candidates that a field keeps; set by hand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible value: who says so, what was read, what it means (None where it could not be understood)."""

    source: str
    raw: str
    value: Any


def choose(candidates: Iterable[Candidate]) -> Field | None:
    """Return the first candidate that has a value as a field, the others as its losers; None where none has."""
    row = list(candidates)
    winner = next((each for each in row if each.value), None)
    if winner is None:
        return None
    losers = tuple((each.source, each.raw[:LONGEST_RAW]) for each in row if each is not winner)
    return Field(winner.value, winner.source, winner.raw[:LONGEST_RAW], losers[:MOST_LOSERS])
