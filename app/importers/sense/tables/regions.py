"""A rectangle of a sheet that could be a table, before its columns are understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from app.domain.sheet import Cell, CellKind, Grid, Place
from app.importers.patience import look_up
from app.importers.sense.notebook import Notebook

LARGEST_MERGE: Final = 2_000
MOST_COVERED: Final = 100_000


@dataclass(frozen=True)
class Region:
    """A table before its columns are understood. ``headers`` by column; ``first`` and ``last`` are its data rows.

    ``over`` are the days above its lanes, by column. ``home`` is the one row of the sheet all of this region's rows
    come from, where cells hold parallel lines.
    ``turned`` is the row its first column comes from, where the sheet has times as columns: rows and columns swapped.
    """

    sheet: int
    grid: Grid
    first: int
    last: int
    left: int
    right: int
    header_rows: tuple[int, ...] = ()
    headers: dict[int, str] = field(default_factory=dict)
    covers: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    over: dict[int, str] = field(default_factory=dict)
    home: int | None = None
    turned: int | None = None

    @property
    def top(self) -> int:
        """Its first row, headers included."""
        return self.header_rows[0] if self.header_rows else self.first

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the sheet; column -1 for the whole row."""
        if self.turned is not None:
            return Place(self.sheet, -1 if column < 0 else self.turned + column, row)
        return Place(self.sheet, row if self.home is None else self.home, column)

    def use(self, book: Notebook, row: int, columns: Iterable[int]) -> None:
        """Tell the notebook that these cells of a row became part of a plan."""
        if self.turned is None:
            book.use_all(self.place(row, -1), columns)
        else:
            for column in columns:
                book.use(self.place(row, column))

    @property
    def in_place(self) -> bool:
        """Whether its rows and columns are the sheet's own."""
        return self.home is None and self.turned is None

    @property
    def sheet_rows(self) -> range:
        """The rows of the sheet it takes, headers included."""
        if self.turned is not None:
            return range(self.turned + self.left, self.turned + self.right + 1)
        return range(self.top, self.last + 1) if self.home is None else range(self.home, self.home + 1)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Its data rows that hold anything."""
        rows = self.grid.rows
        return tuple(
            row
            for row in range(self.first, self.last + 1)
            if (cells := rows[row]) and any(cells[self.left : self.right + 1])
        )

    def cells(self, column: int) -> Iterator[Cell]:
        """A column's data cells that are filled."""
        return (cell for _, cell in self.down(column))

    def down(self, column: int) -> Iterator[tuple[int, Cell]]:
        """A column's data cells that are filled, with their rows."""
        rows = self.grid.rows
        look_up()
        for row in self.filled:
            cells = rows[row]
            if column < len(cells) and (cell := cells[column]).kind is not CellKind.EMPTY:
                yield row, cell

    def at(self, row: int, column: int) -> Cell:
        """A cell, or the one whose merged rectangle covers it."""
        origin = self.covers.get((row, column)) if row in self._covered_rows else None
        return self.grid.at(*origin) if origin else self.grid.at(row, column)

    def row(self, row: int) -> Sequence[Cell]:
        """The cells of one of its rows from its left edge on, as :meth:`at` gives them; ragged at the right."""
        if row in self._covered_rows:
            return [self.at(row, column) for column in self.columns]
        return self.grid.rows[row][self.left : self.right + 1]

    @cached_property
    def _covered_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.covers)

    def header(self, column: int) -> str:
        """What stands over a column, or nothing."""
        return self.headers.get(column, "")


def covered(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell under a merged rectangle the one that shows; rectangles as large as a sheet cover nothing."""
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    for area in grid.merges:
        look_up()
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if height * width > LARGEST_MERGE or len(covers) > MOST_COVERED:
            continue
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                covers[row, column] = (area.top, area.left)
    return covers
