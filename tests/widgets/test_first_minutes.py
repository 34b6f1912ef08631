"""Before anything is there: what to do is said with buttons, and every shortcut is on one page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from app.domain.library import Library
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
        dialog.show()
        pages.append((words, dialog.size(), dialog.area.verticalScrollBar().maximum()))
        tall = [block.sizeHint().height() for block in dialog.area.widget().layout().children()]
        assert max(tall) < 1.25 * min(tall)
        dialog.close()
        return False

    dialogs.ran = look
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    words, size, hidden_px = pages[0]
    assert "" not in words
    for wanted in ("Find anything…", "Ctrl+K", "Set a fixed start", "Ctrl and drag", "Timeline, by key", "Undo"):
        assert wanted in words
    assert (size.width() <= 1100, size.height() <= 700, hidden_px) == (True, True, 0)


def pressed(window, keys):
    """Whether a key means something to the timeline; what it did is taken back."""
    window.selection.set(("b",))
    combined = QKeySequence(keys)[0]
    event = QKeyEvent(QEvent.Type.KeyPress, combined.key(), combined.keyboardModifiers())
    meant = press_key(window.timeline, event)
    window.timeline.editor.dismiss()
    for menu in window.timeline.findChildren(QMenu):
        menu.close()
    while window.session.undo_label is not None:
        window.session.undo()
    return meant


def test_each_key_of_the_sheet_means_something_to_the_timeline(window):
    for keys in ", ".join(pair[1] for pair in TIMELINE_KEYS).split(", "):
        assert pressed(window, keys), keys


def test_the_sheet_leaves_out_no_key_of_the_timeline(window):
    keys = (
        *"ABCDEFGHIJKLMNOPQRSTUVWXYZ+-,.",
        "F2",
        "Del",
        "Left",
        "Right",
        "Up",
        "Down",
        "Home",
        "End",
        "PgUp",
        "PgDown",
    )
    holds = ("", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+")
    meant = {QKeySequence(hold + key) for hold in holds for key in keys if pressed(window, hold + key)}
    told = {QKeySequence(one) for _, pair in TIMELINE_KEYS for one in pair.split(", ")}
    assert {one.toString() for one in meant - told} == {"Shift++"}  # where + needs Shift to be typed


def test_tooltips_name_the_shortcut(window):
    window.topbar.next.think()
    for widget in (window.topbar.import_button, window.topbar.hand_off_button, window.topbar.next):
        assert "Ctrl+" in widget.toolTip()
    assert window.panels.bar.tabToolTip(1) == "Alignment (Ctrl+2)"
