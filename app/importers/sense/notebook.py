"""Keeps account of a reading: which cells became part of a plan, what was asked, why the rest was left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.domain.sheet import EMPTY, Choices, Doubt, Grid, Place, RowRole, Table, Unread
from app.importers.patience import look_up
from app.importers.sense.items.items import Stated
from app.importers.sense.tables.said import LEFT_OUT, rows_said, without

_NONE: Final[frozenset[int]] = frozenset()


class Notebook:
    """One for each reading; every filled cell ends as used or as unread with a reason.

    ``grids`` are what is looked at: rows and columns that were left out are empty in them.
    """

    def __init__(self, grids: tuple[Grid, ...], choices: Choices) -> None:
        out = [rows_said(choices, sheet, RowRole.LEFT_OUT) for sheet in range(len(grids))]
        self.grids = tuple(without(grid, rows) for grid, rows in zip(grids, out, strict=True))
        self.choices = choices
        self.notes: list[str] = []
        self.totals: list[Stated] = []
        self.offers: dict[str, Table] = {}
        self._whole = grids
        self.assumed: list[str] = []
        self._used: dict[tuple[int, int], frozenset[int]] = {}
        self._reasons: dict[Place, str] = {}
        self._doubts: dict[str, Doubt] = {}
        self._remarks: list[Unread] = []
        for sheet, rows in enumerate(out):
            for row in rows:
                self.leave(Place(sheet, row), LEFT_OUT)

    def use(self, place: Place) -> None:
        """This cell became part of a plan."""
        self.use_all(place, frozenset((place.column,)))

    def use_all(self, row: Place, columns: Iterable[int]) -> None:
        """These cells of a row became part of a plan."""
        key, columns = (row.sheet, row.row), frozenset(columns)
        before = self._used.get(key)
        self._used[key] = before | columns if before else columns

    def leave(self, place: Place, reason: str) -> None:
        """Why a cell, a whole row (column -1), column (row -1) or sheet (both) is not read; the first reason stays."""
        self._reasons.setdefault(place, reason)

    def leave_remark(self, place: Place, text: str) -> None:
        """A comment on a cell from which no segment came."""
        self._remarks.append(Unread(place, text, "a comment outside any segment"))

    def is_used(self, place: Place) -> bool:
        """Whether the cell became part of a plan."""
        return place.column in self._used.get((place.sheet, place.row), _NONE)

    def release(self, row: Place, reason: str) -> None:
        """A row taken for an item after all became none."""
        self._used.pop((row.sheet, row.row), None)
        self.leave(Place(row.sheet, row.row), reason)

    def forget(self, sheet: int, rows: range, columns: range | None = None) -> None:
        """A stretch that seemed a plan and gave nothing is not used after all, and nothing in it is asked."""
        for key in [key for key in self._used if key[0] == sheet and key[1] in rows]:
            if columns is None:
                del self._used[key]
            else:
                self._used[key] = self._used[key].difference(columns)
        self.withdraw(sheet, rows, columns)

    def offer(self, table: Table) -> None:
        """A table nothing was read from: somebody may say what its columns are."""
        if table.columns:
            self.offers[table.columns[0].id] = table

    def offered(self, taken: Iterable[Table]) -> tuple[Table, ...]:
        """The offers that were not taken up after all."""
        used = {column.id for table in taken for column in table.columns}
        return tuple(table for name, table in self.offers.items() if name not in used)

    def leave_out(self, sheet: int, rows: Iterable[int], columns: Iterable[int], reason: str) -> None:
        """Look at the sheet as if these rows and columns were empty."""
        gone, blank = set(columns), set(rows)
        for row in blank:
            self.leave(Place(sheet, row), reason)
        for column in gone:
            self.leave(Place(sheet, -1, column), reason)
        seen = tuple(
            () if row in blank else tuple(EMPTY if column in gone else cell for column, cell in enumerate(cells))
            for row, cells in enumerate(self.grids[sheet].rows)
        )
        self.grids = (*self.grids[:sheet], replace(self.grids[sheet], rows=seen), *self.grids[sheet + 1 :])

    def ask(
        self, kind: str, place: Place, text: str, question: str, readings: tuple[str, ...], *, usual: int = 0
    ) -> int:
        """Note a doubt and return the number of the reading to take: the person's, where they said, else the usual."""
        name = f"{kind}:{place.sheet}:{place.a1}"
        if name not in self._doubts:
            answer = self.choices.answer(name)
            chosen = answer if answer is not None and 0 <= answer < len(readings) else usual
            self._doubts[name] = Doubt(name, place, text[:200], question, readings, chosen, kind)
        return self._doubts[name].chosen

    def ask_once(
        self, kind: str, place: Place, text: str, question: str, readings: tuple[str, ...], *, usual: int = 0
    ) -> int:
        """Note the first doubt of its kind in a sheet; the answer to it serves all others there."""
        first = next((d for d in self._doubts.values() if d.kind == kind and d.place.sheet == place.sheet), None)
        if first is not None and self.choices.answer(first.id) is not None:
            return first.chosen
        return usual if first is not None else self.ask(kind, place, text, question, readings, usual=usual)

    def withdraw(self, sheet: int, rows: range, columns: range | None = None) -> None:
        """Ask nothing of a stretch that is no plan; what the person answered stays, so that it can be changed back."""
        self._doubts = {
            name: doubt
            for name, doubt in self._doubts.items()
            if doubt.place.sheet != sheet
            or doubt.place.row not in rows
            or (columns is not None and doubt.place.column not in columns)
            or self.choices.answer(name) is not None
        }

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """All doubts, in the order of their places."""
        return tuple(sorted(self._doubts.values(), key=lambda doubt: (doubt.place.sheet, doubt.place.row)))

    def unread(self) -> tuple[Unread, ...]:
        """Every filled cell that was not used and every comment that speaks of none, with the reason."""
        left = []
        for sheet, grid in enumerate(self._whole):
            default = "the sheet is hidden" if grid.hidden else "not part of a plan found in this sheet"
            for row, cells in enumerate(grid.rows):
                used = self._used.get((sheet, row), _NONE)
                if used.issuperset(range(len(cells))):
                    continue
                look_up()
                for column, cell in enumerate(cells):
                    if cell and column not in used:
                        place = Place(sheet, row, column)
                        left.append(Unread(place, cell.text, self._reason(place) or default))
        return (*left, *self._remarks)

    def _reason(self, place: Place) -> str:
        around = (place, Place(place.sheet, place.row), Place(place.sheet, -1, place.column), Place(place.sheet))
        return next((self._reasons[each] for each in around if each in self._reasons), "")
