"""How the cells of a sheet look beside their text: tables, doubts, leftovers, grounds; knows no painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.sheet import Area, Choices, Column, Doubt, Fill, Grid, Reading, Table

Spot = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Face:
    """One sheet of a reading, ready to be asked cell by cell."""

    grid: Grid
    width: int = 0
    tables: tuple[Table, ...] = ()
    offers: tuple[Table, ...] = ()
    doubtful: dict[Spot, Doubt] = field(default_factory=dict)
    settled: frozenset[Spot] = frozenset()
    """Those doubts the person has answered."""
    unread: dict[Spot, str] = field(default_factory=dict)
    remarks: dict[Spot, str] = field(default_factory=dict)
    fills: dict[int, list[Fill]] = field(default_factory=dict)
    heads: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()
    idle: frozenset[int] = frozenset()
    """Rows that hold something of which nothing was read."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_read: bool = True
    """Whether anything of it is: where nothing is, nothing stands out as left."""
    _at_row: dict[int, list[Table]] = field(default_factory=dict)

    def table_at(self, row: int, column: int = -1) -> Table | None:
        """The table read there; without a column, any of its row."""
        tables = self._at_row.get(row, ())
        return next((table for table in tables if column < 0 or _across(table, column)), None)

    def column_at(self, row: int, index: int) -> tuple[Column, bool] | None:
        """What a column is taken for in the table of a row or the nearest above; and whether that table is read.

        None where there is no table, or one whose columns are not the sheet's own (read across, or out of one cell).
        """
        here = self._at_row.get(row, [])
        if any(not table.columns for table in here):
            return None
        if found := _column([*here, *self._near(row)], index):
            return found, True
        found = _column((table for table in self.offers if table.first_row <= row <= table.last_row), index)
        found = found or _column(self.offers, index)
        return (found, False) if found else None

    @property
    def first_row(self) -> int:
        """Where its first table begins, else the top."""
        return self.tables[0].first_row if self.tables else 0

    def fill_at(self, row: int, column: int) -> str:
        """The color the file gives a cell, as six hex digits, or nothing."""
        return next((fill.color for fill in self.fills.get(row, ()) if fill.left <= column <= fill.right), "")

    def frames(self) -> Iterable[tuple[Area, bool]]:
        """The outlines of its tables, and whether they are read."""
        for table in self.tables or self.offers:
            held = [column.index for column in table.columns] or [0, max(self.width - 1, 0)]
            yield Area(table.first_row, min(held), table.last_row, max(held)), bool(self.tables)

    def _near(self, row: int) -> list[Table]:
        above = [table for table in self.tables if table.first_row <= row]
        return [*reversed(above), *(table for table in self.tables if table.first_row > row)]


def faces_of(reading: Reading, choices: Choices) -> tuple[Face, ...]:
    """A face a sheet."""
    return tuple(_face(reading, sheet, choices) for sheet in range(len(reading.grids)))


def _face(reading: Reading, sheet: int, choices: Choices) -> Face:
    grid = reading.grids[sheet]
    tables = tuple(table for table in reading.tables if table.sheet == sheet)
    at_row: dict[int, list[Table]] = {}
    for table in tables:
        for row in range(table.first_row, table.last_row + 1):
            at_row.setdefault(row, []).append(table)
    doubtful = {(one.place.row, one.place.column): one for one in reading.doubts if one.place.sheet == sheet}
    unread = {(one.place.row, one.place.column): one.reason for one in reading.unread if one.place.sheet == sheet}
    fills: dict[int, list[Fill]] = {}
    for fill in grid.fills:
        fills.setdefault(fill.row, []).append(fill)
    return Face(
        grid,
        grid.width,
        tables,
        tuple(table for table in reading.offers if table.sheet == sheet),
        doubtful,
        frozenset(spot for spot, doubt in doubtful.items() if choices.answer(doubt.id) is not None),
        unread,
        {(one.row, one.column): one.text for one in grid.remarks},
        fills,
        frozenset(row for table in tables for row in table.header_rows),
        frozenset(row for table in tables for row in table.section_rows),
        _idle(grid, unread),
        frozenset(grid.hidden_rows),
        frozenset(grid.hidden_columns),
        any(place.sheet == sheet for _, place in reading.origins),
        at_row,
    )


def _idle(grid: Grid, unread: dict[Spot, str]) -> frozenset[int]:
    left: dict[int, int] = {}
    for row, _ in unread:
        left[row] = left.get(row, 0) + 1
    return frozenset(row for row, count in left.items() if count == sum(map(bool, grid.rows[row])))


def _across(table: Table, column: int) -> bool:
    return not table.columns or table.columns[0].index <= column <= table.columns[-1].index


def _column(tables: Iterable[Table], index: int) -> Column | None:
    return next((one for table in tables for one in table.columns if one.index == index), None)
