"""Which segments of a plan hang together: the main room, and the runs of the lanes beside it; knows no times.

A run is a segment of a side lane with a start of its own, and those after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.plan import MAIN_LANE, PARKED_LANE, After, At, LaneKind, Plan, With


class Run(NamedTuple):
    """Positions in ``plan.segments``, and its start: ``offset_s`` into what it hangs on, else at ``clock_s``."""

    lane_id: str
    joined: bool
    positions: list[int]
    offset_s: int
    clock_s: int


@dataclass(slots=True)
class Parts:
    """Positions: the main room's in running order; the runs by what they hang on; those by the clock; the parked.

    ``anchors``: the ids runs say they hang on, whether the plan has them or not.
    """

    main: Sequence[int] = ()
    on: dict[str, list[Run]] = field(default_factory=dict)
    by_clock: dict[str, list[Run]] = field(default_factory=dict)
    parked: list[int] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


def parts_of(plan: Plan) -> Parts:
    """The plan taken apart. An unknown lane counts as free; an anchor that is gone as the plan's start."""
    parts = Parts()
    lane_ids = [segment.lane_id for segment in plan.segments]
    count = lane_ids.count(MAIN_LANE)
    parts.main = range(count)
    if count == len(lane_ids):
        return parts
    if MAIN_LANE in lane_ids[count:]:
        parts.main = [i for i, lane_id in enumerate(lane_ids) if lane_id == MAIN_LANE]
        count = 0
    lanes: dict[str, list[int]] = {}
    for i, lane_id in enumerate(lane_ids[count:], count):
        if lane_id != MAIN_LANE:
            lanes.setdefault(lane_id, []).append(i)
    parts.parked = lanes.pop(PARKED_LANE, [])
    if lanes:
        _add_runs(parts, plan, lanes)
    return parts


def _add_runs(parts: Parts, plan: Plan, lanes: dict[str, list[int]]) -> None:
    segments = plan.segments
    anchors = {segments[i].id for i in parts.main}
    joined = {lane.id for lane in plan.lanes if lane.kind is LaneKind.JOINED}
    for lane_id, positions in lanes.items():
        for members in _split(plan, positions):
            rule = segments[members[0]].start
            clock_s, offset_s = plan.start_s, 0
            if isinstance(rule, With):
                offset_s = rule.offset_s
                parts.anchors.add(rule.anchor_id)
                if rule.anchor_id in anchors:
                    run = Run(lane_id, lane_id in joined, members, offset_s, clock_s)
                    parts.on.setdefault(rule.anchor_id, []).append(run)
                    continue
            elif isinstance(rule, At):
                clock_s = rule.clock_s
            run = Run(lane_id, lane_id in joined, members, offset_s, clock_s + offset_s)
            parts.by_clock.setdefault(lane_id, []).append(run)
    for runs in parts.by_clock.values():
        runs.sort(key=lambda run: run.clock_s)
    for runs in parts.on.values():
        if len(runs) > 1:
            runs.sort(key=lambda run: run.offset_s)


def _split(plan: Plan, positions: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in positions:
        if runs and type(plan.segments[i].start) is After:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
