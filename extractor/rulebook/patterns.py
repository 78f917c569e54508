"""Patterns ready to be searched: compiled once, bounded in time, and what literal each of them needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from extractor.rulebook.regex_syntax import Piece, Sign, pieces

WINDOWS = (4000, 4000, 1000, 300, 150)
"""Characters at one end of a block that a pattern sees where the block is longer, by the power with which a
backtracking engine's time may grow. Set by hand: rules speak of short lines, and the worst case stays under a
second a block. They hold for every engine, so that all give the same answer."""


@dataclass(frozen=True)
class Pattern:
    """A regular expression of a rule.

    It is searched in a block's text; `^` and `$` are the block's ends. Of a block longer than the pattern's window
    the last characters are searched where the pattern ends with `$` alone, else the first ones; a pattern that
    asks for a whole block finds no such block.

    Attributes:
        source: as the rule has it.
    """

    source: str

    @cached_property
    def compiled(self) -> Any:
        """The compiled pattern, of google-re2 where that is installed and keeps the meaning."""
        return _compile(self.source)

    @cached_property
    def exact(self) -> str | None:
        """The whole text that the pattern asks for, None where it allows more than one."""
        return _exact(self.source)

    def search(self, text: str) -> Any:
        """Return the first match in a block's text, or None."""
        if self.exact is not None:
            return _whole(text) if text == self.exact else None
        window = _window(self.source)
        if len(text) <= window:
            return self.compiled.search(text)
        if not self.source.endswith("$"):
            return self.compiled.search(text[:window])
        return None if self.source.startswith("^") else self.compiled.search(text, len(text) - window)

    def found_in(self, text: str) -> bool:
        """Whether a block's text has it."""
        return self.search(text) is not None


@lru_cache(maxsize=4096)
def _exact(source: str) -> str | None:
    row = pieces(source)
    if len(row) < 3 or row[0].sign is not Sign.START or row[-1].sign is not Sign.END:
        return None
    inside = row[1:-1]
    return "".join(each.text for each in inside) if all(each.sign is Sign.LITERAL for each in inside) else None


@lru_cache(maxsize=4096)
def _window(source: str) -> int:
    """Return how much of a long block a pattern may see."""
    row = pieces(source)
    open_ends = sum(each.sign is Sign.QUANTIFIER and each.high is None for each in row)
    anchored = bool(row) and row[0].sign is Sign.START
    return WINDOWS[min(open_ends + (open_ends > 0 and not anchored), len(WINDOWS) - 1)]


_WHOLE = re.compile(r".*", re.DOTALL)


def _whole(text: str) -> re.Match[str] | None:
    return _WHOLE.fullmatch(text)


_UNICODE_CLASSES = {"\\w": r"\p{L}\p{M}\p{N}_", "\\d": r"\p{Nd}", "\\s": r"\s\p{Z}"}


@lru_cache(maxsize=4096)
def _compile(source: str) -> Any:
    """Compile with RE2 where a backtracking engine could become slow, else with `re`.

    RE2's word boundary and capitalised classes know ASCII only, so patterns with these stay with `re`, which is safe
    for all that `faults` lets pass; so do patterns that `re` runs in linear time anyway, which spares the import.
    """
    row = pieces(source)
    open_ends = sum(each.sign is Sign.QUANTIFIER and each.high is None for each in row)
    risky = open_ends > (row[0].sign is Sign.START)
    portable = not any(each.sign is Sign.BOUNDARY or re.search(r"\\[WDS]", each.source) for each in row)
    if risky and portable:
        engine = _re2()
        if engine is not None:
            return engine.compile("".join(map(_for_re2, row)))
    return re.compile(source)


@lru_cache(maxsize=1)
def _re2() -> Any:
    try:
        import re2
    except ImportError:
        return None
    return re2


def _for_re2(piece: Piece) -> str:
    if piece.sign is not Sign.CLASS:
        return re.sub(r"\\u([0-9a-fA-F]{4})", r"\\x{\1}", piece.source)
    if piece.source in _UNICODE_CLASSES:
        return f"[{_UNICODE_CLASSES[piece.source]}]"
    return re.sub(
        r"\\(?:u([0-9a-fA-F]{4})|(.))",
        lambda each: f"\\x{{{each[1]}}}" if each[1] else _UNICODE_CLASSES.get(each[0], each[0]),
        piece.source,
    )
