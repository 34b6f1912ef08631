"""The signs of the plan as widgets and in tables: marker chips, need dots, kind bars; shape and color say the same."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.plan import MarkerKind, NeedState
from app.domain.words import MARKER_WORDS, NEED_STATE_WORDS
from widgets import fonts
from widgets.theme import DARK, LIGHT, theme_of
from widgets.timeline.signs import marker_chip, need_dot

CHIP = 18
DOT = 12


@lru_cache(maxsize=64)
def _chip(kind: MarkerKind, dark: bool, side: int, ratio: float) -> QPixmap:
    return marker_chip(kind, DARK if dark else LIGHT, side, ratio)


@lru_cache(maxsize=32)
def _dot(state: NeedState, dark: bool, side: int, ratio: float) -> QPixmap:
    return need_dot(state, DARK if dark else LIGHT, side, ratio)


def paint_need(painter: QPainter, middle: QPointF, state: NeedState, dark: bool, side: int = DOT) -> None:
    """A need's state round a point: an empty ring, a half-filled one, a full dot."""
    picture = _dot(state, dark, side, painter.device().devicePixelRatio())
    painter.drawPixmap(middle - QPointF(side / 2, side / 2), picture)


def paint_bar(painter: QPainter, box: QRectF, color: QColor) -> None:
    """The upright bar in the color of a segment's kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, 2, 2)


def paint_pin(painter: QPainter, middle: QPointF, color: QColor) -> None:
    """A pin round a point: what stands beside it is held fast."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle, middle + QPointF(0, 5))
    painter.setBrush(color)
    painter.drawEllipse(middle - QPointF(0, 2), 2.4, 2.4)


class Chip(QWidget):
    """A marker's sign as a widget of its own."""

    def __init__(self, kind: MarkerKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = fonts.scaled(CHIP)
        self.setFixedSize(QSize(self._side, self._side))
        self._kind = kind
        self.show_kind(kind)

    def show_kind(self, kind: MarkerKind) -> None:
        """Show another marker."""
        self._kind = kind
        self.setAccessibleName(MARKER_WORDS[kind])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip alone."""
        del event
        dark = theme_of(self.palette()).dark
        QPainter(self).drawPixmap(0, 0, _chip(self._kind, dark, self._side, self.devicePixelRatioF()))


class Dot(QWidget):
    """A need's state as a widget of its own."""

    def __init__(self, state: NeedState = NeedState.OPEN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(fonts.scaled(CHIP), fonts.scaled(CHIP)))
        self._state = state
        self.show_state(state)

    def show_state(self, state: NeedState) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(NEED_STATE_WORDS[state])
        self.setToolTip(NEED_STATE_WORDS[state])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot alone, in the middle."""
        del event
        middle, dark = QRectF(self.rect()).center(), theme_of(self.palette()).dark
        paint_need(QPainter(self), middle, self._state, dark, fonts.scaled(DOT))
