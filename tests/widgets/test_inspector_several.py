"""Several selected segments have a page: what they share is changed in all, in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import edits
from app.domain.plan import Kind, MarkerKind
from tests.widgets.conftest import segment


@pytest.fixture
def page(inspector, selection):
    selection.set(("c", "a", "b"))
    return inspector.several_pane


def choose(field, words):
    field.editor.setFocus()
    QTest.keyClicks(field.editor, words)
    field.editor.activated.emit(field.editor.currentIndex())


def test_it_says_how_many_and_how_long(inspector, page, selection):
    assert inspector.currentWidget().widget() is page
    assert (page.count.text(), page.length.text()) == ("3 segments selected", "44 min in all")
    selection.set(("b",))
    assert inspector.currentWidget().widget() is inspector.segment_pane


def test_what_differs_is_said_and_what_is_chosen_goes_to_all_in_one_step(desk, page):
    kind = page.form.field("kind")
    assert (kind.editor.currentText(), kind.editor.placeholderText()) == ("", "various")
    choose(kind, "Discussion")
    assert [segment(desk, one).kind for one in "abcd"] == [Kind.DISCUSSION] * 3 + [Kind.CLOSE]
    assert kind.editor.currentText() == "Discussion"
    desk.undo()
    assert segment(desk, "a").kind is Kind.OPENING
    assert kind.editor.currentText() == ""


def test_who_leads_and_the_section_go_to_all(desk, page):
    choose(page.form.field("led_by"), "Producer")
    choose(page.form.field("section_id"), "Open")
    assert {(segment(desk, one).led_by, segment(desk, one).section_id) for one in "abc"} == {("Producer", "open")}


@pytest.mark.parametrize("verb", ["park", "duplicate", "delete"])
def test_the_verbs_are_asked_for(qtbot, inspector, page, verb):
    with qtbot.waitSignal(getattr(inspector, f"{verb}_asked")):
        QTest.mouseClick(getattr(page, verb), Qt.MouseButton.LeftButton)


def test_what_is_parked_can_come_back(desk, page):
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    assert page.park.text() == "Bring back from the shelf"


def test_the_windows_verbs_take_all_of_them(window, desk):
    window.selection.set(("a", "b"))
    page = window.hands.inspector().several_pane
    QTest.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    assert [one.id for one in desk.plan.segments] == ["c", "d"]
    window.selection.set(("c", "d"))
    QTest.mouseClick(page.park, Qt.MouseButton.LeftButton)
    assert all(one.parked for one in desk.plan.segments)


def test_a_marker_on_several_opens_nothing_of_one(window, desk):
    window.selection.set(("a", "c"))
    window.commands.add_marker(MarkerKind.SLOW_DOWN)
    assert all(segment(desk, one).has(MarkerKind.SLOW_DOWN) for one in "ac")
    inspector = window.hands.inspector()
    assert inspector.currentWidget().widget() is inspector.several_pane
