"""Times of day that can be meant in more than one way: what is asked, what is taken, what an answer changes."""

from __future__ import annotations

import pytest

from app.domain.sheet import NO_CHOICES, Doubt, Reading
from tests.importers.sheets import Value, only, read


def day(*times: str) -> list[list[Value]]:
    return [["Time", "What"], *([time, f"Item {number}"] for number, time in enumerate(times, 1))]


def asked(reading: Reading, kind: str) -> Doubt:
    return next(doubt for doubt in reading.doubts if doubt.kind == kind)


def starts(rows: list[list[Value]], kind: str = "", answer: int = 0) -> list[str]:
    reading = read(rows)
    if kind:
        reading = read(rows, choices=NO_CHOICES.with_answer(asked(reading, kind).id, answer))
    return [start for start, _, _ in only(reading)]


@pytest.mark.parametrize(
    ("times", "kind", "readings", "taken"),
    [
        (("10:00 AM", "12:00 AM", "1:00 PM"), "slip", ("12:00, noon", "00:00, midnight, as written"), "12:00"),
        (("12:00 AM", "12:30 PM", "1:00 PM"), "slip", ("12:00, noon", "00:00, midnight, as written"), "12:00"),
        (("11:00 AM", "12:30 AM"), "slip", ("12:30", "00:30, as written"), "12:30"),
        (("12:45 PM", "1:30 AM", "2:15 PM"), "slip", ("13:30", "01:30, as written"), "13:30"),
        (("9:00 AM", "9:30 PM", "10:00 AM"), "slip", ("09:30", "21:30, as written"), "09:30"),
        (("1:30", "2:00", "3:00"), "first", ("13:30", "01:30"), "13:30"),
        (("7:00", "7:30", "9:00"), "first", ("19:00", "07:00"), "07:00"),
        (("11:00", "12:50", "1:05"), "half", ("13:05", "01:05, next day"), "13:05"),
        (("9:00", "10:00", "9:30", "14:00"), "back", ("at 09:30, as written", "when the row above ends"), "09:30"),
        (("9:00", "10:00", "9:30", "11:00"), "back", ("at 09:30, as written", "when the row above ends"), "09:30"),
    ],
)
def test_times_that_can_be_meant_in_two_ways_are_asked(
    times: tuple[str, ...], kind: str, readings: tuple[str, ...], taken: str
) -> None:
    reading = read(day(*times))
    (doubt,) = reading.doubts
    assert (doubt.kind, doubt.readings) == (kind, readings)
    assert taken in starts(day(*times))


@pytest.mark.parametrize(
    "times",
    [
        ("9:00", "10:00", "14:00"),
        ("8:30", "9:00", "10:15"),
        ("9:00 AM", "12:00 PM", "3:00 PM"),
        ("9:00 PM", "11:00 PM", "12:30 AM", "1:00 AM"),
        ("22:00", "23:30", "00:30"),
    ],
)
def test_times_that_are_plain_are_not_asked(times: tuple[str, ...]) -> None:
    assert read(day(*times)).doubts == ()


@pytest.mark.parametrize(
    ("times", "kind", "answer", "expected"),
    [
        (("7:00", "7:30", "9:00"), "first", 0, ["19:00", "19:30", "21:00"]),
        (("1:30", "2:00", "3:00"), "first", 1, ["01:30", "02:00", "03:00"]),
        (("10:00 AM", "12:00 AM", "1:00 PM"), "slip", 1, ["00:00", "10:00", "13:00"]),
    ],
)
def test_an_answer_moves_the_whole_column(times: tuple[str, ...], kind: str, answer: int, expected: list[str]) -> None:
    assert starts(day(*times), kind, answer) == expected


def test_a_row_that_goes_back_can_keep_its_place() -> None:
    rows: list[list[Value]] = [
        ["Time", "Min", "What"],
        ["9:00", 60, "One"],
        ["10:00", 30, "Two"],
        ["9:30", 15, "Three"],
        ["14:00", 30, "Four"],
    ]
    again = read(rows, choices=NO_CHOICES.with_answer(asked(read(rows), "back").id, 1))
    assert [(start, title) for start, title, _ in only(again)][2] == ("10:30", "Three")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(0, ("14:00", "Two", 60)), (1, ("14:00", "Two", 23.5 * 60)), (2, ("13:30", "Two", 30))],
)
def test_an_end_before_its_start(answer: int, expected: tuple[str, str, float]) -> None:
    rows: list[list[Value]] = [
        ["Start", "End", "What"],
        ["13:00", "13:30", "One"],
        ["14:00", "13:30", "Two"],
        ["15:00", "16:00", "Three"],
    ]
    doubt = asked(read(rows), "early_end")
    assert doubt.chosen == 0
    assert expected in only(read(rows, choices=NO_CHOICES.with_answer(doubt.id, answer)))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (0, [("09:00", "One", 60), ("10:00", "Three", 30), ("09:45", "Two", 30)]),
        (1, [("09:00", "One", 60), ("09:45", "Two", 30), ("10:15", "Three", 30)]),
        (2, [("09:00", "One", 45), ("09:45", "Two", 15), ("10:00", "Three", 30)]),
    ],
)
def test_rows_that_overlap(answer: int, expected: list[tuple[str, str, float]]) -> None:
    rows: list[list[Value]] = [
        ["Start", "End", "What"],
        ["9:00", "10:00", "One"],
        ["9:45", "10:15", "Two"],
        ["10:00", "10:30", "Three"],
    ]
    doubt = asked(read(rows), "overlap")
    assert (doubt.place.a1, doubt.chosen) == ("C3", 1)
    again = read(rows, choices=NO_CHOICES.with_kind("overlap", answer))
    assert [(title, minutes) for _, title, minutes in only(again)] == [
        (title, minutes) for _, title, minutes in expected
    ]


@pytest.mark.parametrize(
    ("end", "expected"), [("10:00", [("09:00", 60), ("10:00", 60)]), ("10:30", [("09:00", 60), ("10:00", 30)])]
)
def test_rows_that_begin_at_once_take_turns(end: str, expected: list[tuple[str, float]]) -> None:
    rows: list[list[Value]] = [["Start", "End", "What"], ["9:00", "10:00", "One"], ["9:00", end, "Two"]]
    again = read(rows, choices=NO_CHOICES.with_kind("overlap", 2))
    assert [(start, minutes) for start, _, minutes in only(again)] == expected


def test_one_answer_serves_all_of_a_kind() -> None:
    rows: list[list[Value]] = [["Date", "Time", "What"]]
    rows += [[day, time, "Talk"] for day in ("2026-03-02", "2026-03-03") for time in ("11:00", "12:30", "1:15")]
    reading = read(rows)
    assert [doubt.kind for doubt in reading.doubts] == ["half", "half"]
    again = read(rows, choices=NO_CHOICES.with_kind("half", 1))
    assert [doubt.chosen for doubt in again.doubts] == [1, 1]
