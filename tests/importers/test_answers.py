from __future__ import annotations

from app.importers import as_json
from tests.importers.sheets import read, sheet


def test_the_shape_of_the_answer() -> None:
    rows = [
        ["Date", "Time", "Length", "What", "Who"],
        ["2026-11-14", "9:00:30", 2.5, "Welcome", "Ann"],
        ["", "9:03", "", "Input", ""],
        ["", "", "Total 5"],
    ]
    answer = as_json(read(sheet(rows, "Plan"), sheet([["A note"]], "More")))
    assert answer["plans"] == [
        {
            "title": "plan",
            "date": "2026-11-14",
            "segments": [
                {
                    "title": "Welcome",
                    "start": "09:00:30",
                    "minutes": 2.5,
                    "lane": None,
                    "owner": "Ann",
                    "section": None,
                },
                {"title": "Input", "start": "09:03", "minutes": 5, "lane": None, "owner": None, "section": None},
            ],
        }
    ]
    assert [left["place"] for left in answer["unread"]] == ["Plan!C4", "More!A1"]
    assert answer["doubts"] == []
    assert answer["notes"] == ["plan: 1 segment has no length; 5 min is assumed"]


def test_lanes_go_by_their_names() -> None:
    rows = [["Time", "Room A", "Room B"], ["9:00-10:00", "One", "Two"], ["10:00-11:00", "Three", "Four"]]
    (plan,) = as_json(read(rows))["plans"]
    assert [segment["lane"] for segment in plan["segments"]] == ["Room A", "Room A", "Room B", "Room B"]
