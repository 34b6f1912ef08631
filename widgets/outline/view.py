"""The outline: one row a segment, shared selection, edited in place, moved with Alt and the arrows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.domain import edits
from app.domain.errors import EditRefused
from app.session import Session
from widgets.outline.delegate import OutlineDelegate
from widgets.outline.model import Col, OutlineModel
from widgets.selection import Selection

_SHARES = {Col.TITLE: 20, Col.WHY: 20, Col.WEIGHT: 25, Col.SUPPORT: 13, Col.LED_BY: 11}
_WIDE_PX = 740
_NARROW_PX = 620


class OutlineView(QTableView):
    """The table over the open session; ``said`` carries words for the status line."""

    said = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._selection = session, selection
        self._taking = False
        self.outline = OutlineModel(session, self)
        self.setModel(self.outline)
        self.setItemDelegate(OutlineDelegate(self.outline, self))
        self.setAccessibleName(self.tr("Outline"))
        self._quiet()
        self.selectionModel().selectionChanged.connect(self._picked)
        self.outline.modelReset.connect(self._show_selection)
        self.outline.refused.connect(self._refused)
        selection.changed.connect(self._show_selection)
        self._show_selection()

    def _quiet(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        upright, across = self.verticalHeader(), self.horizontalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self.fontMetrics().height() + 12)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFixedHeight(self.fontMetrics().height() + 13)
        across.setMinimumSectionSize(30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width; in a narrow window the last columns give way."""
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(Col.SUPPORT, width < _WIDE_PX)
        self.setColumnHidden(Col.LED_BY, width < _NARROW_PX)
        clock = self.fontMetrics().horizontalAdvance("00:00 +1") + 12
        self.setColumnWidth(Col.START, clock)
        self.setColumnWidth(Col.MINUTES, clock - 22)
        shown = {col: share for col, share in _SHARES.items() if not self.isColumnHidden(col)}
        room, total = width - 2 * clock + 22, sum(shown.values())
        for col, share in shown.items():
            self.setColumnWidth(col, max(30, room * share // total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the selected rows; Return opens the cell."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_rows(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # the Return that ends an edit comes by here as well
            if self.state() != QAbstractItemView.State.EditingState and self.outline.may_edit(self.currentIndex()):
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def move_rows(self, step: int) -> None:
        """Move what is selected one place up or down in its lane."""
        plan, current = self.session.plan, self._selection.current
        if plan is None or current is None:
            return
        lane_id = next(one.lane_id for one in plan.segments if one.id == current)
        lane = [one.id for one in plan.segments if one.lane_id == lane_id]
        chosen = [name for name in lane if name in self._selection.ids]
        rest = [name for name in lane if name not in chosen]
        first = lane.index(chosen[0])
        place = sum(name in rest for name in lane[:first]) + step
        if not 0 <= place <= len(rest):
            return
        before = rest[place] if place < len(rest) else None
        try:
            label = self.tr("Move up") if step < 0 else self.tr("Move down")
            self.session.edit(label, lambda plan: edits.move(plan, tuple(chosen), lane_id, before))
        except EditRefused as reason:
            self.said.emit(str(reason))

    def _picked(self, *_: QItemSelection) -> None:
        if self._taking:
            return
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex().row()
        ordered = [row for row in rows if row != current] + [row for row in rows if row == current]
        self._taking = True
        self._selection.set(self.outline.ids[row] for row in ordered)
        self._taking = False

    def _show_selection(self) -> None:
        if self._taking:
            return
        self._taking = True
        model, chosen = self.selectionModel(), QItemSelection()
        for name in self._selection.ids:
            row = self.outline.row_of(name)
            if row >= 0:
                chosen.select(self.outline.index(row, 0), self.outline.index(row, len(Col) - 1))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self.outline.row_of(self._selection.current or "")
        if row >= 0:
            column = max(self.currentIndex().column(), Col.TITLE)
            index = self.outline.index(row, column)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._taking = False

    def _refused(self, row: int, col: int, sentence: str) -> None:
        index = self.outline.index(row, col)
        place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        QToolTip.showText(place, sentence, self)
        self.said.emit(sentence)
