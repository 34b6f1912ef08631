"""What a drag does to the plan: one undo step, words before release, and nothing when it is called off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import EditRefused
from app.domain.plan import After, Marker, MarkerKind, With
from tests.widgets.timeline.plans import a_plan, weighted, with_segment

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ORDER = ["open", "input", "break", "practice", "debrief", "close"]


def test_dragging_a_segment_reorders_with_ripple_as_one_step(desk):
    desk.drag(desk.middle("practice"), desk.middle("input") - QPoint(10, 0))
    assert desk.order == ["open", "practice", "input", "break", "debrief", "close"]
    assert desk.session.layout.start_of("input") == 36_000 + 20 * 60
    assert desk.session.undo_label == "Move “Practice” before “Input”"
    desk.session.undo()
    assert desk.order == ORDER
    assert desk.session.undo_label is None


def test_words_before_release_say_what_will_move(desk):
    desk.carry(desk.middle("practice"), desk.middle("break") - QPoint(10, 0))
    assert desk.said[-1].startswith("Practice moves before Break")
    assert desk.view.over.bubble == desk.said[-1]
    assert desk.order == ORDER
    desk.release(desk.middle("break"))


def test_a_drag_wanders_freely_because_it_starts_from_the_press(desk):
    desk.carry(desk.middle("practice"), desk.middle("open") - QPoint(20, 0))
    desk.move(desk.middle("close") + QPoint(20, 0))
    desk.move(desk.middle("practice"))
    desk.release(desk.middle("practice"))
    assert desk.order == ORDER
    assert desk.session.undo_label is None


@pytest.mark.parametrize("how", ["escape", "focus", "plan"])
def test_a_drag_is_called_off(desk, how):
    desk.carry(desk.middle("practice"), desk.middle("open") - QPoint(20, 0))
    assert desk.view.proposal is not None
    if how == "escape":
        desk.key(Qt.Key.Key_Escape)
    elif how == "focus":
        QApplication.sendEvent(desk.view, QFocusEvent(QEvent.Type.FocusOut))
    else:
        desk.session.edit("Elsewhere", lambda plan: with_segment(plan, "close", title="The end"))
    assert desk.view.proposal is None
    desk.release(desk.middle("open"))
    assert desk.order == ORDER


def test_several_move_together(desk):
    desk.click("input")
    desk.click("debrief", CTRL)
    desk.drag(desk.middle("debrief"), desk.middle("open") - QPoint(20, 0))
    assert desk.order == ["input", "debrief", "open", "break", "practice", "close"]
    assert desk.session.undo_label == "Move 2 segments before “Open”"


def test_dragging_the_edge_between_neighbors_rolls_it(desk):
    desk.drag(desk.edge("input"), desk.edge("input") + QPoint(desk.px(3), 0))
    assert desk.minutes("input", "break", "practice") == [13, 7, 10]
    assert desk.session.layout.start_of("practice") == 36_000 + 30 * 60
    desk.session.undo()
    assert desk.minutes("input", "break") == [10, 10]


def test_with_shift_the_edge_pushes_what_follows_and_the_words_say_so(desk):
    end = desk.edge("input") + QPoint(desk.px(3), 0)
    desk.carry(desk.edge("input"), end)
    assert desk.said[-1].startswith("Move the edge: ")
    desk.move(end, SHIFT)
    assert desk.said[-1].startswith("Push what follows: ")
    desk.release(end, SHIFT)
    assert desk.minutes("input", "break") == [13, 10]
    assert desk.session.layout.start_of("break") == 36_000 + 23 * 60


def test_the_last_edge_lengthens(desk):
    desk.view.zoom_out()
    desk.drag(desk.edge("close"), desk.edge("close") + QPoint(desk.px(5), 0))
    assert desk.minutes("close", "debrief") == [15, 10]
    assert desk.session.undo_label == "Lengthen “Close” to 15 min"


def test_an_edge_never_swallows_a_segment(desk):
    desk.drag(desk.edge("input"), desk.edge("input") - QPoint(desk.px(30), 0))
    assert desk.minutes("input", "break") == [1, 19]
    desk.drag(desk.edge("break"), desk.edge("break") + QPoint(desk.px(30), 0))
    assert desk.minutes("break", "practice") == [28, 1]


def test_what_is_refused_says_why_and_changes_nothing(open_desk):
    marker = Marker("m", MarkerKind.MUST_NOT_CUT, "The one rehearsal")
    desk = open_desk(with_segment(a_plan(), "practice", markers=(marker,), shortest_s=540))
    end = desk.edge("practice") - QPoint(desk.px(5), 0)
    desk.carry(desk.edge("practice"), end)
    assert desk.view.proposal.refused
    desk.release(end)
    assert "must not be cut" in desk.said[-1]
    assert desk.view.over.bubble == desk.said[-1]
    assert desk.minutes("practice") == [10]
    assert desk.session.undo_label is None


def test_a_drag_snaps_to_whole_minutes_and_to_edges_until_told_not_to(desk):
    start = desk.edge("input")
    desk.carry(start, start + QPoint(desk.px(3) + 2, 0))
    assert desk.view.proposal.board.segment("input").planned_s % 60 == 0
    beside = desk.view.rect_of("r1").x() - desk.view.rect_of("input").right()
    desk.move(start + QPoint(beside + 2, 0))
    assert desk.view.over.guide_s == desk.session.layout.start_of("r1")
    desk.move(start + QPoint(desk.px(3) + 2, 0), ALT)
    assert desk.view.over.guide_s is None
    assert desk.view.proposal.board.segment("input").planned_s % 60
    desk.key(Qt.Key.Key_Escape)


def test_a_segment_goes_to_a_side_lane_and_back(desk):
    lane_y = desk.middle("r1").y()
    desk.drag(desk.middle("input"), QPoint(desk.middle("input").x(), lane_y))
    moved = desk.session.plan.segments[desk.session.layout.index["input"]]
    assert (moved.lane_id, type(moved.start)) == ("rooms", With)
    desk.drag(desk.middle("input"), QPoint(desk.middle("practice").x() - 10, desk.middle("practice").y()))
    moved = desk.session.plan.segments[desk.session.layout.index["input"]]
    assert (moved.lane_id, moved.start) == ("main", After())


def test_a_run_beside_the_main_room_is_dragged_to_another_moment(desk):
    desk.drag(desk.middle("r1"), desk.middle("r1") + QPoint(desk.px(2), 0))
    rules = [one.start for one in desk.session.plan.segments if one.lane_id == "rooms"]
    assert rules == [With("practice", 180), After()]


def test_a_rubber_band_selects_and_ctrl_adds(desk):
    low = desk.view.rect_of("r1").bottom() + 60
    desk.drag(QPoint(desk.view.rect_of("practice").x() + 2, low), desk.middle("debrief"))
    assert set(desk.selected) == {"practice", "debrief", "r1", "r2"}
    desk.drag(QPoint(desk.middle("open").x(), low), desk.middle("open") + QPoint(4, 0), CTRL)
    assert set(desk.selected) == {"practice", "debrief", "r1", "r2", "open"}


def test_clicks_select_toggle_and_range(desk):
    desk.click("input")
    desk.click("debrief", SHIFT)
    assert desk.selected == ("input", "break", "practice", "debrief")
    desk.click("break", CTRL)
    assert desk.selected == ("input", "practice", "debrief")
    desk.click("input")
    assert desk.selected == ("input",)
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 340))
    assert desk.selected == ()


def test_a_small_tremble_is_a_click(desk):
    desk.drag(desk.middle("input"), desk.middle("input") + QPoint(2, 1))
    assert desk.selected == ("input",)
    assert desk.session.undo_label is None


def test_a_double_click_opens(desk, qtbot):
    with qtbot.waitSignal(desk.view.opened_segment) as opened:
        QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.middle("debrief"))
    assert opened.args == ["debrief"]


def test_a_cue_selects_its_segment(open_desk):
    desk = open_desk(weighted())
    frame = desk.view.frame_now
    row = frame.rows[-1]
    x = frame.scale.x_of(desk.session.layout.start_of("practice") + 120)
    QTest.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, frame.top_of(row) + row.height // 2)
    )
    assert desk.selected == ("practice",)


@pytest.mark.parametrize("with_space", [False, True])
def test_panning(desk, with_space):
    for _ in range(8):
        desk.view.zoom_in()
    bar = desk.view.horizontalScrollBar()
    before = bar.value()
    button = Qt.MouseButton.LeftButton if with_space else Qt.MouseButton.MiddleButton
    if with_space:
        QTest.keyPress(desk.view, Qt.Key.Key_Space)
    desk.press(QPoint(500, 120), button=button)
    desk.move(QPoint(460, 120), button=button)
    desk.release(QPoint(460, 120), button=button)
    assert bar.value() == before + 40
    assert desk.order == ORDER
    QTest.keyRelease(desk.view, Qt.Key.Key_Space)
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(460, 120))
    assert desk.selected


def test_an_edit_refused_at_the_door_is_said(desk):
    def refuse(_plan):
        raise EditRefused("Not today.")

    assert not desk.view.verbs.edit("Try", refuse)
    assert desk.said[-1] == "Not today."


def test_escape_lets_go_of_what_a_rubber_band_selected(desk):
    desk.click("open")
    frame = desk.view.frame_now
    low = frame.height - 4
    desk.carry(QPoint(frame.left + 4, low), QPoint(frame.width - 4, desk.middle("open").y()))
    assert len(desk.selected) > 3
    desk.key(Qt.Key.Key_Escape)
    assert desk.selected == ("open",)
    desk.release(QPoint(frame.width - 4, desk.middle("open").y()))
    assert desk.selected == ("open",)
