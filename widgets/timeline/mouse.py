"""What the mouse does on the timeline: clicks select, drags become gestures, and only a release changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from widgets.timeline.boxes import Box
from widgets.timeline.camera import RIM_MS
from widgets.timeline.frame import Frame
from widgets.timeline.gestures import Gesture, Proposal
from widgets.timeline.hit import Part
from widgets.timeline.item_drags import CarryDrag
from widgets.timeline.moves import BodyDrag
from widgets.timeline.painter import Over
from widgets.timeline.picking import in_band, range_to
from widgets.timeline.press import CTRL, SHIFT, Press, begin, pointer_at
from widgets.timeline.teller import Teller

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_START_PX = 4
_MOST_GHOSTS = 40
_SHAPES = {
    Part.EDGE: Qt.CursorShape.SplitHCursor,
    Part.START: Qt.CursorShape.SplitHCursor,
    Part.BADGE: Qt.CursorShape.PointingHandCursor,
    Part.SHELF: Qt.CursorShape.PointingHandCursor,
}


class Hand:
    """The state of the mouse between press and release."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self._pan_from: QPoint | None = None
        self._banding = False
        self._kept: tuple[str, ...] = ()
        self._had: tuple[str, ...] = ()
        self._last = (QPoint(), Qt.KeyboardModifier.NoModifier)
        self._teller = Teller(view, self._tell_again)
        self._space_held = False
        self._edge_scroll = QTimer(view)
        self._edge_scroll.setInterval(RIM_MS)
        self._edge_scroll.timeout.connect(self._scroll_at_edge)

    @property
    def busy(self) -> bool:
        """Whether a drag is going on, so that Escape belongs to it."""
        return self._gesture is not None or self._banding or self._pan_from is not None

    @property
    def may_park(self) -> bool:
        """Whether something is being carried that could be parked."""
        return isinstance(self._gesture, BodyDrag)

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
        view.close_editor(keep=True)
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
        met = view.stage.hit(at.x(), at.y())
        selected = met.segment_id in view.selection.ids
        moment = view.frame_of(board).scale.s_at(at.x())
        self._press = Press(at, met, board, event.modifiers(), selected, moment)
        self._select_at_press(self._press)

    def _select_at_press(self, press: Press) -> None:
        selection, segment_id = self._view.selection, press.met.segment_id
        if segment_id is None:
            return
        if not press.was_selected and not press.modifiers & (CTRL | SHIFT):
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

    def _begin(self, press: Press) -> None:
        self._edge_scroll.start()
        if press.met.part is Part.EMPTY:
            self._banding = True
            self._had = self._view.selection.ids
            self._kept = self._had if press.modifiers & (SHIFT | CTRL) else ()
            return
        self._gesture = begin(self._view, press)
        if isinstance(self._gesture, BodyDrag):
            if press.met.segment_id not in self._view.selection.ids:
                self._view.selection.set(self._gesture.ids)
            self._view.camera.update_ranges()

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
        proposal = gesture.propose(pointer_at(frame, at, modifiers))
        row = frame.row_at(at.y())
        words = self._teller.words(gesture, proposal)
        if words != view.over.bubble:
            view.say(words)
        over = Over(
            lifted=frozenset(gesture.ids),
            guide_s=proposal.line_s,
            bubble=words,
            refused=proposal.refused,
            at=(at.x(), at.y() if row is None else frame.top_of(row) + row.height - 12),
            ghost=self._ghost(gesture, frame, at),
            item=gesture.item if isinstance(gesture, CarryDrag) else None,
            item_at=(at.x(), at.y()),
        )
        view.show_proposal(proposal, over)

    def _tell_again(self) -> None:
        if self._gesture is not None:
            self._drag(*self._last)

    def _ghost(self, gesture: Gesture, frame: Frame, at: QPoint) -> tuple[tuple[str, Box], ...]:
        """The dragged blocks where the pointer carries them."""
        press = self._press
        if press is None or not gesture.carries:
            return ()
        parked = gesture.carries[0] in gesture.board.layout.parked
        from_x = press.at.x() if parked else frame.scale.x_of(press.moment_s)
        dx, dy = at.x() - from_x, at.y() - press.at.y()
        boxes = ((one, frame.box(one)) for one in gesture.carries[:_MOST_GHOSTS])
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
        if self._view.camera.pan_at_rim(self._last[0]):
            self._drag(*self._last)

    def _hover(self, at: QPoint) -> None:
        view = self._view
        if view.board is None:
            return
        met = view.stage.hit(at.x(), at.y())
        shape = _SHAPES.get(met.part, Qt.CursorShape.ArrowCursor)
        if self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if view.viewport().cursor().shape() is not shape:
            view.viewport().setCursor(shape)
        hovered = met.segment_id if met.part in (Part.BODY, Part.EDGE, Part.START) else None
        if hovered != view.over.hovered and not view.over.bubble:
            view.show_proposal(None, Over(hovered=hovered))

    def leave(self) -> None:
        """The pointer left the timeline."""
        if not self.busy and self._view.over.hovered is not None:
            self._view.show_proposal(None, Over())

    # release

    def release(self, event: QMouseEvent) -> None:
        """Commit once what the drag proposed, or finish the click."""
        press, proposal, dragged, gesture = self._press, self._view.proposal, self.busy, self._gesture
        words = "" if gesture is None or proposal is None else gesture.words(proposal)
        self._end()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not dragged:
            self._click(press, event.globalPosition().toPoint())
        elif proposal is not None and proposal.refused:
            self._view.refuse(words, event.position().toPoint())
        elif gesture is not None and proposal is not None and self._view.session.plan is press.board.plan:
            self._commit(gesture, proposal, words, press)

    def _commit(self, gesture: Gesture, proposal: Proposal, words: str, press: Press) -> None:
        view = self._view
        if proposal.change is None:
            return
        view.say(words)
        if not view.verbs.commit(proposal.label, proposal.change):
            return
        if isinstance(gesture, BodyDrag) and gesture.copies:
            view.verbs.select_new(press.board)
        elif isinstance(gesture, CarryDrag):
            view.chosen.follow(gesture.item)

    def _click(self, press: Press, place: QPoint) -> None:
        selection, segment_id = self._view.selection, press.met.segment_id
        item = press.met.cue or press.met.marker
        if item is not None and segment_id is not None and not press.modifiers & (CTRL | SHIFT):
            self._view.chosen.click(segment_id, item, press.at.x())
        elif press.met.part is Part.SHELF:
            self._view.fold_shelf()
        elif segment_id is None:
            if press.met.part is Part.EMPTY and not press.modifiers & (SHIFT | CTRL):
                selection.set(())
        elif press.met.part is Part.BADGE:
            selection.set((segment_id,))
            self._view.open_repairs(segment_id, place)
        elif press.modifiers & CTRL:
            selection.toggle(segment_id)
        elif press.modifiers & SHIFT:
            selection.set(range_to(press.board, selection.current, segment_id))
        elif press.was_selected:
            selection.set((segment_id,))

    def cancel(self) -> bool:
        """Drop whatever is going on; whether there was anything. What a rubber band selected is let go."""
        was_busy, had = self.busy, self._had if self._banding else None
        self._end()
        if was_busy:
            self._view.say("")  # what it would have done
        if had is not None:
            self._view.selection.set(had)
        return was_busy

    def _end(self) -> None:
        self._edge_scroll.stop()
        if self._pan_from is not None:
            self._view.viewport().unsetCursor()
        drawn = self._gesture is not None or self._banding
        self._press = self._gesture = self._pan_from = None
        self._banding = False
        self._teller.forget()
        if drawn:
            self._view.show_proposal(None, Over())
            self._view.camera.update_ranges()
