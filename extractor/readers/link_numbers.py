"""Numbered links, as lynx, links and w3m dump a page: `[12]` before each link, and at the end the list of addresses.

Neither is the page's own. The numbers are taken off the words and the list off the page, where both are there.
"""

from __future__ import annotations

from itertools import pairwise

from extractor.readers.line_rows import Rows, some_of
from extractor.text import pattern

_ADDRESS = pattern(
    r"(?:(?:(?P<dotted>\d{1,4})\.|\[(?P<bracketed>\d{1,4})\]) )?"
    r"(?:[a-z][a-z0-9+.-]*:\S|javascript:|Image: |Submit form\b|Button$)"
)
"""An entry of the list; links lists the buttons and pictures of forms, too, and lynx has maps without a number."""
_NUMBER = pattern(r"\[(\d{1,4})\] ?")
_HEADING_CHARACTERS = 40
"""Of "References", "Visible links" and "Hidden links", and what they are in other languages; set by hand."""
_LEAST_LINKS = 3


def take_link_list(rows: Rows) -> tuple[Rows, frozenset[int]]:
    """Return the rows without the list of addresses at their end, and the numbers of its links.

    It has a heading, its numbers rise, and half of them stand in the page above. Other rows are returned as they are,
    without a number.
    """
    first = len(rows.texts)
    listed: list[int] = []
    for index in range(len(rows.texts) - 1, -1, -1):
        address = _ADDRESS.match(rows.texts[index])
        if address is not None:
            number = address["dotted"] or address["bracketed"]
            listed += [int(number)] if number else []
            first = index
        elif first > index + 1 or len(rows.texts[index]) > _HEADING_CHARACTERS:
            break
    rising = all(below > above for below, above in pairwise(listed))
    top = first - 1 if first < len(rows.texts) and rows.blanks_before[first] else first - 2
    if len(listed) < _LEAST_LINKS or not rising or top <= 0 or len(rows.texts[top]) > _HEADING_CHARACTERS:
        return rows, frozenset()
    kept = some_of(rows, range(top))
    numbers = frozenset(int(found[1]) for text in kept.texts if "[" in text for found in _NUMBER.finditer(text))
    numbers &= frozenset(listed)
    return (kept, numbers) if 2 * len(numbers) >= len(listed) else (rows, frozenset())


def without_numbers(text: str, numbers: frozenset[int]) -> str:
    """Return a text without the numbers before its links; a link without words leaves its number alone."""
    return _NUMBER.sub(lambda found: "" if int(found[1]) in numbers else found[0], text).strip() or text
