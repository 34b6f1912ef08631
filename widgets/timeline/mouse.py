"""What the mouse does on the timeline: clicks select, drags become gestures, and only a release changes anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from widgets.timeline.board import Board
from widgets.timeline.boxes import Box
from widgets.timeline.gestures import EdgeDrag, Gesture, MoveDrag, Pointer
from widgets.timeline.hit import Hit, Part, hit
from widgets.timeline.painter import Over
from widgets.timeline.picking import in_band, range_to, together
from widgets.timeline.scale import free_step, grid_step
from widgets.timeline.snap import REACH_PX, Snapper, snap_points

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_START_PX = 4
_EDGE_SCROLL_PX = 28
_EDGE_SCROLL_MS = 30
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_FREE = _CTRL | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class _Press:
    """What was under the pointer when the button went down; the board of that moment is what a drag starts from."""

    at: QPoint
    met: Hit
    board: Board
    modifiers: Qt.KeyboardModifier
    was_selected: bool
    moment_s: int


class Hand:
    """The state of the mouse between press and release."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._pan_from: QPoint | None = None
        self._banding = False
        self._kept: tuple[str, ...] = ()
        self._last = (QPoint(), Qt.KeyboardModifier.NoModifier)
        self._space_held = False
        self._edge_scroll = QTimer(view)
        self._edge_scroll.setInterval(_EDGE_SCROLL_MS)
        self._edge_scroll.timeout.connect(self._scroll_at_edge)

    @property
    def busy(self) -> bool:
        """Whether a drag is going on, so that Escape belongs to it."""
        return self._gesture is not None or self._banding or self._pan_from is not None

    def hold_space(self, held: bool) -> None:
        """With Space held the left button pans."""
        if held is not self._space_held:
            self._space_held = held
            shape = Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)

    # press

    def press(self, event: QMouseEvent) -> None:
        """Select at once what was not selected; wait to see whether the rest becomes a drag."""
        view, at = self._view, event.position().toPoint()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        view.editor.finish()
        self.cancel()
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space_held and event.button() == Qt.MouseButton.LeftButton
        ):
            self._pan_from = at
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        board = view.board
        if board is None or not board.plan.segments or event.button() != Qt.MouseButton.LeftButton:
            return
        frame = view.frame_of(board)
        met = hit(frame, at.x(), at.y())
        selected = met.segment_id in view.selection.ids
        moment = frame.scale.s_at(at.x())
        self._press = _Press(at, met, board, event.modifiers(), selected, moment)
        self._select_at_press(self._press)

    def _select_at_press(self, press: _Press) -> None:
        selection, segment_id = self._view.selection, press.met.segment_id
        if segment_id is None:
            return
        if press.modifiers & _SHIFT and press.met.part is not Part.EDGE:
            selection.set(range_to(press.board, selection.current, segment_id))
        elif not press.was_selected and not press.modifiers & _CTRL:
            selection.set((segment_id,))

    # move

    def move(self, event: QMouseEvent) -> None:
        """Carry on with the drag, or start it when the pointer has left where it was pressed."""
        at = event.position().toPoint()
        self._last = (at, event.modifiers())
        if self._pan_from is not None:
            moved = at - self._pan_from
            self._pan_from = at
            self._view.camera.pan(moved.x(), moved.y())
        elif self._press is None:
            self._hover(at)
        else:
            if not self.busy and (at - self._press.at).manhattanLength() >= _START_PX:
                self._begin(self._press)
            self._drag(at, event.modifiers())

    def _begin(self, press: _Press) -> None:
        self._edge_scroll.start()
        if press.met.part in (Part.EMPTY, Part.HEADER, Part.GUTTER):
            self._banding = press.met.part is Part.EMPTY
            self._kept = self._view.selection.ids if press.modifiers & (_SHIFT | _CTRL) else ()
            return
        segment_id = press.met.segment_id
        if segment_id is None or press.met.part is Part.CUE:
            return
        layout = press.board.layout
        if press.met.part is Part.EDGE:
            snapper = self._snapper(press, frozenset((segment_id,)))
            self._gesture = EdgeDrag(press.board, snapper, (segment_id,), layout.end_of(segment_id) - press.moment_s)
            return
        if press.modifiers & _CTRL and not press.was_selected:
            self._view.selection.toggle(segment_id)
        moving = together(press.board, self._view.selection.ids, segment_id)
        snapper = self._snapper(press, frozenset(moving))
        self._gesture = MoveDrag(press.board, snapper, moving, press.moment_s - layout.start_of(moving[0]))

    def _snapper(self, press: _Press, moving: frozenset[str]) -> Snapper:
        scale = self._view.frame_of(press.board).scale
        return Snapper(
            snap_points(press.board, moving),
            grid_step(scale.px_per_s),
            scale.seconds(REACH_PX),
            press.board.plan.start_s,
            free_step(scale.px_per_s),
        )

    def _drag(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        if self._banding:
            self._drag_band(at)
        elif self._gesture is not None:
            self._drag_gesture(self._gesture, at, modifiers)

    def _drag_band(self, at: QPoint) -> None:
        press = self._press
        if press is None:
            return
        frame = self._view.frame_of(press.board)
        # the press is held by its moment, so the band keeps its corner while the view scrolls under it
        band = Box.between(frame.scale.x_of(press.moment_s), press.at.y(), at.x(), at.y())
        self._view.selection.set((*self._kept, *in_band(frame, band)))
        self._view.show_proposal(None, Over(band=band))

    def _drag_gesture(self, gesture: Gesture, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        view = self._view
        frame = view.frame_of(gesture.board)
        row = frame.row_at(at.y())
        lane_id = row.lane_id if row is not None and row.lane_id else None
        free, stretch = bool(modifiers & _FREE), bool(modifiers & _SHIFT)
        proposal = gesture.propose(Pointer(frame.scale.s_at(at.x()), lane_id, free, stretch))
        over = Over(
            lifted=frozenset(gesture.ids),
            guide_s=proposal.line_s,
            bubble=proposal.words,
            refused=proposal.refused,
            at=(at.x(), at.y() if row is None else frame.top_of(row) + row.height - 12),
        )
        if isinstance(gesture, MoveDrag):
            over = replace(over, ghost=self._ghost(gesture, at))
        if proposal.words != ("" if view.proposal is None else view.proposal.words):
            view.say(proposal.words)
        view.show_proposal(proposal, over)

    def _ghost(self, gesture: Gesture, at: QPoint) -> tuple[tuple[str, Box], ...]:
        """The dragged blocks where the pointer carries them."""
        press = self._press
        frame = self._view.frame_of(gesture.board)
        if press is None:
            return ()
        dx, dy = at.x() - frame.scale.x_of(press.moment_s), at.y() - press.at.y()
        boxes = ((one, frame.box(one)) for one in gesture.ids[:40])
        return tuple((one, Box(box.x + dx, box.y + dy, box.w, box.h)) for one, box in boxes if box is not None)

    def modifiers_changed(self, event: QKeyEvent) -> None:
        """A modifier went down or up: the same drag may now mean something else."""
        if self._gesture is not None:
            self._last = (self._last[0], event.modifiers())
            self._drag(*self._last)

    def _scroll_at_edge(self) -> None:
        if not self.busy or self._pan_from is not None:
            self._edge_scroll.stop()
            return
        view, at = self._view, self._last[0]
        frame = view.frame_now
        if frame is None:
            return
        dx = _beyond(at.x(), frame.left, frame.width)
        dy = _beyond(at.y(), frame.sizes.header_px, frame.height)
        if dx or dy:
            view.camera.pan(-dx, -dy)
            self._drag(*self._last)

    def _hover(self, at: QPoint) -> None:
        view = self._view
        if view.board is None:
            return
        met = hit(view.frame_of(view.board), at.x(), at.y())
        shape = Qt.CursorShape.SplitHCursor if met.part is Part.EDGE else Qt.CursorShape.ArrowCursor
        if self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if view.viewport().cursor().shape() is not shape:
            view.viewport().setCursor(shape)
        hovered = met.segment_id if met.part in (Part.BODY, Part.EDGE) else None
        if hovered != view.over.hovered and not view.over.bubble:
            view.show_proposal(None, Over(hovered=hovered))

    def leave(self) -> None:
        """The pointer left the timeline."""
        if not self.busy and self._view.over.hovered is not None:
            self._view.show_proposal(None, Over())

    # release

    def release(self, event: QMouseEvent) -> None:
        """Commit once what the drag proposed, or finish the click."""
        press, proposal, dragged = self._press, self._view.proposal, self.busy
        self._end()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not dragged:
            self._click(press)
        elif proposal is not None and proposal.refused:
            self._view.refuse(proposal.words, event.position().toPoint())
        elif proposal is not None and proposal.change is not None and self._view.session.plan is press.board.plan:
            self._view.verbs.commit(proposal.label, proposal.change)

    def _click(self, press: _Press) -> None:
        selection, segment_id = self._view.selection, press.met.segment_id
        if segment_id is None:
            if press.met.part is Part.EMPTY and not press.modifiers & (_SHIFT | _CTRL):
                selection.set(())
        elif press.modifiers & _CTRL:
            selection.toggle(segment_id)
        elif press.was_selected and not press.modifiers & _SHIFT:
            selection.set((segment_id,))

    def cancel(self) -> bool:
        """Drop whatever is going on; whether there was anything."""
        was_busy = self.busy
        self._end()
        return was_busy

    def _end(self) -> None:
        self._edge_scroll.stop()
        if self._pan_from is not None:
            self._view.viewport().unsetCursor()
        drawn = self._gesture is not None or self._banding
        self._press = self._gesture = self._pan_from = None
        self._banding = False
        if drawn:
            self._view.show_proposal(None, Over())


def _beyond(value: int, low: int, high: int) -> int:
    """How far to scroll when the pointer is at the rim of a stretch: further out, faster."""
    if value > high - _EDGE_SCROLL_PX:
        return min(40, value - (high - _EDGE_SCROLL_PX))
    return max(-40, min(0, value - low)) if value < low else 0
