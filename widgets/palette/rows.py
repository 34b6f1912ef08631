"""The palette's list: the best entries for what was typed, and how a row of them looks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.find import matched, ranked
from widgets import fonts
from widgets.palette.entries import Entry, Sort
from widgets.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
ENTRY: Final = Qt.ItemDataRole.UserRole
MOST_ROWS: Final = 100
_PAD_PX: Final = 12


class Found(QAbstractListModel):
    """The entries that fit, best first, and no more than anybody would read through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._names: list[str] = []
        self._rows: list[int] = []
        self.words = ""
        """What was typed."""

    def take(self, entries: list[Entry]) -> None:
        """Everything there is to find."""
        self._entries = entries
        self._names = [one.words for one in entries]
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Show what fits what was typed; everything, as it stands, for nothing typed."""
        self.beginResetModel()
        self.words = words
        self._rows = ranked(words, self._names)[:MOST_ROWS]
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[self._rows[row]]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many fit."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for the screen reader also what it is, where it stands and its keys."""
        entry = self.entry(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return entry if role == ENTRY else None


def sort_words(sort: Sort) -> str:
    """What an entry is, in a word."""
    words = {
        Sort.ACTION: QCoreApplication.translate("Palette", "Action"),
        Sort.SEGMENT: QCoreApplication.translate("Palette", "Segment"),
        Sort.SESSION: QCoreApplication.translate("Palette", "Session"),
        Sort.PROGRAM: QCoreApplication.translate("Palette", "Program"),
    }
    return words[sort]


def quiet_words(entry: Entry) -> str:
    """What it is and where it stands: "Segment · 10:52"; a verb says which menu it is in."""
    note = entry.note()
    if entry.sort is Sort.ACTION:
        return note
    return f"{sort_words(entry.sort)} · {note}" if note else sort_words(entry.sort)


def spoken(entry: Entry) -> str:
    """The row for those who hear it."""
    return ", ".join(part for part in (entry.words, sort_words(entry.sort), entry.note(), entry.keys) if part)


class RowDelegate(QStyledItemDelegate):
    """Words at the left, what it is in quiet words behind them, keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One calm line."""
        del index
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        entry: Entry = index.data(ENTRY)
        theme = theme_of(option.palette)
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.selected)
            painter.fillRect(box.x(), box.y(), 3, box.height(), theme.accent)
        inner = box.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        small = fonts.small()
        right = f"{quiet_words(entry)}    {entry.keys}" if entry.keys else quiet_words(entry)
        wide = QFontMetrics(small).horizontalAdvance(right)
        painter.setPen(theme.text)
        font = fonts.sized(fonts.BODY_PX)
        room = max(80, inner.width() - wide - 16)
        words = QFontMetrics(font).elidedText(entry.words, Qt.TextElideMode.ElideRight, room)
        line = _marked(words, font, matched(_typed(index), words), theme.accent)
        line.draw(painter, QPointF(inner.x(), inner.y() + (inner.height() - line.boundingRect().height()) / 2))
        painter.setPen(theme.muted)
        painter.setFont(small)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        painter.restore()


def _typed(index: Index) -> str:
    model = index.model()
    return model.words if isinstance(model, Found) else ""


def _marked(words: str, font: QFont, signs: Collection[int], ink: QColor) -> QTextLayout:
    """One line with some of its signs underlined in a color of their own: they are why it was found."""
    look = QTextCharFormat()
    look.setForeground(ink)
    look.setFontUnderline(True)
    ranges = []
    for at in signs:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = at, 1, look
        ranges.append(one)
    layout = QTextLayout(words, font)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
