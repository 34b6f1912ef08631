"""Days and working days between two dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.workdays import days_between, workdays_between

DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2026-11-10", "2026-11-17", 5),
        ("2026-11-13", "2026-11-16", 1),
        ("2026-11-14", "2026-11-16", 0),
        ("2026-11-17", "2026-11-17", 0),
        ("2026-11-18", "2026-11-17", 0),
        ("", "2026-11-17", None),
        ("2026-11-17", "", None),
    ],
)
def test_weekends_are_no_working_days(one: str, other: str, days: int | None) -> None:
    assert workdays_between(one, other) == days


@given(DAYS, st.integers(0, 400))
def test_they_are_counted_one_by_one(first: date, count: int) -> None:
    row = [first + timedelta(days=n) for n in range(count)]
    other = (first + timedelta(days=count)).isoformat()
    assert workdays_between(first.isoformat(), other) == sum(day.weekday() < 5 for day in row)
    assert days_between(first.isoformat(), other) == count
