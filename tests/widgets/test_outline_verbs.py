"""What can be done to rows: by their menu, to their start, and how its steps are called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.domain import edits
from app.domain.plan import After, At
from tests.widgets.conftest import segment
from tests.widgets.outlining import ALT, LEFT, NO, click, keys_of, place_of, type_into


def menu_of(outline, place=None):
    reason = QContextMenuEvent.Reason.Keyboard if place is None else QContextMenuEvent.Reason.Mouse
    at = place or QPoint(0, 0)
    event = QContextMenuEvent(reason, at, outline.viewport().mapToGlobal(at))
    QApplication.sendEvent(outline.viewport(), event)
    return next(one for one in outline.findChildren(QMenu) if one.isVisible())


def choose(menu, words):
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, LEFT, NO, menu.actionGeometry(action).center())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("Add segment before", "a+bcd"),
        ("Add segment after", "ab+cd"),
        ("Duplicate", "ab+cd"),
        ("Move up", "bacd"),
        ("Move down", "acbd"),
        ("Park", "acdb"),
        ("Delete", "acd"),
    ],
)
def test_the_menu_of_a_row(desk, outline, words, order):
    click(outline, 1)
    choose(menu_of(outline, place_of(outline, 1)), words)
    assert "".join(one.id if len(one.id) == 1 else "+" for one in desk.plan.segments) == order


def test_the_menu_copies_pastes_renames_and_brings_back(desk, outline):
    click(outline, 1)
    choose(menu_of(outline), "Copy")
    choose(menu_of(outline), "Paste")
    assert [one.title for one in desk.plan.segments].count("Practise") == 2
    click(outline, 0)
    choose(menu_of(outline), "Rename")
    assert outline.viewport().findChild(QLineEdit) is not None
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    outline.selection.set(("a",))
    choose(menu_of(outline), "Bring back from the shelf")
    assert not segment(desk, "a").parked


def test_each_verb_names_its_key_and_nothing_selected_leaves_what_needs_nothing(outline):
    click(outline, 1)
    keys = {one.text(): one.shortcut() for one in menu_of(outline).actions() if not one.isSeparator()}
    assert all(not keys[one].isEmpty() for one in keys if one != "Add segment before")
    assert keys["Park"] == QKeySequence("Ctrl+B")
    outline.selection.set(())
    outline.findChildren(QMenu)[-1].close()
    assert [one.text() for one in menu_of(outline).actions()] == ["Add segment", "Paste"]


def test_a_time_typed_fixes_the_start_and_nothing_lets_it_follow(desk, outline):
    type_into(outline, 2, "start", "10:50")
    assert segment(desk, "c").start == At(10 * 3600 + 3000)
    assert desk.undo_label == "Change the start of “Hard cases”"
    index = outline.outline.index(2, outline.outline.place_of("start"))
    assert outline.outline.data(index, Qt.ItemDataRole.AccessibleTextRole) == "10:50, Fixed start: no reason given"
    type_into(outline, 2, "start", "")
    assert segment(desk, "c").start == After()


def test_a_start_is_for_one_row_and_may_be_the_time_it_has_now(desk, outline):
    outline.selection.set(("b", "c"))
    type_into(outline, 2, "start", "10:33", pick=False)
    assert [one.start for one in desk.plan.segments[1:3]] == [After(), At(10 * 3600 + 33 * 60)]


def test_what_is_no_time_is_said(qtbot, desk, outline):
    before = desk.plan
    with qtbot.waitSignal(outline.said) as said:
        type_into(outline, 2, "start", "soon")
    assert "not a time of day" in said.args[0]
    assert desk.plan is before


def test_a_clash_is_said_at_the_start_that_comes_too_early(desk, outline):
    type_into(outline, 2, "start", "10:30")
    assert "Clash: begins 3 min before “Practise” is over" in outline.outline.start_words(2)
    desk.undo()
    assert outline.outline.start_words(2) == ""


@pytest.mark.parametrize(("row", "key", "words"), [(0, Qt.Key.Key_Up, "first"), (3, Qt.Key.Key_Down, "last")])
def test_at_an_end_of_its_lane_a_row_says_why_it_stays(qtbot, outline, row, key, words):
    click(outline, row)
    with qtbot.waitSignal(outline.said) as said:
        QTest.keyClick(outline, key, ALT)
    assert f"is already the {words} of its lane" in said.args[0]
    assert keys_of(outline) == list("abcd")


@pytest.mark.parametrize(
    ("key", "typed", "label"),
    [
        ("title", "Welcome", "Rename “Check-in” to “Welcome”"),
        ("led_by", "Both", "Change who leads “Check-in”"),
        ("intent.why", "To land", "Say why “Check-in” is here"),
    ],
)
def test_a_step_names_what_it_changed(desk, outline, key, typed, label):
    type_into(outline, 0, key, typed)
    assert desk.undo_label == label


def test_a_step_counts_several(desk, outline):
    outline.selection.set(("a", "c"))
    type_into(outline, 2, "led_by", "Both", pick=False)
    assert desk.undo_label == "Change who leads 2 segments"
