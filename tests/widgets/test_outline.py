"""The outline: a table of the plan that is edited in place and shares the selection."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain import edits
from app.domain.plan import At, Kind
from tests.widgets.conftest import segment
from tests.widgets.outlining import ALT, click, drag_row, keys_of, row_words, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_row_says_what_the_segment_is(outline):
    assert row_words(outline, 1) == [
        "10:08",
        "25",
        "Practise",
        "The only place they say the words",
        "▣ Must not cut",
        "Six rooms; Scenario cards",
        "",
    ]


@pytest.mark.parametrize(
    ("key", "typed", "read"),
    [
        ("title", "Hello", lambda one: one.title == "Hello"),
        ("planned_s", "1:10", lambda one: one.planned_s == 70),
        ("intent.why", "To land", lambda one: one.intent.why == "To land"),
        ("led_by", "Both", lambda one: one.led_by == "Both"),
        ("slides", "8-14", lambda one: one.slides == "8-14"),
        ("transition", "And now", lambda one: one.transition == "And now"),
        ("section_id", "", lambda one: one.section_id is None),
        ("custom.Room", "12b", lambda one: one.custom[0].value == "12b"),
    ],
)
def test_a_cell_is_edited_in_place(desk, outline, key, typed, read):
    desk.edit("Add", lambda plan: edits.set_custom(plan, "a", "Room", "3"))
    outline.heads.choose(("title", key) if key != "title" else ("title",))
    type_into(outline, 0, key, typed)
    assert read(segment(desk, "a"))
    desk.undo()
    assert not read(segment(desk, "a"))


def test_a_kind_is_chosen_from_the_kinds(desk, outline):
    outline.heads.choose(("title", "kind"))
    click(outline, 0, "kind")
    QTest.keyClick(outline, Qt.Key.Key_F2)
    box = outline.viewport().findChild(QComboBox)
    QTest.keyClicks(box, "Poll")
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert segment(desk, "a").kind is Kind.POLL


def test_a_new_section_is_made_by_its_title(desk, outline):
    outline.heads.choose(("title", "section_id"))
    type_into(outline, 2, "section_id", "Take it to work")
    assert desk.plan.sections[-1].title == "Take it to work"
    assert segment(desk, "c").section_id == desk.plan.sections[-1].id
    desk.undo()
    assert len(desk.plan.sections) == 1


@pytest.mark.parametrize(("key", "typed"), [("planned_s", "abc"), ("planned_s", "0"), ("title", " ")])
def test_what_cannot_be_is_said_and_changes_nothing(qtbot, desk, outline, key, typed):
    before = desk.plan
    with qtbot.waitSignal(outline.said) as said:
        type_into(outline, 0, key, typed)
    assert said.args[0].endswith(".")
    assert desk.plan is before


def test_an_edit_with_several_rows_selected_changes_all_in_one_step(desk, outline):
    click(outline, 0)
    click(outline, 2, keys=CTRL)
    type_into(outline, 2, "led_by", "Both", pick=False)
    assert [one.led_by for one in desk.plan.segments] == ["Both", "", "Both", ""]
    desk.undo()
    assert [one.led_by for one in desk.plan.segments] == ["Facilitator", "", "", ""]


def test_the_keyboard_goes_along_several_rows_to_the_cell_that_all_of_them_get(desk, outline):
    click(outline, 0)
    QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    while outline.currentIndex().column() != outline.outline.place_of("led_by"):
        QTest.keyClick(outline, Qt.Key.Key_Right)
    assert outline.selection.ids == ("a", "b")
    type_into(outline, 1, "led_by", "Both", pick=False)
    assert [one.led_by for one in desk.plan.segments] == ["Both", "Both", "", ""]
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert outline.selection.ids == ("a", "b")


def test_a_title_is_given_to_one_even_when_several_are_selected(desk, outline):
    outline.selection.set(("a", "c"))
    type_into(outline, 2, "title", "Harder cases", pick=False)
    assert [one.title for one in desk.plan.segments] == ["Check-in", "Practise", "Harder cases", "Close"]


def test_one_that_refuses_keeps_all_as_they_were(qtbot, desk, outline):
    before = desk.plan
    outline.selection.set(("a", "b"))
    with qtbot.waitSignal(outline.said) as said:
        type_into(outline, 1, "planned_s", "5", pick=False)
    assert "must not be cut" in said.args[0]
    assert desk.plan is before


def test_control_return_opens_the_next_empty_cell_of_the_column(desk, outline):
    type_into(outline, 0, "intent.why", "Arrive", end=(Qt.Key.Key_Return, CTRL))
    assert segment(desk, "a").intent.why == "Arrive"
    assert outline.currentIndex().row() == 2
    editor = outline.viewport().findChildren(QLineEdit)[-1]
    QTest.keyClicks(editor, "It is hard")
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert segment(desk, "c").intent.why == "It is hard"


def test_the_selection_is_shared_both_ways(outline):
    click(outline, 1)
    click(outline, 2, keys=CTRL)
    assert outline.selection.ids == ("b", "c")
    outline.selection.set(("d",))
    assert [index.row() for index in outline.selectionModel().selectedRows()] == [3]
    assert outline.currentIndex().row() == 3


def test_the_selection_survives_a_move_of_rows(desk, outline):
    click(outline, 2)
    QTest.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert [one.id for one in desk.plan.segments] == ["a", "c", "b", "d"]
    assert (outline.selection.ids, outline.currentIndex().row()) == (("c",), 1)
    QTest.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert [one.id for one in desk.plan.segments] == ["a", "b", "c", "d"]


def test_the_ends_hold(desk, outline):
    click(outline, 0)
    before = desk.plan
    QTest.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert desk.plan is before


def test_rows_are_dragged_with_words_and_in_one_step(qtbot, desk, outline):
    said = []
    outline.said.connect(said.append)
    outline.selection.set(("b", "c"))
    drag_row(outline, 1, 4)
    assert [one.id for one in desk.plan.segments] == ["a", "d", "b", "c"]
    assert outline.selection.ids == ("b", "c")
    assert any("move" in words for words in said)
    desk.undo()
    assert [one.id for one in desk.plan.segments] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("key", "words"), [(Qt.Key.Key_Up, "first"), (Qt.Key.Key_Down, "last")])
def test_moving_past_what_stands_apart_moves_nothing_and_says_so(qtbot, desk, outline, key, words):
    for one, clock_s in (("a", 32_400), ("d", 90_000)):
        off = {"kind": Kind.OFF_CLOCK, "start": At(clock_s)}
        desk.edit("Apart", lambda plan, one=one, off=off: edits.amend(plan, one, lambda had: replace(had, **off)))
    before = desk.plan
    outline.selection.set(("b",) if words == "first" else ("c",))
    with qtbot.waitSignal(outline.said) as said:
        QTest.keyClick(outline, key, ALT)
    assert f"already the {words} on the clock" in said.args[0]
    assert desk.plan is before


def test_rows_that_move_are_named_and_said(qtbot, desk, outline):
    outline.selection.set(("b",))
    with qtbot.waitSignal(outline.said) as said:
        QTest.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert said.args[0].startswith("Practise moves before Check-in")
    assert desk.undo_label == "Move “Practise” up"


def test_escape_puts_dragged_rows_back(desk, outline):
    before = desk.plan
    drag_row(outline, 2, 0, escape=True)
    assert desk.plan is before


def test_what_is_parked_stands_last_and_comes_back_by_dragging(desk, outline):
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    assert keys_of(outline) == ["b", "c", "d", "", "a"]
    assert row_words(outline, 4)[0] == ""
    click(outline, 4)
    drag_row(outline, 4, 1)
    assert [(one.id, one.parked) for one in desk.plan.segments] == [(one, False) for one in "bacd"]


def test_dragging_under_the_line_parks(desk, outline):
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    click(outline, 1)
    drag_row(outline, 1, 5)
    assert keys_of(outline) == ["b", "d", "", "a", "c"]


def test_the_line_over_the_shelf_takes_no_keyboard(desk, outline):
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    click(outline, 2)
    QTest.keyClick(outline, Qt.Key.Key_Down)
    assert outline.selection.ids == ("a",)


def test_rows_follow_what_others_change(desk, outline):
    desk.edit("Remove", lambda plan: edits.remove(plan, ("a",)))
    assert outline.outline.rowCount() == 3
    assert row_words(outline, 0)[:3] == ["10:00", "25", "Practise"]
    desk.undo()
    assert row_words(outline, 0)[:3] == ["10:00", "8", "Check-in"]
