"""Copies, fixed starts, left edges, markers, cues, the shelf, drops, repairs: real buttons and keys, one undo step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plan import PARKED, After, At, Cue, Marker, MarkerKind, With
from tests.widgets.timeline.plans import a_plan, clashing, weighted, with_segment
from widgets.timeline.item_drags import MIME
from widgets.timeline.item_verbs import build_adding, build_items
from widgets.timeline.mending import build_repairs

Mod, Key = Qt.KeyboardModifier, Qt.Key
SHIFT, CTRL, ALT = Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier
ORDER = ["open", "input", "break", "practice", "debrief", "close"]


def segment(desk, segment_id):
    return desk.session.plan.segments[desk.session.layout.index[segment_id]]


def undone(desk, plan):
    desk.session.undo()
    return desk.session.plan == plan and desk.session.undo_label is None


def test_ctrl_drag_copies_and_selects_the_copy(desk):
    before = desk.session.plan
    end = desk.middle("open") - QPoint(20, 0)
    desk.carry(desk.middle("practice"), end, CTRL)
    assert "is added" in desk.said[-1]
    desk.release(end, CTRL)
    (copy,) = desk.selected
    assert desk.order == [copy, *ORDER]
    assert segment(desk, copy).title == "Practice"
    assert undone(desk, before)


def test_a_copy_can_be_dropped_where_it_was_grabbed(desk):
    at = desk.middle("input")
    desk.carry(at, at + QPoint(8, 0), CTRL)
    desk.release(at + QPoint(8, 0), CTRL)
    assert len(desk.order) == 7


def test_a_copy_goes_into_a_side_lane(desk):
    desk.drag(desk.middle("input"), QPoint(desk.middle("input").x(), desk.middle("r1").y()), CTRL)
    (copy,) = desk.selected
    assert (segment(desk, copy).lane_id, type(segment(desk, copy).start)) == ("rooms", With)
    assert desk.order == ORDER


def test_shift_drag_fixes_the_start_and_says_so(desk):
    before = desk.session.plan
    end = desk.middle("break") + QPoint(desk.px(5), 0)
    desk.carry(desk.middle("break"), end)
    desk.move(end, SHIFT)
    assert desk.said[-1].startswith("Break starts at 10:25, fixed")
    desk.release(end, SHIFT)
    assert segment(desk, "break").start == At(36_000 + 25 * 60)
    assert desk.selected == ("break",)
    assert undone(desk, before)


@pytest.mark.parametrize(("minutes", "start", "planned"), [(2, 32, 8), (-3, 27, 13)])
def test_the_left_edge_of_a_fixed_segment_moves_its_start(open_desk, minutes, start, planned):
    desk = open_desk(with_segment(a_plan(), "practice", start=At(36_000 + 30 * 60)))
    box = desk.view.rect_of("practice")
    at = QPoint(box.x() + 2, box.center().y())
    desk.drag(at, at + QPoint(desk.px(minutes), 0))
    assert segment(desk, "practice").start == At(36_000 + start * 60)
    assert desk.minutes("practice") == [planned]


def test_the_left_edge_of_a_run_moves_into_its_anchor(desk):
    box = desk.view.rect_of("r1")
    at = QPoint(box.x() + 1, box.center().y())
    desk.drag(at, at + QPoint(desk.px(1), 0))
    assert segment(desk, "r1").start == With("practice", 120)


def test_the_start_of_the_first_segment_says_why_it_stays(desk):
    box = desk.view.rect_of("open")
    at = QPoint(box.x() + 2, box.center().y())
    desk.drag(at, at + QPoint(desk.px(3), 0))
    assert "starts with the session" in desk.said[-1]
    assert desk.session.undo_label is None


def test_keys_move_the_start_and_the_shared_edge(desk):
    desk.click("break")
    desk.key(Key.Key_Right, CTRL)
    assert desk.minutes("input", "break") == [11, 9]
    desk.key(Key.Key_Left, CTRL | SHIFT)
    assert desk.minutes("break", "practice") == [8, 11]


def test_split_join_duplicate_and_fixed_start_have_keys(desk):
    desk.click("practice")
    desk.key(Key.Key_S)
    assert len(desk.order) == 7
    desk.key(Key.Key_J)
    assert desk.order == ORDER
    desk.key(Key.Key_D)
    assert len(desk.order) == 7
    desk.key(Key.Key_F)
    assert desk.view.editor.isVisible()


def chip_of(desk, segment_id) -> QPoint:
    box = desk.view.rect_of(segment_id)
    side = desk.view.frame_now.sizes.chip_px
    return QPoint(box.x() + 9 + side // 2, box.bottom() - 11 - side // 2)


def cue_at(desk, segment_id, offset_s) -> QPoint:
    frame = desk.view.frame_now
    row = next(one for one in frame.rows if one.title == "Producer")
    return QPoint(
        frame.scale.x_of(desk.session.layout.start_of(segment_id) + offset_s), frame.top_of(row) + row.height // 2
    )


def test_a_marker_is_dragged_along_its_segment(open_desk):
    desk = open_desk(weighted())
    before = desk.session.plan
    end = desk.middle("practice")
    desk.carry(chip_of(desk, "practice"), end)
    assert desk.said[-1] == "Slow down at 10:35, 5 min into “Practice”"
    desk.release(end)
    assert segment(desk, "practice").markers[0].offset_s == 300
    assert undone(desk, before)


def test_a_marker_goes_to_another_segment_and_with_shift_weighs_on_all_of_it(open_desk):
    desk = open_desk(weighted())
    desk.drag(chip_of(desk, "practice"), desk.middle("debrief"), SHIFT)
    assert segment(desk, "practice").markers == ()
    assert segment(desk, "debrief").markers[0].offset_s is None


def test_a_cue_is_dragged_along_the_rail(open_desk):
    desk = open_desk(weighted())
    before = desk.session.plan
    start = cue_at(desk, "practice", 120)
    desk.drag(start, cue_at(desk, "practice", 360))
    assert segment(desk, "practice").cues[0].offset_s == 360
    assert undone(desk, before)
    desk.drag(start, cue_at(desk, "debrief", 180))
    assert segment(desk, "debrief").cues[0].offset_s == 180


def test_escape_leaves_a_carried_cue_where_it_was(open_desk):
    desk = open_desk(weighted())
    desk.carry(cue_at(desk, "practice", 120), cue_at(desk, "debrief", 180))
    desk.key(Key.Key_Escape)
    desk.release(cue_at(desk, "debrief", 180))
    assert segment(desk, "practice").cues[0].offset_s == 120


def test_markers_and_cues_move_by_menu(open_desk):
    desk = open_desk(weighted())
    desk.click("practice")
    desk.view.setFocus()
    menu = build_items(desk.view)
    ways = {action.text(): action.menu() for action in menu.actions()}
    later = {action.text(): action for action in ways["Open the rooms"].actions()}
    later["Later"].trigger()
    assert segment(desk, "practice").cues[0].offset_s == 180
    later["To the segment after"].trigger()
    assert segment(desk, "debrief").cues[0].offset_s == 0
    menu.deleteLater()


def test_adding_by_menu(desk):
    desk.click("practice")
    menu = build_adding(desk.view)
    found = {action.text(): action for action in menu.actions()}
    {one.text(): one for one in found["Marker"].menu().actions()}["Slow down"].trigger()
    found["Cue"].trigger()
    {one.text(): one for one in found["Segment"].menu().actions()}["Poll"].trigger()
    held = segment(desk, "practice")
    assert (len(held.markers), len(held.cues), len(desk.order)) == (1, 1, 7)
    menu.deleteLater()


def shelf_point(desk) -> QPoint:
    frame = desk.view.frame_now
    return QPoint(frame.width - 30, frame.top_of(frame.shelf) + 6)


def test_a_segment_is_dragged_onto_the_shelf_and_back(open_desk):
    desk = open_desk(a_plan())
    desk.view.resize(880, 460)
    before = desk.session.plan
    desk.carry(desk.middle("break"), QPoint(400, 300))
    end = shelf_point(desk)
    desk.move(end)
    assert desk.said[-1].startswith("Break is parked")
    desk.release(end)
    assert desk.session.layout.parked == {"break"}
    assert desk.view.viewport().rect().contains(desk.middle("break"))
    desk.drag(desk.middle("break"), desk.middle("close") - QPoint(20, 0))
    assert desk.order == ["open", "input", "practice", "debrief", "break", "close"]
    desk.session.undo()
    assert undone(desk, before)


@pytest.mark.parametrize("height", [230, 300, 460])
def test_during_a_drag_the_shelf_is_whole_in_view_and_nothing_else_moves(open_desk, height):
    desk = open_desk(a_plan())
    desk.view.resize(880, height)
    box, most, seen = desk.view.rect_of("close"), desk.view.verticalScrollBar().maximum(), desk.view.viewport().size()
    desk.carry(desk.middle("break"), desk.middle("break") + QPoint(9, 0))
    frame = desk.view.frame_now
    assert frame.top_of(frame.shelf) + frame.shelf.height <= frame.height
    assert (desk.view.rect_of("close"), desk.view.verticalScrollBar().maximum()) == (box, most)
    assert desk.view.viewport().size() == seen
    end = shelf_point(desk)
    desk.move(end)
    desk.release(end)
    assert desk.session.layout.parked == {"break"}


def test_parking_by_key_and_back(desk):
    desk.click("break")
    desk.key(Key.Key_P)
    assert desk.session.layout.parked == {"break"}
    desk.click("open")
    desk.key(Key.Key_Right, ALT | SHIFT)
    desk.click("break")
    desk.key(Key.Key_P)
    assert desk.order == ORDER


def test_the_shelf_folds_and_its_segments_stay_reachable(desk):
    for one in ("break", "debrief"):
        desk.click(one)
        desk.key(Key.Key_P)
    desk.view.resize(880, 460)
    frame = desk.view.frame_now
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, frame.top_of(frame.shelf) + 8))
    assert not desk.view.stage.shelf_open
    desk.click("debrief")
    assert desk.selected == ("debrief",)
    desk.key(Key.Key_P, SHIFT)
    assert desk.view.stage.shelf_open


def test_parked_segments_are_walked_last(desk):
    desk.click("open")
    desk.key(Key.Key_P)
    desk.key(Key.Key_End)
    assert desk.selected == ("open",)


def drop(desk, what, at: QPoint, modifiers=Mod.NoModifier):
    data = QMimeData()
    data.setData(MIME, what if isinstance(what, bytes) else json.dumps(what).encode())
    act, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, act, data, left, modifiers))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), act, data, left, modifiers))


@pytest.mark.parametrize("kind", ["poll", "break", None])
def test_a_segment_is_dropped_from_a_palette(desk, kind):
    before = desk.session.plan
    drop(desk, {"put": "segment", "kind": kind}, desk.middle("break") - QPoint(10, 0))
    assert len(desk.order) == 7
    assert desk.order[3:] == ORDER[2:]
    assert undone(desk, before)


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ({"put": "marker", "kind": "slow_down"}, "markers"),
        ({"put": "cue", "kind": "poll_launch"}, "cues"),
        ({"put": "need", "kind": "room"}, "needs"),
    ],
)
def test_things_are_dropped_onto_a_moment(desk, what, held):
    before = desk.session.plan
    drop(desk, what, desk.middle("practice"))
    (item,) = getattr(segment(desk, "practice"), held)
    assert getattr(item, "offset_s", None) == {"markers": 300, "cues": 300, "needs": None}[held]
    assert desk.selected == ("practice",)
    assert undone(desk, before)


@pytest.mark.parametrize("what", [b"not json", b"[]", b'{"put": "house"}', {"put": "marker", "kind": "shout"}])
def test_what_cannot_be_read_is_refused_in_words(desk, what):
    drop(desk, what, desk.middle("practice"))
    assert desk.said[-1] == "This cannot be dropped on a session."
    assert desk.session.undo_label is None


def test_a_marker_dropped_beside_everything_says_where_it_belongs(desk):
    drop(desk, {"put": "marker", "kind": "slow_down"}, QPoint(400, 350))
    frame = desk.view.frame_now
    drop(desk, {"put": "need"}, QPoint(desk.middle("open").x(), desk.middle("r1").y()))
    assert frame is not None
    assert "belongs to one" in desk.said[-1]


def test_a_clash_is_repaired_from_its_badge(open_desk):
    desk = open_desk(clashing())
    row = desk.view.frame_now.rows[0]
    at = QPoint(desk.view.rect_of("break").x() + 6, desk.view.frame_now.top_of(row) + row.height + 12)
    assert desk.view.stage.hit(at.x(), at.y()).part.value == "badge"
    menu = build_repairs(desk.view, "break")
    usable = [action for action in menu.actions() if action.isEnabled()]
    assert usable
    usable[0].trigger()
    assert desk.session.layout.clashes == ()
    menu.deleteLater()


def test_repair_by_key_with_nothing_to_mend_says_so(desk):
    desk.key(Key.Key_R)
    assert desk.said[-1] == "Nothing clashes, there is no gap, and the session ends in time."


def test_a_repair_that_cannot_be_is_refused_in_a_sentence(open_desk):
    cut = tuple(Marker(f"m{n}", MarkerKind.MUST_NOT_CUT, "The heart") for n in range(1))
    plan = clashing()
    plan = replace(plan, segments=tuple(replace(one, markers=cut, shortest_s=600) for one in plan.segments[:6]))
    desk = open_desk(replace(plan, lanes=plan.lanes[:1], id="fixed"))
    menu = build_repairs(desk.view, "break")
    assert any(not action.isEnabled() and action.text() for action in menu.actions())
    menu.deleteLater()


def test_several_parked_come_back_together(open_desk):
    parked = replace(a_plan(), lanes=(*a_plan().lanes, PARKED))
    spare = [replace(parked.segments[n], lane_id="parked", start=After()) for n in (1, 2)]
    rest = [one for one in parked.segments if one.id not in {"input", "break"}]
    desk = open_desk(replace(parked, segments=(*rest, *spare)))
    desk.view.resize(880, 460)
    desk.click("input")
    desk.click("break", CTRL)
    desk.drag(desk.middle("break"), desk.middle("practice") - QPoint(20, 0))
    assert desk.order == ["open", "input", "break", "practice", "debrief", "close"]


def test_a_cue_in_a_plan_of_many_is_where_it_is_drawn(open_desk):
    desk = open_desk(with_segment(a_plan(), "close", cues=(Cue("c", 0, title="Goodbye"),)))
    at = cue_at(desk, "close", 0)
    assert desk.view.stage.hit(at.x(), at.y()).cue.title == "Goodbye"


@pytest.fixture
def shelved(desk):
    """With *Input* on the shelf, magnified to the middle of the rest."""
    desk.view.resize(880, 460)
    desk.click("input")
    desk.key(Key.Key_P)
    desk.view.camera.zoom(4, 400)
    return desk


@pytest.mark.parametrize("press", ["+", "fit", "walk"])
def test_what_is_parked_has_no_time_to_look_at(shelved, press):
    view = shelved.view
    first, last = view.frame_now.seen_s
    if press == "+":
        shelved.key(Key.Key_Plus)
        now = view.frame_now.seen_s
        assert abs(sum(now) - first - last) < (last - first) / 50
    elif press == "fit":
        view.fit_selection()
        fitted = view.frame_now.seen_s
        view.fit()
        assert view.frame_now.seen_s == fitted
    else:
        shelved.view.selection.set(("close",))
        shelved.key(Key.Key_End)
        assert shelved.selected == ("input",)
        assert view.frame_now.seen_s == (first, last)


def test_a_rubber_band_takes_what_lies_on_the_shelf(shelved):
    shelved.view.fit()
    box = shelved.view.rect_of("input")
    shelved.drag(QPoint(box.right() + 60, box.center().y()), box.center())
    assert shelved.selected == ("input",)
