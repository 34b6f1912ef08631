"""Small sheets written as rows of plain values, and what they are read as."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.layout import lay_out
from app.domain.plan import Plan
from app.domain.sheet import EMPTY, NO_CHOICES, Area, Cell, CellKind, Choices, Grid, Reading
from app.importers import understand

Value = str | int | float | bool | tuple[int, int] | None


def cell(value: Value) -> Cell:
    """Text, number or truth as it stands; a pair is a typed time of hours and minutes."""
    match value:
        case None | "":
            return EMPTY
        case bool():
            return Cell(str(value).upper(), CellKind.BOOL)
        case int() | float():
            return Cell(str(value), CellKind.NUMBER, number=float(value))
        case (hours, minutes):
            return Cell(f"{hours:02d}:{minutes:02d}", CellKind.TIME, seconds=hours * 3600 + minutes * 60)
    return Cell(str(value), CellKind.TEXT)


def sheet(
    rows: Sequence[Sequence[Value]], name: str = "Sheet1", hidden: bool = False, merges: Sequence[Area] = ()
) -> Grid:
    """A grid of these rows."""
    return Grid(name, tuple(tuple(cell(value) for value in row) for row in rows), tuple(merges), hidden)


def read(*grids: Grid | Sequence[Sequence[Value]], choices: Choices = NO_CHOICES) -> Reading:
    """The reading of some sheets."""
    return understand("plan.xlsx", tuple(grid if isinstance(grid, Grid) else sheet(grid) for grid in grids), choices)


def told(plan: Plan) -> list[tuple[str, str, float]]:
    """Start, title and minutes of every segment."""
    starts = lay_out(plan).starts_s
    return [
        (f"{start // 3600 % 24:02d}:{start // 60 % 60:02d}", segment.title, segment.planned_s / 60)
        for segment, start in zip(plan.segments, starts, strict=True)
    ]


def only(reading: Reading) -> list[tuple[str, str, float]]:
    """The segments of the one plan there is."""
    (plan,) = reading.plans
    return told(plan)
