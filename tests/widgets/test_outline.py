"""The outline: a table of the plan that is edited in place and shares the selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain import edits
from tests.widgets.conftest import segment
from widgets.outline import OutlineView
from widgets.outline.model import Col
from widgets.selection import Selection


@pytest.fixture
def selection(qapp):
    return Selection()


@pytest.fixture
def outline(qtbot, desk, selection):
    made = OutlineView(desk, selection)
    made.resize(900, 400)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(outline, row):
    return [outline.outline.words(row, col) for col in Col]


def click(outline, row, col=Col.TITLE, keys=Qt.KeyboardModifier.NoModifier):
    place = outline.visualRect(outline.outline.index(row, col)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, keys, place)


def type_into(outline, row, col, text):
    click(outline, row, col)
    QTest.keyClick(outline, Qt.Key.Key_F2)
    editor = outline.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_a_row_says_what_the_segment_is(outline):
    assert words(outline, 1) == [
        "10:08",
        "25",
        "Practise",
        "The only place they say the words",
        "▣ Must not cut",
        "Six rooms, Scenario cards",
        "",
    ]


@pytest.mark.parametrize(
    ("col", "typed", "read"),
    [
        (Col.TITLE, "Hello", lambda one: one.title == "Hello"),
        (Col.MINUTES, "1:10", lambda one: one.planned_s == 4200),
        (Col.WHY, "To land", lambda one: one.intent.why == "To land"),
        (Col.LED_BY, "Both", lambda one: one.led_by == "Both"),
    ],
)
def test_a_cell_is_edited_in_place(qtbot, outline, col, typed, read):
    desk = outline.session
    type_into(outline, 0, col, typed)
    qtbot.waitUntil(lambda: read(segment(desk, "a")))
    desk.undo()
    assert not read(segment(desk, "a"))


@pytest.mark.parametrize(("col", "typed"), [(Col.MINUTES, "abc"), (Col.MINUTES, "0"), (Col.TITLE, " ")])
def test_what_cannot_be_is_said_and_changes_nothing(qtbot, desk, outline, col, typed):
    before = desk.plan
    with qtbot.waitSignal(outline.said) as said:
        type_into(outline, 0, col, typed)
    assert said.args[0].endswith(".")
    assert desk.plan is before


def test_the_selection_is_shared_both_ways(outline, selection):
    click(outline, 1)
    click(outline, 2, keys=Qt.KeyboardModifier.ControlModifier)
    assert selection.ids == ("b", "c")
    selection.set(("d",))
    assert [index.row() for index in outline.selectionModel().selectedRows()] == [3]
    assert outline.currentIndex().row() == 3


def test_the_selection_survives_a_move_of_rows(desk, outline, selection):
    click(outline, 2)
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in desk.plan.segments] == ["a", "c", "b", "d"]
    assert (selection.ids, outline.currentIndex().row()) == (("c",), 1)
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in desk.plan.segments] == ["a", "b", "c", "d"]


def test_the_ends_hold(desk, outline):
    click(outline, 0)
    before = desk.plan
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.plan is before


def test_rows_follow_what_others_change(desk, outline):
    desk.edit("Remove", lambda plan: edits.remove(plan, ("a",)))
    assert outline.outline.rowCount() == 3
    assert words(outline, 0)[:3] == ["10:00", "25", "Practise"]
    desk.undo()
    assert words(outline, 0)[:3] == ["10:00", "8", "Check-in"]


def test_a_narrow_table_lets_its_last_columns_go(outline):
    assert not outline.isColumnHidden(Col.LED_BY)
    outline.resize(540, 400)
    assert outline.isColumnHidden(Col.SUPPORT)
    assert outline.isColumnHidden(Col.LED_BY)
    assert not outline.isColumnHidden(Col.WEIGHT)
