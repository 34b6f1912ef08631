"""The drift fan: it stands under what it speaks of, and follows a hand before it lets go."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.layout import lay_out
from widgets.pressure.drift import Drift


@pytest.fixture
def drift(qtbot, window):
    made = window.findChild(Drift)
    window.forecast.be_thorough()
    qtbot.waitUntil(lambda: window.forecast.found is not None, timeout=10_000)
    qtbot.waitUntil(made.isVisible)
    return made


def test_it_stands_under_the_segments_and_ends_with_the_session(window, drift):
    frame = window.timeline.frame_now
    starts = [frame.scale.x_of(start_s) for start_s in lay_out(window.session.plan).starts_s]
    points = drift.points(frame)
    assert [x for x, _ in points[:-1]] == starts
    assert points[-1][0] == frame.scale.x_of(frame.board.layout.end_s)


def test_it_widens_from_a_start_that_is_certain(window, drift):
    widths = [starts[-1] - starts[0] for _, starts in drift.points(window.timeline.frame_now)]
    assert widths[0] == 0
    assert widths == sorted(widths)


def test_it_follows_a_drag_before_it_is_let_go(qtbot, window, drift):
    view, before = window.timeline, window.session.plan
    still = drift.points(view.frame_now)
    box = view.rect_of("b")
    edge = QPoint(box.right(), box.center().y())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    for step in (10, 30, 60):
        QTest.mouseMove(view.viewport(), edge + QPoint(step, 0))
    assert view.proposal is not None
    moved = drift.points(view.frame_now)
    assert window.session.plan is before
    assert moved[-1][1] != still[-1][1]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert drift.points(view.frame_now) == still


def test_it_says_when_the_segment_under_the_pointer_may_begin(window, drift):
    x = window.timeline.rect_of("c").center().x()
    told = r"Hard cases: planned 10:33, 8 runs in 10 begin it between 10:\d\d and 10:\d\d"
    assert re.fullmatch(told, drift.words_at(x))  # no seconds


def test_what_it_shows_is_told_in_words(drift):
    assert drift.accessibleDescription().startswith("9 runs in 10 end by 10:")
