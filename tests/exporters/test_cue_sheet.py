"""The cue sheet as data: rows in time order, clocks that are the layout's, numbers, and what each sheet says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from app.domain.cue_words import cue_action, go_when, standby
from app.domain.identity import Identity
from app.domain.layout import lay_out
from app.domain.plan import DAY_S, Action, Cue, Field, Plan, Program, Segment, Trigger
from app.domain.tongue import ENGLISH
from app.domain.workbook import CellLook
from exporters.cue_sheet import cue_book, cue_chat
from exporters.excel_cells import column_letters
from exporters.options import Options
from tests.exporters.plans import small_delivery, small_plan, with_fixed

NAMES = [
    "Cover",
    "Cue sheet",
    "Before the clock",
    "Breakouts & polls",
    "Peak load",
    "Chat text",
    "Needs & tech check",
    "If late",
    "If I must take over",
    "Contacts",
]


def rows_of(sheet):
    """Each row as a mapping from column title to value."""
    titles = [column.title for column in sheet.columns]
    return [dict(zip(titles, (cell.value for cell in row.cells), strict=True)) for row in sheet.rows]


def cues(plan, delivery=None, sheet="Cue sheet"):
    return rows_of(cue_book(plan, delivery).sheet(sheet))


def test_the_workbook_has_its_sheets_in_order():
    assert [sheet.name for sheet in cue_book(small_plan()).sheets] == NAMES


def test_segments_and_cues_stand_in_time_order():
    rows = cues(small_plan())
    clocks = [row["Clock"] for row in rows]
    assert clocks == sorted(clocks)
    assert [row["id"] for row in rows][:3] == ["segment:open", "cue:c1", "segment:model"]


def test_every_clock_is_the_layouts():
    plan = small_plan()
    layout = lay_out(plan)
    for row in cues(plan):
        kind, _, row_id = row["id"].partition(":")
        if kind == "segment":
            assert row["Clock"] == layout.start_of(row_id)
            assert row["Min"] == layout.start_of(row_id) - plan.start_s


def test_a_clock_reads_the_covers_start_and_its_own_rows_offset():
    book = cue_book(small_plan())
    for sheet in book.sheets[1:]:
        for row in sheet.rows:
            for place, cell in enumerate(row.cells):
                if cell.formula and cell.look is CellLook.CLOCK:
                    column = ord(cell.formula.split("$")[1][0]) - ord("A")
                    assert cell.formula == f"MOD(Session_start+${'ABCDEFGHIJ'[column]}{{row}}/1440,1)"
                    offset = row.cells[column]
                    assert offset.look is CellLook.OFFSET
                    assert column != place
                    assert (small_plan().start_s + offset.value) % DAY_S == cell.value


def test_every_row_says_how_much_is_left_by_its_own_minutes():
    plan = replace(small_plan(), promised_s=5400)
    for name in ("Cue sheet", "If I must take over"):
        sheet = cue_book(plan).sheet(name)
        keys = [column.known_as for column in sheet.columns]
        assert sheet.rows
        for row in sheet.rows:
            left, offset = (row.cells[keys.index(key)] for key in ("Left", "Min"))
            assert left.formula == f"5400/60-${'ABC'[keys.index('Min')]}{{row}}"
            assert left.value == 5400 - offset.value


def test_an_actual_time_says_how_late_its_row_is_and_moves_no_other():
    sheet = cue_book(small_plan()).sheet("Cue sheet")
    keys = [column.known_as for column in sheet.columns]
    actual, clock = (column_letters(len(keys))[keys.index(key)] for key in ("Actual", "Clock"))
    for row in sheet.rows:
        late = row.cells[keys.index("Late by")]
        assert late.value is None
        assert set(re.findall(r"\$([A-Z]+)", late.formula)) == {actual, clock}


def test_the_name_leads_to_the_start_on_the_cover():
    book = cue_book(small_plan())
    (name,) = book.names
    cover = book.sheet("Cover")
    start = cover.rows[name.row - cover.first_row].cells[name.column - 1]
    assert (start.value, start.mine) == (36000, True)


def test_a_fixed_start_is_a_constant_and_says_so():
    book = cue_book(with_fixed(small_plan(), "break", 38400))
    sheet = book.sheet("Cue sheet")
    row = next(row for row in sheet.rows if row.cells[-1].value == "segment:break")
    assert (row.cells[1].formula, row.cells[1].value) == ("", 38400)
    assert row.cells[13].value == "Fixed start: guest joins"
    notes = [cell.value for row in book.sheet("Cover").rows for cell in row.cells]
    assert "Fixed at 10:40, does not move with the start: Break (guest joins)." in notes


def test_cues_are_numbered_by_section_and_keep_the_plans_own_numbers():
    numbers = {row["id"]: row["Cue"] for row in cues(small_plan()) if row["id"].startswith("cue")}
    assert numbers == {"cue:c1": "101", "cue:c2": "201", "cue:c3": "290"}


def test_a_number_that_is_taken_is_not_given_twice():
    plan = Plan("p", "P", segments=(Segment("a", "A", cues=(Cue("x"), Cue("y", 5, number="101"), Cue("z", 9))),))
    assert [row["Cue"] for row in cues(plan)[1:]] == ["102", "101", "103"]


def test_a_cue_row_can_be_carried_out_without_asking():
    row = next(row for row in cues(small_plan()) if row["id"] == "cue:c2")
    assert row["Standby"] == "Standby 201"
    assert row["Go"] == "on the words “You have your cards”"
    assert row["Action"] == "Open the rooms"
    assert row["Length"] == 1200
    assert row["Backup"] == "Stay together"
    assert row["Weight"] == "Must not cut"
    assert row["Done"] == "☐"
    assert row["Notes"] == "ended by 290, rights: host"


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        (Cue("c"), "at the time"),
        (Cue("c", trigger=Trigger.WORDS, trigger_text="Go"), "on the words “Go”"),
        (Cue("c", trigger=Trigger.WORDS), "on the words: ________"),
        (Cue("c", trigger=Trigger.AFTER_CUE), "after the cue before"),
        (Cue("c", trigger=Trigger.SIGNAL, trigger_text="a nod"), "on the signal: a nod"),
    ],
)
def test_triggers_read_as_calls(cue, words):
    assert go_when(cue, ENGLISH) == words


@pytest.mark.parametrize(
    ("action", "title", "words"),
    [
        (Action.ROOMS_OPEN, "Open the rooms", "Open the rooms"),
        (Action.POLL_SHARE, "Share the results", "Share poll results"),
        (Action.CHAT, "Question", "Paste in chat: Question"),
        (Action.OTHER, "Wave", "Wave"),
        (Action.OTHER, "", "Act"),
        (Action.MUTE, "", "Mute"),
    ],
)
def test_an_action_is_not_said_twice(action, title, words):
    assert cue_action(Cue("c", action=action, title=title)) == words


def test_standby_names_what_has_to_be_at_hand():
    assert standby(Cue("c", text="Hello", asset="card 1"), "101", ENGLISH) == "Standby 101, ready: card 1"


def test_what_is_off_the_clock_stands_on_its_own_sheet():
    rooms, row = cues(small_plan(), sheet="Before the clock")
    assert (row["What"], row["Min"], row["When"]) == ("Tech check", -900, "before the start")
    assert (rooms["What"], rooms["How"]) == ("Set up the rooms", "201  Open the rooms: Rooms: 6 of 3")


def test_rooms_and_polls_say_what_to_build():
    rows = cues(small_plan(), sheet="Breakouts & polls")
    assert [row["Cue"] for row in rows] == ["201", "290"]
    assert rows[0]["Build beforehand"] == "Rooms: 6 of 3"


def test_each_paste_has_a_cell_and_a_line_break_is_told():
    plan = small_plan()
    segments = tuple(
        replace(s, cues=(*s.cues, Cue("c9", 90, action=Action.CHAT, text="a\nb"))) if s.id == "open" else s
        for s in plan.segments
    )
    rows = cues(replace(plan, segments=segments), sheet="Chat text")
    assert [row["Text"] for row in rows] == ["=1+1", "a\nb"]
    assert rows[0]["Mind"] == ""
    assert "line break" in rows[1]["Mind"]


def test_chat_text_can_be_had_as_plain_text():
    assert cue_chat(small_plan()) == "--- 1 · cue 101 · 10:01:15 · at the time\n=1+1\n"


def test_a_paste_is_one_line_of_plain_text():
    cue = Cue("c", action=Action.CHAT, text="Round 1\r\n\n  A speaks\nB listens ")
    plan = Plan("p", "P", segments=(Segment("s", "Practice", cues=(cue,)),))
    assert cue_chat(plan).splitlines()[1:] == ["Round 1 / A speaks / B listens"]


def test_needs_show_their_state_and_rights_become_checks():
    rows = cues(small_plan(), small_delivery(), sheet="Needs & tech check")
    states = {row["What must be ready"]: (row["State"], row["Due"]) for row in rows}
    assert states["Six rooms of three"] == ("Tested", date(2026, 11, 11).toordinal())
    assert states["Cards"] == ("Open", None)
    assert rows[-1]["What must be ready"] == "The producer has host rights"
    assert rows[-1]["For"] == "Open rooms: 201"


def test_the_late_sheet_says_what_the_guide_says():
    rows = cues(small_plan(), sheet="If late")
    practice = next(row for row in rows if row["When you reach"].startswith("4  Practice"))
    assert practice["10 min late"] == "Hard cases: short form\u00a0(−5)\nUse the buffer\u00a0(−5)\n10 min won"


def test_taking_over_needs_the_words_and_the_limits():
    row = next(row for row in cues(small_plan(), sheet="If I must take over") if row["Segment"].startswith("4 "))
    assert row["Say and do"] == "Say exactly: “One speaks, one listens.”\nAsk one to say it back."
    assert row["Must happen"].startswith("Must not cut, Invite dialogue: at least 25 min. The third round")


def test_contacts_list_every_role_with_places_to_fill_in():
    rows = cues(small_plan(), small_delivery(), sheet="Contacts")
    assert [row["Role"] for row in rows] == ["Producer", "Facilitator", "Technical help", "Back-up producer"]
    assert rows[0]["Phone or channel"] == "+1 555 0117"


def test_a_copy_that_comes_back_is_known():
    book = cue_book(small_plan(), small_delivery(), Options(program=Program("g", "Coaching")))
    assert book.identity == Identity("cue sheet", "p", "1.3", "d", "", "en")
    assert "Coaching" in book.subject


def test_an_empty_plan_makes_an_empty_cue_sheet():
    book = cue_book(Plan("p", "Empty"))
    assert [sheet.name for sheet in book.sheets] == NAMES
    assert book.sheet("Cue sheet").rows == ()


def test_past_midnight_clocks_start_again_and_offsets_do_not():
    rows = cues(replace(small_plan(), start_s=23 * 3600))
    close = next(row for row in rows if row["id"] == "segment:close")
    assert (close["Clock"], close["Min"]) == (2700, 6300)


def test_columns_of_the_persons_own_come_along_as_notes():
    plan = Plan("p", "P", segments=(Segment("a", "A", custom=(Field("AV", "Lapel mic"), Field("Room", ""))),))
    assert cues(plan)[0]["Notes"] == "AV: Lapel mic"
