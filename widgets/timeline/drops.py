"""What is dropped from a palette: shown as a proposal while it hangs over the timeline, committed when let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.domain.errors import EditRefused
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

    def enter(self, event: QDragMoveEvent) -> None:
        """Take what we know; what cannot be read says so and stays outside."""
        board = self._view.board
        if board is None or not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        try:
            what = putting(bytes(event.mimeData().data(MIME).data()), board.plan, self._view.activities())
        except EditRefused as refusal:
            self._view.say(str(refusal))
            event.ignore()
            return
        self._view.hand.cancel()
        self._gesture = PutDrag(board, snapper(self._view, board, frozenset()), what)
        self.move(event)

    def move(self, event: QDragMoveEvent | QDropEvent) -> None:
        """Propose what letting go here would do."""
        view, gesture = self._view, self._gesture
        if gesture is None or view.board is not gesture.board:
            self.leave()
            event.ignore()
            return
        at = event.position().toPoint()
        proposal = gesture.propose(pointer_at(view.frame_of(gesture.board), at, event.modifiers()))
        words = gesture.words(proposal)
        if words != view.over.bubble:
            view.say(words)
        lifted = frozenset(gesture.ids)
        place = (at.x(), at.y())
        view.show_proposal(
            proposal, Over(lifted=lifted, guide_s=proposal.line_s, bubble=words, refused=proposal.refused, at=place)
        )
        event.acceptProposedAction()

    def leave(self) -> None:
        """It went elsewhere."""
        if self._gesture is not None:
            self._gesture = None
            self._view.show_proposal(None, Over())

    def drop(self, event: QDropEvent) -> None:
        """Commit what was proposed, or say why not."""
        self.move(event)
        view, gesture, proposal = self._view, self._gesture, self._view.proposal
        self.leave()
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
