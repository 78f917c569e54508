"""A page rewritten so that a parser's time grows with its length: too deep, too many, too much becomes plain text.

Only tags are touched, never text. Source of the tokens: HTML Standard, section 13.2.5.
"""

from __future__ import annotations

import re
from collections import Counter

from extractor.model import Notice
from extractor.readers.nesting import BREAKING, FORMATTING, ROOTS, VOID, OpenElements

MAX_DEPTH = 512
"""Open elements at once. Source: Chromium's HTML parser, which nests no deeper either."""

MAX_ATTRIBUTES = 256
"""Attributes of one tag. Set by hand: pages have up to some dozens."""

MAX_OPTIONS = 1000
"""Options of one select. Set by hand: a list of countries has 250; Lexbor's time is quadratic in them."""

MAX_FORMATTING = 16
"""Formatting elements that wait to be opened again. Set by hand: each new block opens them all."""

MAX_ROOT_TAGS = 20
"""Tags of html, head and body each. Set by hand: further ones only add attributes to the first."""

MAX_STRAYS = 1000
"""End tags without an open element. Set by hand: a parser looks through all open elements for each."""

MAX_TAGS = 150_000
"""Tags of a page. Set by hand: ten times what the largest honest pages have that we measured."""

_WHITE = rb"\t\n\f\r "
_TOKEN = re.compile(rb"<(?:(/?)([a-zA-Z][^" + _WHITE + rb"/>]*+)|!--|[!?/])")
_ATTRIBUTE = rb"[^%(w)s/>][^%(w)s/>=]*+(?:[%(w)s]*+=[%(w)s]*+(?:\"[^\"]*+\"|'[^']*+'|[^%(w)s>\"'][^%(w)s>]*+)?+)?+" % {
    b"w": _WHITE
}
_REST = re.compile(rb"(?:[" + _WHITE + rb"/]++|" + _ATTRIBUTE + rb")*+>")
_TAGS = re.compile(rb"(?:</?+[a-zA-Z][^" + _WHITE + rb"/>]*+(?:[" + _WHITE + rb"/]++|" + _ATTRIBUTE + rb")*+>)++")
_FIRST_ATTRIBUTES = re.compile(rb"(?:[%s/]*+%s){%d}" % (_WHITE, _ATTRIBUTE, MAX_ATTRIBUTES))
_COMMENT_END = re.compile(rb"--!?>|(?<=<!--)-?>")
_RAW = frozenset(b"iframe noembed noframes script style textarea title xmp".split())
_RAW_START = re.compile(rb"<(" + b"|".join(sorted(_RAW)) + rb")(?=[" + _WHITE + rb"/>])", re.IGNORECASE)
_RAW_END = {name: re.compile(rb"</" + name + rb"(?=[" + _WHITE + rb"/>])", re.IGNORECASE) for name in _RAW}
_SCRIPT = re.compile(rb"<!--|-->|<(/?)script(?=[" + _WHITE + rb"/>])", re.IGNORECASE)
_SHORT_TAG = 3 * MAX_ATTRIBUTES  # a tag of fewer bytes has no more attributes than allowed
_BREAK = b"<br><br>"

_TOLD = {
    "depth_capped": "Elements nest deeper than {limit}; {count} tags below were left out, their text kept.",
    "attributes_capped": "{count} tags have more than {limit} attributes; the rest was left out.",
    "options_capped": "A select has more than {limit} options; {count} tags were left out, their text kept.",
    "formatting_capped": "More than {limit} formatting elements are never closed; {count} tags were left out.",
    "roots_capped": "The page has {count} html, head and body tags too many; they were left out.",
    "tags_capped": "The page has more than {limit} tags; all behind were left out, their text kept.",
    "comment_unclosed": "A comment is never closed; what stands behind it is not shown and was left out.",
}
_LIMITS = {
    "depth_capped": MAX_DEPTH,
    "attributes_capped": MAX_ATTRIBUTES,
    "options_capped": MAX_OPTIONS,
    "formatting_capped": MAX_FORMATTING,
    "tags_capped": MAX_TAGS,
}


def reshape(source: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Rewrite a page within the limits of this module. A page within them comes back as it is, without a notice."""
    rewriting = _Rewriting(source)
    rewriting.run()
    notices = tuple(
        Notice(code, _TOLD[code].format(limit=_LIMITS.get(code), count=count))
        for code, count in sorted(rewriting.capped.items())
    )
    return rewriting.result(), notices


def long_tag_at(source: bytes, place: int) -> bool:
    """Whether a place stands inside a tag that may have more attributes than allowed."""
    start = source.rfind(b"<", 0, place)
    if start < 0 or place - start < _SHORT_TAG or source.find(b">", start, start + _SHORT_TAG) >= 0:
        return False
    token = _TOKEN.match(source, start)
    return token is not None and token[2] is not None and _FIRST_ATTRIBUTES.match(source, token.end()) is not None


class _Rewriting:
    """One walk over the tags of a page."""

    def __init__(self, source: bytes) -> None:
        self.capped: Counter[str] = Counter()
        self._source = source
        self._open = OpenElements()
        self._dropped: Counter[bytes] = Counter()  # start tags left out whose end tags are to follow
        self._waiting: Counter[bytes] = Counter()  # formatting elements not closed by an end tag
        self._roots: Counter[bytes] = Counter()
        self._options = 0
        self._tags = 0
        self._strays = 0
        self._pieces: list[bytes] = []
        self._copied = 0
        self._broken = -1  # end of the dropped tags behind the last break

    def run(self) -> None:
        position = 0
        while (token := _TOKEN.search(self._source, position)) is not None:
            if self._tags >= MAX_TAGS:
                self._strip(token.start())
                return
            position = self._step(token)

    def result(self) -> bytes:
        if not self._pieces and not self._copied:
            return self._source
        return b"".join([*self._pieces, self._source[self._copied :]])

    def _step(self, token: re.Match[bytes]) -> int:
        """Judge one token; return where the next is to be looked for."""
        start, name = token.start(), token[2]
        if name is None:
            return self._skip(token)
        end = self._end_of_tag(token)
        self._tags += 1
        name = name.lower()
        if token[1]:
            self._end_tag(name, start, end)
            return end
        code = self._too_much(name)
        if code:
            self._drop(name, start, end, code)
            return end if name not in _RAW else self._end_of_raw(name, end)
        self._start_tag(name, start, end)
        return self._end_of_raw(name, end) if name in _RAW else end

    def _skip(self, token: re.Match[bytes]) -> int:
        """Return the end of a comment or of what parsers take for one."""
        if token[0] != b"<!--":
            end = self._source.find(b">", token.end() - 1)
            return len(self._source) if end < 0 else end + 1
        closed = _COMMENT_END.search(self._source, token.end())
        if closed is not None:
            return closed.end()
        self.capped["comment_unclosed"] += 1
        self._replace(token.start(), len(self._source), b"")
        return len(self._source)

    def _end_of_tag(self, token: re.Match[bytes]) -> int:
        rest = _REST.match(self._source, token.end())
        return len(self._source) if rest is None else rest.end()

    def _end_of_raw(self, name: bytes, position: int) -> int:
        """Return the end of an element's text in which tags are no tags."""
        if self._open.last(b"#foreign") >= 0 or (self._open.last(b"select") >= 0 and name != b"script"):
            return position
        if name == b"script":
            return self._end_of_script(position)
        closed = _RAW_END[name].search(self._source, position)
        return len(self._source) if closed is None else closed.start()

    def _end_of_script(self, position: int) -> int:
        """Return the end of a script, in which a comment may hold a whole script element."""
        in_comment = in_inner = False
        while (mark := _SCRIPT.search(self._source, position)) is not None:
            position = mark.end()
            if mark[0] == b"<!--":
                in_comment, position = True, mark.start() + 2  # its dashes may end it
            elif mark[0] == b"-->":
                in_comment = in_inner = False
            elif not mark[1]:
                in_inner = in_comment
            elif not in_inner:
                return mark.start()
            else:
                in_inner = False
        return len(self._source)

    def _too_much(self, name: bytes) -> str:
        """Return which limit a start tag would break, empty where none."""
        if name in ROOTS:
            self._roots[name] += 1
            return "roots_capped" if self._roots[name] > MAX_ROOT_TAGS else ""
        if name in (b"option", b"optgroup"):
            self._options += 1
            if self._options > MAX_OPTIONS:
                return "options_capped"
        if name in FORMATTING and name not in (b"a", b"nobr") and self._waiting.total() >= MAX_FORMATTING:
            return "formatting_capped"
        self._open.make_room(name)
        return "depth_capped" if len(self._open) >= MAX_DEPTH and name not in VOID else ""

    def _start_tag(self, name: bytes, start: int, end: int) -> None:
        if name == b"select":
            self._options = 0
        if end - start > _SHORT_TAG:
            self._cut_attributes(start + 1 + len(name), end)
        self_closing = self._source[end - 2 : end - 1] == b"/" and self._open.last(b"#foreign") >= 0
        if name in VOID or name in ROOTS or self_closing:
            return
        if name in FORMATTING:
            self._waiting[name] = 1 if name in (b"a", b"nobr") else self._waiting[name] + 1
        self._open.push(name)

    def _end_tag(self, name: bytes, start: int, end: int) -> None:
        if self._dropped[name]:
            self._dropped[name] -= 1
            self._replace(start, end, self._break(name, start))
            return
        is_stray = not self._close(name) and name not in ROOTS
        self._strays += is_stray
        if is_stray and self._strays > MAX_STRAYS:
            self._replace(start, end, b"")
        elif end - start > _SHORT_TAG:
            self._replace(start, end, b"</" + name + b">")

    def _close(self, name: bytes) -> bool:
        waiting = name in FORMATTING and self._waiting[name] > 0
        if waiting:
            self._waiting[name] -= 1
        return self._open.close(name) or waiting

    def _drop(self, name: bytes, start: int, end: int, code: str) -> None:
        self.capped[code] += 1
        if name not in VOID and name not in ROOTS and self._source[start + 1 : start + 2] != b"/":
            self._dropped[name] += 1
        self._replace(start, end, self._break(name, start))

    def _break(self, name: bytes, start: int) -> bytes:
        """Return what keeps the texts on both sides of a dropped tag apart."""
        if name not in BREAKING or start == self._broken:
            return b""
        return b" " if name in (b"option", b"optgroup") else _BREAK

    def _strip(self, position: int) -> None:
        """Leave out every tag from here on, and what stands in scripts and the like."""
        while (raw := _RAW_START.search(self._source, position)) is not None:
            self._strip_run(position, raw.start())
            position = self._end_of_raw(raw[1].lower(), raw.end())
            self._replace(raw.start(), position, b"")
        self._strip_run(position, len(self._source))

    def _strip_run(self, start: int, stop: int) -> None:
        text, count = _TAGS.subn(b" ", self._source[start:stop])
        self.capped["tags_capped"] += count
        self._replace(start, stop, text)

    def _cut_attributes(self, start: int, end: int) -> None:
        allowed = _FIRST_ATTRIBUTES.match(self._source, start, end)
        if allowed is None or allowed.end() >= end - 1:
            return
        self.capped["attributes_capped"] += 1
        self._replace(allowed.end(), end, b">")

    def _replace(self, start: int, stop: int, replacement: bytes) -> None:
        if start > self._copied:
            self._pieces.append(self._source[self._copied : start])
        self._pieces.append(replacement)
        self._copied = stop
        if replacement or start == self._broken:
            self._broken = stop
