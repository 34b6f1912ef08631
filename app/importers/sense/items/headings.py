"""Gives the items of a table the day, the name or the section that the line above it tells."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Cell, Place, Table
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.headers import same_words
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import sense
from app.importers.sense.text.dates import Day, whole_day
from app.importers.sense.text.times import HALF_DAY, HOUR

LONGEST_NAME: Final = 80
EARLIEST_S: Final = 7 * HOUR
"""A time before this may be in the afternoon, where no half of the day is named."""
_NAMED: Final = "named "
"""Before the name of a table, where it stands for a day."""


def alike(one: Region, other: Region) -> bool:
    """Whether two tables stand under the same header."""
    heads = [each.grid.rows[each.header_rows[-1]] for each in (one, other) if each.header_rows and each.in_place]
    return len(heads) == 2 and one.top != other.top and same_words(*heads)


def date_by_heading(region: Region, items: list[Item], above: list[Table], book: Notebook) -> None:
    """The nearest line between this table and the one above that names a day is the day of all its rows."""
    if any(item.day for item in items):
        return
    for row in range(region.sheet_rows[0] - 1, _ends_above(region, above), -1):
        grid = book.grids[region.sheet]
        columns = region.columns if region.turned is None else range(grid.width)
        filled = [(column, cell) for column in columns if (cell := grid.at(row, column))]
        day = _day_of(filled[0][1]) if len(filled) == 1 else None
        if day:
            book.use(Place(region.sheet, row, filled[0][0]))
            for item in items:
                item.day = day
            return


def name_by_heading(region: Region, items: list[Item], above: list[Table], book: Notebook) -> None:
    """The line right above a table is its name, where others of the sheet stand under the same header."""
    heading = "" if any(item.day for item in items) else _heading(region, above, book)
    for item in items if heading else ():
        item.day = Day(_NAMED + heading, heading)


def goes_on(before: list[Item], items: list[Item]) -> bool:
    """Whether the times of a table without a day go on from those of the one above it."""
    if any(item.day for item in items) or any(item.day and not _is_named(item.day) for item in before):
        return False
    starts = [[item.start for item in each if item.start] for each in (before, items)]
    if not all(starts):
        return False
    last, first = starts[0][-1], starts[1][0]
    if first.seconds >= last.seconds:
        return True
    afternoon = not first.half and not last.half and HOUR <= first.seconds < EARLIEST_S
    return afternoon and last.seconds < 13 * HOUR and first.seconds + HALF_DAY >= last.seconds


def join_by_heading(region: Region, before: list[Item], items: list[Item], above: list[Table], book: Notebook) -> None:
    """Two tables of one plan: the lines right above them name its sections."""
    heading = _heading(region, above, book)
    for item in items:
        item.section = item.section or heading
    for item in before:
        if item.day and _is_named(item.day):
            item.section, item.day = item.section or item.day.label, None


def _heading(region: Region, above: list[Table], book: Notebook) -> str:
    """The line right above a table, where it stands alone and is short enough for a name."""
    grid = book.grids[region.sheet]
    row = next((each for each in range(region.top - 1, _ends_above(region, above), -1) if any(grid.rows[each])), -1)
    filled = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell] if row >= 0 else []
    if len(filled) != 1 or len(filled[0][1].text) > LONGEST_NAME:
        return ""
    book.use(Place(region.sheet, row, filled[0][0]))
    return " ".join(filled[0][1].text.split())


def _ends_above(region: Region, above: list[Table]) -> int:
    return max((table.last_row for table in above if table.last_row < region.top), default=-1)


def _is_named(day: Day) -> bool:
    return day.key.startswith(_NAMED)


def _day_of(cell: Cell) -> Day | None:
    return sense(cell).day or whole_day(cell.text)
