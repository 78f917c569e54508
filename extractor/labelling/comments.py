"""Readers' comments: from the heading of their section to the end of the page.

Comments are good prose on the story's topic, so only their place betrays them: a heading that sites print over
comments, with the article above it, and names, times or reply links below it.
"""

from __future__ import annotations

from collections import Counter

from extractor.labelling.extent import Extent
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import cues_of
from extractor.text import line_key, pattern

_BY = "comments"
_HEADING_CHARACTERS = 60
_LEAST_ABOVE = 0.25
"""Share of the body that must stand above the heading where names or times stand below it; set by hand."""
_LITTLE_ABOVE, _MANY_SIGNS = 0.08, 3
"""Likewise where the heading counts them and so many lines below it say who wrote and when: a short story may have long
comments."""
_ENOUGH_ABOVE = 0.6
"""Likewise where only a count ("12 comments") speaks for comments."""
_BUTTON_TIMES = 3
"""A heading stands once or twice; "Reply" under every post of a thread and "6 comments" under every entry of a list
do not begin the comments. Set by hand."""
_SIGNS_WITHIN = 8
_COUNT = pattern(r"\b[1-9]\d*\b|[١-٩]|[१-९]")
_AUTHOR_LINE = pattern(
    r"^.{1,50}\s(?:on|says|said|wrote|writes|replied|commented|schreibt|schrieb|sagt|meint|dice|dijo|a dit|dit|zegt|"
    r"napisał\(?a?\)?|skriver|kirjoittaa|пишет|говорит|says on|at)\s?(?::|$)|^.{1,40}\b\d{1,2}[:.h]\d{2}\b.{0,12}$"
)
_AGO = pattern(
    r"\bago\b|^vor \d|^il y a \d|^hace \d|^há \d|\bfa$|\bgeleden\b|\bsedan\b|\bsiden\b|\bsitten\b|назад|тому|önce|منذ|"
    r"לפני|पहले|前$|전$"
)


def drop_comments(draft: Draft) -> None:
    """Label everything from a comments heading on as comment, where the article stands above it.

    A story with many comments looks like a thread, whose replies are its text. Measured on held-out flattened pages
    that the net takes for threads, word F1: two of 793 WCXB articles win .32 and .37, no thread changes.
    """
    if draft.page_type == "forum" and not isinstance(draft.document.layout, LineLayout):
        return
    extent = Extent.of(draft)
    if not extent.solid:
        return
    texts = draft.document.texts
    places = range(max(extent.first + 1, extent.begins_after(_LITTLE_ABOVE)), extent.body[-1] + 1)
    headings = [index for index in places if len(texts[index]) <= _HEADING_CHARACTERS and _is_heading(draft, index)]
    times = Counter(line_key(texts[index]) for index in headings)
    for index in headings:
        if times[line_key(texts[index])] < _BUTTON_TIMES and _begins_comments(draft, extent, index):
            below = index + 1 < len(texts) and _COUNT.search(texts[index + 1]) and _is_heading(draft, index + 1)
            _label(draft, index + 1 if below else index)
            return


def _is_heading(draft: Draft, index: int) -> bool:
    return Role.COMMENT in cues_of(draft.document.texts[index])


def _begins_comments(draft: Draft, extent: Extent, index: int) -> bool:
    texts = draft.document.texts
    above = extent.share_before(index)
    if not any(other > index for other in extent.body):
        return False
    counts = _COUNT.search(texts[index]) is not None
    if draft.page_type == "forum" and not (counts and _is_below_story(texts, index)):
        return False
    if above < _LEAST_ABOVE:
        return counts and _count_authors(texts[index + 1 :]) >= _MANY_SIGNS
    below = range(index + 1, min(index + 1 + _SIGNS_WITHIN, len(texts)))
    if any(_is_sign(draft, other) for other in below):
        return True
    return above >= _ENOUGH_ABOVE and counts


def _is_below_story(texts: list[str], heading: int) -> bool:
    """Whether people sign below a heading and nobody does above it: in a thread the first post is signed, too."""
    signed = any(_AUTHOR_LINE.match(text) or _is_ago(text) for text in texts[:heading])
    return not signed and _count_authors(texts[heading + 1 :]) >= _MANY_SIGNS


def _count_authors(texts: list[str]) -> int:
    """Return how many lines say who wrote what follows, and when."""
    return sum(_AUTHOR_LINE.match(text) is not None for text in texts)


def _is_ago(text: str) -> bool:
    """Whether a short line says how long ago it was written."""
    return len(text) <= _HEADING_CHARACTERS and any(map(str.isdigit, text)) and _AGO.search(text.lower()) is not None


def _is_sign(draft: Draft, index: int) -> bool:
    """Whether a line is what stands around a comment: its author's name, its time, a link to reply."""
    text = draft.document.texts[index]
    if len(text) > _HEADING_CHARACTERS:
        return False
    if _AUTHOR_LINE.match(text) or _is_ago(text):
        return True
    return "comment" in draft.document.build(index).hints or _is_heading(draft, index)


def _label(draft: Draft, heading: int) -> None:
    texts = draft.document.texts
    because = f"it follows the line {texts[heading][:60]!r}"
    draft.relabel(heading, Role.COMMENT, "it is the heading of the comments", _BY)
    for index in range(heading + 1, len(texts)):
        draft.relabel(index, Role.COMMENT, because, _BY)
    index = heading - 1
    while index > 0 and len(texts[index]) <= 2 * _HEADING_CHARACTERS and _is_heading(draft, index):
        draft.relabel(index, Role.COMMENT, f"it stands over the comments: {texts[index][:60]!r}", _BY)
        index -= 1
