"""Lays a sheet that came back beside the sheet as it was written: row by row by their ids, cell by cell by their keys.

Sorting, filtering, renaming and moving columns change nothing in it. Knows no plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.cue_sheet import ID
from app.domain.sheet import EMPTY, Cell, Grid, Place
from app.domain.workbook import Book, Sheet, SheetCell
from app.importers.sense.ours.identity import LOOKED_AT
from app.reviewing.cells import flat, same
from exporters.excel_styles import written

MOST_ROWS: Final = 20_000
"""Rows of a sheet that are looked at."""
MOST_COLUMNS: Final = 60
CLOCK: Final = "Clock"
MIN: Final = "Min"
TIMES: Final = (CLOCK, MIN)
"""The columns that say together when something is."""
_OF_A_PLAN: Final = frozenset({"segment", "cue", "need", "needs"})
"""Rows that cannot be in a sheet made from the same plan; a fact or a right may have come and gone with the choices."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row by the keys of its columns: as it was written, and as it came back in row ``number`` (from 0).

    ``was`` is empty in a row somebody added; ``above`` is then the id of the nearest row over it that has one.
    ``beside`` are texts in columns that are not ours, each with its column's head and number.
    """

    id: str
    number: int
    now: Mapping[str, Cell]
    was: Mapping[str, SheetCell] = field(default_factory=dict)
    above: str = ""
    beside: tuple[tuple[str, int, str], ...] = ()

    @property
    def kind(self) -> str:
        """What the row is of: ``segment``, ``cue``, ``need`` and so on."""
        return self.id.partition(":")[0]

    @property
    def key(self) -> str:
        """The id of what it is of."""
        return self.id.partition(":")[2]

    def touched(self) -> list[str]:
        """The columns whose cells no longer say what was written."""
        return [key for key, cell in self.was.items() if not same(cell, self.now.get(key, EMPTY))]

    def text(self, column: str) -> str:
        """What a cell says now, spaces at its ends let go."""
        return flat(self.now.get(column, EMPTY).text)

    def shown(self, column: str) -> str:
        """What a cell said when it was written."""
        cell = self.was.get(column)
        return flat(str(written(cell) or "")) if cell else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that came back. ``shown`` is its name in the file, ``columns`` where each key stands in it.

    ``lines`` are rows that were written, in the order they were written; ``added`` rows somebody put in, from the
    top; ``gone`` the ids whose rows are not there; ``strange`` the numbers of rows that bear an id of something else.
    """

    key: str
    shown: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    added: tuple[Line, ...] = ()
    gone: tuple[str, ...] = ()
    strange: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()

    def without(self, heads: Collection[str]) -> Table:
        """The same, with nothing beside under these heads: columns that were ours, and tell nothing back."""
        return replace(
            self,
            lines=tuple(
                replace(line, beside=tuple(one for one in line.beside if one[0] not in heads)) if line.beside else line
                for line in self.lines
            ),
        )

    def place(self, line: Line, column: str = "") -> str:
        """Where a person finds it: ``Cue sheet, J12``."""
        at = Place(0, line.number, self.columns.get(column, 0)).a1
        return f"{self.shown}, {at}" if column else f"{self.shown}, row {line.number + 1}"


def tables_of(
    book: Book, grids: tuple[Grid, ...], names: tuple[str, ...], told: Mapping[str, Collection[str]]
) -> Iterator[tuple[Sheet, Table | None]]:
    """Each sheet with ids, with the table it came back as; None where the file has none.

    ``grids`` are by key, ``names`` what each is called in the file, ``told`` the keys of the columns each sheet had.
    """
    sheets = [sheet for sheet in book.sheets if any(column.known_as == ID for column in sheet.columns)]
    owners = _owners(book, sheets, grids)
    for n, sheet in enumerate(sheets):
        grid = owners.get(n)
        found = None if grid is None else _heads(sheet, grids[grid])
        yield (
            sheet,
            None
            if grid is None or found is None
            else _read(sheet, grids[grid], names[grid], *found).without(told.get(sheet.known_as, ())),
        )


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
    ours = set(columns.values())

    def beside(number: int) -> tuple[tuple[str, int, str], ...]:
        """What stands in columns somebody put in."""
        row = grid.rows[number] if sheet.headed else ()
        filled = ((n, flat(cell.text)) for n, cell in enumerate(row[:MOST_COLUMNS]) if n not in ours and cell)
        return tuple((flat(grid.at(head, n).text), n, text) for n, text in filled if text)

    found: dict[str, list[Line]] = {}
    added: list[Line] = []
    strange: list[int] = []
    above = ""
    for number in range(head + 1, min(len(grid.rows), head + 1 + MOST_ROWS)):
        cells = {key: grid.at(number, column) for key, column in columns.items()}
        key = cells[ID].text.strip() if ID in cells else ""
        if key in made:
            above = key
            found.setdefault(key, []).append(Line(key, number, cells, made[key], beside=beside(number)))
        elif ":" in key:
            strange.extend([number] if key.partition(":")[0] in _OF_A_PLAN else [])
        elif sheet.headed and any(cell.text.strip() for name, cell in cells.items() if name not in {ID, *TIMES}):
            added.append(Line("", number, cells, above=above))
    lines = [_original(rows) for rows in found.values()]
    copies = [
        _copy(row, one) for rows, one in zip(found.values(), lines, strict=True) for row in rows if row is not one
    ]
    order = {key: n for n, key in enumerate(made)}
    return Table(
        key=sheet.known_as,
        shown=shown,
        columns=columns,
        lines=tuple(sorted(lines, key=lambda line: order[line.id])),
        added=tuple(sorted([*added, *filter(None, copies)], key=lambda line: line.number)),
        gone=tuple(key for key in made if key not in found),
        strange=tuple(strange),
        lost=tuple(column.title for column in sheet.columns if column.title and column.known_as not in columns),
    )


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
    if not row.touched():
        return None
    return Line("", row.number, row.now, above=original.id)
