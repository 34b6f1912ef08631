"""Keeps account of a reading: which cells became part of a plan, what was asked, why the rest was left."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.sheet import Choices, Doubt, Grid, Place, Unread


class Notebook:
    """One for each reading; every filled cell ends as used or as unread with a reason."""

    def __init__(self, grids: tuple[Grid, ...], choices: Choices) -> None:
        self.grids = grids
        self.choices = choices
        self.notes: list[str] = []
        self._used: set[tuple[int, int, int]] = set()
        self._reasons: dict[tuple[int, int, int], str] = {}
        self._doubts: dict[str, Doubt] = {}

    def use(self, sheet: int, row: int, column: int) -> None:
        """This cell became part of a plan."""
        self._used.add((sheet, row, column))

    def use_all(self, sheet: int, row: int, columns: Iterable[int]) -> None:
        """These cells of a row became part of a plan."""
        self._used.update((sheet, row, column) for column in columns)

    def leave(self, sheet: int, row: int, reason: str, column: int = -1) -> None:
        """Why a cell, or a whole row, is not read; the first reason given stays."""
        self._reasons.setdefault((sheet, row, column), reason)

    def release(self, sheet: int, row: int, reason: str) -> None:
        """A row taken for an item after all became none."""
        self._used = {cell for cell in self._used if cell[:2] != (sheet, row)}
        self.leave(sheet, row, reason)

    def ask(
        self, place: Place, text: str, question: str, readings: tuple[str, ...], chosen: int = 0, kind: str = ""
    ) -> int:
        """Note a doubt and return the reading to take: the person's, where they said, else ``chosen``."""
        name = f"{kind or question}:{place.sheet}:{place.a1}"
        answer = self.choices.answer(name)
        if answer is not None and 0 <= answer < len(readings):
            chosen = answer
        self._doubts.setdefault(name, Doubt(name, place, text[:200], question, readings, chosen))
        return self._doubts[name].chosen

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """All doubts, in the order of their places."""
        return tuple(
            sorted(self._doubts.values(), key=lambda doubt: (doubt.place.sheet, doubt.place.row, doubt.place.column))
        )

    def unread(self) -> tuple[Unread, ...]:
        """Every filled cell that was not used, with its reason."""
        left = []
        for sheet, grid in enumerate(self.grids):
            default = "the sheet is hidden" if grid.hidden else "not part of a plan found in this sheet"
            for row, cells in enumerate(grid.rows):
                for column, cell in enumerate(cells):
                    if cell and (sheet, row, column) not in self._used:
                        left.append(
                            Unread(Place(sheet, row, column), cell.text, self._reason(sheet, row, column, default))
                        )
        return tuple(left)

    def _reason(self, sheet: int, row: int, column: int, default: str) -> str:
        return (
            self._reasons.get((sheet, row, column))
            or self._reasons.get((sheet, row, -1))
            or self._reasons.get((sheet, -1, column))
            or default
        )
