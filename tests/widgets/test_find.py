"""Finding words in the session: counted, shown with what stands around them, and gone to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain.plan import Intent
from tests.widgets.conftest import type_over
from tests.widgets.test_window import wait_active
from widgets.spots import path_at

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot, window):
    wait_active(qtbot, window)
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_F, CTRL)
    assert window.findbar.line.hasFocus()
    return window.findbar


def focused():
    return path_at(QApplication.focusWidget())


def test_it_counts_and_goes_round_both_ways(window, bar):
    QTest.keyClicks(bar.line, "rooms")
    seen = [(bar.told.text(), window.selection.current)]
    for key, held in ((Qt.Key.Key_F3, None), (Qt.Key.Key_Return, None), (Qt.Key.Key_F3, SHIFT)):
        QTest.keyClick(bar.line, key, held or Qt.KeyboardModifier.NoModifier)
        seen.append((bar.told.text(), window.selection.current))
    assert seen == [("1 of 3", "b"), ("2 of 3", "b"), ("3 of 3", "b"), ("2 of 3", "b")]
    assert bar.line.hasFocus()


def test_it_says_where_the_words_stand(window, bar):
    QTest.keyClicks(bar.line, "third round")
    assert bar.place.whole == "Practise · marker: The third round is where it changes"
    type_over(bar.line, "xyz")
    assert bar.told.text() == "Nothing found"
    assert not bar.place.isVisible()


def test_accents_and_case_do_not_count(desk, window, bar):
    desk.edit("x", lambda plan: edits.set_intent(plan, "c", Intent("Über die Übung")))
    QTest.keyClicks(bar.line, "UBUNG")
    assert (bar.told.text(), window.selection.current) == ("1 of 1", "c")


def test_escape_leaves_for_the_field_and_f3_goes_from_field_to_field(window, bar):
    QTest.keyClicks(bar.line, "rooms")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert focused() == "cue.title"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F3)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F3)
    assert focused() == "need.title"


def test_a_click_on_the_place_goes_there(window, bar):
    QTest.keyClicks(bar.line, "threes")
    QTest.mouseClick(bar.place, Qt.MouseButton.LeftButton)
    assert (window.selection.current, focused()) == ("b", "step.text")


def test_it_begins_at_the_segment_one_is_in_and_knows_of_edits(desk, window, bar):
    window.selection.set(("c",))
    QTest.keyClicks(bar.line, "c")
    assert window.selection.current == "c"
    type_over(bar.line, "close")
    before = bar.told.text()
    desk.edit("x", lambda plan: edits.amend(plan, "a", lambda one: replace(one, notes="close the door")))
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert (before, bar.told.text()) == ("2 of 2", "1 of 3")
