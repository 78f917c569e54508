"""Dates in running text and in attributes: numeric forms, ISO 8601, and month names of some sixty languages.

Nothing is guessed: "03/04/2020" is a date only where the page's language tells the order. Every search is one pass
over at most `LONGEST` characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from extractor.metadata.calendar_day import make_day
from extractor.metadata.clock import time_after, time_before
from extractor.metadata.worded_dates import find_worded
from extractor.metadata.zones import DateHabits, offset_of
from extractor.model.values import Moment

LONGEST = 400
"""Characters of a string that are searched; set by hand: no date line is longer."""

_NOWHERE = DateHabits()

_YEAR_FIRST = re.compile(
    r"(?<![\d.])(\d{4})\s?([-/.年년])\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)(?:\s?[日일](?:자)?|\.(?!\d))?"
)
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./|-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?\s?(Z|[+-]\d{2}:?\d{2})?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_VIETNAMESE = re.compile(r"(?:ngày\s)?(\d{1,2})\stháng\s(\d{1,2}),?\s(?:năm\s)?(\d{4})", re.IGNORECASE)
_DIGITS = re.compile(r"\d{2}")
_NON_ASCII_DIGIT = re.compile(r"[^\D0-9]")


@dataclass(frozen=True, slots=True)
class FoundMoment:
    """A moment and the characters it was read from: start <= i < stop."""

    moment: Moment
    start: int
    stop: int


def find_moments(text: str, habits: DateHabits = _NOWHERE) -> list[FoundMoment]:
    """Return the dates in a line of text, in order, each with the time beside it where there is one.

    Args:
        text: the first `LONGEST` characters are searched.
        habits: whose month names and which order of day and month to use.
    """
    plain = text[:LONGEST]
    if not _DIGITS.search(plain):
        return []
    plain = plain if plain.isascii() else _NON_ASCII_DIGIT.sub(_ascii_digit, plain)
    days = [*_year_first(plain), *_year_last(plain, habits), *_vietnamese(plain), *find_worded(plain, habits.language)]
    found: list[FoundMoment] = []
    for start, stop, day in sorted(days, key=lambda each: (each[0], -each[1])):
        if not found or start >= found[-1].stop:
            found.append(_with_time(plain, start, stop, day))
    return found


def read_moment(text: str, habits: DateHabits = _NOWHERE) -> Moment | None:
    """Return the date that a machine-made string holds (a meta element, JSON-LD, a datetime attribute), or None.

    Besides what `find_moments` knows, reads "20200514T120000Z", seconds and milliseconds since 1970.
    """
    stripped = text.strip()
    compact = _COMPACT.fullmatch(stripped)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        valid = make_day(int(year), int(month), int(day))
        clock = f"T{hour}:{minute}" + (f":{second}" if second else "") if hour else ""
        return _moment(valid, clock, offset_of(zone or "")) if valid else None
    if _EPOCH.fullmatch(stripped):
        return Moment(datetime.fromtimestamp(int(stripped[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "second", "Z")
    found = find_moments(stripped, habits)
    return found[0].moment if found else None


def _ascii_digit(match: re.Match[str]) -> str:
    return str(int(match[0]))


def _with_time(text: str, start: int, stop: int, day: date) -> FoundMoment:
    after = time_after(text, stop)
    if after:
        return FoundMoment(_moment(day, after.clock, after.zone), start, after.stop)
    before = time_before(text, start)
    if before:
        return FoundMoment(_moment(day, before.clock, before.zone), before.start, stop)
    return FoundMoment(Moment(day.isoformat()), start, stop)


def _moment(day: date, clock: str, zone: str) -> Moment:
    if not clock:
        return Moment(day.isoformat())
    return Moment(f"{day.isoformat()}{clock}{zone}", "second" if clock.count(":") == 2 else "minute", zone)


_Day = tuple[int, int, date]
"""First character, one past the last, the day."""


def _year_first(text: str) -> list[_Day]:
    matches = ((m, make_day(int(m[1]), int(m[3]), int(m[4]))) for m in _YEAR_FIRST.finditer(text))
    return [(m.start(), m.end(), day) for m, day in matches if day]


def _year_last(text: str, habits: DateHabits) -> list[_Day]:
    found = []
    for match in _YEAR_LAST.finditer(text):
        first, separator, second, year = match.groups()
        if len(year) == 2 and (len(first) < 2 or len(second) < 2):
            continue  # "1.2.20" is a version as often as a date
        day = _ordered(int(first), int(second), _full_year(year), "DMY" if separator == "." else habits.order)
        if day:
            found.append((match.start(), match.end(), day))
    return found


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _ordered(first: int, second: int, year: int, order: str) -> date | None:
    if first > 12 or first == second:
        return make_day(year, second, first)
    if second > 12:
        return make_day(year, first, second)
    if order == "MDY":
        return make_day(year, first, second)
    return make_day(year, second, first) if order else None


def _vietnamese(text: str) -> list[_Day]:
    if "tháng" not in text.casefold():
        return []
    matches = ((m, make_day(int(m[3]), int(m[2]), int(m[1]))) for m in _VIETNAMESE.finditer(text))
    return [(m.start(), m.end(), day) for m, day in matches if day]
