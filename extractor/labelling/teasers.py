"""Teasers of other stories under the article, however good their prose.

Two shapes are sure enough to act on: a paragraph that ends in "Keep reading" below a break after the article, and
the section under "Related articles" or "Most read".
"""

from __future__ import annotations

from extractor.labelling.extent import Extent, is_solid
from extractor.model import Draft, Role
from extractor.phrases.cues import WEAK_ROLES, cue_roles
from extractor.text import ends_sentence, line_key

_BY = "teasers"
_MORE_CHARACTERS = 60
_LONGEST_TEASER = 900
"""Characters from the break to "Keep reading"; set by hand: about 150 words."""
_LEAST_MAIN_PART = 0.6
"""Share of the body that must stand above a section of teasers, set by hand."""
_MOST_SOLID_BELOW = 3
_BREAKS = frozenset({Role.NEWSLETTER, Role.TEASER, Role.COMMENT, Role.ADVERT, Role.SHARE, Role.NOTICE, Role.LEGAL})
_KEEP_READING = ("read", "lesen", "lire", "leer", "leia", "legg", "lees", "czytaj", "číst", "läs", "læs", "les ", "lue",
                 "чита", "oku", "اقرأ", "קרא", "पढ़ें", "読", "阅读", "閱讀", "읽")  # fmt: skip


def drop_teasers(draft: Draft) -> None:
    """Drop paragraphs that end in "Keep reading", and sections of teasers, below the article."""
    extent = Extent.of(draft)
    if not extent.solid:
        return
    texts = draft.document.texts
    for index in range(extent.first + 1, min(len(texts), extent.body[-1] + 2)):
        text = texts[index]
        if len(text) > _MORE_CHARACTERS or cue_roles(line_key(text))[:1] != (Role.TEASER,):
            continue
        if extent.share_before(index, texts) < _LEAST_MAIN_PART:
            continue
        if _is_keep_reading(text):
            _drop_above(draft, extent, index)
        elif not ends_sentence(text):
            _drop_section(draft, extent, index)


def _is_keep_reading(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in _KEEP_READING)


def _drop_above(draft: Draft, extent: Extent, more: int) -> None:
    """Drop the prose between the last break and a "Keep reading" line; without a break it may be the article."""
    texts = draft.document.texts
    characters, index = 0, more - 1
    while index > extent.first and not _is_break(draft, index):
        characters += len(texts[index])
        if characters > _LONGEST_TEASER:
            return
        index -= 1
    if index == extent.first or extent.share_before(index, texts) < _LEAST_MAIN_PART:
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
    return any(role in _BREAKS and role not in WEAK_ROLES for role in cue_roles(line_key(text))[:1])


def _drop_section(draft: Draft, extent: Extent, heading: int) -> None:
    """Drop what stands under "Related articles": all of it at the page's end, else the titles right under it."""
    texts = draft.document.texts
    below = [index for index in extent.body if index > heading]
    because = f"it follows the line {texts[heading][:60]!r}"
    draft.relabel(heading, Role.TEASER, "it is the heading of links to other stories", _BY)
    at_end = sum(is_solid(texts[index]) for index in below) <= _MOST_SOLID_BELOW
    for index in below:
        if not at_end and (is_solid(texts[index]) or ends_sentence(texts[index])):
            return
        draft.relabel(index, Role.TEASER, because, _BY)
