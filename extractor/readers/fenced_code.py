"""Code between fences, as Markdown writes it: one block, its lines and their white space as they are.

While the other lines are joined and read, a sign that no page has stands in the place of each listing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.readers.line_rows import Rows, joined
from extractor.text import pattern

_FENCES = ("```", "~~~")
_MOST_LINES = 500
"""A listing that is longer was opened by a sign that is no fence; set by hand."""
_SIGN = "\ufffc"
_LANGUAGE = pattern(r"[`~]{3,}\s*\{?\.?(?P<language>[\w+#.-]{1,30})?")


class Listing(NamedTuple):
    """A listing, verbatim, and the language that its fence names; either may be empty."""

    text: str
    language: str


def take_listings(rows: Rows, page: str) -> tuple[Rows, list[Listing]]:
    """Return the rows of a page with one row for each listing, and the listings; an open fence has none."""
    fences = list(_fences(rows.texts)) if any(fence[0] in page and fence in page for fence in _FENCES) else []
    if not fences or _SIGN in page:
        return rows, []
    listings = [_listing(rows, *fence) for fence in fences]
    spans, at = list[range](), 0
    for opening, closing in fences:
        spans += [range(index, index + 1) for index in range(at, opening)]
        spans.append(range(opening, closing + 1))
        at = closing + 1
    spans += [range(index, index + 1) for index in range(at, len(rows.texts))]
    numbers = {opening: f"{_SIGN}{number}" for number, (opening, _) in enumerate(fences)}
    texts = [numbers.get(span.start, rows.texts[span.start]) for span in spans]
    ends = {new: rows.ends[span.start] for new, span in enumerate(spans) if span.start in rows.ends and len(span) == 1}
    taken = joined(rows, spans, texts, ends)
    apart = {new for new, span in enumerate(spans) if span.start in numbers}
    blanks = [max(each, 1) if {new, new - 1} & apart else each for new, each in enumerate(taken.blanks_before)]
    return taken._replace(blanks_before=blanks), listings


def put_listings(texts: list[str], listings: list[Listing]) -> dict[int, Listing]:
    """Write the listings into the rows that stand for them; return which they are."""
    if not listings:
        return {}
    places = {index: listings[int(text[1:])] for index, text in enumerate(texts) if text.startswith(_SIGN)}
    for index, listing in places.items():
        texts[index] = listing.text
    return places


def _fences(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the opening and the closing fence of each listing that has lines."""
    opening = -1
    for index in [index for index, text in enumerate(texts) if text.startswith(_FENCES)]:
        sign = texts[index][:3]
        if opening < 0:
            opening = index if "`" not in texts[index].lstrip("`~") else -1
        elif texts[index] == texts[index][0] * len(texts[index]) and sign == texts[opening][:3]:
            if 1 < index - opening <= _MOST_LINES:
                yield opening, index
            opening = -1


def _listing(rows: Rows, opening: int, closing: int) -> Listing:
    lines = list[str]()
    for index in range(opening + 1, closing):
        lines += [""] * rows.blanks_before[index] if lines else []
        lines.append(rows.ends.get(index, " " * rows.indents[index] + rows.texts[index])[_cut(rows, index, opening) :])
    named = _LANGUAGE.match(rows.texts[opening])
    return Listing("\n".join(lines).rstrip(), (named and named["language"]) or "")


def _cut(rows: Rows, index: int, opening: int) -> int:
    """Return the columns that a line is indented because its fence is."""
    return min(rows.indents[index], rows.indents[opening])
