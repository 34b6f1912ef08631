"""The list of what came back, by mouse and keys: Space accepts or declines, A all of a segment, Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.domain.review import Returned
from widgets.review.listed import Group
from widgets.review.model import ROW, ReviewModel
from widgets.review.paint import ReviewDelegate
from widgets.wrappedrows import WrappedRows

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDING = {Qt.Key.Key_Right: False, Qt.Key.Key_Left: True}


class ReviewView(WrappedRows):
    """``wanted``: a segment's id the person wants to see."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReviewModel(self)
        self.setModel(self.rows)
        self._delegate = ReviewDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("What came back"))
        self.doubleClicked.connect(lambda _index: self.go())

    @property
    def segment(self) -> str:
        """The segment the current row is about; empty where it is about none."""
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row.segment_id if isinstance(row, Returned) else row.key if isinstance(row, Group) else ""

    def go(self) -> None:
        """To the segment, in the window behind."""
        if self.segment:
            self.wanted.emit(self.segment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, A, Enter; right and left open and fold what is folded."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        group = self.rows.group_of(index.row()) if index.isValid() else None
        if not index.isValid() or group is None or not plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._toggle(index.row())
        elif key == Qt.Key.Key_A:
            self.rows.toggle_all(group)
        elif key in _ENTER:
            self.go()
        elif key in _FOLDING and group.folded and self.rows.is_open(group) is _FOLDING[key]:
            self._fold(group)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box accepts or declines; one on what is folded opens it."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = index.data(ROW)
        folded = isinstance(row, Group) and row.folded
        if folded or self._delegate.box_of(self.visualRect(index), row).contains(at):
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        group = self.rows.rows[row]
        if isinstance(group, Group) and group.folded:
            self._fold(group)
        else:
            self.rows.toggle(row)

    def _fold(self, group: Group) -> None:
        self.rows.fold(group.key)
        row = next(at for at, one in enumerate(self.rows.rows) if isinstance(one, Group) and one.key == group.key)
        self.setCurrentIndex(self.rows.index(row))
