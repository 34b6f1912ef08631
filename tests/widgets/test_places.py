"""Between sessions: tabs, the recent ones, and what was seen of each when it was left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from app.domain import edits
from app.domain.plan import MAIN, At, Kind, Lane, Plan, Segment
from tests.widgets.test_window import press, wait_active
from widgets.places import Places

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def more(qtbot, desk, window):
    """Three sessions, each opened once: the first is the oldest."""
    wait_active(qtbot, window)
    plans = [
        Plan(key, f"Session {key}", "program", segments=(Segment(f"{key}1", "Talk", Kind.INPUT, planned_s=3_600),))
        for key in ("two", "three")
    ]
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, *plans)))
    for plan in plans:
        window.shelf.open(plan.id)
    return window


def titles(window):
    bar = window.hands.tabs.bar.bar
    return [bar.tabText(at) for at in range(bar.count())]


def tap(window, key, modifiers=CTRL):
    QTest.keyClick(window.timeline, key, modifiers)


def test_one_session_needs_no_tabs_and_each_further_one_gets_one(window, more):
    assert titles(window) == ["Giving feedback", "Session two", "Session three"]
    assert window.hands.tabs.bar.isVisible()
    tap(window, Qt.Key.Key_W)
    tap(window, Qt.Key.Key_W)
    assert not window.hands.tabs.bar.isVisible()
    assert window.session.plan.id == "plan"


def test_tabs_share_the_room_and_none_takes_more_than_its_part(desk, more):
    long = Plan("long", "A title that goes on and on " * 4, "program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, long)))
    more.shelf.open("long")
    bar, em = more.hands.tabs.bar.bar, more.fontMetrics().height()
    assert bar.tabRect(3).width() <= 20 * em
    more.middle.setFixedWidth(30 * em)
    QApplication.sendPostedEvents()
    assert len({bar.tabRect(at).width() for at in range(1, 4)}) == 1


def test_a_tab_has_its_whole_title_where_there_is_room(desk, more):
    usual = Plan("usual", "Giving feedback that lands, a second", "program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, usual)))
    more.shelf.open("usual")
    bar = more.hands.tabs.bar.bar
    assert all(bar.tabRect(at).width() >= QTabBar.tabSizeHint(bar, at).width() for at in range(4))


def test_the_first_tabs_take_nothing_from_the_timeline(qtbot, desk, window):
    wait_active(qtbot, window)
    high = window.timeline.height()
    other = Plan("other", "Other", "program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, other)))
    window.shelf.open("other")
    window.shelf.open("plan")
    QApplication.sendPostedEvents()
    assert window.hands.tabs.bar.isVisible()
    assert abs(window.timeline.height() - high) <= 2


def test_a_click_opens_a_tab_and_the_middle_button_closes_one(desk, more):
    bar = more.hands.tabs.bar.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert desk.plan.id == "plan"
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert (titles(more), desk.plan.id) == (["Giving feedback", "Session three"], "plan")


def test_keys_go_along_the_tabs(desk, more):
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        tap(more, key)
        seen.append(desk.plan.id)
    assert seen == ["plan", "two", "plan"]


def test_ctrl_tab_walks_back_through_the_visited_until_ctrl_goes_up(desk, more):
    tap(more, Qt.Key.Key_Tab)  # down with Ctrl, Tab, up with Ctrl
    assert desk.plan.id == "two"
    for expected in ("three", "plan"):  # while Ctrl stays down the order stays as it was
        press(more, "Session visited before")
        assert desk.plan.id == expected
    QTest.keyRelease(more.timeline, Qt.Key.Key_Control)
    assert more.places.recent == ("plan", "two", "three")


def test_the_recent_ones_are_in_the_menu_the_last_first(desk, more):
    menu = QMenu()
    more.hands.tabs.fill(menu)
    assert [one.text() for one in menu.actions()] == ["Session two", "Giving feedback"]
    menu.actions()[1].trigger()
    assert desk.plan.id == "plan"


def test_each_session_comes_back_as_it_was_left(desk, more):
    more.shelf.open("plan")
    more.selection.set(("b",))
    more.hands.show_panel("cues")
    for _ in range(4):
        more.timeline.zoom_in()
    left = more.timeline.view_state()
    more.shelf.open("two")
    more.hands.show_panel("outline")
    assert more.timeline.view_state().fitted
    more.shelf.open("plan")
    assert more.timeline.view_state() == left
    assert (more.selection.ids, more.panels.current) == (("b",), "cues")


def share(window, upper):
    """A hand on the line between timeline and panel."""
    line = window.middle.handle(1)
    at = line.rect().center()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=at)
    to = at + QPoint(0, upper - window.middle.sizes()[0])
    where, none = QPointF(line.mapToGlobal(to)), Qt.KeyboardModifier.NoModifier
    kind, left = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
    QApplication.sendEvent(line, QMouseEvent(kind, QPointF(to), where, Qt.MouseButton.NoButton, left, none))
    QTest.mouseRelease(line, left, pos=line.rect().center())


def test_each_session_comes_back_with_the_room_it_had(more):
    more.shelf.open("plan")
    share(more, 250)
    more.menus.inspector.setChecked(False)
    left, upright = more.arranger.now(), more.middle.sizes()
    more.shelf.open("two")
    more.menus.inspector.setChecked(True)
    share(more, 450)
    more.across.setSizes([300, 500, 300])
    more.shelf.open("plan")
    assert (more.arranger.now(), more.middle.sizes()) == (left, upright)
    assert more.right.isHidden()
    assert not more.menus.inspector.isChecked()
    more.shelf.open("two")
    assert more.right.isVisible()
    assert more.menus.inspector.isChecked()


def test_a_session_never_seen_takes_the_sides_as_they_are_and_shows_all_its_rows(desk, more):
    more.resize(1100, 700)
    more.shelf.open("plan")
    more.menus.library.setChecked(False)
    share(more, 150)
    lanes = (MAIN, Lane("rooms", "Rooms"))
    fresh = Plan("fresh", "Fresh", lanes=lanes, segments=(Segment("f", "Talk", Kind.INPUT, planned_s=600),))
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, fresh)))
    more.shelf.open("fresh")
    assert more.left.isHidden()
    frame = more.timeline.frame_now
    assert frame.sizes.header_px + frame.content_height() <= more.timeline.viewport().height()
    assert more.panels.height() >= 0.35 * more.middle.height()


def test_a_long_list_of_rows_leaves_the_panel_its_share(desk, more):
    lanes = (MAIN, *(Lane(f"l{at}", f"Room {at}") for at in range(20)))
    fresh = Plan("fresh", "Fresh", lanes=lanes, segments=(Segment("f", "Talk", Kind.INPUT, planned_s=600),))
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, fresh)))
    more.shelf.open("fresh")
    assert more.panels.height() >= 0.35 * more.middle.height()


@pytest.mark.parametrize("change", ["strip", "shelf"])
def test_the_timeline_shows_all_its_rows_when_a_strip_or_the_shelf_comes(desk, more, change):
    more.shelf.open("plan")
    if change == "strip":
        tap(more, Qt.Key.Key_F)
    else:
        desk.edit("Park", lambda plan: edits.park(plan, ("c",)))
    QApplication.processEvents()
    assert more.timeline.verticalScrollBar().maximum() == 0
    share(more, 150)
    QApplication.processEvents()
    assert more.timeline.height() <= 160


def test_what_is_parked_comes_into_view_when_it_is_chosen_elsewhere(desk, more):
    more.shelf.open("plan")
    desk.edit("Park", lambda plan: edits.park(plan, ("c",)))
    share(more, 120)
    more.sidebar.search.setFocus()
    more.selection.set(("c",))
    assert more.timeline.viewport().rect().contains(more.timeline.rect_of("c"))


def test_the_next_start_knows_it_all(desk, more, settings):
    more.shelf.open("plan")
    more.timeline.zoom_in()
    share(more, 250)
    room = more.arranger.now()
    more.places.keep()
    again = Places(desk, more.selection, settings, more)
    assert again.open_ids == ("plan", "two", "three")
    assert again.recent == ("plan", "three", "two")
    again.watch(more.timeline, more.panels, more.arranger)
    share(more, 450)
    again.arrive()
    assert more.arranger.now() == room


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"seen": {"plan": [1]}, "open": [3]}', '{"seen": 1}'])
def test_what_cannot_be_read_is_forgotten(desk, window, settings, text):
    settings.keep_text("last/places", text)
    again = Places(desk, window.selection, settings, window)
    assert (again.open_ids, again.recent) == ((), ())


def test_a_session_in_the_trash_has_no_tab(desk, more):
    node = more.sidebar.tree.index_of("two").data(Qt.ItemDataRole.UserRole)
    more.shelf.throw_away(node)
    assert titles(more) == ["Giving feedback", "Session three"]


def test_the_last_tab_closed_leaves_nothing_open(desk, window):
    press(window, "Close session")
    assert desk.plan is None


@pytest.mark.parametrize("place", ["a cell", "a title", "a start", "the inspector"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_W])
def test_what_is_being_typed_goes_to_the_session_that_is_left(desk, more, place, key):
    window = more
    window.shelf.open("plan")
    window.selection.set(("c",))
    if place == "a cell":
        table = window.panels.panel("outline").table
        table.setFocus()
        titles = [column.key for column in table.outline.columns].index("title")
        table.setCurrentIndex(table.model().index(table.outline.ids.index("c"), titles))
        QTest.keyClick(table, Qt.Key.Key_F2)
    elif place == "the inspector":
        window.hands.show_part("c", "title")
    else:
        window.timeline.setFocus()
        QTest.keyClick(window.timeline, Qt.Key.Key_F2 if place == "a title" else Qt.Key.Key_F)
    line = QApplication.focusWidget()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "11:15" if place == "a start" else "Words")
    QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.id == "three"
    desk.open("plan")
    left = next(one for one in desk.plan.segments if one.id == "c")
    assert left.start == At(11 * 3_600 + 900) if place == "a start" else left.title == "Words"
