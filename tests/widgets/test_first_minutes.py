"""Before anything is there: what to do is said with buttons, and every shortcut is on one page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from app.domain.plan import Library
from tests.widgets.test_window import wait_active
from widgets import fonts
from widgets.emptiness import NothingOpen, NothingPlanned
from widgets.shortcuts import TIMELINE_KEYS
from widgets.timeline.keys import press_key

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def nothing(desk, window):
    window.hands.tabs.close()
    return window.center.currentWidget()


def shown(page):
    buttons = (page.last_button, page.import_button, page.new_button, page.sample_button)
    return [one.text() for one in buttons if one.isVisible()]


def test_with_no_session_open_the_last_one_is_a_click_away(desk, window, nothing):
    assert shown(nothing) == ["Open “Giving feedback”", "Import a run-of-show…", "New session"]
    assert not window.timeline.isVisible()
    QTest.mouseClick(nothing.last_button, Qt.MouseButton.LeftButton)
    assert desk.plan.id == "plan"
    assert window.timeline.isVisible()


def test_an_empty_library_says_so_and_offers_a_start(qtbot, desk, window, nothing):
    desk.edit_library("Empty", lambda _: Library())
    assert nothing.title.text() == "Your library is empty"
    assert shown(nothing) == ["Import a run-of-show…", "New session", "Bring in the sample sessions"]
    with qtbot.waitSignal(window.sample_asked):
        QTest.mouseClick(nothing.sample_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(nothing.new_button, Qt.MouseButton.LeftButton)
    assert desk.plan.title == "New session"


@pytest.mark.parametrize("scale", [1, 1.5, 2])
@pytest.mark.parametrize("page", [NothingOpen, NothingPlanned])
def test_the_words_of_an_empty_place_are_whole_at_any_size(qtbot, page, scale):
    over = QWidget()
    over.setFont(fonts.sized(fonts.BODY_PX * scale))
    over.resize(1100, 900)
    qtbot.addWidget(over)
    made = page(over)
    made.resize(over.size())
    if page is NothingOpen:
        made.show_for(is_empty=True, has_trash=False, last="")
    over.show()
    assert made.words.fontMetrics().height() > 14 * scale
    assert made.words.height() >= made.words.heightForWidth(made.words.width())


def test_an_empty_session_offers_a_first_segment_and_the_offer_goes_once_it_is_there(qtbot, desk, window):
    wait_active(qtbot, window)
    window.commands.select_all()
    window.timeline.verbs.delete_selected()
    page = window.timeline.findChild(NothingPlanned)
    assert page.isVisible()
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert len(desk.plan.segments) == 1
    assert page.isHidden()
    QTest.keyClick(window.timeline.editor, Qt.Key.Key_Escape)
    desk.undo()
    assert page.isVisible()


def test_an_empty_library_has_no_heading_over_nothing(desk, window):
    desk.edit_library("Empty", lambda _: Library())
    assert window.sidebar.tree.model().rowCount() == 0


def test_the_sheet_shows_what_the_menus_and_the_timeline_know(qtbot, dialogs, window):
    wait_active(qtbot, window)
    pages = []

    def look(dialog):
        words = [label.text() for label in dialog.findChildren(QLabel)]
        pages.append((words, dialog.area.widget().sizeHint()))
        return False

    dialogs.ran = look
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    words, size = pages[0]
    for wanted in ("Find anything…", "Ctrl+K", "Set a fixed start", "Ctrl and drag", "Timeline, by key"):
        assert wanted in words
    assert (size.width() <= 1100, size.height() <= 860) == (True, True)


def test_each_key_of_the_sheet_means_something_to_the_timeline(desk, window):
    for keys in ", ".join(pair[1] for pair in TIMELINE_KEYS).split(", "):
        window.selection.set(("b",))
        pressed = QKeySequence(keys)[0]
        event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
        assert press_key(window.timeline, event), keys
        window.timeline.editor.dismiss()
        for menu in window.timeline.findChildren(QMenu):
            menu.close()
        while desk.undo_label is not None:
            desk.undo()


def test_tooltips_name_the_shortcut(window):
    window.topbar.next.think()
    for widget in (window.topbar.import_button, window.topbar.hand_off_button, window.topbar.next):
        assert "Ctrl+" in widget.toolTip()
    assert window.panels.bar.tabToolTip(1) == "Support needs (Ctrl+2)"
