"""The syntax of patterns: what every engine understands and what is safe in a backtracking one.

Patterns are the subset that RE2 and Python's `re` share, so that a rule means the same wherever it runs.
`faults` also refuses what makes `re` slow: quantifiers inside repeated groups, repeated alternatives that
may begin alike, and more than three open quantifiers.
Source: the classes of ambiguity in Weideman et al. 2016, "Analyzing matching time behavior of backtracking
regular expression matchers", checked conservatively.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

MAX_LENGTH = 300
"""Longest pattern, characters. Source: studies of site rules; the longest hand-written one has 180."""

MAX_OPEN = 3
"""Most quantifiers without an upper end in one pattern. Set by hand: each adds a power to the worst time."""

MAX_REPEAT = 1000
"""Largest count in {m,n}. Source: RE2 refuses more."""


class Sign(Enum):
    """What a piece of a pattern is."""

    LITERAL = auto()
    CLASS = auto()
    START = auto()
    END = auto()
    BOUNDARY = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()
    QUANTIFIER = auto()
    FOREIGN = auto()


class Piece(NamedTuple):
    """A piece of a pattern.

    Attributes:
        sign: what it is.
        source: as the pattern has it.
        text: the characters of a literal, one where a quantifier follows; the reason of a foreign piece.
        low: least repeats of a quantifier.
        high: most repeats, None without an upper end.
    """

    sign: Sign
    source: str
    text: str = ""
    low: int = 1
    high: int | None = 1


_PIECE = re.compile(
    r"""
    (?P<plain>[^\\\[(){}*+?^$|.]+(?![*+?{]))
  | (?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.))
  | (?P<class>\[\^?\]?(?:\\.|\[:\^?[a-z]+:\]|[^\]\\])*\])
  | (?P<open>\((?:\?(?:P?<[A-Za-z_]\w*>|P=\w+\)|[imsx-]*[:)]|\#[^)]*\)|<?[=!]|>|.)?)?)
  | (?P<quantifier>(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS_ESCAPES = frozenset("wWdDsS")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_LOOKS = {"(?=": "look-ahead", "(?!": "look-ahead", "(?<=": "look-behind", "(?<!": "look-behind", "(?>": "atomic group"}


@lru_cache(maxsize=4096)
def pieces(pattern: str) -> tuple[Piece, ...]:
    """Split a pattern. Empty for an empty pattern."""
    return tuple(map(_piece, _PIECE.finditer(pattern)))


def _piece(match: re.Match[str]) -> Piece:
    source, kind = match.group(), match.lastgroup or "other"
    if kind == "plain":
        return Piece(Sign.LITERAL, source, source)
    made = _MAKERS.get(kind)
    if made:
        return made(source)
    sign = {"^": Sign.START, "$": Sign.END, "|": Sign.BAR, ".": Sign.CLASS, ")": Sign.CLOSE}.get(source, Sign.LITERAL)
    return Piece(sign, source, source if sign is Sign.LITERAL else "")


def _class(source: str) -> Piece:
    inside = re.sub(r"\\.", "", source[1:-1], flags=re.DOTALL)
    if re.search(r"\[|--|&&|~~|\|\|", inside):
        return Piece(Sign.FOREIGN, source, f"{source}; put a backslash before a bracket or a doubled sign in a set")
    return Piece(Sign.CLASS, source)


def _escape(source: str) -> Piece:
    letter = source[1]
    if letter in "xu" and len(source) > 2:
        return Piece(Sign.LITERAL, source, re.sub(r"\\[xu](.*)", lambda digits: chr(int(digits[1], 16)), source))
    if letter in _CLASS_ESCAPES:
        return Piece(Sign.CLASS, source)
    if letter in "bB":
        return Piece(Sign.BOUNDARY, source)
    if letter.isascii() and letter.isalnum() and letter not in _CONTROLS:
        what = f"the back-reference {source}" if letter.isdigit() else f"{source}, which not every engine knows"
        return Piece(Sign.FOREIGN, source, what)
    return Piece(Sign.LITERAL, source, _CONTROLS.get(letter, letter))


def _open(source: str) -> Piece:
    if source in _LOOKS:
        return Piece(Sign.FOREIGN, source, f"a {_LOOKS[source]} {source}")
    if source.startswith("(?P="):
        return Piece(Sign.FOREIGN, source, f"the back-reference {source}")
    if source in ("(", "(?:") or source.startswith("(?P<") or re.fullmatch(r"\(\?[ims]+:", source):
        return Piece(Sign.OPEN, source)
    if re.fullmatch(r"\(\?[ims]+\)", source):
        return Piece(Sign.BOUNDARY, source)
    return Piece(Sign.FOREIGN, source, f"{source}, which not every engine knows")


def _quantifier(source: str) -> Piece:
    if len(source) > 1 and source.endswith("+"):
        return Piece(Sign.FOREIGN, source, f"the possessive quantifier {source}")
    body = source.removesuffix("?") or source
    if body in ("*", "+"):
        return Piece(Sign.QUANTIFIER, source, low=int(body == "+"), high=None)
    if body == "?":
        return Piece(Sign.QUANTIFIER, source, low=0)
    low, comma, high = body[1:-1].partition(",")
    if not low:
        return Piece(Sign.FOREIGN, source, f"{source}; write {{0,n}}, or a backslash before a brace")
    most = int(high) if high else None if comma else int(low)
    return Piece(Sign.QUANTIFIER, source, low=int(low), high=most)


_MAKERS = {"escape": _escape, "class": _class, "open": _open, "quantifier": _quantifier}


def faults(pattern: str) -> Iterator[str]:
    """Yield why a pattern must not be used, as clauses. Nothing where it is fit for use."""
    if len(pattern) > MAX_LENGTH:
        yield f"the pattern has {len(pattern)} characters; {MAX_LENGTH} are allowed"
        return
    row = pieces(pattern)
    yield from (f"the pattern has {piece.text}" for piece in row if piece.sign is Sign.FOREIGN)
    try:
        re.compile(pattern)
    except (re.error, OverflowError) as error:
        yield f"the pattern is not a regular expression: {error}"
        return
    if any(max(piece.low, piece.high or 0) > MAX_REPEAT for piece in row):
        yield f"the pattern counts beyond {MAX_REPEAT}"
    if sum(piece.sign is Sign.QUANTIFIER and piece.high is None for piece in row) > MAX_OPEN:
        yield f"the pattern has more than {MAX_OPEN} quantifiers without an upper end (*, +, {{n,}})"
    yield from _nested(row)


@dataclass(slots=True)
class _Group:
    """What a group holds, as far as repeating it is concerned."""

    open_inside: bool = False
    varying_inside: bool = False
    starts: list[str] | None = None
    expects_start: bool = True

    def begin(self, piece: Piece) -> None:
        """Note how an alternative of the group begins; an empty text is "may begin with anything"."""
        if self.expects_start:
            self.starts = [*(self.starts or ()), piece.text[:1] if piece.sign is Sign.LITERAL else ""]
            self.expects_start = False

    def ambiguous(self) -> bool:
        """Whether two alternatives may begin alike."""
        starts = self.starts or [""]
        return len(starts) > 1 and ("" in starts or len(set(map(str.casefold, starts))) < len(starts))


def _nested(row: Sequence[Piece]) -> Iterator[str]:
    """Yield what makes a repeated group ambiguous."""
    stack = [_Group()]
    closed: _Group | None = None
    for piece in row:
        if piece.sign is Sign.QUANTIFIER:
            yield from _repeat(stack[-1], closed, piece)
            closed = None
            continue
        closed = None
        if piece.sign is Sign.OPEN:
            stack[-1].begin(piece)
            stack.append(_Group())
        elif piece.sign is Sign.CLOSE and len(stack) > 1:
            closed = stack.pop()
            stack[-1].open_inside |= closed.open_inside
            stack[-1].varying_inside |= closed.varying_inside
        elif piece.sign is Sign.BAR:
            stack[-1].expects_start = True
        else:
            stack[-1].begin(piece)


def _repeat(around: _Group, closed: _Group | None, piece: Piece) -> Iterator[str]:
    around.open_inside |= piece.high is None
    around.varying_inside |= piece.low != piece.high
    if closed is None or piece.high == 1:
        return
    if closed.open_inside or (piece.high is None and closed.varying_inside):
        yield f"the pattern has a quantifier inside a group that {piece.source} repeats"
    elif closed.ambiguous():
        yield f"the pattern repeats ({piece.source}) a group whose alternatives may begin alike"
