"""What stands above a plan about the session as a whole."""

from __future__ import annotations

import pytest

from app.domain.plan import Mode, Person, Plan
from app.domain.sheet import ASSUMED_S, Reading
from tests.importers.sheets import Value, only, read

Rows = list[list[Value]]
TABLE: Rows = [["Time", "What"], ["9:00", "One"], ["9:30", "Two"], ["10:00", "Three"]]
LENGTHS: Rows = [["Min", "What"], [30, "One"], [30, "Two"], [45, "Three"]]


def plan(*above: list[Value], table: Rows = TABLE) -> Plan:
    return read([*above, *table]).plans[0]


def unread(reading: Reading) -> dict[str, str]:
    return {left.place.a1: left.reason for left in reading.unread}


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        (["Session title: Feedback that lands"], "title", "Feedback that lands"),
        (["Title", "Feedback that lands"], "title", "Feedback that lands"),
        (["Platform: Zoom"], "platform", "Zoom"),
        (["Purpose: fewer surprises"], "purpose", "fewer surprises"),
        (["Deck", "feedback v3"], "deck", "feedback v3"),
        (["Language: Deutsch"], "language", "de"),
        (["Format: in person"], "mode", Mode.ROOM),
        (["Venue", "Old Mill"], "mode", Mode.ROOM),
        (["Location: Teams"], "platform", "Teams"),
        (["Participants: 18"], "people_expected", 18),
        (["Participants", "12-24"], "people_most", 24),
        (["Duration: 2 hours"], "promised_s", 7200),
        (["End: 11:30"], "promised_s", 9000),
    ],
)
def test_a_label_and_its_value(row: list[Value], name: str, value: object) -> None:
    assert getattr(plan(row), name) == value


def test_all_of_them_are_used() -> None:
    above: Rows = [["Title: A", "", "Platform", "Zoom"], ["Date: 14 November 2026"], ["Deck: v3"]]
    reading = read([*above, *TABLE])
    assert reading.unread == ()
    assert reading.plans[0].date == "2026-11-14"


def test_objectives_below_their_word() -> None:
    found = plan(["Learning objectives:"], ["• Name three signs"], ["• Draw one of them"], [""])
    assert [each.text for each in found.objectives] == ["Name three signs", "Draw one of them"]
    assert [each.text for each in plan(["Objectives", "See it\nSay it"]).objectives] == ["See it", "Say it"]


def test_a_start_above_rows_of_lengths() -> None:
    reading = read([["Start: 14:00"], *LENGTHS])
    assert [start for start, _, _ in only(reading)] == ["14:00", "14:30", "15:00"]
    assert reading.notes == ()
    assert only(read([["Start: 14:00"], *TABLE]))[0][0] == "09:00"


def test_people_and_places_belong_to_a_delivery() -> None:
    rows: Rows = [["Facilitator: Ann"], ["Venue: Old Mill"], *TABLE]
    assert unread(read(rows)) == {
        "A1": "people belong to a delivery, not to a plan",
        "A2": "a place belongs to a delivery, not to a plan",
    }


def test_people_of_a_delivery_that_has_been() -> None:
    rows: Rows = [["Facilitator: Ann"], ["Time", "What", "Actual start"], ["9:00", "One", "9:05"], ["9:30", "Two", ""]]
    reading = read(rows)
    assert reading.deliveries[0].people == (Person("Facilitator", "Ann"),)
    assert reading.unread == ()


@pytest.mark.parametrize("line", ["Produced by the team", "Note: bring water", "Participants: managers"])
def test_what_is_not_plain_is_left(line: str) -> None:
    reading = read([["Plan of the day"], [line], *TABLE])
    assert unread(reading) == {"A2": "not part of a plan found in this sheet"}


def test_a_length_that_is_not_that_of_the_session_promises_nothing() -> None:
    assert plan(["Duration: 5 min"]).promised_s == 3600 + ASSUMED_S


def test_the_last_row_runs_until_the_end_that_is_named() -> None:
    assert only(read([["End: 11:30"], *TABLE]))[-1] == ("10:00", "Three", 90)
