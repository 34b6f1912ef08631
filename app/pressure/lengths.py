"""How long each segment may take under some conditions: shortest, likely, longest; draws nothing and knows no clock."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.domain.conditions import Conditions, first_poll, longest_breakout, made_for_pairs, talks, turns
from app.domain.groupwork import THREES
from app.domain.growth import growth, larger_group
from app.domain.plan import Kind, MarkerKind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.spread import say_time_s, slows_down, spread

_SAID: Final = frozenset({Kind.OPENING, Kind.INPUT})
"""All of these is said to people; of the others only what has to be said exactly."""


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
    sizes = _sizes(plan) if conditions.people else [0] * len(plan.segments)
    found = []
    for segment, size in zip(plan.segments, sizes, strict=True):
        lost = conditions.reopen_s * (segment.id == reopened) + conditions.poll_fails_s * (segment.id == failing)
        found.append(_of(plan, segment, size, conditions, float(lost)))
    return found


def _sizes(plan: Plan) -> list[int]:
    """The size of the groups that were last at work when a segment begins: its own, or those in rooms beside it."""
    runs, sizes, last = parts_of(plan).on, [], 0
    for segment in plan.segments:
        beside = (plan.segments[i].group_size or 0 for run in runs.get(segment.id, ()) for i in run.positions)
        last = segment.group_size or max(beside, default=0) or last
        sizes.append(last)
    return sizes


def _of(plan: Plan, segment: Segment, size: int, conditions: Conditions, lost: float) -> Lengths:
    s = spread(segment, plan.language)
    if segment.kind in (Kind.BUFFER, Kind.OFF_CLOCK):
        return Lengths(s.planned_s, s.planned_s, s.planned_s)
    factor, more = _factor(plan, segment, conditions), _more_s(plan, segment, conditions)
    share, moving_s = growth(plan, segment, size, conditions.people)
    factor, more = factor * share, more + moving_s
    binding = segment.has(MarkerKind.MUST_NOT_CUT) or slows_down(segment)
    return Lengths(
        s.shortest_s * factor + more,
        s.planned_s * factor + more,
        s.longest_s * factor + more,
        float(s.shortest_s) if binding else 0.0,
        lost,
    )


def _factor(plan: Plan, segment: Segment, conditions: Conditions) -> float:
    factor = 1.0 if segment.kind is Kind.BREAK else conditions.longer
    if talks(segment):
        factor *= conditions.talk
    if segment.kind in _SAID:
        factor *= conditions.interpreted
    if made_for_pairs(segment):
        threes = larger_group(plan, segment, conditions.people) and conditions.odd == 1
        factor *= sum(THREES) / 2 if threes else conditions.odd
    return factor


def _more_s(plan: Plan, segment: Segment, conditions: Conditions) -> float:
    """Another round where one more has a turn, and the time to interpret what is said word by word."""
    more = 0.0
    if turns(segment) and (conditions.odd != 1 or larger_group(plan, segment, conditions.people)):
        more += segment.round_s or 0
    if conditions.interpreted != 1 and segment.kind not in _SAID:
        more += (conditions.interpreted - 1) * say_time_s(segment, plan.language)
    return more
