"""A short news item where the page would come out empty or cut: headline, date or byline, a paragraph on the same.

Two sentences among a menu, links to share and other headlines get low scores, though the best of their page. What tells
them from a form, a call or a teaser is their place: under a line of few words that has the same words, signed or dated
in between, and nothing like it elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from extractor.labelling.extent import Extent
from extractor.labelling.opening import tells_when_or_who
from extractor.labelling.topic import shared_words
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import WEAK_ROLES, cues_of
from extractor.text import QUESTION_MARKS, count_words, ends_sentence

_BY = "short_item"
_LEAST_SCORE = 0.1
"""Of 265 labelled articles whose content was taken out 3 come back by this; of 45 cut down to their first sentences
that came out empty 8 do, and of 5 such items of our own all. Forms, errors and calls score below .1."""
_LEAST_LATER = 0.3
"""Score from which a sentence that follows the item's first paragraph is its own where that is text; set by hand."""
_SHORT = 80.0
"""Words of a page's text up to which it may be such an item; set by hand."""
_LEAST_WORDS, _LEAST_MORE = 10.0, 3.0
"""Words of the item's first paragraph and of the sentences that follow it; set by hand."""
_STOPLESS, _LEAST_STOPLESS = ("\u0e00", "\u0eff"), 15.0
"""Thai and Lao, which end no sentence with a sign, and words from which on a line of theirs is a paragraph."""
_REACH = 6
"""Blocks between the headline and the paragraph, at most."""
_HEADLINE_WORDS = range(2, 26)
_LEAST_SHARED, _SHARED_SHARE = 2, 0.4
"""Words that headline and paragraph share, and their share of the headline's longer words; set by hand."""
_PROSE_SHARE = 0.3
"""Share of the page's words in sentences that the item has, at least."""


def keep_short_item(draft: Draft) -> None:
    """Bring back the one short item of a flattened page that has no text, or the end of one that lost it."""
    if not isinstance(draft.document.layout, LineLayout):  # the scores of markup mean other things
        return
    texts, body = draft.document.texts, Extent.of(draft).body
    words = accumulate(count_words(texts[index]) for index in body)
    if any(so_far > _SHORT for so_far in words):  # most pages: told by their first paragraphs
        return
    prose = [index for index, text in enumerate(texts) if _is_paragraph(text)]
    likely = [index for index in prose if draft.scores[index] >= _LEAST_SCORE]
    found = [(index, headline) for index in likely if (headline := _headline_of(texts, index)) >= 0]
    if len(found) != 1:
        return
    (first, headline), *_ = found
    item = list(_item(texts, first))
    if (draft.in_body(first) if body else _is_most(texts, item, prose)) and draft.relabel(
        headline, Role.TITLE, "the one dated paragraph of the page speaks of it", _BY
    ):
        _keep(draft, item)


def _is_most(texts: Sequence[str], item: list[int], prose: list[int]) -> bool:
    words = {index: count_words(texts[index]) for index in {*prose, *item}}
    return sum(words[index] for index in item) >= _PROSE_SHARE * sum(words[index] for index in prose)


def _keep(draft: Draft, item: list[int]) -> None:
    least = _LEAST_LATER if draft.in_body(item[0]) else 0.0
    for index in item:
        if draft.dropped_by_scorer(index) and draft.scores[index] >= least:
            draft.relabel(index, Role.BODY, "it is the one short item of the page, below a dated headline", _BY)
    draft.confidence = max(draft.confidence, draft.scores[item[0]])


def _is_paragraph(text: str) -> bool:
    if text and _STOPLESS[0] <= text[len(text) // 2] <= _STOPLESS[1]:
        return count_words(text) >= _LEAST_STOPLESS
    return ends_sentence(text) and count_words(text) >= _LEAST_WORDS


def _headline_of(texts: Sequence[str], index: int) -> int:
    """Return the headline right above a paragraph that speaks of it, with a date or a byline between; -1 for none."""
    if _is_chrome(texts[index]) or texts[index].endswith(QUESTION_MARKS):
        return -1
    is_signed = False
    for above in range(index - 1, max(-1, index - 1 - _REACH), -1):
        text = texts[above]
        if _is_paragraph(text):
            return -1
        if tells_when_or_who(text):
            is_signed = True
        elif is_signed and _may_be_headline(text):
            shared, asked = shared_words(text, texts[index])
            if asked and shared >= max(min(_LEAST_SHARED, asked), _SHARED_SHARE * asked):
                return above
    return -1


def _is_chrome(text: str) -> bool:
    return not WEAK_ROLES.issuperset(cues_of(text))


def _may_be_headline(text: str) -> bool:
    return not ends_sentence(text) and int(count_words(text)) in _HEADLINE_WORDS and not cues_of(text)


def _item(texts: Sequence[str], first: int) -> Iterator[int]:
    """Yield the item's blocks: its first paragraph and the sentences right below it."""
    yield first
    for index in range(first + 1, len(texts)):
        text = texts[index]
        is_text = _is_paragraph(text) or (ends_sentence(text) and count_words(text) >= _LEAST_MORE)
        if not is_text or _is_chrome(text):
            return
        yield index
