"""How long each segment may take under some conditions: shortest, likely, longest; draws nothing and knows no clock."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.conditions import Conditions, first_poll, longest_breakout, made_for_pairs, talks, turns
from app.domain.groupwork import groups
from app.domain.plan import Kind, MarkerKind, Plan, Segment
from app.domain.spread import slows_down, spread


class Lengths(NamedTuple):
    """Seconds; ``floor``: nothing, not even a fast cohort, makes it shorter than this. ``lost``: comes on top."""

    shortest: float
    likely: float
    longest: float
    floor: float = 0.0
    lost: float = 0.0


def lengths(plan: Plan, conditions: Conditions) -> list[Lengths]:
    """Beside ``plan.segments``. Breaks and buffers are not stretched: nobody talks through them."""
    reopened = longest_breakout(plan) if conditions.reopen_s else None
    failing = first_poll(plan) if conditions.poll_fails_s else None
    sizes = _sizes(plan)
    found = []
    for segment, size in zip(plan.segments, sizes, strict=True):
        lost = conditions.reopen_s * (segment.id == reopened) + conditions.poll_fails_s * (segment.id == failing)
        found.append(_of(plan, segment, size, conditions, float(lost)))
    return found


def _sizes(plan: Plan) -> list[int]:
    """The size of the groups that were last at work when a segment begins."""
    sizes, last = [], 0
    for segment in plan.segments:
        last = segment.group_size or last
        sizes.append(last)
    return sizes


def _of(plan: Plan, segment: Segment, size: int, conditions: Conditions, lost: float) -> Lengths:
    s = spread(segment, plan.language)
    if segment.kind in (Kind.BUFFER, Kind.OFF_CLOCK):
        return Lengths(s.planned_s, s.planned_s, s.planned_s)
    factor, more = _factor(plan, segment, size, conditions), 0.0
    if conditions.odd != 1 and turns(segment):
        more = float(segment.round_s or 0)
    binding = segment.has(MarkerKind.MUST_NOT_CUT) or slows_down(segment)
    return Lengths(
        s.shortest_s * factor + more,
        s.planned_s * factor + more,
        s.longest_s * factor + more,
        float(s.shortest_s) if binding else 0.0,
        lost,
    )


def _factor(plan: Plan, segment: Segment, size: int, conditions: Conditions) -> float:
    factor = 1.0 if segment.kind is Kind.BREAK else conditions.longer
    if talks(segment):
        factor *= conditions.talk
    if made_for_pairs(segment):
        factor *= conditions.odd
    return factor * _growth(segment, size, conditions.people, plan.people_expected)


def _growth(segment: Segment, size: int, people: int | None, expected: int | None) -> float:
    """Who opens speaks in turn, and groups report one by one (general practice); nothing else grows with people."""
    if not people or not expected or people == expected:
        return 1.0
    if segment.kind is Kind.OPENING or (segment.kind is Kind.DEBRIEF and size < 2):
        return people / expected
    if segment.kind is Kind.DEBRIEF:
        return _rooms(people, size) / _rooms(expected, size)
    return 1.0


def _rooms(people: int, size: int) -> int:
    """How many groups report: one person left over joins another group."""
    found = groups(people, size)
    return max(1, found.count + (found.left_over > 1))
