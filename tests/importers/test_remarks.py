"""Comments pinned to cells are read with the segments they speak of, or told."""

from __future__ import annotations

from dataclasses import replace

from app.domain.sheet import Remark
from tests.importers.sheets import read, sheet

LIST = [["Start", "Title", "Notes"], ["9:00", "Welcome", "Loud"], ["9:10", "Input", ""], ["9:40", "Close", ""]]
TIMETABLE = [["Time", "Room A", "Room B"], ["9:00", "Sewing", "Soldering"], ["10:00", "Baking", "Brewing"]]


def test_a_comment_is_a_note_of_its_segment() -> None:
    remarks = (Remark(1, 0, "Doors at half past"), Remark(2, 1, "Ask Ann"), Remark(2, 1, "Twice"))
    (plan,) = read(replace(sheet(LIST), remarks=remarks)).plans
    assert [segment.notes for segment in plan.segments] == ["Loud\nDoors at half past", "Ask Ann\nTwice", ""]


def test_in_a_timetable_it_speaks_of_the_field_it_is_pinned_to() -> None:
    (plan,) = read(replace(sheet(TIMETABLE), remarks=(Remark(2, 2, "Needs a tap"),))).plans
    assert {segment.title: segment.notes for segment in plan.segments if segment.notes} == {"Brewing": "Needs a tap"}


def test_a_comment_outside_any_segment_is_told() -> None:
    reading = read(replace(sheet(LIST), remarks=(Remark(0, 1, "As agreed"), Remark(9, 9, "Far away"))))
    assert [(left.place.a1, left.text, left.reason) for left in reading.unread] == [
        ("B1", "As agreed", "a comment outside any segment"),
        ("J10", "Far away", "a comment outside any segment"),
    ]
