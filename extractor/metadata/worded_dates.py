"""Dates that name their month: "9 December 2019", "December 9th, 2019", "2019. december 9."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from extractor.metadata.calendar_day import make_day
from extractor.metadata.months import fold, month_names

_TOKEN = re.compile(r"\d+|[^\W\d_][^\s\d,;:/()\[\]|·•–—\-]*")
_YEAR = re.compile(r"\d{4}")
_NUMBER_REACH = 3
"""How many tokens from a month its day and year may stand ("9th of December of 2019"); set by hand."""
_LONGEST_GAP = 3
"""Characters, spaces and punctuation, between two tokens of one date; set by hand."""
_LONGEST_CONNECTOR = 4
"""Letters of a word between the numbers of a date ("th", "de", "of", "года"); set by hand."""

_Token = re.Match[str]


def find_worded(text: str, language: str) -> list[tuple[int, int, date]]:
    """Return (first character, one past the last, day) of each date with a month's name, in order."""
    if not _YEAR.search(text):
        return []
    names = month_names(language)
    tokens = list(_TOKEN.finditer(text))
    found = []
    for at in range(len(tokens)):
        month, width = _month_at(tokens, at, names)
        if month:
            day = _date_around(tokens, at, width, month)
            if day:
                found.append(day)
    return found


def _month_at(tokens: list[_Token], at: int, names: Mapping[str, int]) -> tuple[int, int]:
    """Return the month that starts at a token and how many tokens it takes, (0, 0) where there is none."""
    word = tokens[at][0]
    if word[0].isdigit():
        return 0, 0
    if at + 1 < len(tokens):
        month = names.get(fold(f"{word} {tokens[at + 1][0]}"))
        if month:
            return month, 2
    folded = fold(word)
    month = names.get(folded) or names.get(folded.removeprefix("ב"), 0)
    return month, 1


def _date_around(tokens: list[_Token], at: int, width: int, month: int) -> tuple[int, int, date] | None:
    before = _number(tokens, at, -1)
    after = _number(tokens, at + width - 1, 1)
    later = _number(tokens, after, 1) if after >= 0 else -1
    for day, year in ((after, later), (before, after), (after, before)):
        if day < 0 or year < 0 or len(tokens[day][0]) > 2 or len(tokens[year][0]) != 4:
            continue
        valid = make_day(int(tokens[year][0]), month, int(tokens[day][0]))
        if valid:
            first, last = min(day, year, at), max(day, year, at)
            return tokens[first].start(), tokens[last].end(), valid
    return None


def _number(tokens: list[_Token], at: int, step: int) -> int:
    """Return the index of the next number in a direction, -1 where words or a gap come between."""
    for reach in range(1, _NUMBER_REACH + 1):
        here = at + step * reach
        if not 0 <= here < len(tokens):
            return -1
        left, right = sorted((here, here - step))
        if tokens[right].start() - tokens[left].end() > _LONGEST_GAP:
            return -1
        word = tokens[here][0]
        if word[0].isdigit():
            return here
        if len(word.rstrip(".")) > _LONGEST_CONNECTOR:
            return -1
    return -1
