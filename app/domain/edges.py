"""What taking a segment by its left edge means: the start moves and the end stays, or why it cannot."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from app.domain.checks import named
from app.domain.errors import EditRefused
from app.domain.fields import amend, position, resize, resized, roll
from app.domain.layout import Layout, lay_out
from app.domain.plan import At, Kind, Plan, Segment, StartRule, With


def resize_start(plan: Plan, segment_id: str, delta_s: int) -> Plan:
    """Move a segment's start ``delta_s`` later (negative: earlier) and keep its end.

    With one that it follows it shares the edge, which rolls. A start of its own moves, fixed or beside another. What
    stands off the clock before the session reaches back. Else :class:`EditRefused`: its start is not its own.
    """
    segment = plan.segments[position(plan, segment_id)]
    rule = _moved(segment, delta_s)
    if rule is not None:
        planned_s = segment.planned_s - delta_s
        return amend(plan, segment_id, lambda s: replace(resized(s, planned_s), start=rule))
    layout = lay_out(plan)
    if segment.kind is Kind.OFF_CLOCK and not segment.parked and layout.start_of(segment_id) < plan.start_s:
        return resize(plan, segment_id, segment.planned_s - delta_s)
    return roll(plan, _left(plan, layout, segment).id, delta_s)


def _moved(segment: Segment, delta_s: int) -> StartRule | None:
    if segment.parked:
        return None
    if isinstance(segment.start, At):
        return replace(segment.start, clock_s=segment.start.clock_s + delta_s)
    if isinstance(segment.start, With):
        return replace(segment.start, offset_s=segment.start.offset_s + delta_s)
    return None


def _left(plan: Plan, layout: Layout, segment: Segment) -> Segment:
    """The one whose end is this one's start."""
    place = layout.index[segment.id]
    left = plan.segments[place - 1] if place else None
    if segment.parked and (left is None or not left.parked):
        raise EditRefused(f"{named(segment)} stands on the shelf, so its start stays. Change its length at its end.")
    if left is None or _begins(plan, place):
        raise EditRefused(f"{named(segment)} starts with the session: drag its right edge, or set the session's start.")
    if layout.ends_s[place - 1] != layout.starts_s[place] and not segment.parked:
        raise EditRefused(f"{named(segment)} waits for what runs beside the main room. Change that first.")
    return left


def _begins(plan: Plan, place: int) -> bool:
    """Whether nothing that counts comes before it in its lane."""
    before = takewhile(lambda s: s.lane_id == plan.segments[place].lane_id, reversed(plan.segments[:place]))
    return all(segment.kind is Kind.OFF_CLOCK for segment in before)
