"""What a merge does, a segment a row: its sign, its start, and in words what changes; knows no session."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtCore import QSize as Size
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.differences import Difference, State
from app.domain.merge import Fate
from widgets import fonts
from widgets.importing.lines import length_words
from widgets.parts import clock
from widgets.theme import Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ROW: Final = Qt.ItemDataRole.UserRole
SIGNS: Final = {State.SAME: "", State.CHANGED: "≠", State.NEW: "+", State.GONE: "−"}
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SIGN_PX: Final = 13
_WORDS_AIR: Final = 5
_MOST_LINES: Final = 5


def _tr(text: str) -> str:
    return QCoreApplication.translate("MergeRows", text)


def state_words(one: Difference) -> str:
    """What becomes of it, in a word or two."""
    if one.state is State.GONE:
        return {
            Fate.KEEP: _tr("not in the sheet: kept"),
            Fate.PARK: _tr("not in the sheet: parked"),
            Fate.REMOVE: _tr("not in the sheet: removed"),
        }[one.fate]
    if one.left:
        return _tr("left as it is")
    return {State.SAME: "", State.CHANGED: _tr("changed"), State.NEW: _tr("new")}[one.state]


def title_of(one: Difference) -> str:
    """The segment's title, or what stands for the session's facts."""
    return one.title or _tr("The session itself")


def has_choice(one: Difference) -> bool:
    """Whether the person can say what becomes of it."""
    return one.state in (State.GONE, State.CHANGED) or one.left


class MergeModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Difference, ...] = ()

    def show_rows(self, rows: tuple[Difference, ...]) -> None:
        """Show what a merge does; as long as the same segments stand there, the place of the eye is kept."""
        if [one.id for one in rows] == [one.id for one in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(max(len(rows) - 1, 0)))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a segment."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """In words for a screen reader; the row itself for whoever paints it."""
        one = self.rows[index.row()]
        if role == ROW:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (title_of(one), state_words(one), *one.words, one.told)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((*one.words, one.told)).strip() or None
        return None


class MergeDelegate(QStyledItemDelegate):
    """A band with the kind's bar; below it what changes, and in the color of doubt what could not be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Size:
        """A line, and as many as the words take."""
        one: Difference = index.data(ROW)
        height = option.fontMetrics.height() + 13
        words = words_of(one)
        return Size(120, height + (self._words_height(words, self._width(option)) + _WORDS_AIR if words else 0))

    def choice_box(self, rect: QRect, one: Difference) -> QRect:
        """Where one clicks to choose; empty where there is nothing to choose."""
        if not has_choice(one):
            return QRect()
        wide = _small_metrics().horizontalAdvance(f"{state_words(one)} ▾") + 12
        line = fonts.scaled(13) + 16
        return QRect(rect.right() - wide - 4, rect.y(), wide + 4, line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        one: Difference = index.data(ROW)
        view = option.widget
        theme, rect = theme_of(option.palette), QRect(option.rect)
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._band(painter, rect, one, theme, current and view is not None and view.hasFocus())
        top = QRect(rect.x(), rect.y(), rect.width(), option.fontMetrics.height() + 13)
        self._line(painter, top, one, theme)
        words = words_of(one)
        if words:
            painter.setFont(fonts.small())
            painter.setPen(theme.warning if one.told else theme.faint if one.left else theme.muted)
            box = rect.adjusted(_text_left(), top.height() - 2, -10, -2)
            painter.drawText(box, _WRAPPED, words)
        painter.restore()

    @staticmethod
    def _band(painter: QPainter, rect: QRect, one: Difference, theme: Theme, focused: bool) -> None:
        band = QRectF(rect).adjusted(0, 1.5, -1, -1.5)
        painter.setPen(QPen(theme.accent, 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.canvas)
        painter.drawRoundedRect(band, 4, 4)
        found = one.now or one.was
        if found is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.kind(found.kind).strong)
            painter.drawRoundedRect(QRectF(band.x(), band.y(), 4, band.height()), 2, 2)

    def _line(self, painter: QPainter, box: QRect, one: Difference, theme: Theme) -> None:
        goes, found = one.fate is not Fate.KEEP, one.now or one.was
        painter.setFont(fonts.sized(fonts.BODY_PX + 1))
        painter.setPen(sign_color(one, theme))
        sign = QRect(box.x() + 10, box.y(), fonts.scaled(_SIGN_PX), box.height())
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, SIGNS[one.state])
        painter.setFont(fonts.sized(fonts.BODY_PX))
        painter.setPen(theme.muted)
        start = clock(one.start_s) if one.start_s is not None else "–" if found is not None else ""
        painter.drawText(box.adjusted(sign.right() - box.x() + 7, 0, 0, 0), _LEFT, start)
        words, right = state_words(one), box.right() - 9
        length = length_words(found) if found is not None and not words else ""
        painter.setFont(fonts.small() if words else fonts.sized(fonts.BODY_PX))
        shown = f"{words} ▾" if has_choice(one) else words or length
        painter.setPen(theme.accent if has_choice(one) else sign_color(one, theme) if words else theme.muted)
        painter.drawText(QRect(box.x(), box.y(), right - box.x(), box.height()), _RIGHT, shown)
        right -= painter.fontMetrics().horizontalAdvance(shown) + 12
        font = fonts.strong()
        font.setStrikeOut(goes)
        painter.setFont(font)
        painter.setPen(theme.faint if goes else theme.text)
        title = QRect(box.x() + _text_left(), box.y(), right - box.x() - _text_left(), box.height())
        cut = painter.fontMetrics().elidedText(title_of(one), Qt.TextElideMode.ElideRight, max(title.width(), 0))
        painter.drawText(title, _LEFT, cut)

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QListView) else option.rect.width()

    @staticmethod
    def _words_height(words: str, width: int) -> int:
        metrics = _small_metrics()
        room = QRect(0, 0, max(width - _text_left() - 10, 60), 10_000)
        return min(metrics.boundingRect(room, _WRAPPED, words).height(), metrics.lineSpacing() * _MOST_LINES)


def words_of(one: Difference) -> str:
    """What changes, in one paragraph."""
    words = " · ".join(one.words)
    return " ".join(filter(None, (_tr("The sheet: {0}").format(words) if one.left and words else words, one.told)))


def sign_color(one: Difference, theme: Theme) -> QColor:
    """New is good, gone is danger once it goes, changed is to be looked at; the sign says the same."""
    if one.state is State.NEW:
        return theme.good
    if one.fate is not Fate.KEEP:
        return theme.danger
    return theme.accent if one.counts else theme.muted


def _text_left() -> int:
    """Where titles and words begin: behind sign and start."""
    wide = QFontMetrics(fonts.sized(fonts.BODY_PX)).horizontalAdvance("00:00")
    return 10 + fonts.scaled(_SIGN_PX) + 7 + wide + 12


def _small_metrics() -> QFontMetrics:
    return QFontMetrics(fonts.small())
