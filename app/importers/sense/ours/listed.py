"""A table of one of our own workbooks, its columns by their heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.cue_sheet import ID
from app.domain.plan import DAY_S, MAX_SECONDS
from app.domain.sheet import Cell, CellKind, Grid
from app.domain.text import one_line
from app.importers.sense.ours.identity import LOOKED_AT
from app.importers.sense.text.cells import loose_length

FRACTION: Final = 0.1
"""Under this a number is no minutes: nobody plans six seconds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A table of the workbook by the heads of its columns."""

    sheet: int
    grid: Grid
    head: int
    columns: dict[str, int]

    def rows(self, prefix: str) -> Iterator[tuple[int, str]]:
        """The rows whose hidden id begins so, with the rest of it; the same id twice counts once."""
        seen: set[str] = set()
        for row in range(self.head + 1, len(self.grid.rows)):
            kind, _, key = self.cell(row, ID).text.partition(":")
            if kind == prefix and 0 < len(key) <= 64 and key not in seen:
                seen.add(key)
                yield row, key

    def cell(self, row: int, head: str) -> Cell:
        """The cell under a head; EMPTY where there is no such column."""
        return self.grid.at(row, self.columns.get(head, -1))

    def text(self, row: int, head: str) -> str:
        """Its text on one line."""
        return one_line(self.cell(row, head).text)


def listed_in(grids: tuple[Grid, ...], heads: frozenset[str]) -> Listed | None:
    """The first table that has all these heads."""
    for sheet, grid in enumerate(grids):
        for row, cells in enumerate(grid.rows[:LOOKED_AT]):
            columns = {cell.text: column for column, cell in reversed([*enumerate(cells)]) if cell}
            if heads <= columns.keys():
                return Listed(sheet, grid, row, columns)
    return None


def length_in(cell: Cell) -> int | None:
    """Seconds. A bare number typed into a cell of minutes counts days for the spreadsheet, and means minutes;

    a small fraction is a length whose format another program has let go.
    """
    seconds = cell.seconds
    if seconds is None and cell.kind is CellKind.NUMBER and cell.number is not None:
        seconds = round(cell.number * (DAY_S if 0 < cell.number < FRACTION else 60))
    if seconds is None:
        found = loose_length(cell)
        seconds = found.planned_s if found else None
    if seconds and seconds % DAY_S == 0:
        seconds = seconds // DAY_S * 60
    return min(seconds, MAX_SECONDS) if seconds and seconds > 0 else None
