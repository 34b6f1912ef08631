"""Tables with one row an item."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.plan import After, At, Kind, LaneKind
from app.domain.sheet import Area, Meaning
from tests.importers.sheets import Value, only, read, sheet, told

RUN_OF_SHOW: list[list[Value]] = [
    ["ACME Learning – Run of Show"],
    ["Producer: tbc", "", "", "Rev 3"],
    ["Time", "Dur.", "What", "Who", "Tech", "Deck", "Room"],
    ["OPEN"],
    ["12:00", 8, "Welcome & check-in", "Lead", "Chat on\nMusic off", "1–3", "A"],
    ["12:08", "5:30", "Poll: your last one", "Producer", "Launch poll 1", "8", "A"],
    ["MODEL"],
    ["12:15", 12, "The model", "Lead", "", "8–14", "B"],
    ["12:27", 8, "BREAK"],
    ["12:50", 15, "Demonstration", "Both"],
    ["1:05", "15–20", "Breakouts", "Both", "Open rooms"],
    ["1:25", 4, "Close", "Lead"],
    ["", 120, "TOTAL"],
    [],
    ["Back channel: phone"],
]


def test_a_run_of_show() -> None:
    reading = read(RUN_OF_SHOW)
    assert only(reading) == [
        ("12:00", "Welcome & check-in", 8),
        ("12:08", "Poll: your last one", 5.5),
        ("12:15", "The model", 12),
        ("12:27", "BREAK", 8),
        ("12:50", "Demonstration", 15),
        ("13:05", "Breakouts", 20),
        ("13:25", "Close", 4),
    ]


def test_what_the_columns_become() -> None:
    (plan,) = read(RUN_OF_SHOW).plans
    welcome, poll, model, pause, *_ = plan.segments
    sections = {section.id: section.title for section in plan.sections}
    assert plan.title == "ACME Learning – Run of Show"
    assert (plan.start_s, plan.promised_s) == (12 * 3600, 120 * 60)
    assert (welcome.led_by, welcome.slides) == ("Lead", "1–3")
    assert [(cue.title, cue.target) for cue in welcome.cues] == [("Chat on", "Tech"), ("Music off", "Tech")]
    assert [(field.name, field.value) for field in welcome.custom] == [("Room", "A")]
    assert [sections[each.section_id or ""] for each in (welcome, model)] == ["OPEN", "MODEL"]
    assert [each.kind for each in (welcome, poll, pause)] == [Kind.OPENING, Kind.POLL, Kind.BREAK]
    assert not any(segment.length_touched for segment in plan.segments)


def test_fixed_starts_only_where_the_file_leaves_a_gap() -> None:
    (plan,) = read(RUN_OF_SHOW).plans
    fixed = {segment.title: segment.start.clock_s for segment in plan.segments if isinstance(segment.start, At)}
    assert fixed == {"The model": 12 * 3600 + 15 * 60, "Demonstration": 12 * 3600 + 50 * 60}
    assert isinstance(plan.segments[0].start, After)


def test_a_range_keeps_its_bounds() -> None:
    (plan,) = read(RUN_OF_SHOW).plans
    breakouts = next(segment for segment in plan.segments if segment.title == "Breakouts")
    assert (breakouts.shortest_s, breakouts.longest_s) == (900, 1200)


def test_what_is_left_over_is_told() -> None:
    left = {unread.place.a1: unread.reason for unread in read(RUN_OF_SHOW).unread}
    assert left["A15"] == "a remark below the table"
    assert {"A2", "D2"} <= set(left)
    assert "A5" not in left


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Time", "Topic"], ["9:00-9:30", "Alpha"], ["9:30-10:15", "Beta"]], id="span"),
        pytest.param(
            [["Start", "End", "Topic"], ["9:00", "9:30", "Alpha"], ["9:30", "10:15", "Beta"]], id="start and end"
        ),
        pytest.param([["Topic", "Start", "Minutes"], ["Alpha", (9, 0), 30], ["Beta", (9, 30), 45]], id="typed"),
        pytest.param(
            [["Item", "Start", "Duration"], ["Alpha", 0.375, 0.0208333], ["Beta", 0.3958333, 0.03125]],
            id="parts of a day",
        ),
        pytest.param(
            [["Titel", "Beginn", "Ende"], ["Alpha", "9.00 Uhr", "9.30 Uhr"], ["Beta", "9.30 Uhr", "10.15 Uhr"]],
            id="German",
        ),
        pytest.param([["Heure", "Durée", "Activité"], ["9h", "30'", "Alpha"], ["9h30", "45'", "Beta"]], id="French"),
        pytest.param(
            [["Hora", "Duración", "Tema"], ["9:00", "30 min", "Alpha"], ["9:30", "45 min", "Beta"]], id="Spanish"
        ),
        pytest.param(
            [["Horário", "Atividade"], ["09:00 às 09:30", "Alpha"], ["09:30 às 10:15", "Beta"]], id="Portuguese"
        ),
        pytest.param(
            [["Ora", "Durata", "Attività"], ["9.00", "30 minuti", "Alpha"], ["9.30", "45 minuti", "Beta"]], id="Italian"
        ),
        pytest.param(
            [["Tijd", "Duur", "Onderwerp"], ["09.00", "30 min", "Alpha"], ["09.30", "45 min", "Beta"]], id="Dutch"
        ),
        pytest.param([["時間", "内容"], ["9:00〜9:30", "Alpha"], ["9:30〜10:15", "Beta"]], id="Japanese"),
        pytest.param(
            [["시작", "종료", "내용"], ["오전 9:00", "오전 9:30", "Alpha"], ["오전 9:30", "오전 10:15", "Beta"]],
            id="Korean",
        ),
        pytest.param(
            [["开始时间", "结束时间", "项目"], ["9:00", "9:30", "Alpha"], ["9:30", "10:15", "Beta"]], id="Chinese"
        ),
        pytest.param(
            [["Session", "Start", "Finish"], ["Alpha", "0900", "0930"], ["Beta", "0930", "1015"]], id="no colon"
        ),
        pytest.param([["9:00-9:30", "Alpha", "Ann"], ["9:30-10:15", "Beta", "Bob"]], id="no header"),
        pytest.param([["", "", (9, 0)], ["Alpha", 30, (9, 30)], ["Beta", 45, (10, 15)]], id="running end"),
        pytest.param([["Time"], ["9:00 - 9:30", "Alpha"], ["9:30 - 10:15", "Beta"]], id="half a header"),
    ],
)
def test_the_same_plan_in_many_habits(rows: Sequence[Sequence[Value]]) -> None:
    assert only(read(rows)) == [("09:00", "Alpha", 30), ("09:30", "Beta", 45)]


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        ([["Part", "Time"], ["A", 2.5], ["B", 10], ["Total", 12.5]], [2.5, 10]),
        ([["Min", "Activity"], ["0-5", "A"], ["5-20", "B"]], [5, 15]),
        ([["Topic", "Dauer (h)"], ["A", 1.5], ["B", 2]], [90, 120]),
        ([["Topic", "Length"], ["A", "0:35"], ["B", "1:15"]], [35, 75]),
        ([["Topic", "Length"], ["A", "75 Minuten"], ["B", "1,75h"]], [75, 105]),
        ([["Intro", "5 min"], ["Work", "20 min"]], [5, 20]),
        ([["The whole workshop", "90 min"], ["A", "30 min"], ["B", "30 min"], ["C", "30 min"]], [30, 30, 30]),
    ],
)
def test_lists_of_lengths_alone(rows: Sequence[Sequence[Value]], minutes: list[float]) -> None:
    segments = only(read(rows))
    assert [length for _, _, length in segments] == minutes
    assert segments[0][0] == "10:00"


def test_starts_alone_end_at_the_next() -> None:
    rows = [["Time", "Event"], ["10:30 AM", "Opening"], ["1:30 PM", "Workshop"], ["3:00 PM", "End"]]
    assert only(read(rows)) == [("10:30", "Opening", 180), ("13:30", "Workshop", 90)]


def test_the_afternoon_by_the_order_of_the_rows() -> None:
    rows = [["Time", "Item"], ["8:00-8:45", "A"], ["11:45-12:30", "B"], ["12:30-1:20", "C"], ["1:20-2:00", "D"]]
    assert [start for start, _, _ in only(read(rows))] == ["08:00", "11:45", "12:30", "13:20"]


def test_past_midnight() -> None:
    rows = [["Time", "Item"], ["22:30-23:15", "A"], ["23:15-0:30", "B"], ["0:30-1:00", "C"]]
    assert only(read(rows)) == [("22:30", "A", 45), ("23:15", "B", 75), ("00:30", "C", 30)]


def test_a_time_typed_into_the_title_or_merged_with_it() -> None:
    rows = [
        ["Time", "Title", "Who"],
        ["9:00-10:00", "Work", "Ann"],
        ["10:00-10:15 Coffee break"],
        ["10:15-11:00", "More", "Bob"],
    ]
    assert [title for _, title, _ in only(read(rows))] == ["Work", "Coffee break", "More"]


def test_days_in_a_column_carry_down() -> None:
    rows = [["Date", "Time", "Title"], ["2026/11/06", "9:00", "A"], ["", "10:00", "B"], ["2026/11/07", "9:00", "C"]]
    plans = read(rows).plans
    assert [(plan.date, len(plan.segments)) for plan in plans] == [("2026-11-06", 2), ("2026-11-07", 1)]


def test_days_as_rows_and_as_sheets() -> None:
    rows: list[list[Value]] = [
        ["Time", "Title"],
        ["Monday"],
        ["9:00", "A"],
        ["10:00", "B"],
        ["Tuesday"],
        ["9:00", "C"],
        ["9:30", "D"],
    ]
    assert [plan.title for plan in read(rows).plans] == ["plan – Monday", "plan – Tuesday"]
    one: list[list[Value]] = [["Time", "Title"], ["9:00", "A"], ["10:00", "B"]]
    assert [plan.title for plan in read(sheet(one, "Thu"), sheet(one, "Fri")).plans] == ["plan – Thu", "plan – Fri"]


def test_a_series_of_single_days_is_one_plan() -> None:
    rows = [["When", "Topic", "Duration"], *[[f"2026-09-{day:02d}", f"Lesson {day}", 2] for day in (1, 8, 15, 22)]]
    (plan,) = read(rows).plans
    assert [segment.planned_s for segment in plan.segments] == [7200] * 4


def test_tracks_that_run_side_by_side_become_lanes() -> None:
    rows = [
        ["Start", "End", "Title", "Track"],
        ["9:00", "10:00", "Keynote", ""],
        ["10:00", "11:00", "One", "Red"],
        ["10:00", "11:00", "Two", "Blue"],
        ["11:00", "12:00", "Three", "Red"],
        ["11:00", "12:00", "Four", "Blue"],
    ]
    (plan,) = read(rows).plans
    assert [(lane.title, lane.kind) for lane in plan.lanes] == [
        ("Main room", LaneKind.MAIN),
        ("Red", LaneKind.FREE),
        ("Blue", LaneKind.FREE),
    ]
    assert sorted(told(plan)) == [
        ("09:00", "Keynote", 60),
        ("10:00", "One", 60),
        ("10:00", "Two", 60),
        ("11:00", "Four", 60),
        ("11:00", "Three", 60),
    ]


def test_a_column_of_tracks_without_overlap_is_kept_as_a_field() -> None:
    rows = [["Start", "End", "Title", "Stage"], ["9:00", "10:00", "A", "Red"], ["10:00", "11:00", "B", "Blue"]]
    (plan,) = read(rows).plans
    assert len(plan.lanes) == 1
    assert [segment.custom[0].value for segment in plan.segments] == ["Red", "Blue"]


def test_milestones_become_cues_of_what_runs_then() -> None:
    rows = [
        ["Title", "Start", "End", "Type"],
        ["Show", (10, 0), (11, 0), ""],
        ["10:45 - Guests ready", "", "", "milestone"],
        ["Talk", (11, 0), (11, 30), ""],
    ]
    (plan,) = read(rows).plans
    assert [(cue.title, cue.offset_s) for cue in plan.segments[0].cues] == [("Guests ready", 2700)]


def test_unreadable_times_are_kept_as_fields() -> None:
    rows = [["Start", "Title"], ["9:00", "A"], ["after lunch", "B"], ["14:00", "C"]]
    (plan,) = read(rows).plans
    assert [(field.name, field.value) for field in plan.segments[1].custom] == [("Start", "after lunch")]


def test_merged_cells_show_in_every_row() -> None:
    grid = sheet([["Time", "Title"], ["9:00-10:00", "A"], ["", "B"], ["10:00-11:00", "C"]], merges=[Area(1, 0, 2, 0)])
    (plan,) = read(grid).plans
    assert {(start, title) for start, title, _ in told(plan)} == {("09:00", "A"), ("09:00", "B"), ("10:00", "C")}


def test_a_running_order_without_times() -> None:
    rows = [["title", "artist"], ["# Choir"], ["Song one", "Ann"], ["Song two", "Bob"]]
    (plan,) = read(rows).plans
    assert [(segment.title, segment.led_by) for segment in plan.segments] == [("Song one", "Ann"), ("Song two", "Bob")]
    assert plan.sections[0].title == "Choir"


@pytest.mark.parametrize(
    "rows",
    [
        [["Number", "Name", "Notes"], ["1", "house lights", "slow"], ["2", "blackout", ""]],
        [["Id", "Name", "Color"], [1, "Red", "#f00"], [2, "Blue", "#00f"]],
        [
            ["Name", "Role", "Phone"],
            ["Ann", "Host", "555-0100"],
            ["Bob", "Tech", "555-0111"],
            ["Cas", "Food", "555-0122"],
        ],
        [["Item", "Owner", "Due"], ["Pens", "Ann", "2026-03-01"], ["Cards", "Bob", "2026-03-02"]],
        [["No", "Decision", "Responsible", "Due"], ["1", "Buy", "Ann", "1.5.2026"], ["2", "Sell", "Bob", "2.5.2026"]],
        [["Item", "Qty", "Unit cost", "Total"], ["Hall", 1, 1200, 1200], ["Coffee", 60, 3.5, 210], ["Cake", 4, 3, 12]],
        [["Employee", "Mon", "Tue"], ["Ann", 8, 8], ["Bob", 6, 8], ["Cas", 8, 7.5]],
        [["Speaker", "Bio", "Topic"], ["Ann", "Designs things.", "Shape"], ["Bob", "Builds things.", "Size"]],
        [["Menu", "Price"], ["Soup", 4.5], ["Pasta", 9], ["Cake", 3]],
        [["Task", "Duration (days)", "Owner"], ["Draft", 5, "Ann"], ["Review", 3, "Bob"], ["Print", 2, "Cas"]],
        [["Just a sentence."]],
        [["", ""]],
        [],
    ],
)
def test_files_without_a_plan(rows: Sequence[Sequence[Value]]) -> None:
    reading = read(rows)
    assert reading.plans == ()
    assert reading.notes


def test_columns_say_why_they_are_what_they_are() -> None:
    (table,) = read(RUN_OF_SHOW).tables
    assert [column.meaning for column in table.columns] == [
        Meaning.START,
        Meaning.LENGTH,
        Meaning.TITLE,
        Meaning.OWNER,
        Meaning.CUE,
        Meaning.SLIDES,
        Meaning.KEEP,
    ]
    assert (table.header_rows, table.section_rows) == ((2,), (3, 6))


def test_tables_side_by_side_under_their_days() -> None:
    rows = [
        ["Day 1", "", "", "Day 2", ""],
        ["Time", "Topic", "", "Time", "Topic"],
        ["9:00", "Welcome", "", "9:00", "Recap"],
        ["9:30", "Input", "", "9:15", "Practice"],
        ["11:00", "End", "", "11:00", "End"],
    ]
    one, two = read(rows).plans
    assert (one.title, two.title) == ("plan – Day 1", "plan – Day 2")
    assert told(one) == [("09:00", "Welcome", 30), ("09:30", "Input", 90)]
    assert told(two) == [("09:00", "Recap", 15), ("09:15", "Practice", 105)]


def test_sections_named_only_where_they_begin() -> None:
    rows = [
        ["Session", "Time", "Topic"],
        ["Morning", "8:30 – 9:00", "Registration"],
        ["", "9:00 – 9:15", "Opening"],
        ["", "9:15 – 10:00", "Keynote"],
        ["Afternoon", "1:00 – 2:30", "Workshop"],
        ["", "2:30 – 3:00", "Wrap up"],
    ]
    (plan,) = read(rows).plans
    sections = {section.id: section.title for section in plan.sections}
    assert [sections[segment.section_id or ""] for segment in plan.segments] == ["Morning"] * 3 + ["Afternoon"] * 2
    assert told(plan)[3] == ("13:00", "Workshop", 90)


def test_minutes_and_seconds_by_the_starts() -> None:
    rows = [
        ["Item", "Dur", "Start", "Cum."],
        ["Titles", "0:30", "19:00:00", "0:30"],
        ["News", "6:00", "19:00:30", "6:30"],
        ["Weather", "2:10", "19:06:30", "8:40"],
    ]
    reading = read(rows)
    assert [minutes * 60 for _, _, minutes in only(reading)] == [30, 360, 130]
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("header", "titles"),
    [
        (["Time", "Role", "Name"], ["Timer", "Speaker"]),
        (["Quando", "Xyz", "Abc"], ["Timer", "Speaker"]),
        (["Time", "Details", "Led by"], ["Timer", "Speaker"]),
    ],
)
def test_headers_less_often_seen(header: list[str], titles: list[str]) -> None:
    rows = [header, ["19:00", "Timer", "Ann"], ["19:05", "Speaker", "Bob"], ["19:30", "End", ""]]
    assert [title for _, title, _ in only(read(rows))] == titles


@pytest.mark.parametrize(
    "times",
    [
        ["T-30", "T-10", "T-0", "T+20"],
        ["-00:30", "-00:10", "00:00", "00:20"],
        ["-30 min", "-10 min", "0", "+20 min"],
    ],
)
def test_times_that_count_from_the_start(times: list[str]) -> None:
    titles = ["Sound check of voices", "Lobby", "Welcome", "End"]
    reading = read(
        [["When", "What", "Who"], *[[time, title, "Ann"] for time, title in zip(times, titles, strict=True)]]
    )
    assert only(reading) == [("09:30", titles[0], 20), ("09:50", "Lobby", 10), ("10:00", "Welcome", 20)]
    assert any("count from the start" in note for note in reading.notes)


def test_short_weekdays_in_a_column_of_days() -> None:
    rows = [
        ["Tag", "Beginn", "Ende", "Kurs"],
        ["Mo", "17:00", "18:00", "A"],
        ["Mo", "18:00", "19:00", "B"],
        ["Di", "17:00", "18:30", "C"],
        ["Di", "18:30", "19:30", "E"],
        ["Do", "18:00", "19:00", "F"],
        ["Do", "19:00", "20:00", "D"],
    ]
    assert [len(plan.segments) for plan in read(rows).plans] == [2, 2, 2]


def test_what_is_signed_below_a_table_is_no_row_of_it() -> None:
    rows = [["9:00", "Call"], ["9:05", "Budget"], ["10:00", "Adjourn"], [], ["Prepared by:", "Jo"]]
    reading = read(rows)
    assert [title for _, title, _ in only(reading)] == ["Call", "Budget", "Adjourn"]
    assert [left.text for left in reading.unread] == ["Prepared by:", "Jo"]


def test_lengths_in_the_titles_of_a_table() -> None:
    rows = [["Activity", "Notes"], ["Welcome (10 min)", "Smile"], ["Input (30 min)", ""], ["Close – 5 min", ""]]
    assert [(title, minutes) for _, title, minutes in only(read(rows))] == [
        ("Welcome", 10),
        ("Input", 30),
        ("Close", 5),
    ]


def test_a_start_with_its_length_in_brackets() -> None:
    rows = [["Time", "Item"], ["9:00 (15 min)", "Welcome"], ["9:30 (45 min)", "Input"], ["10:15 (1 h)", "Work"]]
    assert only(read(rows)) == [("09:00", "Welcome", 15), ("09:30", "Input", 45), ("10:15", "Work", 60)]


def test_times_written_again_on_the_right() -> None:
    rows = [["", "Stage A", "Stage B", ""], ["16:00", "One", "Two", "16:00"], ["16:45", "Three", "Four", "16:45"]]
    (plan,) = read(rows).plans
    assert told(plan)[:2] == [("16:00", "One", 45), ("16:45", "Three", 5)]


def test_departures_are_no_plan() -> None:
    rows = [
        ["Stop", "Bus 1", "Bus 2", "Bus 3"],
        ["Station", "7:10", "7:40", "8:10"],
        ["Market", "7:18", "7:48", "8:18"],
        ["School", "7:25", "7:55", "8:25"],
    ]
    assert read(rows).plans == ()


def test_ranges_of_minutes_that_count_on() -> None:
    rows = [["Time", "Stage"], ["0-5'", "Warm-up"], ["5-15'", "Present"], ["15-35'", "Practice"]]
    assert [minutes for _, _, minutes in only(read(rows))] == [5, 10, 20]


def test_an_evening_by_its_words() -> None:
    rows = [["Time", "Item"], ["6:30", "Doors"], ["7:00", "Act I"], ["8:15", "Intermission"], ["8:35", "Act II"]]
    reading = read(rows)
    assert only(reading)[0] == ("18:30", "Doors", 30)
    assert len(reading.doubts) == 1


def test_minutes_that_count_from_the_start() -> None:
    rows: list[list[Value]] = [["Time", "Item"], [0, "Open"], [5, "Talk"], [25, "Work"], [45, "End"]]
    assert [(title, minutes) for _, title, minutes in only(read(rows))] == [("Open", 5), ("Talk", 20), ("Work", 20)]


def test_parts_of_a_day_without_their_format_are_starts() -> None:
    rows: list[list[Value]] = [["Time", "Item"], [0.375, "Open"], [0.40625, "Talk"], [0.5, "Lunch"]]
    assert only(read(rows)) == [("09:00", "Open", 45), ("09:45", "Talk", 135), ("12:00", "Lunch", 5)]


def test_minutes_and_seconds_by_a_clock_counted_back() -> None:
    rows = [
        ["Item", "Dur", "Back time"],
        ["A", "0:20", "20:00:00"],
        ["B", "5:00", "20:00:20"],
        ["C", "1:30", "20:05:20"],
    ]
    assert [minutes * 60 for _, _, minutes in only(read(rows))] == [20, 300, 90]


def test_a_name_among_the_numbers_of_rows() -> None:
    rows = [["Page", "Slug", "Dur"], ["A1", "Headlines", "2 min"], ["BREAK 1", "", "3 min"], ["B1", "Sport", "4 min"]]
    assert [title for _, title, _ in only(read(rows))] == ["Headlines", "BREAK 1", "Sport"]


def test_columns_set_apart_by_empty_ones() -> None:
    rows = [
        ["", "When", "", "What", "", "Lead"],
        ["", "9:00", "", "Open", "", "Ann"],
        ["", "9:30", "", "Talk", "", "Bob"],
        ["", "10:00", "", "End", "", ""],
    ]
    (plan,) = read(rows).plans
    assert told(plan) == [("09:00", "Open", 30), ("09:30", "Talk", 30)]
    assert [segment.led_by for segment in plan.segments] == ["Ann", "Bob"]


def test_tables_side_by_side_with_no_column_between_them() -> None:
    rows = [
        ["Monday", "", "", "Tuesday", "", ""],
        ["Time", "Topic", "Who", "Time", "Topic", "Who"],
        ["9:00-10:00", "One", "Ann", "8:00-9:00", "Three", "Cas"],
        ["10:00-11:00", "Two", "Bob", "9:00-10:30", "Four", "Dee"],
    ]
    first, second = read(rows).plans
    assert told(first) == [("09:00", "One", 60), ("10:00", "Two", 60)]
    assert told(second) == [("08:00", "Three", 60), ("09:00", "Four", 90)]


def test_a_word_with_two_meanings_takes_the_one_that_is_free() -> None:
    rows = [["Zeit", "Was", "Wer", "Wie"], ["9:00-9:30", "Start", "Ann", "Runde"], ["9:30-10:00", "Los", "Bob", "Text"]]
    (plan,) = read(rows).plans
    assert [(segment.led_by, segment.description) for segment in plan.segments] == [("Ann", "Runde"), ("Bob", "Text")]


def test_a_start_over_its_end_in_one_cell() -> None:
    assert only(read([["Time", "Item"], ["9:00\n9:30", "A"], ["9:30\n10:15", "B"]])) == [
        ("09:00", "A", 30),
        ("09:30", "B", 45),
    ]


def test_columns_of_their_own_say_how_short_and_long() -> None:
    rows: list[list[Value]] = [
        ["Start", "Minutes", "Shortest", "Longest", "Title"],
        [(9, 0), 10, 8, 15, "Welcome"],
        [(9, 10), 20, "15 min", "", "Model"],
        [(9, 30), 30, 40, 25, "Practice"],
    ]
    reading = read(rows)
    (plan,) = reading.plans
    assert [(one.shortest_s, one.longest_s) for one in plan.segments] == [(480, 900), (900, None), (None, None)]
    assert [(field.name, field.value) for field in plan.segments[2].custom] == [("Shortest", "40"), ("Longest", "25")]
    assert reading.doubts == reading.unread == ()
