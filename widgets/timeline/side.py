"""Where a segment dropped into a side lane belongs: into a run that is there, or at a moment of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from app.domain import edits
from app.domain.plan import MAIN_LANE, After, Kind, Plan, With
from widgets.timeline.board import Board


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a moment of its own, and the change that puts the segments there."""

    aim: Hashable
    change: Callable[[Plan], Plan]


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


def place_beside(board: Board, segment_ids: tuple[str, ...], lane_id: str, pointer_s: int, start_s: int) -> Spot | None:
    """A spot of its own in a side lane, starting at ``start_s``.

    None when the pointer is over a segment there, which makes it a reorder.
    """
    segments, layout = board.plan.segments, board.layout
    run = with_followers(board, segment_ids, lane_id)
    moving = frozenset(run)
    rest = [pos for pos in board.positions(lane_id) if segments[pos].id not in moving]
    if any(layout.starts_s[pos] <= pointer_s < layout.ends_s[pos] for pos in rest):
        return None
    rule = anchor_at(board, start_s, moving)
    if rule is None:
        return None
    before_id = next((segments[pos].id for pos in rest if layout.starts_s[pos] >= start_s), None)

    def change(plan: Plan) -> Plan:
        return edits.set_start(edits.move(plan, run, lane_id, before_id), run[0], rule)

    return Spot((lane_id, before_id, rule), change)
