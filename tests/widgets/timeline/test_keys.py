"""Everything by keyboard and menu: each drag has a twin, and repeated presses are one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.plan import After, At, Plan, With
from tests.widgets.timeline.plans import a_plan, with_segment
from widgets.timeline.menu import build_menu

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
ORDER = ["open", "input", "break", "practice", "debrief", "close"]


def test_arrows_walk_in_time_order(desk):
    walked = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        desk.key(key)
        walked.append(desk.view.selection.current)
    assert walked == ["open", "input", "break", "practice", "r1", "practice"]


def test_up_and_down_go_to_the_nearest_in_the_next_lane(desk):
    desk.click("debrief")
    desk.key(Key.Key_Down)
    assert desk.selected == ("r2",)
    desk.key(Key.Key_Up)
    assert desk.selected == ("practice",)


def test_home_and_end(desk):
    desk.key(Key.Key_End)
    assert desk.selected == ("close",)
    desk.key(Key.Key_Home)
    assert desk.selected == ("open",)


def test_ten_nudges_are_one_undo_step(desk):
    desk.click("open")
    for _ in range(10):
        desk.key(Key.Key_Right, ALT)
    assert desk.order == [*ORDER[1:], "open"]
    desk.session.undo()
    assert desk.order == ORDER
    assert desk.session.undo_label is None


def test_what_a_key_did_is_said(desk, qtbot):
    desk.click("open")
    desk.key(Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[-1].startswith("Open moves before Break")


def test_a_nudge_past_the_end_says_so(desk):
    desk.click("open")
    desk.key(Key.Key_Left, ALT)
    assert desk.said[-1] == "“Open” is already the first of its lane."
    assert desk.order == ORDER


def test_a_run_is_nudged_by_the_grid(desk):
    desk.click("r1")
    desk.key(Key.Key_Right, ALT)
    assert desk.session.plan.segments[desk.session.layout.index["r1"]].start == With("practice", 120)


def test_lengthening_and_shortening_merge_into_one_step(desk):
    desk.click("input")
    for _ in range(3):
        desk.key(Key.Key_Right, ALT | SHIFT)
    assert desk.minutes("input") == [13]
    for _ in range(20):
        desk.key(Key.Key_Left, ALT | SHIFT)
    assert desk.minutes("input") == [1]
    desk.session.undo()
    assert desk.minutes("input") == [10]


def test_lanes_are_changed_by_key(desk):
    desk.click("input")
    desk.key(Key.Key_Down, ALT)
    moved = desk.session.plan.segments[desk.session.layout.index["input"]]
    assert moved.lane_id == "rooms"
    desk.key(Key.Key_Up, ALT)
    assert "input" in desk.order


def test_delete_removes_and_the_next_becomes_current(desk):
    desk.click("input")
    desk.key(Key.Key_Delete)
    assert "input" not in desk.order
    assert desk.selected == ("break",)
    desk.session.undo()
    assert desk.order == ORDER


def test_escape_clears_the_selection(desk):
    desk.click("input")
    desk.key(Key.Key_Escape)
    assert desk.selected == ()


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_a_title_is_edited_in_place(desk, key):
    desk.click("input")
    desk.key(key)
    assert desk.view.editor.isVisible()
    desk.type("The model")
    assert desk.view.board.segment("input").title == "The model"
    assert desk.session.undo_label == "Rename “Input”"
    assert desk.view.hasFocus()


def test_escape_leaves_a_title_as_it_was(desk):
    desk.click("input")
    desk.key(Key.Key_F2)
    desk.type("Nonsense", Key.Key_Escape)
    assert desk.view.board.segment("input").title == "Input"
    assert desk.selected == ("input",)


def test_clicking_elsewhere_keeps_the_typed_title(desk):
    desk.click("input")
    desk.key(Key.Key_F2)
    desk.type("The model", Key.Key_Shift)
    desk.click("close")
    assert desk.view.board.segment("input").title == "The model"


def test_an_empty_title_is_refused_in_words(desk):
    desk.click("input")
    desk.key(Key.Key_F2)
    desk.view.editor.clear()
    desk.type("")
    assert desk.view.board.segment("input").title == "Input"
    assert "title" in desk.said[-1]


def test_a_title_too_long_is_refused_and_not_cut(desk):
    desk.click("input")
    desk.key(Key.Key_F2)
    desk.view.editor.setText("x" * 501)
    desk.type("")
    assert desk.view.board.segment("input").title == "Input"
    assert "500" in desk.said[-1]


def test_a_new_segment_asks_for_its_title(desk):
    desk.click("input")
    desk.key(Key.Key_N)
    desk.type("Warm-up")
    assert [desk.view.board.segment(one).title for one in desk.order[:3]] == ["Open", "Input", "Warm-up"]


def test_the_first_segment_of_an_empty_plan(open_desk):
    desk = open_desk(Plan("empty", "Empty"))
    desk.key(Key.Key_N)
    desk.type("Welcome")
    assert [one.title for one in desk.session.plan.segments] == ["Welcome"]


def entries(desk, at=None):
    menu = build_menu(desk.view, at)
    menu.setParent(desk.view)
    return {action.text(): action for action in (*menu.actions(), *inside(menu, "Move and resize"))}


def inside(menu, title):
    found = next((action.menu() for action in menu.actions() if action.text() == title), None)
    return [] if found is None else found.actions()


def test_the_menu_stays_short_and_keeps_what_moves_together(desk):
    desk.click("break")
    menu = build_menu(desk.view, None)
    assert len([action for action in menu.actions() if not action.isSeparator()]) <= 16
    assert len(inside(menu, "Move and resize")) == 10


def test_the_menu_splits_at_the_pointer_and_joins_again(desk):
    desk.click("practice")
    box = desk.view.rect_of("practice")
    entries(desk, QPoint(box.x() + desk.px(4), box.center().y()))["Split here"].trigger()
    assert desk.order[3:5] != ORDER[3:5]
    assert desk.minutes(*desk.order[3:5]) == [4, 6]
    entries(desk)["Join with next"].trigger()
    assert (desk.order, desk.minutes("practice")) == (ORDER, [10])


def test_the_menu_duplicates_and_selects_the_copy(desk):
    desk.click("input")
    entries(desk)["Duplicate"].trigger()
    (copy,) = desk.selected
    assert desk.order[:3] == ["open", "input", copy]


def test_a_fixed_start_is_typed_and_taken_back(desk):
    desk.click("break")
    entries(desk)["Set a fixed start…"].trigger()
    desk.type("10:25")
    assert desk.view.board.segment("break").start == At(36_000 + 25 * 60)
    assert [gap.before_id for gap in desk.session.layout.gaps] == ["break"]
    entries(desk)["Let it follow the one before"].trigger()
    assert desk.view.board.segment("break").start == After()


def test_a_fixed_start_that_is_no_time_is_refused(desk):
    desk.click("break")
    desk.view.verbs.set_fixed_start()
    desk.type("soon")
    assert "not a time" in desk.said[-1]
    assert desk.session.undo_label is None


def test_past_midnight_a_typed_time_means_the_day_the_segment_lies_on(open_desk):
    desk = open_desk(a_plan(start_s=86_400 - 1_200))
    desk.click("practice")
    desk.view.verbs.set_fixed_start()
    desk.type("00:20")
    assert desk.view.board.segment("practice").start == At(86_400 + 1_200)


@pytest.mark.parametrize("words", ["Move earlier", "Move later", "Shorten", "Lengthen", "Delete", "Add segment before"])
def test_each_menu_entry_is_one_undo_step(desk, words):
    desk.click("break")
    before = desk.session.plan
    entries(desk)[words].trigger()
    assert desk.session.plan != before
    desk.view.editor.dismiss()
    desk.session.undo()
    assert desk.session.plan == before
    assert desk.session.undo_label is None


def test_a_refusal_does_not_outlast_the_next_edit(desk):
    desk.click("open")
    desk.key(Key.Key_Left, ALT)
    assert desk.view.over.bubble
    desk.key(Key.Key_Right, ALT)
    assert not desk.view.over.bubble


def test_without_a_selection_the_menu_offers_to_add(desk):
    assert set(filter(None, entries(desk))) == {"Add segment", "Fit", "Fit the selection"}


def test_the_keyboard_says_what_is_current(desk):
    desk.click("practice")
    spoken = desk.view.accessibleDescription()
    assert spoken.startswith("Practice; Practice, 10:30–10:40, 10 min")
    desk.session.edit("Rename", lambda plan: with_segment(plan, "practice", title="Try it"))
    assert desk.view.accessibleDescription().startswith("Try it")
