"""A page rewritten so that a parser's time grows with its length: too deep, too many, too much becomes plain text.

Only tags are touched, never text.
"""

from __future__ import annotations

from collections import Counter
from re import Match

from extractor.model import Notice
from extractor.readers.limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_FORMATTING,
    MAX_NAMES,
    MAX_OPTIONS,
    MAX_ROOT_TAGS,
    MAX_STRAYS,
    MAX_TAGS,
    SHORT_TAG,
)
from extractor.readers.nesting import BREAKING, FORMATTING, ROOTS, VOID, OpenElements
from extractor.readers.tokens import (
    RAW,
    RAW_START,
    TAGS,
    TOKEN,
    attributes,
    end_of_comment,
    end_of_raw,
    end_of_tag,
)

_BREAK = b"<br><br>"

_TOLD = {
    "depth_capped": "Elements nest deeper than {limit}; {count} tags below were left out, their text kept.",
    "attributes_capped": "{count} tags have more than {limit} attributes; the rest was left out.",
    "options_capped": "A select has more than {limit} options; {count} tags were left out, their text kept.",
    "formatting_capped": "More than {limit} formatting elements are never closed; {count} tags were left out.",
    "roots_capped": "The page has {count} html, head and body tags too many; they were left out.",
    "names_capped": "The page has more than {limit} names of elements or attributes; {count} tags were stripped.",
    "tags_capped": "The page has more than {limit} tags; all behind were left out, their text kept.",
    "comment_unclosed": "A comment is never closed; what stands behind it is not shown and was left out.",
}
_LIMITS = {
    "depth_capped": MAX_DEPTH,
    "attributes_capped": MAX_ATTRIBUTES,
    "options_capped": MAX_OPTIONS,
    "formatting_capped": MAX_FORMATTING,
    "names_capped": MAX_NAMES,
    "tags_capped": MAX_TAGS,
}


def reshape(source: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Rewrite a page within `readers.limits`. A page within them comes back as it is, without a notice."""
    rewriting = _Rewriting(source)
    rewriting.run()
    notices = tuple(
        Notice(code, _TOLD[code].format(limit=_LIMITS.get(code), count=count))
        for code, count in sorted(rewriting.capped.items())
    )
    return rewriting.result(), notices


class _Rewriting:
    """One walk over the tags of a page."""

    def __init__(self, source: bytes) -> None:
        self.capped: Counter[str] = Counter()
        self._source = source
        self._open = OpenElements()
        self._dropped: Counter[bytes] = Counter()  # start tags left out whose end tags are to follow
        self._waiting: Counter[bytes] = Counter()  # formatting elements not closed by an end tag
        self._names: set[bytes] = set()
        self._attribute_names: set[bytes] = set()
        self._roots: Counter[bytes] = Counter()
        self._raw = b""  # the element whose text is being passed
        self._options = 0
        self._tags = 0
        self._strays = 0
        self._pieces: list[bytes] = []
        self._copied = 0
        self._broken = -1  # end of the dropped tags behind the last break

    def run(self) -> None:
        position = 0
        while (token := TOKEN.search(self._source, position)) is not None:
            if self._tags >= MAX_TAGS:
                self._strip(token.start())
                return
            position = self._step(token)

    def result(self) -> bytes:
        if not self._pieces and not self._copied:
            return self._source
        return b"".join([*self._pieces, self._source[self._copied :]])

    def _step(self, token: Match[bytes]) -> int:
        """Judge one token; return where the next is to be looked for."""
        start, name = token.start(), token[2]
        if name is None:
            return self._skip(token)
        end = end_of_tag(self._source, token.end())
        self._tags += 1
        name = name.lower()
        if token[1]:
            self._end_tag(name, start, end)
            return end
        code = self._too_much(name)
        if code:
            self._drop(name, start, end, code)
        else:
            self._start_tag(name, start, end)
        return end_of_raw(self._source, name, end) if self._raw else end

    def _skip(self, token: Match[bytes]) -> int:
        """Return the end of a comment or of what parsers take for one."""
        if token[0] != b"<!--":
            end = self._source.find(b">", token.end() - 1)
            return len(self._source) if end < 0 else end + 1
        end = end_of_comment(self._source, token.end())
        if end >= 0:
            return end
        self.capped["comment_unclosed"] += 1
        self._replace(token.start(), len(self._source), b"")
        return len(self._source)

    def _is_raw(self, name: bytes) -> bool:
        """Whether tags are no tags inside an element that starts here."""
        if name not in RAW or self._open.last(b"#foreign") >= 0:
            return False
        return name == b"script" or self._open.last(b"select") < 0

    def _too_much(self, name: bytes) -> str:
        """Return which limit a start tag would break, empty where none."""
        if self._is_raw(name):
            return ""  # without its tag a script would be text
        if name not in self._names:
            if len(self._names) >= MAX_NAMES:
                return "names_capped"
            self._names.add(name)
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
        if end - start > len(name) + 2:
            self._cut_attributes(start + 1 + len(name), end)
        self_closing = self._source[end - 2 : end - 1] == b"/" and self._open.last(b"#foreign") >= 0
        if self._is_raw(name):
            self._raw = name
        if name in VOID or name in ROOTS or self_closing or self._raw:
            return
        if name in FORMATTING:
            self._waiting[name] = 1 if name in (b"a", b"nobr") else self._waiting[name] + 1
        self._open.push(name)

    def _end_tag(self, name: bytes, start: int, end: int) -> None:
        if self._raw:
            self._raw = b""
            return
        if self._dropped[name]:
            self._dropped[name] -= 1
            self._replace(start, end, self._break(name, start))
            return
        is_stray = not self._close(name) and name not in ROOTS
        self._strays += is_stray
        if is_stray and self._strays > MAX_STRAYS:
            self._replace(start, end, b"")
        elif end - start > SHORT_TAG:
            self._replace(start, end, b"</" + name + b">")

    def _close(self, name: bytes) -> bool:
        waiting = name in FORMATTING and self._waiting[name] > 0
        if waiting and not self.capped["formatting_capped"]:
            self._waiting[name] -= 1
        return self._open.close(name) or waiting

    def _drop(self, name: bytes, start: int, end: int, code: str) -> None:
        self.capped[code] += 1
        if name not in VOID and name not in ROOTS and self._source[start + 1 : start + 2] != b"/":
            self._dropped[name] += 1
        self._replace(start, end, self._break(name, start) or self._close_formatting(code))

    def _close_formatting(self, code: str) -> bytes:
        """Return the end tags of what waits to be opened again, once: from there on no such element is opened."""
        if self.capped[code] > 1 or code != "formatting_capped":
            return b""
        return b"".join((b"</" + name + b">") * count for name, count in self._waiting.items())

    def _break(self, name: bytes, start: int) -> bytes:
        """Return what keeps the texts on both sides of a dropped tag apart."""
        if name not in BREAKING or start == self._broken:
            return b""
        return b" " if name in (b"option", b"optgroup") else _BREAK

    def _strip(self, position: int) -> None:
        """Leave out every tag from here on, and what stands in scripts and the like."""
        while (raw := RAW_START.search(self._source, position)) is not None:
            self._strip_run(position, raw.start())
            position = end_of_raw(self._source, raw[1].lower(), raw.end())
            self._replace(raw.start(), position, b"")
        self._strip_run(position, len(self._source))

    def _strip_run(self, start: int, stop: int) -> None:
        text, count = TAGS.subn(b" ", self._source[start:stop])
        self.capped["tags_capped"] += count
        self._replace(start, stop, text)

    def _cut_attributes(self, start: int, end: int) -> None:
        found = attributes(self._source, start, end - 1)
        fresh = {name for name, _ in found[:MAX_ATTRIBUTES]} - self._attribute_names
        if len(self._attribute_names) + len(fresh) > MAX_NAMES:
            self.capped["names_capped"] += 1
            self._replace(start, end, b">")
            return
        self._attribute_names |= fresh
        if len(found) > MAX_ATTRIBUTES:
            self.capped["attributes_capped"] += 1
            self._replace(found[MAX_ATTRIBUTES - 1][1], end, b">")

    def _replace(self, start: int, stop: int, replacement: bytes) -> None:
        if start > self._copied:
            self._pieces.append(self._source[self._copied : start])
        self._pieces.append(replacement)
        self._copied = stop
        if replacement in (_BREAK, b" ") or start == self._broken:
            self._broken = stop
