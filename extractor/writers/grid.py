"""The cells of a table as a grid: rows and columns without gaps, spans that neither overlap nor run out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.model import LabelledBlock, TableCell

LARGEST_AREA = 200_000
"""Slots of a table; a larger one, which is nearly empty, is printed without its gaps and spans. Set by hand."""


@dataclass(slots=True)
class Cell:
    """A cell; without blocks it only fills its slot."""

    blocks: list[LabelledBlock] = field(default_factory=list)
    header: bool = False
    column_span: int = 1
    row_span: int = 1


@dataclass(slots=True)
class Table:
    """A table.

    Attributes:
        rows: the cells that begin in each row, each with its column, from 0.
        columns: number of columns.
    """

    rows: list[list[tuple[int, Cell]]]
    columns: int

    @property
    def has_head(self) -> bool:
        """Whether the first row is one of headers."""
        return all(cell.header for _, cell in self.rows[0] if cell.blocks)


def table_of(blocks: list[LabelledBlock]) -> Table:
    """Return the table of cell blocks, at least one. Blocks of one cell stay together."""
    starts: dict[tuple[int, int], tuple[TableCell, list[LabelledBlock]]] = {}
    for block in blocks:
        detail = block.block.detail
        if isinstance(detail, TableCell):
            starts.setdefault((detail.row, detail.column), (detail, []))[1].append(block)
    row_numbers = sorted({row for row, _ in starts})
    column_numbers = sorted({column for _, column in starts})
    if len(row_numbers) * len(column_numbers) > LARGEST_AREA:
        return _compact(starts)
    return _Filling(starts, row_numbers, column_numbers).table()


def _compact(starts: dict[tuple[int, int], tuple[TableCell, list[LabelledBlock]]]) -> Table:
    rows: dict[int, list[tuple[int, Cell]]] = {}
    for (row, _), (detail, blocks) in sorted(starts.items(), key=lambda each: each[0]):
        cells = rows.setdefault(row, [])
        cells.append((len(cells), Cell(blocks, detail.header)))
    return Table(list(rows.values()), max(map(len, rows.values())))


class _Filling:
    """Puts cells into slots, row by row; a span ends where another cell begins."""

    def __init__(
        self,
        starts: dict[tuple[int, int], tuple[TableCell, list[LabelledBlock]]],
        row_numbers: list[int],
        column_numbers: list[int],
    ) -> None:
        self._rows, self._columns = row_numbers, column_numbers
        self._row_at = {number: place for place, number in enumerate(row_numbers)}
        self._column_at = {number: place for place, number in enumerate(column_numbers)}
        self._starts = {(self._row_at[row], self._column_at[column]): each for (row, column), each in starts.items()}
        self._taken: set[tuple[int, int]] = set(self._starts)

    def table(self) -> Table:
        """Return the filled table."""
        return Table([list(self._row(row)) for row in range(len(self._rows))], len(self._columns))

    def _row(self, row: int) -> Iterator[tuple[int, Cell]]:
        for column in range(len(self._columns)):
            found = self._starts.get((row, column))
            if found is not None:
                yield column, self._cell(row, column, *found)
            elif (row, column) not in self._taken:
                yield column, Cell()

    def _cell(self, row: int, column: int, detail: TableCell, blocks: list[LabelledBlock]) -> Cell:
        last_column = detail.column + detail.column_span
        wide = column + 1
        while wide < len(self._columns) and self._columns[wide] < last_column and (row, wide) not in self._taken:
            wide += 1
        last_row = detail.row + detail.row_span
        high = row + 1
        while high < len(self._rows) and self._rows[high] < last_row and self._is_free(high, column, wide):
            high += 1
        self._taken.update((r, c) for r in range(row, high) for c in range(column, wide))
        return Cell(blocks, detail.header, wide - column, high - row)

    def _is_free(self, row: int, column: int, wide: int) -> bool:
        return all((row, each) not in self._taken for each in range(column, wide))
