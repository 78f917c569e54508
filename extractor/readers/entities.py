"""Character references that a careless flattener left behind: resolved once, unless the page is about them.

`&nbsp;` or `&#8217;` in running text is a leftover. `&lt;` is one only on a page that was never unescaped: one
without bare ampersands and without tags; elsewhere it is what the author wanted to show.
"""

from __future__ import annotations

import re

from extractor.text import pattern

_REFERENCE = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SYNTAX = frozenset(["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#38;", "&#60;", "&#62;", "&#038;"])
_ABOUT_MARKUP = pattern(r"<[a-zA-Z/!][^<>]{0,200}>|&lt;|[`\"'“‘«](?:&[#\w]+;)[`\"'”’»]|\bentit|character reference")
_BARE = pattern(r"&(?:\s|$)")
_TAG = pattern(r"</?[a-zA-Z][^<>\n]{0,200}>")


def unescape_leftovers(lines: list[str]) -> list[str]:
    """Resolve leftover references, line by line; none is resolved twice (`&amp;lt;` gives `&lt;`)."""
    touched = [number for number, line in enumerate(lines) if "&" in line and ";" in line and _REFERENCE.search(line)]
    if not touched:
        return lines
    escaped = not any(("&" in line and _BARE.search(line)) or ("<" in line and _TAG.search(line)) for line in lines)
    lines = lines.copy()
    for number in touched:
        if escaped or not _ABOUT_MARKUP.search(lines[number]):
            lines[number] = _unescape(lines[number], everything=escaped)
    return lines


def _unescape(line: str, *, everything: bool) -> str:
    from html import unescape

    def resolved(match: re.Match[str]) -> str:
        reference = match.group()
        if not everything and reference in _SYNTAX:
            return reference
        character = unescape(reference)
        return " " if character.isspace() or character == "\u00a0" else character

    return _REFERENCE.sub(resolved, line)
