"""Underlined headings, as in Markdown, reStructuredText and the files of people at a typewriter: rules are no text."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.readers.line_rows import Rows, some_of
from extractor.text import pattern

_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 3}
_RULE = pattern(r"(?:={3,}|-{3,}|~{3,}|\^{3,})$")
_LONGEST = 120
_PROSE = 40
"""A shorter line right below a single rule may be a column's first value; set by hand."""
_NEARLY = 2
"""Columns by which a rule may be longer or shorter than its heading; a double one may be of any length."""


def take_underlines(rows: Rows) -> tuple[Rows, dict[int, int]]:
    """Return the rows without the rules below (and above) headings, and the level of each heading by its source line.

    A heading stands below an empty line, its rule right below it. Where several have a double rule, none of them is
    the page's title.
    """
    rules = [index for index, text in enumerate(rows.texts) if text[0] in _LEVELS and _RULE.match(text)]
    found: dict[int, int] = {}
    dropped: set[int] = set()
    for rule in rules:
        heading = rule - 1
        if heading < 0 or heading in dropped or not _underlines(rows, rule):
            continue
        top = heading - 1 if heading and _is_overline(rows, heading - 1, rule) else heading
        if top and not rows.blanks_before[top]:
            continue
        found[rows.first_lines[heading]] = _LEVELS[rows.texts[rule][0]]
        dropped |= {rule} if top == heading else {top, rule}
    if list(found.values()).count(1) > 1:
        found = {line: max(level, 2) for line, level in found.items()}
    return (_without(rows, dropped), found) if found else (rows, {})


def _underlines(rows: Rows, rule: int) -> bool:
    heading = rows.texts[rule - 1]
    if rows.blanks_before[rule] or len(heading) > _LONGEST or not any(map(str.isalnum, heading)):
        return False
    if rows.texts[rule][0] == "=":
        return True
    size = len(rows.ends.get(rule - 1, heading).strip())
    below = rule + 1
    is_column = below < len(rows.texts) and not rows.blanks_before[below] and len(rows.texts[below]) < _PROSE
    return abs(len(rows.texts[rule]) - size) <= _NEARLY and not is_column


def _is_overline(rows: Rows, above: int, rule: int) -> bool:
    return rows.texts[above] == rows.texts[rule] and not rows.blanks_before[above + 1]


def _without(rows: Rows, dropped: Iterable[int]) -> Rows:
    """Return the rows without some; what stood below one is set apart."""
    gone = frozenset(dropped)
    kept = [index for index in range(len(rows.texts)) if index not in gone]
    apart = [rows.blanks_before[index] + (index - 1 in gone) for index in kept]
    return some_of(rows, kept)._replace(blanks_before=apart)
