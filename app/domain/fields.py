"""Edits of what one segment or the plan's head says: texts, lengths, starts; knows nothing of order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from operator import itemgetter
from typing import Final

from app.domain.checks import check_first, check_head, check_length, check_segment, named
from app.domain.clock import format_length
from app.domain.errors import EditRefused
from app.domain.lookup import lookup
from app.domain.plan import After, At, Field, Intent, Kind, MarkerKind, Plan, Segment, StartRule
from app.domain.spread import with_stated
from app.domain.text import clean, one_line
from app.domain.tidy import tidy, tidy_row, tidy_segment

GONE: Final = "That segment is no longer in the session. Choose another."
Change = Callable[[Segment], Segment]


def position(plan: Plan, segment_id: str) -> int:
    """Where a segment stands in ``plan.segments``; :class:`EditRefused` when it is not there."""
    return whereabouts(plan, (segment_id,))[segment_id]


def whereabouts(plan: Plan, ids: Collection[str]) -> dict[str, int]:
    """The positions of these in ``plan.segments``, in running order; :class:`EditRefused` when one is not there."""
    index = lookup(plan.segments).index
    try:
        return dict(sorted(((key, index[key]) for key in set(ids)), key=itemgetter(1)))
    except KeyError:
        raise EditRefused(GONE) from None


def known_ids(plan: Plan, ids: Collection[str]) -> set[str]:
    """The ids as a set; :class:`EditRefused` when one of them is not in the plan."""
    return set(whereabouts(plan, ids))


def segment_of(plan: Plan, segment_id: str) -> Segment:
    """The segment itself; :class:`EditRefused` when it is not there."""
    return plan.segments[position(plan, segment_id)]


def amend(plan: Plan, segment_id: str, change: Change) -> Plan:
    """Change one segment in any of its fields but id and lane; the result is cleaned and checked."""
    return amend_many(plan, (segment_id,), change)


def amend_many(plan: Plan, ids: Collection[str], change: Change) -> Plan:
    """Change several segments alike; all of them or, when one refuses, none."""
    rows, places = list(plan.segments), whereabouts(plan, ids).values()
    for i in places:
        rows[i] = _amended(plan, rows[i], change)
    if all(rows[i] is plan.segments[i] for i in places):
        return plan
    return replace(plan, segments=tuple(rows))


def _amended(plan: Plan, before: Segment, change: Change) -> Segment:
    after = tidy_segment(change(before))
    if after == before:
        return before
    if (after.id, after.lane_id) != (before.id, before.lane_id):
        raise ValueError("an amended segment keeps its id and its lane; edits.move takes it elsewhere")
    check_segment(after, before, plan)
    if after.start != before.start and _is_first(plan, before):
        check_first(after)
    return after


def _is_first(plan: Plan, segment: Segment) -> bool:
    return next(s.id for s in plan.segments if s.lane_id == segment.lane_id) == segment.id


def amend_head(plan: Plan, change: Callable[[Plan], Plan]) -> Plan:
    """Change the facts of the plan itself; what is inside it has edits of its own."""
    after = tidy(change(plan))
    roles = tuple(dict.fromkeys(role for role in map(one_line, after.roles) if role))
    after = replace(after, roles=roles, custom=tidy_row(after.custom))
    if after == plan:
        return plan
    inside = (after.objectives, after.sections, after.lanes, after.segments, after.silences)
    held = (plan.objectives, plan.sections, plan.lanes, plan.segments, plan.silences)
    if after.id != plan.id or inside != held:
        raise ValueError("the head's edit keeps the plan's id and insides")
    check_head(after)
    return after


def retitle(plan: Plan, segment_id: str, title: str) -> Plan:
    """Give a segment another title."""
    return amend(plan, segment_id, lambda segment: replace(segment, title=title))


def set_intent(plan: Plan, segment_id: str, intent: Intent) -> Plan:
    """Say why a segment is here, what good looks like, and what may replace it."""
    return amend(plan, segment_id, lambda segment: replace(segment, intent=intent))


def set_start(plan: Plan, segment_id: str, rule: StartRule) -> Plan:
    """Choose how a segment starts: after the one before, at a time, or with one of the main room."""
    return amend(plan, segment_id, lambda segment: replace(segment, start=rule))


def set_lengths(plan: Plan, segment_id: str, shortest_s: int | None, planned_s: int, longest_s: int | None) -> Plan:
    """State the three lengths; None leaves a bound to what the kind assumes."""
    return amend(
        plan,
        segment_id,
        lambda s: replace(s, shortest_s=shortest_s, planned_s=planned_s, longest_s=longest_s, length_touched=True),
    )


def state_lengths(plan: Plan, ids: Collection[str]) -> Plan:
    """State what is assumed of the lengths of these. From then on they may be shortened when time is short."""
    return amend_many(plan, ids, lambda segment: with_stated(segment, plan.language))


def resize(plan: Plan, segment_id: str, planned_s: int) -> Plan:
    """Give a segment another planned length; stated bounds come along, but a binding shortest holds."""
    return amend(plan, segment_id, lambda segment: resized(segment, planned_s))


def resized(segment: Segment, planned_s: int) -> Segment:
    """The segment with another planned length; :class:`EditRefused` outside 1 s to 24 h or under a binding floor."""
    check_length(planned_s)
    shortest, longest, short = segment.shortest_s, segment.longest_s, segment.short_form_s
    if shortest is not None and planned_s < shortest and segment.has(MarkerKind.MUST_NOT_CUT):
        raise EditRefused(
            f"{named(segment)} must not be cut below {format_length(shortest)}. Lower its shortest length first."
        )
    return replace(
        segment,
        planned_s=planned_s,
        shortest_s=None if shortest is None else min(shortest, planned_s),
        longest_s=None if longest is None else max(longest, planned_s),
        short_form_s=None if short is None else min(short, planned_s),
        length_touched=True,
    )


def roll(plan: Plan, left_id: str, delta_s: int) -> Plan:
    """Move the edge between a segment and the next in its lane: what one gains the other gives."""
    left, right = neighbors(plan, left_id)
    longer, shorter = resized(left, left.planned_s + delta_s), resized(right, right.planned_s - delta_s)
    plan = amend(plan, left.id, lambda _: longer)
    return amend(plan, right.id, lambda _: shorter)


def neighbors(plan: Plan, left_id: str) -> tuple[Segment, Segment]:
    """A segment and the one that starts when it ends; :class:`EditRefused` when there is none."""
    i = position(plan, left_id)
    left = plan.segments[i]
    right = plan.segments[i + 1] if i + 1 < len(plan.segments) else None
    if right is None or right.lane_id != left.lane_id:
        raise EditRefused(f"Nothing follows {named(left)}. Choose a segment with another after it.")
    if not isinstance(right.start, After):
        raise EditRefused(f"{named(right)} has a start of its own. Let it start after {named(left)} first.")
    if (left.kind is Kind.OFF_CLOCK) != (right.kind is Kind.OFF_CLOCK):
        raise EditRefused(f"One of {named(left)} and {named(right)} is off the clock. Choose two that both count.")
    return left, right


def set_custom(plan: Plan, segment_id: str, name: str, value: str) -> Plan:
    """Set a field of the person's own; an empty value takes the field away."""
    name, value = one_line(name), clean(value)
    if not name:
        raise EditRefused("Give the field a name.")
    return amend(plan, segment_id, lambda segment: replace(segment, custom=_with_field(segment.custom, name, value)))


def _with_field(fields: tuple[Field, ...], name: str, value: str) -> tuple[Field, ...]:
    if not value:
        return tuple(field for field in fields if field.name != name)
    if any(field.name == name for field in fields):
        return tuple(Field(name, value) if field.name == name else field for field in fields)
    return (*fields, Field(name, value))


def set_plan_start(plan: Plan, start_s: int, take_fixed: bool = False) -> Plan:
    """Start the session at another time of day; fixed starts stay at theirs unless ``take_fixed``."""
    moved = amend_head(plan, lambda head: replace(head, start_s=start_s))
    delta = start_s - plan.start_s
    fixed = [s.id for s in plan.segments if isinstance(s.start, At)] if take_fixed else []
    return amend_many(moved, fixed, lambda segment: replace(segment, start=_later(segment.start, delta)))


def _later(rule: StartRule, delta_s: int) -> StartRule:
    return replace(rule, clock_s=rule.clock_s + delta_s) if isinstance(rule, At) else rule
