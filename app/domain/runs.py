"""Which segments of a plan hang together: the main room, and the runs of the lanes beside it; knows no times.

A run is a segment of a side lane with a start of its own, and those after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.plan import MAIN_LANE, After, At, LaneKind, Plan, With


@dataclass(frozen=True, slots=True)
class Run:
    """Positions in ``plan.segments``. ``clock_s``: the fixed start, where the run hangs on no segment there is."""

    lane_id: str
    joined: bool
    positions: tuple[int, ...]
    anchor_id: str | None
    offset_s: int
    clock_s: int


@dataclass(slots=True)
class Parts:
    """The main room's positions in running order; the runs by what they hang on; those that stand by the clock."""

    main: list[int] = field(default_factory=list)
    on: dict[str, list[Run]] = field(default_factory=dict)
    by_clock: dict[str, list[Run]] = field(default_factory=dict)


def parts_of(plan: Plan) -> Parts:
    """The plan taken apart. An unknown lane counts as free; an anchor that is gone as the plan's start."""
    parts = Parts()
    lanes: dict[str, list[int]] = {}
    main = parts.main
    for i, segment in enumerate(plan.segments):
        if segment.lane_id == MAIN_LANE:
            main.append(i)
        else:
            lanes.setdefault(segment.lane_id, []).append(i)
    if lanes:
        _add_runs(parts, plan, lanes)
    return parts


def _add_runs(parts: Parts, plan: Plan, lanes: dict[str, list[int]]) -> None:
    anchors = {plan.segments[i].id for i in parts.main}
    joined = {lane.id for lane in plan.lanes if lane.kind is LaneKind.JOINED}
    for lane_id, positions in lanes.items():
        for members in _split(plan, positions):
            run = _run(plan, lane_id, lane_id in joined, tuple(members), anchors)
            if run.anchor_id is None:
                parts.by_clock.setdefault(lane_id, []).append(run)
            else:
                parts.on.setdefault(run.anchor_id, []).append(run)
    for runs in parts.by_clock.values():
        runs.sort(key=lambda run: run.clock_s)
    for runs in parts.on.values():
        runs.sort(key=lambda run: run.offset_s)


def _split(plan: Plan, positions: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in positions:
        if runs and isinstance(plan.segments[i].start, After):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _run(plan: Plan, lane_id: str, joined: bool, positions: tuple[int, ...], anchors: set[str]) -> Run:
    rule = plan.segments[positions[0]].start
    if isinstance(rule, With):
        anchor = rule.anchor_id if rule.anchor_id in anchors else None
        return Run(lane_id, joined, positions, anchor, rule.offset_s, plan.start_s + rule.offset_s)
    return Run(lane_id, joined, positions, None, 0, rule.clock_s if isinstance(rule, At) else plan.start_s)
