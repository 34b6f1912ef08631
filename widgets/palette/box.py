"""The palette over the window: type, choose with the arrows, Return does it, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QWidget

from widgets.palette.entries import Entry
from widgets.palette.rows import Found, RowDelegate, spoken
from widgets.parts import MUTED, Line, column, plain
from widgets.theme import theme_of
from widgets.wayback import WayBack

Gather = Callable[[], list[Entry]]
_WIDTH_EM: Final = 39
_MOST_ROWS: Final = 11
_ROUND_PX: Final = 8
_TO_LIST: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CommandPalette(QFrame):
    """Lies over its parent, below a part of it; gathers anew at each opening, gives the keyboard back at its end."""

    def __init__(self, gather: Gather, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent)
        self._gather, self._under = gather, under
        self._way_back = WayBack()
        self._last: list[str] = []
        self.setAccessibleName(self.tr("Command palette"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A command, a segment, a session or a program"))
        self.line.setAccessibleName(self.tr("Command, segment, session or program"))
        self.found = Found(self)
        self.list = QListView()
        self.list.setModel(self.found)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = plain(self.tr("Nothing has these words."), MUTED)
        self.nothing.setContentsMargins(12, 8, 12, 6)
        self.nothing.hide()
        layout = column(self, 0)
        layout.setContentsMargins(1, 1, 1, 6)
        over = column(None, 0)
        over.setContentsMargins(10, 10, 10, 8)
        over.addWidget(self.line)
        layout.addLayout(over)
        layout.addWidget(Line())
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        self.line.textChanged.connect(self._typed)
        self.list.clicked.connect(self._clicked)
        self.line.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Gather, show, take the keyboard; again: only the words are taken anew."""
        if self.isHidden():
            self._way_back.note()
        entries = self._gather()
        place = {words: i for i, words in enumerate(reversed(self._last))}
        entries.sort(key=lambda one: -place.get(one.words, -1))
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.found.take(entries)
        self.show()
        self._first()
        self.raise_()
        self.line.setFocus()

    def close_and_return(self) -> None:
        """Hide, and give the keyboard back to what had it."""
        self.hide()
        self.found.take([])
        self._way_back.go()

    def run(self, row: int) -> None:
        """Close, then do what the row says: a verb finds the keyboard where it was."""
        if not 0 <= row < self.found.rowCount():
            return
        entry = self.found.entry(row)
        self._last = [entry.words, *(one for one in self._last if one != entry.words)][:8]
        self.close_and_return()
        entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line keeps the keyboard; arrows move in the list, leaving the line closes."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._left)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # what is typed here is meant for the line
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface of its own with a border."""
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.faint, 1))
            painter.setBrush(theme.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND_PX, _ROUND_PX)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        again = key == Qt.Key.Key_K and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape or again:
            self.close_and_return()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run(self.list.currentIndex().row())
        elif key in _TO_LIST:
            QApplication.sendEvent(self.list, event)
            self._tell()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # there is nowhere else to go in here
        else:
            return False
        return True

    def _typed(self, words: str) -> None:
        self.found.look_for(words)
        self._first()

    def _first(self) -> None:
        any_row = self.found.rowCount() > 0
        self.list.setVisible(any_row)
        self.nothing.setVisible(not any_row)
        if any_row:
            self.list.setCurrentIndex(self.found.index(0))
            self.list.scrollToTop()
        self._place()
        self._tell()

    def _tell(self) -> None:
        """Say the row one is on: the keyboard stays in the line, so nobody would hear it otherwise."""
        row = self.list.currentIndex().row()
        words = spoken(self.found.entry(row)) if 0 <= row < self.found.rowCount() else self.nothing.text()
        self.line.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.DescriptionChanged))

    def _clicked(self, index: QModelIndex) -> None:
        self.run(index.row())

    def _left(self) -> None:
        focus = QApplication.focusWidget()
        if self.isVisible() and focus is not None and not self.isAncestorOf(focus):
            self._way_back.forget()
            self.close_and_return()

    def _place(self) -> None:
        """As high as what was found, under what is not to be cut open."""
        over, em = self.window().rect(), self.fontMetrics().height()
        top = self._under.mapTo(self.window(), QPoint(0, self._under.height())).y() + 6
        rows = min(self.found.rowCount(), _MOST_ROWS) * self.list.sizeHintForRow(0)
        self.list.setFixedHeight(min(rows, over.height() - top - 4 * em))
        wide = min(_WIDTH_EM * em, over.width() - 40)
        self.setGeometry((over.width() - wide) // 2, top, wide, self.sizeHint().height())
