"""Pandoc's Markdown: `:::` around containers, `{.class}` behind spans, links, pictures and headings.

They say how an element was marked and are no words of the page. Line ends inside them stay, so that lines keep their
numbers. Source: Pandoc User's Guide, extensions fenced_divs and bracketed_spans.
"""

from __future__ import annotations

import re
from re import Match

from extractor.text import pattern

SIGN = ":::"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_ATTRIBUTES = rf"\{{(?=[#.=]|[\w-]+=)(?:[^{{}}\"]|{_QUOTED})*\}}"
_FENCE = pattern(rf"^[ \t]*:{{3,}}(?:[ \t]+(?:{_ATTRIBUTES}|[\w-]+)(?:[ \t]*:{{3,}})?)?[ \t]*$", re.MULTILINE)
_LEAST_FENCES = 4
"""Two containers; set by hand."""
_SPAN = pattern(rf"(?<!\])\[([^\[\]]*)\]{_ATTRIBUTES}")
_MARKED = pattern(rf"(?<=[)\]`]){_ATTRIBUTES}|^(#[^\n{{}}]*?)[ \t]+{_ATTRIBUTES}(?=\n|$)", re.MULTILINE)
_DEEPEST = 8
"""Spans within spans."""


def without_fenced_divs(text: str) -> str:
    """Return Pandoc's Markdown as plain Markdown; text with fewer than `_LEAST_FENCES` such lines as it is."""
    if len(_FENCE.findall(text)) < _LEAST_FENCES:
        return text
    text = _FENCE.sub(_words, text)
    for _ in range(_DEEPEST):
        text, count = _SPAN.subn(_words, text)
        if not count:
            break
    return _MARKED.sub(_words, text)


def _words(found: Match[str]) -> str:
    """Return what was marked, if anything, and the line ends of its mark."""
    kept = (found[1] or "") if found.re.groups else ""
    return kept + "\n" * (found[0].count("\n") - kept.count("\n"))
