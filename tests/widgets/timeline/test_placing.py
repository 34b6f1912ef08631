"""Where things land: in a run beside the main room, past what stands apart, back from the shelf, or nowhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.domain.layout import Wait
from app.domain.plan import After, At, Cue, Kind, LaneKind, Segment, With
from tests.widgets.timeline.plans import a_plan, clashing, frame_of, with_segment
from widgets.timeline.item_drags import MIME
from widgets.timeline.mending import build_repairs
from widgets.timeline.notes import notes_in

Mod, Key = Qt.KeyboardModifier, Qt.Key
NONE, SHIFT, CTRL, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier
ORDER = ["open", "input", "break", "practice", "debrief", "close"]


def drop(desk, what, at: QPoint) -> None:
    data = QMimeData()
    data.setData(MIME, json.dumps(what).encode())
    act, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, act, data, left, NONE))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), act, data, left, NONE))


def rooms(desk) -> list[tuple[str, object]]:
    return [(one.title, one.start) for one in desk.session.plan.segments if one.lane_id == "rooms"]


@pytest.mark.parametrize("way", ["move", "copy", "drawer"])
@pytest.mark.parametrize(
    ("onto", "px", "order"),
    [
        ("r1", -5, ["Break", "Round 1", "Round 2"]),
        ("r1", 5, ["Round 1", "Break", "Round 2"]),
        ("r2", -5, ["Round 1", "Break", "Round 2"]),
        ("r2", 5, ["Round 1", "Round 2", "Break"]),
    ],
)
def test_whatever_is_dropped_on_a_run_goes_into_it(desk, way, onto, px, order):
    at = desk.middle(onto) + QPoint(px, 0)
    if way == "drawer":
        drop(desk, {"put": "segment", "kind": "break"}, at)
    else:
        desk.drag(desk.middle("break"), at, CTRL if way == "copy" else NONE)
    assert rooms(desk) == [(order[0], With("practice", 60)), (order[1], After()), (order[2], After())]
    assert len(desk.order) == (5 if way == "move" else 6)
    desk.session.undo()
    assert desk.session.undo_label is None


def test_the_key_puts_it_into_the_run_that_is_there(open_desk):
    plan = with_segment(a_plan(), "r2", planned_s=900)
    desk = open_desk(replace(plan, lanes=(plan.lanes[0], replace(plan.lanes[1], kind=LaneKind.FREE))))
    desk.click("debrief")
    desk.key(Key.Key_Down, ALT)
    assert [title for title, _ in rooms(desk)] == ["Round 1", "Debrief", "Round 2"]


def test_before_the_session_nothing_starts_beside_it(desk):
    desk.view.zoom_out()
    early = QPoint(desk.view.rect_of("open").x() - 30, desk.middle("r1").y())
    for modifiers in (NONE, CTRL):
        desk.drag(desk.middle("break"), early, modifiers)
        assert desk.said[-1] == "Nothing in the main room runs that early."
    assert desk.session.undo_label is None


@pytest.fixture
def apart(open_desk):
    """Doors before the session and a mail after it, each off the clock at its own time."""
    doors = Segment("doors", "Doors", Kind.OFF_CLOCK, planned_s=300, start=At(36_000 - 300))
    mail = Segment("mail", "Mail", Kind.OFF_CLOCK, planned_s=300, start=At(36_000 + 3_900))
    plan = a_plan()
    return open_desk(replace(plan, segments=(doors, *plan.segments[:6], mail, *plan.segments[6:])))


@pytest.mark.parametrize(
    ("segment_id", "key", "words"),
    [
        ("open", Key.Key_Left, "“Open” is already the first on the clock."),
        ("close", Key.Key_Right, "“Close” is already the last on the clock."),
        ("doors", Key.Key_Right, "“Doors” stands off the clock at its own time. Change its start to move it."),
    ],
)
def test_a_key_that_would_move_nothing_says_why(apart, segment_id, key, words):
    apart.view.selection.set((segment_id,))
    apart.key(key, ALT)
    assert apart.said[-1] == words
    assert apart.session.undo_label is None


@pytest.mark.parametrize(("segment_id", "onto", "px"), [("open", "doors", -10), ("close", "mail", 15)])
def test_a_drag_past_what_stands_apart_is_none(apart, segment_id, onto, px):
    apart.drag(apart.middle(segment_id), apart.middle(onto) + QPoint(px, 0))
    assert apart.session.undo_label is None


def test_the_end_is_before_what_stands_apart_and_the_first_place_after_it(apart):
    apart.carry(apart.middle("input"), apart.middle("mail"))
    assert apart.said[-1].startswith("Input moves to the end")
    apart.release(apart.middle("mail"))
    assert apart.order[-2:] == ["input", "mail"]
    apart.drag(apart.middle("close"), apart.middle("doors"))
    assert apart.order[:2] == ["doors", "close"]


def test_what_stands_apart_is_not_reordered_by_a_drag(apart):
    apart.drag(apart.middle("doors"), apart.middle("break"))
    assert "stands off the clock" in apart.said[-1]
    assert apart.session.undo_label is None


@pytest.mark.parametrize(("key", "minutes"), [(Key.Key_Right, 11), (Key.Key_Left, 9)])
def test_an_edge_that_is_shared_with_nobody_changes_the_length(apart, key, minutes):
    apart.click("close")
    apart.key(key, CTRL | SHIFT)
    assert apart.minutes("close", "debrief") == [minutes, 10]


def test_several_presses_are_named_by_where_they_arrive(desk):
    desk.click("input")
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        desk.key(key, ALT | SHIFT)
    assert desk.session.undo_label == "Set “Input” to 11 min"


@pytest.mark.parametrize("way", ["drag", "key"])
def test_what_stays_in_another_lane_is_said(desk, qtbot, way):
    desk.click("r2")
    desk.click("debrief", CTRL)
    if way == "drag":
        desk.carry(desk.middle("debrief"), desk.middle("break") - QPoint(10, 0))
    else:
        desk.key(Key.Key_Left, ALT)
        qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[-1].endswith("; Round 2 stays in Rooms")
    desk.key(Key.Key_Escape)


@pytest.mark.parametrize("modifiers", [NONE, CTRL])
def test_over_no_lane_it_says_so_quietly(desk, modifiers):
    rail = next(row for row in desk.view.frame_now.rows if row.title == "Producer")
    at = QPoint(400, desk.view.frame_now.top_of(rail) + 8)
    desk.carry(desk.middle("input"), at, modifiers)
    assert (desk.view.over.bubble, desk.view.over.refused) == ("Drop it in a lane: here nothing changes.", False)
    desk.release(at, modifiers)
    assert desk.said[-1] == "Drop it in a lane: here nothing changes."
    assert desk.session.undo_label is None


def test_a_new_cue_has_one_name(desk):
    drop(desk, {"put": "cue", "kind": None}, desk.middle("practice"))
    assert desk.session.undo_label == "Add New cue to “Practice”"


def test_shortening_past_a_cue_says_so(open_desk):
    desk = open_desk(with_segment(a_plan(), "practice", cues=(Cue("c", 540, title="Close the rooms"),)))
    desk.carry(desk.edge("practice"), desk.edge("practice") - QPoint(desk.px(3), 0))
    assert "1 cue lies after its end" in desk.said[-1]
    desk.key(Key.Key_Escape)


def test_the_main_rooms_wait_is_worded_where_it_is_and_on_what_waits(open_desk):
    plan = with_segment(a_plan(), "r2", planned_s=960)
    wait = Wait("practice", "debrief", 38_400, 39_000, "rooms")
    assert [note.words for note in notes_in(frame_of(plan), len) if "wait" in note.words] == ["waits 10 min for Rooms"]
    desk = open_desk(plan)
    assert desk.session.layout.waits == (wait,)
    desk.click("debrief")
    assert "Waits 10 min for Rooms" in desk.view.accessibleDescription()


def test_a_wait_that_goes_is_no_longer_drawn(open_desk):
    desk = open_desk(with_segment(a_plan(), "r2", planned_s=960))
    desk.view.grab()
    desk.session.edit("Shorter", lambda plan: with_segment(plan, "r2", planned_s=180))
    shown = desk.view.viewport().grab().toImage()
    desk.view.stage.redraw()
    assert shown == desk.view.viewport().grab().toImage()


def test_repairs_fit_a_line_and_keep_every_letter(open_desk):
    title = "Questions & answers about everything we have heard so far today " * 3
    desk = open_desk(with_segment(clashing(), "break", title=title))
    menu = build_repairs(desk.view, "break")
    actions = menu.actions()
    widths = [menu.fontMetrics().horizontalAdvance(one.text().replace("&&", "&")) for one in actions]
    assert max(widths) <= 0.7 * desk.view.window().width()
    assert any("&&" in one.text() for one in actions)
    assert any("Questions &amp; answers" in one.toolTip() for one in actions)
    menu.deleteLater()


def test_of_a_repair_only_the_cost_is_cut(open_desk):
    desk = open_desk(clashing())
    menu = build_repairs(desk.view, "break")
    assert menu.actions()
    assert not [one.text() for one in menu.actions() if "…" in one.text().partition("  (")[0]]
    menu.deleteLater()


def test_the_repairs_open_clear_of_the_clash(open_desk):
    desk = open_desk(clashing())
    desk.view.selection.set(("break",))
    desk.key(Key.Key_R)
    menu = QApplication.activePopupWidget()
    row = desk.view.frame_now.rows[0]
    low = desk.view.frame_now.top_of(row) + row.height
    top = desk.view.viewport().mapToGlobal(QPoint(0, low)).y()
    assert menu.geometry().top() >= top or menu.geometry().bottom() <= top - row.height
    menu.close()


def test_what_leaves_its_run_says_beside_what_it_runs(desk):
    before = desk.session.plan
    desk.drag(desk.middle("r2"), QPoint(desk.middle("open").x(), desk.middle("r2").y()))
    assert desk.said[-1] == "Round 2 runs beside Open; nothing else moves"
    desk.session.undo()
    assert desk.session.plan == before


def test_copies_in_several_lanes_are_not_said_to_be_on_the_shelf(desk, qtbot):
    desk.click("break")
    desk.key(Key.Key_P)
    desk.view.selection.set(("input", "r2", "break"))
    desk.key(Key.Key_D)
    qtbot.waitUntil(lambda: any(one.startswith("3 segments are added in 3 lanes") for one in desk.said))
