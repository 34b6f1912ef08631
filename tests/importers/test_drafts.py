"""Sheets that tell of the same session."""

from __future__ import annotations

import pytest

from app.domain.sheet import NO_CHOICES
from tests.importers.sheets import Value, read, sheet

PLAN: list[list[Value]] = [
    ["Time", "What", "Who"],
    ["9:00", "Why plans fail", "Ann"],
    ["9:30", "Draw your own", "Bob"],
    ["10:00", "Swap and compare", "Ann"],
    ["10:30", "What next", "Bob"],
]
LATER: list[list[Value]] = [*PLAN[:3], ["10:15", "Swap and compare", "Ann"], ["10:45", "Questions left", "Bob"]]
MAY = [["Monday 4 May 2026"], *PLAN]
JUNE = [["Monday 1 June 2026"], *PLAN]


@pytest.mark.parametrize(
    ("names", "rows", "chosen", "titles"),
    [
        (("Plan", "Plan B"), (PLAN, LATER), 0, 2),
        (("Final", "Old"), (PLAN, LATER), 1, 1),
        (("Draft", "Run of show"), (PLAN, LATER), 2, 1),
        (("v2", "v10"), (PLAN, LATER), 2, 1),
        (("Here", "There"), (PLAN, PLAN), 1, 1),
    ],
)
def test_sheets_alike_are_asked_for(
    names: tuple[str, str], rows: tuple[list[list[Value]], ...], chosen: int, titles: int
) -> None:
    reading = read(*(sheet(each, name) for each, name in zip(rows, names, strict=True)))
    (doubt,) = reading.doubts
    assert (doubt.kind, doubt.text, doubt.chosen) == ("draft", names[1], chosen)
    assert doubt.readings == ("read both sheets", f"read only “{names[0]}”", f"read only “{names[1]}”")
    assert len(reading.plans) == titles


def test_the_answer_is_taken_and_the_rest_told() -> None:
    grids = (sheet(PLAN, "Plan"), sheet(LATER, "Plan B"))
    again = read(*grids, choices=NO_CHOICES.with_kind("draft", 2))
    assert len(again.plans) == 1
    assert again.plans[0].segments[-1].title == "Questions left"
    assert {(left.place.sheet, left.reason) for left in again.unread} == {(0, "the sheet “Plan B” is read instead")}
    assert [table.sheet for table in again.tables] == [1]


def test_a_session_that_is_held_again_is_no_draft() -> None:
    assert read(sheet(MAY, "May"), sheet(JUNE, "June")).doubts == ()
