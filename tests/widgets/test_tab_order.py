"""Tab goes through the window as it stands on the screen, and one sees where one is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from app.domain.plan import Plan
from tests.widgets.test_window import wait_active
from widgets.inspector.sidebyside import SideBySide


def tab(times=1, key=Qt.Key.Key_Tab):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget()


@pytest.fixture
def known(qtbot, desk, window):
    """A window with two sessions open, and its first stops by what they are called here."""
    wait_active(qtbot, window)
    other = Plan("other", "Hard moments", "program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, other)))
    window.shelf.open("other")
    window.shelf.open("plan")
    window.topbar.next.think()
    outline = window.panels.panel("outline")
    bar = outline.bar
    return {
        "next": window.topbar.next,
        "import": window.topbar.import_button,
        "hand off": window.topbar.hand_off_button,
        "search": window.sidebar.search,
        "tree": window.sidebar.tree,
        "tabs": window.hands.tabs.bar.bar,
        "timeline": window.timeline,
        "panels": window.panels.bar,
        **{"words": bar.words, "weight": bar.weight, "leads": bar.leads, "no reason": bar.no_reason},
        **{"open needs": bar.open_needs, "columns": bar.columns, "table": outline.table},
    }


def test_tab_goes_from_the_top_bar_to_the_inspector(window, known):
    window.topbar.next.setFocus()
    names = {widget: name for name, widget in known.items()}
    met = [names[QApplication.focusWidget()]]
    met += [names.get(tab()) for _ in range(len(known) - 1)]
    assert met == list(known)
    assert window.right.isAncestorOf(tab())


def test_shift_tab_goes_the_same_way_back(window, known):
    window.topbar.next.setFocus()
    assert tab(14) is known["table"]
    assert tab(14, Qt.Key.Key_Backtab) is known["next"]
    assert window.right.isAncestorOf(tab(key=Qt.Key.Key_Backtab))
    assert tab() is known["next"]


def test_what_opens_late_is_met_where_it_stands(window, known):
    window.hands.find()
    assert tab(key=Qt.Key.Key_Backtab) is known["tabs"]
    assert tab() is window.findbar.line
    window.menus.drawer.setChecked(True)
    known["timeline"].setFocus()
    assert tab(key=Qt.Key.Key_Backtab) is window.hands.adding.drawer.list


@pytest.mark.parametrize("part", ["timeline", "panels", "tabs"])
def test_one_sees_where_the_keyboard_is(window, known, part):
    window.selection.set(())
    order = list(known.values())
    order[order.index(known[part]) - 1].setFocus()
    before = known[part].grab().toImage()
    assert tab() is known[part]
    seen = known[part].grab().toImage()
    assert seen != before
    tab()
    assert known[part].grab().toImage() == before


def test_a_click_into_the_timeline_needs_no_frame(window, known):
    before = window.timeline.grab().toImage()
    known["tabs"].setFocus()
    tab()
    QTest.mouseClick(window.timeline.viewport(), Qt.MouseButton.LeftButton, pos=window.timeline.rect().bottomRight())
    assert window.timeline.hasFocus()
    assert window.timeline.grab().toImage() == before


def test_what_tab_went_through_may_go_away(window, known, qapp):
    """A row of the inspector was a stop; when it goes, nothing that comes after it does."""
    window.selection.set(("b",))
    window.topbar.next.setFocus()
    round_trip = [tab()]
    while round_trip[-1] is not window.topbar.next:
        round_trip.append(tab())
    window.selection.set(("c",))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.selection.set(("b",))
    qapp.processEvents()
    window.grab()
    window.topbar.next.setFocus()
    assert [type(tab()) for _ in round_trip] == [type(one) for one in round_trip]


def test_what_stands_in_the_window_outlives_an_editor_the_keyboard_was_in(window, known):
    """A session made while a new program is still being named: the editor over the tree goes with the keyboard."""
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.timeline, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, control)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fields = window.hands.inspector().session_pane.findChildren(SideBySide)
    assert fields
    assert all(layout.sizeHint().isValid() for layout in fields)


@pytest.mark.parametrize("key", ["alignment", "pressure"])
def test_no_stop_of_a_panel_looks_as_if_the_keyboard_were_nowhere(qtbot, window, known, key):
    window.panels.show_panel(key)
    panel = window.panels.panel(key)
    qtbot.waitUntil(lambda: window.forecast.found is not None, timeout=10_000)
    window.panels.bar.setFocus()
    here, met = tab(), []
    while panel.isAncestorOf(here) and here not in met:
        met.append(here)
        here = tab()
    assert met
    assert not [one for one in met if isinstance(one, QScrollArea)]
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in met)
