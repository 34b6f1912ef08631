"""What a table of the plan takes into its cells from the clipboard, and the way to its next empty cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.empty import next_empty
from app.domain.errors import EditRefused
from app.domain.plan import Plan
from app.domain.tabular import lines_of
from widgets.naming import named_in
from widgets.outline.columns import Column
from widgets.parts import several

if TYPE_CHECKING:
    from widgets.outline.view import OutlineView

Group = tuple[tuple[str, ...], str]
"""Segments and the words they get."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutlineView", text)


class Rows:
    """The table's cells, many at a time."""

    def __init__(self, view: OutlineView) -> None:
        self._view, self._session, self._model = view, view.session, view.outline

    def take(self, text: str) -> bool:
        """Words of one column go into the column of the selected rows, one word into all; whether they were taken."""
        lines, chosen, index = lines_of(text), self._view.chosen(), self._view.currentIndex()
        column = self._model.columns[index.column()] if index.isValid() else None
        if column is None or column.put is None or not chosen or not lines or any(len(line) != 1 for line in lines):
            return False
        if len(lines) > 1 and len(chosen) == 1:
            return False  # new rows rather than one cell
        if len(lines) == 1 and column.single:
            chosen = [self._model.ids[index.row()]]
        try:
            self._fill(column, chosen, [line[0].strip() for line in lines])
        except (EditRefused, ValueError) as reason:
            self._view.said.emit(str(reason))
        return True

    def go_on(self, here: str, place: int) -> None:
        """Open the next empty cell of a column, round from the end to the start; ``here`` may have lost its row."""
        plan = self._session.plan
        if plan is None or place >= len(self._model.columns):
            return
        column = self._model.columns[place]
        found = self._next(plan, here, place)
        if found is None:
            self._view.said.emit(_tr("“{0}” is filled in everywhere.").format(column.title))
            return
        there = self._model.index(self._model.row_of(found), place)
        self._view.setCurrentIndex(there)
        self._view.edit(there)

    def _next(self, plan: Plan, here: str, place: int) -> str | None:
        column = self._model.columns[place]
        if not column.own:
            return next_empty(plan, here, column.key, frozenset(self._model.ids))
        row, count = self._model.row_of(here), self._model.rowCount()
        around = [*range(row + 1, count), *range(max(row, 0))]
        empty = (one for one in around if not self._model.words(one, place) and self._model.segment(one))
        return next((self._model.ids[one] for one in empty), None)

    def _fill(self, column: Column, chosen: list[str], lines: list[str]) -> None:
        groups: list[Group] = [((one,), line) for one, line in zip(chosen, lines, strict=False)]
        if len(lines) == 1:
            groups = [(tuple(chosen), lines[0])]
        changed = [name for ids, _ in groups for name in ids]
        label = column.label.format(named_in(self._session.plan, changed))
        self._session.edit(label, partial(_filled, column, groups))
        told = several(len(changed), _tr("Filled {0} cell"), _tr("Filled {0} cells"))
        over = len(lines) - len(chosen)
        more = several(over, _tr("{0} line had no row"), _tr("{0} lines had no row")) if over > 0 else ""
        self._view.said.emit(f"{told}; {more}" if more else told)


def _filled(column: Column, groups: list[Group], plan: Plan) -> Plan:
    for ids, words in groups:
        if column.put is not None:
            plan = column.put(plan, ids, words)
    return plan
