"""Which stretch of time the timeline shows: zoom, scroll and fit; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

from widgets.timeline.board import Board
from widgets.timeline.scale import LEAST_PX_PER_S, MOST_PX_PER_S, TimeScale, fitting

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_PAD_PX = 8
_AIR_PX = 48
_RIM_PX = 28
RIM_MS = 30
"""How often a drag that is held at the rim scrolls."""
READABLE_PX, LEGIBLE_PX = 18, 28
"""How wide a segment has to be on the whole for all to be shown at first; and how wide it is shown otherwise."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """What of a plan is seen: wall-clock second at the left edge, pixels a second; ``fitted``: all of it.

    No pixels a second: it was never seen.
    """

    fitted: bool = False
    left_s: float = 0.0
    px_per_s: float = 0.0
    down_px: int = 0
    shelf_open: bool = True


class Camera:
    """The scale, and the scroll bars kept in step with it."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._scale = TimeScale(36_000, 0.1)
        self._fitted = True
        self._first_px: int | None = None
        self._setting = False
        self._content_px = 0

    def scale_with(self, gutter_px: int) -> TimeScale:
        """The scale where the scroll bar stands, right of a gutter of this width."""
        own, scroll = self._scale, self._view.horizontalScrollBar().value()
        return TimeScale(own.origin_s, own.px_per_s, scroll, gutter_px)

    def _show(self, scale: TimeScale) -> None:
        self._scale = scale
        self.update_ranges(scale.scroll_px)
        self._view.redraw()

    def update_ranges(self, wanted_px: int | None = None) -> None:
        """Fit the scroll bars to the content; a place just zoomed to may lie outside it until scrolled away from."""
        board = self._view.board
        if board is None:
            return
        frame = self._view.frame_of(board)
        bar = self._view.horizontalScrollBar()
        value = bar.value() if wanted_px is None else wanted_px
        scale = frame.scale.scrolled(0)
        room = frame.width - frame.left
        pad = self._pad_px(frame.sizes.line_px)
        first = scale.x_of(board.first_s) - frame.left - pad
        last = scale.x_of(board.last_s) - frame.left + pad - room
        bar.setRange(min(first, value), max(first, last, value))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(24)
        bar.setValue(value)
        content = frame.content_height()
        below = frame.sizes.header_px + content - frame.height
        vertical = self._view.verticalScrollBar()
        vertical.setRange(0, max(0, below))
        vertical.setPageStep(max(1, frame.height - frame.sizes.header_px))
        vertical.setSingleStep(24)
        if not self._setting:
            self._view.place_overview()
        if content != self._content_px:
            self._content_px = content
            self._view.height_wanted.emit()

    def resized(self) -> None:
        """The viewport has another size."""
        if self._setting:
            return
        self._setting = True  # a scroll bar that comes or goes resizes the viewport again
        for _ in range(2):
            width = self._view.viewport().width()
            if self._first_px == self._view.horizontalScrollBar().value():
                self.first_look()
            elif self._fitted:
                self.fit()
            self.update_ranges()
            if self._view.viewport().width() == width:
                break
        self._setting = False

    def state(self, shelf_open: bool) -> ViewState:
        """What is seen now."""
        frame = self._view.frame_now
        if frame is None:
            return ViewState(shelf_open=shelf_open)
        down = self._view.verticalScrollBar().value()
        return ViewState(self._fitted, frame.seen_s[0], self._scale.px_per_s, down, shelf_open)

    def restore(self, state: ViewState) -> None:
        """Show what was seen when a state was kept; a state that shows nothing of the plan fits it."""
        frame = self._view.frame_now
        if frame is None:
            return
        if not state.fitted and state.px_per_s == 0:
            self.first_look()
            return
        least = min(MOST_PX_PER_S, max(LEAST_PX_PER_S, state.px_per_s))
        scale = frame.scale.at_magnification(least, frame.left)
        scale = scale.scrolled(scale.scroll_px + scale.x_of(state.left_s) - frame.left)
        last_s = scale.moment(frame.width)
        if state.fitted or last_s <= frame.board.first_s or state.left_s >= frame.board.last_s:
            self.fit()
            return
        self._leave_fit()
        self._show(scale)
        self._view.verticalScrollBar().setValue(state.down_px)

    def page(self, step: int) -> None:
        """Scroll by most of what is in view."""
        bar = self._view.horizontalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 9 // 10)

    def follow(self, had: Board, now: Board) -> None:
        """Another plan value: when its start moved, the content stays under the eye."""
        if had.plan.start_s != now.plan.start_s:
            moved = self._scale.origin_s + now.plan.start_s - had.plan.start_s
            self._scale = replace(self._scale, origin_s=moved)
        self.update_ranges()

    def fit(self) -> None:
        """Show all that is on the clock, and keep it so while the window is resized."""
        board = self._view.board
        if board is not None:
            self._show_stretch(*board.counted)
        self._fitted, self._first_px = True, None

    def _leave_fit(self) -> None:
        self._fitted, self._first_px = False, None

    def first_look(self) -> None:
        """All that is on the clock where its blocks are wide enough to be read, else the beginning of it."""
        self.fit()
        frame = self._view.frame_now
        if frame is None:
            return
        usual_px = frame.usual_px()
        if 0 < usual_px < READABLE_PX:
            magnified = frame.scale.px_per_s * LEGIBLE_PX / usual_px
            self._fitted = False
            self._show(frame.scale.at_magnification(magnified, frame.scale.x_of(frame.board.counted[0])))
        # as long as nobody scrolled or zoomed, a window that finds its size is looked at for the first time again
        self._first_px = self._view.horizontalScrollBar().value()

    def fit_selection(self) -> None:
        """Show what is selected; nothing selected, or only what is parked: everything."""
        board = self._view.board
        ids = [one for one in self._view.selection.ids if board is not None and one not in board.layout.parked]
        places = [board.layout.index[one] for one in ids] if board is not None else []
        if board is None or not places:
            self.fit()
            return
        starts, ends = board.layout.starts_s, board.layout.ends_s
        self._leave_fit()
        self._show_stretch(min(starts[pos] for pos in places), max(ends[pos] for pos in places), _AIR_PX)

    def _show_stretch(self, first_s: int, last_s: int, pad_px: int | None = None) -> None:
        board = self._view.board
        if board is not None:
            frame = self._view.frame_of(board)
            pad = self._pad_px(frame.sizes.line_px) if pad_px is None else pad_px
            self._show(fitting(first_s, last_s, frame.left, frame.width, pad))

    def _pad_px(self, line_px: int) -> int:
        """Air at both ends: half a cue's sign has to fit there."""
        return max(_PAD_PX, line_px // 2 + 3)

    def zoom(self, factor: float, at_x: int | None = None) -> None:
        """Magnify with the moment at ``at_x`` kept there; by default the current segment, or the middle."""
        frame = self._view.frame_now
        if frame is None:
            return
        current = self._view.selection.current
        box = None if current in frame.board.layout.parked else frame.box(current)
        if at_x is None:
            middle = (frame.left + frame.width) // 2
            center = middle if box is None else box.x + box.w // 2
            at_x = center if frame.left <= center <= frame.width else middle
        self._leave_fit()
        self._view.close_editor()
        self._show(frame.scale.zoomed(factor, at_x))

    def reveal(self, segment_id: str | None) -> None:
        """Scroll as little as needed to bring a segment into view."""
        board = self._view.board
        box = self._view.frame_of(board).box(segment_id) if board is not None else None
        if board is None or box is None:
            return
        frame = self._view.frame_of(board)
        bar, vertical = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        left, right = frame.left + _PAD_PX, frame.width - _PAD_PX
        if segment_id in board.layout.parked:
            pass  # the shelf does not travel with time
        elif box.x < left or box.w > right - left:
            bar.setValue(bar.value() + box.x - left)
        elif box.right > right:
            bar.setValue(bar.value() + box.right - right)
        if box.y < frame.sizes.header_px:
            vertical.setValue(vertical.value() + box.y - frame.sizes.header_px - 4)
        elif box.bottom > frame.height:
            vertical.setValue(vertical.value() + box.bottom - frame.height + 4)

    def pan(self, dx: int, dy: int) -> None:
        """Move the content by some pixels."""
        bar, vertical = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        bar.setValue(bar.value() - dx)
        vertical.setValue(vertical.value() - dy)

    def pan_at_rim(self, at: QPoint) -> bool:
        """Bring what lies beyond into view while a drag is held at the rim; whether there was anything to move."""
        frame = self._view.frame_now
        if frame is None:
            return False
        dx = _beyond(at.x(), frame.left, frame.width)
        dy = _beyond(at.y(), frame.sizes.header_px, frame.height)
        if dx or dy:
            self.pan(-dx, -dy)
        return bool(dx or dy)

    def wheel(self, event: QWheelEvent) -> None:
        """Ctrl zooms about the pointer; else scroll along time, or down when not everything fits and Shift is up."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** (angle.y() or angle.x()), round(event.position().x()))
        else:
            dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() // 2, angle.y() // 2)
            sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            down = self._view.verticalScrollBar().maximum() > 0 and not sideways
            self.pan(dx if down else dx + dy, dy if down else 0)
        event.accept()


def _beyond(value: int, low: int, high: int) -> int:
    """How far to scroll when the pointer is at the rim of a stretch: further out, faster."""
    if value > high - _RIM_PX:
        return min(40, value - (high - _RIM_PX))
    return max(-40, min(0, value - low)) if value < low else 0
