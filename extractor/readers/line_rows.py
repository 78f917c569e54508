"""The lines of a text page as columns, and rows made of several of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_DENSE = (("\u3000", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uff65"))
"""Chinese and Japanese: no spaces, so a line may break anywhere. Characters that fill two columns of a terminal."""


class Rows(NamedTuple):
    """The lines of a page that show something, as columns.

    Attributes:
        texts: stripped, white space collapsed, never empty.
        indents: columns of leading white space.
        blanks_before: empty lines above.
        first_lines: 0-based line of the source.
        last_lines: 0-based last line of the source, for rows that were joined of several.
        ends: the last line of the source as it stands there, for rows that were joined of several and may go on, or
            whose white space was collapsed.
    """

    texts: list[str]
    indents: list[int]
    blanks_before: list[int]
    first_lines: list[int]
    last_lines: dict[int, int]
    ends: dict[int, str] = {}  # noqa: RUF012 - nobody writes to it


def joined(rows: Rows, spans: Sequence[range], texts: list[str], ends: dict[int, str]) -> Rows:
    """Return one row for each span of rows.

    Args:
        rows: the rows before.
        spans: which rows belong together, in order, every row in one span.
        texts: text of each span.
        ends: as in `Rows`, by the new numbers.
    """
    last_lines = {
        place: rows.last_lines.get(span[-1], rows.first_lines[span[-1]])
        for place, span in enumerate(spans)
        if len(span) > 1 or span[0] in rows.last_lines
    }
    starts = [span.start for span in spans]
    return Rows(
        texts,
        [rows.indents[start] for start in starts],
        [rows.blanks_before[start] for start in starts],
        [rows.first_lines[start] for start in starts],
        last_lines,
        ends,
    )


def some_of(rows: Rows, kept: Sequence[int]) -> Rows:
    """Return some of the rows, in order, with what is known of each."""
    place = {index: new for new, index in enumerate(kept)}
    return Rows(
        [rows.texts[index] for index in kept],
        [rows.indents[index] for index in kept],
        [rows.blanks_before[index] for index in kept],
        [rows.first_lines[index] for index in kept],
        {place[index]: line for index, line in rows.last_lines.items() if index in place},
        {place[index]: end for index, end in rows.ends.items() if index in place},
    )


def is_dense(character: str) -> bool:
    """Whether a character is Chinese or Japanese, or one of their signs."""
    return character >= _DENSE[0][0] and any(first <= character <= last for first, last in _DENSE)
