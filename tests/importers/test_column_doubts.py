"""Columns that can be taken for more than one thing: what is asked of them, and what an answer changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.sheet import NO_CHOICES, Doubt, Grid, Meaning, Reading
from tests.importers.sheets import Value, only, read, sheet, told

Rows = list[list[Value]]


def asked(reading: Reading, kind: str) -> Doubt:
    return next(doubt for doubt in reading.doubts if doubt.kind == kind)


def answered(rows: Rows, kind: str, answer: int) -> Reading:
    return read(rows, choices=NO_CHOICES.with_answer(asked(read(rows), kind).id, answer))


def column(header: str, *values: Value) -> Rows:
    return [[header, "What"], *([value, f"Item {number}"] for number, value in enumerate(values, 1))]


@pytest.mark.parametrize(
    ("values", "readings", "usual", "first"),
    [
        ((9, 10, 11, 1), ("at 9:00", "9 minutes"), 0, ("09:00", "Item 1", 60)),
        ((5, 10, 15, 20), ("at 5:00", "5 minutes"), 1, ("10:00", "Item 1", 5)),
        (("9-10", "10-11", "11-12"), ("from 9:00 to 10:00", "9 to 10 minutes"), 0, ("09:00", "Item 1", 60)),
    ],
)
def test_bare_numbers_under_time(
    values: tuple[Value, ...], readings: tuple[str, ...], usual: int, first: tuple[str, str, float]
) -> None:
    doubt = asked(read(column("Time", *values)), "bare")
    assert (doubt.place.a1, doubt.readings, doubt.chosen) == ("A2", readings, usual)
    assert only(read(column("Time", *values)))[0] == first


@pytest.mark.parametrize(
    ("header", "values"),
    [("Time", (15, 20, 10, 5)), ("Time (min)", (5, 10, 15)), ("Start", (9, 10, 11)), ("Min", (5, 10, 15))],
)
def test_bare_numbers_that_are_plain(header: str, values: tuple[Value, ...]) -> None:
    assert "bare" not in {doubt.kind for doubt in read(column(header, *values)).doubts}


def test_hours_can_be_minutes() -> None:
    assert only(answered(column("Time", 9, 10, 11), "bare", 1))[1] == ("10:09", "Item 2", 10)


@pytest.mark.parametrize(
    ("kind", "header", "values", "answer", "minutes"),
    [
        ("hours", "Length", ("1:30", "2:00", "3:15"), None, [90, 120, 195]),
        ("hours", "Length", ("1:30", "2:00", "3:15"), 1, [1.5, 2, 3.25]),
        ("hours", "Length", ((7, 30), (8, 0), (6, 45)), None, [7.5, 8, 6.75]),
        ("unit", "Length", (0.5, 0.75, 1), None, [30, 45, 60]),
        ("unit", "Length", (0.5, 0.75, 1), 0, [0.5, 0.75, 1]),
        ("seconds", "Length", (300, 600, 240), None, [300, 600, 240]),
        ("seconds", "Length", (300, 600, 240), 1, [5, 10, 4]),
    ],
)
def test_the_unit_of_a_column(
    kind: str, header: str, values: tuple[Value, ...], answer: int | None, minutes: list[float]
) -> None:
    rows = column(header, *values)
    reading = read(rows) if answer is None else answered(rows, kind, answer)
    assert kind in {doubt.kind for doubt in reading.doubts}
    assert [length for _, _, length in only(reading)] == minutes


def test_starts_tell_the_unit() -> None:
    rows: Rows = [["Start", "Length", "What"], ["9:00", 2, "One"], ["11:00", 1, "Two"], ["12:00", 3, "Three"]]
    assert read(rows).doubts == ()
    assert [length for _, _, length in only(read(rows))] == [120, 60, 180]


@pytest.mark.parametrize(("answer", "start"), [(0, "15:00"), (1, "09:00")])
def test_two_time_zones(answer: int, start: str) -> None:
    rows: Rows = [
        ["CET", "EST", "Title"],
        ["15:00", "09:00", "One"],
        ["15:30", "09:30", "Two"],
        ["16:15", "10:15", "Three"],
    ]
    doubt = asked(read(rows), "which_start")
    assert doubt.readings == ("column A “CET”", "column B “EST”")
    reading = answered(rows, "which_start", answer)
    assert only(reading)[0] == (start, "One", 30)
    (field,) = reading.plans[0].segments[0].custom
    assert field.name == ("EST", "CET")[answer]


def test_a_rehearsal_beside_the_plan() -> None:
    rows: Rows = [
        ["Start", "Rehearsal start", "Title"],
        ["15:00", "09:00", "One"],
        ["15:30", "09:20", "Two"],
        ["16:15", "09:45", "Three"],
    ]
    assert only(read(rows))[0][0] == "15:00"
    assert only(answered(rows, "which_start", 1))[0] == ("09:00", "One", 20)


def test_hourly_ends_are_no_second_start() -> None:
    rows: Rows = [["Start", "End", "Title"], ["9:00", "10:00", "One"], ["10:00", "11:00", "Two"]]
    assert read(rows).doubts == ()


def test_two_columns_of_titles() -> None:
    rows: Rows = [
        ["Time", "Activity", "Topic"],
        ["9:00", "Lecture by Ann", "Why plans fail"],
        ["10:00", "Work in pairs", "Your last plan"],
        ["11:00", "Walk outside", "Looking back"],
    ]
    assert asked(read(rows), "which_title").readings == ("column B “Activity”", "column C “Topic”")
    assert next(title for _, title, _ in only(answered(rows, "which_title", 1))) == "Why plans fail"
    assert next(title for _, title, _ in only(answered(rows, "which_title", 0))) == "Lecture by Ann"


def test_the_half_of_the_day_in_a_column_of_its_own() -> None:
    rows: Rows = [["Time", "", "What"], ["9:00", "AM", "One"], ["12:00", "PM", "Two"], ["1:00", "PM", "Three"]]
    reading = read(rows)
    assert [start for start, _, _ in only(reading)] == ["09:00", "12:00", "13:00"]
    assert (reading.doubts, reading.unread) == ((), ())
    assert reading.tables[0].columns[1].meaning is Meaning.HALF


def hiding(rows: tuple[int, ...] = (), columns: tuple[int, ...] = ()) -> Grid:
    plan: Rows = [["Time", "What", "Who"], ["9:00", "One", "Ann"], ["9:30", "Two", "Bob"], ["10:00", "Three", "Cy"]]
    return replace(sheet(plan, "Plan"), hidden_rows=rows, hidden_columns=columns)


@pytest.mark.parametrize(
    ("grid", "kind", "place", "reason"),
    [
        (hiding(rows=(2,)), "hidden_rows", {"A3", "B3", "C3"}, "the row is hidden"),
        (hiding(columns=(2,)), "hidden_columns", {"C1", "C2", "C3", "C4"}, "the column is hidden"),
    ],
)
def test_hidden_rows_and_columns_are_read_unless_the_person_says_otherwise(
    grid: Grid, kind: str, place: set[str], reason: str
) -> None:
    reading = read(grid)
    assert len(told(reading.plans[0])) == 3
    assert reading.unread == ()
    again = read(grid, choices=NO_CHOICES.with_answer(asked(reading, kind).id, 1))
    assert {(left.place.a1, left.reason) for left in again.unread} == {(each, reason) for each in place}


def test_nothing_is_asked_of_what_is_no_plan() -> None:
    lookup = replace(sheet([["Name", "Room"], ["Ann", "12"], ["Bob", "14"]], "People"), hidden_rows=(1,))
    assert read(hiding(), lookup).doubts == ()
