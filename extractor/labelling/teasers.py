"""Teasers of other stories under the article, however good their prose.

Two shapes are sure enough to act on: a paragraph that ends in "Keep reading" below a break after the article, and
the section under "Related articles" or "Most read".
"""

from __future__ import annotations

from itertools import islice

from extractor.labelling.extent import Extent, is_solid
from extractor.model import Draft, Role
from extractor.phrases.cues import WEAK_ROLES, cues_of, line_role
from extractor.text import ends_sentence, line_key, one_i

_BY = "teasers"
_MORE_CHARACTERS = 60
_LONGEST_TEASER = 900
"""Characters from the break to "Keep reading"; set by hand: about 150 words."""
_LEAST_MAIN_PART = 0.6
"""Share of the body that must stand above a section of teasers, set by hand."""
_EARLY_PART = 0.35
"""Share of the body that is the article for sure; set by hand."""
_ENTRIES = 2
"""Entries of the article, each with its own "Read more", above the article's end; set by hand."""
_MOST_ENTRIES = 4
"""Paragraphs that end in "Read more" from which on they are the entries of a list; set by hand."""
_MOST_SUMMARIES = 8
_MOST_LEADS = 50
"""Such lines that are followed up on one page."""
_DOUBT = 0.85
"""Score from which a paragraph is believed although it stands under "Related articles"; set by hand."""
_BREAKS = frozenset({Role.NEWSLETTER, Role.TEASER, Role.COMMENT, Role.ADVERT, Role.SHARE, Role.NOTICE, Role.LEGAL})
_KEEP_READING_LINES = """\
keep reading|keep reading show less|continue reading|read more|read full story|read full article
read the full story|weiterlesen|mehr lesen|lire la suite|lire plus|seguir leyendo|leer más|sigue leyendo
continua a leggere|leggi tutto|leggi di più|continue lendo|ler mais|leia mais|continuar lendo|lees verder
lees meer|czytaj dalej|czytaj więcej|číst dál|číst více|läs mer|læs mere|les mer|lue lisää|читать далее
читать дальше|читати далі|devamını oku|اقرأ المزيد|قراءة المزيد|ادامه مطلب|קרא עוד|המשך קריאה|और पढ़ें|続きを読む
もっと読む|阅读更多|阅读全文|閱讀更多|繼續閱讀|계속 읽기|더 읽기"""
_KEEP_READING = frozenset(one_i(_KEEP_READING_LINES).replace("\n", "|").split("|"))
"""Keys of lines that cut a teaser's prose short."""
_BUTTONS = frozenset(
    [
        "more",
        "learn more",
        "find out more",
        "see more",
        "view more",
        "show more",
        "discover more",
        "popular",
        "featured",
        "recommended",
        "listen",
    ]
)
"""Keys of lines that lead away on their own: what follows them is as often the story."""
_SECTION_OPENINGS = (
    "more from ",
    "more by ",
    "mehr von ",
    "mehr aus ",
    "meer van ",
    "mer från ",
    "mer fra ",
    "mere fra ",
)
"""Beginnings of section headings that name a source; other cues with a title after them are links themselves."""


def drop_teasers(draft: Draft) -> None:
    """Drop paragraphs that end in "Keep reading", and sections of teasers, below the article."""
    extent = Extent.of(draft)
    if not extent.solid:
        return
    texts = draft.document.texts
    tail = range(extent.begins_after(_LEAST_MAIN_PART), min(len(texts), extent.body[-1] + 2))
    leads = (index for index in tail if len(texts[index]) <= _MORE_CHARACTERS)
    leads = (index for index in leads if cues_of(texts[index])[:1] == (Role.TEASER,))
    found = [(index, line_key(texts[index])) for index in islice(leads, _MOST_LEADS)]
    entries = sum(key in _KEEP_READING for _, key in found)
    for index, key in found:
        if key in _KEEP_READING:
            if entries < _MOST_ENTRIES and not _stands_inside(draft, extent, texts[index]):
                _drop_above(draft, extent, index)
        elif ends_sentence(texts[index]):
            continue
        elif _heads_section(key) and not _stands_inside(draft, extent, texts[index]):
            _drop_section(draft, extent, index)
        else:
            draft.relabel(index, Role.TEASER, "it leads to another story", _BY)


def _stands_inside(draft: Draft, extent: Extent, text: str) -> bool:
    """Whether a line stands early in the article, or often above its end: then it goes with entries there."""
    texts, begin = draft.document.texts, extent.first
    if text in texts[begin : extent.begins_after(_EARLY_PART)]:
        return True
    return texts[begin : extent.begins_after(_LEAST_MAIN_PART)].count(text) >= _ENTRIES


def _heads_section(key: str) -> bool:
    """Whether a cue is the heading of several links, not a button or a link: "Related articles", "More from X"."""
    return key not in _BUTTONS and (line_role(key) is Role.TEASER or key.startswith(_SECTION_OPENINGS))


def _drop_above(draft: Draft, extent: Extent, more: int) -> None:
    """Drop the prose between the last break and a "Keep reading" line; without a break it may be the article."""
    texts = draft.document.texts
    characters, index = 0, more - 1
    while index > extent.first and not _is_break(draft, index):
        characters += len(texts[index])
        if characters > _LONGEST_TEASER:
            return
        index -= 1
    if index == extent.first or extent.share_before(index) < _LEAST_MAIN_PART:
        return
    because = f"it ends in {texts[more][:40]!r} and follows the line {texts[index][:60]!r}"
    for teaser in range(index + 1, more):
        draft.relabel(teaser, Role.TEASER, because, _BY)
    draft.relabel(more, Role.TEASER, "it leads to another story", _BY)


def _is_break(draft: Draft, index: int) -> bool:
    """Whether a line closes the article: a newsletter box, an advert, another teaser."""
    if draft.roles[index] in _BREAKS:
        return True
    text = draft.document.texts[index]
    if is_solid(text):
        return False
    return any(role in _BREAKS and role not in WEAK_ROLES for role in cues_of(text)[:1])


def _drop_section(draft: Draft, extent: Extent, heading: int) -> None:
    """Drop what stands under "Related articles": titles with their summaries, else the titles right under it."""
    texts = draft.document.texts
    below = [index for index in extent.body if index > heading]
    because = f"it follows the line {texts[heading][:60]!r}"
    draft.relabel(heading, Role.TEASER, "it is the heading of links to other stories", _BY)
    summaries = [index for index in below if is_solid(texts[index])]
    at_end = 0 < len(summaries) <= _MOST_SUMMARIES and _are_teasers(draft, summaries)
    for index in below:
        if not at_end and (is_solid(texts[index]) or ends_sentence(texts[index])):
            return
        draft.relabel(index, Role.TEASER, because, _BY)


def _are_teasers(draft: Draft, summaries: list[int]) -> bool:
    """Whether paragraphs under such a heading are summaries: each has a title, or the scorer doubts them."""
    if len(summaries) > 1 and all(_has_own_title(draft, index) for index in summaries):
        return min(draft.scores[index] for index in summaries) < _DOUBT
    return all(draft.scores[index] < _DOUBT for index in summaries)


def _has_own_title(draft: Draft, index: int) -> bool:
    """Whether a paragraph stands under a short line of its own that is no sentence."""
    above = draft.document.texts[index - 1]
    return not is_solid(above) and not ends_sentence(above)
