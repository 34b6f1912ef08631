"""How a segment's length goes with the number of people who come; knows the plan and who was at work before it.

Rooms work side by side, so more of them take no longer, with these exceptions. All figures are general practice where
no source is named, and so assumed.

- Who speaks in turn before all takes a minute, so that share of a length goes with the people: all of an opening or
  of a debrief without groups, or the rounds where there is one for each. With under 15 s a head nobody speaks in turn.
- Groups report one after the other, so a debrief after group work goes with their number.
- One person left over makes a group larger: a round more where each has a turn; where it was made for pairs, what
  threes take (facilitator's guides of the Better Conversations course). Placing that person takes a producer 45 s.
- A producer's usual minute opens as many rooms as were planned; more take as much longer.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from app.domain.groupwork import groups, moves
from app.domain.handling import PLACE_PERSON_S, busy_s, usual_s
from app.domain.plan import MAIN_LANE, Action, Kind, Mode, Plan, Segment

LEAST_TURN_S: Final = 15


class Growth(NamedTuple):
    """What a length is multiplied by, and the seconds that come on top."""

    share: float = 1.0
    more_s: float = 0.0


def growth(plan: Plan, segment: Segment, size: int, people: int | None) -> Growth:
    """Of a segment when ``people`` come; ``size``: of the groups that were last at work, 0 where there were none.

    Nothing where nobody says how many come or are expected.
    """
    expected = plan.people_expected
    if not people or not expected or people == expected:
        return Growth()
    if segment.group_size is not None:
        return Growth(more_s=_moving_s(plan, segment, people, expected))
    if segment.lane_id != MAIN_LANE:
        return Growth()
    if segment.kind is Kind.DEBRIEF and size > 1:
        return Growth(groups(people, size).rooms / groups(expected, size).rooms)
    return Growth(1 + _in_turn(segment, expected) * (people / expected - 1))


def larger_group(plan: Plan, segment: Segment, people: int | None) -> bool:
    """Whether one group is larger than any the plan counts on, because one person is left over."""
    size, expected = segment.group_size or 0, plan.people_expected
    if size < 2 or not people or not expected:
        return False
    return groups(people, size).larger and not groups(expected, size).larger


def _in_turn(segment: Segment, expected: int) -> float:
    """The share of a length in which people speak one by one before all."""
    planned, rounds, round_s = max(1, segment.planned_s), segment.rounds or 0, segment.round_s or 0
    if rounds >= expected and round_s:
        return min(1.0, expected * round_s / planned)
    return float(segment.kind in (Kind.OPENING, Kind.DEBRIEF) and planned >= LEAST_TURN_S * expected)


def _moving_s(plan: Plan, segment: Segment, people: int, expected: int) -> float:
    """What more there is to do before all are in their rooms; tables in a room are found without it."""
    if plan.mode is Mode.ROOM or not moves(segment):
        return 0.0
    size = segment.group_size or 1
    rooms, planned = groups(people, size).rooms, groups(expected, size).rooms
    opening_s = max((busy_s(cue) for cue in segment.cues if cue.action is Action.ROOMS_OPEN), default=None)
    opening_s = usual_s(Action.ROOMS_OPEN) if opening_s is None else opening_s
    more_s = (opening_s or 0) * max(0, rooms - planned) / planned
    return more_s + PLACE_PERSON_S * larger_group(plan, segment, people)
