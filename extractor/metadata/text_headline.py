"""The headline of a flattened page without a block labelled as title: the line above the body that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.metadata.dates import find_moments
from extractor.metadata.evidence import Evidence
from extractor.metadata.name_keys import name_key
from extractor.model import BODY_ROLES, Role
from extractor.text import count_words

_REACH = 16
"""Blocks above the body that may be the headline; set by hand."""
_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""Words of a headline; set by hand."""
_LONG = 200
"""Characters from which a block is a paragraph; set by hand."""
_BODY_SAMPLE = 6000
"""Characters of the body in which the headline's words are looked for; set by hand."""
_STEM = 5
"""Letters by which two words are taken for forms of one; set by hand."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_NEVER = frozenset({Role.SHARE, Role.DATE, Role.BYLINE, Role.CREDIT, Role.LEGAL, Role.ADVERT, Role.COMMENT, Role.TAGS})
_LEAST_SCORE = 0.45
"""Set by hand: half of a line's words stand in the body."""
_REPEATED, _ENDS, _STEPS = 0.25, 0.5, 0.01
"""What a second printing adds, what a full stop takes off, and what each block between headline and body takes off, on
a scale on which all of the words standing in the body are worth 1; set by hand."""


def headline_candidates(evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield (block, text) of the lines that may be the headline, best first. Nothing on a page without a body."""
    texts = evidence.document.texts
    body = list(evidence.roles(*BODY_ROLES))
    first = next((index for index in body if len(texts[index]) >= _LONG), -1)
    if first < 0:
        return
    known = {word[:_STEM] for word in _words(" ".join(texts[index] for index in body)[:_BODY_SAMPLE])}
    above = range(max(0, first - _REACH), first)
    eligible = [i for i in above if evidence.role(i) not in _NEVER and _may_be_headline(texts[i], evidence)]
    scored = [(_score(index, first, known, texts), index) for index in eligible]
    for score, index in sorted(scored, reverse=True):
        if score >= _LEAST_SCORE:
            yield index, texts[index]


def _may_be_headline(text: str, evidence: Evidence) -> bool:
    long_enough = len(text) < _LONG and _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS
    return long_enough and not find_moments(text, evidence.habits)


def _score(index: int, body: int, known: set[str], texts: list[str]) -> float:
    words = _words(texts[index])
    share = sum(word[:_STEM] in known for word in words) / max(3, len(words))
    key = name_key(texts[index])
    repeated = sum(name_key(text) == key for text in texts if len(text) < _LONG) > 1
    ended = texts[index].rstrip('"”“»').endswith((".", "。"))
    return share + _REPEATED * repeated - _ENDS * ended - _STEPS * (body - index)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
