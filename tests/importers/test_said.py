"""What the person says of rows and columns: it is heeded before anything is guessed, and can be taken back."""

from __future__ import annotations

import pytest

from app.domain.sheet import NO_CHOICES, Meaning, RowRole
from tests.importers.sheets import only, read

MISREAD = [
    ["Ann's plan", "", ""],
    ["Wann", "Wer", "Was"],
    ["9:00", "Ann", "Welcome"],
    ["9:10", "Bob", "Input"],
    ["", "", "Practice"],
    ["9:40", "Ann", "Try it"],
    ["10:00", "Bob", "Close"],
]
NOTHING = [["apples", 700], ["pears", 7], ["plums", 9]]


def columns_of(reading, table=0):
    return {column.index: column for column in (*reading.tables, *reading.offers)[table].columns}


def unread(reading):
    return {one.place.a1: one.reason for one in reading.unread}


def test_a_row_left_out_is_told_as_such_and_comes_back():
    choices = NO_CHOICES.with_row(0, 3, RowRole.LEFT_OUT)
    reading = read(MISREAD, choices=choices)
    assert "Input" not in [title for _, title, _ in only(reading)]
    assert unread(reading)["C4"] == "you left the row out"
    assert only(read(MISREAD, choices=choices.with_row(0, 3, None))) == only(read(MISREAD))


def test_a_row_is_a_section_or_an_item_as_the_person_says():
    assert [one.title for one in read(MISREAD).plans[0].sections] == ["Practice"]
    item = read(MISREAD, choices=NO_CHOICES.with_row(0, 4, RowRole.ITEM))
    assert [title for _, title, _ in only(item)] == ["Welcome", "Input", "Practice", "Try it", "Close"]
    section = read(MISREAD, choices=NO_CHOICES.with_row(0, 5, RowRole.SECTION))
    assert [one.title for one in section.plans[0].sections] == ["Try it"]
    assert section.tables[0].section_rows == (5,)


def test_another_row_heads_the_table():
    rows = [["Time", "What"], ["Start here", "Name of it"], ["9:00", "Welcome"], ["9:30", "Close"]]
    reading = read(rows, choices=NO_CHOICES.with_row(0, 1, RowRole.HEADER))
    assert reading.tables[0].header_rows == (1,)
    assert [column.header for column in reading.tables[0].columns] == ["Start here", "Name of it"]
    assert [title for _, title, _ in only(reading)] == ["Welcome", "Close"]


def test_a_header_that_is_none_becomes_an_ordinary_row():
    rows = [["Time", "What"], ["9:00", "Welcome"], ["Start", "Title"], ["9:30", "Close"]]
    reading = read(rows, choices=NO_CHOICES.with_row(0, 2, RowRole.ITEM))
    assert len(reading.tables) == 1
    assert "Title" in [title for _, title, _ in only(reading)]


def test_a_row_of_a_timetable_is_a_section():
    rows = [
        ["Time", "Room A", "Room B", "Room C"],
        ["9:00", "Knots", "Ropes", "Sails"],
        ["10:00", "Afternoon", "", ""],
        ["11:00", "Tides", "Stars", "Winds"],
        ["12:00", "Maps", "Logs", "Flags"],
    ]
    reading = read(rows, choices=NO_CHOICES.with_row(0, 2, RowRole.SECTION))
    assert [one.title for one in reading.plans[0].sections] == ["Afternoon"]


def test_where_nothing_was_found_the_columns_can_be_said():
    reading = read(NOTHING)
    assert not reading.plans
    columns = columns_of(reading)
    named = NO_CHOICES.with_column(columns[0].id, Meaning.TITLE)
    assert [title for _, title, _ in only(read(NOTHING, choices=named))] == ["apples", "pears", "plums"]
    timed = named.with_column(columns[1].id, Meaning.LENGTH)
    found = read(NOTHING, choices=timed)
    assert [minutes for _, _, minutes in only(found)] == [700, 7, 9]
    assert not found.offers
    assert not read(NOTHING, choices=timed.with_column(columns[0].id, None).with_column(columns[1].id, None)).plans


def test_of_two_columns_said_to_be_the_one_start_the_last_one_is():
    columns = columns_of(read(MISREAD))
    choices = NO_CHOICES.with_column(columns[1].id, Meaning.START).with_column(columns[0].id, Meaning.START)
    after = columns_of(read(MISREAD, choices=choices))
    assert (after[0].meaning, after[1].meaning) == (Meaning.START, Meaning.KEEP)


@pytest.mark.parametrize("role", list(RowRole))
def test_any_role_of_any_row_ends_in_a_reading(role):
    for rows in (MISREAD, NOTHING):
        for row in range(len(rows) + 1):
            reading = read(rows, choices=NO_CHOICES.with_row(0, row, role))
            assert reading.grids[0].rows


def test_every_segment_knows_the_cell_it_was_read_from():
    reading = read(MISREAD)
    titles = {one.id: one.title for plan in reading.plans for one in plan.segments}
    places = {titles[segment_id]: place.a1 for segment_id, place in reading.origins}
    assert places == {"Welcome": "C3", "Input": "C4", "Try it": "C6", "Close": "C7"}
