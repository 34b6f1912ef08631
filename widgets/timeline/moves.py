"""Drags of whole segments: to another place, onto the shelf, to a fixed start, or as copies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate

from PySide6.QtCore import QCoreApplication

from app.domain import edits
from app.domain.clock import format_clock
from app.domain.neighbors import apart_sentence, following, stands_apart
from app.domain.plan import MAIN_LANE, PARKED_LANE, At, Kind, Plan
from widgets.timeline.board import Board
from widgets.timeline.gestures import Gesture, Pointer, Proposal, quoted
from widgets.timeline.picking import staying_words
from widgets.timeline.side import spot_at, with_followers
from widgets.timeline.snap import Snapper


class Gaps:
    """Between which segments of a lane something may be put, when some of them are out of the way.

    What stands apart from the row off the clock is no neighbor: nothing would move there.
    """

    def __init__(self, board: Board, moving: Collection[str]) -> None:
        self._board, self._moving = board, frozenset(moving)
        self._rests: dict[str, tuple[list[int], list[int]]] = {}

    def at(self, lane_id: str, moment_s: int) -> tuple[str | None, int]:
        """The segment to insert before (None: at the end), and the moment where the two now meet."""
        layout, segments = self._board.layout, self._board.plan.segments
        if lane_id not in self._rests:
            self._rests[lane_id] = self._rest(lane_id)
        rest, middles = self._rests[lane_id]
        place = bisect_right(middles, moment_s)
        if place < len(rest):
            return segments[rest[place]].id, layout.starts_s[rest[place]]
        if not rest:
            return None, self._board.plan.start_s
        return following(self._board.plan, rest[-1], self._moving), layout.ends_s[rest[-1]]

    def _rest(self, lane_id: str) -> tuple[list[int], list[int]]:
        """What stays in a lane, in running order, and the middles that decide what one is dropped before."""
        layout, segments = self._board.layout, self._board.plan.segments
        lane = self._board.positions(lane_id)
        off, moving = Kind.OFF_CLOCK, self._moving
        rest = [pos for pos in lane if segments[pos].id not in moving]
        rest = [pos for pos in rest if segments[pos].kind is not off or not stands_apart(segments[pos])]
        return rest, list(accumulate(((layout.starts_s[pos] + layout.ends_s[pos]) // 2 for pos in rest), max))


class MoveDrag(Gesture):
    """Reorder with ripple in the main room; into a run beside it or to a moment there; onto the shelf and back.

    ``selected``: what is selected, in other lanes too.
    """

    def __init__(
        self,
        board: Board,
        snapper: Snapper,
        segment_ids: tuple[str, ...],
        grabbed_s: int,
        *,
        selected: tuple[str, ...] = (),
    ) -> None:
        super().__init__(board, snapper, segment_ids, grabbed_s)
        self._gaps = Gaps(board, segment_ids)
        self._from_shelf = all(board.plan.segments[board.layout.index[one]].parked for one in segment_ids)
        self._staying = staying_words(board.plan, selected, segment_ids)

    @property
    def carries(self) -> tuple[str, ...]:
        """What is moved."""
        return self.ids

    def propose(self, pointer: Pointer) -> Proposal:
        """Insert where the pointer is; over no lane nothing moves."""
        lane_id = pointer.lane_id
        if lane_id is None:
            return self._still(no_lane_words())
        if lane_id == PARKED_LANE:
            return self._park()
        return self._insert(pointer) if lane_id == MAIN_LANE else self._beside(lane_id, pointer)

    def words(self, proposal: Proposal) -> str:
        """As ever, and what of the selection does not come along."""
        words = super().words(proposal)
        return f"{words}; {self._staying}" if self._staying and proposal.change is not None else words

    def _park(self) -> Proposal:
        if self._from_shelf:
            return self._still()
        label = park_label(self.board, self.ids)
        return self._try("park", label, lambda plan: edits.park(plan, self.ids), None)

    def _beside(self, lane_id: str, pointer: Pointer) -> Proposal:
        start_s, line_s = self._drawn(pointer.moment_s - self.grabbed_s, pointer)
        run = with_followers(self.board, self.ids, lane_id)
        spot = spot_at(self.board, lane_id, pointer.moment_s, start_s, frozenset(run))
        if spot is None:
            return self._refused(too_early_words())
        ids = self.ids if spot.mate_id is not None else run
        words = QCoreApplication.translate("Timeline", "Move {0} to {1}")
        label = words.format(quoted(self.board, self.ids), self.board.lane_title(lane_id))
        return self._try(spot, label, lambda plan: spot.put(plan, ids), None if spot.mate_id is not None else line_s)

    def _insert(self, pointer: Pointer) -> Proposal:
        moving = [self.board.plan.segments[self.board.layout.index[one]] for one in self.ids]
        if all(stands_apart(one) for one in moving):
            return self._refused(apart_sentence(moving))
        before_id, _ = self._gaps.at(MAIN_LANE, pointer.moment_s)
        if self._stays(before_id):
            return self._still()
        ids, shelf = self.ids, self._from_shelf

        def change(plan: Plan) -> Plan:
            return edits.unpark(plan, ids, before_id) if shelf else edits.move(plan, ids, MAIN_LANE, before_id)

        # once it lies there, the outline shows the place; a line would stand where the gap was before
        return self._try((MAIN_LANE, before_id), move_label(self.board, ids, MAIN_LANE, before_id), change, None)

    def _stays(self, before_id: str | None) -> bool:
        """Whether inserting there puts everything where it is."""
        positions = [self.board.layout.index[one] for one in self.ids]
        segments = self.board.plan.segments
        if any(segments[pos].lane_id != MAIN_LANE for pos in positions):
            return False
        if positions != list(range(positions[0], positions[0] + len(positions))):
            return False
        return before_id == following(self.board.plan, positions[-1])


class CopyDrag(Gesture):
    """Copies where the pointer is; what was grabbed stays."""

    def __init__(self, board: Board, snapper: Snapper, segment_ids: tuple[str, ...], grabbed_s: int) -> None:
        super().__init__(board, snapper, segment_ids, grabbed_s)
        self._gaps = Gaps(board, ())
        self._copied = edits.duplicate(board.plan, segment_ids)
        known = board.layout.index
        self._copies = tuple(one.id for one in self._copied.segments if one.id not in known)

    @property
    def carries(self) -> tuple[str, ...]:
        """What is copied."""
        return self.ids

    def propose(self, pointer: Pointer) -> Proposal:
        """Insert the copies where the pointer is; over no lane nothing happens."""
        lane_id, copies = pointer.lane_id, self._copies
        if lane_id is None:
            return self._still(no_lane_words())
        words = QCoreApplication.translate("Timeline", "Copy {0} to {1}")
        label = words.format(quoted(self.board, self.ids), self.board.lane_title(lane_id))
        # the copies were made when the drag began, of the very plan this is handed, so that they keep their ids
        if lane_id == PARKED_LANE:
            return self._try(lane_id, label, lambda _: edits.park(self._copied, copies), None)
        if lane_id == MAIN_LANE:
            before_id, _ = self._gaps.at(lane_id, pointer.moment_s)
            return self._try(before_id, label, lambda _: edits.move(self._copied, copies, lane_id, before_id), None)
        start_s, line_s = self._drawn(pointer.moment_s - self.grabbed_s, pointer)
        spot = spot_at(self.board, lane_id, pointer.moment_s, start_s, frozenset())
        if spot is None:
            return self._refused(too_early_words())
        return self._try(
            spot, label, lambda _: spot.put(self._copied, copies), None if spot.mate_id is not None else line_s
        )


def no_lane_words() -> str:
    """Why nothing happens where there is no lane."""
    return QCoreApplication.translate("Timeline", "Drop it in a lane: here nothing changes.")


def too_early_words() -> str:
    """Why something cannot start beside the main room before there is anything."""
    return QCoreApplication.translate("Timeline", "Nothing in the main room runs that early.")


def parked_words() -> str:
    """Why what stands on the shelf is given no start."""
    return QCoreApplication.translate("Timeline", "What is parked has no start.")


class FixDrag(Gesture):
    """A fixed start where the pointer carries the segment's beginning."""

    @property
    def carries(self) -> tuple[str, ...]:
        """What is given a start."""
        return self.ids

    def propose(self, pointer: Pointer) -> Proposal:
        """Start at the pointer, whatever comes before."""
        start_s, line_s = self._drawn(pointer.moment_s - self.grabbed_s, pointer)
        segment_id = self.ids[0]
        segment = self.board.segment(segment_id)
        if segment is None or segment.parked:
            return self._refused(parked_words())
        reason = segment.start.reason if isinstance(segment.start, At) else ""
        words = QCoreApplication.translate("Timeline", "Start {0} at {1}")
        label = words.format(quoted(self.board, self.ids), format_clock(start_s))
        rule = At(start_s, reason)
        return self._try(start_s, label, lambda plan: edits.set_start(plan, segment_id, rule), line_s)

    def words(self, proposal: Proposal) -> str:
        """As ever, and that the start is fixed now."""
        words, segment = super().words(proposal), proposal.board.segment(self.ids[0])
        if proposal.change is None or segment is None or not isinstance(segment.start, At):
            return words
        clock = format_clock(segment.start.clock_s)
        sentence = QCoreApplication.translate("Timeline", "{0} starts at {1}, fixed").format(segment.title, clock)
        return words.replace(f"{segment.title} starts at {clock}", sentence, 1)


class BodyDrag(Gesture):
    """A segment grabbed in its middle: moved, copied or given a fixed start, as the modifiers say at the moment."""

    def __init__(
        self,
        board: Board,
        snapper: Snapper,
        segment_ids: tuple[str, ...],
        grabbed: str,
        moment_s: int,
        *,
        selected: tuple[str, ...] = (),
    ) -> None:
        first_s = board.layout.start_of(segment_ids[0])
        super().__init__(board, snapper, segment_ids, moment_s - first_s)
        self._grabbed, self._fix_s = grabbed, moment_s - board.layout.start_of(grabbed)
        self._move = MoveDrag(board, snapper, segment_ids, self.grabbed_s, selected=selected)
        self._ways: dict[str, Gesture] = {}
        self._now: Gesture = self._move

    @property
    def carries(self) -> tuple[str, ...]:
        """What hangs at the pointer."""
        return self._now.carries

    @property
    def copies(self) -> bool:
        """Whether what is dropped is new."""
        return isinstance(self._now, CopyDrag)

    def propose(self, pointer: Pointer) -> Proposal:
        """As the modifiers say."""
        self._now = self._way(pointer)
        return self._now.propose(pointer)

    def _way(self, pointer: Pointer) -> Gesture:
        if pointer.copy:
            if "copy" not in self._ways:
                self._ways["copy"] = CopyDrag(self.board, self.snapper, self.ids, self.grabbed_s)
            return self._ways["copy"]
        if pointer.other:
            if "fix" not in self._ways:
                self._ways["fix"] = FixDrag(self.board, self.snapper, (self._grabbed,), self._fix_s)
            return self._ways["fix"]
        return self._move

    def words(self, proposal: Proposal) -> str:
        """Those of the way it is."""
        return self._now.words(proposal)


def move_label(board: Board, segment_ids: tuple[str, ...], lane_id: str, before_id: str | None) -> str:
    """The name of a move as an undo step."""
    target = board.segment(before_id)
    if target is not None:
        words = QCoreApplication.translate("Timeline", "Move {0} before “{1}”")
        return words.format(quoted(board, segment_ids), target.title)
    words = QCoreApplication.translate("Timeline", "Move {0} to the end of {1}")
    return words.format(quoted(board, segment_ids), board.lane_title(lane_id))


def park_label(board: Board, segment_ids: tuple[str, ...]) -> str:
    """The name of parking as an undo step."""
    return QCoreApplication.translate("Timeline", "Park {0}").format(quoted(board, segment_ids))
