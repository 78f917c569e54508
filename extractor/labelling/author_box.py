"""Author boxes: "Ann Lee is a data reporter." below the last paragraph, with nothing above it to give it away."""

from __future__ import annotations

from extractor.labelling.bylines import is_name_alone
from extractor.labelling.dates import says_when
from extractor.labelling.extent import Extent
from extractor.labelling.page_types import ARTICLES
from extractor.labelling.person_names import is_signature, names_in
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import line_role
from extractor.text import ends_sentence, is_wide, line_key, pattern

_BY = "author_box"
_LAST_BLOCKS = 3
_LONGEST = 700
_LEAST_BLOCKS = 4
_BOX_BLOCKS = 5
"""Blocks of an author box: name, position, a paragraph or two, where to write to."""
_LEAST_ABOVE = 0.6
"""Share of the body that stands above such a box."""
_LEAST_ABOVE_WORD = 0.85
"""The same where "Author" alone heads it: a table of a forum may say so, too."""
_LONGEST_NAME = 60
"""Characters of a name and the words before it."""
_REACH = 15
"""Blocks above the body in which the byline stands."""
_NEAR = 2
"""Blocks between the byline and a date."""
_HEADING = pattern(r"(?i)^(?:about|written by|by|über|von|par|por|door|over|om|o|об)\s+(?:the author:?\s+)?|:$")
"""What stands before the name that heads the box, and a colon behind it."""
_OPENING = 160
_NAME = r"(?P<name>[^\W\d_a-z][\w.’'-]+(?: [^\W\d_][\w.’'-]*){0,3})"
_WRITER = (
    r"(?:reporter|journalist|editor|writer|columnist|correspondent|author|blogger|contributor|critic|photographer|"
    r"redakteur(?:in)?|journalist(?:in)?|autor(?:in)?|korrespondent(?:in)?|giornalista|autrice|autore|"
    r"scrittrice|scrittore|"
    r"periodista|redactora?|autora|escritora?|journaliste|rédactrice|rédacteur|auteur|jornalista|redacteur|"
    r"journalista|dziennikar(?:z|ka)|redaktor(?:ka)?|kirjailija|toimittaja|skribent|författare)\b"
)
_INTRODUCES = pattern(
    rf"^{_NAME},? (?:is|was|has been|works as|covers|writes|ist|arbeitet als|schreibt|è|insegna|es|"
    r"trabaja como|est|é|jest|"
    rf"är|er|on) (?:[^.!?]{{0,110}}\b(?i:{_WRITER})|(?:about|for|über|für|frei für)\b)",
)
_VERB_WORDS = "is was has works covers writes ist arbeitet schreibt è insegna es trabaja est é jest är er on"
_VERBS = frozenset(_VERB_WORDS.split())
"""First words of what follows the name in `_INTRODUCES`; looked for first, since most paragraphs open otherwise."""
_NAME_WORDS = 4
_NAMED = pattern(rf"^{_NAME},? (?:{_VERB_WORDS.replace(' ', '|')}) ")
_AUTHOR_METAS = frozenset({"author", "article:author", "parsely-author", "dc.creator", "sailthru.author"})
_OTHER = pattern(
    r"^(?:הכותבת היא|הכותב הוא|(?:The author|The writer) is |Die Autorin ist |"
    r"Der Autor ist |L['’]aut(?:rice|eur) est )"
)
_DESK = (
    r"(?:author|writer|journalist|reporter|contributor|blogger|editor|editorial|desk|team|newsroom|staff|publication|"
    r"magazine|newspaper)s?"
)
_HEADS_BOX = pattern(
    rf"(?i)^(?:about (?:the|our|this) (?:[\w-]+ ){{0,2}}{_DESK}|über (?:die|den|das) (?:autor|redaktion)[\w:*]*|"
    r"à propos de (?:l['’]aut(?:eur|rice)|la rédaction)|(?:acerca de|sobre) ?(?:l|el|la|[oa]) (?:autora?|redacción|"
    r"redação)|over de redactie|om redaktion(?:en)?):?$"
)
"""Besides the cues for it, what heads such a box."""
_BUTTONS = "view see full follow contact more voir ver zobacz bekijk mehr zum zur kontakt visa se"
_BUTTON_WORDS = frozenset(_BUTTONS.split())
"""First words of cues that are links to an author's page and head nothing."""


def drop_author_box(draft: Draft) -> None:
    """Drop who the author is, where the last blocks introduce somebody of whom the story above does not speak."""
    extent = Extent.of(draft)
    if len(extent.body) < _LEAST_BLOCKS:
        return
    texts = draft.document.texts
    for index in extent.body[-_LAST_BLOCKS:]:
        text = texts[index]
        if len(text) <= _LONGEST and _introduces(draft, extent, index, text[:_OPENING]):
            draft.relabel(index, Role.AUTHOR_BOX, "it introduces somebody of whom the story does not speak", _BY)
    _drop_signed_box(draft)
    _drop_headed_box(draft)


def _drop_headed_box(draft: Draft) -> None:
    """Drop the end of a flattened article from "About the author" or "About the News Desk" on.

    Held out, of 20,000 characters below such lines in the last four tenths of articles 17,000 are no content.
    """
    extent = Extent.of(draft)
    if draft.page_type not in ARTICLES or not isinstance(draft.document.layout, LineLayout) or not extent.body:
        return
    texts = draft.document.texts
    tail = range(extent.begins_after(_LEAST_ABOVE), extent.body[-1] + 1)
    for heading in [index for index in tail if len(texts[index]) <= _LONGEST_NAME]:
        text = texts[heading]
        says_enough = " " in text or is_wide(text) or extent.share_before(heading) >= _LEAST_ABOVE_WORD
        if says_enough and _heads_box(text):
            for each in [index for index in extent.body if index >= heading]:
                draft.relabel(each, Role.AUTHOR_BOX, f"it follows the line {texts[heading]!r}", _BY)
            return


def _heads_box(text: str) -> bool:
    if _HEADS_BOX.match(text):
        return True
    key = line_key(text)
    return line_role(key) is Role.AUTHOR_BOX and key.split(" ", 1)[0] not in _BUTTON_WORDS


def _drop_signed_box(draft: Draft) -> None:
    """Drop the last lines of the body from the author's name on: the name stands under the headline, too."""
    extent = Extent.of(draft)
    texts = draft.document.texts
    last = [index for index in extent.body[-_BOX_BLOCKS:] if len(texts[index]) <= _LONGEST_NAME]
    for index in last:
        name = _HEADING.sub("", texts[index])
        if " " not in name or not _signs_above(draft, extent, name) or extent.share_before(index) < _LEAST_ABOVE:
            continue
        if is_name_alone(texts, index, name):
            for each in extent.body[extent.body.index(index) :]:
                draft.relabel(each, Role.AUTHOR_BOX, f"it follows the author's name: {name!r}", _BY)
            return


def _signs_above(draft: Draft, extent: Extent, name: str) -> bool:
    """Whether a short line above the text, left out of it, names an author of this name."""
    texts = draft.document.texts
    above = range(max(0, extent.body[0] - _REACH), extent.first)
    return any(name in texts[index] and not draft.in_body(index) and _signs(texts, index, name) for index in above)


def _signs(texts: list[str], index: int, name: str) -> bool:
    """Whether a line that holds a name is dated, or made of names and opens as bylines do or stands near a date."""
    if says_when(texts[index]) and not ends_sentence(texts[index]):
        return True
    if name not in names_in(texts[index]):
        return False
    return is_signature(texts[index]) or any(map(says_when, texts[max(0, index - _NEAR) : index + _NEAR + 1]))


def _introduces(draft: Draft, extent: Extent, index: int, opening: str) -> bool:
    if _OTHER.match(opening):
        return True
    if _VERBS.isdisjoint(opening.split(" ", _NAME_WORDS + 1)[1 : _NAME_WORDS + 1]):
        return False
    match = _INTRODUCES.match(opening)
    is_writer = match is not None and match["name"][0].isupper() and " " in match["name"]
    match = match if is_writer else _NAMED.match(opening)
    if match is None:
        return False
    last = match["name"].rsplit(" ", 1)[-1]
    others = (draft.document.texts[other] for other in extent.body if other != index)
    if last[0].islower() or any(last in text for text in others):
        return False
    return is_writer or _is_author(draft, match["name"])


def _is_author(draft: Draft, name: str) -> bool:
    """Whether the page names somebody of this name, or of this first name, as its author, outside of its text."""
    if _signs_above(draft, Extent.of(draft), name):
        return True
    head = draft.document.head
    named = [content for key, content in head.metas if key in _AUTHOR_METAS]
    named += [text for _, text, block in head.credits if block < 0 or not draft.in_body(block)]
    return any(f" {name} " in f" {' '.join(each.split())} " for each in named if len(each) <= _OPENING)
