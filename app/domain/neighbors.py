"""Who stands next to whom for somebody who moves segments within a lane; knows no times and changes nothing.

What stands apart from the row, off the clock at a time of its own, is nobody's neighbor: passing it moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from app.domain.checks import named
from app.domain.errors import EditRefused
from app.domain.fields import whereabouts
from app.domain.plan import At, Kind, Plan, Segment


def stands_apart(segment: Segment) -> bool:
    """Whether it is off the clock at a time of its own: where it stands in the row moves nothing."""
    return segment.kind is Kind.OFF_CLOCK and isinstance(segment.start, At)


def following(plan: Plan, place: int, moving: Collection[str] = ()) -> str | None:
    """Before whom something goes that is to stand right behind the one at ``place``; None: at the lane's end.

    At the end of what counts that is before what stands apart there. What is ``moving`` counts as gone.
    """
    target = _next(plan, place, 1, moving)
    if target is not None:
        return plan.segments[target].id
    place += 1
    while place < len(plan.segments) and plan.segments[place].id in moving:
        place += 1
    same = place < len(plan.segments) and plan.segments[place].lane_id == plan.segments[place - 1].lane_id
    return plan.segments[place].id if same else None


def one_place_on(plan: Plan, ids: Collection[str], step: int) -> str | None:
    """Before whom some of one lane go when they move one place later (1) or earlier (-1); None: to its end.

    :class:`EditRefused` when that would move nothing.
    """
    where = whereabouts(plan, ids)
    places = list(where.values())
    moving = [plan.segments[place] for place in places]
    if all(stands_apart(segment) for segment in moving):
        raise EditRefused(apart_sentence(moving))
    target = _next(plan, places[0] if step < 0 else places[-1], step, where)
    if target is None:
        raise EditRefused(_at_the_rim(plan, places, moving, step))
    return plan.segments[target].id if step < 0 else following(plan, target, where)


def apart_sentence(moving: list[Segment]) -> str:
    """Why what stands apart has no place to move to."""
    return f"{_called(moving)} stands off the clock at its own time. Change its start to move it."


def _next(plan: Plan, place: int, step: int, moving: Collection[str]) -> int | None:
    """The nearest neighbor in a direction, in the same lane."""
    lane_id = plan.segments[place].lane_id
    place += step
    while 0 <= place < len(plan.segments) and plan.segments[place].lane_id == lane_id:
        segment = plan.segments[place]
        if segment.id not in moving and not stands_apart(segment):
            return place
        place += step
    return None


def _at_the_rim(plan: Plan, places: list[int], moving: list[Segment], step: int) -> str:
    beyond = places[0] - 1 if step < 0 else places[-1] + 1
    inside = 0 <= beyond < len(plan.segments) and plan.segments[beyond].lane_id == moving[0].lane_id
    where = "on the clock" if inside else "of its lane"
    return f"{_called(moving)} is already the {'first' if step < 0 else 'last'} {where}."


def _called(segments: list[Segment]) -> str:
    return named(segments[0]) if len(segments) == 1 else "What is selected"
