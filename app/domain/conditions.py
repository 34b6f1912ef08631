"""Under which conditions a session is put to the test, and which of its segments feel them; runs nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.plan import Action, Delivery, Kind, MarkerKind, Plan, Segment

LATE_START_S: Final = (0, 120, 300)
"""How late people of the field say a session starts: at best, usually, at worst (assumed)."""

_TALKING: Final = frozenset({Kind.OPENING, Kind.DISCUSSION, Kind.DEBRIEF, Kind.QA})


class Shape(StrEnum):
    """How a length lies between its shortest and its longest: mostly near the planned one, or anywhere alike."""

    PERT = "pert"
    UNIFORM = "uniform"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What may go otherwise than planned; as it stands, nothing does but the spread of each length.

    ``late_start_s``: at best, usually, at worst. ``pace_sd``: how much the whole cohort is slower or faster than
    planned, as a share. ``longer``, ``talk``, ``odd``: what all segments, those where people talk and those made for
    pairs take of their lengths. ``interpreted``: what all that is said to people takes of its own. ``reopen_s``,
    ``poll_fails_s``, ``drop_s``: what is lost when a breakout is opened again, the first poll fails, the facilitator
    drops out. ``time_share``: of the promised length. ``people``: None: as many as expected. ``act_when_late_s``:
    from which lateness on a facilitator begins to cut.
    """

    late_start_s: tuple[int, int, int] = (0, 0, 0)
    pace_sd: float = 0.05
    longer: float = 1.0
    talk: float = 1.0
    odd: float = 1.0
    interpreted: float = 1.0
    reopen_s: int = 0
    poll_fails_s: int = 0
    drop_s: int = 0
    time_share: float = 1.0
    people: int | None = None
    act_when_late_s: int = 120
    shape: Shape = Shape.PERT


def at_run(conditions: Conditions, run: Delivery | None) -> Conditions:
    """The same when as many come as to one run.

    When a run starts changes nothing: documents move its fixed starts along, so all keeps its place from the start.
    """
    return replace(conditions, people=run.head_count) if run is not None and run.head_count else conditions


def talks(segment: Segment) -> bool:
    """Whether its length hangs on how much people say."""
    return segment.kind in _TALKING or segment.has(MarkerKind.INVITE_DIALOGUE)


def made_for_pairs(segment: Segment) -> bool:
    """Whether threes would take longer than what it was estimated for."""
    return segment.group_size == 2


def turns(segment: Segment) -> bool:
    """Whether each in a group has a turn, so that one more takes another round."""
    return (
        (segment.group_size or 0) > 2 and (segment.rounds or 0) >= (segment.group_size or 0) and bool(segment.round_s)
    )


def longest_breakout(plan: Plan) -> str | None:
    """The id of the longest main-room segment in which people go to rooms; the first of two as long."""
    rooms = [segment for segment in _main(plan) if _goes_to_rooms(segment)]
    return max(rooms, key=lambda segment: segment.planned_s).id if rooms else None


def first_poll(plan: Plan) -> str | None:
    """The id of the first main-room segment with a poll."""
    return next((segment.id for segment in _main(plan) if _polls(segment)), None)


def _main(plan: Plan) -> list[Segment]:
    return [s for s in plan.segments if s.lane_id == plan.lanes[0].id and s.kind is not Kind.OFF_CLOCK]


def _goes_to_rooms(segment: Segment) -> bool:
    return (segment.group_size or 0) > 1 or any(cue.action is Action.ROOMS_OPEN for cue in segment.cues)


def _polls(segment: Segment) -> bool:
    return segment.kind is Kind.POLL or any(cue.action is Action.POLL_LAUNCH for cue in segment.cues)
