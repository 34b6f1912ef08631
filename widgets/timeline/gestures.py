"""What a drag would do: each gesture holds the plan at the press and proposes by the edit that will be committed.

Nothing is changed here and nothing is drawn; a proposal always starts from the press, so a drag can wander freely.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import Plan
from widgets.timeline.board import Board
from widgets.timeline.snap import Snapper

Change = Callable[[Plan], Plan]
LEAST_S = 60


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: moment and lane, and the segment under it, and what the modifiers ask for.

    ``free`` switches snapping off; ``other`` is the second way of a gesture (push, a fixed start); ``copy`` copies.
    """

    moment_s: int
    lane_id: str | None
    free: bool = False
    other: bool = False
    copy: bool = False
    segment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What release would do. ``change`` None: nothing, either because nothing moves or because it was refused.

    ``why``: the sentence of a refusal. ``does``: what the gesture itself is, before the words on what it moves;
    with ``alone`` the only words.
    """

    board: Board
    label: str = ""
    why: str = ""
    change: Change | None = None
    refused: bool = False
    line_s: int | None = None
    does: str = ""
    alone: bool = False


class Gesture:
    """The part all drags share: trying a change on the plan at the press, once for each different aim."""

    def __init__(self, board: Board, snapper: Snapper, segment_ids: tuple[str, ...], grabbed_s: int) -> None:
        self.board, self.snapper, self.ids, self.grabbed_s = board, snapper, segment_ids, grabbed_s
        self._aim: Hashable = None
        self._last = Proposal(board)
        self._told: tuple[Board | None, str] = (None, "")

    @property
    def carries(self) -> tuple[str, ...]:
        """The ids of the segments that hang at the pointer meanwhile."""
        return ()

    def propose(self, pointer: Pointer) -> Proposal:
        """What release at this point would do."""
        raise NotImplementedError

    def words(self, proposal: Proposal) -> str:
        """What a proposal does, in words; worked out once an aim, as it compares two whole layouts."""
        if proposal.refused or proposal.change is None:
            return proposal.why
        if proposal.alone:
            return proposal.does
        if self._told[0] is not proposal.board:
            layouts = self.board.layout, proposal.board.layout
            self._told = (proposal.board, effects(self.board.plan, proposal.board.plan, self.ids, layouts))
        return f"{proposal.does}: {self._told[1]}" if proposal.does else self._told[1]

    def _still(self, why: str = "") -> Proposal:
        """Release would do nothing, which is no refusal."""
        self._aim, self._last = None, Proposal(self.board, why=why)
        return self._last

    def _try(self, aim: Hashable, label: str, change: Change, line_s: int | None) -> Proposal:
        """The proposal for an aim; asked for the same aim again it is not worked out again."""
        if aim != self._aim:
            self._aim, self._last = aim, self._tried(label, change)
        return replace(self._last, line_s=line_s)

    def _tried(self, label: str, change: Change) -> Proposal:
        before = self.board.plan
        try:
            after = change(before)
        except EditRefused as refusal:
            return Proposal(self.board, label, str(refusal), refused=True)
        if after == before:
            return Proposal(self.board)
        return Proposal(self.board.followed(after, lay_out(after, (before, self.board.layout))), label, change=change)

    def _refused(self, why: str) -> Proposal:
        self._aim, self._last = None, Proposal(self.board, why=why, refused=True)
        return self._last

    def _drawn(self, moment_s: int, pointer: Pointer) -> tuple[int, int | None]:
        """A moment after snapping, and the line it was drawn to."""
        if pointer.free:
            return self.snapper.rounded(moment_s, self.snapper.free_s), None
        snapped = self.snapper.snap(moment_s)
        return snapped.moment_s, snapped.line_s


def quoted(board: Board, segment_ids: tuple[str, ...]) -> str:
    """How a label names segments: the title of one, the number of several."""
    segment = board.segment(segment_ids[0])
    if len(segment_ids) == 1 and segment is not None:
        return f"“{segment.title}”"
    return QCoreApplication.translate("Timeline", "{0} segments").format(len(segment_ids))
