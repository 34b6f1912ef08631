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

MARGIN_PX = 4
"""What hangs over a segment's own columns: rounding, borders."""


def paint_columns(canvas: Canvas) -> None:
    """Everything in some columns that travels with time."""
    frame = canvas.frame
    _ground(canvas, 0, frame.bottom)
    _draw_header(canvas)
    _clip(canvas, frame.sizes.header_px, frame.bottom)
    _draw_lanes(canvas)


def paint_header(canvas: Canvas) -> None:
    """What stands above the lanes in some columns."""
    _ground(canvas, 0, min(canvas.frame.sizes.header_px, canvas.frame.bottom))
    _draw_header(canvas)


def paint_lanes(canvas: Canvas) -> None:
    """What stands under the header in some columns."""
    _ground(canvas, canvas.frame.sizes.header_px, canvas.frame.bottom)
    _draw_lanes(canvas)


def _draw_header(canvas: Canvas) -> None:
    draw_bands(canvas)
    draw_ruler(canvas)


def _draw_lanes(canvas: Canvas) -> None:
    draw_lanes(canvas)
    draw_slack(canvas)
    draw_gaps(canvas)
    draw_cues(canvas)


def _clip(canvas: Canvas, top: int, bottom: int) -> None:
    canvas.painter.setClipRect(canvas.first_x, top, canvas.last_x - canvas.first_x, max(0, bottom - top))


def _ground(canvas: Canvas, top: int, bottom: int) -> None:
    """Keep to some columns between two heights, and start them afresh."""
    _clip(canvas, top, bottom)
    width = canvas.last_x - canvas.first_x
    canvas.painter.fillRect(canvas.first_x, top, width, max(0, bottom - top), canvas.look.theme.canvas)
    draw_grid(canvas)
    draw_end(canvas)


class StillLayer:
    """The picture of all that stands still while the pointer moves."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._shows: object = None
        self._scroll_px = 0
        self._stale: tuple[float, float, bool] | None = None
        self.painted_px = 0

    def forget(self) -> None:
        """Nothing of the picture holds any longer."""
        self._shows = None

    def forget_stretch(self, first_s: float, last_s: float, *, header: bool) -> None:
        """What happens in a stretch of time looks different now; ``header``: above the lanes too."""
        low, high, above = self._stale or (first_s, last_s, header)
        self._stale = (min(low, first_s), max(high, last_s), above or header)

    def picture(self, look: Look, frame: Frame, faces: Faces) -> QPixmap:
        """The picture of a frame at the screen's resolution; ``painted_px``: how many columns had to be painted."""
        kept = self._kept(look, frame)
        if not kept:
            self._renew(look, frame)
        shifted = self._shift(frame, look.ratio) if kept else [(frame.left, frame.width)]
        stale, above = self._stale_columns(frame) if kept else ([], [])
        self._scroll_px, self._stale = frame.scale.scroll_px, None
        self.painted_px = sum(high - low for low, high in (*shifted, *stale))
        if shifted or stale:
            with QPainter(self._picture) as painter:
                for paint, columns in ((paint_columns, shifted), (paint_lanes, stale), (paint_header, above)):
                    for low, high in columns:
                        paint(Canvas(painter, look, frame, faces, low, high))
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

    def _stale_columns(self, frame: Frame) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The columns to paint anew in the lanes, and above them.

        A section that lost or won a segment has more or less room for its title, on both sides.
        """
        if self._stale is None:
            return [], []
        low = max(frame.left, frame.scale.x_of(self._stale[0]) - MARGIN_PX)
        high = min(frame.width, frame.scale.x_of(self._stale[1]) + MARGIN_PX)
        above = [(max(frame.left, low - REACH_PX), min(frame.width, high + REACH_PX))] if self._stale[2] else []
        return ([(low, high)], above) if low < high else ([], [])

    def _shift(self, frame: Frame, ratio: float) -> list[tuple[int, int]]:
        """Move the picture along with the scroll; the columns that came into view."""
        moved = frame.scale.scroll_px - self._scroll_px
        if moved == 0:
            return []
        area = QRect(round(frame.left * ratio), 0, self._picture.width(), self._picture.height())
        self._picture.scroll(round(-moved * ratio), 0, area.intersected(self._picture.rect()))
        return [(frame.width - moved, frame.width)] if moved > 0 else [(frame.left, frame.left - moved)]
