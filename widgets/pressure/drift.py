"""The drift fan under the timeline: how early or late each segment may begin, following a drag as it happens."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.clock import minute_down, minute_up
from app.domain.moments import in_main_room
from app.domain.plan import Plan
from app.domain.pressure import PERCENTILES, Outcome
from widgets import fonts
from widgets.parts import clock
from widgets.pressure.forecast import Forecast
from widgets.theme import theme_of
from widgets.timeline.frame import Frame
from widgets.timeline.view import TimelineView

_HEIGHT_PX: Final = 58
_LEAST_S: Final = 300
"""Drift of less than this fills only a part of the height: a calm plan looks calm."""
_MOST_AT_ONCE: Final = 150
"""Up to so many segments it is worked out between two frames; longer plans follow when the hands rest."""
_OUTER: Final = (PERCENTILES.index(10), PERCENTILES.index(90))
_INNER: Final = (PERCENTILES.index(25), PERCENTILES.index(75))
_MIDDLE: Final = PERCENTILES.index(50)


class Drift(QWidget):
    """Eight runs in ten lie in the light band, half of them in the dark one; above the dashed line is late.

    Without cuts: it shows what a facilitator has to deal with. Its table twin is the panel's *Starts*.
    """

    def __init__(self, view: TimelineView, forecast: Forecast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._forecast = view, forecast
        self._plan: Plan | None = None
        self._outcome: Outcome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Drift"))
        view.viewport().installEventFilter(self)
        forecast.changed.connect(self._refresh)
        self.hide()

    def sizeHint(self) -> QSize:
        """Low: it is a rail under the lanes."""
        return QSize(100, fonts.scaled(_HEIGHT_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever moves the timeline moves what stands under it."""
        if event.type() == QEvent.Type.Paint and self.isVisible():
            self.update()
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        found = self._forecast.found
        self.setVisible(found is not None)
        if found is not None:
            self._plan, self._outcome = found.plan, found.pressure.uncut
            self.setAccessibleDescription(self._words(found.pressure.uncut))
        self.update()

    def _words(self, outcome: Outcome) -> str:
        end = minute_up(outcome.ends_s[_OUTER[1]])
        return self.tr("9 runs in 10 end by {0} without cuts").format(clock(end))

    def outcome_of(self, plan: Plan) -> Outcome | None:
        """The runs of the plan that is on the screen now, or of the last one that was run."""
        if plan is not self._plan and len(plan.segments) <= _MOST_AT_ONCE:
            self._plan, self._outcome = plan, self._forecast.fan(plan)
        return self._outcome if plan is self._plan else None

    def points(self, frame: Frame) -> list[tuple[float, tuple[int, ...]]]:
        """Where each main-room segment stands, and by how much its start drifts, in seconds; then the end."""
        plan, layout = frame.board.plan, frame.board.layout
        outcome = self.outcome_of(plan)
        if outcome is None:
            return []
        rows = zip(plan.segments, layout.starts_s, outcome.starts, strict=True)
        found = [
            (float(frame.scale.x_of(start_s)), tuple(one - start_s for one in starts))
            for segment, start_s, starts in rows
            if starts is not None and in_main_room(segment)
        ]
        if found:
            end_s = layout.end_s
            found.append((float(frame.scale.x_of(end_s)), tuple(one - end_s for one in outcome.ends_s)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bands, the line of the plan, and words."""
        del event
        theme, frame = theme_of(self.palette()), self._view.frame_now
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.canvas)
        if frame is None:
            return
        shift = self._shift()
        points = [(x + shift, drift) for x, drift in self.points(frame)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = float(frame.left + shift)
        if points:
            painter.save()
            painter.setClipRect(QRectF(left, 0, self.width() - left, self.height()))
            self._bands(painter, points, theme.accent)
            painter.restore()
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        box = QRectF(shift + 12, 0, left - shift - 16, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tr("Drift"))
        if self._outcome is not None and points:
            right = QRectF(left, 1, self.width() - left - 8, self.height())
            words = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, words, self._words(self._outcome))

    def _bands(self, painter: QPainter, points: list[tuple[float, tuple[int, ...]]], accent: QColor) -> None:
        most = max(_LEAST_S, *(abs(drift[place]) for _, drift in points for place in _OUTER))
        words = QFontMetricsF(fonts.small()).height() + 4
        room = (self.height() - words) / 2
        middle, scale = words + room, (room - 2) / most
        for (low, high), alpha in ((_OUTER, 60), (_INNER, 90)):
            tint = QColor(accent)
            tint.setAlpha(alpha)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            edges = [(x, middle - scale * drift[high], middle - scale * drift[low]) for x, drift in points]
            self._fill(painter, edges)
        painter.setPen(QPen(accent, 1.5))
        painter.drawPolyline(QPolygonF([QPointF(x, middle - scale * drift[_MIDDLE]) for x, drift in points]))
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(points[0][0], middle), QPointF(points[-1][0], middle))

    def _fill(self, painter: QPainter, edges: list[tuple[float, float, float]]) -> None:
        """A band by its column, top and bottom at each segment.

        Piece by piece, each from one whole pixel of the screen to another: the same picture as of one wide shape, which
        takes Qt four times as long.
        """
        ratio = self.devicePixelRatioF()
        whole = [(round(x * ratio) / ratio, top, bottom) for x, top, bottom in edges]
        for (left, top, bottom), (right, top_there, bottom_there) in pairwise(whole):
            there = QPointF(right, top_there), QPointF(right, bottom_there)
            painter.drawPolygon([QPointF(left, top), *there, QPointF(left, bottom)])

    def _shift(self) -> int:
        """From the timeline's columns to these: a drawer may stand left of it."""
        here, there = self.mapTo(self.window(), QPoint(0, 0)), self._view.viewport()
        return there.mapTo(there.window(), QPoint(0, 0)).x() - here.x()

    def event(self, event: QEvent) -> bool:
        """What the fan says of the segment under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """When the segment at a column may begin."""
        frame = self._view.frame_now
        outcome = None if frame is None else self.outcome_of(frame.board.plan)
        if frame is None or outcome is None:
            return ""
        moment = frame.scale.moment(x - self._shift())
        plan, layout = frame.board.plan, frame.board.layout
        words = ""
        for segment, start_s, starts in zip(plan.segments, layout.starts_s, outcome.starts, strict=True):
            if starts is not None and in_main_room(segment) and start_s <= moment:
                early_s, late_s = (starts[place] for place in _OUTER)
                early, late = clock(minute_down(early_s)), clock(minute_up(late_s))
                planned = self.tr("{0}: planned {1}, 8 runs in 10 begin it between {2} and {3}")
                words = planned.format(segment.title, clock(start_s), early, late)
        return words
