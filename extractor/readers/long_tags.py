"""Tags with more attributes than a parser can take: a look at one tag, and a walk through a page."""

from __future__ import annotations

from re import Match

from extractor.readers.limits import MAX_ATTRIBUTES, SHORT_TAG
from extractor.readers.tokens import RAW, TOKEN, end_of_comment, end_of_raw, end_of_tag, has_attributes

_LOOK_AHEAD = 65_536
"""Bytes of a tag that one look counts attributes in; set by hand: only short ones can be many."""

_FOREIGN = frozenset((b"svg", b"math"))


def looks_long(source: bytes, start: int) -> bool:
    """Whether what stands behind a `<` may be a tag of too many attributes; a script or a long value looks so."""
    token = TOKEN.match(source, start)
    if token is None or token[2] is None:
        return False
    return has_attributes(source, token.end(), MAX_ATTRIBUTES + 1, token.end() + _LOOK_AHEAD)


def has_long_tag(source: bytes) -> bool:
    """Whether a tag of a page has more attributes than allowed. Comments, scripts and the like are passed over.

    True as well where a comment never ends. Linear; a tag takes a fifth of the time that it takes to rewrite a page.
    """
    position, foreign = 0, 0
    while (token := TOKEN.search(source, position)) is not None:
        if token[2] is None:
            position = _end_of_markup(source, token)
            if position < 0:
                return True
            continue
        name, start, position = token[2].lower(), token.start(), end_of_tag(source, token.end())
        if position - start >= SHORT_TAG and has_attributes(source, token.end(), MAX_ATTRIBUTES + 1, position):
            return True
        if name in _FOREIGN and source[position - 2 : position - 1] != b"/":
            foreign = max(0, foreign + (-1 if token[1] else 1))
        elif name in RAW and not foreign and not token[1]:
            position = end_of_raw(source, name, position)
    return False


def _end_of_markup(source: bytes, token: Match[bytes]) -> int:
    """Return one past the end of a comment or of what parsers take for one, -1 where it never ends."""
    if token[0] == b"<!--":
        return end_of_comment(source, token.end())
    end = source.find(b">", token.end() - 1)
    return len(source) if end < 0 else end + 1
