"""The outline: one row a segment, shared selection, edited in place, moved with Alt and the arrows or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QToolTip, QWidget

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.neighbors import one_place_on
from app.session import Session
from widgets.commands import Commands
from widgets.deeds import Deeds
from widgets.naming import named_in
from widgets.outline.delegate import OutlineDelegate
from widgets.outline.heading import Heads
from widgets.outline.model import SHELF, OutlineModel
from widgets.outline.rowdrag import RowDrag
from widgets.selection import Selection
from widgets.settings import Settings
from widgets.theme import theme_of
from widgets.timeline.picking import staying_words
from widgets.vacancy import Offer, Vacancy

if TYPE_CHECKING:
    from widgets.outline.rows import Rows

_NEAR_PX = 18


class OutlineView(QTableView):
    """The table over the open session; ``said`` carries words for the status line."""

    said = Signal(str)
    all_asked = Signal()
    """Every row again, whatever the filter says."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        settings: Settings,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.selection, self.commands = session, selection, commands
        self._taking = False
        self.outline = OutlineModel(session, self)
        self.setModel(self.outline)
        self.heads = Heads(session, self.outline, settings, self)
        self.setHorizontalHeader(self.heads)
        self.drag = RowDrag(session, self.said.emit)
        self._deeds = Deeds(session, selection, self.said.emit, self.said.emit, self)
        self._delegate = OutlineDelegate(session, self.outline, self)
        self.setItemDelegate(self._delegate)
        self._delegate.closeEditor.connect(self._closed)
        self.setAccessibleName(self.tr("Outline"))
        self._quiet()
        self.selectionModel().selectionChanged.connect(self._picked)
        session.leaving.connect(self._take_typed)
        self.outline.modelReset.connect(self._renewed)
        self.outline.dataChanged.connect(self.heads.make_room)
        self.outline.refused.connect(self._refused)
        self.heads.rearranged.connect(self._lay_out)
        self.heads.sort_asked.connect(self.outline.sort_by)
        self.outline.resorted.connect(self.heads.show_sorting)
        selection.changed.connect(self._show_selection)
        self.vacancy = Vacancy(self)
        self.vacancy.asked.connect(self._fill_vacancy)
        commands.into_cells = self._take
        commands.columns_came.connect(self.heads.show_too)
        self._show_selection()
        self._show_vacancy()

    def _quiet(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setDragEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self.fontMetrics().height() + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def _lay_out(self) -> None:
        self.heads.lay_out(self.viewport().width())

    def _show_vacancy(self) -> None:
        """Without rows: what to do."""
        plan = self.session.plan
        if plan is not None and plan.segments:
            self.vacancy.say(Offer(self.tr("No segment passes this filter."), self.tr("Show all rows")))
        else:
            words = self.tr("This session is empty. Add its first segment, or paste rows copied from a spreadsheet.")
            self.vacancy.say(Offer(words, self.tr("Add a segment"), "Ctrl+Shift+Return"))
        self.vacancy.setVisible(plan is not None and not self.outline.ids)

    def _fill_vacancy(self) -> None:
        if self.outline.filter:
            self.all_asked.emit()
        else:
            self.commands.add_segment()

    # keys

    def event(self, event: QEvent) -> bool:
        """Copying leaves out the rows one does not see, so it is done here and not by the menu."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Copy) or event.matches(keys.Paste):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves selected rows, Left and Right keep them; Return opens the cell, Escape lets go."""
        alt, key = event.modifiers() == Qt.KeyboardModifier.AltModifier, event.key()
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Escape and self.drag.active:
            self._end_drag()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_rows(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and bare and len(self.selection.ids) > 1:
            self._go_along(key == Qt.Key.Key_Right)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.commands.copy(self.chosen())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.commands.paste()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # the Return that ends an edit comes by here as well
            if self.state() != QAbstractItemView.State.EditingState and self.outline.may_edit(self.currentIndex()):
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go_along(self, forward: bool) -> None:
        """To the next column, with all rows selected that are: what is typed there is for all of them."""
        way = QAbstractItemView.CursorAction.MoveRight if forward else QAbstractItemView.CursorAction.MoveLeft
        index = self.moveCursor(way, Qt.KeyboardModifier.NoModifier)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _rows(self) -> Rows:
        from widgets.outline.rows import Rows

        return Rows(self)

    def _take(self, text: str) -> bool:
        """Words from the clipboard, while the keyboard is here; whether they went into cells."""
        return self.hasFocus() and self._rows().take(text)

    def chosen(self) -> list[str]:
        """What is selected and to be seen, in the order of the rows."""
        return [name for name in self.outline.ids if name in self.selection.ids]

    def rename(self) -> None:
        """Type another title over the current one."""
        index = self.outline.index(self.currentIndex().row(), self.outline.place_of("title"))
        self.setCurrentIndex(index)
        self.edit(index)

    def is_parked(self, segment_id: str) -> bool:
        """Whether a row stands under the line of the shelf."""
        segment = self.outline.segment(self.outline.row_of(segment_id))
        return segment is not None and segment.parked

    def move_rows(self, step: int) -> None:
        """Move what is selected one place up or down in its lane; at its end it says why nothing moves."""
        plan, current = self.session.plan, self.selection.current
        if plan is None or current is None or self._is_sorted():
            return
        lane_id = next(one.lane_id for one in plan.segments if one.id == current)
        lane = [one.id for one in plan.segments if one.lane_id == lane_id]
        chosen = tuple(name for name in lane if name in self.selection.ids)
        try:
            before = one_place_on(plan, chosen, step)
        except EditRefused as reason:
            self.said.emit(str(reason))
            return
        label = (self.tr("Move {0} up") if step < 0 else self.tr("Move {0} down")).format(named_in(plan, chosen))
        staying = staying_words(plan, self.selection.ids, chosen)
        self._deeds.edit(label, lambda now: edits.move(now, chosen, lane_id, before), ids=chosen, more=staying)

    def _take_typed(self) -> None:
        """What stands in an open cell goes to the plan that is left."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def _closed(self, *_: object) -> None:
        """After an editor that was left by Ctrl+Return: the next empty cell of its column opens."""
        if self._delegate.on_next:
            self._delegate.on_next = False
            self._rows().go_on(*self._delegate.at)

    def reset(self) -> None:
        """Other rows: an editor that goes with its row leaves the keyboard here, and not to whatever Tab met next."""
        focus = QApplication.focusWidget()
        if focus is not None and self.viewport().isAncestorOf(focus):
            focus.removeEventFilter(self._delegate)  # it would write to a row that is no more
            self.setFocus()
        super().reset()

    # the mouse

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Take the selected rows; the drag stays in this table, so that Escape and words are its own."""
        del supported
        if not self._is_sorted():
            self.drag.begin(self.outline.ids, self.chosen())

    def _is_sorted(self) -> bool:
        """Whether rows cannot be moved, which is then said."""
        sorting = self.outline.sorting
        if sorting is not None:
            words = self.tr("The rows are sorted by “{0}”. Show them in running order to move them.")
            self.said.emit(words.format(sorting.column.title))
        return sorting is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to the selected rows, at the pointer or, asked for by a key, at the current row."""
        from widgets.outline.menu import build_menu

        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.session.plan is not None:
            build_menu(self).popup(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Where the rows would land."""
        if not self.drag.active:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        self._scroll_at(place)
        self.drag.over(self._gap_at(place))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.drag.active:
            self.drag.let_go()
            self._end_drag()
        super().mouseReleaseEvent(event)

    def _end_drag(self) -> None:
        self.drag.cancel()
        self.viewport().update()

    def _gap_at(self, place: QPoint) -> int:
        row = self.rowAt(place.y())
        if row < 0:
            return len(self.outline.ids) if place.y() > 0 else 0
        middle = self.rowViewportPosition(row) + self.rowHeight(row) / 2
        return row + (place.y() > middle)

    def _scroll_at(self, place: QPoint) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if place.y() < _NEAR_PX:
            bar.setValue(bar.value() - _NEAR_PX)
        elif place.y() > height - _NEAR_PX:
            bar.setValue(bar.value() + _NEAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where a drag would let go."""
        super().paintEvent(event)
        if self.drag.gap is None:
            return
        last = len(self.outline.ids) - 1
        row = min(self.drag.gap, last)
        y = self.rowViewportPosition(row) + (self.rowHeight(row) if self.drag.gap > last else 0)
        painter = QPainter(self.viewport())
        painter.fillRect(0, y - 1, self.viewport().width(), 2, theme_of(self.palette()).accent)

    # the selection

    def _picked(self, *_: QItemSelection) -> None:
        if self._taking:
            return
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex().row()
        ordered = [row for row in rows if row != current] + [row for row in rows if row == current]
        self._taking = True
        self.selection.set(self.outline.ids[row] for row in ordered if self.outline.ids[row] != SHELF)
        self.outline.together = self.selection.ids
        self._taking = False

    def _renewed(self) -> None:
        self._lay_out()
        self._show_vacancy()
        self._show_selection()

    def _show_selection(self) -> None:
        self.outline.together = self.selection.ids
        if self._taking:
            return
        self._taking = True
        model, chosen = self.selectionModel(), QItemSelection()
        for name in self.selection.ids:
            row = self.outline.row_of(name)
            if row >= 0:
                chosen.select(self.outline.index(row, 0), self.outline.index(row, self.outline.columnCount() - 1))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self.outline.row_of(self.selection.current or "")
        if row >= 0:
            place = self.currentIndex().column()
            seen = place >= 0 and not self.isColumnHidden(place) and self.outline.columns[place].put is not None
            index = self.outline.index(row, place if seen else self.outline.place_of("title"))
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._taking = False

    def _refused(self, row: int, col: int, sentence: str) -> None:
        index = self.outline.index(row, col)
        place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        QToolTip.showText(place, sentence, self)
        self.said.emit(sentence)
