"""Whatever hands and keys do, nothing breaks, nothing is lost, and undo leads back to the start."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.domain.plan import Cue, Marker, MarkerKind
from tests.widgets.timeline.plans import clashing
from widgets.timeline.hit import hit
from widgets.timeline.item_drags import MIME
from widgets.timeline.mending import build_repairs

Key, Mod = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Tab, Key.Key_Home, Key.Key_End),
    *(Key.Key_Escape, Key.Key_Delete, Key.Key_N, Key.Key_F2, Key.Key_Plus, Key.Key_Minus, Key.Key_P),
    *(Key.Key_S, Key.Key_J, Key.Key_D, Key.Key_F, Key.Key_PageUp, Key.Key_PageDown),
    *(Key.Key_C, Key.Key_Comma, Key.Key_Period, Key.Key_Return, Key.Key_Backspace, Key.Key_Space),
)
MODIFIERS = (
    Mod.NoModifier,
    Mod.ShiftModifier,
    Mod.ControlModifier,
    Mod.AltModifier,
    Mod.AltModifier | Mod.ShiftModifier,
    Mod.ControlModifier | Mod.ShiftModifier,
)
PUTS = ({"put": "segment", "kind": "poll"}, {"put": "marker", "kind": "slow_down"}, {"put": "need"}, {"put": "cue"})
SIZE = (880, 460)

points = st.one_of(
    st.tuples(st.integers(0, SIZE[0] - 1), st.integers(0, SIZE[1] - 1)),
    st.tuples(st.integers(0, 40), st.sampled_from(("middle", "end", "start", "chip", "cue"))),
)
step = st.one_of(
    st.tuples(st.just("press"), points, st.sampled_from(MODIFIERS)),
    st.tuples(st.just("move"), points, st.sampled_from(MODIFIERS)),
    st.tuples(st.just("release"), points, st.sampled_from(MODIFIERS)),
    st.tuples(st.just("drag"), points, points, st.sampled_from(MODIFIERS)),
    st.tuples(st.just("drag"), points, points, st.sampled_from(MODIFIERS)),
    st.tuples(st.just("key"), st.sampled_from(KEYS), st.sampled_from(MODIFIERS)),
    st.tuples(st.just("key"), st.sampled_from(KEYS), st.sampled_from(MODIFIERS)),
    st.tuples(st.just("drop"), points, st.sampled_from(PUTS)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("repair"), st.integers(0, 5)),
    st.tuples(st.just("type")),
)


def rich():
    """Clashes, a marker, a cue and a run in a room."""
    plan = clashing()
    marker, cue = Marker("m", MarkerKind.SLOW_DOWN, "They need it"), Cue("c", 120, "4", "Open the rooms")
    segments = (replace(one, markers=(marker,), cues=(cue,)) if one.id == "practice" else one for one in plan.segments)
    return replace(plan, segments=tuple(segments))


class Hands:
    """Does what a step says."""

    def __init__(self, desk) -> None:
        self.desk = desk

    def at(self, point) -> QPoint:
        x, y = point
        segments = self.desk.session.plan.segments
        if isinstance(y, int) or not segments:
            return QPoint(x, y if isinstance(y, int) else 0)
        frame, box = self.desk.view.frame_now, self.desk.view.rect_of(segments[x % len(segments)].id)
        rail = frame.top_of(frame.rows[-1]) + 8
        places = {
            "middle": box.center(),
            "end": QPoint(box.right() + 1, box.center().y()),
            "start": QPoint(box.x() + 1, box.center().y()),
            "chip": QPoint(box.x() + 14, box.bottom() - 18),
            "cue": QPoint(box.x() + 12, rail),
        }
        return places[y]

    def press(self, point, modifiers):
        self.desk.press(self.at(point), modifiers)

    def move(self, point, modifiers):
        self.desk.move(self.at(point), modifiers)

    def release(self, point, modifiers):
        self.desk.release(self.at(point), modifiers)

    def drag(self, start, end, modifiers):
        self.desk.drag(self.at(start), self.at(end), modifiers)

    def key(self, key, modifiers):
        self.desk.key(key, modifiers)

    def drop(self, point, what):
        data = QMimeData()
        data.setData(MIME, json.dumps(what).encode())
        act, left, at = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, self.at(point)
        viewport = self.desk.view.viewport()
        QApplication.sendEvent(viewport, QDragEnterEvent(at, act, data, left, Mod.NoModifier))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(at), act, data, left, Mod.NoModifier))

    def undo(self):
        if self.desk.session.undo_label is not None:
            self.desk.session.undo()

    def repair(self, which):
        for clash in self.desk.session.layout.clashes[:1]:
            menu = build_repairs(self.desk.view, clash.segment_id)
            usable = [action for action in menu.actions() if action.isEnabled()]
            if usable:
                usable[which % len(usable)].trigger()
            menu.deleteLater()

    def type(self):
        if self.desk.view.editor.isVisible():
            self.desk.type("Words")


def all_there(desk) -> bool:
    """Every segment has a place that can be met, or lies where scrolling brings it."""
    view = desk.view
    frame = view.frame_of(view.board)
    for one in desk.session.plan.segments:
        box = frame.box(one.id)
        if box is None or box.w < 1 or box.h < 1:
            return False
        inside = frame.left <= box.x and box.right <= frame.width and frame.sizes.header_px <= box.y
        if one.parked and inside and box.bottom < frame.height:
            middle = hit(frame, box.x + box.w // 2, box.y + box.h // 2)
            if middle.segment_id != one.id:
                return False
    return True


def leads_back(desk, start) -> None:
    view = desk.view
    view.hand.cancel()
    view.editor.dismiss()
    while desk.session.undo_label is not None:
        desk.session.undo()
    assert desk.session.plan == start
    assert desk.session.settle(60)


@pytest.fixture
def hands(open_desk):
    desk = open_desk(rich())
    desk.view.resize(*SIZE)
    return Hands(desk)


@settings(max_examples=12)
@given(steps=st.lists(step, min_size=120, max_size=300))
def test_random_hands_lose_nothing_and_undo_to_the_start(hands, steps):
    desk = hands.desk
    start = desk.session.plan
    for name, *how in steps:
        getattr(hands, name)(*how)
        ids = [one.id for one in desk.session.plan.segments]
        assert len(set(ids)) == len(ids)
        assert set(desk.selected) <= set(ids)
        assert all_there(desk)
    desk.view.grab()
    leads_back(desk, start)
