"""A table of contents: lines that stand again, in the same order, as the headings of what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from extractor.labelling.extent import is_solid
from extractor.model import Draft, LineLayout, Role
from extractor.text import ends_sentence, has_one_of, line_key, pattern

_BY = "contents"
_LEAST_LINES = 4
"""Lines that stand again below, from which on a run is such a table; nothing is lost, since all stand again. Measured,
held out, lexbor and WET: word F1 of WCXB articles +.00015 (70 pages win, 36 lose), documentation +.0006 (28, 5), other
types and news level; the gold has some of them."""
_LONGEST = 120
_NUMBERS = pattern(r"^(?:0 )+|(?: 0)+$")
"""A heading's number before it, a page's number after it."""
_DOTS = ("....", ". . . .", "……")
"""What leads to a page's number at the end of a line."""
_MOST_DIGITS = 4


def drop_contents(draft: Draft) -> None:
    """Drop the tables of contents of a flattened page from its body."""
    if not isinstance(draft.document.layout, LineLayout):
        return
    for index in _led_to_pages(draft.document.texts):
        if draft.in_body(index):
            draft.relabel(index, Role.NAVIGATION, "dots lead to the number of a page", _BY)
    for table in list(_tables(draft)):
        for index in table:
            if draft.in_body(index):
                draft.relabel(index, Role.NAVIGATION, "it stands again below, as the lines beside it do", _BY)


def _led_to_pages(texts: list[str]) -> list[int]:
    """Return the lines whose dots lead to numbers that never fall in a run of such lines: prices and results do."""
    if not has_one_of(_DOTS, "\n".join(texts)):
        return []
    runs, last = list[list[int]](), 0
    for index, text in enumerate(texts):
        page = _page_of(text) if has_one_of(_DOTS, text) else -1
        if page < 0:
            continue
        if not runs or page < last:
            runs.append([])
        runs[-1].append(index)
        last = page
    return [index for run in runs if len(run) >= _LEAST_LINES for index in run]


def _page_of(text: str) -> int:
    """Return the number that dots lead to at the end of a line, -1 where none do. A line of dots costs no search."""
    dots = text.rstrip("0123456789")
    number = text[len(dots) :]
    return int(number) if 0 < len(number) <= _MOST_DIGITS and dots.rstrip().endswith(_DOTS) else -1


def _tables(draft: Draft) -> Iterator[range]:
    """Yield the runs of lines each of which heads a paragraph further below, in the same order."""
    texts, below = draft.document.texts, draft.body()
    if not _may_have_tables(texts, below):
        return
    keys, body = list(map(_key, texts)), frozenset(below)
    last = {key: index for index, key in enumerate(keys)}
    start = 0
    for index in range(len(texts) + 1):
        again = last[keys[index]] if index < len(texts) and keys[index] else -1
        goes_on = again > index and again in body and not ends_sentence(texts[index])
        if goes_on and (index == start or last[keys[index - 1]] < again):
            continue
        if (
            index - start >= _LEAST_LINES
            and last[keys[start]] >= index
            and _is_text_between(draft, last[keys[start]], last[keys[index - 1]])
        ):
            yield range(start, index)
        start = index if goes_on else index + 1


def _may_have_tables(texts: list[str], body: Iterable[int]) -> bool:
    """Whether `_LEAST_LINES` lines beside each other stand again in the body below.

    Every such run has a line that is one of `looked_at`, so most lines of most pages need no key.
    """
    short = [index for index in body if len(texts[index]) <= _LONGEST]
    if len(short) < _LEAST_LINES:
        return False
    again = {_key(texts[index]): index for index in short}
    looked_at = range(_LEAST_LINES - 1, short[-1], _LEAST_LINES)
    again.pop("", None)

    def stands_again(index: int) -> bool:
        return again.get(_key(texts[index]), -1) > index

    for index in filter(stands_again, looked_at):
        above = takewhile(stands_again, range(index - 1, index - _LEAST_LINES, -1))
        below_it = takewhile(stands_again, range(index + 1, min(index + _LEAST_LINES, len(texts))))
        if 1 + sum(1 for _ in above) + sum(1 for _ in below_it) >= _LEAST_LINES:
            return True
    return False


def _key(text: str) -> str:
    """Return a line's key without the numbers around it, empty for a line that no table has."""
    key = line_key(text) if len(text) <= _LONGEST else ""
    return _NUMBERS.sub("", key) if "0" in key else key


def _is_text_between(draft: Draft, first: int, last: int) -> bool:
    """Whether paragraphs stand between the headings: a menu that is printed twice has none."""
    texts = draft.document.texts
    return any(draft.in_body(index) and is_solid(texts[index]) for index in range(first, last))
