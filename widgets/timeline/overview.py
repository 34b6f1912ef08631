"""A thin picture of the whole session with the visible stretch to drag; shown when the plan does not fit the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.plan import MAIN_LANE, Kind
from widgets.timeline.board import Board
from widgets.timeline.frame import Frame
from widgets.timeline.look import Look

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

HEIGHT_PX = 22
_BAR_TOP, _BAR_PX, _LEAST_PX = 6, 10, 8
_FAR_S = 2 * 3_600
_LATER_MS = 150


class Overview(QWidget):
    """The map under the lanes: a click goes there, a drag takes the visible stretch along."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._picture = QPixmap()
        self._shows: tuple[Board, Look, int, int] | None = None
        self._seen = QRect()
        self._grabbed_px = 0
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._renew)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Whole session"))
        self.setToolTip(self.tr("The whole session. Drag the frame to go elsewhere."))
        self.hide()

    def stretch(self) -> QRect:
        """The visible stretch, in this widget's pixels."""
        frame = self._view.frame_now
        return QRect() if frame is None else self._stretch(frame)

    def _stretch(self, frame: Frame) -> QRect:
        first, last = frame.seen_s
        x, right = round(self._x_of(frame, first)), round(self._x_of(frame, last))
        x = max(frame.left, min(x, frame.width - _LEAST_PX))
        return QRect(x, 2, max(_LEAST_PX, min(right, frame.width) - x), HEIGHT_PX - 4)

    def _span(self, frame: Frame) -> tuple[int, int]:
        """What is drawn to scale: a follow-up days later would leave the session itself a few pixels."""
        board = frame.board
        near = board.plan.start_s - _FAR_S, max(board.layout.end_s, board.layout.promised_end_s) + _FAR_S
        return max(board.first_s, near[0]), min(board.last_s, near[1])

    def _x_of(self, frame: Frame, moment_s: float) -> float:
        first, last = self._span(frame)
        x = frame.left + (moment_s - first) * (frame.width - frame.left) / max(1, last - first)
        return max(frame.left, min(x, frame.width))

    def _moment(self, frame: Frame, x: float) -> float:
        """What is at a pixel; the edges stand for all that is farther off."""
        first, last = self._span(frame)
        if x <= frame.left:
            return frame.board.first_s
        if x >= frame.width - 1:
            return frame.board.last_s
        return first + (x - frame.left) * (last - first) / max(1, frame.width - frame.left)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or bring its middle here first."""
        if event.button() == Qt.MouseButton.LeftButton:
            x, now = round(event.position().x()), self.stretch()
            self._grabbed_px = x - now.x() if now.left() <= x <= now.right() else now.width() // 2
            self._go(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the visible stretch along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(round(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The frame stays where it was let go."""
        event.accept()

    def _go(self, x: int) -> None:
        frame = self._view.frame_now
        if frame is not None:
            moment = self._moment(frame, x if x >= frame.width - 1 else x - self._grabbed_px)
            self._view.camera.pan(frame.left - frame.scale.x_of(moment), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept picture, and the visible stretch around what it shows."""
        frame, look = self._view.frame_now, self._view.look
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.theme.canvas)  # the picture may end within the last pixel
            if frame is None or not frame.board.plan.segments:
                return
            self._keep_picture(frame)
            painter.drawPixmap(0, 0, self._picture)
            seen = self._seen = self._stretch(frame)
            painter.fillRect(seen, look.in_view)
            _outline(painter, seen, look.theme.accent)

    def follow(self) -> None:
        """The view scrolled: in a long session the visible stretch often stays on the same pixels."""
        if self.stretch() != self._seen:
            self.update()

    def _renew(self) -> None:
        self._shows = None
        self.update()

    def _keep_picture(self, frame: Frame) -> None:
        """Paint it where there is none; after an edit a little later, when nobody waits for the edit itself."""
        look = self._view.look
        shows = (frame.board, look, self.width(), frame.left)
        if self._shows is not None and shows[1:] == self._shows[1:]:
            if shows[0] is not self._shows[0]:
                self._later.start()
            return
        self._shows = shows
        self._picture = QPixmap(round(self.width() * look.ratio), round(HEIGHT_PX * look.ratio))
        self._picture.setDevicePixelRatio(look.ratio)
        self._picture.fill(look.theme.canvas)
        with QPainter(self._picture) as painter:
            self._draw(painter, frame, frame.board)

    def _draw(self, painter: QPainter, frame: Frame, board: Board) -> None:
        """A pixel at a time, so that a plan of any length costs the same."""
        look, segments, ends, lane = self._view.look, board.plan.segments, board.layout.ends_s, board.lane(MAIN_LANE)
        inks = {kind: look.colors(kind, kind is Kind.OFF_CLOCK)[3] for kind in Kind}
        first, last = self._span(frame)
        left, width = frame.left, frame.width
        a_pixel = (last - first) / max(1, width - left)
        x = left
        while x < width:
            moment, right = first + (x - left) * a_pixel, x + 1
            position = lane.last_before(moment + a_pixel / 2)
            if position is not None and ends[position] > moment:
                right = max(right, min(width, left + round((ends[position] - first) / max(a_pixel, 1e-6))))
                wide = right - x - (1 if right - x > 4 else 0)
                painter.fillRect(x, _BAR_TOP, wide, _BAR_PX, inks[segments[position].kind])
            x = right
        danger = look.theme.danger
        for clash in board.layout.clashes:
            painter.fillRect(round(self._x_of(frame, board.layout.start_of(clash.segment_id))), 3, 2, 16, danger)


def _outline(painter: QPainter, area: QRect, color: QColor) -> None:
    """The pixels along the inside of its edges: as areas, for a line is painted pixel by pixel."""
    x, y, width, height = area.x(), area.y(), area.width(), area.height()
    for edge in ((x, y, width, 1), (x, y + height - 1, width, 1), (x, y, 1, height), (x + width - 1, y, 1, height)):
        painter.fillRect(*edge, color)
