"""Names for what was dropped: by the markup's words, by cues, and by the company a line keeps."""

from __future__ import annotations

from functools import lru_cache

from extractor.labelling.credit import is_credit
from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import is_solid
from extractor.labelling.opening import is_byline
from extractor.model import Draft, Kind, Role
from extractor.phrases.cues import WEAK_ROLES, cues_of
from extractor.text import count_words

_ROLE_OF_HINT = {
    "comment": Role.COMMENT,
    "newsletter": Role.NEWSLETTER,
    "advert": Role.ADVERT,
    "share": Role.SHARE,
    "related": Role.TEASER,
    "caption": Role.CAPTION,
    "tags": Role.TAGS,
    "author": Role.AUTHOR_BOX,
    "profile": Role.AUTHOR_BOX,
    "legal": Role.LEGAL,
    "overlay": Role.NOTICE,
    "contents": Role.NAVIGATION,
    "form": Role.NAVIGATION,
    "navigation": Role.NAVIGATION,
    "footer": Role.LEGAL,
    "header": Role.NAVIGATION,
    "sidebar": Role.TEASER,
    "card": Role.TEASER,
}
"""What the reader's chrome words speak for; the surest words first."""
_ROLE_OF_KIND = {Kind.CAPTION: Role.CAPTION, Kind.PICTURE: Role.PICTURE}
_SPREADING = frozenset({Role.COMMENT, Role.TEASER, Role.NEWSLETTER, Role.TAGS, Role.AUTHOR_BOX})
_SIGNED_ABOVE, _SIGNED_UNDER, _SIGNED_BELOW = 6, 16, 5
"""Blocks above and under the headline, and below the body, in which a line that opens with "By" is a byline. Measured
on flattened pages with known authors: of those farther away 1 in 5 names the author."""
_NOT_SPREADING = frozenset({"name_by_hints", "name_newsletter"})
"""Who names single lines by what they say or are marked as: the lines below them may be anything."""
_MENU_WORDS = 5
_LONGEST_CUE = 400


def _unnamed(draft: Draft) -> list[int]:
    return [index for index, role in enumerate(draft.roles) if role is Role.BOILERPLATE and not draft.pinned[index]]


def name_by_hints(draft: Draft) -> None:
    """Name blocks by what their containers are called: "related", "share", "cookie"."""
    for index in _unnamed(draft):
        block = draft.document.build(index)
        if block.hidden:
            draft.relabel(index, Role.HIDDEN, "the page does not show it", "name_by_hints")
            continue
        if block.kind in _ROLE_OF_KIND:
            draft.relabel(index, _ROLE_OF_KIND[block.kind], f"its markup is a {block.kind}", "name_by_hints")
            continue
        hint = next((hint for hint in _ROLE_OF_HINT if hint in block.hints), "")
        if hint:
            draft.relabel(index, _ROLE_OF_HINT[hint], f"its container is marked as {hint!r}", "name_by_hints")


def name_by_cues(draft: Draft) -> None:
    """Name lines that sites print around their articles, dates, bylines and credits."""
    title = max(draft.title(), 0)
    signing = _where_authors_sign(draft, title)
    for index in _unnamed(draft):
        text = draft.document.texts[index]
        if is_date_line(text):
            _name_date(draft, index, title)
            continue
        role, because = _by_words(text)
        if role is not None and (role is not Role.BYLINE or index in signing):
            draft.relabel(index, role, because, "name_by_cues")


def _where_authors_sign(draft: Draft, title: int) -> set[int]:
    """Return the blocks around the headline and below the text: elsewhere "By Ann Lee" signs another story."""
    body = draft.body()
    below = range(body[-1], body[-1] + _SIGNED_BELOW) if body else range(0)
    return {*range(title - _SIGNED_ABOVE, title + _SIGNED_UNDER), *below}


def _by_words(text: str) -> tuple[Role | None, str]:
    """Return the role that a line's own words speak for, and why."""
    roles = cues_of(text) if len(text) <= _LONGEST_CUE else ()
    strong = next((role for role in roles if role not in WEAK_ROLES), None)
    if strong is not None:
        return strong, f"sites print {text[:60]!r} around their articles"
    if text[:1] == "©" and len(text) <= _LONGEST_CUE:
        return Role.LEGAL, "it claims the copyright"
    if is_credit(text):
        return Role.CREDIT, "it names a photographer or an agency"
    if is_byline(text):
        return Role.BYLINE, "it names an author"
    return None, ""


def _name_date(draft: Draft, index: int, title: int) -> None:
    if index < title:
        draft.reasons[index] = "it is a date above the headline: the day the page was rendered, or its archive's"
        draft.deciders[index] = "name_by_cues"
    else:
        draft.relabel(index, Role.DATE, "it is a date and nothing else", "name_by_cues")


def name_by_neighbours(draft: Draft) -> None:
    """Name what is left by the line above it: the list under "Related articles", the menu around menu entries."""
    spreading, heading = Role.BOILERPLATE, ""
    for index, role in enumerate(draft.roles):
        if role is not Role.BOILERPLATE:
            spreads = role in _SPREADING and draft.deciders[index] not in _NOT_SPREADING
            spreading = role if spreads else Role.BOILERPLATE
            heading = draft.document.texts[index][:60]
        elif not draft.pinned[index] and draft.deciders[index] != "name_by_cues":
            named, because = _by_place(draft, index, spreading, heading)
            if named is not Role.BOILERPLATE:
                draft.relabel(index, named, because, "name_by_neighbours")


def _by_place(draft: Draft, index: int, spreading: Role, heading: str) -> tuple[Role, str]:
    """Return the role that a line's neighbours speak for, and why; boilerplate where they say nothing."""
    texts = draft.document.texts
    if is_solid(texts[index]) and _is_keep_reading(draft, index + 1):
        return Role.TEASER, f"it ends in {texts[index + 1][:40]!r}"
    if {Role.NEWSLETTER} == {*draft.roles[index - 1 : index], *draft.roles[index + 1 : index + 2]}:
        return Role.NEWSLETTER, "it stands between two lines of a newsletter's box"
    if spreading is not Role.BOILERPLATE:
        return spreading, f"it follows the line {heading!r}"
    if _is_menu(draft, index):
        return Role.NAVIGATION, "it is one of several short lines in a row"
    return Role.BOILERPLATE, ""


def _is_keep_reading(draft: Draft, index: int) -> bool:
    return index < len(draft.roles) and draft.roles[index] is Role.TEASER and not is_solid(draft.document.texts[index])


def _is_menu(draft: Draft, index: int) -> bool:
    """Whether a line is short, like two of its neighbours that are no body either."""
    near = [place for place in range(index - 2, index + 3) if 0 <= place < len(draft.roles) and place != index]
    short = [
        place
        for place in near
        if draft.roles[place] in (Role.BOILERPLATE, Role.NAVIGATION) and _has_few_words(draft.document.texts[place])
    ]
    return len(short) >= 2 and _has_few_words(draft.document.texts[index])


@lru_cache(maxsize=256)  # each line is a neighbour four times
def _has_few_words(text: str) -> bool:
    return count_words(text) <= _MENU_WORDS
