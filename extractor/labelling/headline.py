"""The headline: which line above the body is the title, and which lines repeat it.

A small net rates the lines around the body's beginning; the best one wins where it is good enough. A page's
title element, which some flatteners print as the first line ("Headline | Site"), helps by agreement with another
line; on HTML pages the title element and `og:title` choose among the headings directly. What is called the title
here is `Article.title` of a flattened page.
"""

from __future__ import annotations

from collections.abc import Collection

from extractor.labelling.candidates import Candidate, heading_level, shortlist_of
from extractor.labelling.extent import Extent, blanks_before, splits_by_blanks
from extractor.labelling.headline_model import rate
from extractor.labelling.opening import is_byline
from extractor.labelling.page_types import LISTS
from extractor.labelling.signed_headline import signed_headline
from extractor.model import BODY_ROLES, Cut, Draft, MarkupLayout, Role
from extractor.text import count_words, ends_sentence, line_key, pattern

_BY = "headline"
_LEAST_RATE, _LEAST_RATE_IN_BODY = -1.0, 1.0
"""Below, no line is called the title. Measured on held-out pages: of the dropped lines rated -1 to 0 one in four is the
title, of those below -1 one in ten; of the body's lines rated below 1 one in three, and these leave the text."""
_HEADING_BONUS, _FIRST_HEADING_BONUS = 1.0, 2.0
"""What a block adds that is marked as a heading, and as one of level 1; set by hand, since no text page marks them."""
_SITE_SUFFIX = pattern(r"\s+[|·•»–—-]\s+(?=[^|·•»]{2,40}$)|\s*[|｜_]\s*(?=[^|｜_]{2,40}$)")
_BARS = ("|", "｜", "_")
_MOST_SITE_WORDS = 3
"""Words of a site's name after a dash; measured on held-out pages whose first line is the title: of the parts up to
this length behind the last dash 42 in 52 are no part of the title, of longer ones 8 in 23, of those behind a bar 91 in
99."""
_HEAD_NAMES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title")
_NUMBER = pattern(r"\d+")
_NEAR = 60
_LEVEL_ON_LISTS = 1
"""Of the heading that a guess at the headline must be on an HTML page whose items are headlines themselves. Measured,
held out, word F1: WCXB's listings +.0013 (10 win, 3 lose), collections level; of six titles that change five are
better."""
_ANY = frozenset(Role)
_DROPPED = frozenset(Role) - BODY_ROLES


def find_headline(draft: Draft) -> None:
    """Find the headline at once where a line above the body's first paragraphs may have been taken for body."""
    extent = Extent.of(draft)
    if extent.first >= 0 and _opens_doubtfully(draft, extent):
        _label_headline(draft, extent, _ANY)


def name_headline(draft: Draft) -> None:
    """Find the headline among the dropped blocks, where the text did not depend on it."""
    if Role.TITLE not in draft.roles:
        _label_headline(draft, Extent.of(draft), _DROPPED)


def _opens_doubtfully(draft: Draft, extent: Extent) -> bool:
    """Whether the body opens with anything but a paragraph that is set apart and ends in a sentence."""
    text = draft.document.texts[extent.first]
    if extent.body[0] != extent.first or not ends_sentence(text) or text[-1] in ")]）":
        return True
    return not blanks_before(draft, extent.first) and splits_by_blanks(draft, extent)


def _label_headline(draft: Draft, extent: Extent, among: Collection[Role]) -> None:
    """Label the headline, cut a site's name off it, and label the lines that repeat it."""
    title = draft.title()
    if title < 0:
        shortlist = shortlist_of(draft, extent)
        lines = [(index, key) for index, key in shortlist.lines if draft.roles[index] in among]
        title, because = _by_head(draft, lines) or _by_rate(
            draft, [each for each in shortlist.described() if draft.roles[each.index] in among]
        )
        if title < 0:
            title, because = signed_headline(draft, extent, among), "the paragraph below its date speaks of it"
        if title < 0 or not draft.relabel(title, Role.TITLE, because, _BY):
            return
    _cut_site(draft, title)
    _cut_byline(draft, title)
    _label_duplicates(draft, title, among)


def _by_head(draft: Draft, lines: list[tuple[int, str]]) -> tuple[int, str] | None:
    """Return the line that an HTML page's head names as its title, None where it names none that is shown.

    Args:
        draft: the page.
        lines: block and key of each line that could be the headline.
    """
    head = draft.document.head
    claims = [(name, content) for name, content in head.metas if name in _HEAD_NAMES]
    claims.append(("title", head.title))
    for name, claim in claims:
        whole = line_key(claim)
        if not whole:
            continue
        for index, key in lines:
            if key == whole or (len(key) > 12 and name == "title" and _is_part(key, whole)):
                return index, f"the page's head says so ({name})"
    return None


def _is_part(key: str, whole: str) -> bool:
    """Whether a line is the title element without the site's name."""
    return (whole.startswith(f"{key} ") or whole.endswith(f" {key}")) and 2 * len(key) >= len(whole)


def _by_rate(draft: Draft, found: list[Candidate]) -> tuple[int, str]:
    rates = {each.index: value + _bonus(draft, each.index) for each, value in zip(found, rate(found), strict=True)}
    good = [each for each in found if _is_open(draft, each.index) and rates[each.index] >= _least(draft, each.index)]
    if draft.page_type in LISTS and isinstance(draft.document.layout, MarkupLayout):
        good = [each for each in good if heading_level(draft, each.index) == _LEVEL_ON_LISTS]
    if not good:
        return -1, ""
    chosen = _without_site(_first_printing(draft, max(good, key=lambda each: rates[each.index]), good), good)
    return chosen.index, "it stands above the body, speaks of its topic, and looks like a headline"


def _bonus(draft: Draft, index: int) -> float:
    level = heading_level(draft, index)
    return _HEADING_BONUS * (level > 0) + _FIRST_HEADING_BONUS * (level == 1)


def _is_open(draft: Draft, index: int) -> bool:
    return not draft.pinned[index] or draft.roles[index] is Role.TITLE


def _least(draft: Draft, index: int) -> float:
    return _LEAST_RATE_IN_BODY if draft.in_body(index) else _LEAST_RATE


def _first_printing(draft: Draft, chosen: Candidate, found: list[Candidate]) -> Candidate:
    """Return the upper one of two lines beside each other that say the same."""
    texts = draft.document.texts
    for each in found:
        if each.index == chosen.index - 1 and texts[each.index] == texts[chosen.index]:
            return each
    return chosen


def _without_site(chosen: Candidate, found: list[Candidate]) -> Candidate:
    """Prefer to the title element, the first line, a later one that is the same without the site's name."""
    for each in found if chosen.index == 0 else ():
        if each.index != chosen.index and len(each.key.split()) >= 3 and _is_part(each.key, chosen.key):
            return each
    return chosen


def _cut_site(draft: Draft, title: int) -> None:
    """Cut " | Site" off the page's first line, a title element: what is short, set off by a bar or said elsewhere."""
    text = draft.document.texts[title]
    matches = list(_SITE_SUFFIX.finditer(text)) if title == 0 and not draft.pinned[title] else []
    if not matches or not matches[-1].start():
        return
    site = text[matches[-1].end() :]
    if count_words(site) > _MOST_SITE_WORDS and matches[-1].group().strip() not in _BARS and not _is_line(draft, site):
        return
    because = f"{site!r} is the site's name"
    draft.cut(title, Cut(matches[-1].start(), len(text), Role.NAVIGATION, because, _BY))


def _cut_byline(draft: Draft, title: int) -> None:
    """Cut the name that a line break alone parts from the headline, as old layouts have it."""
    head, line_break, last = draft.document.texts[title].rpartition("\n")
    name = last.partition(",")[0]  # behind it may stand what the writer is
    if line_break and head and is_byline(name) and not draft.pinned[title]:
        stop = len(draft.document.texts[title])
        draft.cut(title, Cut(len(head), stop, Role.BYLINE, "the headline's last line names who wrote", _BY))


def _is_line(draft: Draft, site: str) -> bool:
    """Whether the site's name is a line of the page too."""
    key = line_key(site)
    return any(line_key(text) == key for text in draft.document.texts if abs(len(text) - len(site)) <= 3)


def _label_duplicates(draft: Draft, title: int, among: Collection[Role]) -> None:
    texts = draft.document.texts
    key = line_key(texts[title])
    if len(key) < 8:
        return
    length = len(texts[title])
    for index in [index for index, text in enumerate(texts) if length - 3 <= len(text) <= length + 60]:
        if index == title or draft.roles[index] not in among:
            continue
        text = texts[index]
        other = line_key(text)
        if "0" in key and _NUMBER.findall(texts[title]) != _NUMBER.findall(text)[: key.count("0")]:
            continue  # a key has 0 for each number: "Release 2" does not repeat "Release 1"
        near = abs(index - title) <= _NEAR or draft.roles[index] not in BODY_ROLES
        if other == key or (near and index < title and other.startswith(f"{key} ") and _SITE_SUFFIX.search(text)):
            draft.relabel(index, Role.DUPLICATE_TITLE, "it repeats the title", _BY)
