"""Finds out whose a workbook of ours is, and calls its sheets and columns by their keys whatever language they are in.

Where no sheet tells the keys (an older file, or another program threw it away) the words in the file count as keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.identity import COLUMN_ROW, FORMAT, NAMES, SHEET_ROW, Identity, of_mark
from app.domain.sheet import Cell, Grid

LOOKED_AT: Final = 20
"""Rows in which a mark or the heads of a table are looked for."""
_MOST_ROWS: Final = 2_000
_MOST_CELLS: Final = 100


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose the workbook is; ``sheets`` are keys by names, ``columns`` a sheet's keys by their heads."""

    identity: Identity
    sheets: dict[str, str]
    columns: dict[str, dict[str, str]]


def stamp_in(grids: tuple[Grid, ...]) -> Stamp | None:
    """What the workbook says of itself, first in the sheet nobody sees, else by a mark; None where it says nothing."""
    for grid in grids:
        if stamp := _told(grid):
            return stamp
    marks = (of_mark(cell.text) for grid in grids for row in grid.rows[:LOOKED_AT] for cell in row[:_MOST_CELLS])
    identity = next((found for found in marks if found), None)
    return Stamp(identity, {}, {}) if identity else None


def _told(grid: Grid) -> Stamp | None:
    """The stamp this sheet is, known by its first two rows wherever it stands and whatever it is called now."""
    rows = [[cell.text for cell in row] for row in grid.rows[:_MOST_ROWS]]
    facts = {row[0]: row[1] for row in rows if len(row) > 1 and row[0] in {FORMAT, *NAMES}}
    if len(rows) < len(NAMES) or facts.get(FORMAT) != "1" or not facts.get("plan_id"):
        return None
    identity = Identity(**{name: facts.get(name, "") for name in NAMES})
    sheets = {row[2]: row[1] for row in rows if len(row) > 2 and row[0] == SHEET_ROW}
    columns: dict[str, dict[str, str]] = {}
    for row in rows:
        if len(row) > 3 and row[0] == COLUMN_ROW:
            columns.setdefault(row[1], {}).setdefault(row[3], row[2])
    return Stamp(identity, sheets, columns)


def by_key(grids: tuple[Grid, ...], stamp: Stamp | None) -> tuple[Grid, ...]:
    """The same sheets, each that is known by its key, its heads too; all cells stay where they are."""
    return tuple(_keyed(grid, stamp) for grid in grids) if stamp else grids


def _keyed(grid: Grid, stamp: Stamp) -> Grid:
    for key, heads in _candidates(grid, stamp):
        head = _head_row(grid, heads)
        if head is not None:
            rows = [*grid.rows]
            rows[head] = tuple(_renamed(cell, heads) for cell in rows[head])
            return replace(grid, name=key, rows=tuple(rows))
    return replace(grid, name=stamp.sheets.get(grid.name, grid.name))


def _candidates(grid: Grid, stamp: Stamp) -> Iterator[tuple[str, dict[str, str]]]:
    """The tables this may be: first the one of its name, then, since sheets are renamed, all others."""
    own = stamp.sheets.get(grid.name, "")
    if own in stamp.columns:
        yield own, stamp.columns[own]
    elif not own:
        yield from stamp.columns.items()


def _head_row(grid: Grid, heads: dict[str, str]) -> int | None:
    """The row most of the heads stand in; somebody may have named one otherwise, or taken a column out."""
    for n, row in enumerate(grid.rows[:LOOKED_AT]):
        if 3 * len({cell.text for cell in row} & heads.keys()) >= 2 * len(heads):
            return n
    return None


def _renamed(cell: Cell, heads: dict[str, str]) -> Cell:
    return replace(cell, text=heads[cell.text]) if cell.text in heads else cell
