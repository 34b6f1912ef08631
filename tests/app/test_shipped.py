"""The activities one starts from: complete, with arithmetic that holds, and none of the words a person has to find."""

from __future__ import annotations

import pytest

from app.domain.groupwork import needed_s
from app.domain.places import fresh
from app.domain.plan import INTERACTIVE, Action, Kind, Plan, Segment
from app.domain.tidy import tidy_segment
from app.shipped import activities

EVERY = pytest.mark.parametrize("activity", activities(), ids=lambda one: one.id)
OPENS = {Action.ROOMS_OPEN: Action.ROOMS_CLOSE, Action.POLL_LAUNCH: Action.POLL_CLOSE}


def test_each_has_a_name_of_its_own() -> None:
    found = activities()
    assert len(found) >= 8
    assert len({one.id for one in found}) == len({one.title for one in found}) == len(found)


@EVERY
def test_it_says_what_is_done_and_leaves_the_reason_to_the_designer(activity: Segment) -> None:
    assert activity.description
    assert activity.steps
    assert activity.intent.why == ""
    assert all(
        (activity.intent.good, activity.intent.listen_for, activity.intent.interaction, activity.intent.substitute)
    )
    assert activity.kind in INTERACTIVE or activity.kind in (Kind.OPENING, Kind.DEBRIEF, Kind.REFLECTION)
    assert activity == tidy_segment(activity)


@EVERY
def test_its_arithmetic_holds(activity: Segment) -> None:
    offsets = [one.offset_s for one in (*activity.steps, *activity.cues) if one.offset_s is not None]
    assert all(0 <= offset < activity.planned_s for offset in offsets)
    assert [one.offset_s for one in activity.steps] == sorted(one.offset_s or 0 for one in activity.steps)
    if activity.rounds and activity.round_s:
        assert needed_s(activity.rounds, activity.round_s) < activity.planned_s


@EVERY
def test_what_is_opened_is_closed_when_it_says(activity: Segment) -> None:
    cues = {one.id: one for one in activity.cues}
    for cue in activity.cues:
        if cue.action in OPENS:
            end = cues[cue.ended_by or ""]
            assert end.action is OPENS[cue.action]
            assert end.offset_s == cue.offset_s + (cue.runs_s or 0)


@EVERY
def test_a_copy_has_ids_of_its_own(activity: Segment) -> None:
    (copy,) = fresh([activity], Plan("p", "Plan"))
    inner = [one.id for one in (*copy.steps, *copy.cues, *copy.needs)]
    assert copy.id != activity.id
    assert len(set(inner)) == len(inner)
    assert {one.ended_by for one in copy.cues} - {None} <= {one.id for one in copy.cues}
