"""The shape guard before the parser: a page on which a parser's time would explode is rewritten first.

Lexbor's time is quadratic or worse in nesting, in options of a select, in attributes of a tag and in formatting
elements that are never closed. Nearly all pages are told to be harmless by counting; only the others are walked tag
by tag (`readers.reshape`), which costs several times a parse.
"""

from __future__ import annotations

import re

import numpy as np

from extractor.model import Notice
from extractor.readers.limits import MAX_DEPTH, MAX_OPTIONS, SHORT_TAG

MANY_TAGS = 30_000
"""A page with more is always walked: closing tags that close nothing can hide any depth from counting.
Measured: 1 of 700 news, blog and shop pages, November 2026."""

OPEN_SHARE = 0.25
"""Share of its tags that an honest page may leave open (void elements, paragraphs, list items) besides `MAX_DEPTH`.
Measured: 0.7 % of the same pages leave more, and lose nothing when they are walked."""

LEAST_LENGTH, LONGEST_SLICE = 4096, 65_536
"""Bytes: shorter pages are not looked at, and of longer ones each quarter, at most so much of it, is looked at in
turn. Set by hand: shorter pages cannot take long, longer slices leave the processor's cache."""

_LESS_THAN, _SLASH = ord("<"), ord("/")
_LOOK_BACK = 256


def guard(source: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Return a page's source for the parser, in UTF-8, and what had to be capped.

    Text is never dropped. An honest page comes back as it is.
    """
    if len(source) < LEAST_LENGTH or not is_suspicious(source):
        return source, ()
    from extractor.readers.reshape import reshape

    return reshape(source)


def is_suspicious(source: bytes) -> bool:
    """Whether counting cannot tell that a page is harmless. Linear; reads the bytes once."""
    characters = np.frombuffer(source, np.uint8)
    length = len(source) - 1
    step = max(LEAST_LENGTH, min(LONGEST_SLICE, length // 4 + 1))
    seen = still_open = most_open = 0
    may_be_long = False
    for start in range(0, length, step):
        stop = min(start + step, length)
        tags = (characters[start:stop] == _LESS_THAN).nonzero()[0]
        if len(tags):
            opened = (1 - 2 * (characters[start + 1 :][tags] == _SLASH)).cumsum()
            most_open = max(most_open, still_open + int(opened.max()))
            still_open += int(opened[-1])
            seen += len(tags)
        may_be_long = may_be_long or _may_be_long_at(source, stop)
        if _has_many_options_at(source, stop):
            return True
    if seen > MANY_TAGS or most_open > MAX_DEPTH + OPEN_SHARE * seen:
        return True
    if not may_be_long:
        return False
    from extractor.readers.long_tags import has_long_tag

    return has_long_tag(source)


def _may_be_long_at(source: bytes, place: int) -> bool:
    """Whether a place may stand inside a tag of many attributes; a script or a long value looks so."""
    start = source.rfind(b"<", 0, place)
    if start < 0 or place - start < SHORT_TAG or source.find(b">", start, start + SHORT_TAG) >= 0:
        return False
    from extractor.readers.long_tags import looks_long

    return looks_long(source, start)


def _has_many_options_at(source: bytes, place: int) -> bool:
    """Whether a place stands in a list of too many options."""
    before = max(0, place - _LOOK_BACK)
    if source.find(b"<opt", before, place) < 0 and source.find(b"<OPT", before, place) < 0:
        return False
    return len(re.findall(rb"<opt(?:ion|group)", source, re.IGNORECASE)) > MAX_OPTIONS
