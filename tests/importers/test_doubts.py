"""What is asked, and what the person's answers change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.plan import Plan
from app.domain.sheet import NO_CHOICES, Grid, Meaning, Reading
from tests.importers.sheets import Value, only, read, sheet, told

Rows = list[list[Value]]
AMBIGUOUS: Rows = [
    ["Time", "Dur.", "What"],
    ["12:00", 15, "Welcome"],
    ["12:15", "5:30", "Poll"],
    ["12:50", 15, "Demonstration"],
    ["1:05", "15–20", "Breakouts"],
]


def doubt(reading: Reading, kind: str) -> str:
    return next(doubt.id for doubt in reading.doubts if doubt.id.startswith(kind))


@pytest.mark.parametrize(
    ("kind", "place", "readings"),
    [
        ("colon", "B3", ("5 min 30 s", "5 h 30")),
        ("half", "A5", ("13:05", "01:05, next day")),
        ("range", "B5", ("shortest 15, longest 20", "15 min", "20 min")),
    ],
)
def test_what_can_be_read_two_ways_is_asked(kind: str, place: str, readings: tuple[str, ...]) -> None:
    reading = read(AMBIGUOUS)
    asked = next(each for each in reading.doubts if each.id == doubt(reading, kind))
    assert (asked.place.a1, asked.readings, asked.chosen) == (place, readings, 0)


@pytest.mark.parametrize(
    ("kind", "answer", "row", "expected"),
    [
        ("colon", 1, 1, ("12:15", "Poll", 330)),
        ("half", 1, 3, ("01:05", "Breakouts", 20)),
        ("range", 1, 3, ("13:05", "Breakouts", 15)),
        ("range", 2, 3, ("13:05", "Breakouts", 20)),
        ("range", 99, 3, ("13:05", "Breakouts", 20)),
    ],
)
def test_an_answer_is_taken(kind: str, answer: int, row: int, expected: tuple[str, str, float]) -> None:
    first = read(AMBIGUOUS)
    again = read(AMBIGUOUS, choices=NO_CHOICES.with_answer(doubt(first, kind), answer))
    assert only(again)[row] == expected


def test_a_column_can_be_taken_for_something_else() -> None:
    rows: list[list[Value]] = [["Time", "What", "Who"], ["9:00", "Welcome", "Ann"], ["9:30", "Input", "Bob"]]
    (table,) = read(rows).tables
    choices = NO_CHOICES.with_column(table.columns[1].id, Meaning.NOTES).with_column(table.columns[2].id, Meaning.TITLE)
    (plan,) = read(rows, choices=choices).plans
    assert [(segment.title, segment.notes, segment.led_by) for segment in plan.segments] == [
        ("Ann", "Welcome", ""),
        ("Bob", "Input", ""),
    ]


def test_a_column_left_out_is_told() -> None:
    rows: list[list[Value]] = [["Time", "What", "Who"], ["9:00", "Welcome", "Ann"], ["9:30", "Input", "Bob"]]
    (table,) = read(rows).tables
    reading = read(rows, choices=NO_CHOICES.with_column(table.columns[2].id, Meaning.IGNORE))
    assert {(left.place.a1, left.reason) for left in reading.unread} == {
        ("C2", "the column is left out"),
        ("C3", "the column is left out"),
    }


def test_hidden_sheets_are_drafts_unless_the_person_says_otherwise() -> None:
    rows: list[list[Value]] = [["Time", "What"], ["9:00", "Welcome"], ["9:30", "Input"]]
    grids = (sheet(rows, "Plan"), sheet(rows, "Old", hidden=True))
    reading = read(*grids)
    assert len(reading.plans) == 1
    assert {left.reason for left in reading.unread} == {"the sheet is hidden"}
    assert len(read(*grids, choices=NO_CHOICES.with_answer(doubt(reading, "hidden"), 1)).plans) == 2


def test_end_and_length_that_disagree() -> None:
    rows: list[list[Value]] = [
        ["Start", "End", "Duration", "What"],
        ["9:00", "9:30", 45, "One"],
        ["10:00", "10:30", 30, "Two"],
    ]
    reading = read(rows)
    assert only(reading)[0] == ("09:00", "One", 45)
    assert only(read(rows, choices=NO_CHOICES.with_answer(doubt(reading, "disagree"), 1)))[0] == ("09:00", "One", 30)


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        (["25/3/2026", "4/3/2026"], {"2026-03-25", "2026-03-04"}),
        (["3/25/2026", "4/3/2026"], {"2026-03-25", "2026-04-03"}),
        (["3/4/2026", "4/4/2026", "5/4/2026"], {"2026-04-03", "2026-04-04", "2026-04-05"}),
    ],
)
def test_day_and_month_by_the_other_dates(days: list[str], dates: set[str]) -> None:
    rows: list[list[Value]] = [["Date", "Time", "What"]]
    rows += [[day, time, title] for day in days for time, title in (("9:00", "One"), ("10:00", "Two"))]
    assert {plan.date for plan in read(rows).plans} == dates


def test_the_other_order_of_day_and_month_can_be_chosen() -> None:
    rows: list[list[Value]] = [["Date", "Time", "What"], ["4/3/2026", "9:00", "One"], ["4/3/2026", "10:00", "Two"]]
    reading = read(rows)
    assert [plan.date for plan in reading.plans] == ["2026-04-03"]
    turned = read(rows, choices=NO_CHOICES.with_answer(doubt(reading, "date"), 1))
    assert [plan.date for plan in turned.plans] == ["2026-03-04"]
    assert told(turned.plans[0])[0][0] == "09:00"


def test_lanes_can_be_made_of_columns_and_columns_of_lanes() -> None:
    rows: list[list[Value]] = [
        ["Time", "Room A", "Room B"],
        ["9:00-10:00", "One", "Two"],
        ["10:00-11:00", "Three", "Four"],
    ]
    (table,) = read(rows).tables
    assert [column.meaning for column in table.columns[1:]] == [Meaning.LANE_TITLE] * 2
    choices = NO_CHOICES.with_column(table.columns[1].id, Meaning.TITLE).with_column(table.columns[2].id, Meaning.NOTES)
    (plan,) = read(rows, choices=choices).plans
    assert [(segment.title, segment.notes) for segment in plan.segments] == [("One", "Two"), ("Three", "Four")]


PLAIN: Rows = [["Time", "What", "Who"], ["9:00", "One", "Ann"], ["9:30", "Two", "Bob"], ["10:00", "Three", "Cy"]]
EVERY: dict[str, tuple[Grid, ...]] = {
    "colon range half": (sheet(AMBIGUOUS),),
    "first": (sheet([["Time", "What"], ["7:00", "One"], ["8:30", "Two"]]),),
    "slip": (sheet([["Time", "What"], ["10:00 AM", "One"], ["12:00 AM", "Two"], ["1:00 PM", "Three"]]),),
    "back": (sheet([["Time", "What"], ["9:00", "One"], ["10:00", "Two"], ["9:30", "Three"], ["14:00", "Four"]]),),
    "early_end": (sheet([["Start", "End", "What"], ["9:00", "9:30", "One"], ["14:00", "13:30", "Two"]]),),
    "overlap": (sheet([["Start", "End", "What"], ["9:00", "10:00", "One"], ["9:30", "10:30", "Two"]]),),
    "bare": (sheet([["Time", "What"], [9, "One"], [10, "Two"], [11, "Three"]]),),
    "hours": (sheet([["Length", "What"], ["1:30", "One"], ["2:00", "Two"], ["3:15", "Three"]]),),
    "unit": (sheet([["Length", "What"], [0.5, "One"], [0.75, "Two"], [1, "Three"]]),),
    "seconds": (sheet([["Length", "What"], [300, "One"], [600, "Two"], [240, "Three"]]),),
    "disagree": (sheet([["Start", "End", "Min", "What"], ["9:00", "9:30", 45, "One"], ["10:00", "10:30", 30, "Two"]]),),
    "total": (sheet([["Min", "What"], [20, "One"], [30, "Two"], [60, "Total"]]),),
    "date": (sheet([["Date", "Time", "What"], ["4/3/2026", "9:00", "One"], ["", "10:00", "Two"]]),),
    "which_start": (sheet([["Start", "Rehearsal start", "What"], ["15:00", "9:00", "One"], ["15:30", "9:20", "Two"]]),),
    "which_title": (
        sheet([["Time", "Activity", "Topic"], ["9:00", "Lecture hall", "Why fail"], ["10:00", "In pairs", "Yours"]]),
    ),
    "hidden": (sheet(PLAIN), sheet([["Time", "What"], ["9:00", "Other"], ["9:30", "Again"]], "B", hidden=True)),
    "hidden_rows hidden_columns": (replace(sheet(PLAIN), hidden_rows=(2,), hidden_columns=(2,)),),
    "draft": (sheet(PLAIN, "Plan"), sheet([*PLAIN, ["11:00", "Four", "Di"]], "Plan 2")),
}


@pytest.mark.parametrize("kinds", EVERY)
def test_each_kind_of_doubt_is_asked_in_few_words_and_each_answer_counts(kinds: str) -> None:
    grids = EVERY[kinds]
    reading = read(*grids)
    assert {each.kind for each in reading.doubts} == set(kinds.split())
    for asked in reading.doubts:
        assert len(asked.question) <= 120
        assert all(0 < len(words) <= 80 for words in asked.readings)
        assert len(set(asked.readings)) == len(asked.readings) >= 2
        told = []
        for number in range(len(asked.readings)):
            again = read(*grids, choices=NO_CHOICES.with_kind(asked.kind, number))
            assert [each.chosen for each in again.doubts if each.id == asked.id] == [number]
            told.append(repr([_without_ids(plan) for plan in again.plans]))
        assert len(set(told)) == len(told)


def _without_ids(plan: Plan) -> object:
    """All that an answer can change."""
    lanes = {lane.id: lane.title for lane in plan.lanes}
    rows = [(one.title, one.shortest_s, one.longest_s, lanes[one.lane_id], one.custom) for one in plan.segments]
    return plan.date, plan.promised_s, told(plan), rows, [one.led_by for one in plan.segments]
