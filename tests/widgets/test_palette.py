"""The palette: found by a few letters, chosen by keys alone, done where the keyboard was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plan import Plan
from tests.widgets.test_window import wait_active
from tests.widgets.timeline.test_view import colors
from widgets.theme import LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot, window):
    wait_active(qtbot, window)
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_K, CTRL)
    palette = window.hands.ways.palette
    assert palette.isVisible()
    assert palette.line.hasFocus()
    return palette


def shown(palette):
    return [palette.found.entry(row).words for row in range(palette.found.rowCount())]


def press(palette, key):
    QTest.keyClick(palette.line, key)


def test_a_verb_is_found_by_letters_and_done_by_return(desk, window, opened):
    window.selection.set(("c",))
    QTest.keyClicks(opened.line, "duplic")
    assert shown(opened)[0] == "Duplicate"
    press(opened, Qt.Key.Key_Return)
    assert opened.isHidden()
    assert [one.title for one in desk.plan.segments].count("Hard cases") == 2


def test_a_verb_shows_its_keys_and_its_menu(opened):
    QTest.keyClicks(opened.line, "find")
    entry = opened.found.entry(0)
    assert (entry.words, entry.keys, entry.note()) == ("Find…", "Ctrl+F", "Edit")


def test_a_verb_in_a_menu_inside_a_menu_has_both_words(opened):
    QTest.keyClicks(opened.line, "theme dark")
    assert shown(opened)[0] == "Theme: Dark"


def test_what_cannot_be_done_now_is_not_offered(desk, window, opened):
    press(opened, Qt.Key.Key_Escape)
    desk.open(None)
    opened.open()
    assert "Find…" not in shown(opened)
    assert "New session" in shown(opened)


def test_arrows_choose_and_return_goes_to_the_segment(window, opened):
    QTest.keyClicks(opened.line, "c")
    QTest.keyClicks(opened.line, "lo")
    while shown(opened)[opened.list.currentIndex().row()] != "Close":
        press(opened, Qt.Key.Key_Down)
    press(opened, Qt.Key.Key_Return)
    assert window.selection.ids == ("d",)
    assert window.timeline.hasFocus()


def test_a_session_is_opened_and_a_program_shown(qtbot, desk, window, opened):
    other = Plan("other", "Hard moments", "program")
    press(opened, Qt.Key.Key_Escape)
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, other)))
    opened.open()
    QTest.keyClicks(opened.line, "hard mom")
    press(opened, Qt.Key.Key_Return)
    assert desk.plan.id == "other"
    opened.open()
    QTest.keyClicks(opened.line, "coaching")
    press(opened, Qt.Key.Key_Return)
    assert window.sidebar.tree.current_node().id == "program"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_K])
def test_it_closes_and_gives_the_keyboard_back(window, opened, key):
    QTest.keyClick(opened.line, key, CTRL if key == Qt.Key.Key_K else Qt.KeyboardModifier.NoModifier)
    assert opened.isHidden()
    assert window.timeline.hasFocus()


def test_a_click_elsewhere_closes_it(qtbot, window, opened):
    QTest.mouseClick(window.sidebar.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.isHidden)
    assert window.sidebar.search.hasFocus()


def test_a_click_on_a_row_does_it(window, opened):
    QTest.keyClicks(opened.line, "practise")
    rect = opened.list.visualRect(opened.found.index(0))
    QTest.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.selection.ids == ("b",)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("split", "Split in the middle"),
        ("join", "Join with next"),
        ("fixed start", "Set a fixed start…"),
        ("shelf", "Open or fold the shelf"),
        ("rename", "Rename"),
        ("earlier", "Move earlier"),
        ("next earlier", "Move the edge with the next earlier"),
        ("lengthen", "Lengthen"),
        ("park", "Park"),
        ("repair", "Repair…"),
        ("duplic", "Duplicate"),
        ("delete", "Delete"),
        ("follow", "Let it follow the one before"),
        ("segment before", "Add segment before"),
        ("start later", "Move the start later"),
        ("next segment", "Next segment"),
        ("last seg", "Last segment"),
        ("scroll", "Scroll to later"),
        ("q&a", "Add here: Segment: Q&A"),
        ("add seg", "Add segment"),
        ("marker slow", "Add marker: ≈  Slow down"),
    ],
)
def test_what_has_a_key_or_stands_in_a_menu_is_found(window, opened, typed, words):
    QTest.keyClicks(opened.line, typed)
    assert words in shown(opened)[:3]


def test_a_verb_of_the_timeline_is_done_to_what_is_selected(desk, window, opened):
    window.selection.set(("b",))
    QTest.keyClicks(opened.line, "split")
    press(opened, Qt.Key.Key_Return)
    assert len(desk.plan.segments) == 5
    assert desk.undo_label == "Split “Practise”"


def test_a_verb_of_the_timeline_says_what_it_misses(desk, window, opened):
    window.selection.set(())
    QTest.keyClicks(opened.line, "split")
    press(opened, Qt.Key.Key_Return)
    assert window.status.words.whole == "Select a segment first."
    assert desk.undo_label is None


def test_nothing_typed_offers_the_recent_sessions_and_what_is_wanted_most(qtbot, desk, window, opened):
    other = Plan("other", "Hard moments", "program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, other)))
    window.shelf.open("other")
    opened.open()
    assert shown(opened)[:4] == ["Giving feedback", "Next best thing to do", "Add segment", "Find…"]


def test_it_is_as_high_as_what_was_found_and_stands_under_the_top_bar(window, opened):
    tall = opened.height()
    QTest.keyClicks(opened.line, "practise")
    assert opened.height() < tall
    assert opened.y() >= window.topbar.mapTo(window, window.topbar.rect().bottomLeft()).y()
    QTest.keyClicks(opened.line, "qqq")
    field = opened.line.mapTo(opened, opened.line.rect().bottomLeft()).y()
    assert opened.nothing.y() - field < 30


def test_the_letters_that_were_typed_are_marked(opened):
    QTest.keyClicks(opened.line, "pract")
    accent = LIGHT.accent.name()
    row = opened.list.visualRect(opened.found.index(0)).adjusted(8, 0, 0, 0)
    assert accent in colors(opened.list.viewport().grab(row).toImage())


def test_words_nothing_has_say_so(opened):
    QTest.keyClicks(opened.line, "qqqzzz")
    assert opened.nothing.isVisible()
    press(opened, Qt.Key.Key_Return)
    assert opened.isVisible()


def test_what_was_chosen_last_stands_first(window, opened):
    QTest.keyClicks(opened.line, "practise")
    press(opened, Qt.Key.Key_Return)
    opened.open()
    assert shown(opened)[0] == "Practise"


def test_the_row_one_is_on_is_said(opened):
    QTest.keyClicks(opened.line, "practise")
    assert opened.line.accessibleDescription() == "Practise, Segment, 10:08"
    assert QApplication.focusWidget() is opened.line


def test_from_a_cell_being_edited_the_keyboard_comes_back_to_its_table(qtbot, desk, window):
    wait_active(qtbot, window)
    table = window.panels.panel("outline").table
    table.setFocus()
    window.selection.set(("c",))
    table.rename()
    QTest.keyClicks(QApplication.focusWidget(), "Harder cases")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(window.hands.ways.palette, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert desk.plan.segments[2].title == "Harder cases"
