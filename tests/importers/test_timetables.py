"""Tables whose columns are lanes, days or parts, and running text."""

from __future__ import annotations

import pytest

from app.domain.sheet import Area, Cell, CellKind, Grid
from tests.importers.sheets import Value, only, read, sheet, told


def test_days_as_columns() -> None:
    rows = [
        ["", "Monday", "Tuesday"],
        ["9:00", "Welcome", "Recap"],
        ["10:00", "Input", "Practice"],
        ["11:00", "Break", "Break"],
    ]
    monday, tuesday = read(rows).plans
    assert told(monday)[:2] == [("09:00", "Welcome", 60), ("10:00", "Input", 60)]
    assert [segment.title for segment in tuesday.segments] == ["Recap", "Practice", "Break"]


def test_titles_repeated_in_every_slot_are_one_segment() -> None:
    rows = [
        ["", "Monday", "Tuesday"],
        *[
            [f"{hour}:00", title, other]
            for hour, title, other in [
                (9, "A", "Z"),
                (10, "A", "Z"),
                (11, "A", ""),
                (12, "", "Y"),
                (13, "B", "Y"),
                (14, "", ""),
            ]
        ],
    ]
    monday, tuesday = read(rows).plans
    assert told(monday) == [("09:00", "A", 180), ("13:00", "B", 60)]
    assert told(tuesday) == [("09:00", "Z", 120), ("12:00", "Y", 120)]


def test_rooms_as_columns() -> None:
    rows = [
        ["Time", "Room A", "Room B"],
        ["9:00-10:00", "Keynote", ""],
        ["10:00-11:00", "One", "Two"],
        ["11:00-11:30", "Coffee", "Coffee"],
        ["11:30-12:30", "Three", "Four"],
    ]
    (plan,) = read(rows).plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Room A", "Room B"]
    assert [title for _, title, _ in told(plan)] == ["Keynote", "Coffee", "One", "Three", "Two", "Four"]


def test_a_field_merged_downwards_lasts_until_its_last_row() -> None:
    rows = [
        ["Time", "Crystal", "Diamond", "Pearl"],
        ["9:00-9:30", "Long", "One", "Two"],
        ["9:30-10:00", "", "Three", "Four"],
        ["10:00-10:30", "Five", "Six", "Seven"],
    ]
    (plan,) = read(sheet(rows, merges=[Area(1, 1, 2, 1)])).plans
    assert ("09:00", "Long", 60) in told(plan)


def test_fields_with_their_own_times() -> None:
    rows: list[list[Value]] = [
        ["Friday 15.05.", "Saturday 16.05."],
        ["Opening\n(20 min)\n14:00 – 14:20", "Analysis\n75 Minuten\n09:00 – 10:15"],
        ["Feedback\non cases\n(30 min)\n14:20 – 14:50", "15-Minuten-Pause\n10:15 – 10:30"],
        ["Buffer: 10 minutes", "Total: 90 min"],
    ]
    friday, saturday = read(rows).plans
    assert told(friday) == [("14:00", "Opening", 20), ("14:20", "Feedback on cases", 30), ("14:50", "Buffer", 10)]
    assert told(saturday) == [("09:00", "Analysis", 75), ("10:15", "15-Minuten-Pause", 15)]


def test_two_items_in_one_field() -> None:
    rows = [
        ["", "Odd days", "Even days"],
        ["18h00", "One\n55 min - hall", "Two\n60 min - yard\nThree\n45 min - hall"],
        ["20h00", "Four\n30 min", "Five\n20 min"],
    ]
    odd, even = read([["", "Days odd", "Days even"], *rows[1:]]).plans
    assert told(odd) == [("18:00", "One", 55), ("20:00", "Four", 30)]
    assert {(title, minutes) for _, title, minutes in told(even)} == {("Two", 60), ("Three", 45), ("Five", 20)}


def test_numbered_parts_of_a_stated_length() -> None:
    rows: list[list[Value]] = [
        ["Each part is 30 min long"],
        ["Session", "Date", "Topics", "Part 1", "Part 2", "Part 3"],
        [1, "2026-02-22", "Basics", "Install", "Connect", "Query"],
        [2, "2026-02-23", "Groups", "Case", "Work", ""],
    ]
    first, second = read(sheet(rows, merges=[Area(3, 4, 3, 5)])).plans
    assert [minutes for _, _, minutes in told(first)] == [30, 30, 30]
    assert [(title, minutes) for _, title, minutes in told(second)] == [("Case", 30), ("Work", 60)]
    assert first.date == "2026-02-22"


def lines(*texts: str) -> Grid:
    return Grid("Document", tuple((Cell(text, CellKind.TEXT),) if text else () for text in texts))


def test_lines_with_times_in_front() -> None:
    grid = lines(
        "Workshop",
        "Monday 5 May 2025",
        "9:00 Welcome",
        "some remark",
        "10:00: \tInput",
        "12:00 Lunch",
        "1:00: Work",
        "",
        "Tuesday 6 May 2025",
        "9:00-9:30 Recap",
    )
    monday, tuesday = read(grid).plans
    assert told(monday)[:3] == [("09:00", "Welcome", 60), ("10:00", "Input", 120), ("12:00", "Lunch", 60)]
    assert told(monday)[3][0] == "13:00"
    assert monday.segments[0].description == "some remark"
    assert (monday.date, tuesday.date) == ("2025-05-05", "2025-05-06")


def test_hours_in_front_among_times() -> None:
    grid = lines(
        "Programação", "Dia 1 – Abertura", "8h – Chegada", "8h30 – Mesa", "Dia 2 – Oficinas", "9h às 11h – Mapa"
    )
    first, second = read(grid).plans
    assert told(first) == [("08:00", "Chegada", 30), ("08:30", "Mesa", 5)]
    assert told(second) == [("09:00", "Mapa", 120)]


@pytest.mark.parametrize("days", ["Mo Di", "lun. mar.", "Seg Ter", "月 火", "월 화", "周一 周二", "(金) (土)"])
def test_short_weekdays_over_columns(days: str) -> None:
    rows = [["", *days.split()], ["9:00-10:00", "Alpha", "Beta"], ["10:00-11:00", "Gamma", "Delta"]]
    assert [[title for _, title, _ in told(plan)] for plan in read(rows).plans] == [
        ["Alpha", "Gamma"],
        ["Beta", "Delta"],
    ]


def test_lines_as_long_as_those_below_them_are_sections() -> None:
    grid = lines(
        "Design",
        "Arrive (30 min)",
        "Hello – 10 min",
        "Warm-up – 20 min",
        "Explore (60 min)",
        "Talks – 40 min",
        "Walk – 20 min",
    )
    (plan,) = read(grid).plans
    assert [(title, minutes) for _, title, minutes in told(plan)] == [
        ("Hello", 10),
        ("Warm-up", 20),
        ("Talks", 40),
        ("Walk", 20),
    ]
    assert [section.title for section in plan.sections] == ["Arrive", "Explore"]


def test_times_in_brackets_behind_the_title() -> None:
    grid = lines("Séminaire", "Ouverture (9h00-9h15)", "Atelier : agir (9h15-10h30)", "Pause (10h30-10h45)")
    assert only(read(grid)) == [("09:00", "Ouverture", 15), ("09:15", "Atelier : agir", 75), ("10:30", "Pause", 15)]


def test_names_in_brackets_lead() -> None:
    grid = lines("Meeting", "9:00 Welcome (Ann)", "9:10 Budget (Ann and Ben)", "9:40 Break", "9:50 Outlook (Cas)")
    reading = read(grid)
    (plan,) = reading.plans
    assert [(one.title, one.led_by) for one in plan.segments] == [
        ("Welcome", "Ann"),
        ("Budget", "Ann and Ben"),
        ("Break", ""),
        ("Outlook", "Cas"),
    ]
    (doubt,) = reading.doubts
    assert doubt.readings == ("who leads", "part of the title")


def test_words_in_brackets_are_no_names() -> None:
    grid = lines("Meeting", "9:00 Talk (Plenum)", "9:10 Walk (Room A)", "9:40 Work (Main Hall)")
    assert [title for _, title, _ in only(read(grid))] == ["Talk (Plenum)", "Walk (Room A)", "Work (Main Hall)"]


def test_a_name_behind_a_tab_leads() -> None:
    (plan,) = read(lines("Sitzung", "9:00\tBericht\tFrau Kern", "9:30\tWahlen\tAnna Vogt", "10:00\tEnde")).plans
    assert [(one.title, one.led_by) for one in plan.segments] == [("Bericht", "Frau Kern"), ("Wahlen", "Anna Vogt")]


def test_years_are_no_times() -> None:
    assert read(lines("Vita", "2019 – 2022 Trainer", "2014 – 2019 Teacher")).plans == ()


def test_the_same_grid_twice_under_headings_is_two_plans() -> None:
    header = ["Time", "Cabin 1", "Cabin 2"]
    rows = [
        ["Week A"],
        header,
        ["9:00-10:00", "Swim", "Row"],
        ["10:00-11:00", "Row", "Swim"],
        [],
        ["Week B"],
        header,
        ["9:00-10:00", "Climb", "Run"],
        ["10:00-11:00", "Run", "Climb"],
    ]
    first, second = read(rows).plans
    assert (first.title.endswith("Week A"), second.title.endswith("Week B")) == (True, True)
    assert [title for _, title, _ in told(second)] == ["Climb", "Run", "Run", "Climb"]


def test_tables_that_go_on_are_sections_of_one_plan() -> None:
    texts = [
        ["Morning"],
        ["Time", "Item"],
        ["9:00 – 10:30", "A"],
        ["10:30 – 12:00", "B"],
        [],
        ["Afternoon"],
        ["Time", "Item"],
        ["1:30 – 3:00", "C"],
        ["3:00 – 4:00", "D"],
    ]
    document = Grid("Document", sheet(texts).rows, areas=(Area(1, 0, 3, 1), Area(6, 0, 8, 1)))
    (plan,) = read(document).plans
    assert [start for start, _, _ in told(plan)] == ["09:00", "10:30", "13:30", "15:00"]
    assert [section.title for section in plan.sections] == ["Morning", "Afternoon"]


def test_speakers_under_their_talks() -> None:
    rows = [
        ["", "Track A", "Track B"],
        ["10:00", "Fast", "Slow"],
        ["", "Jo Lin", "Al Cook"],
        ["10:45", "Big", "Small"],
        ["", "Bo Dig", "Cy Chat"],
        ["11:30", "End", "End"],
    ]
    reading = read(rows)
    (plan,) = reading.plans
    assert {one.title: one.description for one in plan.segments if one.title != "End"} == {
        "Fast": "Jo Lin",
        "Slow": "Al Cook",
        "Big": "Bo Dig",
        "Small": "Cy Chat",
    }


def test_two_rooms_merged_for_all_in_some_rows() -> None:
    rows = [
        ["Time", "Seminar room", "Studio"],
        ["9:00-10:30", "Voice", "Camera"],
        ["10:30-11:00", "Break", ""],
        ["11:00-12:30", "Coaching", "Lighting"],
    ]
    (plan,) = read(sheet(rows, merges=[Area(2, 1, 2, 2)])).plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Seminar room", "Studio"]
    assert told(plan)[0] == ("10:30", "Break", 30)


def test_times_on_the_line_below_the_title() -> None:
    grid = lines("Opening", "10:00 – 10:20", "", "Data", "10:30 – 11:20", "detail", "Close", "11:30 – 12:00")
    assert only(read(grid)) == [("10:00", "Opening", 20), ("10:30", "Data", 50), ("11:30", "Close", 30)]


def test_lines_with_lengths_in_front_or_at_the_end() -> None:
    assert only(read(lines("5m - Start", "20m - Work", "remark")))[1][1:] == ("Work", 20)
    assert only(read(lines("Warm-up (10 min)", "Work: 20 minutes")))[1][1:] == ("Work", 20)


def test_a_table_written_into_one_row() -> None:
    times, titles, names = (
        "7:00\n7:05\n7:10\n\n7:30\n7:45",
        "Open\nJoke\nSpeech\nVote\nReport\nClose",
        "Ann\nBob\nCid\nEve\nDee\nAnn",
    )
    grid = Grid(
        "Document",
        (
            (Cell("Meeting 7:00 p.m. to 8:45 p.m.", CellKind.TEXT),),
            tuple(Cell(text, CellKind.TEXT) for text in (times, titles, names)),
        ),
    )
    (plan,) = read(grid).plans
    assert [(start, title) for start, title, _ in told(plan)][:3] == [
        ("19:00", "Open"),
        ("19:05", "Joke"),
        ("19:10", "Speech"),
    ]
    assert plan.segments[4].led_by == "Dee"


def test_times_that_run_across() -> None:
    rows = [["", "9:00", "10:00", "11:00"], ["Room A", "Opening", "One", "Three"], ["Room B", "", "Two", "Four"]]
    reading = read(rows)
    (plan,) = reading.plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Room A", "Room B"]
    assert {("09:00", "Opening"), ("10:00", "Two"), ("11:00", "Three")} <= {
        (start, title) for start, title, _ in told(plan)
    }
    assert reading.unread == ()


def test_times_that_run_across_with_merged_hours_under_a_title() -> None:
    rows = [
        ["Rooms on Friday"],
        ["Room", "9:00", "9:30", "10:00", "10:30"],
        ["Blue", "Opening", "", "Talks", ""],
        ["Green", "", "", "Lab", "Mittag"],
    ]
    (plan,) = read(sheet(rows, merges=[Area(2, 1, 2, 2), Area(2, 3, 2, 4)])).plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Blue", "Green"]
    assert told(plan)[:3] == [("09:00", "Opening", 60), ("10:00", "Talks", 60), ("10:00", "Lab", 30)]


def test_two_days_over_their_rooms() -> None:
    rows = [
        ["", "Day 1", "", "Day 2", ""],
        ["Time", "Room A", "Room B", "Room A", "Room B"],
        ["9:00", "Welcome", "", "Recap", ""],
        ["10:00", "One", "Two", "Three", "Four"],
        ["11:00", "Lunch", "", "Close", ""],
        ["12:00", "", "", "", ""],
    ]
    first, second = read(rows).plans
    assert told(first) == [("09:00", "Welcome", 60), ("11:00", "Lunch", 60), ("10:00", "One", 60), ("10:00", "Two", 60)]
    assert [lane.title for lane in second.lanes] == ["Main room", "Room A", "Room B"]
    assert [title for _, title, _ in told(second)] == ["Recap", "Close", "Three", "Four"]


def test_lanes_nobody_knows_under_a_title_end_when_everybody_meets() -> None:
    rows = [
        ["", "Open conference"],
        ["", "", "Crafts", "Trades", "Arts"],
        ["", "9:00", "Remarks", "", ""],
        ["", "9:30", "Wood", "Bread", "Clay"],
        ["", "10:15", "Coffee break", "", ""],
        ["", "10:45", "Iron", "Cheese", "Ink"],
        ["", "11:30", "", "", ""],
    ]
    (plan,) = read(rows).plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Crafts", "Trades", "Arts"]
    assert {title: minutes for _, title, minutes in told(plan)} == {
        "Remarks": 30,
        "Wood": 45,
        "Bread": 45,
        "Clay": 45,
        "Coffee break": 30,
        "Iron": 45,
        "Cheese": 45,
        "Ink": 45,
    }


def test_a_field_merged_down_between_starts_is_over_at_the_next() -> None:
    rows = [
        ["Time", "Group A", "Group B"],
        ["9:00", "Input", "Practice"],
        ["9:15", "", ""],
        ["9:30", "Break", "Break"],
        ["9:45", "Practice", "Input"],
        ["10:15", "Mittag", "Mittag"],
    ]
    (plan,) = read(sheet(rows, merges=[Area(1, 1, 2, 1), Area(1, 2, 2, 2)])).plans
    assert ("09:00", "Input", 30) in told(plan)
    assert ("09:00", "Practice", 30) in told(plan)
    assert ("10:15", "Mittag", 5) in told(plan)


def test_unknown_columns_of_a_list_are_no_lanes() -> None:
    rows = [
        ["Time", "Xyz", "Abc", "Efg", "Speaker"],
        ["9:00-9:30", "Welcome", "red", "north", "Ann"],
        ["9:30-10:00", "Model", "blue", "south", "Bob"],
    ]
    assert [title for _, title, _ in only(read(rows))] == ["Welcome", "Model"]


def test_groups_side_by_side_with_the_same_headers() -> None:
    rows = [
        ["", "", "Team Red", "", "Team Blue", ""],
        ["Time", "Title", "Title", "Place", "Title", "Place"],
        ["9:00", "Arrival", "Set-up", "Hall", "", ""],
        ["9:30", "Games", "Referee", "Yard", "Cook", "Kitchen"],
        ["10:30", "Lunch", "-", "", "Serve", "Kitchen"],
    ]
    (plan,) = read(rows).plans
    assert [lane.title for lane in plan.lanes] == ["Main room", "Team Red", "Team Blue"]
    cook = next(segment for segment in plan.segments if segment.title == "Cook")
    assert [(field.name, field.value) for field in cook.custom] == [("Place", "Kitchen")]


def test_agenda_points_with_their_minutes_in_brackets() -> None:
    grid = lines("Team meeting", "", "1. Welcome (5 min) – Chair", "2. Budget (25 min) – Finance", "3. Other (5 min)")
    (plan,) = read(grid).plans
    assert plan.title == "Team meeting"
    assert [(title, minutes) for _, title, minutes in told(plan)] == [("Welcome", 5), ("Budget", 25), ("Other", 5)]
    assert plan.segments[1].description == "Finance"


def test_numbered_sessions_are_plans_of_their_own() -> None:
    grid = lines("Tutorial 1", "Teams", "Slides", "Tutorial 2", "5m - Start", "20m - Work")
    first, second = read(grid).plans
    assert [segment.title for segment in first.segments] == ["Teams", "Slides"]
    assert [(title, minutes) for _, title, minutes in told(second)] == [("Start", 5), ("Work", 20)]


def test_a_day_over_each_table_of_a_document() -> None:
    texts = [
        ["Day 1: 3 March 2025"],
        ["Time", "Item"],
        ["9:00 – 9:30", "A"],
        ["9:30 – 10:00", "B"],
        [],
        ["Day 2: 4 March 2025"],
        ["Time", "Item"],
        ["9:00 – 10:30", "C"],
        ["10:30 – 11:00", "D"],
    ]
    grid = sheet(texts)
    document = Grid("Document", grid.rows, areas=(Area(1, 0, 3, 1), Area(6, 0, 8, 1)))
    assert [(plan.date, len(plan.segments)) for plan in read(document).plans] == [("2025-03-03", 2), ("2025-03-04", 2)]
