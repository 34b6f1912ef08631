"""Habits of people who keep their plans as lists or as lines of text."""

from __future__ import annotations

import pytest

from tests.importers.sheets import Value, only, read, told


@pytest.mark.parametrize(
    ("header", "owner"),
    [
        (["Starting Time", "Ending Time", "Activity", "Session Chair"], "Ann"),
        (["Time From", "Time To", "Name of session", "Speaker names"], "Ann"),
        (["Начало", "Окончание", "Мероприятие", "Докладчик"], "Ann"),
        (["Od", "Do", "Wydarzenie", "Prowadzący"], "Ann"),
        (["Starttid", "Sluttid", "Programpunkt", "Ansvarig"], "Ann"),
        (["Mulai", "Selesai", "Kegiatan", "Penanggung jawab"], "Ann"),
        (["Beginn", "Ende", "Handlung", "Dozentin"], "Ann"),
    ],
)
def test_words_over_starts_ends_titles_and_people(header: list[str], owner: str) -> None:
    reading = read([header, ["10:00", "10:50", "Arrival", ""], ["10:55", "11:25", "Opening talk", owner]])
    assert only(reading) == [("10:00", "Arrival", 50), ("10:55", "Opening talk", 30)]
    assert reading.plans[0].segments[1].led_by == owner


@pytest.mark.parametrize(
    "moments",
    [
        ("2026-Nov-09 10:00", "2026-Nov-09 11:00", "2026-Nov-10 09:00"),
        ("Nov 9, 2026 10:00 AM", "Nov 9, 2026 11:00 AM", "Nov 10, 2026 9:00 AM"),
        ("9. November 2026, 10 Uhr", "9. November 2026, 11 Uhr", "10. November 2026, 9 Uhr"),
    ],
)
def test_moments_as_people_write_them(moments: tuple[str, str, str]) -> None:
    rows: list[list[Value]] = [
        ["Start", "Title"],
        *([moment, title] for moment, title in zip(moments, ("One", "Two", "Three"), strict=True)),
    ]
    first, second = read(rows).plans
    assert (first.date, second.date) == ("2026-11-09", "2026-11-10")
    assert [title for _, title, _ in told(first) + told(second)] == ["One", "Two", "Three"]
    assert told(second)[0][0] == "09:00"


@pytest.mark.parametrize("suffix", [" UTC", " (60 min)", " CEST"])
def test_times_with_a_remark_of_their_own_are_times(suffix: str) -> None:
    rows: list[list[Value]] = [
        ["Time", "Item"],
        [f"9:00 - 10:00{suffix}", "Welcome"],
        [f"10:00 - 11:00{suffix}", "Method"],
        [f"11:30 - 12:30{suffix}", "Close"],
    ]
    assert only(read(rows)) == [("09:00", "Welcome", 60), ("10:00", "Method", 60), ("11:30", "Close", 60)]


def test_films_beside_their_pictures_are_a_list_and_no_lanes() -> None:
    rows: list[list[Value]] = [
        ["lieu", "heure", "oeuvre", "affiche", "version"],
        ["nord", "10h30", "La mer", "la-mer.jpg", "vf"],
        ["nord", "10h30", "Le vent", "le-vent.jpg", "vo"],
        ["sud", "14h30", "La nuit", "la-nuit.jpg", "vf"],
        ["sud", "20h30", "Le jour", "le-jour.jpg", "vo"],
    ]
    assert [title for _, title, _ in only(read(rows))] == ["La mer", "Le vent", "La nuit", "Le jour"]


def test_whose_a_column_is_comes_after_what_it_is() -> None:
    rows: list[list[Value]] = [
        ["Time", "Title of the session", "Photo of the speaker", "Type of speaker", "Speaker"],
        ["9:00", "One", "ann.png", "guest", "Ann"],
        ["9:30", "Two", "bob.png", "staff", "Bob"],
        ["10:00", "Three", "cy.png", "guest", "Cy"],
    ]
    (plan,) = read(rows).plans
    assert [(segment.title, segment.led_by) for segment in plan.segments] == [
        ("One", "Ann"),
        ("Two", "Bob"),
        ("Three", "Cy"),
    ]


def test_a_row_without_a_title_is_not_named_by_its_date() -> None:
    rows: list[list[Value]] = [
        ["day", "date", "time", "type", "title"],
        ["1", "4/21", "09:00 – 10:00", "keynote", "Primal"],
        ["1", "4/21", "10:00 – 10:20", "break", "Coffee"],
        ["2", "4/22", "09:00 – 10:00", "plenary", ""],
        ["2", "4/22", "10:00 – 11:00", "plenary", "Dual"],
    ]
    titles = [title for plan in read(rows).plans for _, title, _ in told(plan)]
    assert titles == ["Primal", "Coffee", "plenary", "Dual"]


def lines(*texts: str) -> list[list[Value]]:
    return [[text] for text in texts]


def test_lines_with_their_times_in_brackets_behind() -> None:
    reading = read(
        lines(
            "Monday 19/10: Board games (17h30 - 19h)",
            "Thursday 22/10: Homework club (17h - 19h)",
            "Saturday 24/10: Masks (14h - 14h30)",
        )
    )
    (plan,) = reading.plans
    assert [(segment.title, segment.planned_s // 60) for segment in plan.segments] == [
        ("Board games", 90),
        ("Homework club", 120),
        ("Masks", 30),
    ]
    assert [start for start, _, _ in told(plan)] == ["17:30", "17:00", "14:00"]


def test_days_that_head_lines_say_what_they_are_about() -> None:
    reading = read(
        lines(
            "2026-07-14 Opening",
            "18:30 - 19:30 Organizing",
            "Day 2: Fundamentals",
            "09:30 - 13:00 Method",
            "video1",
            "video2",
            "14:00 - 17:00 Lab",
        )
    )
    assert [[title for _, title, _ in told(plan)] for plan in reading.plans] == [["Organizing"], ["Method", "Lab"]]


def test_the_frame_of_the_whole_is_no_item() -> None:
    reading = read(
        lines(
            "Event time: 10:30am - 4:45pm",
            "Date: 27 October, 10am-4pm",
            "10:30am - 11:00am - Welcome",
            "11:00am - 12:00pm - Talk",
            "12:00pm - 1:00pm - Lunch time",
        )
    )
    assert [title for _, title, _ in only(reading)] == ["Welcome", "Talk", "Lunch time"]


def test_sentences_are_no_sections() -> None:
    reading = read(
        lines(
            "Lift: 15 minutes",
            "What do we need to make this happen?",
            "Power: 10 minutes",
            "Fill the balloons outside.",
            "Launch: 30 minutes",
        )
    )
    (plan,) = reading.plans
    assert [segment.title for segment in plan.segments] == ["Lift", "Power", "Launch"]
    assert plan.sections == ()
    assert plan.segments[0].description == "What do we need to make this happen?"


def test_an_open_start_among_others() -> None:
    rows: list[list[Value]] = [
        ["Time", "Activity"],
        ["9:15", "Arrival"],
        ["9:25+", "Breakfast"],
        ["~9:55", "Class"],
        ["10:45 - 10:55", "Cleaning up"],
    ]
    assert only(read(rows)) == [
        ("09:15", "Arrival", 10),
        ("09:25", "Breakfast", 30),
        ("09:55", "Class", 50),
        ("10:45", "Cleaning up", 10),
    ]
