"""Text that Markdown must not take for markup: escapes inside a line, at its start, in addresses and around code.

Source: CommonMark 0.31, sections 2.4, 4 and 6; GitHub Flavored Markdown, section 4.10 (tables).
"""

from __future__ import annotations

import re
import unicodedata
from string import punctuation

_INSIDE = re.compile(
    r"[\\`*\[\]<]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # underscores inside a word are text
    r"|&(?=#?\w{1,32};)"
    r"|~(?=~)|(?<=\S)~"
)
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$"
    r"|[-:|][-:|\s]*$"  # a rule, or the delimiter row of a table
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_TICKS = re.compile("`+")
_GAPS = frozenset(" \t\n\xa0\u3000" + punctuation)


def escape(text: str) -> str:
    """Return text with a backslash before everything that could be markup inside a line."""
    return _INSIDE.sub(r"\\\g<0>", text)


def escape_start(line: str) -> str:
    """Return a line, stripped and escaped inside, that begins no heading, quote, list, rule or table."""
    if _LINE_START.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if line[:1].isdigit() and _NUMBERED.match(line) else line


def destination(address: str) -> str:
    """Return a safe address as the destination of a link: no unbalanced parentheses, no entities."""
    if not _balanced(address):
        address = address.replace("(", "%28").replace(")", "%29")
    return _ENTITY.sub("&amp;", address)


def _balanced(address: str) -> bool:
    depth = 0
    for character in address:
        depth += (character == "(") - (character == ")")
        if depth < 0 or depth > 30:
            return False
    return depth == 0


def code_span(text: str) -> str:
    """Return text as a code span: line ends as spaces, a fence that does not occur inside."""
    text = " ".join(text.split())
    longest = {len(run) for run in _TICKS.findall(text)}
    fence = next("`" * size for size in range(1, len(longest) + 2) if size not in longest)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def code_fence(text: str) -> str:
    """Return a fence longer than every run of backticks in a listing."""
    return "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(text)), 3)


def is_word(character: str) -> bool:
    """Whether every reader of Markdown takes a character for part of a word, beside emphasis marks."""
    return character.isalnum()


def is_gap(character: str) -> bool:
    """Whether every reader of Markdown takes a character, or the end of a line (""), for space or punctuation."""
    return not character or character in _GAPS or unicodedata.category(character)[0] == "P"
