"""Where segments dropped into a side lane belong: into a run that is there, or at a moment of their own."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import edits
from app.domain.plan import MAIN_LANE, After, Kind, Plan, With
from widgets.timeline.board import Board


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a side lane: beside ``mate_id`` in its run, or starting by ``rule`` before ``before_id``."""

    lane_id: str
    mate_id: str | None = None
    behind: bool = False
    before_id: str | None = None
    rule: With | None = None

    def put(self, plan: Plan, segment_ids: tuple[str, ...]) -> Plan:
        """The edit that puts segments here, be they moved, copied or new."""
        if self.mate_id is not None:
            return edits.put_in_run(plan, segment_ids, self.mate_id, behind=self.behind)
        assert self.rule is not None, "what is in no run has a start of its own"
        return edits.put_beside(plan, segment_ids, self.lane_id, self.before_id, self.rule)


def anchor_at(board: Board, moment_s: int, moving: frozenset[str]) -> With | None:
    """The rule that starts something at a moment: into the main-room segment that runs then, or the last before it."""
    segments, starts = board.plan.segments, board.layout.starts_s
    best: int | None = None
    for position in board.positions(MAIN_LANE):
        segment = segments[position]
        if segment.id in moving or segment.kind is Kind.OFF_CLOCK or starts[position] > moment_s:
            continue
        if best is None or starts[position] >= starts[best]:
            best = position
    return None if best is None else With(segments[best].id, moment_s - starts[best])


def with_followers(board: Board, segment_ids: tuple[str, ...], lane_id: str) -> tuple[str, ...]:
    """The segments, with those that follow them in their run when the run's first is among them in this lane."""
    segments, index, lane = board.plan.segments, board.layout.index, board.positions(lane_id)
    first = segments[index[segment_ids[0]]]
    if first.lane_id != lane_id or isinstance(first.start, After):
        return segment_ids
    place = index[segment_ids[-1]] + 1
    found = list(segment_ids)
    while place in lane and isinstance(segments[place].start, After):
        found.append(segments[place].id)
        place += 1
    return tuple(found)


def spot_at(board: Board, lane_id: str, pointer_s: int, start_s: int, moving: frozenset[str]) -> Spot | None:
    """Where something goes in a side lane; ``moving``: what is no longer where it was.

    Over a segment there: into its run, before or behind it by the half. Else a moment of its own at ``start_s``;
    None when nothing of the main room runs that early.
    """
    segments, layout = board.plan.segments, board.layout
    rest = [pos for pos in board.positions(lane_id) if segments[pos].id not in moving]
    mate = next((pos for pos in rest if layout.starts_s[pos] <= pointer_s < layout.ends_s[pos]), None)
    if mate is not None:
        behind = 2 * pointer_s >= layout.starts_s[mate] + layout.ends_s[mate]
        return Spot(lane_id, segments[mate].id, behind)
    rule = anchor_at(board, start_s, moving)
    before_id = next((segments[pos].id for pos in rest if layout.starts_s[pos] >= start_s), None)
    return None if rule is None else Spot(lane_id, before_id=before_id, rule=rule)
