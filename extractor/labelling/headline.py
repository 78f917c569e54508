"""The headline: which line above the body is the title, and which lines repeat it.

A linear model scores the lines around the body's beginning; the best one wins where it is good enough. A page's
title element, which some flatteners print as the first line ("Headline | Site"), helps by agreement with another
line; on HTML pages the title element and `og:title` choose among the headings directly.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from operator import mul

from extractor.labelling.candidates import FEATURES, Candidate, candidates_of
from extractor.labelling.extent import Extent, blanks_before, splits_by_blanks
from extractor.model import BODY_ROLES, Cut, Draft, Role
from extractor.text import ends_sentence, line_key

_BY = "headline"
_WEIGHTS = {
    "bias": -4.94,
    "distance": -0.22,
    "first_line": 2.47,
    "below_body": -2.02,
    "words_few": -1.39,
    "words_some": -0.59,
    "words_good": 0.07,
    "words_best": 0.61,
    "words_many": -1.66,
    "ends_full_stop": -3.91,
    "ends_question": -0.31,
    "ends_colon": -2.13,
    "topic_share": 0.02,
    "topic_words": 2.14,
    "repeated_near": 0.62,
    "agrees_with_first": 3.31,
    "contained": 1.26,
    "contains_site": -0.22,
    "blank_above": 1.38,
    "blank_below": 1.44,
    "short_neighbours": 1.51,
    "starts_lower": -0.87,
    "digits_share": 0.26,
    "is_cue": -2.01,
    "is_weak_cue": -0.49,
    "has_marker": -2.56,
    "is_heading": 1.00,
    "is_first_heading": 2.00,
    "rivals_below": -0.10,
    "solid": -0.94,
    "topic_mass": 2.45,
    "above_byline": 2.14,
    "score": -0.63,
    "score_rise": 0.46,
    "topic_rivals_above": -1.13,
    "most_topical": 0.06,
    "first_topical": 0.07,
    "headline_above": -0.39,
    "dek_below": 0.50,
}
"""Weight of each feature. Measured: fitted by `python -m benchmarks train_headline` on the WCXB development split in
four flattened styles and on half of Fundus' test pages in three, November 2026. The two weights of headings, which
no text page has, are set by hand."""
_ROW = tuple(_WEIGHTS[name] for name in FEATURES)
_LEAST_SCORE, _LEAST_SCORE_IN_BODY = -2.5, 0.0
"""Below, no line is called the title; the model was fitted against 0 for "none". More is asked of a block that the
scorer believes, since it leaves the text; set by hand."""
_SITE_SUFFIX = re.compile(r"\s+[|·•»–—-]\s+(?=[^|·•»]{2,40}$)|\s*[|｜_]\s*(?=[^|｜_]{2,40}$)")
_HEAD_NAMES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title")
_NEAR = 60
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
    title = next((index for index, role in enumerate(draft.roles) if role is Role.TITLE), -1)
    if title < 0:
        found = [each for each in candidates_of(draft, extent) if draft.roles[each.index] in among]
        title, because = _by_head(draft, found) or _by_score(draft, found)
        if title < 0 or not draft.relabel(title, Role.TITLE, because, _BY):
            return
    _cut_site(draft, title)
    _label_duplicates(draft, title, among)


def _by_head(draft: Draft, found: list[Candidate]) -> tuple[int, str] | None:
    """Return the line that an HTML page's head names as its title, None where it names none that is shown."""
    head = draft.document.head
    claims = [(name, content) for name, content in head.metas if name in _HEAD_NAMES]
    claims.append(("title", head.title))
    for name, claim in claims:
        key = line_key(claim)
        if not key:
            continue
        for each in found:
            if each.key == key or (len(each.key) > 12 and name == "title" and _is_part(each.key, key)):
                return each.index, f"the page's head says so ({name})"
    return None


def _is_part(key: str, whole: str) -> bool:
    """Whether a line is the title element without the site's name."""
    return (whole.startswith(f"{key} ") or whole.endswith(f" {key}")) and 2 * len(key) >= len(whole)


def _by_score(draft: Draft, found: list[Candidate]) -> tuple[int, str]:
    open_to = [each for each in found if not draft.pinned[each.index] or draft.roles[each.index] is Role.TITLE]
    if not open_to:
        return -1, ""
    scores = [sum(map(mul, _ROW, each.values)) for each in open_to]
    best = max(range(len(scores)), key=scores.__getitem__)
    in_body = draft.in_body(open_to[best].index)
    if scores[best] < (_LEAST_SCORE_IN_BODY if in_body else _LEAST_SCORE):
        return -1, ""
    chosen = _without_site(open_to[best], open_to)
    chosen = next(each for each in open_to if each.key == chosen.key)
    return chosen.index, "it stands above the body, speaks of its topic, and looks like a headline"


def _without_site(chosen: Candidate, found: list[Candidate]) -> Candidate:
    """Prefer a later line that is the chosen one without the site's name: the headline itself."""
    for each in found:
        if each.index != chosen.index and len(each.key.split()) >= 3 and _is_part(each.key, chosen.key):
            return each
    return chosen


def _cut_site(draft: Draft, title: int) -> None:
    """Cut " | Site" off a title element's text, where it is the page's first line and its end is said elsewhere."""
    text = draft.document.texts[title]
    match = _SITE_SUFFIX.search(text) if title == 0 and not draft.pinned[title] else None
    if match is None or (len(text[: match.start()].split()) < 3 and match.start() < 12):
        return
    because = f"{text[match.end() :]!r} is the site's name"
    draft.cut(title, Cut(match.start(), len(text), Role.NAVIGATION, because, _BY))


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
        near = abs(index - title) <= _NEAR or draft.roles[index] not in BODY_ROLES
        if other == key or (near and index < title and other.startswith(f"{key} ") and _SITE_SUFFIX.search(text)):
            draft.relabel(index, Role.DUPLICATE_TITLE, "it repeats the title", _BY)
