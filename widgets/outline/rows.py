"""What a table of the plan gives to a spreadsheet and takes from one, and the way to its next empty cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtGui import QGuiApplication

from app.domain.empty import next_empty
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, Plan
from widgets.outline.columns import Column
from widgets.outline.pasting import cells_of, pasted, read_rows
from widgets.parts import several

if TYPE_CHECKING:
    from widgets.outline.view import OutlineView

Group = tuple[tuple[str, ...], str]
"""Segments and the words they get."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutlineView", text)


class Rows:
    """The table's rows and the clipboard."""

    def __init__(self, view: OutlineView) -> None:
        self._view, self._session, self._model = view, view.session, view.outline

    def copy(self) -> None:
        """The selected rows as text with the columns one sees; whole segments go with it for our own windows."""
        plan, ids = self._session.plan, self._view.chosen()
        if plan is None or not ids:
            return
        text = "\n".join(self._line(name) for name in ids)
        if self._view.clipboard is not None:
            self._view.clipboard.copy(plan, self._session.layout, ids, text)
        else:
            QGuiApplication.clipboard().setText(text)
        self._view.said.emit(several(len(ids), _tr("Copied {0} row"), _tr("Copied {0} rows")))

    def paste(self) -> None:
        """New segments after the current one; words of one column fill the column of the selected rows down."""
        text, chosen = QGuiApplication.clipboard().text(), self._view.chosen()
        index = self._view.currentIndex()
        try:
            if len(chosen) > 1 and index.isValid() and all(len(line) == 1 for line in cells_of(text)):
                self._fill(chosen, [line[0].strip() for line in cells_of(text)], index)
            else:
                self._insert(text)
        except (EditRefused, ValueError) as reason:
            self._view.said.emit(str(reason))

    def go_on(self) -> None:
        """Open the next empty cell of the column, round from the end to the start."""
        index, plan = self._view.currentIndex(), self._session.plan
        if not index.isValid() or plan is None:
            return
        column = self._model.columns[index.column()]
        found = self._next(plan, column, index)
        if found is None:
            self._view.said.emit(_tr("“{0}” is filled in everywhere.").format(column.title))
            return
        there = self._model.index(self._model.row_of(found), index.column())
        self._view.setCurrentIndex(there)
        self._view.edit(there)

    def _next(self, plan: Plan, column: Column, index: QModelIndex) -> str | None:
        here = self._model.ids[index.row()]
        if not column.own:
            found = next_empty(plan, here, column.key)
            return found if found is not None and self._model.row_of(found) >= 0 else None
        row, count = index.row(), self._model.rowCount()
        around = [*range(row + 1, count), *range(row)]
        empty = (one for one in around if not self._model.words(one, index.column()) and self._model.segment(one))
        return next((self._model.ids[one] for one in empty), None)

    def _line(self, name: str) -> str:
        row = self._model.row_of(name)
        return "\t".join(" ".join(self._model.words(row, place).split()) for place in self._view.heads.visible())

    def _fill(self, chosen: list[str], lines: list[str], index: QModelIndex) -> None:
        column = self._model.columns[index.column()]
        if column.put is None:
            raise EditRefused(_tr("“{0}” cannot be typed into. Choose another column.").format(column.title))
        if not lines:
            raise EditRefused(_tr("There is no text on the clipboard. Copy rows from a spreadsheet first."))
        groups: list[Group] = [((one,), line) for one, line in zip(chosen, lines, strict=False)]
        if len(lines) == 1:
            groups = [(tuple(chosen), lines[0])]
        self._session.edit(_tr("Fill the column"), partial(_filled, column, groups))
        count = sum(len(ids) for ids, _ in groups)
        told = several(count, _tr("Filled {0} cell"), _tr("Filled {0} cells"))
        over = len(lines) - len(chosen)
        more = several(over, _tr("{0} line had no row"), _tr("{0} lines had no row")) if over > 0 else ""
        self._view.said.emit(f"{told}; {more}" if more else told)

    def _insert(self, text: str) -> None:
        plan = self._session.plan
        if plan is None:
            return
        rows = read_rows(text, plan)
        before = frozenset(one.id for one in plan.segments)
        last = next((one.id for one in reversed(plan.segments) if one.lane_id == MAIN_LANE), None)
        after = self._view.selection.current or last
        self._session.edit(_tr("Paste rows"), lambda now: pasted(now, rows, after))
        now = self._session.plan
        made = [one.id for one in now.segments if one.id not in before] if now is not None else []
        self._view.selection.set(made)
        self._view.said.emit(several(len(made), _tr("Pasted {0} segment"), _tr("Pasted {0} segments")))


def _filled(column: Column, groups: list[Group], plan: Plan) -> Plan:
    for ids, words in groups:
        if column.put is not None:
            plan = column.put(plan, ids, words)
    return plan
