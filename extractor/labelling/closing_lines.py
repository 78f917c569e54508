"""Lines that close a page: browser notices, the publisher's words about itself, rights, and links glued on.

Such a line follows the last paragraph like a further one and may be three full sentences long. Only cues give it
away, so only lines below the article's last paragraphs are looked at, and single lines inside it that no writer
would write there.
"""

from __future__ import annotations

import re

from extractor.labelling.extent import Extent
from extractor.model import Draft, Role
from extractor.phrases.cues import WEAK_ROLES, cues_of, line_role
from extractor.text import ends_sentence, line_key

_BY = "closing_lines"
_CLOSING_BLOCKS = 6
_LONGEST_NOTICE = 600
_LEAST_ABOVE = 0.6
_INSIDE = frozenset({Role.ADVERT, Role.SHARE, Role.NOTICE, Role.TEASER, Role.NEWSLETTER})
_LONGEST_INSIDE = 60
_LONGEST_LINK = 160
_LINK = re.compile(r"[^:|.!?]{4,28}[:|]\s\S+\s\S")
"""A few words, a colon and a title: "Read more: Ann's harbour", "Les også: ..."."""
_REASONS = {
    Role.LEGAL: "it speaks of rights and terms",
    Role.NOTICE: "it speaks of the browser, cookies or access",
    Role.NEWSLETTER: "it asks to sign up",
    Role.AUTHOR_BOX: "it introduces the author",
}


def drop_closing_lines(draft: Draft) -> None:
    """Drop chrome among the last blocks of the body, and single lines of chrome inside it."""
    extent = Extent.of(draft)
    texts = draft.document.texts
    tail = max(extent.begins_after(_LEAST_ABOVE), *extent.body[-_CLOSING_BLOCKS:][:1], 0)
    bottom = extent.body[-1] if extent.body else -1
    for index in extent.body:
        text = texts[index]
        at_end = index >= tail
        names_title = (":" in text or "|" in text) and len(text) <= _LONGEST_LINK and _LINK.match(text) is not None
        if len(text) > (_LONGEST_NOTICE if at_end else _LONGEST_INSIDE) and not names_title:
            continue
        for role in cues_of(text)[:1]:
            surely = role not in WEAK_ROLES and not _may_be_prose(text, role, at_bottom=index == bottom)
            if surely and (at_end or _leads_away(text, role, names_title=names_title)):
                because = _REASONS.get(role, f"sites print {text[:60]!r} around their articles")
                draft.relabel(index, role, because, _BY)


def _leads_away(text: str, role: Role, *, names_title: bool) -> bool:
    """Whether a single line inside the article is chrome: a button, or a link to another story by its title."""
    if names_title and role is Role.TEASER:
        return True
    if role not in _INSIDE or len(text) > _LONGEST_INSIDE or ends_sentence(text):
        return False
    return " " in text or role is Role.ADVERT


def _may_be_prose(text: str, role: Role, *, at_bottom: bool) -> bool:
    """Whether writers begin lines like this one too: "Switch to ...", and above the last line "What do you think"."""
    if role is Role.NAVIGATION or (role is Role.COMMENT and not at_bottom):
        return line_role(line_key(text)) is not role
    return False
