"""Links and pictures as Markdown writes them in a line of text: spans over the words instead of signs among them.

Pages that were saved for language models are Markdown. Half of a menu's characters are addresses there, which are no
words of the page.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Inline, InlineKind, Picture
from extractor.text import pattern

SIGN = "]("
"""Text without it holds no link."""

_STAND_IN = "\ufffc"
"""Stands for a picture until its place is known. Source: Unicode, object replacement character."""

_SURE = r"(?:https?:)?//|[/#?]|\.{1,2}/|(?:mailto|tel|data|javascript):|www\."
_REST = r"[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*"
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'))?\s*"""
_PICTURE = pattern(rf"!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<target>{_REST})>?{_TITLE}\)")
_LINK = pattern(
    rf"\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<sure>(?:{_SURE}){_REST})>?{_TITLE}\)"
    rf"|(?<![\w)\]])\[(?P<named>[^\[\]]*)\]\(\s*<?(?P<likely>[\w%+~-]+[./]{_REST})>?{_TITLE}\)"
)
"""After a word or a bracket, where code has `rows[0](page.text)`, an address must begin like one."""
_TARGET = pattern(rf"\]\(\s*<?{_REST}>?{_TITLE}\)")


class Marked(NamedTuple):
    """A line whose links and pictures were taken out of its text.

    Attributes:
        text: its words; empty for a picture that stands alone.
        inlines: links and pictures, as spans over the text.
        picture: the picture, where the line is nothing else.
    """

    text: str
    inlines: tuple[Inline, ...] = ()
    picture: Picture | None = None


def take_links(texts: list[str]) -> dict[int, Marked]:
    """Return the lines that hold links or pictures, by their index; a line that is only an address stays as it is."""
    held = [index for index, text in enumerate(texts) if SIGN in text]
    return {index: marked for index in held if (marked := _marked(texts[index])) is not None}


def link_spans(text: str) -> list[range]:
    """Return the characters of each link and picture in a text."""
    pictures = [range(*found.span()) for found in _PICTURE.finditer(text)]
    covered = _PICTURE.sub(lambda found: _STAND_IN * len(found.group()), text)
    return [*pictures, *(range(*found.span()) for found in _LINK.finditer(covered))]


def without_addresses(text: str) -> str:
    """Return a text without the addresses of its links."""
    return _TARGET.sub("]", text)


def _marked(line: str) -> Marked | None:
    if _STAND_IN in line:
        return None
    pictures = list(_PICTURE.finditer(line))
    standing = _PICTURE.sub(_STAND_IN, line)
    text, links = _without_links(standing)
    if text == _STAND_IN:
        return Marked("", (), Picture(pictures[0]["target"], pictures[0]["alt"].strip()))
    if pictures:
        text, links = _without_pictures(text, links, [found["target"] for found in pictures])
    if not links or not text:
        return None
    return Marked(text, tuple(sorted(links, key=lambda each: (each.start, -each.stop))))


def _without_links(line: str) -> tuple[str, list[Inline]]:
    """Return a line with the words of its links alone, and the links."""
    parts: list[str] = []
    links: list[Inline] = []
    size = end = 0
    for found in _LINK.finditer(line):
        words = (found["words"] or found["named"] or "").strip()
        if found.group().count(_STAND_IN) > words.count(_STAND_IN):
            continue  # a picture inside an address or its title: no link that anybody wrote
        before = line[end : found.start()]
        start = size + len(before)
        parts += [before, words]
        size, end = start + len(words), found.end()
        if words:
            links.append(Inline(start, size, InlineKind.LINK, found["sure"] or found["likely"]))
    return "".join([*parts, line[end:]]), links


def _without_pictures(text: str, links: list[Inline], targets: list[str]) -> tuple[str, list[Inline]]:
    """Return a line without its pictures and the blanks that they leave behind; spans are moved along."""
    kept: list[str] = []
    places: list[int] = []
    stands: list[int] = []
    for character in text:
        places.append(len(kept))
        if character == _STAND_IN:
            stands.append(len(kept))
        elif character != " " or (kept and kept[-1] != " "):
            kept.append(character)
    left = "".join(kept).rstrip()
    places = [min(place, len(left)) for place in (*places, len(kept))]
    moved = [link._replace(start=places[link.start], stop=places[link.stop]) for link in links]
    ends = [min(place, len(left)) for place in stands]
    pictures = [Inline(end, end, InlineKind.PICTURE, target) for end, target in zip(ends, targets, strict=True)]
    return left, [*(link for link in moved if link.start < link.stop), *pictures]
