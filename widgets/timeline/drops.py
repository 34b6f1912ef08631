"""What is dropped from a palette: shown as a proposal while it hangs over the timeline, committed when let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.domain.errors import EditRefused
from widgets.timeline.camera import RIM_MS
from widgets.timeline.gestures import Gesture
from widgets.timeline.item_drags import MIME, PutDrag, putting
from widgets.timeline.painter import Over
from widgets.timeline.press import pointer_at, snapper

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


class Drops:
    """One thing from a palette over the timeline."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._last = (QPoint(), Qt.KeyboardModifier.NoModifier)
        self._rim = QTimer(view, interval=RIM_MS)
        self._rim.timeout.connect(self._scroll_at_rim)

    def enter(self, event: QDragMoveEvent) -> None:
        """Take what we know; what cannot be read says so and stays outside."""
        self._gesture = self._begin(event)
        if self._gesture is None:
            event.ignore()
            return
        self._view.cancel()
        self.move(event)

    def _begin(self, event: QDragMoveEvent | QDropEvent) -> Gesture | None:
        board = self._view.board
        if board is None or not event.mimeData().hasFormat(MIME):
            return None
        try:
            what = putting(bytes(event.mimeData().data(MIME).data()), board.plan, self._view.activities())
        except EditRefused as refusal:
            self._view.say(str(refusal))
            return None
        return PutDrag(board, snapper(self._view, board, frozenset()), what)

    def move(self, event: QDragMoveEvent | QDropEvent) -> None:
        """Propose what letting go here would do; to a plan that was edited meanwhile, as it is now."""
        if self._gesture is not None and self._view.board is not self._gesture.board:
            self._gesture = self._begin(event)
        if self._gesture is None:
            self._end()
            event.ignore()
            return
        self._last = (event.position().toPoint(), event.modifiers())
        self._show(self._gesture)
        event.acceptProposedAction()

    def _show(self, gesture: Gesture) -> None:
        view, (at, modifiers) = self._view, self._last
        frame = view.frame_of(gesture.board)
        if at.x() >= frame.left and not self._rim.isActive():  # on its way in it crosses the rim
            self._rim.start()
        proposal = gesture.propose(pointer_at(frame, at, modifiers))
        words = gesture.words(proposal)
        if words != view.over.bubble:
            view.say(words)
        lifted, place = frozenset(gesture.ids), (at.x(), at.y())
        view.show_proposal(
            proposal, Over(lifted=lifted, guide_s=proposal.line_s, bubble=words, refused=proposal.refused, at=place)
        )

    def _scroll_at_rim(self) -> None:
        gesture = self._gesture
        if gesture is not None and gesture.board is self._view.board and self._view.camera.pan_at_rim(self._last[0]):
            self._show(gesture)

    def leave(self) -> None:
        """It went elsewhere, and what was said of it holds no more."""
        had = self._gesture is not None
        self._end()
        if had:
            self._view.say("")

    def _end(self) -> None:
        self._rim.stop()
        self._gesture = None
        if self._view.proposal is not None:
            self._view.show_proposal(None, Over())

    def drop(self, event: QDropEvent) -> None:
        """Commit what was proposed, or say why not."""
        self.move(event)
        view, gesture, proposal = self._view, self._gesture, self._view.proposal
        self._end()
        if gesture is None or proposal is None:
            return
        if proposal.refused:
            view.refuse(proposal.why, event.position().toPoint())
        elif proposal.change is not None and view.verbs.commit(proposal.label, proposal.change):
            view.selection.set(one for one in gesture.ids or _target(gesture, view) if one)


def _target(gesture: Gesture, view: TimelineView) -> tuple[str, ...]:
    """The segment that got something new."""
    board = view.board
    if board is None:
        return ()
    before = {one.id: one for one in gesture.board.plan.segments}
    return tuple(one.id for one in board.plan.segments if before.get(one.id) is not one)[:1]
