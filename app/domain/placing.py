"""Where the segments of a plan stand and how they start when a sheet has put them in another order; knows no texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.anchors import reanchored
from app.domain.layout import lay_out
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, At, Lane, Plan, Segment, With


def in_order(base: Plan, lanes: tuple[Lane, ...], came: Mapping[str, list[Segment]], lanes_said: bool) -> list[Segment]:
    """Each lane in the order of the sheet; what it does not know stands behind what it stood behind.

    A shelf keeps its own order, and so does a lane beside the main room of a sheet that knows no lanes.
    """
    fresh = {one.id: one for rows in came.values() for one in rows}
    segments: list[Segment] = []
    for lane in lanes:
        stood = [one for one in base.segments if one.lane_id == lane.id]
        if lane.id == PARKED_LANE or (lane.id != MAIN_LANE and not lanes_said):
            segments += [fresh.get(one.id, one) for one in stood]
            continue
        row = list(came.get(lane.id, ()))
        behind: str | None = None
        for one in stood:
            if one.id not in fresh:
                place = next((i + 1 for i, other in enumerate(row) if other.id == behind), 0)
                row.insert(place, one)
            if one.id not in fresh or fresh[one.id].lane_id == lane.id:
                behind = one.id
        segments += row
    return segments


def started(base: Plan, segments: list[Segment], starts: Mapping[str, int]) -> list[Segment]:
    """Starts that hold: beside something of the main room, and with one of their own at the head of a lane."""
    room = {one.id for one in segments if one.lane_id == MAIN_LANE}
    gone = {one.id for one in base.segments if one.lane_id == MAIN_LANE and one.id not in room}
    was = lay_out(base)
    result: list[Segment] = []
    lane_id = MAIN_LANE
    for one in segments:
        rule = reanchored(base, one, one.start, gone)
        if isinstance(rule, With) and one.lane_id in (MAIN_LANE, PARKED_LANE):
            rule = After()
        if one.lane_id not in (lane_id, PARKED_LANE) and isinstance(rule, After):
            rule = At(starts[one.id] if one.id in starts else was.start_of(one.id))
        lane_id = one.lane_id
        result.append(one if rule == one.start else replace(one, start=rule))
    return result
