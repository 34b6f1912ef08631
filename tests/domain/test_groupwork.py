from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.groupwork import check, fits, groups, needed_s, threes_s
from app.domain.plan import Kind, Segment


@pytest.mark.parametrize(
    ("people", "size", "words"),
    [
        (18, 3, "18 people in threes: 6 rooms"),
        (17, 3, "17 people in threes: 5 rooms of 3 and 1 of 2"),
        (16, 3, "16 people in threes: 1 room of 4 and 4 of 3, so that nobody is alone"),
        (4, 3, "4 people in threes: 1 room of 4, so that nobody is alone"),
        (2, 3, "2 people in threes: 1 room of 2"),
        (9, 2, "9 people in pairs: 1 room of 3 and 3 of 2, so that nobody is alone"),
        (14, 7, "14 people in groups of 7: 2 rooms"),
        (5, 1, "5 people alone: no rooms"),
    ],
)
def test_people_are_shared_out(people: int, size: int, words: str) -> None:
    assert groups(people, size).words == words


@given(st.integers(1, 500), st.integers(1, 20))
def test_everybody_is_somewhere(people: int, size: int) -> None:
    found = groups(people, size)
    assert found.count * size + found.left_over == people
    assert 0 <= found.left_over < size


@pytest.mark.parametrize(("people", "size"), [(0, 3), (3, 0)])
def test_nobody_cannot_be_shared_out(people: int, size: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        groups(people, size)


def work(minutes: int, size: int | None, rounds: int | None, round_minutes: int | None) -> Segment:
    round_s = None if round_minutes is None else round_minutes * 60
    return Segment("a", "Practise", planned_s=minutes * 60, group_size=size, rounds=rounds, round_s=round_s)


@pytest.mark.parametrize(
    ("segment", "people", "first"),
    [
        (work(25, 3, 3, 6), 18, "3 rounds of 6 min and 2 min to move: 20 of 25 min."),
        (work(25, 3, 3, 8), 18, "3 rounds of 8 min need 26 min; 25 min are planned."),
        (work(5, 2, 1, 5), 18, "1 round of 5 min needs 7 min; 5 min are planned."),
        (work(10, 1, 2, 5), 18, "2 rounds of 5 min: 10 of 10 min."),
        (work(80, 2, 2, 20), None, "2 rounds of 20 min and 2 min to move: 42 min of 1 h 20."),
        (work(25, 3, 2, None), None, "With 2 rounds in groups of 3, 1 person in each never gets a turn."),
        (work(25, 3, 2, None), 18, "With 2 rounds in groups of 3, 1 person in each never gets a turn."),
        (work(25, 40, 2, None), 18, "With 2 rounds in one group of 18, 16 people never get a turn."),
        (work(25, 40, 2, None), 2, "2 people in groups of 40: 1 room of 2."),
        (work(25, 4, None, None), 8, "8 people in fours: 2 rooms."),
    ],
)
def test_the_first_thing_to_say(segment: Segment, people: int | None, first: str) -> None:
    assert check(segment, people)[0] == first


def test_all_there_is_to_say() -> None:
    assert check(work(20, 3, 2, 6), 17) == (
        "2 rounds of 6 min and 2 min to move: 14 of 20 min.",
        "With 2 rounds in groups of 3, 1 person in each never gets a turn.",
        "17 people in threes: 5 rooms of 3 and 1 of 2.",
        "If 6 min were estimated for pairs, threes take 8 min to 9 min a round.",
    )


def test_without_groups_there_is_nothing_to_say() -> None:
    assert check(work(20, None, None, None), 18) == ()


@pytest.mark.parametrize(("minutes", "good"), [(19, False), (20, True)])
def test_what_fits(minutes: int, good: bool) -> None:
    assert fits(work(minutes, 3, 3, 6)) is good
    assert needed_s(3, 360) == 1_200


def test_threes_take_a_third_to_half_more_than_pairs() -> None:
    assert threes_s(600) == (780, 900)


def test_who_is_in_a_room_already_does_not_move() -> None:
    in_room = Segment("a", "R1", Kind.PRACTICE, lane_id="rooms", planned_s=360, group_size=3, rounds=1, round_s=360)
    assert fits(in_room)
    assert check(in_room, None)[0] == "1 round of 6 min: 6 of 6 min."
