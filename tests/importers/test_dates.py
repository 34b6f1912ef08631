from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.sense.text.dates import Day, days_between, find_day, heading_day, shown_day, whole_day


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2025-08-13", "2025-08-13"),
        ("2023/11/06", "2023-11-06"),
        ("2025年8月13日", "2025-08-13"),
        ("Tuesday, March 10, 2015", "2015-03-10"),
        ("MONDAY 28TH OCTOBER 2024", "2024-10-28"),
        ("10 de marzo de 2026", "2026-03-10"),
        ("Thursday, Sep 4", "09-04"),
        ("3. März", "03-03"),
        ("15.05.2026", "2026-05-15"),
        ("25/12/2026", "2026-12-25"),
        ("8月13日", "08-13"),
        ("Saturday", "saturday"),
        ("Mittwoch", "mittwoch"),
        ("Day 2", "day 2"),
        ("Día 1", "day 1"),
        ("第2日", "day 2"),
        ("第二天", "day 2"),
        ("Day Two", "day 2"),
        ("Zweiter Tag", "day 2"),
        ("2026-Nov-09", "2026-11-09"),
        ("måndag 5 maj", "05-05"),
        ("12 марта 2026", "2026-03-12"),
        ("środa, 5 marca", "03-05"),
        ("Quarta-feira (25/10)", "10-25"),
        ("12/13/2022 (Main building)", "2022-12-13"),
        ("Day 1 – Arrival", "day 1"),
        ("Tag 2: Vertiefung", "day 2"),
        ("DAY TWO – PRACTICE", "day 2"),
        ("Erster Tag", "day 1"),
        ("1er jour", "day 1"),
        ("第一天", "day 1"),
        ("1일차", "day 1"),
        ("Dia 10/09 (quinta-feira)", "10-09"),
        ("周三", "周三"),
        ("Lundi : les bases", "lundi"),
    ],
)
def test_days(text: str, key: str) -> None:
    day = whole_day(text)
    assert day is not None
    assert day.key == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Introduction",
        "Part 2",
        "Session 1",
        "Recap of day 1 and what comes next",
        "May I help you with that",
        "12/12/2022 – 12/13/2022",
        "9:00 – 9:15",
        "Room 4.2",
        "Friday 13:00 Lunch",
        "Day 1: 9:00 Start",
        "Day 2 dinner",
        "1.5 Tag",
        "So",
    ],
)
def test_what_is_about_no_day(text: str) -> None:
    assert whole_day(text) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Day 1: Foundations and first steps", "day 1"),
        ("Tag 2 – Vertiefung", "day 2"),
        ("2026-07-15 Opening and networking", "2026-07-15"),
        ("Saturday, March 3: Rehearsal", "03-03"),
        ("Monday", "monday"),
    ],
)
def test_days_that_a_heading_is_about(text: str, key: str) -> None:
    day = heading_day(text)
    assert day is not None
    assert (day.key, day.label) == (key, text)


@pytest.mark.parametrize("text", ["Room 1: Foundations", "Session 2 – Practice"])
def test_headings_about_no_day(text: str) -> None:
    assert heading_day(text) is None


@pytest.mark.parametrize(
    ("text", "key", "other"), [("4/3/2016", "2016-04-03", "2016-03-04"), ("25/3/2016", "2016-03-25", "")]
)
def test_both_orders_of_day_and_month(text: str, key: str, other: str) -> None:
    found = find_day(text)
    assert found is not None
    assert (found[0].key, found[0].other) == (key, other)


def test_days_between() -> None:
    first, last = Day("2026-12-30", "", "2026-12-30"), Day("2027-01-02", "", "2027-01-02")
    assert days_between(first, last) == 3
    assert days_between(Day("monday", "Mon"), last) == 0
    assert shown_day("2026-04-03") == "3 April 2026"


@given(st.text(max_size=60) | st.text(alphabet=st.sampled_from("0123456789/.-年月日 thofMarch"), max_size=20))
def test_no_text_is_too_strange(text: str) -> None:
    for found in (find_day(text), whole_day(text)):
        if found is not None:
            day = found[0] if isinstance(found, tuple) else found
            assert day.key
