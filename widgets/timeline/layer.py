"""The still layer: a picture of the frame that is shifted when the view scrolls, and painted only where it must be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from widgets.timeline.backdrop import REACH_PX, draw_bands, draw_end, draw_grid, draw_gutter, draw_ruler
from widgets.timeline.canvas import Canvas, whole
from widgets.timeline.faces import Faces
from widgets.timeline.frame import Frame
from widgets.timeline.lane_paint import draw_cues, draw_gaps, draw_lanes, draw_slack
from widgets.timeline.look import Look

_MARGIN_PX = 4
"""What hangs over a segment's own columns: rounding, borders."""


def paint_columns(canvas: Canvas, header_only: bool = False) -> None:
    """Everything in some columns that travels with time, or just the bands above the lanes."""
    painter, frame = canvas.painter, canvas.frame
    header, width = frame.sizes.header_px, canvas.last_x - canvas.first_x
    top, bottom = (frame.sizes.ruler_px, min(header, frame.bottom)) if header_only else (0, frame.bottom)
    painter.setClipRect(canvas.first_x, top, width, bottom - top)
    painter.fillRect(canvas.first_x, top, width, bottom - top, canvas.look.theme.canvas)
    draw_grid(canvas)
    draw_bands(canvas)
    draw_end(canvas)
    if header_only:
        return
    draw_ruler(canvas)
    painter.setClipRect(canvas.first_x, header, width, max(0, frame.bottom - header))
    draw_lanes(canvas)
    draw_slack(canvas)
    draw_gaps(canvas)
    draw_cues(canvas)


class StillLayer:
    """The picture of all that stands still while the pointer moves."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._shows: object = None
        self._scroll_px = 0
        self._stale: tuple[float, float] | None = None
        self.painted_px = 0

    def forget(self) -> None:
        """Nothing of the picture holds any longer."""
        self._shows = None

    def forget_stretch(self, first_s: float, last_s: float) -> None:
        """What happens in a stretch of time looks different now."""
        low, high = self._stale or (first_s, last_s)
        self._stale = (min(low, first_s), max(high, last_s))

    def picture(self, look: Look, frame: Frame, faces: Faces) -> QPixmap:
        """The picture of a frame at the screen's resolution; ``painted_px``: how many columns had to be painted."""
        self.painted_px = 0
        kept = self._kept(look, frame)
        stale = self._stale_columns(frame) if kept else [(frame.left, frame.width)]
        headers = [(low - REACH_PX, high + REACH_PX) for low, high in stale if kept and frame.board.plan.sections]
        if not kept:
            self._renew(look, frame)
        stale += self._shift(look, frame) if kept else []
        self._scroll_px, self._stale = frame.scale.scroll_px, None
        if stale:
            with QPainter(self._picture) as painter:
                for low, high in stale:
                    self.painted_px += high - low
                    paint_columns(Canvas(painter, look, frame, faces, low, high))
                for low, high in headers:
                    # a section that lost or won a segment has more or less room for its title, on both sides
                    seen = max(frame.left, low), min(frame.width, high)
                    paint_columns(Canvas(painter, look, frame, faces, *seen), header_only=True)
                if not kept:
                    painter.setClipping(False)
                    draw_gutter(whole(painter, look, frame, faces))
        return self._picture

    def _kept(self, look: Look, frame: Frame) -> bool:
        """Whether the picture shows this frame but for where it is scrolled to and what became stale."""
        scale = frame.scale
        size = (frame.width, frame.bottom, frame.down_px)
        shows = (id(look), size, frame.rows, frame.sizes, scale.px_per_s, scale.origin_s)
        same, self._shows = shows == self._shows, shows
        moved = abs(scale.scroll_px - self._scroll_px)
        return same and moved < frame.width - frame.left and (moved * look.ratio).is_integer()

    def _renew(self, look: Look, frame: Frame) -> None:
        size = QSize(round(frame.width * look.ratio), max(1, round(frame.bottom * look.ratio)))
        if self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(look.ratio)

    def _stale_columns(self, frame: Frame) -> list[tuple[int, int]]:
        if self._stale is None:
            return []
        low = max(frame.left, frame.scale.x_of(self._stale[0]) - _MARGIN_PX)
        high = min(frame.width, frame.scale.x_of(self._stale[1]) + _MARGIN_PX)
        return [(low, high)] if low < high else []

    def _shift(self, look: Look, frame: Frame) -> list[tuple[int, int]]:
        """Move the picture along with the scroll; the columns that came into view."""
        moved = frame.scale.scroll_px - self._scroll_px
        if moved == 0:
            return []
        ratio = look.ratio
        area = QRect(round(frame.left * ratio), 0, self._picture.width(), self._picture.height())
        self._picture.scroll(round(-moved * ratio), 0, area.intersected(self._picture.rect()))
        return [(frame.width - moved, frame.width)] if moved > 0 else [(frame.left, frame.left - moved)]
