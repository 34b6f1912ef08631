"""What tests assume, seen and changed in the window, and lengths that are stated by one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import edits
from app.domain.assumptions import Assumptions, assumptions_of
from app.domain.spread import assumed
from app.main import verbs
from tests.widgets.conftest import type_over
from widgets.pressure.assumed import AssumptionsPane
from widgets.pressure.forecast import Forecast
from widgets.selection import Selection


@pytest.fixture
def pane(qtbot, desk):
    made = AssumptionsPane(desk, Selection(), Forecast(desk, verbs().pressure))
    qtbot.addWidget(made)
    made.resize(520, 330)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(field, text):
    type_over(field.line, text)
    if not text:
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def wanted(desk) -> Assumptions:
    return assumptions_of(desk.library.settings)


def test_what_is_assumed_is_seen_and_said_to_be(pane):
    hints = [field.line.placeholderText() for field in (pane.pace, pane.patience, *pane.arrival)]
    assert hints == ["~5", "~2", "~0", "~2", "~5"]
    assert all(note.text().startswith("Assumed") for note in pane.notes.values())
    assert not pane.counted.isChecked()


def test_a_number_is_set_for_the_library_and_emptied_again(pane, desk):
    enter(pane.pace, "8")
    assert wanted(desk) == Assumptions(pace=8)
    assert pane.notes["pace"].text().startswith("Set for this library.")
    enter(pane.pace, "")
    assert desk.library.settings == ()
    assert pane.notes["pace"].text().startswith("Assumed")


def test_what_cannot_be_is_said_under_the_field(pane, desk):
    enter(pane.patience, "90")
    assert pane.patience.message == "Choose a number from 0 to 60."
    enter(pane.arrival[1], "7")
    assert pane.arrival[1].message.startswith("At best 0, usually 7, at worst 5 min")
    assert desk.library.settings == ()


def test_two_of_the_late_start_are_raised_in_either_order(pane, desk):
    enter(pane.arrival[1], "7")
    enter(pane.arrival[2], "10")
    assert wanted(desk).arrival == (0, 7, 10)
    assert pane.arrival[1].message == ""


def test_a_late_start_is_counted_by_a_tick_and_undone(pane, qtbot, desk):
    pane.counted.setFocus()
    QTest.keyClick(pane.counted, Qt.Key.Key_Space)
    assert wanted(desk).conditions.late_start_s == (0, 120, 300)
    desk.undo_library()
    assert not pane.counted.isChecked()


def test_lengths_lie_anywhere_alike_where_somebody_says_so(pane, desk):
    pane.shape.setFocus()
    QTest.keyClick(pane.shape.editor, Qt.Key.Key_Down)
    assert wanted(desk).anywhere
    assert pane.notes["anywhere"].text().startswith("Set for this library.")


def test_kinds_lead_to_their_segments_and_are_stated_in_one_step(pane, qtbot, desk):
    table, before = pane.kinds.table, desk.plan
    assert [row.cells for row in table.rows.rows] == [
        ("Opening", "75 %", "140 %", "1"),
        ("Discussion", "60 %", "160 %", "1"),
        ("Close", "65 %", "120 %", "1"),
    ]
    assert not pane.kinds.state.isEnabled()
    at = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.selection.ids == ("c",)
    qtbot.mouseClick(pane.kinds.state, Qt.MouseButton.LeftButton)
    stated = next(one for one in desk.plan.segments if one.id == "c")
    assert (stated.shortest_s, stated.planned_s, stated.longest_s) == (396, 660, 1056)
    assert [row.cells[0] for row in table.rows.rows] == ["Opening", "Close"]
    desk.undo()
    assert desk.plan == before


def test_space_states_a_kind_of_several_segments(pane, desk):
    desk.edit("Make it a second", lambda plan: edits.duplicate(plan, ("c",)))
    table = pane.kinds.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.current_row().cells[3], len(table.selection.ids)) == ("2", 2)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert assumed(desk.plan) == ("a", "d")


def test_a_session_of_stated_lengths_says_so(pane, desk):
    desk.edit("State all", lambda plan: edits.state_lengths(plan, assumed(plan)))
    assert pane.kinds.table.vacancy.isVisible()
    assert pane.kinds.state.isHidden()
