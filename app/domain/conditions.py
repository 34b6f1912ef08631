"""Under which conditions a session is put to the test, and the named scenarios; knows no chance and runs nothing.

What each scenario assumes is general practice of facilitators (see the reason of each), so all of it can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.groupwork import threes_s
from app.domain.plan import Action, Kind, MarkerKind, Plan, Segment

LATE_START_S: Final = (0, 120, 300)
"""How late people of the field say a session starts: at best, usually, at worst (assumed)."""

ODD_FACTOR: Final = sum(threes_s(600)) / 1_200
"""What threes take of what was estimated for pairs."""

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
    pairs take of their lengths. ``reopen_s``, ``poll_fails_s``, ``drop_s``: what is lost when a breakout is opened
    again, the first poll fails, the facilitator drops out. ``time_share``: of the promised length. ``people``: None:
    as many as expected. ``act_when_late_s``: from which lateness on a facilitator begins to cut.
    """

    late_start_s: tuple[int, int, int] = (0, 0, 0)
    pace_sd: float = 0.05
    longer: float = 1.0
    talk: float = 1.0
    odd: float = 1.0
    reopen_s: int = 0
    poll_fails_s: int = 0
    drop_s: int = 0
    time_share: float = 1.0
    people: int | None = None
    act_when_late_s: int = 120
    shape: Shape = Shape.PERT


class ScenarioName(StrEnum):
    """The scenarios people of the field ask for."""

    AS_PLANNED = "as_planned"
    LATE_START = "late_start"
    LONGER = "longer"
    TALKATIVE = "talkative"
    ODD = "odd"
    REOPENED = "reopened"
    POLL_FAILS = "poll_fails"
    DROPS_OUT = "drops_out"
    LESS_TIME = "less_time"
    FULL_HOUSE = "full_house"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named case, in words a facilitator uses, with its own numbers."""

    name: ScenarioName
    title: str
    conditions: Conditions


def scenarios(plan: Plan) -> tuple[Scenario, ...]:
    """The scenarios that can happen to this plan: without a poll none fails, without rooms none is opened again."""
    each, name = Conditions, ScenarioName
    found = [
        Scenario(name.AS_PLANNED, "As planned", each()),
        Scenario(name.LATE_START, "Starts 8 min late", each(late_start_s=(480, 480, 480))),
        Scenario(name.LONGER, "Everything 15 % longer", each(longer=1.15)),
        Scenario(name.TALKATIVE, "Talkative cohort", each(talk=1.25)),
    ]
    if any(made_for_pairs(segment) or turns(segment) for segment in plan.running_segments):
        found.append(Scenario(name.ODD, "Odd numbers and threes", each(odd=ODD_FACTOR)))
    if longest_breakout(plan) is not None:
        found.append(Scenario(name.REOPENED, "A breakout is opened again", each(reopen_s=180)))
    if first_poll(plan) is not None:
        found.append(Scenario(name.POLL_FAILS, "A poll fails", each(poll_fails_s=120)))
    found.append(Scenario(name.DROPS_OUT, "The facilitator drops out for 5 min", each(drop_s=300)))
    found.append(Scenario(name.LESS_TIME, "Three quarters of the time", each(time_share=0.75)))
    if plan.people_most and plan.people_expected and plan.people_most > plan.people_expected:
        title = f"{plan.people_most} people come instead of {plan.people_expected}"
        found.append(Scenario(name.FULL_HOUSE, title, each(people=plan.people_most)))
    return tuple(found)


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
