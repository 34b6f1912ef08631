"""A timeline on a real session, and a hand that works it with real mouse and key events."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plan import Plan
from app.session import Session
from app.store import open_store
from tests.widgets.timeline.plans import a_plan
from widgets.selection import Selection
from widgets.theme import DARK, LIGHT, Theme
from widgets.timeline import TimelineView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A shown timeline and what a person does at it."""

    def __init__(self, session: Session, view: TimelineView) -> None:
        self.session, self.view = session, view
        self.said: list[str] = []
        view.said.connect(self.said.append)

    @property
    def order(self) -> list[str]:
        return [one.id for one in self.session.plan.segments if one.lane_id == "main"]

    @property
    def selected(self) -> tuple[str, ...]:
        return self.view.selection.ids

    def minutes(self, *ids: str) -> list[float]:
        found = {one.id: one.planned_s / 60 for one in self.session.plan.segments}
        return [found[one] for one in ids]

    def middle(self, segment_id: str) -> QPoint:
        return self.view.rect_of(segment_id).center()

    def edge(self, segment_id: str) -> QPoint:
        box = self.view.rect_of(segment_id)
        return QPoint(box.right() + 1, box.center().y())

    def px(self, minutes: float) -> int:
        return round(self.view.frame_now.scale.px_per_s * 60 * minutes)

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.view.viewport(), button, modifiers, at)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        # QTest.mouseMove carries no buttons and no modifiers offscreen
        viewport = self.view.viewport()
        where = viewport.mapToGlobal(QPointF(at))
        kind = QEvent.Type.MouseMove
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, QPointF(at), where, Qt.MouseButton.NoButton, button, modifiers)
        )

    def release(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.view.viewport(), button, modifiers, at)

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.carry(start, end, modifiers)
        self.release(end, modifiers)

    def carry(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """A drag that is not let go."""
        self.press(start, modifiers)
        for part in (0.3, 0.7, 1.0):
            self.move(start + (end - start) * part, modifiers)

    def click(self, segment_id: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, self.middle(segment_id))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        QTest.keyClicks(self.view.editor, text)
        QTest.keyClick(self.view.editor, key)


def palette_of(theme: Theme) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.surface)
    palette.setColor(QPalette.ColorRole.WindowText, theme.text)
    return palette


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


@pytest.fixture
def open_desk(qtbot, tmp_path: Path) -> Iterator[Callable[[Plan | None], Desk]]:
    """Makes a desk with a plan open (None: no plan), 880 by 360."""
    sessions: list[Session] = []

    def make(plan: Plan | None) -> Desk:
        session = Session(open_store(tmp_path / "library.db"))
        sessions.append(session)
        if plan is not None:
            session.edit_library("Add session", lambda library: replace(library, plans=(*library.plans, plan)))
            session.open(plan.id)
        view = TimelineView(session, Selection())
        qtbot.addWidget(view)
        view.resize(880, 360)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return Desk(session, view)

    # while a writer's thread runs, it must not be the one that finds and deletes what an earlier test left behind
    gc.disable()
    yield make
    closed = [session.close(10) for session in sessions]
    gc.enable()
    assert all(closed)


@pytest.fixture
def desk(open_desk: Callable[[Plan | None], Desk]) -> Desk:
    """Six segments from 10:00 to 11:00 and two rounds in a room."""
    return open_desk(a_plan())
