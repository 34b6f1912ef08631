"""The still layer: a picture of the frame that is shifted when the view scrolls, and painted only where it must be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from widgets.timeline.backdrop import REACH_PX, draw_bands, draw_end, draw_grid, draw_gutter, draw_ruler
from widgets.timeline.board import Board
from widgets.timeline.canvas import Canvas, whole
from widgets.timeline.faces import Faces
from widgets.timeline.frame import Frame
from widgets.timeline.lane_paint import draw_cues, draw_gaps, draw_lanes, draw_slack
from widgets.timeline.look import Look

MARGIN_PX = 4
"""What hangs over a segment's own columns: rounding, borders."""
AHEAD_PX = 320
"""How far a scroll paints beyond the view, so that the next ones only move the picture."""

Columns = tuple[int, int]
"""The first column, and the first after the last."""


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
    """The picture of all that stands still while the pointer moves.

    It is a frame of its own: up to ``AHEAD_PX`` wider than the view, and scrolled to where that is or so far before it.
    ``painted_px``: how many of its columns had to be painted for the last frame.
    """

    def __init__(self) -> None:
        self._picture, self._gutter = QPixmap(), QPixmap()
        self._shows: object = None
        self._board: Board | None = None
        self._scroll_px = 0
        self._seen: Columns = (0, 0)  # these two count from where a scroll of 0 shows the first column
        self._painted: Columns = (0, 0)
        self._stale: tuple[float, float, bool] | None = None
        self.painted_px = 0

    def forget(self) -> None:
        """Nothing of the picture holds any longer."""
        self._shows = None

    def forget_stretch(self, first_s: float, last_s: float, *, header: bool) -> None:
        """What happens in a stretch of the time in view looks different now; ``header``: above the lanes too."""
        low, high, above = self._stale or (first_s, last_s, header)
        self._stale = (min(low, first_s), max(high, last_s), above or header)

    def draw(self, painter: QPainter, look: Look, frame: Frame, faces: Faces) -> None:
        """Bring the picture up to date and show it, at the screen's resolution."""
        fresh = self._fresh_columns(look, frame, faces)
        self.painted_px = 0
        if fresh or self._stale is not None:
            self._paint(look, frame, faces, fresh)
        painter.drawPixmap(self._scroll_px - frame.scale.scroll_px, 0, self._picture)
        painter.drawPixmap(0, 0, self._gutter)

    def _paint(self, look: Look, frame: Frame, faces: Faces, fresh: list[Columns]) -> None:
        width = frame.left + self._painted[1] - self._scroll_px
        own = replace(frame, scale=frame.scale.scrolled(self._scroll_px), width=width)
        stale, above = self._stale_columns(own)
        self._stale = None
        self.painted_px = sum(high - low for low, high in (*fresh, *stale))
        with QPainter(self._picture) as painter:
            for paint, columns in ((paint_columns, fresh), (paint_lanes, stale), (paint_header, above)):
                for low, high in columns:
                    paint(Canvas(painter, look, own, faces, low, high))

    def _fresh_columns(self, look: Look, frame: Frame, faces: Faces) -> list[Columns]:
        """The columns to be painted for what is in view, and ahead where the same plan is scrolled through."""
        first, ahead = frame.scale.scroll_px, AHEAD_PX if frame.board is self._board else 0
        if not self._kept(look, frame):
            self._renew(look, frame, faces)
            ahead = 0
        low, high = self._painted
        last = first + frame.width - frame.left
        self._board, self._seen = frame.board, (first, last)
        if low <= first and last <= high:
            return []
        start = first - ahead if first < low else first
        fresh = (start, low) if first < low else (high, last + ahead)
        self._shift(start, look.ratio)
        self._painted = (max(start, min(low, fresh[0])), min(max(high, fresh[1]), last - first + start + AHEAD_PX))
        return [(fresh[0] - start + frame.left, fresh[1] - start + frame.left)]

    def _kept(self, look: Look, frame: Frame) -> bool:
        """Whether the picture shows something of this frame, but for what became stale."""
        scale = frame.scale
        size = (frame.width, frame.bottom, frame.down_px)
        shows = (id(look), size, frame.rows, frame.sizes, scale.px_per_s, scale.origin_s)
        same, self._shows = shows == self._shows, shows
        if frame.board is not self._board:  # nobody told what changed where it was not in view
            self._painted = (max(self._painted[0], self._seen[0]), min(self._painted[1], self._seen[1]))
        low, high = self._painted
        in_view = low < scale.scroll_px + frame.width - frame.left and scale.scroll_px < high
        return same and in_view and ((scale.scroll_px - self._scroll_px) * look.ratio).is_integer()

    def _renew(self, look: Look, frame: Frame, faces: Faces) -> None:
        """Start where the view is, with the gutter alone."""
        self._picture = _of_size(self._picture, frame.width + AHEAD_PX, frame.bottom, look.ratio)
        self._gutter = _of_size(self._gutter, frame.left, frame.bottom, look.ratio)
        self._scroll_px = frame.scale.scroll_px
        self._painted, self._stale = (self._scroll_px, self._scroll_px), None
        with QPainter(self._gutter) as painter:
            draw_gutter(whole(painter, look, frame, faces))

    def _stale_columns(self, own: Frame) -> tuple[list[Columns], list[Columns]]:
        """The columns to paint anew in the lanes, and above them.

        A section that lost or won a segment has more or less room for its title, on both sides.
        """
        if self._stale is None:
            return [], []
        first, last = (column - self._scroll_px + own.left for column in self._painted)
        low = max(first, own.scale.x_of(self._stale[0]) - MARGIN_PX)
        high = min(last, own.scale.x_of(self._stale[1]) + MARGIN_PX)
        above = [(max(first, low - REACH_PX), min(last, high + REACH_PX))] if self._stale[2] else []
        return ([(low, high)], above) if low < high else ([], [])

    def _shift(self, scroll_px: int, ratio: float) -> None:
        """Move what is painted to where another scroll shows it."""
        moved = scroll_px - self._scroll_px
        if moved:
            self._picture.scroll(round(-moved * ratio), 0, self._picture.rect())
        self._scroll_px = scroll_px


def _of_size(had: QPixmap, width: int, height: int, ratio: float) -> QPixmap:
    """A picture of some pixels of ours: the one there is, if it has this size."""
    size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made = had if had.size() == size else QPixmap(size)
    made.setDevicePixelRatio(ratio)
    return made
