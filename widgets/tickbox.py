"""A check box that is seen in either theme: the style's own has an outline that is lost on a dark ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from widgets import fonts
from widgets.theme import theme_of

_BOX_PX: Final = 15
_GAP_PX: Final = 7
_ROUND_PX: Final = 3
_TICK: Final = ((0.22, 0.52), (0.43, 0.72), (0.78, 0.3))
"""Where the tick bends, in parts of the box."""


class TickBox(QCheckBox):
    """A box and its words on one line."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words

    def sizeHint(self) -> QSize:
        """The box, the words, and air for the mark of the keyboard."""
        metrics = self.fontMetrics()
        words = fonts.scaled(_GAP_PX) + metrics.horizontalAdvance(self._words) + 4 if self._words else 0
        return QSize(fonts.scaled(_BOX_PX) + 2 + words, max(fonts.scaled(_BOX_PX), metrics.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        """Words are not cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it is clicked."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, a tick in it, the words; with the keyboard a line under them."""
        del event
        theme, side = theme_of(self.palette()), fonts.scaled(_BOX_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        ticked, able = self.isChecked(), self.isEnabled()
        ground = theme.accent if ticked and able else theme.faint if ticked else theme.canvas
        edge = theme.accent if able and (ticked or self.hasFocus()) else theme.faint if able else theme.line
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)
        if ticked:
            painter.setPen(QPen(theme.on_accent, side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in _TICK]))
        left = side + 2 + fonts.scaled(_GAP_PX)
        words = self.rect().adjusted(left, 0, 0, 0)
        painter.setPen(theme.text if able else theme.faint)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            end = left + self.fontMetrics().horizontalAdvance(self._words) if self._words else side + 2
            painter.drawLine(left if self._words else 1, self.height() - 1, end, self.height() - 1)
