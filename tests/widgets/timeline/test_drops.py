"""What hangs over the timeline from elsewhere: it scrolls at the rim, knows what was edited, and leaves no words."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.domain import edits
from tests.widgets.timeline.plans import weighted, with_segment
from widgets.timeline.item_drags import MIME

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Held:
    """A thing from a palette at the pointer."""

    def __init__(self, desk, what) -> None:
        self.port, self.data = desk.view.viewport(), QMimeData()
        self.data.setData(MIME, json.dumps(what).encode())

    def enter(self, at: QPoint) -> None:
        QApplication.sendEvent(self.port, QDragEnterEvent(at, COPY, self.data, LEFT, NONE))

    def move(self, at: QPoint) -> bool:
        event = QDragMoveEvent(at, COPY, self.data, LEFT, NONE)
        QApplication.sendEvent(self.port, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.port, QDragLeaveEvent())

    def drop(self, at: QPoint) -> None:
        QApplication.sendEvent(self.port, QDropEvent(QPointF(at), COPY, self.data, LEFT, NONE))


@pytest.fixture
def desk(open_desk):
    return open_desk(weighted())


@pytest.fixture
def cue(desk):
    return Held(desk, {"put": "cue"})


def test_what_is_held_at_the_rim_brings_what_lies_beyond(desk, cue, qtbot):
    desk.view.camera.zoom(6, 90)
    bar, port = desk.view.horizontalScrollBar(), desk.view.viewport()
    cue.enter(QPoint(300, 60))
    at = QPoint(port.width() - 2, desk.middle("open").y())
    cue.move(at)
    said = desk.said[-1]
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert desk.said[-1] != said
    cue.drop(desk.middle("close"))
    (put,) = next(one for one in desk.session.plan.segments if one.id == "close").cues
    assert put.title == "New cue"


def test_on_its_way_in_over_the_titles_of_the_lanes_nothing_scrolls(desk, cue, qtbot):
    desk.view.camera.zoom(6, 90)
    bar = desk.view.horizontalScrollBar()
    bar.setValue(400)
    cue.enter(QPoint(5, 100))
    with qtbot.assertNotEmitted(bar.valueChanged, wait=100):
        cue.move(QPoint(12, 100))


def test_an_edit_meanwhile_is_taken_in(desk, cue):
    cue.enter(desk.middle("practice"))
    desk.session.edit("One", lambda plan: edits.resize(plan, "open", 1_200))
    desk.session.edit("Two", lambda plan: edits.retitle(plan, "practice", "Rounds"))
    before, at = desk.session.plan, desk.middle("practice")
    assert cue.move(at)
    assert "“Rounds”" in desk.said[-1]
    cue.drop(at)
    assert desk.session.undo_label == "Add New cue to “Rounds”"
    desk.session.undo()
    assert desk.session.plan == before


def test_a_plan_that_is_closed_meanwhile_takes_nothing(desk, cue):
    cue.enter(desk.middle("practice"))
    desk.session.open(None)
    assert not cue.move(QPoint(300, 100))
    cue.drop(QPoint(300, 100))
    assert desk.view.proposal is None


def test_what_would_have_been_is_no_longer_said_when_it_leaves(desk, cue):
    cue.enter(desk.middle("practice"))
    assert desk.said[-1] == desk.view.over.bubble != ""
    cue.leave()
    assert (desk.said[-1], desk.view.over.bubble) == ("", "")


def test_nor_when_a_drag_of_the_hand_ends_for_somebody_else_s_sake(desk):
    desk.carry(desk.middle("input"), desk.middle("debrief"))
    assert desk.said[-1]
    desk.session.edit("Elsewhere", lambda plan: with_segment(plan, "open", led_by="Kim"))
    assert (desk.said[-1], desk.view.proposal) == ("", None)


def test_a_cue_on_the_shelf_lies_at_the_start_of_its_segment(desk, cue):
    desk.click("input")
    desk.key(Qt.Key.Key_P)
    cue.enter(desk.middle("input"))
    assert desk.said[-1] == "New cue: when “Input” starts"


def test_what_is_parked_is_given_no_start_by_key_either(desk):
    desk.click("input")
    desk.key(Qt.Key.Key_P)
    desk.key(Qt.Key.Key_F)
    assert desk.said[-1] == "What is parked has no start."
    assert not desk.view.editor.isVisible()
