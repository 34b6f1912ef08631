"""How the runs of a session end, as bars of whole minutes before and past its promised end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.clock import minute_up
from app.domain.pressure import Pressure
from widgets import fonts
from widgets.parts import clock
from widgets.theme import theme_of

_FOOT: Final = 20
_HEAD: Final = 22
_LEAST_MIN: Final = 5
_SMALL: Final = 0.002
"""Minutes at both ends in which fewer runs end than this share are not worth the width."""


class Histogram(QWidget):
    """Bars: green where on time, red where late. Its accessible text and its tooltip say the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressure: Pressure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(200, 110)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("When the runs end"))

    def show_pressure(self, pressure: Pressure | None) -> None:
        """Draw the runs as designed."""
        self._pressure = pressure
        words = ""
        if pressure is not None:
            ends = [clock(minute_up(end)) for end in pressure.designed.ends_s]
            words = self.tr("As designed, half of the runs end by {0}, nine in ten by {1}.").format(ends[3], ends[5])
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(320, 150)

    def bars(self) -> tuple[tuple[int, int], ...]:
        """Minutes past the promised end, and how many runs end in them; those that hardly ever happen left out."""
        if self._pressure is None:
            return ()
        minutes = self._pressure.designed.minutes
        enough = min(_SMALL * self._pressure.runs, max(count for _, count in minutes))
        often = [n for n, (_, count) in enumerate(minutes) if count >= enough]
        return minutes[often[0] : often[-1] + 1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, the promised end, and times under them."""
        del event
        bars = self.bars()
        if not bars or self._pressure is None:
            return
        painter, theme = QPainter(self), theme_of(self.palette())
        first, last = min(bars[0][0], -_LEAST_MIN), max(bars[-1][0], _LEAST_MIN)
        wide, tall = self.width() / (last - first + 1), self.height() - _FOOT - _HEAD
        most = max(count for _, count in bars)
        for minute, count in bars:
            height = tall * count / most
            box = QRectF((minute - first) * wide, _HEAD + tall - height, max(wide - 1, 1), height)
            painter.fillRect(box, theme.good if minute <= 0 else theme.danger)
        end_x = (1 - first) * wide - 0.5
        painter.setPen(QPen(theme.text, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QRectF(end_x, 4, 0, _HEAD + tall - 4).topLeft(), QRectF(end_x, _HEAD + tall, 0, 0).topLeft())
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        self._words(painter, end_x, first, last)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, end_x: float, first: int, last: int) -> None:
        pressure = self._pressure
        if pressure is None:
            return
        sides = (
            (self.tr("on time"), Qt.AlignmentFlag.AlignRight, 0.0, end_x - 6),
            (self.tr("late"), Qt.AlignmentFlag.AlignLeft, end_x + 6, self.width() - end_x - 6),
        )
        for words, side, left, room in sides:
            if painter.fontMetrics().horizontalAdvance(words) <= room:  # one that has no room has hardly a bar
                painter.drawText(QRectF(left, 0, room, _HEAD), side, words)
        foot = QRectF(0, self.height() - _FOOT + 4, self.width(), _FOOT)
        end_s = pressure.promised_end_s
        middle = QRectF(end_x - 40, foot.y(), 80, _FOOT)
        painter.drawText(middle, Qt.AlignmentFlag.AlignHCenter, clock(end_s))
        room = painter.fontMetrics().horizontalAdvance("00:00") + 44
        if end_x > room:
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, clock(end_s + 60 * first))
        if self.width() - end_x > room:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, clock(end_s + 60 * last))
