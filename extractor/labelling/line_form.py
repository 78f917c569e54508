"""What a line looks like, by itself: length, marks, letters, cues."""

from __future__ import annotations

import re
from math import log2

from extractor.phrases.cues import WEAK_ROLES, cues_of
from extractor.text import FIRST_WIDE, pattern

_SITE_SEPARATOR = pattern(r"\s+(?:[|·•»:–—-]|::)\s+|\s*[|｜]\s*|[_－]")
_CRUMB = pattern(r"\s?[»>›→/]\s")
_DASHES = pattern(r"(?:\s[|—–·-]\s.*){2}")
_NUMBERED = pattern(r"(?:\W?\d{1,3}\W?[.):]|step \d|chapter \d|part \d)\s?", re.IGNORECASE)
_SEPARATORS, _CRUMBS = frozenset("|·•»:–—-｜_－"), frozenset("»>›→/")
"""One of these stands in every text that has `_SITE_SEPARATOR` or `_DASHES`, or `_CRUMB`; most lines have none."""
_FULL_STOPS, _COLONS = ".。।۔", ":："
_FEWEST, _MOST = 4, 22
"""Words that a headline has as a rule."""
_LONGEST_CUE = 120

FORM = (
    "log_words", "is_one_word", "is_two_or_three_words", "is_long", "ends_full_stop", "ends_colon", "has_separator",
    "has_crumbs", "starts_digit", "is_numbered", "title_case", "all_upper", "digits", "is_dense", "is_cue",
    "upper_end", "ends_bracket",
)  # fmt: skip
"""What the numbers of `form_of` are, in order."""


def form_of(text: str) -> tuple[float, ...]:
    """Describe a line that is not empty; one number a name in `FORM`, most 0 to 1."""
    words, last, last_word = _words(text), text[-1], text.rsplit(" ", 1)[-1]
    titled = [word[0].isupper() for word in text.split() if word[0].isalpha()]
    roles = cues_of(text)[:1] if len(text) <= _LONGEST_CUE else ()
    is_whole = _SEPARATORS.isdisjoint(text)
    return (
        log2(words) / 3,
        float(words <= 1),
        float(1 < words < _FEWEST),
        float(words > _MOST),
        float(last in _FULL_STOPS),
        float(last in _COLONS),
        float(not is_whole and _SITE_SEPARATOR.search(text) is not None),
        min(_count_crumbs(text) + 2 * (not is_whole and _DASHES.search(text) is not None), 3) / 2,
        float(text[0].isdigit()),
        float(_NUMBERED.match(text) is not None),
        sum(titled) / len(titled) if titled else 0.5,
        float(text.isupper()),
        _count_digits(text) / len(text) * 2,
        float(text[len(text) // 2] >= FIRST_WIDE),
        float(any(role not in WEAK_ROLES for role in roles)),
        float(last_word.isupper() and len(last_word) > 3 and not text.isupper()),
        float(last in ")）]"),
    )


def is_trail(text: str) -> bool:
    """Whether a line is a trail of links: "Home > News > Harbour"."""
    return _count_crumbs(text) > 1


def _count_crumbs(text: str) -> int:
    return 0 if _CRUMBS.isdisjoint(text) else len(_CRUMB.findall(text))


def _count_digits(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return sum(map(str.isdigit, text))


def is_plausible(text: str) -> bool:
    """Whether a line has a headline's length and end."""
    return _FEWEST <= _words(text) <= _MOST and text[-1] not in _FULL_STOPS and text[-1] not in _COLONS


def _words(text: str) -> float:
    """Return about how many words a line has, at least 1; two characters make one where no spaces are put."""
    return max(len(text) / 2, 1.0) if text[len(text) // 2] >= FIRST_WIDE else text.count(" ") + 1.0
