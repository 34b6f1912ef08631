"""Draws the rows of a review: a heading with its segment's bar, what came back with its box; decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.review import Returned, Standing
from widgets import fonts
from widgets.parts import clock
from widgets.review.listed import LOST, SETTLED, UNREAD, Group
from widgets.review.model import ROW, Index, ReviewModel
from widgets.review.words import about_words, now_words, source_words, standing_words
from widgets.theme import Theme, theme_of

_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_BOX_PX: Final = 15
_MOST_LINES: Final = 12
_AIR: Final = 6


class ReviewDelegate(QStyledItemDelegate):
    """Rows are as tall as their words take."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading has air above it."""
        row, width = index.data(ROW), self._width(option)
        if isinstance(row, Group):
            return QSize(120, fonts.scaled(30) + (0 if index.row() == 0 else 8))
        return QSize(120, sum(height for _, height in self._lines(row, width)) + 2 * _AIR)

    def box_of(self, rect: QRect, row: object) -> QRect:
        """Where one clicks to accept or decline."""
        top = rect.y() + (rect.height() - fonts.scaled(30) if isinstance(row, Group) else 0)
        return QRect(rect.x(), top, _text_left(), fonts.scaled(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row, view = index.data(ROW), option.widget
        theme, rect = theme_of(option.palette), QRect(option.rect)
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        model = index.model()
        assert isinstance(model, ReviewModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.accent if current and view is not None and view.hasFocus() else None
        fill = theme.selected if current else theme.canvas if isinstance(row, Group) else None
        if isinstance(row, Group):
            rect = rect.adjusted(0, rect.height() - fonts.scaled(30), 0, 0)
        _ground(painter, rect, fill, edge)
        if isinstance(row, Group):
            self._heading(painter, rect, row, model, theme)
        else:
            self._item(painter, rect, row, model, theme)
        painter.restore()

    def _heading(self, painter: QPainter, band: QRect, row: Group, model: ReviewModel, theme: Theme) -> None:
        if row.kind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.kind(row.kind).strong)
            painter.drawRoundedRect(QRectF(band.x(), band.y() + 1, 4, band.height() - 2), 2, 2)
        left = band.x() + _text_left()
        if row.folded:
            self._arrow(painter, band, theme, model.is_open(row))
        else:
            self._box(painter, _box_at(band), model.state(row), theme)
        quiet = row.key in (LOST, SETTLED, UNREAD)
        start = clock(row.start_s) if row.start_s is not None else ""
        if start:
            painter.setFont(fonts.sized(fonts.BODY_PX))
            painter.setPen(theme.muted)
            painter.drawText(QRect(left, band.y(), band.width(), band.height()), _LEFT, start)
            left += painter.fontMetrics().horizontalAdvance("00:00") + 10
        count = self._count(row, model)
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        room = band.adjusted(0, 0, -10, 0)
        painter.drawText(room, _RIGHT, count)
        right = room.right() - painter.fontMetrics().horizontalAdvance(count) - 10
        painter.setFont(fonts.strong())
        painter.setPen(theme.muted if quiet else theme.text)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.drawText(QRect(left, band.y(), max(right - left, 0), band.height()), _LEFT, title)

    @staticmethod
    def _count(row: Group, model: ReviewModel) -> str:
        choices = row.choices
        if not choices:
            return ""
        taken = sum(one in model.chosen for one in choices)
        return QCoreApplication.translate("Review", "{0} of {1}").format(taken, len(choices))

    def _item(self, painter: QPainter, rect: QRect, row: Returned | str, model: ReviewModel, theme: Theme) -> None:
        if isinstance(row, Returned):
            state = model.state(row)
            if state is not None:
                self._box(painter, _box_at(QRect(rect.x(), rect.y(), rect.width(), fonts.scaled(30))), state, theme)
            self._sign(painter, rect, row, theme)
        top = rect.y() + _AIR
        width = max(rect.width() - _text_left() - _right_room(row), 60)
        for (text, font, ink), height in self._lines(row, rect.width()):
            painter.setFont(font)
            painter.setPen(_ink(ink, row, theme))
            painter.drawText(QRect(rect.x() + _text_left(), top, width, height), _WRAPPED, text)
            top += height

    @staticmethod
    def _sign(painter: QPainter, rect: QRect, row: Returned, theme: Theme) -> None:
        words = standing_words(row)
        if not words:
            return
        painter.setFont(fonts.small(QFont.Weight.DemiBold))
        ink = theme.danger if row.removes else theme.warning if row.standing is Standing.CLASH else theme.muted
        wide, high = painter.fontMetrics().horizontalAdvance(words) + 14, painter.fontMetrics().height() + 3
        box = QRectF(rect.right() - wide - 9, rect.y() + _AIR - 1, wide, high)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    @staticmethod
    def _box(painter: QPainter, box: QRectF, state: Qt.CheckState | None, theme: Theme) -> None:
        """A box with a tick, a bar for some of it, or nothing; none where nothing can be chosen."""
        if state is None:
            return
        filled = state is not Qt.CheckState.Unchecked
        painter.setPen(QPen(theme.accent if filled else theme.muted, 1.3))
        painter.setBrush(theme.accent if filled else theme.surface)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(theme.on_accent, 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y, side = box.x(), box.y(), box.width()
        if state is Qt.CheckState.Checked:
            points = [QPointF(x + side * a, y + side * b) for a, b in ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)
        elif filled:
            painter.drawLine(QPointF(x + side * 0.25, y + side / 2), QPointF(x + side * 0.75, y + side / 2))

    @staticmethod
    def _arrow(painter: QPainter, band: QRect, theme: Theme, is_open: bool) -> None:
        painter.setFont(fonts.sized(fonts.BODY_PX))
        painter.setPen(theme.muted)
        painter.drawText(_box_at(band), Qt.AlignmentFlag.AlignCenter, "▾" if is_open else "▸")

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QListView) else option.rect.width()

    def _lines(self, row: Returned | str, width: int) -> list[tuple[tuple[str, QFont, str], int]]:
        """The paragraphs of a row, each with its font, its ink and its height."""
        room = max(width - _text_left() - _right_room(row), 60)
        body, small = fonts.sized(fonts.BODY_PX), fonts.small()
        if isinstance(row, str):
            found = [(row, body, "plain")]
        else:
            about = QFont(small)
            about.setItalic(True)
            titled = row.standing in (Standing.LOST, Standing.SETTLED)
            found = [
                (row.said, body, "plain"),
                (about_words(row), about, "muted"),
                (now_words(row), small, "now"),
                (source_words(row, titled=titled), small, "muted"),
            ]
        return [(one, _height(one[0], one[1], room)) for one in found if one[0]]


def _ground(painter: QPainter, rect: QRect, fill: QColor | None, edge: QColor | None) -> None:
    if fill is None:
        return
    painter.setPen(QPen(edge, 1.5) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


def _ink(ink: str, row: Returned | str, theme: Theme) -> QColor:
    if ink == "now" and isinstance(row, Returned) and row.standing is Standing.CLASH:
        return theme.warning
    faded = isinstance(row, str) or row.standing in (Standing.SETTLED, Standing.LOST)
    return theme.text if ink == "plain" and not faded else theme.muted


def _height(text: str, font: QFont, room: int) -> int:
    metrics = QFontMetrics(font)
    height = metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAPPED, text).height()
    return min(height, metrics.lineSpacing() * _MOST_LINES) + 2


def _right_room(row: Returned | str) -> int:
    """Room for the sign of its standing."""
    words = standing_words(row) if isinstance(row, Returned) else ""
    return QFontMetrics(fonts.small(QFont.Weight.DemiBold)).horizontalAdvance(words) + 36 if words else 12


def _box_at(band: QRect) -> QRectF:
    side = fonts.scaled(_BOX_PX)
    return QRectF(band.x() + 12, band.y() + (band.height() - side) / 2, side, side)


def _text_left() -> int:
    """Where words begin: behind the box."""
    return 12 + fonts.scaled(_BOX_PX) + 11
