"""What more people, or fewer, do to a length: in turn before all, in rooms, in a group that is larger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.groupwork import groups
from app.domain.growth import growth, larger_group
from app.domain.plan import Action, Cue, Kind, Mode, Plan, Segment

EXPECTED = 18


def plan_for(segment: Segment, expected: int | None = EXPECTED, mode: Mode = Mode.VIRTUAL) -> Plan:
    return Plan("p", "P", people_expected=expected, mode=mode, segments=(segment,))


def grown(people: int | None, size: int = 0, mode: Mode = Mode.VIRTUAL, **facts: object) -> tuple[float, float]:
    segment = Segment("a", "A", **{"planned_s": 1_080, "kind": Kind.PRACTICE, **facts})
    return growth(plan_for(segment, mode=mode), segment, size, people)


@pytest.mark.parametrize("kind", [Kind.OPENING, Kind.DEBRIEF])
@pytest.mark.parametrize(("people", "share"), [(24, 24 / 18), (18, 1), (12, 12 / 18), (None, 1), (0, 1)])
def test_who_speaks_in_turn_takes_as_much_longer_as_there_are_more(kind, people, share):
    assert grown(people, kind=kind) == (pytest.approx(share), 0)


def test_nobody_speaks_in_turn_where_there_is_no_time_for_it():
    assert grown(36, kind=Kind.OPENING, planned_s=15 * EXPECTED - 1) == (1, 0)


def test_only_the_share_with_a_round_for_each_goes_with_the_people():
    assert grown(36, kind=Kind.INPUT, rounds=18, round_s=30) == (1.5, 0)
    assert grown(36, kind=Kind.INPUT, rounds=17, round_s=30) == (1, 0)


@pytest.mark.parametrize("kind", [Kind.INPUT, Kind.POLL, Kind.DISCUSSION, Kind.QA, Kind.BREAK, Kind.CLOSE])
def test_what_ends_by_the_clock_takes_no_longer(kind):
    assert grown(30, kind=kind) == (1, 0)


def test_a_debrief_goes_with_the_groups_that_report():
    assert grown(24, size=3, kind=Kind.DEBRIEF) == (8 / 6, 0)
    assert grown(19, size=3, kind=Kind.DEBRIEF) == (1, 0)
    assert grown(12, size=3, kind=Kind.DEBRIEF) == (4 / 6, 0)


@pytest.mark.parametrize("kind", [Kind.OPENING, Kind.PRACTICE, Kind.DEBRIEF])
def test_rooms_work_side_by_side_and_only_take_longer_to_open(kind):
    assert grown(24, kind=kind, group_size=3) == (1, 20)
    assert grown(12, kind=kind, group_size=3) == (1, 0)


def test_opening_takes_what_its_cue_says_and_tables_need_none():
    cue = Cue("c", action=Action.ROOMS_OPEN, handling_s=90)
    assert grown(24, group_size=3, cues=(cue,)) == (1, 30)
    assert grown(24, group_size=3, mode=Mode.ROOM) == (1, 0)


def test_one_person_left_over_has_to_be_placed():
    assert grown(19, group_size=3) == (1, 45)
    assert grown(17, group_size=3) == (1, 0)


def test_what_runs_beside_the_main_room_is_in_rooms_already():
    assert grown(24, kind=Kind.OPENING, lane_id="rooms") == (1, 0)


@pytest.mark.parametrize(
    ("people", "size", "larger"), [(19, 3, True), (20, 3, False), (17, 2, True), (16, 2, False), (1, 2, False)]
)
def test_a_group_is_larger_where_one_person_is_left_over(people, size, larger):
    segment = Segment("a", "A", Kind.PRACTICE, group_size=size)
    assert larger_group(plan_for(segment), segment, people) is larger


def test_a_larger_group_that_was_counted_on_is_no_surprise():
    segment = Segment("a", "A", Kind.PRACTICE, group_size=2)
    assert not larger_group(plan_for(segment, 19), segment, 21)


COUNTS = st.integers(1, 120)
SEGMENTS = st.builds(
    Segment,
    st.just("a"),
    st.just("A"),
    st.sampled_from(Kind),
    planned_s=st.integers(60, 5_400),
    group_size=st.none() | st.integers(1, 12),
    rounds=st.none() | st.integers(1, 20),
    round_s=st.none() | st.integers(30, 900),
)


def length_s(segment: Segment, size: int, expected: int, people: int) -> float:
    share, more_s = growth(plan_for(segment, expected), segment, size, people)
    return segment.planned_s * share + more_s


@given(SEGMENTS, st.integers(0, 12), COUNTS, COUNTS)
def test_fewer_people_make_nothing_longer_but_by_one_who_is_left_over(segment, size, expected, people):
    assume(people < expected and not larger_group(plan_for(segment, expected), segment, people))
    assert length_s(segment, size, expected, people) <= segment.planned_s + 1e-6


@given(SEGMENTS, st.integers(0, 12), COUNTS, COUNTS, st.integers(1, 5))
def test_more_people_by_whole_groups_make_nothing_shorter(segment, size, expected, people, more):
    each = segment.group_size or size or 1
    many = people + more * each
    assert groups(many, each).left_over == groups(people, each).left_over
    assume(groups(people, each).count > 0)
    assert length_s(segment, size, expected, many) >= length_s(segment, size, expected, people) - 1e-6


@given(SEGMENTS, COUNTS)
def test_who_is_expected_changes_nothing(segment, people):
    assert length_s(segment, 0, people, people) == segment.planned_s


def test_a_plan_that_counts_on_nobody_does_not_grow():
    segment = Segment("a", "A", Kind.OPENING)
    assert growth(replace(plan_for(segment), people_expected=None), segment, 0, 40) == (1, 0)
