"""Template residue: placeholders that a page's software should have filled in, and data that a script should have read.

A line that is nothing but placeholders goes; inside a line a placeholder is cut. Prose, mathematics, code and quoted
shell text use the same signs, so inside a line only forms that no writer leaves alone are cut, and never where the
line speaks of code or where the page uses the signs as its subject.
"""

from __future__ import annotations

import re

from extractor.labelling.extent import Extent
from extractor.model import Cut, Draft, Kind, LineLayout, Role
from extractor.text import pattern

_BY = "residue"
_NAME = r"[A-Za-z_][\w.\-|$]{0,60}"
_ALONE = pattern(
    rf"(?:\{{\{{[^{{}}\n]{{0,200}}\}}\}}|<<\s*(?:{_NAME})?\s*>>|<%[^%\n]{{0,200}}%>|\{{%[^%\n]{{0,200}}%\}}"
    rf"|[$#]\{{\s*{_NAME}\s*\}}|\[\[\s*(?:{_NAME}(?::{_NAME})?)?\s*\]\]|%%\s*{_NAME}\s*%%|\[object Object\]"
    r"|\$\$[A-Z][A-Z\d_]{2,40}\$\$|###\s?[A-Z][A-Z\d_]{2,40}\s?###|undefined|NaN|null"
    r"|[\s,;:|/·•\-])++"
    r"|[\w#.:@/-]{2,80}[\"']\s?/?>",
)
"""The last: the end of a tag with a `>` in an attribute ("click->menu#open"), left by a pattern that strips tags."""
_DATA = pattern(r'[\[{][\[{\s]*"[^"\n]{1,80}"\s*:.*[\]}]\s*;?', re.DOTALL)
"""A record in JSON. On pages with markup code is marked, so that one outside of it is what a script was to read."""
_LEAST_KEYS = 2
_SIGNS_BY_LEAD = {
    "{": ("{{", "{%", "${", "#{", '{"'),
    "$": ("$$",),
    "#": ("###",),
    "<": ("<<", "<%"),
    "[": ("[[", "[object Object]"),
    "%": ("%%",),
    ">": ('">', "'>", '" >', "' >", '" />', "' />", '"/>', "'/>"),
    "undefined": ("undefined",),
    "NaN": ("NaN",),
    "null": ("null",),
}
"""The signs, by what is looked for first, since most pages have none: one character is found ten times as fast."""
_SIGNS = tuple(sign for signs in _SIGNS_BY_LEAD.values() for sign in signs)
_WORD = r"[A-Za-z_][\w.\-$]{0,60}"
_INSIDE = pattern(
    rf"\{{\{{\s*+(?:{_WORD}(?:\s*+\|\s*+{_WORD})*+)?\s*+\}}\}}|<<\s*(?:{_NAME})?\s*>>(?!=)|<%[=\-#]?\s*{_NAME}\s*-?%>"
    rf"|\$\{{\s*{_NAME}\s*\}}|%%{_NAME}%%|\[object Object\]|\[\[\s*\]\]"
)
_INSIDE_SIGNS = ("{{", "<<", "<%", "${", "%%", "[object Object]", "[[")
_CODE = pattern(
    r"[`\\;=]|\$\(|\bcout\b|\bcin\b|\becho\b|\bexport\b|\bprintf?\b|<<-?['\"]?[A-Z]|\b(?:template|placeholder|jinja|"
    r"liquid|handlebars|mustache|twig|vue|angular|shell|bash|variable|syntax|delimiter|interpolat\w*|expression|"
    r"operator|wiki\w*|macro|javascript|latex|git)s?\b",
    re.IGNORECASE,
)
_MOST_IN_PROSE = 3
"""Lines with placeholders inside prose; a page with more of them is about them. Set by hand."""


def drop_residue(draft: Draft) -> None:
    """Take lines of placeholders out of the body, and cut placeholders that stand inside its lines."""
    texts, body = draft.document.texts, Extent.of(draft).body
    page = "\n".join([texts[index] for index in body])
    signs = [sign for lead, signs in _SIGNS_BY_LEAD.items() if lead in page for sign in signs if sign in page]
    alone, inside, spoken_of = [], [], 0
    for index in body if signs else ():
        text = texts[index]
        if not any(sign in text for sign in signs):
            continue
        if is_residue(text) and not _is_code(draft, index):
            alone.append(index)
        elif _is_data(draft, index):
            alone.append(index)
            spoken_of += 1
        elif any(sign in text for sign in (*_INSIDE_SIGNS, "{%")):
            spoken_of += 1
            inside += [] if _CODE.search(_INSIDE.sub(" ", text)) else [index]
    if spoken_of <= _MOST_IN_PROSE:
        _drop(draft, alone, inside)


def _drop(draft: Draft, alone: list[int], inside: list[int]) -> None:
    texts = draft.document.texts
    for index in alone:
        draft.relabel(index, Role.RESIDUE, f"it holds nothing but placeholders or data: {texts[index][:40]!r}", _BY)
    for index in inside:
        _cut_placeholders(draft, index)


def name_residue(draft: Draft) -> None:
    """Name the dropped lines that hold nothing but placeholders."""
    for index, text in enumerate(draft.document.texts):
        if draft.roles[index] is Role.BOILERPLATE and is_residue(text):
            draft.relabel(index, Role.RESIDUE, f"it holds nothing but the placeholder {text[:40]!r}", _BY)


def is_residue(text: str) -> bool:
    """Whether a line is placeholders alone: `{{ title }}`, `<% %>`, `[object Object]`, `undefined`."""
    return _ALONE.fullmatch(text) is not None and any(sign in text for sign in _SIGNS)


def _is_data(draft: Draft, index: int) -> bool:
    text = draft.document.texts[index]
    if isinstance(draft.document.layout, LineLayout) or text.count('":') < _LEAST_KEYS:
        return False
    return _DATA.fullmatch(text) is not None and not _is_code(draft, index)


def _is_code(draft: Draft, index: int) -> bool:
    return draft.document.build(index).kind in (Kind.CODE, Kind.MATH)


def _cut_placeholders(draft: Draft, index: int) -> None:
    if _is_code(draft, index) or draft.pinned[index]:
        return
    text = draft.document.texts[index]
    for match in _INSIDE.finditer(text):
        if _is_quoted(text, match.start(), match.end()):
            continue
        start = match.start() - 1 if text[match.start() - 1 : match.start()] == " " else match.start()
        because = f"the placeholder {match.group()!r} was never filled in"
        draft.cut(index, Cut(start, match.end(), Role.RESIDUE, because, _BY))


def _is_quoted(text: str, start: int, stop: int) -> bool:
    """Whether a placeholder stands in quotes: then the text speaks of it."""
    return text[:start].rstrip().endswith(("“", "‘", '"', "'", "«", "„")) and text[stop : stop + 1] in "”’\"'»“"
