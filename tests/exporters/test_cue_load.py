"""The peak-load sheet: who is wanted twice at once, and what comes too late with one pair of hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handling import Handful, waits_s
from app.domain.plan import Action, Cue, Plan, Segment, Trigger
from exporters.cue_sheet import cue_book

SECONDS = st.integers(0, 300)
HANDFULS = st.lists(st.builds(Handful, SECONDS, SECONDS), max_size=12).map(
    lambda found: sorted(found, key=lambda one: one.due_s)
)


def words(*cues):
    """What stands in the last column of the peak-load sheet for these cues of one segment."""
    plan = Plan("p", "P", segments=(Segment("s", "Practice", cues=cues),))
    return [row.cells[-1].value for row in cue_book(plan).sheet("Peak load").rows if len(row.cells) > 1]


def test_three_pastes_in_ten_seconds_are_fine():
    cues = [Cue(str(n), offset_s=offset_s, action=Action.CHAT) for n, offset_s in enumerate((0, 3, 6))]
    assert words(*cues) == ["one pair of hands does it"] * 3


def test_a_poll_while_the_rooms_open_needs_a_second_pair_of_hands():
    rooms = Cue("r", action=Action.ROOMS_OPEN)
    poll = Cue("p", offset_s=20, action=Action.POLL_LAUNCH)
    assert words(rooms, poll) == ["one pair of hands does it", "Second pair of hands: begins 40 s late"]


@pytest.mark.parametrize(
    "poll",
    [
        Cue("p", offset_s=20, action=Action.POLL_LAUNCH, who="Co-facilitator"),
        Cue("p", offset_s=60, action=Action.POLL_LAUNCH),
    ],
    ids=["other hands", "hands free again"],
)
def test_what_does_not_meet_is_not_listed(poll):
    assert words(Cue("r", action=Action.ROOMS_OPEN), poll) == []


def test_what_follows_another_cue_waits_for_it_on_purpose():
    after = Cue("p", offset_s=20, action=Action.POLL_LAUNCH, trigger=Trigger.AFTER_CUE)
    assert words(Cue("r", action=Action.ROOMS_OPEN), after) == []


def test_a_cue_s_own_handling_time_comes_first():
    assert words(Cue("r", action=Action.ROOMS_OPEN, handling_s=5), Cue("p", offset_s=20, action=Action.CHAT)) == []


@given(HANDFULS)
def test_hands_are_never_in_two_places(handfuls):
    begins = [one.due_s + wait_s for one, wait_s in zip(handfuls, waits_s(handfuls), strict=True)]
    assert all(wait_s >= 0 for wait_s in waits_s(handfuls))
    for (begun, one), later in zip(zip(begins, handfuls, strict=True), begins[1:], strict=False):
        assert later >= begun + one.busy_s


@given(HANDFULS, st.integers(1, 300))
def test_more_time_between_never_makes_anybody_later(handfuls, more_s):
    spread = [Handful(one.due_s + n * more_s, one.busy_s) for n, one in enumerate(handfuls)]
    assert all(wide <= close for wide, close in zip(waits_s(spread), waits_s(handfuls), strict=True))
