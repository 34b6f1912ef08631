"""A total below the rows: the length that is promised."""

from __future__ import annotations

import pytest

from app.domain.sheet import NO_CHOICES
from tests.importers.sheets import Value, read

Rows = list[list[Value]]


def rows(total: Value, *lengths: Value) -> Rows:
    items = [[length, f"Item {number}"] for number, length in enumerate(lengths, 1)]
    return [["Min", "What"], *items, [total, "TOTAL"]]


@pytest.mark.parametrize(
    ("total", "lengths"), [(60, (20, 30, 10)), ("1:00", (20, 30, 10)), ("60 min", (20, 30, 10)), ((1, 0), (20, 30, 10))]
)
def test_a_total_that_adds_up_is_the_promise(total: Value, lengths: tuple[Value, ...]) -> None:
    reading = read(rows(total, *lengths))
    assert (reading.plans[0].promised_s, reading.doubts, reading.unread) == (3600, (), ())


@pytest.mark.parametrize(
    ("total", "chosen", "promised"), [(75, 0, [4500, 3600]), (600, 1, [36_000, 3600]), (70, 0, [4200, 3600])]
)
def test_a_total_that_does_not_add_up_is_asked_for(total: Value, chosen: int, promised: list[int]) -> None:
    reading = read(rows(total, 20, 30, 10))
    (doubt,) = reading.doubts
    assert (doubt.kind, doubt.place.a1, doubt.chosen) == ("total", "A5", chosen)
    again = [read(rows(total, 20, 30, 10), choices=NO_CHOICES.with_answer(doubt.id, each)) for each in (0, 1)]
    assert [each.plans[0].promised_s for each in again] == promised
    assert [len(each.unread) for each in again] == [0, 2]


def test_sums_of_parts_promise_nothing() -> None:
    sheet: Rows = [["Min", "What"], [20, "One"], [30, "Two"], [50, "Subtotal"], [10, "Three"], [10, "Subtotal"]]
    assert read(sheet).plans[0].promised_s == 3600
    assert "total" not in {doubt.kind for doubt in read(sheet).doubts}


def test_a_total_is_the_promise_where_a_row_has_no_length() -> None:
    sheet: Rows = [["Min", "What", "Who"], [20, "One", "Ann"], ["", "Two", "Bob"], [10, "Three", "Ann"], [60, "Total"]]
    reading = read(sheet)
    assert (reading.plans[0].promised_s, reading.doubts) == (3600, ())


def test_a_total_of_the_rows_that_have_a_length_promises_nothing() -> None:
    sheet: Rows = [["Min", "What", "Who"], [20, "One", "Ann"], ["", "Two", "Bob"], [10, "Three", "Ann"], [30, "Total"]]
    reading = read(sheet)
    assert {left.reason for left in reading.unread} == {"a total"}
    assert reading.doubts == ()


def test_a_total_without_the_breaks_promises_nothing() -> None:
    sheet: Rows = [["Min", "What"], [20, "One"], [15, "Coffee break"], [30, "Two"], [50, "Total"]]
    reading = read(sheet)
    assert (reading.plans[0].promised_s, reading.doubts) == (65 * 60, ())
