"""Rows go to a spreadsheet and come from one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import Kind, MarkerKind, Need
from app.importers import understand
from tests.widgets.conftest import PLAN
from tests.widgets.outlining import click
from widgets.outline.copying import as_text
from widgets.outline.pasting import pasted, read_rows

CTRL = Qt.KeyboardModifier.ControlModifier


def paste_into(outline, text):
    QApplication.clipboard().setText(text)
    QTest.keyClick(outline, Qt.Key.Key_V, CTRL)


def read(text, after="a", plan=PLAN):
    made = pasted(plan, read_rows(text, plan, understand), after)
    old = {one.id for one in plan.segments}
    return [one for one in made.segments if one.id not in old]


def facts(text):
    return [(one.title, one.planned_s // 60, one.description) for one in read(text)]


def test_rows_become_segments_after_the_current_one(desk, outline):
    click(outline, 1)
    paste_into(outline, "Warm up\t5\nTry it\t20 min\n")
    assert [one.title for one in desk.plan.segments] == [
        "Check-in",
        "Practise",
        "Warm up",
        "Try it",
        "Hard cases",
        "Close",
    ]
    assert [one.planned_s for one in desk.plan.segments[2:4]] == [300, 1200]
    assert [outline.outline.segment(outline.outline.row_of(one)).title for one in outline.selection.ids] == [
        "Warm up",
        "Try it",
    ]
    desk.undo()
    assert len(desk.plan.segments) == 4


def test_words_of_one_column_fill_down_the_selected_rows(desk, outline):
    click(outline, 1, "led_by")
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    paste_into(outline, "Both\nProducer")
    assert [one.led_by for one in desk.plan.segments] == ["Facilitator", "Both", "Producer", ""]
    paste_into(outline, "Host")
    assert [one.led_by for one in desk.plan.segments] == ["Facilitator", "Host", "Host", ""]
    desk.undo()
    assert [one.led_by for one in desk.plan.segments] == ["Facilitator", "Both", "Producer", ""]


def test_rows_are_copied_with_heads_and_the_columns_one_sees(commands, outline):
    outline.heads.choose(("title", "planned_s", "kind"))
    outline.selection.set(("c", "a"))
    QTest.keyClick(outline, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Segment\tMin\tKind\nCheck-in\t8\tOpening\nHard cases\t11\tDiscussion"
    assert [one.id for one in commands.rows.clipboard.segments()] == ["a", "c"]


@pytest.mark.parametrize("text", ["", "   \n", "1\t2\n3\t4"])
def test_what_is_no_row_is_said(qtbot, desk, outline, text):
    before = desk.plan
    click(outline, 0)
    with qtbot.waitSignal(outline.said) as said:
        paste_into(outline, text)
    assert said.args[0].endswith(".")
    assert desk.plan is before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Warm up\t5", [("Warm up", 5, "")]),
        ("10:00\t5\tWarm up\tin pairs\n10:05\t10\tTalk\t", [("Warm up", 5, "in pairs"), ("Talk", 10, "")]),
        ("10:00\tWarm up\n10:20\tTalk", [("Warm up", 20, ""), ("Talk", 5, "")]),
        ("10:00 - 10:20\tWarm up\n10:20 - 10:30\tTalk", [("Warm up", 20, ""), ("Talk", 10, "")]),
        ("0:25\tTalk\n0:05\tClose", [("Talk", 25, ""), ("Close", 5, "")]),
        ("1\tA talk\t5\n2\tB talk\t6\n3\tC talk\t7", [("A talk", 5, ""), ("B talk", 6, ""), ("C talk", 7, "")]),
        ("Duration\tTopic\n15\tTalk\ntbc\tClose", [("Talk", 15, ""), ("Close", 5, "tbc")]),
        ('"Two\nlines"\t5', [("Two", 5, "lines")]),
        ("Just a title", [("Just a title", 10, "")]),
        ("Time\tDuration (min)\tActivity\n10:00\t5\tTalk\n10:05\t20\tTry", [("Talk", 5, ""), ("Try", 20, "")]),
        ("Segment title\tMinutes\nTalk\t20", [("Talk", 20, "")]),
        ("Time (min)\tTopic\n10\tTalk\n20\tTry", [("Talk", 10, ""), ("Try", 20, "")]),
        ("Titel\tDauer\nHallo\t10 Minuten\nImpuls\t1,5 h", [("Hallo", 10, ""), ("Impuls", 90, "")]),
        ("From\tTo\tWhat\n10:00\t10:10\tTalk\n10:10\t10:40\tTry", [("Talk", 10, ""), ("Try", 30, "")]),
        ("Time\tActivity\n10:00–10:10\tTalk\n10:10 – 10:30\tTry", [("Talk", 10, ""), ("Try", 20, "")]),
        ("Mins\tActivity\n10\tTalk\n~5\tBreak", [("Talk", 10, ""), ("Break", 5, "")]),
        ("Min\tSegment\n10\tTalk\n20\tTry\n30\tTotal", [("Talk", 10, ""), ("Try", 20, "")]),
        ("Welcome,10\nTalk,20", [("Welcome", 10, ""), ("Talk", 20, "")]),
        ("Titel;Minuten\nWelcome;10\nTalk;20", [("Welcome", 10, ""), ("Talk", 20, "")]),
        ("| Time | Activity |\n|---|:-:|\n| 10 | Welcome |", [("Welcome", 10, "")]),
        ("Welcome, and hello\nTalk, and try", [("Welcome, and hello", 10, ""), ("Talk, and try", 10, "")]),
    ],
)
def test_titles_and_minutes_are_known_by_what_stands_there(text, found):
    assert facts(text) == found


def test_a_line_of_heads_names_the_columns():
    plan = edits.set_custom(PLAN, "a", "Room", "1")
    text = "Topic\tMin\tOwner\tType\tSection\troom\tMood\tPurpose\nTalk\t15\tAnna\tQ&A\tOpen\t4b\tcalm\tTo ask"
    (made,) = read(text, plan=plan)
    assert (made.title, made.planned_s, made.led_by, made.kind) == ("Talk", 900, "Anna", Kind.QA)
    assert (made.section_id, made.intent.why, made.description) == ("open", "To ask", "")
    assert [(one.name, one.value) for one in made.custom] == [("Room", "4b"), ("Mood", "calm")]


def test_heads_as_schedules_have_them_are_known():
    text = "Start\tEnd\tDuration\tSession title\tFacilitator\n9:00 AM\t9:10 AM\t0:10:00\tTalk\tAnna"
    (made,) = read(text)
    assert (made.title, made.planned_s, made.led_by, made.description, made.custom) == ("Talk", 600, "Anna", "", ())


def test_a_row_that_names_a_section_is_one():
    plan = pasted(PLAN, read_rows("Min\tSegment\n\tMORNING\n10\tTalk\n20\tTry", PLAN, understand), "d")
    assert [one.title for one in plan.sections] == ["Open", "MORNING"]
    assert [one.section_id for one in plan.segments[4:]] == [plan.sections[1].id] * 2


def test_what_was_copied_from_the_outline_comes_back_from_its_text():
    keys = ("start", "planned_s", "title", "intent.why", "markers", "support", "led_by", "kind")
    text = as_text(PLAN, lay_out(PLAN), ("a", "b", "c", "d"), keys)
    empty = replace(PLAN, segments=())
    again = pasted(empty, read_rows(text, empty, understand), None)
    assert as_text(again, lay_out(again), [one.id for one in again.segments], keys) == text
    assert [marker.kind for marker in again.segments[1].markers] == [MarkerKind.MUST_NOT_CUT]


def test_needs_with_commas_in_their_titles_come_back_as_they_were():
    needs = (Need("n1", "Cards, pens and tape"), Need("n2", "Six rooms, assigned"))
    plan = replace(PLAN, segments=(replace(PLAN.segments[0], needs=needs),))
    empty = replace(PLAN, segments=())
    again = pasted(
        empty, read_rows(as_text(plan, lay_out(plan), ("a",), ("title", "support")), empty, understand), None
    )
    assert [need.title for need in again.segments[0].needs] == [need.title for need in needs]


def test_a_section_that_is_not_there_is_made():
    text = "Title\tSection\nTalk\tNew part\nMore\tnew part"
    plan = pasted(PLAN, read_rows(text, PLAN, understand), "d")
    assert [one.title for one in plan.sections] == ["Open", "New part"]
    assert {one.section_id for one in plan.segments[4:]} == {plan.sections[1].id}


def test_a_sheet_too_long_is_refused_with_its_size():
    with pytest.raises(EditRefused, match="2,001 rows"):
        read_rows("Talk\t5\n" * 2001, PLAN, understand)


def test_every_word_is_kept():
    text = "No\tTopic\tMin\tMaterial\n1\tTalk\t5\tCards\n2\tClose\tabout ten\tPens"
    words = " ".join(str(one) for one in read(text))
    assert all(word in words for word in ("Talk", "Cards", "Close", "about ten", "Pens"))


@pytest.mark.parametrize(
    "text",
    [
        "Mins\tActivity\n10\tTalk\n15-20\tTry\n10\tBreak",
        "15-20\tTalk\n5\tTry",
        "Start\tEnd\tTrack A\tTrack B\n9:00\t9:30\tTalk\tTry\n9:30\t9:50\tMore\tEnd",
    ],
)
def test_rows_that_can_be_read_in_two_ways_are_asked_about(desk, outline, asked, text):
    before = desk.plan
    click(outline, 0)
    paste_into(outline, text)
    assert desk.plan is before
    assert len(asked) == 1


def test_what_pasting_made_of_the_rows_is_said(qtbot, desk, outline):
    click(outline, 3)
    with qtbot.waitSignal(outline.said) as said:
        paste_into(outline, "Min\tSegment\tRoom\n10\tTalk\t4b\n\tTry\t5\n10\tTotal\t")
    words = said.args[0]
    assert all(
        part in words for part in ("Pasted 2 segments", "new column: Room", "5 min assumed", "left out: 10, Total")
    )
    assert "custom.Room" in outline.heads.shown
    assert desk.undo_label == "Paste 2 segments"


def test_a_word_goes_into_the_cell_one_is_in(desk, outline):
    click(outline, 1, "led_by")
    paste_into(outline, "Anna")
    assert [one.led_by for one in desk.plan.segments] == ["Facilitator", "Anna", "", ""]
    outline.selection.set(("a", "c"))
    click(outline, 2)
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    paste_into(outline, "Once")
    assert [one.title for one in desk.plan.segments].count("Once") == 1
