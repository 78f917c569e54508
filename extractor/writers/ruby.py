"""Ruby: readings, and the characters before them that they belong to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extractor.model import InlineKind
from extractor.writers.spans import Part, Spanned, plain

_OPENING, _CLOSING = "(（《〔", ")）》〕"


@dataclass(frozen=True, slots=True)
class Ruby:
    """Characters with their reading; the brackets that stand around the reading where ruby is not shown, or empty."""

    base: str
    opening: str
    reading: str
    closing: str


def with_ruby(parts: list[Part]) -> list[Part | Ruby]:
    """Return parts with each reading joined to its characters; one that follows no character stays as it is."""
    done: list[Part | Ruby] = []
    for place, part in enumerate(parts):
        last = done[-1] if done else None
        if isinstance(part, Spanned) and part.kind is InlineKind.RUBY_READING and isinstance(last, str):
            following = parts[place + 1] if place + 1 < len(parts) else ""
            done[-1:] = _joined(last, part, following)
        elif isinstance(part, str) and isinstance(last, Ruby):
            done.append(part.removeprefix(last.closing) if last.opening and _is_inside(parts, place) else part)
        else:
            done.append(part)
    return [part for part in done if part != ""]


def _is_inside(parts: list[Part], place: int) -> bool:
    """Whether the closing bracket stands in this part rather than in the reading before it."""
    reading = parts[place - 1]
    return isinstance(reading, Spanned) and plain([reading])[-1:] not in _CLOSING


def _joined(before: str, span: Spanned, following: Part) -> list[Part | Ruby]:
    reading = plain([span])
    opening, closing = "", ""
    if reading[:1] in _OPENING and reading[-1:] in _CLOSING and len(reading) > 2:
        opening, reading, closing = reading[0], reading[1:-1], reading[-1]
    elif before[-1:] in _OPENING and isinstance(following, str) and following[:1] in _CLOSING and following:
        opening, closing, before = before[-1], following[0], before[:-1]
    start = _base_start(before)
    if start == len(before):
        return [before + opening, span] if opening and plain([span]) == reading else [before, span]
    return [before[:start], Ruby(before[start:], opening, reading, closing)]


def _base_start(text: str) -> int:
    """Return where the characters at the end of a text begin: ideographs, else the last word."""
    start = len(text)
    while start and _is_ideograph(text[start - 1]):
        start -= 1
    if start == len(text):
        while start and text[start - 1].isalnum():
            start -= 1
    return start


def _is_ideograph(character: str) -> bool:
    return character in "々〆ヶ" or unicodedata.name(character, "").startswith("CJK")
