"""The time of day beside a date: "14:05", "2.05 pm EST", "14h05", with its zone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.metadata.zones import offset_of

_ZONE = r"(?P<zone>Z|[A-Za-z]{2,5}(?![A-Za-z])|(?:UTC|GMT)?\s?[+\-−]\d{1,2}:?(?:\d{2})?)?"
_TIME = (
    r"(?<![\d:])(?P<hour>\d{1,2})(?P<mark>[:.h])(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?![\d:]|[.,]\d)\s?(?:(?P<half>[ap])\.?m\.?)?"
)
_JOIN = r"[\s.,;|·•@()–—-]{0,4}(?:T|at|um|à|alle|ore|as|às|a las|kl\.?|klo|om|в|о|у|g\.|godz\.)?[\s,:]{0,3}"
_AFTER = re.compile(_JOIN + _TIME + r"(?:\s?(?:Uhr|hrs|h)\b)?\s?\(?" + _ZONE, re.IGNORECASE)
_BEFORE = re.compile(_TIME + r"(?:\s?(?:Uhr|hrs|h)\b)?\s?\(?" + _ZONE + r"[\s,;|·•)–—-]{0,4}(?:on\s)?$", re.IGNORECASE)
_REACH = 40
"""Characters on either side of a date that are searched; set by hand."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time as "T14:05" or "T14:05:30", its zone or empty, and the characters it was read from."""

    clock: str
    zone: str
    start: int
    stop: int


def time_after(text: str, stop: int) -> TimeOfDay | None:
    """Return the time right after a date that ends at `stop`, or None."""
    found = _AFTER.match(text, stop, stop + _REACH)
    return _time(found, stop, 0) if found else None


def time_before(text: str, start: int) -> TimeOfDay | None:
    """Return the time right before a date that begins at `start`, or None."""
    offset = max(0, start - _REACH)
    found = _BEFORE.search(text[offset:start])
    return _time(found, start, offset) if found else None


def _time(found: re.Match[str], edge: int, offset: int) -> TimeOfDay | None:
    hour, minute, second = int(found["hour"]), int(found["minute"]), found["second"]
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].casefold() == "p" else 0)
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return None
    zone = offset_of(found["zone"] or "")
    stop = found.end("zone") if zone else max(found.end("minute"), found.end("second"), found.end("half"))
    clock = f"T{hour:02d}:{minute:02d}" + (f":{second}" if second else "")
    return TimeOfDay(clock, zone, min(edge, found.start() + offset), max(edge, stop + offset))
