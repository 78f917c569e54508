"""The first line of a page of the Unix manual: "LS(1)   User Commands   LS(1)"."""

from __future__ import annotations

from extractor.text import pattern

_HEADER = pattern(r"\s*(?P<name>[\w.:+@\[-]{1,60}\(\d[a-z]{0,8}\))\s.{0,200}\s(?P=name)\s*(?:\n|$)", 0)
_FIRST = 2000


def manual_name(text: str) -> str:
    """Return the page's name with its section, "LS(1)", where a text's first line with words is its header."""
    header = _HEADER.match(text[:_FIRST])
    return header["name"] if header else ""
