"""The signs of the plan as the window paints them: marker chips, need dots, kind bars; shape and color say the same."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.plan import MarkerKind, NeedState
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS, NEED_STATE_WORDS
from widgets import fonts
from widgets.theme import Theme, theme_of

CHIP = 18


def paint_chip(painter: QPainter, box: QRectF, kind: MarkerKind, theme: Theme) -> None:
    """A marker's sign on its color, in a rounded square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.markers[kind])
    painter.drawRoundedRect(box, box.width() * 0.28, box.width() * 0.28)
    glyph = MARKER_GLYPHS[kind]
    painter.setPen(theme.on_sign)
    painter.setFont(fonts.strong(box.height() * 0.66))
    ink = _ink(glyph, box.height())
    painter.drawText(box.center() - ink.center(), glyph)


@lru_cache(maxsize=64)
def _ink(glyph: str, height: float) -> QRectF:
    """Where the glyph's ink lies about its origin, so that it is centered by what is seen."""
    return QFontMetricsF(fonts.strong(height * 0.66)).tightBoundingRect(glyph)


def paint_need(painter: QPainter, box: QRectF, state: NeedState, theme: Theme) -> None:
    """A need's state: an empty ring, a half-filled one, a full dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.need(state)
    ring = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(color if state is NeedState.TESTED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if state is NeedState.READY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPie(ring, 90 * 16, 180 * 16)


def paint_bar(painter: QPainter, box: QRectF, color: QColor) -> None:
    """The upright bar in the color of a segment's kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, 2, 2)


class Chip(QWidget):
    """A marker's sign as a widget of its own."""

    def __init__(self, kind: MarkerKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(CHIP, CHIP))
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
        paint_chip(QPainter(self), QRectF(self.rect()), self._kind, theme_of(self.palette()))


class Dot(QWidget):
    """A need's state as a widget of its own."""

    def __init__(self, state: NeedState = NeedState.OPEN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(CHIP, CHIP))
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
        middle = QRectF(self.rect()).center()
        box = QRectF(middle - QPointF(5, 5), middle + QPointF(5, 5))
        paint_need(QPainter(self), box, self._state, theme_of(self.palette()))
