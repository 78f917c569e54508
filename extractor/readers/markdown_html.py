"""HTML inside Markdown: a README's centred headings and badges, the containers that pandoc carries over.

Such a page is text. Its tags are taken off, line ends inside them stay so that lines keep their numbers; what stands
between fences or backticks is code and is left alone.
"""

from __future__ import annotations

import re
from re import Match

from extractor.text import pattern

_SAMPLE = 100_000
"""Characters that are looked at."""
_LEAST_MARKS = 3
"""Headings, links and fences from which on a text may be Markdown; set by hand."""
_CODE = r"^[ \t]*(?P<fence>```|~~~)[^\n]*\n(?:.*?\n)??[ \t]*(?P=fence)[^\n]*$|(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`)"
_ANY_CODE = pattern(rf"{_CODE}|<pre\b(?:[^<]|<(?!/?pre\b))*</pre", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_MARK = pattern(r"^#{1,6} +[^\s#]|\]\((?=\S)|^[ \t]*(?:```|~~~)", re.MULTILINE)
_ELEMENT = pattern(r"<(?:p|li|td|h[1-6])\b", re.IGNORECASE)
_ROOT = pattern(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_NAMES = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|br|button|center|cite|code|col|colgroup|dd|del|details|dfn|div|"
    "dl|dt|em|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|"
    "mark|nav|noscript|object|ol|option|p|path|picture|pre|q|s|samp|section|select|small|source|span|strong|sub|summary|"
    "sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|var|video"
)
_ATTRIBUTES = r"""(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?"""
_TAG = pattern(
    rf"(?P<code>{_CODE})|<!--(?:[^<]|<(?!!--))*?-->|<(?P<raw>script|style)\b[^<>]*>(?:[^<]|<(?!/?(?P=raw)))*</(?P=raw)\s*>"
    rf"|<h(?P<level>[1-6]){_ATTRIBUTES}>(?=[^\s<])"
    rf"|<a\s[^<>]*?href=(?P<quote>[\"'])(?P<target>[^\"'<>\s]*)(?P=quote)[^<>]*>(?P<words>[^<>\[\]]*[^<>\[\]\s])</a\s*>"
    rf"|</?(?P<name>{_NAMES}){_ATTRIBUTES}/?>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_STANDS_APART = frozenset({"br", "td", "th", "img", "option"})


def is_markdown(text: str) -> bool:
    """Whether a text that holds tags is Markdown: it has no root, and more marks of Markdown than half its elements."""
    sample = _ANY_CODE.sub("```", text[:_SAMPLE])
    marks = len(_MARK.findall(sample))
    return marks >= _LEAST_MARKS and 2 * marks > len(_ELEMENT.findall(sample)) and not _ROOT.search(sample)


def without_tags(text: str) -> str:
    """Return Markdown without the tags in it; a heading of HTML becomes one of Markdown, and so does a link."""
    return _TAG.sub(_instead, text)


def _instead(tag: Match[str]) -> str:
    whole = tag.group()
    if tag["code"]:
        return whole
    ends = "\n" * whole.count("\n")
    if tag["level"]:
        return "#" * int(tag["level"]) + " " + ends
    if tag["words"]:
        return f"[{' '.join(tag['words'].split())}]({tag['target']}){ends}"
    return ends or (" " if (tag["name"] or "").lower() in _STANDS_APART else "")
