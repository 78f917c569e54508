"""Declarative shadow roots, which a browser shows in their host's place, as elements that a parser keeps in the tree.

Source: HTML Standard, section 4.12.3, and the attribute's older name, which Chromium read from version 90 to 118.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.readers.tokens import RAW, TOKEN, attributes, end_of_comment, end_of_raw, end_of_tag

_PROSE_BYTES = 80
"""Of a text between two tags what is longer counts as prose; set by hand: menus say little more of an entry."""
_NAMES = frozenset((b"shadowroot", b"shadowrootmode"))
_MARK = re.compile(rb"<template[^<>]*shadowroot", re.IGNORECASE)
_START, _END = b"<shadow-root>", b"</shadow-root>"
"""An element without a meaning of its own, as a host mostly is: it ends no paragraph."""


class _Tag(NamedTuple):
    """A template's tag: where it starts and stops, whether it starts a shadow root, None for an end; prose above it."""

    start: int
    stop: int
    is_root: bool | None
    prose: int


def open_shadow_roots(source: bytes) -> bytes:
    """Return a page whose shadow roots are elements; other templates stay as they are.

    Where most prose stands outside, the roots hold menus and dialogues that only their style sheets hide, and are left
    alone. Measured on the eleven of 1497 pages of WCXB's development set that have any: all open, a page with a menu of
    925 entries falls from .93 to .73 and none wins. Linear.
    """
    if not _MARK.search(source):
        return source
    pieces, copied = list[bytes](), 0
    roots = list[bool]()  # whether each open template is one
    depth = inside = before = 0  # open roots; bytes of prose in roots, and above
    for start, stop, is_root, prose in _template_tags(source):
        inside += (prose - before) * (depth > 0)
        before = prose
        is_end = is_root is None
        if not is_end:
            roots.append(bool(is_root))
        if is_root or (is_end and roots and roots.pop()):
            depth += -1 if is_end else 1
            pieces += [source[copied:start], _END if is_end else _START]
            copied = stop
    return b"".join([*pieces, source[copied:]]) if 2 * inside > before else source


def _template_tags(source: bytes) -> Iterator[_Tag]:
    """Yield each tag of a template, and a tag without length at the end of the page."""
    position = prose = 0
    while position >= 0 and (token := TOKEN.search(source, position)) is not None:
        text = len(source[position : token.start()].strip())
        prose += max(0, text - _PROSE_BYTES)
        if token[2] is None:
            position = end_of_comment(source, token.end()) if token[0] == b"<!--" else token.end()
            continue
        name, position = token[2].lower(), end_of_tag(source, token.end())
        if name == b"template":
            names = {each for each, _ in attributes(source, token.end(), position - 1)}
            yield _Tag(token.start(), position, None if token[1] else not _NAMES.isdisjoint(names), prose)
        elif name in RAW and not token[1]:
            position = _past_raw(source, name, position)
    yield _Tag(len(source), len(source), False, prose)


def _past_raw(source: bytes, name: bytes, position: int) -> int:
    """Return one past the end tag of an element of `RAW`: what stands in it is no prose."""
    end = end_of_raw(source, name, position)
    return end_of_tag(source, min(end + len(name) + 2, len(source)))
