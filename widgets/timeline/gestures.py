"""What a drag would do: each gesture holds the plan at the press and proposes by the edit that will be committed.

Nothing is changed here and nothing is drawn; a proposal always starts from the press, so a drag can wander freely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from itertools import accumulate

from app.domain import edits
from app.domain.clock import format_length
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import Plan
from widgets.timeline.board import Board
from widgets.timeline.side import place_beside
from widgets.timeline.snap import Snapper

Change = Callable[[Plan], Plan]
_LEAST_S = 60


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: moment and lane; ``free`` switches snapping off, ``stretch`` pushes instead of rolling."""

    moment_s: int
    lane_id: str | None
    free: bool = False
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What release would do. ``change`` None: nothing, either because nothing moves or because it was refused."""

    board: Board
    label: str = ""
    words: str = ""
    change: Change | None = None
    refused: bool = False
    line_s: int | None = None


class Gesture:
    """The part all drags share: trying a change on the plan at the press, once for each different aim."""

    def __init__(self, board: Board, snapper: Snapper, segment_ids: tuple[str, ...], grabbed_s: int) -> None:
        self.board, self.snapper, self.ids, self.grabbed_s = board, snapper, segment_ids, grabbed_s
        self._aim: Hashable = None
        self._last = Proposal(board)

    def propose(self, pointer: Pointer) -> Proposal:
        """What release at this point would do."""
        raise NotImplementedError

    def _still(self) -> Proposal:
        self._aim, self._last = None, Proposal(self.board)
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
        return Proposal(
            Board(after, lay_out(after), self.board.cue_reach_s),
            label,
            effects(before, after, self.ids),
            change,
        )

    def _drawn(self, moment_s: int, pointer: Pointer) -> tuple[int, int | None]:
        """A moment after snapping, and the line it was drawn to."""
        if pointer.free:
            return self.snapper.rounded(moment_s, self.snapper.free_s), None
        snapped = self.snapper.snap(moment_s)
        return snapped.moment_s, snapped.line_s


def quoted(board: Board, segment_ids: tuple[str, ...]) -> str:
    """How a label names segments: the title of one, the number of several."""
    segment = board.segment(segment_ids[0])
    return f"“{segment.title}”" if len(segment_ids) == 1 and segment is not None else f"{len(segment_ids)} segments"


class MoveDrag(Gesture):
    """Reorder with ripple in the main room; in a lane beside it, also to another moment."""

    def __init__(self, board: Board, snapper: Snapper, segment_ids: tuple[str, ...], grabbed_s: int) -> None:
        super().__init__(board, snapper, segment_ids, grabbed_s)
        self._rests: dict[str, tuple[list[int], list[int]]] = {}

    def propose(self, pointer: Pointer) -> Proposal:
        """Insert where the pointer is; over no lane nothing moves."""
        lane_id = pointer.lane_id
        if lane_id is None:
            return self._still()
        if not lane_is_main(self.board, lane_id):
            start_s, line_s = self._drawn(pointer.moment_s - self.grabbed_s, pointer)
            spot = place_beside(self.board, self.ids, lane_id, pointer.moment_s, start_s)
            if spot is not None:
                label = f"Move {quoted(self.board, self.ids)} to {lane_title(self.board, lane_id)}"
                return self._try(spot.aim, label, spot.change, line_s)
        before_id, line_s = self._gap_at(lane_id, pointer.moment_s)
        if self._stays(lane_id, before_id):
            return self._still()
        label = move_label(self.board, self.ids, lane_id, before_id)
        aim = (lane_id, before_id)
        tried = self._try(aim, label, lambda plan: edits.move(plan, self.ids, lane_id, before_id), line_s)
        # once it lies there, the outline shows the place; the line would stand where the gap was before
        return tried if tried.refused else replace(tried, line_s=None)

    def _gap_at(self, lane_id: str, moment_s: int) -> tuple[str | None, int]:
        """The segment to insert before (None: at the end), and the moment where the two now meet."""
        board = self.board
        segments, layout = board.plan.segments, board.layout
        if lane_id not in self._rests:
            self._rests[lane_id] = self._rest(lane_id)
        rest, middles = self._rests[lane_id]
        place = bisect_right(middles, moment_s)
        if place < len(rest):
            return segments[rest[place]].id, layout.starts_s[rest[place]]
        return None, layout.ends_s[rest[-1]] if rest else board.plan.start_s

    def _rest(self, lane_id: str) -> tuple[list[int], list[int]]:
        """What stays in a lane, in running order, and the middles that decide what one is dropped before."""
        layout, segments, moving = self.board.layout, self.board.plan.segments, frozenset(self.ids)
        rest = [pos for pos in self.board.positions(lane_id) if segments[pos].id not in moving]
        return rest, list(accumulate(((layout.starts_s[pos] + layout.ends_s[pos]) // 2 for pos in rest), max))

    def _stays(self, lane_id: str, before_id: str | None) -> bool:
        """Whether inserting there puts everything where it is."""
        positions = [self.board.layout.index[one] for one in self.ids]
        segments = self.board.plan.segments
        if any(segments[pos].lane_id != lane_id for pos in positions):
            return False
        if positions != list(range(positions[0], positions[0] + len(positions))):
            return False
        following = positions[-1] + 1
        in_lane = following in self.board.positions(lane_id)
        return before_id == (segments[following].id if in_lane else None)


def lane_is_main(board: Board, lane_id: str) -> bool:
    """Whether a lane is the main room."""
    return bool(board.plan.lanes) and board.plan.lanes[0].id == lane_id


def lane_title(board: Board, lane_id: str) -> str:
    """What a lane is called."""
    return next((lane.title for lane in board.plan.lanes if lane.id == lane_id), "")


def move_label(board: Board, segment_ids: tuple[str, ...], lane_id: str, before_id: str | None) -> str:
    """The name of a move as an undo step."""
    target = board.segment(before_id)
    place = f"before “{target.title}”" if target else f"to the end of {lane_title(board, lane_id)}"
    return f"Move {quoted(board, segment_ids)} {place}"


class EdgeDrag(Gesture):
    """The end of a segment: rolls the edge it shares with the next one, or with ``stretch`` pushes what follows."""

    def propose(self, pointer: Pointer) -> Proposal:
        """Put the end where the pointer is; never shorter than the step the drag counts in."""
        segment_id = self.ids[0]
        position = self.board.layout.index[segment_id]
        start_s, end_s = self.board.layout.starts_s[position], self.board.layout.ends_s[position]
        wanted, line_s = self._drawn(pointer.moment_s + self.grabbed_s, pointer)
        delta_s = max(wanted, start_s + min(_LEAST_S, end_s - start_s)) - end_s
        if delta_s == 0:
            return self._still()
        if not pointer.stretch and self.board.shared_edge(position):
            return self._roll(position, delta_s, line_s)
        planned_s = end_s + delta_s - start_s
        label = resize_label(self.board, segment_id, planned_s)
        tried = self._try(("resize", planned_s), label, lambda plan: edits.resize(plan, segment_id, planned_s), line_s)
        return _named("Push what follows", tried) if self.board.shared_edge(position) else tried

    def _roll(self, position: int, delta_s: int, line_s: int | None) -> Proposal:
        segments = self.board.plan.segments
        left, right = segments[position], segments[position + 1]
        delta_s = min(delta_s, max(0, right.planned_s - _LEAST_S))
        if delta_s == 0:
            return self._still()
        label = f"Move the edge between “{left.title}” and “{right.title}”"
        tried = self._try(("roll", delta_s), label, lambda plan: edits.roll(plan, left.id, delta_s), line_s)
        return _named("Move the edge", tried)


def _named(what: str, proposal: Proposal) -> Proposal:
    """The proposal whose words begin with what the drag does, so that the modifier's sense can be read."""
    return proposal if proposal.refused else replace(proposal, words=f"{what}: {proposal.words}")


def resize_label(board: Board, segment_id: str, planned_s: int) -> str:
    """The name of a change of length as an undo step."""
    segment = board.segment(segment_id)
    verb = "Lengthen" if segment is not None and planned_s > segment.planned_s else "Shorten"
    return f"{verb} {quoted(board, (segment_id,))} to {format_length(planned_s)}"
