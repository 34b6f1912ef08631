"""The drawer: dragged onto a moment, or put in by Return where the selection is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import EditRefused
from app.domain.plan import Kind, MarkerKind
from tests.widgets.conftest import segment
from tests.widgets.test_window import wait_active
from widgets.timeline.item_drags import putting

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def drawer(qtbot, window):
    wait_active(qtbot, window)
    QTest.keyClick(window.timeline, Qt.Key.Key_A, CTRL | SHIFT)
    made = window.hands.adding.drawer
    assert made.isVisible()
    assert made.list.hasFocus()
    return made


def go_to(drawer, words):
    rows = [drawer.things.thing(at).words for at in range(drawer.things.rowCount())]
    drawer.list.setCurrentIndex(drawer.things.index(rows.index(words)))


def drop(drawer, window, words, segment_id):
    go_to(drawer, words)
    carried = drawer.things.mimeData([drawer.list.currentIndex()])
    place = window.timeline.rect_of(segment_id).center()
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for event in (
        QDragEnterEvent(place, action, carried, button, Qt.KeyboardModifier.NoModifier),
        QDropEvent(QPointF(place), action, carried, button, Qt.KeyboardModifier.NoModifier),
    ):
        QApplication.sendEvent(window.timeline.viewport(), event)


def test_return_puts_a_segment_behind_the_current_one(desk, window, drawer):
    window.selection.set(("a",))
    go_to(drawer, "Poll")
    QTest.keyClick(drawer.list, Qt.Key.Key_Return)
    assert [one.kind for one in desk.plan.segments][:3] == [Kind.OPENING, Kind.POLL, Kind.PRACTICE]


@pytest.mark.parametrize("way", ["return", "double click", "drop"])
def test_a_weight_is_put_into_a_segment(desk, window, drawer, way):
    window.selection.set(("c",))
    if way == "drop":
        drop(drawer, window, "Slow down", "c")
    else:
        go_to(drawer, "Slow down")
        place = drawer.list.visualRect(drawer.list.currentIndex()).center()
        if way == "return":
            QTest.keyClick(drawer.list, Qt.Key.Key_Enter)
        else:
            QTest.mouseClick(drawer.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            QTest.mouseDClick(drawer.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert segment(desk, "c").has(MarkerKind.SLOW_DOWN)
    desk.undo()
    assert not segment(desk, "c").markers


def test_needs_and_cues_and_segments_can_be_dropped(desk, window, drawer):
    drop(drawer, window, "Need", "c")
    drop(drawer, window, "Producer cue", "c")
    drop(drawer, window, "Break", "c")
    assert (len(segment(desk, "c").needs), len(segment(desk, "c").cues)) == (1, 1)
    assert [one.kind for one in desk.plan.segments].count(Kind.BREAK) == 1


def test_without_a_selection_it_says_what_is_missing(desk, window, drawer):
    go_to(drawer, "Need")
    QTest.keyClick(drawer.list, Qt.Key.Key_Return)
    assert "Select the segment" in window.status.words.whole
    go_to(drawer, "Weight")
    QTest.keyClick(drawer.list, Qt.Key.Key_Return)
    assert desk.undo_label is None


def test_escape_closes_it_and_it_is_remembered(window, settings, drawer):
    assert settings.flag("drawer", False)
    QTest.keyClick(drawer.list, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert window.timeline.hasFocus()
    assert not settings.flag("drawer", True)
    assert not window.menus.drawer.isChecked()


@pytest.mark.parametrize("way", ["return", "drop", "palette"])
def test_an_activity_comes_with_its_lines_cues_and_needs(qtbot, desk, window, drawer, way):
    before = desk.plan
    window.selection.set(("b",))
    if way == "drop":
        drop(drawer, window, "Paired practice", "c")
    elif way == "return":
        go_to(drawer, "Paired practice")
        QTest.keyClick(drawer.list, Qt.Key.Key_Return)
    else:
        QTest.keyClick(window.timeline, Qt.Key.Key_K, CTRL)
        palette = window.hands.ways.palette
        QTest.keyClicks(palette.line, "paired practice")
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    (added,) = [one for one in desk.plan.segments if one.title == "Paired practice"]
    assert (added.group_size, added.rounds) == (2, 2)
    assert added.steps
    assert {cue.ended_by for cue in added.cues} - {None} <= {cue.id for cue in added.cues}
    assert window.selection.ids == (added.id,)
    desk.undo()
    assert desk.plan == before


def test_an_activity_nobody_knows_is_refused(window):
    with pytest.raises(EditRefused):
        putting(b'{"put": "activity", "kind": "nothing"}', window.session.plan, window.timeline.activities())
