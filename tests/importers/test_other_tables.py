"""Tables that look like plans and are none: nothing is read from them, and why is told."""

from __future__ import annotations

import pytest

from app.domain.sheet import Choices, Meaning
from tests.importers.sheets import Value, only, read, sheet

Rows = list[list[Value]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Stop", "Bus 1", "Bus 2", "Bus 3"], ["Mill", "06:05", "06:35", "07:05"], ["Pier", "06:12", "06:42", "07:12"]],
        [
            ["Flight", "From", "Departure", "Arrival", "Gate"],
            ["XX1", "Here", "08:10", "08:55", "A"],
            ["XX2", "There", "10:30", "13:05", "B"],
        ],
        [
            ["Date", "Dawn", "Noon", "Dusk"],
            ["1/1/2026", "6:20", "12:15", "16:05"],
            ["2/1/2026", "6:20", "12:16", "16:06"],
        ],
    ],
)
def test_departures_and_hours_of_the_day(rows: Rows) -> None:
    assert read(rows).plans == ()


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Name", "Clock In", "Clock Out", "Hours Worked"],
            ["Ann", "08:58", "17:03", "7.5"],
            ["Bob", "09:01", "17:30", "8"],
        ],
        [
            ["timestamp", "level", "message"],
            ["2026-03-02 08:58:13", "INFO", "listening"],
            ["2026-03-02 08:58:17", "INFO", "connected"],
            ["2026-03-02 09:03:44", "WARN", "slow"],
            ["2026-03-03 00:07:02", "INFO", "done"],
        ],
        [
            ["Timestamp", "How was the session?", "Comments"],
            ["3/2/2026 17:03:12", "Great", "More breaks"],
            ["3/2/2026 17:05:41", "Good", ""],
            ["3/3/2026 9:00:33", "Good", "Thanks"],
        ],
    ],
)
def test_records_of_what_happened(rows: Rows) -> None:
    reading = read(rows)
    assert reading.plans == ()
    assert {unread.reason for unread in reading.unread} == {"a record of what happened, not a plan"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Role", "Email"], ["Ann", "Host", "a@example.org"], ["Bob", "Producer", "b@example.org"]],
        [["Task", "Owner", "Due"], ["Book the hall", "Ann", "3 March"], ["Order lunch", "Bob", "20 March"]],
        [["Paper ID", "Title", "Authors"], ["12", "On lakes", "Ann, Bob"], ["15", "On order", "Cy"]],
        [["Topic", "Advisor", "Faculty"], ["Art", "Ann", "Bob"], ["Art", "Cy", "Bob"], ["Art", "Di", "Bob"]],
        [["Title", "Speaker", "About"], ["One", "Ann", "long " * 40], ["Two", "Bob", "words " * 40]],
        [["Date", "Title", "Speaker"], ["3 March", "One", "Ann"], ["10 March", "Two", "Bob"]],
        [["Task", "Owner", "Duration (days)"], ["Design", "Ann", "10"], ["Build", "Bob", "30"], ["Test", "Cy", "8"]],
        [["Exercise", "Sets", "Reps", "Rest"], ["Squat", "5", "5", "3 min"], ["Row", "3", "8", "2 min"]],
        [["Course", "Section", "Students"], ["MATH", "1", "45"], ["PHYS", "1", "38"], ["CHEM", "1", "50"]],
    ],
)
def test_lists_of_people_tasks_and_papers(rows: Rows) -> None:
    assert read(rows).plans == ()


def test_who_works_when() -> None:
    rows: Rows = [
        ["Name", "Mon", "Tue", "Wed"],
        ["Ann", "08:00-16:00", "08:00-16:00", "off"],
        ["Bob", "16:00-22:00", "off", "16:00-22:00"],
        ["Cy", "off", "16:00-22:00", "08:00-16:00"],
    ]
    assert read(rows).plans == ()


def test_one_time_among_many_rows_is_no_clock() -> None:
    rows: Rows = [
        ["Week", "Topic", "Time"],
        *([week, f"Topic {week}", "16:15–17:45" if week == 4 else ""] for week in range(1, 8)),
    ]
    assert read(rows).plans == ()


def test_zones_side_by_side_are_no_departures() -> None:
    rows: Rows = [
        ["EST", "CET", "IST", "Session"],
        ["9:00", "15:00", "19:30", "Welcome"],
        ["9:30", "15:30", "20:00", "Method"],
        ["10:30", "16:30", "21:00", "Close"],
    ]
    assert only(read(rows))[:2] == [("09:00", "Welcome", 30), ("09:30", "Method", 60)]


def test_the_person_may_say_that_it_is_a_plan() -> None:
    rows: Rows = [["Title", "Speaker", "Email"], ["One", "Ann", "a@example.org"], ["Two", "Bob", "b@example.org"]]
    choices = Choices(columns=(("0/0/0", Meaning.TITLE),))
    assert [title for _, title, _ in only(read(sheet(rows), choices=choices))] == ["One", "Two"]
