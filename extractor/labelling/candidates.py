"""Lines that could be the headline, each with the numbers that its score is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import accumulate, pairwise
from math import log, log2

from extractor.labelling.captions import credit_start
from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import Extent, blanks_before, is_solid, splits_by_blanks
from extractor.labelling.line_form import FORM, form_of, is_plausible, is_trail
from extractor.labelling.opening import is_byline
from extractor.labelling.topic import Topic, topic_of
from extractor.model import Draft, Kind, LineLayout, Role
from extractor.phrases.cues import cues_of, line_role
from extractor.text import line_key

_ABOVE, _BELOW = 100, 40
"""Blocks above and below the body's beginning that are looked at."""
_LEAST_AFTER = 0.4
"""Share of the body that no headline has above it."""
_FIRST_LINES = 3
_LONGEST, _SHORTEST = 250, 2
_MOST = 24
"""Lines that are described; measured: of the headlines on WCXB articles .98 are among 24 lines, .95 among 12."""
_CLOSE = 12
_SHORT_LINE = 25
_UNDER_A_TITLE = frozenset({Role.BYLINE, Role.DATE, Role.SHARE, Role.CREDIT})

FEATURES = (
    "lines_above_body", "lines_below_body", "lines_from_top", "is_first_line", "body_share_above", "paragraphs_above",
    "is_body", *FORM, "is_marked", "is_date", "is_solid", "repeats_above", "contained_near", "contained_far",
    "agrees_with_first", "first_agrees", "first_line_echoed", "blank_above", "blank_below", "page_has_blanks",
    "length_above", "longer_than_near", "paragraph_below", "byline_below", "body_lines_near", "score", "score_rise",
    "score_below", "topic_share", "topic_words", "topic_mass", "lead_share", "rare_share", "plausible_above",
    "plausible_below", "topic_to_best", "score_to_best", "topical_above", "topical_below", "headlines_below",
    "dek_below",
)  # fmt: skip
"""What the numbers of a candidate are, in order."""
_RARE, _WORDS, _SCORE = (FEATURES.index(name) for name in ("rare_share", "log_words", "score"))
_TOPICAL = 0.35


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


@dataclass(frozen=True)
class _Page:
    """What all candidates of a page are compared with.

    Attributes:
        draft: the page.
        extent: its body.
        begin: the body's first solid block that others follow.
        keys: key of each line that is looked at.
    """

    draft: Draft
    extent: Extent
    begin: int
    keys: dict[int, str]

    @cached_property
    def near(self) -> Counter[str]:
        """How often each key occurs among the lines that are looked at."""
        return Counter(self.keys.values())

    @cached_property
    def short(self) -> str:
        """The page's lines that are no paragraphs, lower case."""
        return "\n".join(text for text in self.draft.document.texts if len(text) <= _LONGEST).lower()

    @cached_property
    def first(self) -> frozenset[str]:
        """Words of the page's first line where it has three or more: it may be the title element's text."""
        words = self.keys.get(0, "").split()
        return frozenset(words if len(words) > 2 else ())

    @cached_property
    def body(self) -> frozenset[int]:
        """Blocks of the body."""
        return frozenset(self.extent.body)

    @cached_property
    def has_blanks(self) -> bool:
        """Whether paragraphs are split by empty lines."""
        return splits_by_blanks(self.draft, self.extent)

    @cached_property
    def topic(self) -> Topic:
        """What the body speaks of."""
        texts = self.draft.document.texts
        solid = [index for index in self.extent.solid if index >= self.begin] or self.extent.body
        return topic_of((texts[index] for index in solid), (texts[index] for index in self.keys))


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The lines of a page that could be the headline: block and key of each, in page order."""

    lines: list[tuple[int, str]]
    page: _Page

    def described(self) -> list[Candidate]:
        """Return the lines with their numbers: that takes longer than to find them, and few pages need it."""
        found = [Candidate(index, key, _describe(self.page, index)) for index, key in self.lines]
        return _compared(self.page, found)


def shortlist_of(draft: Draft, extent: Extent) -> Shortlist:
    """Return the lines that could be the headline, not yet described; none for a page without body."""
    if not extent.body:
        return Shortlist([], _Page(draft, extent, 0, {}))
    texts, begin = draft.document.texts, _beginning(extent)
    stop = max(min(extent.begins_after(_LEAST_AFTER), begin + _BELOW), begin + 1)
    window = [*range(min(_FIRST_LINES, begin)), *range(max(_FIRST_LINES, begin - _ABOVE), min(stop, len(texts)))]
    keys = {index: line_key(texts[index]) for index in window if _SHORTEST <= len(texts[index]) <= _LONGEST}
    keys = {index: key for index, key in keys.items() if key and line_role(key) is None and "©" not in texts[index]}
    page = _Page(draft, extent, begin, keys)
    likely = set(keys)
    if len(keys) > _MOST:
        likely = {*nlargest(_MOST, keys, key=lambda index: _first_glance(page, index)), *([0] if 0 in keys else [])}
    return Shortlist([(index, keys[index]) for index in sorted(likely) if not _is_something_else(texts[index])], page)


def _is_something_else(text: str) -> bool:
    """Whether a line is a caption with its credit, a trail of links or a byline."""
    return credit_start(text) >= 0 or is_trail(text) or is_byline(text)


def _beginning(extent: Extent) -> int:
    """Return the first solid block that others follow closely; a lone one far above is a teaser or a banner."""
    for place, index in enumerate(extent.solid[:-2]):
        if extent.solid[place + 2] - index <= _CLOSE:
            return index
    return extent.first if extent.first >= 0 else extent.body[0]


def _first_glance(page: _Page, index: int) -> float:
    """Return how likely a line is worth describing; weights fitted like those of the headline's model."""
    draft, begin, texts = page.draft, page.begin, page.draft.document.texts
    text = texts[index]
    words = text.count(" ") + 1 if text[len(text) // 2] < "\u3000" else len(text) / 2
    value = -0.38 * log2(1 + begin - index) if index <= begin else -0.66 * log2(1 + index - begin)
    value += 0.7 * log2(words) - (1.7 if words < 2 else 1.5 if words < 4 else 2 if words > 22 else 0)
    value -= 2.3 * (text[-1] in ".。:：") + 1.65 * text[0].islower() + 2 * draft.in_body(index)
    value += min(blanks_before(draft, index), 2) - 0.25 * log2(1 + len(texts[index - 1]) if index else 1)
    if index + 1 < len(texts):
        value += min(blanks_before(draft, index + 1), 2) + 0.6 * _logit(draft.scores[index + 1])
    return value - _logit(draft.scores[index]) + 3 * page.topic.share(text) + (page.near[page.keys[index]] > 1)


def _describe(page: _Page, index: int) -> tuple[float, ...]:
    text = page.draft.document.texts[index]
    return (
        *_place(page, index),
        *form_of(text),
        float(_is_marked(page.draft, index)),
        float(is_date_line(text)),
        float(is_solid(text)),
        *_repetition(page, index),
        *_neighbours(page, index),
        *_scores(page.draft, index),
        *page.topic.shares(text),
    )


def _place(page: _Page, index: int) -> tuple[float, ...]:
    above = page.begin - index
    return (
        log2(1 + max(above, 0)) / 4,
        log2(1 + max(-above, 0)) / 4,
        log2(1 + index) / 4,
        float(index == 0),
        page.extent.share_before(index),
        min(page.extent.paragraphs_before(index), 6) / 3,
        float(index in page.body),
    )


def _repetition(page: _Page, index: int) -> tuple[float, ...]:
    key, keys = page.keys[index], page.keys
    own = frozenset(key.split())
    shared = len(own & page.first) if index else 0
    near = [other for other in map(keys.get, range(index - 4, index + 5)) if other is not None and other != key]
    far = page.short.count(page.draft.document.texts[index].lower()) if len(key) > 8 else 1
    return (
        float(page.near[key] > 1 and any(keys.get(place) == key for place in range(max(0, index - 8), index))),
        float(min(sum(key in other for other in near), 2)) if len(key) > 5 else 0.0,
        log2(max(far, 1)),
        shared / len(own) if len(own) > 1 else 0.0,
        shared / len(page.first) if page.first else 0.0,
        float(index == 0 and _is_echoed(page)),
    )


def _is_echoed(page: _Page) -> bool:
    """Whether another line has most of the first one's words: then that is the page's title."""
    others = (key for index, key in page.keys.items() if index)
    return len(page.first) > 2 and any(
        2 * len(page.first.intersection(key.split())) > len(page.first) for key in others
    )


def _neighbours(page: _Page, index: int) -> tuple[float, ...]:
    draft, texts = page.draft, page.draft.document.texts
    n, own = len(texts), len(texts[index])
    above = [len(text) for text in texts[max(0, index - 3) : index]]
    below = [len(text) for text in texts[index + 1 : index + 4]]
    return (
        min(blanks_before(draft, index), 2) / 2,
        min(blanks_before(draft, index + 1), 2) / 2 if index + 1 < n else 1.0,
        float(page.has_blanks),
        log2(1 + (above[-1] if above else 0)) / 4,
        log2(own / max([*above, *[length for length in below if length < 80], 1])) / 2,
        float(any(length >= 120 for length in below[:2])),
        _above_byline(texts, index),
        sum(place in page.body for place in range(index + 1, index + 7)) / 6,
    )


def _above_byline(texts: list[str], index: int) -> float:
    """Return 1 where a byline or a date stands in the next line, less where farther."""
    for steps, text in enumerate(texts[index + 1 : index + 4]):
        if len(text) < 90 and (is_date_line(text) or not _UNDER_A_TITLE.isdisjoint(cues_of(text)[:1])):
            return 1.0 - steps / 4
    return 0.0


def _scores(draft: Draft, index: int) -> tuple[float, ...]:
    own, *below = map(_logit, draft.scores[index : index + 3])
    above = map(_logit, draft.scores[max(0, index - 3) : index])
    return own, own - max(above, default=-1.0), max(below, default=-1.0) - own


@lru_cache(maxsize=1024)  # of each line it is asked up to eight times
def _logit(score: float) -> float:
    """Return the logit of a block's score over 5, -1 to 1: menus have less than the lines around a story."""
    score = min(max(score, 0.0067), 0.9933)
    return log(score / (1 - score)) / 5


def _compared(page: _Page, found: list[Candidate]) -> list[Candidate]:
    """Add what a candidate is among the others."""
    texts = page.draft.document.texts
    topical = [each.values[_RARE] * min(each.values[_WORDS], 1) for each in found]
    best, highest = max(topical, default=0.0), max((each.values[_SCORE] for each in found), default=0.0)
    plausible = {each.index for each in found if is_plausible(texts[each.index])}
    likely = list(accumulate((value >= _TOPICAL for value in topical), initial=0))
    headlines = list(accumulate((each.index in plausible and each.index < page.begin for each in found), initial=0))
    over = {above.index for above, below in pairwise(found) if _is_over(texts, above.index, below.index)}
    compared = []
    for place, each in enumerate(found):
        more = (
            float(not plausible.isdisjoint((each.index - 1, each.index - 2))),
            float(not plausible.isdisjoint((each.index + 1, each.index + 2))),
            topical[place] - best,
            each.values[_SCORE] - highest,
            min(likely[place], 4) / 2,
            min(likely[-1] - likely[place + 1], 4) / 2,
            min(headlines[-1] - headlines[place + 1], 6) / 3,
            float(each.index in over),
        )
        compared.append(Candidate(each.index, each.key, each.values + more))
    return compared


def _is_over(texts: list[str], above: int, below: int) -> bool:
    """Whether two lines look like a headline and the longer dek right under it."""
    headline, dek = texts[above], texts[below]
    return below - above <= 2 and 20 <= len(headline) < len(dek) + 20 and headline[-1] not in ".:" and len(dek) >= 40


def _is_marked(draft: Draft, index: int) -> bool:
    layout = draft.document.layout
    return isinstance(layout, LineLayout) and index in layout.markers


def heading_level(draft: Draft, index: int) -> int:
    """Return the level of a block that is marked as a heading, 0 for any other."""
    if isinstance(draft.document.layout, LineLayout) and draft.document.texts[index][0] != "#":
        return 0
    block = draft.document.build(index)
    return block.level if block.kind is Kind.HEADING else 0
