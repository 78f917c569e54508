"""Lines that could be the headline, each with the numbers that its score is made of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log, log2

from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import Extent, blanks_before, is_solid
from extractor.labelling.topic_words import topic_words
from extractor.model import Draft, Kind, LineLayout, Role
from extractor.phrases.cues import WEAK_ROLES, cues_of, line_role
from extractor.text import count_words, line_key

_ABOVE = 60
"""Blocks above the body's beginning that are looked at."""
_BELOW = 2
_MOST = 24
"""Lines that are described, the nearest to the body; the page's first three come on top."""
_FIRST_LINES = 3
_LONGEST = 250
_SHORTEST = 8
_SHORTEST_DENSE = 4
_DENSE = "\u3000"
_TOPIC_BLOCKS = 40
_TOPIC_CHARACTERS = 8000
_SITE_SEPARATOR = re.compile(r"\s+[|·•»:–—-]\s+|\s*[|｜]\s*|[_－]")

_CRUMB = re.compile(r"\s[»>›→]\s")

FEATURES = (
    "bias",
    "distance",
    "first_line",
    "below_body",
    "words_few",
    "words_some",
    "words_good",
    "words_best",
    "words_many",
    "ends_full_stop",
    "ends_question",
    "ends_colon",
    "topic_share",
    "topic_words",
    "repeated_near",
    "agrees_with_first",
    "contained",
    "contains_site",
    "blank_above",
    "blank_below",
    "short_neighbours",
    "starts_lower",
    "digits_share",
    "is_cue",
    "is_weak_cue",
    "has_marker",
    "is_heading",
    "is_first_heading",
    "rivals_below",
    "solid",
    "topic_mass",
    "above_byline",
    "score",
    "score_rise",
    "topic_rivals_above",
    "most_topical",
    "first_topical",
    "headline_above",
    "dek_below",
)
"""What the numbers of a candidate are, in order."""
_WORDS_BEST = FEATURES.index("words_best")
_TOPIC_WORDS = FEATURES.index("topic_words")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be the headline.

    Attributes:
        index: its block.
        key: its key, see `extractor.text.line_key`.
        values: one number a feature, in the order of `FEATURES`.
    """

    index: int
    key: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What all candidates of a page are compared with.

    Attributes:
        draft: the page.
        begin: the body's first solid block.
        topic: words of the body, lower case, and how often it has them.
        topic_text: these paragraphs, lower case.
        keys: key of each line that is looked at.
        near: how often each of these keys occurs among them.
        all_keys: these keys, one a line.
        far: keys of the short lines elsewhere on the page.
    """

    draft: Draft
    begin: int
    topic: Counter[str]
    topic_text: str
    keys: dict[int, str]
    near: Counter[str]
    all_keys: str


def candidates_of(draft: Draft, extent: Extent) -> list[Candidate]:
    """Return the lines that could be the headline, in page order; none for a page without body."""
    if extent.first < 0:
        return []
    texts = draft.document.texts
    begin = _beginning(extent)
    window = sorted({*range(min(_FIRST_LINES, begin)), *range(max(0, begin - _ABOVE), min(len(texts), begin + _BELOW))})
    window = [index for index in window if _could_be(texts[index])]
    keys = {index: line_key(texts[index]) for index in window}
    window = [index for index in window if not _is_something_else(texts[index], keys[index])]
    topic_text = " ".join(texts[index] for index in extent.solid[:_TOPIC_BLOCKS] if index >= begin)[:_TOPIC_CHARACTERS]
    topic_text = topic_text.lower()
    window = [*window[:_FIRST_LINES], *window[_FIRST_LINES:][-_MOST:]]
    near, all_keys = Counter(keys.values()), "\n".join(keys.values())
    page = _Page(draft, begin, Counter(topic_words(topic_text)), topic_text, keys, near, all_keys)
    rivals, found = 0, []
    for index in reversed(window):
        values = _describe(page, index, rivals)
        found.append(Candidate(index, keys[index], values))
        rivals += index < begin and values[_WORDS_BEST] > 0
    return _compared(found[::-1], texts)


def _compared(found: list[Candidate], texts: list[str]) -> list[Candidate]:
    """Add what a candidate is among the others."""
    most = max((each.values[_TOPIC_WORDS] for each in found), default=0.0)
    compared, topical = [], 0
    for place, each in enumerate(found):
        words = each.values[_TOPIC_WORDS]
        is_topical = words >= 0.4
        more = (
            min(topical, 3) / 3,
            float(0 < words == most),
            float(is_topical and not topical),
            float(any(_is_over(above, each, texts) for above in found[max(0, place - 2) : place])),
            float(any(_is_over(each, below, texts) for below in found[place + 1 : place + 3])),
        )
        compared.append(Candidate(each.index, each.key, each.values + more))
        topical += is_topical
    return compared


def _is_over(above: Candidate, below: Candidate, texts: list[str]) -> bool:
    """Whether two lines look like a headline and the longer dek right under it."""
    headline, dek = texts[above.index], texts[below.index]
    if below.index - above.index > 2 or not 20 <= len(headline) < len(dek) + 20 or headline[-1] in ".:":
        return False
    return above.values[_TOPIC_WORDS] > 0 and len(dek) >= 40


def _beginning(extent: Extent) -> int:
    """Return the first solid block that others follow closely; a lone one far above is a teaser or a banner."""
    for place, index in enumerate(extent.solid[:-2]):
        if extent.solid[place + 2] - index <= 12:
            return index
    return extent.first


def _could_be(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return len(text) >= _SHORTEST or (len(text) >= _SHORTEST_DENSE and text[0] >= _DENSE)


def _is_something_else(text: str, key: str) -> bool:
    """Whether a line is a date, a caption with its owner, a trail of links, or chrome on any site."""
    return "©" in text or line_role(key) is not None or is_date_line(text) or len(_CRUMB.findall(text)) > 1


def _describe(page: _Page, index: int, rivals: int) -> tuple[float, ...]:
    draft, key = page.draft, page.keys[index]
    text = draft.document.texts[index]
    words = count_words(text)
    roles = cues_of(text)
    heading, level = _heading(draft, index)
    topic_share, topic_words, topic_mass = _topic(page, text)
    return (
        1.0,
        log2(1 + abs(page.begin - index)),
        float(index == 0),
        float(index > page.begin),
        float(words < 3),
        float(3 <= words < 5),
        float(5 <= words < 8),
        float(8 <= words <= 20),
        float(words > 25),
        float(text[-1] in ".。।۔"),
        float(text[-1] in "?!？！؟"),
        float(text[-1] in ":："),
        topic_share,
        min(topic_words, 5) / 5,
        float(page.near[key] > 1),
        _agreement_with_first(page, index),
        float(_is_contained(page, index)),
        float(_SITE_SEPARATOR.search(text) is not None),
        float(min(blanks_before(draft, index), 2)),
        float(min(blanks_before(draft, index + 1), 2) if index + 1 < len(draft.roles) else 1),
        _short_neighbours(draft, index),
        float(text[0].islower()),
        sum(map(str.isdigit, text)) / len(text),
        float(bool(roles) and roles[0] not in WEAK_ROLES),
        float(bool(roles) and roles[0] in WEAK_ROLES),
        float(_has_marker(draft, index)),
        float(heading),
        float(level == 1),
        float(min(rivals, 4)),
        float(is_solid(text)),
        topic_mass,
        _above_byline(page, index),
        _confidence(draft, index),
        _confidence(draft, index)
        - max((_confidence(draft, above) for above in range(max(0, index - 3), index)), default=-1),
    )


def _topic(page: _Page, text: str) -> tuple[float, float, float]:
    """Return the share and the number of a line's words that the body has, and how often it has them."""
    lowered = text.lower()
    if max(lowered) >= _DENSE:
        pieces = {lowered[place : place + 2] for place in range(len(lowered) - 1)}
        counts = [page.topic_text.count(piece) for piece in pieces]
    else:
        counts = [page.topic.get(word, 0) for word in set(topic_words(lowered))]
    if not counts:
        return 0.0, 0.0, 0.0
    shared = sum(map(bool, counts))
    return shared / len(counts), float(shared), sum(min(count, 5) for count in counts) / (5 * len(counts))


def _confidence(draft: Draft, index: int) -> float:
    """Return the logit of a block's score over 5, -1 to 1: menus have less than the lines around a story."""
    score = min(max(draft.scores[index], 0.0067), 0.9933)
    return log(score / (1 - score)) / 5


def _above_byline(page: _Page, index: int) -> float:
    """Return 1 where a byline or a date stands within the next three lines, less where farther."""
    for steps, below in enumerate(range(index + 1, min(index + 4, len(page.draft.roles)))):
        text = page.draft.document.texts[below]
        if is_date_line(text) or (len(text) < 80 and cues_of(text)[:1] in _UNDER_A_TITLE):
            return 1.0 - steps / 4
    return 0.0


_UNDER_A_TITLE = ((Role.BYLINE,), (Role.DATE,))


def _is_contained(page: _Page, index: int) -> bool:
    """Whether another line is this one with something around it: "Headline | Site"."""
    key = page.keys[index]
    if not key:
        return any(page.keys.values())
    return page.all_keys.count(key) > page.near[key]


def _agreement_with_first(page: _Page, index: int) -> float:
    """Return the share of a line's words that the page's first line has, which may be the title element's text."""
    first, own = page.keys.get(0, "").split(), page.keys[index].split()
    if index == 0 or len(first) < 3 or len(own) < 3:
        return 0.0
    return len(set(own) & set(first)) / len(set(own))


def _short_neighbours(draft: Draft, index: int) -> float:
    """Return how many of the two lines on each side are menu-like: short, and not set apart by blank lines."""
    texts = draft.document.texts
    near = [place for place in (index - 2, index - 1, index + 1, index + 2) if 0 <= place < len(texts)]
    return sum(len(texts[place]) < 25 and not blanks_before(draft, place) for place in near) / 4


def _has_marker(draft: Draft, index: int) -> bool:
    layout = draft.document.layout
    return isinstance(layout, LineLayout) and index in layout.markers


def _heading(draft: Draft, index: int) -> tuple[bool, int]:
    if isinstance(draft.document.layout, LineLayout) and draft.document.texts[index][0] != "#":
        return False, 0
    block = draft.document.build(index)
    return block.kind is Kind.HEADING, block.level
