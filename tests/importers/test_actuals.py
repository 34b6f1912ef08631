"""Times that were, beside those that were planned: a past delivery."""

from __future__ import annotations

import pytest

from app.domain.clock import format_clock
from app.importers import as_json
from tests.importers.sheets import Value, read

Rows = list[list[Value]]


def times(rows: Rows) -> list[tuple[str, str | None, str | None, str]]:
    """Title, start, end and note of every segment of the one delivery."""
    reading = read(rows)
    (delivery,), (plan,) = reading.deliveries, reading.plans
    assert (delivery.plan_id, delivery.title) == (plan.id, "As delivered")
    titles = {segment.id: segment.title for segment in plan.segments}

    def shown(seconds: int | None) -> str | None:
        return None if seconds is None else format_clock(seconds)

    return [(titles[one.segment_id], shown(one.start_s), shown(one.end_s), one.note) for one in delivery.actuals]


def test_actual_starts_and_ends_become_a_delivery() -> None:
    rows: Rows = [
        ["Start", "End", "Title", "Actual start", "Actual end"],
        ["9:00", "9:30", "One", "9:04", "9:40"],
        ["9:30", "10:00", "Two", "9:40", ""],
        ["10:00", "10:30", "Three", "", ""],
        ["13:00", "13:30", "Four", "1:10", "1:35"],
    ]
    assert times(rows) == [
        ("One", "09:04", "09:40", ""),
        ("Two", "09:40", None, ""),
        ("Four", "13:10", "13:35", ""),
    ]
    assert read(rows).unread == ()


def test_actual_lengths_follow_one_another() -> None:
    rows: Rows = [
        ["Start", "Min", "Title", "Actual"],
        ["9:00", 10, "One", 12],
        ["9:10", 20, "Two", "skipped"],
        ["9:30", 30, "Three", 25],
    ]
    assert times(rows) == [
        ("One", "09:00", "09:12", ""),
        ("Two", None, None, "skipped"),
        ("Three", "09:12", "09:37", ""),
    ]


@pytest.mark.parametrize("header", ["Actual", "Actual start"])
def test_a_column_named_actual_may_hold_times(header: str) -> None:
    rows: Rows = [
        ["Start", "Title", header],
        ["9:00", "One", "9:02"],
        ["9:30", "Two", "9:36"],
        ["10:00", "Three", ""],
    ]
    assert times(rows) == [("One", "09:02", None, ""), ("Two", "09:36", None, "")]


def test_nothing_written_down_is_no_delivery() -> None:
    rows: Rows = [["Start", "Title", "Actual"], ["9:00", "One", ""], ["9:30", "Two", "-"]]
    assert read(rows).deliveries == ()


def test_the_answer_tells_of_deliveries() -> None:
    rows: Rows = [
        ["Date", "Start", "Title", "Actual start"],
        ["2026-03-02", "9:00", "One", "9:02"],
        ["", "9:30", "Two", ""],
    ]
    assert as_json(read(rows))["deliveries"] == [
        {
            "plan": 0,
            "title": "As delivered",
            "date": "2026-03-02",
            "actuals": [{"title": "One", "start": "09:02", "end": None, "note": None}],
        }
    ]
