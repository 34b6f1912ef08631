"""What happens to the runs beside the main room when segments go or change places; knows no lengths but the layout's.

A run hangs on a main-room segment. When that goes, the run hangs on the next one, else on the one before,
else it keeps its time. When the first of a run goes, the one after it takes over its start.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.domain.layout import lay_out
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, At, Kind, Plan, Segment, StartRule, With


def main_room(plan: Plan) -> list[Segment]:
    """The main room in running order."""
    return [segment for segment in plan.segments if segment.lane_id == MAIN_LANE]


def successor(plan: Plan, anchor_id: str, gone: Collection[str]) -> Segment | None:
    """The main-room segment that takes over: the next that counts, else the one before; None when all are gone."""
    room = main_room(plan)
    place = next((i for i, segment in enumerate(room) if segment.id == anchor_id), 0)
    left = [s for s in (*room[place + 1 :], *reversed(room[:place])) if s.id not in gone]
    return next((s for s in left if s.kind is not Kind.OFF_CLOCK), left[0] if left else None)


def without(plan: Plan, gone: Collection[str]) -> dict[str, StartRule]:
    """The start rules that have to change when segments leave the main room or their run, by segment id."""
    rules: dict[str, StartRule] = {}
    if not gone:
        return rules
    heir_of: StartRule | None = None
    lane_id = MAIN_LANE
    for segment in plan.segments:
        if segment.lane_id != lane_id:
            lane_id, heir_of = segment.lane_id, None
        if lane_id in (MAIN_LANE, PARKED_LANE):
            continue
        if segment.id in gone:
            heir_of = segment.start if not isinstance(segment.start, After) else heir_of
            continue
        rule = heir_of if heir_of is not None and isinstance(segment.start, After) else segment.start
        heir_of = None
        rule = reanchored(plan, segment, rule, gone)
        if rule != segment.start:
            rules[segment.id] = rule
    return rules


def reanchored(plan: Plan, segment: Segment, rule: StartRule, gone: Collection[str]) -> StartRule:
    """A start rule of a segment when some of the main room leaves it."""
    if not isinstance(rule, With) or rule.anchor_id not in gone:
        return rule
    heir = successor(plan, rule.anchor_id, gone)
    return At(lay_out(plan).start_of(segment.id)) if heir is None else replace(rule, anchor_id=heir.id)


def applied(segments: Collection[Segment], rules: Mapping[str, StartRule]) -> tuple[Segment, ...]:
    """The segments with the start rules that have to change."""
    return tuple(replace(s, start=rules[s.id]) if s.id in rules else s for s in segments)


def own_start(plan: Plan, first: Segment, gone: Collection[str]) -> StartRule:
    """A start for a segment that has to lead in a side lane: with what takes its place, or as its run started.

    One from the shelf has no place to leave: it starts with the first of the main room.
    """
    if first.lane_id == MAIN_LANE:
        heir = successor(plan, first.id, gone)
        return At(lay_out(plan).start_of(first.id)) if heir is None else With(heir.id)
    if first.parked:
        room = [segment for segment in main_room(plan) if segment.id not in gone]
        lead = next((s for s in room if s.kind is not Kind.OFF_CLOCK), room[0] if room else None)
        return At(plan.start_s) if lead is None else With(lead.id)
    rule: StartRule = After()
    for segment in plan.segments:
        if segment.lane_id == first.lane_id and not isinstance(segment.start, After):
            rule = segment.start
        if segment.id == first.id:
            break
    if isinstance(rule, After):
        return At(lay_out(plan).start_of(first.id))
    return reanchored(plan, first, rule, gone)
