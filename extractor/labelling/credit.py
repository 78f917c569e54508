"""Credits: of pictures on lines of their own, and of agencies glued to the story's last word."""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Cut, Draft, Role
from extractor.phrases.cues import cue_roles, cues_of, line_role
from extractor.text import line_key, pattern

_BY = "credit"
_LONGEST_CREDIT = 120
_LAST_PARAGRAPHS = 2
_GLUED = pattern(r"[.!?…。！？][\"'”’»)\]]?(\s?[–—-]\s?)?([^\W\d_][^.!?…。！？]{1,40})$")
_OPENING = pattern(
    r"\W*[^\W\d_]+(?:\s?[:：|©/](?![a-z])|\s[–—-]\s|\s(?:by|via|from|courtesy)\b|\s[^\W\d_]+\s?(?:[:：|©]|/(?![a-z])))"
)
"""A word or two of a credit, and what parts them from the name: "Photo by Ann Lee" is one, "Photo booth – 500" none."""
_LIBRARY = pattern(r"(?i:unsplash|pexels|pixabay|shutterstock|getty images|wikimedia|flickr)")
_SOURCES = frozenset(
    [
        *("source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "fontes", "kilde", "kilder"),
        *("källa", "källor", "bron", "bronnen", "zdroj", "zdroje", "źródło", "źródła", "lähde", "lähteet", "forrás"),
        *("források", "kaynak", "sursa", "surse", "sumber", "nguồn", "πηγή", "πηγέσ", "источник", "источники"),
        *("джерело", "джерела", "المصدر", "מקור", "منبع"),
    ]
)
"""First words of lines that say where a figure is from: content, unless an agency follows."""
_AGENCY_PHOTO = pattern(
    r"^(?:AFP|AP|EPA|EFE|DPA|dpa|ANSA|TASS|Reuters|REUTERS|Getty|Xinhua|PTI|ANI|IMAGO|imago|Anadolu|Belga|ANP|TT|NTB|"
    r"Ritzau)\b.{0,20}[/|].{1,60}$"
)

_SIGNED = pattern(r"©(?!\s?\d{4}\b)[^.!?]{2,80}$")
"""A sign of copyright and a name; with a year it claims the rights of the page."""


def drop_credits(draft: Draft) -> None:
    """Drop lines that credit a picture or an agency, and cut an agency's name glued to the last paragraph."""
    extent = Extent.of(draft)
    texts = draft.document.texts
    for index in extent.body:
        if len(texts[index]) <= _LONGEST_CREDIT and is_credit(texts[index]):
            draft.relabel(index, Role.CREDIT, "it names a photographer or an agency, and no more", _BY)
    for index in extent.solid[-_LAST_PARAGRAPHS:]:
        _cut_glued(draft, index)


def is_credit(text: str) -> bool:
    """Whether a short line is a credit: "AFP Photo / Ann Lee", "Foto: dpa", "Getty Images", "© Ann Lee"."""
    if _SIGNED.match(text) or (("/" in text or "|" in text) and _AGENCY_PHOTO.match(text)):
        return True
    if cues_of(text)[:1] != (Role.CREDIT,):
        return False
    key = line_key(text)
    if line_role(key) is Role.CREDIT:
        return True
    first, _, rest = key.partition(" ")
    if text[-1] in ".!?" or cue_roles(f"{first} x")[:1] != (Role.CREDIT,):
        return False
    if first in _SOURCES:
        return line_role(rest) is Role.CREDIT
    return _OPENING.match(text) is not None or _LIBRARY.search(text) is not None


def _cut_glued(draft: Draft, index: int) -> None:
    if draft.pinned[index]:
        return
    text = draft.document.texts[index]
    match = _GLUED.search(text, max(0, len(text) - 45))
    if match is None:
        return
    name = match.group(2)
    if line_role(line_key(name)) is Role.CREDIT:
        because = (
            f"the agency {name!r} signs the last sentence"
            if match[1]
            else f"the agency's name {name!r} is glued to the last word"
        )
        start = match.start(1) if match[1] else match.start(2)
        draft.cut(index, Cut(start, match.end(2), Role.CREDIT, because, _BY))
