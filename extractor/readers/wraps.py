"""Hard-wrapped paragraphs joined again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of a page that show something, as columns.

    Attributes:
        texts: stripped, white space collapsed, never empty.
        indents: columns of leading white space.
        blanks_before: empty lines above.
        first_lines: 0-based line of the source.
        last_lines: 0-based last line of the source, for rows that were joined of several.
    """

    texts: list[str]
    indents: list[int]
    blanks_before: list[int]
    first_lines: list[int]
    last_lines: dict[int, int] = field(default_factory=dict)


def unwrap(rows: Rows) -> Rows:
    """Join the lines of hard-wrapped paragraphs."""
    return rows
