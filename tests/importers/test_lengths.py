from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.sense.text.lengths import find_length, length_at, whole_length


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("75 Minuten", 4500),
        ("1h 45 Min", 6300),
        ("1h45", 6300),
        ("1 hour 30 minutes", 5400),
        ("00hr:50min", 3000),
        ("5m", 300),
        ("15'", 900),
        ("1.75h", 6300),
        ("7,5 Std.", 27000),
        ("1½ h", 5400),
        ("2 heures", 7200),
        ("2 horas", 7200),
        ("30 Sekunden", 30),
        ("45s", 45),
        ("5 min 30 s", 330),
        ("(20 Min)", 1200),
        ("ca. 20 Min.", 1200),
        ("30分", 1800),
        ("30분", 1800),
        ("1時間30分", 5400),
        ("0:35", 2100),
        ("½ hr", 1800),
        ("1/2 h", 1800),
        ("1 1/2 hours", 5400),
        ("0:45 h", 2700),
        ("2 x 45 min", 5400),
        ("1 hour and a half", 5400),
        ("half an hour", 1800),
        ("anderthalb Stunden", 5400),
        ("eine halbe Stunde", 1800),
        ("une demi-heure", 1800),
        ("media hora", 1800),
        ("1 uur 30", 5400),
        ("1u30", 5400),
        ("kwartier", 900),
        ("1時間半", 5400),
        ("半小时", 1800),
        ("1个半小时", 5400),
        ("1시간 반", 5400),
        ("± 20 min", 1200),
        ("30 minutos aprox.", 1800),
        ("1:05:00", 3900),
        ("1:30 hrs", 5400),
        ("5:30 min", 330),
        ("1/2 hour", 1800),
        ("½ h", 1800),
        ("eine Stunde", 3600),
        ("1 hour & 15 minutes", 4500),
        ("20+10 min", 1800),
        ("15 min + 5 min", 1200),
        ("90´", 5400),
        ("2 timmar", 7200),
        ("1 godz. 15 min", 4500),
        ("2 часа", 7200),
        ("15 мин", 900),
        ("10 menit", 600),
    ],
)
def test_lengths_with_a_unit(text: str, seconds: int) -> None:
    length = whole_length(text)
    assert length is not None
    assert length.planned_s == seconds
    assert length.unit not in {"", ":"}


@pytest.mark.parametrize(("text", "seconds"), [("90", 5400), ("2.5", 150), ("2,5", 150)])
def test_bare_numbers_are_minutes_until_the_column_says_more(text: str, seconds: int) -> None:
    length = whole_length(text)
    assert length is not None
    assert (length.planned_s, length.unit) == (seconds, "")


@pytest.mark.parametrize(
    ("text", "shortest", "longest"), [("15-20 min", 900, 1200), ("3,5 – 4 h", 12600, 14400), ("15–20", 900, 1200)]
)
def test_ranges(text: str, shortest: int, longest: int) -> None:
    length = whole_length(text)
    assert length is not None
    assert (length.shortest_s, length.longest_s, length.planned_s) == (shortest, longest, longest)


def test_minutes_and_seconds_or_hours_and_minutes() -> None:
    length = whole_length("5:30")
    assert length is not None
    assert length.unit == ":"


@pytest.mark.parametrize(
    "text", ["", "x", "Room 5", "20-15 min", "10:00 am", "15-Minuten-Pause", "5 miles", "-", "1/2/26"]
)
def test_what_is_no_length(text: str) -> None:
    assert whole_length(text) is None


def test_lengths_inside_text() -> None:
    found = find_length("Each part is 30 min long")
    assert found is not None
    assert found[0].planned_s == 1800
    assert length_at("10 Minuten \n(first alone)", 0) is not None


@given(st.text(alphabet=st.sampled_from("0123456789:.,-–hminsec '½"), max_size=30) | st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    length = whole_length(text)
    if length is not None:
        assert length.planned_s >= 0
        assert (length.shortest_s or 0) <= length.planned_s <= (length.longest_s or length.planned_s)


@given(st.integers(1, 600))
def test_every_number_of_minutes(minutes: int) -> None:
    length = whole_length(f"{minutes} min")
    assert length is not None
    assert length.planned_s == minutes * 60


@pytest.mark.parametrize(("text", "minutes"), [("~5", 5), ("ca. 20", 20), ("about 10-15", 15)])
def test_about_so_many_is_a_length_without_a_unit(text: str, minutes: int) -> None:
    length = whole_length(text)
    assert length is not None
    assert (length.planned_s, length.unit) == (minutes * 60, "")
