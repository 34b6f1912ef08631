"""The list of handoffs: newest first, each with its version, its day, its people and what they answered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.handoff import Handoff, version_name
from widgets import fonts
from widgets.handoffs.telling import answers, day_of, people, time_of
from widgets.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
WHOLE: Final = Qt.ItemDataRole.UserRole
"""The handoff itself."""
_AIR: Final = 10


class LedgerModel(QAbstractListModel):
    """One row a handoff."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.handoffs: tuple[Handoff, ...] = ()

    def show_handoffs(self, handoffs: tuple[Handoff, ...]) -> None:
        """Show these; where only their people changed, what is chosen stays chosen."""
        same = [one.id for one in handoffs] == [one.id for one in self.handoffs]
        if same:
            self.handoffs = handoffs
            if handoffs:
                self.dataChanged.emit(self.index(0), self.index(len(handoffs) - 1))
            return
        self.beginResetModel()
        self.handoffs = handoffs
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as there are handoffs."""
        return 0 if parent.isValid() else len(self.handoffs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The version; for a screen reader all that the row says."""
        one = self.handoffs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return version_name(one.version)
        if role == WHOLE:
            return one
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (version_name(one.version), day_of(one.made_at), people(one), answers(one))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{day_of(one.made_at)}, {time_of(one.made_at)}\n{people(one)}"
        return None


class LedgerDelegate(QStyledItemDelegate):
    """Two lines: version and day, people and answers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for both lines."""
        del index
        return QSize(120, option.fontMetrics.height() + QFontMetrics(fonts.small()).height() + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, the first line, the second."""
        one, theme, box = index.data(WHOLE), theme_of(option.palette), QRect(option.rect)
        if not isinstance(one, Handoff):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.selected if chosen else theme.hover if hovered else theme.surface)
        if chosen:
            painter.fillRect(box.x(), box.y(), 3, box.height(), theme.accent)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        inside = box.adjusted(16, _AIR, -14, -_AIR)
        painter.setPen(theme.text)
        painter.setFont(fonts.strong())
        height = painter.fontMetrics().height()
        first = QRect(inside.x(), inside.y(), inside.width(), height)
        rest = QRect(inside.x(), inside.y() + height, inside.width(), inside.height() - height)
        self._pair(painter, first, version_name(one.version), day_of(one.made_at))
        painter.setPen(theme.muted)
        painter.setFont(fonts.small())
        self._pair(painter, rest, people(one), answers(one))
        painter.restore()

    @staticmethod
    def _pair(painter: QPainter, box: QRect, left: str, right: str) -> None:
        """Words at the left, cut where those at the right begin; the right ones in the small face."""
        metrics = QFontMetrics(fonts.small())
        room = box.width() - (metrics.horizontalAdvance(right) + 12 if right else 0)
        shown = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(fonts.small())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)


class Ledger(QListView):
    """The list; ``selectionModel().currentChanged`` says what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LedgerModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(LedgerDelegate(self))
        self.setAccessibleName(self.tr("Handoffs"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> Handoff | None:
        """The handoff the list is on."""
        found = self.currentIndex().data(WHOLE) if self.currentIndex().isValid() else None
        return found if isinstance(found, Handoff) else None

    def choose(self, handoff_id: str) -> None:
        """Go to one, else to the newest."""
        ids = [one.id for one in self.rows.handoffs]
        if ids:
            self.setCurrentIndex(self.rows.index(ids.index(handoff_id) if handoff_id in ids else 0))
