"""Bylines among the dropped lines: a name alone on its line, between headline and text, near a date."""

from __future__ import annotations

from extractor.labelling.dates import says_when, says_which_day
from extractor.labelling.extent import Extent
from extractor.labelling.opening import is_byline
from extractor.labelling.person_names import is_signature, names_in, names_reporter
from extractor.model import Draft, Role
from extractor.phrases.cues import cues_of
from extractor.text import FIRST_WIDE

_BY = "bylines"
_BELOW = 9
"""Blocks below the headline in which a name alone may be the byline."""
_NEAR = 3
"""Blocks between such a name and a date. Measured on flattened pages with known authors: of the names next to a date
that are chosen 9 in 10 are an author, of those two or three blocks away 3 in 4."""
_BESIDE = 1
"""Blocks between a date and a name that is the byline although the text speaks of somebody of that name."""
_PARAGRAPHS = 1
"""Paragraphs of the body that may stand above it: a dek that was taken for one."""
_LAST_PARAGRAPHS = 3
"""Blocks at the body's end that may introduce the author."""
_LEAST_LETTERS = 3


def name_bylines(draft: Draft) -> None:
    """Label the lines below the headline that name the author: by "By" or its like, else by their form and place."""
    title = draft.title()
    if title < 0:
        return
    texts, zone = draft.document.texts, range(title + 1, _zone_end(draft, title))
    rows = [index for index in zone if draft.roles[index] is Role.BOILERPLATE]
    for index in rows:
        if is_byline(texts[index]) or is_signature(texts[index]):
            draft.relabel(index, Role.BYLINE, "it names the author under the headline", _BY)
    if not any(draft.roles[index] is Role.BYLINE for index in zone):
        index = _bare_byline(draft, zone, rows)
        if index >= 0:
            draft.relabel(index, Role.BYLINE, "it is a name between the headline and the text, near a date", _BY)


def _bare_byline(draft: Draft, zone: range, rows: list[int]) -> int:
    """Return the line that is a name and nearest to a date, one that is not in the text if possible; -1 for none."""
    texts = draft.document.texts
    days = [index for index in range(zone.start, min(zone.stop + _NEAR, len(texts))) if says_when(texts[index])]
    near = {index: steps for index in rows if (steps := _steps(texts, days, index)) <= _NEAR}
    signing = [index for index in sorted(near, key=near.__getitem__) if is_name_alone(texts, index, texts[index])]
    best = [index for index in signing if not _is_spoken_of(draft, index)]
    best += [index for index in signing if near[index] <= _BESIDE]
    return best[0] if best else -1


def _zone_end(draft: Draft, title: int) -> int:
    """Return the block, below the headline, at which the text has begun."""
    below = [index for index in Extent.of(draft).solid if index > title][_PARAGRAPHS:]
    return min([*below[:1], title + 1 + _BELOW, len(draft.roles)])


def _steps(texts: list[str], days: list[int], index: int) -> int:
    """Return how far a line is from one that says when: 0 where it does so itself, and not by a year alone."""
    others = [abs(index - day) for day in days if day != index]
    own = index in days and says_which_day(texts[index])
    return 0 if own else min(others, default=_NEAR + 1)


def is_name_alone(texts: list[str], index: int, line: str) -> bool:
    """Whether a line, or what is left of it, is made of names whose words the page has nowhere as common ones."""
    names = names_in(line)
    if not names or not set(cues_of(line)) <= {Role.BYLINE}:
        return False
    return not any(_is_common(texts, index, name) for name in names)


def _is_common(texts: list[str], index: int, name: str) -> bool:
    if name[0] >= FIRST_WIDE:
        return not names_reporter(name) and any(name in text for text in texts if text != texts[index])
    words = [word.lower() for word in name.split() if len(word) >= _LEAST_LETTERS and word[0].isupper()]
    return bool(words) and all(any(_has_word(text, word) for text in texts) for word in words)


def _is_spoken_of(draft: Draft, index: int) -> bool:
    """Whether the text names the same person, its last paragraphs apart."""
    texts = draft.document.texts
    names = names_in(texts[index])
    return any(name in texts[other] for other in Extent.of(draft).body[:-_LAST_PARAGRAPHS] for name in names)


def _has_word(text: str, word: str) -> bool:
    """Whether a text has a word in small letters, not as a part of a longer one."""
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        if not text[max(0, start - 1) : start].isalpha() and not text[stop : stop + 1].isalpha():
            return True
        start = text.find(word, start + 1)
    return False
