"""Whatever is done in the window, nothing breaks or is lost, undo leads back, and memory is what is on disk."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.store import open_store
from tests.app.desk import saved
from tests.widgets.test_window import wait_active
from tests.widgets.timeline.test_anything import KEYS, MODIFIERS, PUTS, rich
from widgets.timeline.item_drags import MIME

Key, Mod, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
PLANS = ("plan", "second")
STEPS = 110
SEEDS = range(40 if os.environ.get("THROUGHLINE_TEST_SEARCH") else 2)
LEAVES = (
    *("session", "program", "library", "Quit", "Import", "Undo", "Redo", "sample", "About"),
    *("cue sheet", "guide", "Readiness", "brief", "agenda", "Print"),
)
"""Verbs that leave the two sessions, open a dialog of the system, or are steps of their own here."""


class Monkey:
    """Hands that know no purpose; each method named in WAYS is one step."""

    def __init__(self, window, seed: int) -> None:
        self.window, self.session, self.view = window, window.session, window.timeline
        self.random = Random(seed)

    def at(self) -> QPoint:
        """Mostly on a block or at its rim, sometimes anywhere."""
        port, roll = self.view.viewport(), self.random
        if not self.session.plan.segments or roll.random() < 0.25:
            return QPoint(roll.randrange(-9, port.width() + 9), roll.randrange(-9, port.height() + 9))
        box = self.view.rect_of(roll.choice(self.session.plan.segments).id)
        x = roll.choice((box.x() + 1, box.center().x(), box.right() + 1, box.x() + 14))
        return QPoint(x, roll.choice((box.center().y(), box.bottom() - 14)))

    def mouse(self) -> None:
        port, held, at = self.view.viewport(), self.random.choice(MODIFIERS), self.at()
        QTest.mousePress(port, LEFT, held, at)
        for _ in range(self.random.randrange(4)):
            at = self.at()
            where = port.mapToGlobal(QPointF(at))
            kind = QEvent.Type.MouseMove
            moved = QMouseEvent(kind, QPointF(at), where, Qt.MouseButton.NoButton, LEFT, held)
            QApplication.sendEvent(port, moved)
            self.sometimes(0.06, self.key, self.tab, self.outline, self.undo)
        QTest.mouseRelease(port, LEFT, held, at)

    def key(self) -> None:
        QTest.keyClick(self.view, self.random.choice(KEYS), self.random.choice(MODIFIERS))
        editor = self.view.editor
        if editor.isVisible() and self.random.random() < 0.7:
            self.type_into(editor)

    def menu(self) -> None:
        at = self.at()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, self.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(self.view.viewport(), event)
        shown = QApplication.activePopupWidget()
        if isinstance(shown, QMenu):
            self.trigger(shown)
            shown.close()

    def choose(self) -> None:
        shown = QApplication.activePopupWidget()
        if isinstance(shown, QMenu):
            QTest.keyClick(shown, Key.Key_Down)
            QTest.keyClick(shown, self.random.choice((Key.Key_Return, Key.Key_Escape)))
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    def bar(self) -> None:
        self.trigger(*self.window.listed_menus)

    def trigger(self, *menus: QMenu) -> None:
        actions = [one for menu in menus for one in menu.actions() if one.isEnabled() and one.text()]
        chosen = self.random.choice(actions) if actions else None
        if chosen is not None and chosen.menu() is not None:
            self.trigger(chosen.menu())
        elif chosen is not None and not any(word in chosen.text().replace("&", "") for word in LEAVES):
            chosen.trigger()

    def drop(self) -> None:
        data, at, copy = QMimeData(), self.at(), Qt.DropAction.CopyAction
        data.setData(MIME, json.dumps(self.random.choice(PUTS)).encode())
        port = self.view.viewport()
        QApplication.sendEvent(port, QDragEnterEvent(at, copy, data, LEFT, Mod.NoModifier))
        self.sometimes(0.2, self.outline, self.tab, self.undo)
        at = self.at()
        QApplication.sendEvent(port, QDragMoveEvent(at, copy, data, LEFT, Mod.NoModifier))
        QApplication.sendEvent(port, QDropEvent(QPointF(at), copy, data, LEFT, Mod.NoModifier))

    def wheel(self) -> None:
        at, turn = QPointF(self.at()), QPoint(0, self.random.choice((-360, -120, 120, 360)))
        held, phase = self.random.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase
        where = self.view.viewport().mapToGlobal(at)
        none = Qt.MouseButton.NoButton
        QApplication.sendEvent(self.view.viewport(), QWheelEvent(at, where, QPoint(), turn, none, held, phase, False))

    def outline(self) -> None:
        self.window.panels.show_panel("outline")
        table = self.window.panels.panel("outline").table
        model = table.model()
        if not model.rowCount():
            return
        place = model.index(self.random.randrange(model.rowCount()), self.random.randrange(model.columnCount()))
        table.scrollTo(place)
        QTest.mouseClick(table.viewport(), LEFT, self.random.choice(MODIFIERS[:3]), table.visualRect(place).center())
        key = self.random.choice((Key.Key_F2, Key.Key_F2, Key.Key_Delete, Key.Key_Up, Key.Key_Down, Key.Key_Space))
        QTest.keyClick(table, key, self.random.choice((Mod.NoModifier, Mod.NoModifier, Mod.AltModifier)))
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit) and table.isAncestorOf(editor):
            self.type_into(editor)

    def inspector(self) -> None:
        self.window.menus.inspector.setChecked(True)
        shown = self.window.right.currentWidget()
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
        found = [one for one in shown.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
        one = self.random.choice(found)
        one.setFocus()
        if isinstance(one, QComboBox):
            QTest.keyClick(one, self.random.choice((Key.Key_Up, Key.Key_Down)))
        elif isinstance(one, QAbstractButton):
            QTimer.singleShot(0, self.choose)  # a menu it may open waits for an answer
            QTest.keyClick(one, Key.Key_Space)
        else:
            self.type_into(one)

    def type_into(self, one: QWidget) -> None:
        QTest.keyClicks(one, self.random.choice(("12", "10:45", "Words", "0", "")))
        QTest.keyClick(one, self.random.choice((Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Left)))
        QApplication.processEvents()  # Qt takes over what Return ends before it hears of anything else

    def palette(self) -> None:
        self.window.hands.ways.open_palette()
        line = self.window.hands.ways.palette.line
        QTest.keyClicks(line, self.random.choice(("split", "park", "close", "later", "marker", "lane", "edge")))
        QTest.keyClick(line, self.random.choice((Key.Key_Return, Key.Key_Return, Key.Key_Escape)))

    def drawer(self) -> None:
        self.window.menus.drawer.setChecked(True)
        shown = self.window.hands.adding.drawer.list
        shown.setCurrentIndex(shown.model().index(self.random.randrange(shown.model().rowCount()), 0))
        QTest.keyClick(shown, self.random.choice((Key.Key_Return, Key.Key_Return, Key.Key_Escape)))

    def undo(self) -> None:
        for _ in range(self.random.randrange(1, 4)):
            self.window.commands.undo()

    def redo(self) -> None:
        self.window.commands.redo()

    def tab(self) -> None:
        self.window.shelf.open(self.random.choice(PLANS))

    def sometimes(self, share: float, *steps) -> None:
        if self.random.random() < share:
            self.random.choice(steps)()

    def step(self) -> None:
        self.random.choice(WAYS)(self)
        if self.random.random() < 0.5:
            QApplication.processEvents()
        self.choose()
        if self.session.plan is None or self.session.plan.id not in PLANS:
            self.tab()


WAYS = (
    *(Monkey.mouse, Monkey.mouse, Monkey.mouse, Monkey.mouse, Monkey.key, Monkey.key, Monkey.key, Monkey.menu),
    *(Monkey.bar, Monkey.drop, Monkey.drop, Monkey.wheel, Monkey.outline, Monkey.outline, Monkey.inspector),
    *(Monkey.inspector, Monkey.palette, Monkey.drawer, Monkey.undo, Monkey.redo, Monkey.tab),
)


def nothing_is_wrong(window) -> None:
    """The window shows the plan, all of it, and what is selected is in it."""
    view, plan = window.timeline, window.session.plan
    ids = [one.id for one in plan.segments]
    assert len(set(ids)) == len(ids)
    assert set(window.selection.ids) <= set(ids)
    assert view.board.plan is plan
    assert view.hand.busy or view.proposal is None
    boxes = [view.frame_now.box(one) for one in ids]
    assert all(box is not None and box.w > 0 and box.h > 0 for box in boxes)


def on_disk(session, plan_id: str):
    store = open_store(session.library_path)
    try:
        return store.read_plan(plan_id)[0]
    finally:
        store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_monkey_in_the_whole_window_breaks_nothing(qtbot, window, desk, seed):
    wait_active(qtbot, window)
    second = replace(rich(), id="second", program_id="program")
    desk.edit_library("Add", lambda library: replace(library, plans=(*library.plans, second)))
    starts = {}
    for plan_id in PLANS:
        desk.open(plan_id)
        starts[plan_id] = desk.plan
    monkey = Monkey(window, seed)
    for _ in range(STEPS):
        monkey.step()
        nothing_is_wrong(window)
    window.grab()
    window.timeline.setFocus()
    for plan_id in PLANS:
        window.shelf.open(plan_id)
        saved(desk)
        assert on_disk(desk, plan_id) == desk.plan
        while desk.undo_label is not None:
            desk.undo()
        assert desk.plan == starts[plan_id]
        saved(desk)
        assert on_disk(desk, plan_id) == desk.plan
