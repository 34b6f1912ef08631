"""What the person said of single rows, heeded before tables are looked for; knows no columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.sheet import Choices, Grid, RowRole

LEFT_OUT: Final = "you left the row out"


def rows_said(choices: Choices, sheet: int, role: RowRole) -> frozenset[int]:
    """The rows of a sheet that the person takes for this."""
    return frozenset(row for (of, row), said in choices.rows if of == sheet and said is role)


def without(grid: Grid, rows: frozenset[int]) -> Grid:
    """The sheet with these rows empty."""
    if not rows:
        return grid
    return replace(grid, rows=tuple(() if number in rows else row for number, row in enumerate(grid.rows)))


def said_headers(grid: Grid, found: list[int], said: frozenset[int], ordinary: frozenset[int]) -> list[int]:
    """The rows that head tables: those said to, and of those found the ones in unbroken rows without a said one."""
    if not said and not ordinary:
        return found
    replaced = {row for one in said for row in _unbroken(grid, one)}
    return sorted(said | ({*found} - replaced - ordinary))


def _unbroken(grid: Grid, row: int) -> range:
    """The rows around one up to the next empty ones."""
    top = bottom = row
    while top > 0 and any(grid.rows[top - 1]):
        top -= 1
    while bottom + 1 < len(grid.rows) and any(grid.rows[bottom + 1]):
        bottom += 1
    return range(top, bottom + 1)
