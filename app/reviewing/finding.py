"""Finds the sheets of a workbook that came back, and lays each beside the sheet as it was written.

Sorting, filtering, renaming and moving columns change nothing in what is found. Knows no plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from app.domain.cue_sheet import ID
from app.domain.sheet import Cell, Grid
from app.domain.workbook import Book, Sheet, SheetCell
from app.importers.sense.ours.identity import LOOKED_AT
from app.reviewing.cells import flat
from app.reviewing.tables import TIMES, Line, Table

MOST_ROWS: Final = 20_000
"""Rows of a sheet that are looked at."""
MOST_COLUMNS: Final = 60
_OF_A_PLAN: Final = frozenset({"segment", "cue", "need", "needs"})
"""Rows that cannot be in a sheet made from the same plan; a fact or a right may have come and gone with the choices."""


def tables_of(
    book: Book, grids: tuple[Grid, ...], names: tuple[str, ...], told: Mapping[str, Collection[str]]
) -> Iterator[tuple[Sheet, Table | None]]:
    """Each sheet with ids, with the table it came back as; None where the file has none.

    ``grids`` are by key, ``names`` what each is called in the file, ``told`` the keys of the columns each sheet had.
    """
    sheets = [sheet for sheet in book.sheets if any(column.known_as == ID for column in sheet.columns)]
    owners = _owners(book, sheets, grids)
    for n, sheet in enumerate(sheets):
        at = owners.get(n)
        found = None if at is None else _heads(sheet, grids[at])
        if at is None or found is None:
            yield sheet, None
        else:
            yield sheet, _read(sheet, grids[at], names[at], *found).without(told.get(sheet.known_as, ()))


def _owners(book: Book, sheets: list[Sheet], grids: tuple[Grid, ...]) -> dict[int, int]:
    """Which sheet came back as which: by its name, else the one most of whose rows it holds."""
    names = {word: n for n, sheet in enumerate(sheets) for word in (sheet.name, sheet.known_as)}
    taken = {word for sheet in book.sheets for word in (sheet.name, sheet.known_as)}
    owners: dict[int, int] = {}
    for number, grid in enumerate(grids):
        if grid.name in names:
            owners.setdefault(names[grid.name], number)
    for number, grid in enumerate(grids):
        free = [n for n in range(len(sheets)) if n not in owners and sheets[n].headed]
        if grid.name not in taken and free:
            best = max(free, key=lambda n: _known_rows(sheets[n], grid))
            if _known_rows(sheets[best], grid):
                owners[best] = number
    return owners


def _known_rows(sheet: Sheet, grid: Grid) -> int:
    """How many rows of a sheet stand in this one; 0 where its columns do not."""
    found = _heads(sheet, grid)
    if found is None:
        return 0
    column = found[1][ID]
    here = {grid.at(number, column).text.strip() for number in range(min(len(grid.rows), MOST_ROWS))}
    return len(here & _made(sheet, found[1]).keys())


def _heads(sheet: Sheet, grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the heads, and where each column stands; a head may be in the file's words or our key.

    The columns of a sheet without heads are where they were.
    """
    if not sheet.headed:
        return -1, {column.known_as or str(n): n for n, column in enumerate(sheet.columns)}
    keys = {word: column.known_as for column in sheet.columns for word in (column.title, column.known_as) if word}
    for number, row in enumerate(grid.rows[:LOOKED_AT]):
        columns: dict[str, int] = {}
        for n, cell in enumerate(row):
            if cell.text in keys:
                columns.setdefault(keys[cell.text], n)
        if ID in columns and 3 * len(columns) >= 2 * len(set(keys.values())):
            return number, columns
    return None


def _read(sheet: Sheet, grid: Grid, shown: str, head: int, columns: dict[str, int]) -> Table:
    made = _made(sheet, columns)
    rows = list(_rows(grid, head, columns, made, sheet.headed))
    found: dict[str, list[Line]] = {}
    for line in rows:
        if line.was:
            found.setdefault(line.id, []).append(line)
    originals = {key: _original(lines) for key, lines in found.items()}
    copies = (_copy(line, originals[key]) for key, lines in found.items() for line in lines)
    added = [*(line for line in rows if not line.id), *filter(None, copies)]
    return Table(
        key=sheet.known_as,
        shown=shown,
        columns=columns,
        lines=tuple(originals[key] for key in made if key in originals),
        added=tuple(sorted(added, key=lambda line: line.number)),
        gone=tuple(key for key in made if key not in found),
        strange=tuple(line.number for line in rows if line.id and not line.was and line.kind in _OF_A_PLAN),
        lost=tuple(column.title for column in sheet.columns if column.title and column.known_as not in columns),
        over=tuple(_over(sheet, grid, head)),
    )


def _over(sheet: Sheet, grid: Grid, head: int) -> Iterator[tuple[str, SheetCell, Cell, int]]:
    """The cells over the heads that are a reader's to change, each behind its label."""
    for row in sheet.above:
        if len(row.cells) > 1 and row.cells[1].mine:
            label = flat(str(row.cells[0].value or ""))
            number = next((n for n in range(max(0, head)) if flat(grid.at(n, 0).text) == label), None)
            if number is not None:
                yield label, row.cells[1], grid.at(number, 1), number


def _rows(
    grid: Grid, head: int, columns: Mapping[str, int], made: Mapping[str, Mapping[str, SheetCell]], headed: bool
) -> Iterator[Line]:
    """Every row under the heads that says something: known, with an id of something else, or with none."""
    ours, above = set(columns.values()), ""
    for number in range(head + 1, min(len(grid.rows), head + 1 + MOST_ROWS)):
        cells = {key: grid.at(number, column) for key, column in columns.items()}
        key = cells[ID].text.strip() if ID in cells else ""
        if key in made:
            above = key
            yield Line(key, number, cells, made[key], beside=_beside(grid, head, number, ours) if headed else ())
        elif ":" in key:
            yield Line(key, number, cells)
        elif headed and any(cell.text.strip() for name, cell in cells.items() if name not in {ID, *TIMES}):
            yield Line("", number, cells, above=above)


def _beside(grid: Grid, head: int, number: int, ours: Collection[int]) -> tuple[tuple[str, int, str], ...]:
    """What stands in columns somebody put in."""
    row = grid.rows[number][:MOST_COLUMNS]
    filled = ((n, flat(cell.text)) for n, cell in enumerate(row) if n not in ours and cell)
    return tuple((flat(grid.at(head, n).text), n, text) for n, text in filled if text)


def _made(sheet: Sheet, columns: Mapping[str, int]) -> dict[str, dict[str, SheetCell]]:
    """What was written, by row and column; only the columns that came back, and none of the hidden ones."""
    keys = [column.known_as or str(n) for n, column in enumerate(sheet.columns)]
    seen = [n for n, column in enumerate(sheet.columns) if not column.hidden and keys[n] in columns]
    twice = {key for key, count in Counter(keys).items() if count > 1}
    at = keys.index(ID)
    made: dict[str, dict[str, SheetCell]] = {}
    for row in sheet.rows:
        if len(row.cells) > at and (key := str(row.cells[at].value or "")):
            made[key] = {keys[n]: row.cells[n] for n in seen if keys[n] not in twice}
    return made


def _original(rows: list[Line]) -> Line:
    """Of rows with one id the one that was touched least: people copy a row to make another."""
    return rows[0] if len(rows) == 1 else min(rows, key=lambda line: len(line.touched()))


def _copy(row: Line, original: Line) -> Line | None:
    """A copy somebody changed is a row they added; one left as it was says nothing."""
    if row is original or not row.touched():
        return None
    return Line("", row.number, row.now, above=original.id)
