"""A year, a month and a day to a day of the calendar, if there is one."""

from __future__ import annotations

from datetime import date

FIRST_YEAR = 1900
"""Earlier years are template defaults ("0001-01-01") or history; set by hand."""


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none or it is a template's default."""
    if year > 2400:  # the Buddhist calendar, as Thailand prints it
        year -= 543
    if not FIRST_YEAR <= year <= 2100 or (year, month, day) == (1970, 1, 1):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
