"""Lines that say when, and nothing else."""

from __future__ import annotations

import re

from extractor.model import Role
from extractor.phrases.cues import cue_roles
from extractor.text import line_key

_LONGEST = 90
_NUMERIC = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]|"
    r"[١-٩۰-۹]{1,4}[-/]?\s?\w+\s?[١-٩۰-۹]{4}"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b(?:[0-2]?\d|3[01])(?:st|nd|rd|th|er|\.|º)?\b")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_MOST_WORDS = 7
"""Letters-only words in a date line: weekday, month, "Published on", "at", "am", a time zone."""


def is_date_line(text: str) -> bool:
    """Whether a short line is a date, with or without "Published" before it and a time after it."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(text)
    if len(words) > _MOST_WORDS:
        return False
    if _NUMERIC.search(text):
        return True
    if _YEAR.search(text) and words and (_DAY.search(_YEAR.sub("", text)) or _CLOCK.search(text)):
        return _is_short(words)
    return cue_roles(line_key(text))[:1] == (Role.DATE,) and _is_short(words)


def _is_short(words: list[str]) -> bool:
    return len(words) <= _MOST_WORDS
