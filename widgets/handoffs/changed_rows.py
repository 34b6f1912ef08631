"""The places that differ, as a list: each with its name and, under it, a line for each sentence."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.news import Item
from widgets import fonts
from widgets.theme import theme_of
from widgets.wrappedrows import WrappedRows

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
ITEM: Final = Qt.ItemDataRole.UserRole
LEADS: Final = Qt.ItemDataRole.UserRole + 1
"""Whether the place is still there to be shown."""
_AIR: Final = 9
_LEFT: Final = 20
_RIGHT: Final = 44
_BAR: Final = 12
"""Kept free for a scroll bar whether there is one or not, so that lines never break anew when it comes."""
_FLAGS: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChangedModel(QAbstractListModel):
    """One row a place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self._there: frozenset[str] = frozenset()

    def show_items(self, items: tuple[Item, ...], there: frozenset[str]) -> None:
        """Show these; ``there``: the ids of the segments one can go to, and '' where one can go to the session."""
        self.beginResetModel()
        self.items, self._there = items, there
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as there are places."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The place; for a screen reader with what is said of it."""
        one = self.items[index.row()]
        leads = one.segment_id in self._there
        if role == Qt.ItemDataRole.DisplayRole:
            return one.where
        if role == ITEM:
            return one
        if role == LEADS:
            return leads
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.where}: {' '.join(one.sentences)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Show it in the session (Return)") if leads else self.tr("It is no longer in the session.")
        return None


class ChangedDelegate(QStyledItemDelegate):
    """Wraps the sentences at the width of the list; an arrow where there is a place to go to."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as all of it is."""
        room = self._room(option)
        strong = QFontMetrics(fonts.strong())
        text = option.fontMetrics.boundingRect(QRect(0, 0, room, 100_000), _FLAGS, _sentences(index))
        title = strong.boundingRect(QRect(0, 0, room, 100_000), _FLAGS, str(index.data()))
        return QSize(60, title.height() + text.height() + 2 * _AIR + 4)

    @staticmethod
    def _room(option: QStyleOptionViewItem) -> int:
        """How wide the words may be."""
        view = option.widget
        width = view.width() - _BAR if isinstance(view, QListView) else option.rect.width()
        return max(width - _LEFT - _RIGHT, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, name, sentences, arrow."""
        theme, box = theme_of(option.palette), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, theme.selected if chosen else theme.hover if hovered else theme.surface)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        inside = box.adjusted(_LEFT, _AIR, 0, -_AIR)
        inside.setWidth(self._room(option))
        painter.setPen(theme.text)
        painter.setFont(fonts.strong())
        title = painter.boundingRect(inside, _FLAGS, str(index.data()))
        painter.drawText(inside, _FLAGS, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(theme.text)
        painter.drawText(inside.adjusted(0, title.height() + 4, 0, 0), _FLAGS, _sentences(index))
        if index.data(LEADS):
            painter.setPen(theme.accent if chosen or hovered else theme.muted)
            painter.drawText(arrow_of(box), Qt.AlignmentFlag.AlignCenter, "→")
        painter.restore()


def arrow_of(box: QRect) -> QRect:
    """Where in a row its arrow is."""
    return QRect(box.right() - _RIGHT + 6, box.y(), _RIGHT - 6, box.height())


def _sentences(index: Index) -> str:
    one = index.data(ITEM)
    return "\n".join(one.sentences) if isinstance(one, Item) else ""


class ChangedList(WrappedRows):
    """Return, a double click, or a click on the arrow goes to the place."""

    wanted = Signal(object)
    """The Item to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChangedModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ChangedDelegate(self))
        self.setAccessibleName(self.tr("What changed"))
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self.go_to)

    def go_to(self, index: QModelIndex) -> None:
        """Ask for a place, if it is still there."""
        if index.isValid() and index.data(LEADS):
            self.wanted.emit(index.data(ITEM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the place the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.go_to(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if arrow_of(self.visualRect(index)).contains(at):
            self.go_to(index)
