from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock import (
    format_clock,
    format_length,
    format_minutes,
    format_offset,
    format_timer,
    parse_clock,
    parse_length,
    parse_timer,
)
from app.domain.plan import DAY_S, MAX_SECONDS

LENGTHS = st.integers(0, MAX_SECONDS)


@pytest.mark.parametrize(
    ("text", "hour", "minute", "second"),
    [
        ("10:52", 10, 52, 0),
        (" 9:05 ", 9, 5, 0),
        ("9.30", 9, 30, 0),
        ("1:05 pm", 13, 5, 0),
        ("12:15 a.m.", 0, 15, 0),
        ("12pm", 12, 0, 0),
        ("9 AM", 9, 0, 0),
        ("14h00", 14, 0, 0),
        ("14 Uhr", 14, 0, 0),
        ("1405", 14, 5, 0),
        ("10:52:30", 10, 52, 30),
        ("24:00", 24, 0, 0),
        ("00:15 +1", 24, 15, 0),
    ],
)
def test_a_time_as_people_write_it(text: str, hour: int, minute: int, second: int) -> None:
    assert parse_clock(text) == hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    "text", ["", "noon", "25:00", "10:60", "13:00 pm", "0:10 pm", "24:01", "10:5", "10:52:99", "-1"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time|hour"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 5_400),
        ("5,5", 330),
        ("90 min", 5_400),
        ("90min.", 5_400),
        ("1:30", 5_400),
        ("0:05:30", 330),
        ("1h30", 5_400),
        ("1 h 05", 3_900),
        ("1.5h", 5_400),
        ("2 hours", 7_200),
        ("1 h 05 min 30 s", 3_930),
        ("45s", 45),
        ("5 min 30 s", 330),
        ("5min30", 330),
        ("5'30\"", 330),
        ("25'", 1_500),
        ("0", 0),
    ],
)
def test_a_length_as_people_write_it(text: str, seconds: int) -> None:
    assert parse_length(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "soon", "-5", "1:75", "5 bananas", "30 s 5 min", "5 min 5 min", "9" * 400, "1e5", "45s 3"]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"long|length"):
        parse_length(text)


@given(st.integers(0, DAY_S - 1))
def test_a_time_reads_back(clock_s: int) -> None:
    assert parse_clock(format_clock(clock_s)) == clock_s
    assert format_clock(clock_s + DAY_S) == format_clock(clock_s)


@given(LENGTHS)
def test_a_length_reads_back(length_s: int) -> None:
    assert parse_length(format_length(length_s)) == length_s


@given(st.integers(0, 3_600 * 100))
def test_minutes_read_back_to_the_second(length_s: int) -> None:
    assert parse_length(format_minutes(length_s)) == length_s


@pytest.mark.parametrize(
    ("text", "seconds"), [("7:30", 450), (" 0:36", 36), ("90:00", 5_400), ("25", 1_500), ("1 h 30", 5_400), ("8 s", 8)]
)
def test_what_is_counted_in_minutes_has_seconds_after_the_colon(text: str, seconds: int) -> None:
    assert parse_timer(text) == seconds


@given(st.integers(0, DAY_S))
def test_a_timer_reads_back(length_s: int) -> None:
    assert parse_timer(format_timer(length_s)) == length_s


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    for parse in (parse_clock, parse_length, parse_timer):
        with suppress(ValueError):
            assert 0 <= parse(text) <= MAX_SECONDS


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1_500, "25 min"),
        (3_900, "1 h 05"),
        (7_200, "2 h"),
        (45, "45 s"),
        (330, "5 min 30 s"),
        (0, "0 min"),
        (-300, "−5 min"),
    ],
)
def test_lengths_for_people(seconds: int, text: str) -> None:
    assert format_length(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(3_120, "+0:52"), (-600, "−0:10"), (0, "+0:00"), (3_661, "+1:01:01")])
def test_offsets_for_people(seconds: int, text: str) -> None:
    assert format_offset(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(1_500, "25"), (330, "5.5"), (0, "0"), (20, "0.33"), (36_000, "600")])
def test_minutes_as_a_number(seconds: int, text: str) -> None:
    assert format_minutes(seconds) == text
