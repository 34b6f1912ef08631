from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.sense.text.times import bracketed_span, find_spans, leading_span, whole_span


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}" + (f":{seconds % 60:02d}" if seconds % 60 else "")


def shown(text: str, loose: bool = False) -> str | None:
    span = whole_span(text, loose)
    if span is None:
        return None
    return clock(span.start.seconds) + (f"-{clock(span.end.seconds)}" if span.end else "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9.45", "09:45"),
        ("9:45", "09:45"),
        ("09:45:30", "09:45:30"),
        ("10h30", "10:30"),
        ("14hs", "14:00"),
        ("14 Uhr", "14:00"),
        ("9.15 Uhr", "09:15"),
        ("2pm", "14:00"),
        ("2:00 p.m. ", "14:00"),
        ("12am", "00:00"),
        ("12:30 PM", "12:30"),
        ("PM 12:30", "12:30"),
        ("AM 6:00", "06:00"),
        ("오후 2:30", "14:30"),
        ("午後3:15", "15:15"),
        ("上午 9:00", "09:00"),
        ("10時30分", "10:30"),
        ("noon", "12:00"),
        ("Minuit", "00:00"),
        ("24:00", "24:00"),
        ("28:00", "28:00"),
        ("00h00", "00:00"),
        ("ore 9.00", "09:00"),
        ("kl. 9.00", "09:00"),
        ("9.30 uur", "09:30"),
        ("9u30", "09:30"),
        ("9時半", "09:30"),
        ("下午1点半", "13:30"),
        ("오후 2시 30분", "14:30"),
        ("正午", "12:00"),
        ("中午11:30", "11:30"),
        ("中午12:00", "12:00"),
        ("meio-dia", "12:00"),
        ("12:00 NN", "12:00"),
        ("0900 hrs", "09:00"),
        ("9:00 AM EST", "09:00"),
        ("19:00 – late", "19:00"),
        ("kl. 10.15", "10:15"),
        ("godz. 11:30", "11:30"),
        ("a las 16:00", "16:00"),
        ("0915 hrs", "09:15"),
        ("10.00 uur", "10:00"),
        ("14:00 UTC", "14:00"),
        ("2:30 PM EST", "14:30"),
        ("16:00 GMT+2", "16:00"),
    ],
)
def test_single_times(text: str, read: str) -> None:
    assert shown(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0800-1000", "08:00-10:00"),
        ("dalle ore 9:00 alle ore 10:30", "09:00-10:30"),
        ("od 10:00 do 11:00", "10:00-11:00"),
        ("с 10:00 до 11:00", "10:00-11:00"),
        ("9:00am thru 10:00am", "09:00-10:00"),
        ("11:00 AM ET - 12:00 PM ET", "11:00-12:00"),
        ("10：00－11：00", "10:00-11:00"),
        ("12:00 NN – 1:00 PM", "12:00-13:00"),
        ("8am-9:45am", "08:00-09:45"),
        ("10 – 11am", "10:00-11:00"),
        ("9.00 - 9.30 uur", "09:00-09:30"),
        ("9h às 10h30", "09:00-10:30"),
        ("dalle ore 9.00 alle ore 10.00", "09:00-10:00"),
        ("9時半～10時", "09:30-10:00"),
        ("8:00 AM – 12:00 NN", "08:00-12:00"),
        ("10：00－10：30", "10:00-10:30"),
        ("11-1pm", "11:00-13:00"),
        ("9:30 – 9:45 AM", "09:30-09:45"),
        ("11:50 AM – 12:15 PM", "11:50-12:15"),
        ("14:00 bis 18:00 Uhr", "14:00-18:00"),
        ("from 9 to 10:30", "09:00-10:30"),
        ("de 9h à 10h30", "09:00-10:30"),
        ("09:00 às 09:30", "09:00-09:30"),
        ("10:00〜10:15", "10:00-10:15"),
        ("10:00から11:00まで", "10:00-11:00"),
        ("9.:15 – 10:15", "09:15-10:15"),
        ("12:15-1.45", "12:15-01:45"),
        ("10:00am – noon", "10:00-12:00"),
        ("[9:00 - 9:30]", "09:00-09:30"),
    ],
)
def test_spans(text: str, read: str) -> None:
    assert shown(text) == read


@pytest.mark.parametrize("text", ["14:00 – ", "5:15 on", "5:15pm onwards"])
def test_open_ends(text: str) -> None:
    span = whole_span(text)
    assert span is not None
    assert (span.end, span.open) == (None, True)


@pytest.mark.parametrize(
    "text",
    ["", "20 min", "2.5", "12", "830", "1/3", "15.05.", "12/12/2022", "3.5 h", "Room 3", "1-5", "9:75", "x", "-"],
)
def test_what_is_no_time(text: str) -> None:
    assert shown(text) is None


@pytest.mark.parametrize(("text", "read"), [("13-14", "13:00-14:00"), ("9", "09:00"), ("0830", "08:30")])
def test_columns_of_times_take_more(text: str, read: str) -> None:
    assert shown(text) is None
    assert shown(text, loose=True) == read


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("10:00 – 10:20 – Coffee", " – Coffee"),
        ("9:00: \tSetup", ": \tSetup"),
        ("12:00 Lunch", " Lunch"),
        ("10:05 Quiz: 10 min", " Quiz: 10 min"),
    ],
)
def test_leading_times(text: str, rest: str) -> None:
    found = leading_span(text)
    assert found is not None
    assert text[found.ends :] == rest


@pytest.mark.parametrize("text", ["10 questions, 1-5", "5m - Start", "10:30 min left", "Part 2 at 9:00"])
def test_no_leading_time(text: str) -> None:
    assert leading_span(text) is None


def test_times_inside_text() -> None:
    (found,) = find_spans("Monday 15.05. from 14:00 to 18:00, room 4")
    assert (found.span.start.seconds, found.span.end and found.span.end.seconds) == (14 * 3600, 18 * 3600)


def test_times_in_brackets() -> None:
    span = bracketed_span("Lab 4.2 (13-15)")
    assert span is not None
    assert span.end is not None
    assert (span.start.seconds, span.end.seconds) == (13 * 3600, 15 * 3600)
    assert bracketed_span("Lab 4.2") is None


@given(st.text(alphabet=st.sampled_from("0123456789:.-–hapm 時〜()to/Uhr\n"), max_size=30) | st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    for found in (whole_span(text), whole_span(text, loose=True)):
        if found is not None:
            assert 0 <= found.start.seconds < 33 * 3600
    for each in find_spans(text):
        assert 0 <= each.begins < each.ends <= len(text)


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([":", ".", "h"]))
def test_every_minute_of_the_day(hour: int, minute: int, sign: str) -> None:
    assert shown(f"{hour}{sign}{minute:02d}") == f"{hour:02d}:{minute:02d}"
