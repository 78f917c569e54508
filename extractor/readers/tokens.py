"""Where the tags, attributes, comments and scripts of a page begin and end, by scans that never go back.

Source: HTML Standard, section 13.2.5. Every pattern is possessive, so that each takes time in proportion to what it
passes; where a page ends inside a tag, the tag reaches to the end.
"""

from __future__ import annotations

import re
from functools import cache

_WHITE = rb"\t\n\f\r "
_NAME = rb"[^%(w)s/>][^%(w)s/>=]*+"
_VALUE = rb"(?:[%(w)s]*+=[%(w)s]*+(?:\"[^\"]*+\"|'[^']*+'|[^%(w)s>\"'][^%(w)s>]*+)?+)?+"
_ATTRIBUTE = (_NAME + _VALUE) % {b"w": _WHITE}
_REST_OF_TAG = rb"(?:[" + _WHITE + rb"/]++|" + _ATTRIBUTE + rb")*+>"
_END_OF_NAME = rb"(?=[" + _WHITE + rb"/>])"

TOKEN = re.compile(rb"<(?:(/?)([a-zA-Z][^" + _WHITE + rb"/>]*+)|!--|[!?/])")
"""What can begin a tag or a comment: (slash, name), both None for a comment."""

TAGS = re.compile(rb"(?:</?+[a-zA-Z][^" + _WHITE + rb"/>]*+" + _REST_OF_TAG + rb")++")
"""A run of tags with nothing between them."""

RAW = frozenset(b"iframe noembed noframes script style textarea title xmp".split())
"""Elements in whose text tags are no tags."""

RAW_START = re.compile(rb"<(" + b"|".join(sorted(RAW)) + rb")" + _END_OF_NAME, re.IGNORECASE)
"""The start of such an element: (name)."""

_REST = re.compile(_REST_OF_TAG)
_ATTRIBUTES = re.compile((rb"(" + _NAME + rb")" + _VALUE) % {b"w": _WHITE})
_COMMENT_END = re.compile(rb"--!?>|(?<=<!--)-?>")
_RAW_END = {name: re.compile(rb"</" + name + _END_OF_NAME, re.IGNORECASE) for name in RAW}
_PLAIN, _COMMENT, _INNER = 0, 1, 2
_SCRIPT = re.compile(rb"<!--|-->|<(/?)script" + _END_OF_NAME, re.IGNORECASE)
_OUTSIDE_COMMENTS = re.compile(rb"<(?:!--|(/)script" + _END_OF_NAME + rb")", re.IGNORECASE)
"""What counts in a script before a comment: all of it begins with one sign, which is found in a tenth of the time."""


def end_of_tag(source: bytes, position: int) -> int:
    """Return one past the `>` of a tag whose name ends at a position."""
    rest = _REST.match(source, position)
    return len(source) if rest is None else rest.end()


def attributes(source: bytes, start: int, stop: int) -> list[tuple[bytes, int]]:
    """Return the name and the end of each attribute between a tag's name and its `>`."""
    return [(match[1].lower(), match.end()) for match in _ATTRIBUTES.finditer(source, start, stop)]


@cache
def _many(number: int) -> re.Pattern[bytes]:
    return re.compile(rb"(?:[" + _WHITE + rb"/]*+" + _ATTRIBUTE + rb"){%d}" % number)


def has_attributes(source: bytes, position: int, number: int, stop: int) -> bool:
    """Whether a tag whose name ends at a position has so many attributes before `stop`."""
    return _many(number).match(source, position, stop) is not None


def end_of_comment(source: bytes, position: int) -> int:
    """Return one past the end of a comment whose `<!--` ends at a position, -1 where it never ends."""
    closed = _COMMENT_END.search(source, position)
    return -1 if closed is None else closed.end()


def end_of_raw(source: bytes, name: bytes, position: int) -> int:
    """Return where the end tag of an element of `RAW` begins."""
    if name == b"script":
        return _end_of_script(source, position)
    closed = _RAW_END[name].search(source, position)
    return len(source) if closed is None else closed.start()


def _end_of_script(source: bytes, position: int) -> int:
    """Return where a script's end tag begins; a comment in the script may hold a whole script element."""
    state = _PLAIN
    while (mark := (_SCRIPT if state else _OUTSIDE_COMMENTS).search(source, position)) is not None:
        if mark[1] and state != _INNER:
            return mark.start()
        state = _after(state, mark)
        position = mark.start() + 2 if mark[0] == b"<!--" else mark.end()  # the dashes may end the comment too
    return len(source)


def _after(state: int, mark: re.Match[bytes]) -> int:
    if mark[0] == b"<!--":
        return max(state, _COMMENT)
    if mark[0] == b"-->":
        return _PLAIN
    return _INNER if state and not mark[1] else min(state, _COMMENT)
