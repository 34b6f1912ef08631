"""Says what a drag would do: at once in plans of a usual length, and not on every move in very long ones."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from widgets.timeline.gestures import Gesture, Proposal

MANY_SEGMENTS = 1_000
REST_MS = 50


class Teller:
    """Words for proposals; in a long plan they come at most twenty times a second, the last ones always."""

    def __init__(self, parent: QObject, tell: Callable[[], None]) -> None:
        self._due_s = 0.0
        self._words = ""
        self._later = QTimer(parent, singleShot=True)
        self._later.timeout.connect(tell)

    def words(self, gesture: Gesture, proposal: Proposal) -> str:
        """What the proposal does, or for now what the one before did; then ``tell`` is called when it is time."""
        long = len(proposal.board.plan.segments) > MANY_SEGMENTS
        if long and proposal.change is not None and not proposal.alone and monotonic() < self._due_s:
            if not self._later.isActive():
                self._later.start(REST_MS)
            return self._words
        self._words = gesture.words(proposal)
        if long:
            self._due_s = monotonic() + REST_MS / 1000
        return self._words

    def forget(self) -> None:
        """The drag is over."""
        self._later.stop()
        self._words = ""
