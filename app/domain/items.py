"""Edits of the small things in a segment and in a plan: markers, steps, cues, needs, objectives, sections, lanes."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from app.domain.checks import check_length, named
from app.domain.errors import EditRefused
from app.domain.fields import amend, segment_of
from app.domain.places import forget_cues, grouped
from app.domain.plan import (
    MAIN_LANE,
    PARKED_LANE,
    Cue,
    Delivery,
    Lane,
    LaneKind,
    Marker,
    Need,
    Objective,
    Plan,
    Section,
    Segment,
    Step,
)
from app.domain.tidy import tidy

Item = Marker | Step | Cue | Need
R = TypeVar("R", Marker, Step, Cue, Need, Objective, Section, Lane, Delivery)
_ROWS = {Marker: "markers", Step: "steps", Cue: "cues", Need: "needs"}


def put(plan: Plan, segment_id: str, item: Item) -> Plan:
    """Add a marker, step, cue or need to a segment, or replace the one with its id."""
    return amend(plan, segment_id, lambda segment: _with_item(segment, item))


def _with_item(segment: Segment, item: Item) -> Segment:
    if isinstance(item, Marker):
        return replace(segment, markers=with_put(segment.markers, item))
    if isinstance(item, Step):
        return replace(segment, steps=with_put(segment.steps, item))
    if isinstance(item, Cue):
        return replace(segment, cues=with_put(segment.cues, item))
    return replace(segment, needs=with_put(segment.needs, item))


def with_put(row: tuple[R, ...], item: R) -> tuple[R, ...]:
    """The row with the item in the place of the one with its id, else at the end."""
    if any(other.id == item.id for other in row):
        return tuple(item if other.id == item.id else other for other in row)
    return row + (item,)  # noqa: RUF005 - the spread form loses the item's type


def drop(plan: Plan, segment_id: str, item_id: str) -> Plan:
    """Take a marker, step, cue or need out of a segment; cues it ended are open again."""
    segment = segment_of(plan, segment_id)
    name = _row_of(segment, item_id)
    plan = amend(plan, segment_id, lambda s: _with_row(s, name, [x for x in getattr(s, name) if x.id != item_id]))
    return replace(plan, segments=forget_cues(plan.segments, {item_id})) if name == "cues" else plan


def shift(plan: Plan, segment_id: str, item_id: str, to: int) -> Plan:
    """Move a marker, step, cue or need to another place among its like; ``to`` counts from 0 and is clamped."""
    name = _row_of(segment_of(plan, segment_id), item_id)

    def shifted(segment: Segment) -> Segment:
        row = list(getattr(segment, name))
        item = row.pop(next(i for i, other in enumerate(row) if other.id == item_id))
        row.insert(max(0, to), item)
        return _with_row(segment, name, row)

    return amend(plan, segment_id, shifted)


def carry(plan: Plan, segment_id: str, item_id: str, to_segment_id: str, offset_s: int | None) -> Plan:
    """Take a marker, step, cue or need to a moment of its segment or of another; what names it still does.

    ``offset_s`` counts from the start of ``to_segment_id``; None: the whole of it, at its start for a cue. A step
    goes among the lines by its time. :class:`EditRefused` outside the segment; only a cue may lie before it.
    """
    source, target = segment_of(plan, segment_id), segment_of(plan, to_segment_id)
    name = _row_of(source, item_id)
    item = next(one for one in getattr(source, name) if one.id == item_id)
    moved = _at(item, offset_s, target)
    if segment_id != to_segment_id:
        plan = amend(plan, segment_id, lambda s: _with_row(s, name, [x for x in getattr(s, name) if x.id != item_id]))
    return amend(
        plan, to_segment_id, lambda s: _with_step(s, moved) if isinstance(moved, Step) else _with_item(s, moved)
    )


def _at(item: Item, offset_s: int | None, target: Segment) -> Item:
    """The item at another moment of a segment."""
    if isinstance(item, Need):
        return item
    if offset_s is not None and offset_s > target.planned_s:
        raise EditRefused(f"{named(target)} is over by then. Choose a moment in it.")
    if isinstance(item, Cue):
        return replace(item, offset_s=offset_s or 0)
    if offset_s is not None and offset_s < 0:
        raise EditRefused(f"{named(target)} has not begun by then. Choose a moment in it.")
    return replace(item, offset_s=offset_s)


def _with_step(segment: Segment, step: Step) -> Segment:
    """The script with a line before the first that comes later; one whose place is right already stays there."""
    there = with_put(segment.steps, step)
    known = [other.offset_s for other in there if other.offset_s is not None]
    if step.offset_s is None or known == sorted(known):
        return replace(segment, steps=there)
    row: list[Item] = [other for other in segment.steps if other.id != step.id]
    times = [other.offset_s for other in segment.steps if other.id != step.id]
    place = next((i for i, time_s in enumerate(times) if time_s is not None and time_s > step.offset_s), len(row))
    return _with_row(segment, "steps", [*row[:place], step, *row[place:]])


def _with_row(segment: Segment, name: str, row: list[Item]) -> Segment:
    return replace(segment, **{name: tuple(row)})  # type: ignore[arg-type]  # the name is one of _ROWS


def _row_of(segment: Segment, item_id: str) -> str:
    for name in _ROWS.values():
        if any(item.id == item_id for item in getattr(segment, name)):
            return name
    raise EditRefused("That is no longer in the segment. Choose another.")


def put_objective(plan: Plan, objective: Objective) -> Plan:
    """Add an objective, or replace the one with its id."""
    return replace(plan, objectives=with_put(plan.objectives, tidy(objective)))


def drop_objective(plan: Plan, objective_id: str) -> Plan:
    """Take an objective out, also from the segments that serve it."""
    _check_known(plan.objectives, objective_id)
    segments = tuple(
        replace(s, objective_ids=tuple(key for key in s.objective_ids if key != objective_id))
        if objective_id in s.objective_ids
        else s
        for s in plan.segments
    )
    return replace(plan, objectives=_less(plan.objectives, objective_id), segments=segments)


def put_section(plan: Plan, section: Section) -> Plan:
    """Add a section, or replace the one with its id."""
    section = tidy(section)
    if not section.title:
        raise EditRefused("Give the section a title.")
    if section.budget_s is not None:
        check_length(section.budget_s)
    return replace(plan, sections=with_put(plan.sections, section))


def drop_section(plan: Plan, section_id: str) -> Plan:
    """Take a section's label away; its segments stay."""
    _check_known(plan.sections, section_id)
    segments = tuple(replace(s, section_id=None) if s.section_id == section_id else s for s in plan.segments)
    return replace(plan, sections=_less(plan.sections, section_id), segments=segments)


def put_lane(plan: Plan, lane: Lane) -> Plan:
    """Add a lane beside the main room, or replace the one with its id; the shelf stays the last."""
    lane = tidy(lane)
    if not lane.title:
        raise EditRefused("Give the lane a title.")
    if (lane.id == MAIN_LANE) != (lane.kind is LaneKind.MAIN):
        raise EditRefused("There is one main room, and it stays so. Choose joined or free for a lane beside it.")
    if (lane.id == PARKED_LANE) != (lane.kind is LaneKind.PARKED):
        raise EditRefused("There is one shelf for parked segments. Choose joined or free for a lane.")
    lanes = with_put(plan.lanes, lane)
    return replace(plan, lanes=tuple(sorted(lanes, key=lambda one: one.id == PARKED_LANE)))


def drop_lane(plan: Plan, lane_id: str) -> Plan:
    """Take an empty lane out."""
    _check_known(plan.lanes, lane_id)
    if lane_id == MAIN_LANE:
        raise EditRefused("The main room stays. Remove its segments instead.")
    count = sum(segment.lane_id == lane_id for segment in plan.segments)
    if count:
        what = "the segment" if count == 1 else f"the {count} segments"
        raise EditRefused(f"Move or remove {what} in this lane first.")
    return grouped(replace(plan, lanes=_less(plan.lanes, lane_id)), plan.segments)


def _less(row: tuple[R, ...], item_id: str) -> tuple[R, ...]:
    return tuple(item for item in row if item.id != item_id)


def _check_known(row: tuple[R, ...], item_id: str) -> None:
    if not any(item.id == item_id for item in row):
        raise EditRefused("That is no longer in the session. Choose another.")
