"""Finding words in the session: counted, shown with what stands around them, and gone to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain import edits
from app.domain.plan import Intent, Segment
from tests.widgets.conftest import type_over
from tests.widgets.test_window import wait_active
from tests.widgets.timeline.conftest import palette_of
from widgets.searchline import SearchLine
from widgets.spots import path_at
from widgets.theme import DARK, LIGHT

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


@pytest.mark.parametrize("words", ["", "xyz"])
def test_from_nothing_found_the_keyboard_goes_back_to_where_it_was(window, bar, words):
    QTest.keyClicks(bar.line, words)
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.timeline.hasFocus()


def test_in_a_long_session_escape_goes_to_what_was_just_typed(desk, window, bar):
    many = tuple(Segment(f"s{n}", f"Part {n}") for n in range(600))
    desk.edit("Long", lambda plan: replace(plan, segments=(*plan.segments, *many)))
    QTest.keyClicks(bar.line, "Part 577")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert (window.selection.current, focused()) == ("s577", "title")


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


@pytest.mark.parametrize(("words", "found"), [("third ROUND", "third"), ("ROOMS", "rooms")])
def test_the_words_are_selected_where_they_were_found(window, bar, words, found):
    QTest.keyClicks(bar.line, words)
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    field = QApplication.focusWidget()
    selected = field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()
    assert selected == found


def test_opened_again_its_words_can_be_typed_over(window, bar):
    QTest.keyClicks(bar.line, "rooms")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL)
    assert bar.line.selectedText() == "rooms"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_looked_for_is_emptied_by_a_button_in_the_theme_s_color(qtbot, qapp, look):
    line = SearchLine()
    line.setPalette(palette_of(look))
    qtbot.addWidget(line)
    line.show()
    assert not line.empty.isVisible()
    line.setText("rooms")
    sign = line.empty.icon().pixmap(12).toImage()
    inked = [one for x in range(12) for y in range(12) if (one := sign.pixelColor(x, y)).alpha() > 100]
    assert inked
    assert all(abs(one.lightness() - look.muted.lightness()) < 8 for one in inked)
    line.empty.trigger()
    assert line.text() == ""
