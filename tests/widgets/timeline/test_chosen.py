"""One marker or cue is chosen by itself, and then keys and menus are about it alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.plan import Cue, Marker, MarkerKind
from tests.widgets.timeline.plans import a_plan, weighted, with_segment
from widgets.timeline.chosen import place_of
from widgets.timeline.menu import build_menu

Key, Mod = Qt.Key, Qt.KeyboardModifier


def held(desk, segment_id="practice"):
    return next(one for one in desk.session.plan.segments if one.id == segment_id)


def item(desk, item_id):
    return next((one for one in (*held(desk).markers, *held(desk).cues) if one.id == item_id), None)


def place(desk, item_id) -> QPoint:
    box = place_of(desk.view.frame_now, held(desk), item(desk, item_id))
    return QPoint(box.x + box.w // 2, box.y + box.h // 2)


def click(desk, item_id):
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=place(desk, item_id))


@pytest.fixture
def desk(open_desk):
    return open_desk(weighted())


@pytest.mark.parametrize("item_id", ["m", "c"])
@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_what_is_clicked_is_what_delete_removes(desk, item_id, key):
    before = desk.session.plan
    click(desk, item_id)
    assert (desk.selected, desk.view.selection.item) == (("practice",), item_id)
    desk.key(key)
    assert item(desk, item_id) is None
    assert len(desk.session.plan.segments) == len(before.segments)
    desk.session.undo()
    assert desk.session.plan == before


@pytest.mark.parametrize(("item_id", "field"), [("m", "marker.reason"), ("c", "cue.title")])
def test_a_double_click_and_enter_open_it(desk, qtbot, item_id, field):
    click(desk, item_id)
    with qtbot.waitSignal(desk.view.opened_item) as opened:
        desk.key(Key.Key_Return)
    with qtbot.waitSignal(desk.view.opened_item) as clicked:
        QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=place(desk, item_id))
    assert opened.args == clicked.args == ["practice", field, item_id]


def test_the_keyboard_chooses_moves_and_lets_go(desk):
    desk.click("practice")
    desk.key(Key.Key_C)
    assert desk.view.selection.item == "m"
    desk.key(Key.Key_C)
    assert desk.view.selection.item == "c"
    desk.key(Key.Key_Right, Mod.AltModifier)
    desk.key(Key.Key_Right, Mod.AltModifier)
    assert item(desk, "c").offset_s == 240
    assert desk.order == ["open", "input", "break", "practice", "debrief", "close"]
    desk.key(Key.Key_C)
    assert desk.view.selection.item is None
    desk.key(Key.Key_C, Mod.ShiftModifier)
    desk.key(Key.Key_Escape)
    assert (desk.selected, desk.view.selection.item) == (("practice",), None)
    desk.key(Key.Key_Escape)
    assert desk.selected == ()


def test_where_nothing_lies_the_key_says_so(desk):
    desk.click("open")
    desk.key(Key.Key_C)
    assert desk.said[-1] == "There is no marker and no cue here."


def test_its_menu_comes_first(desk):
    click(desk, "c")
    menu = build_menu(desk.view, None)
    remove = next(action for action in menu.actions() if action.text() == "Remove")
    remove.trigger()
    assert held(desk).cues == ()
    menu.deleteLater()


def test_cues_that_share_a_moment_are_met_one_click_after_another(open_desk):
    desk = open_desk(with_segment(a_plan(), "practice", cues=tuple(Cue(f"c{n}", 120, str(n)) for n in range(3))))
    seen = []
    for _ in range(4):
        click(desk, "c0")
        seen.append(desk.view.selection.item)
    assert seen == ["c0", "c1", "c2", "c0"]


def test_a_ring_shows_what_is_chosen(desk):
    desk.click("practice")
    without = desk.view.grab().toImage()
    click(desk, "c")
    assert desk.view.grab().toImage() != without


def test_undo_of_what_is_chosen_leaves_nothing_chosen(desk):
    desk.session.edit("Add", lambda plan: with_segment(plan, "practice", cues=(*held(desk).cues, Cue("new", 300))))
    click(desk, "new")
    desk.session.undo()
    assert desk.view.chosen.now is None
    desk.key(Key.Key_Delete)
    assert "practice" not in desk.order


def test_a_marker_stands_at_its_moment(open_desk):
    markers = (
        Marker("all", MarkerKind.MUST_NOT_CUT, "Why"),
        Marker("early", MarkerKind.INVITE_DIALOGUE, "Why", offset_s=60),
        Marker("late", MarkerKind.INVITE_DIALOGUE, "Why", offset_s=540),
    )
    desk = open_desk(with_segment(a_plan(), "practice", markers=markers))
    desk.view.selection.set(("practice",))
    desk.view.fit_selection()
    box, late = desk.view.rect_of("practice"), place(desk, "late")
    assert abs(late.x() - (box.x() + box.width() * 0.9)) <= 2
    assert place(desk, "all").x() < place(desk, "early").x() < late.x()
    for one in markers:
        click(desk, one.id)
        assert desk.view.selection.item == one.id


def test_a_marker_carried_along_its_segment_goes_with_the_pointer(open_desk):
    desk = open_desk(weighted())
    desk.view.selection.set(("practice",))
    desk.view.fit_selection()
    start, box = place(desk, "m"), desk.view.rect_of("practice")
    end = QPoint(box.x() + box.width() // 2, start.y())
    desk.drag(start, end)
    assert item(desk, "m").offset_s == 300
    assert abs(place(desk, "m").x() - end.x()) <= 2


def test_words_say_when_it_comes_and_on_the_shelf_only_where(open_desk):
    cues = (Cue("early", -120, title="Warn"), Cue("late", 900, title="Call back"))
    desk = open_desk(with_segment(a_plan(), "practice", cues=cues))
    desk.click("practice")
    said = []
    for _ in cues:
        desk.key(Key.Key_C)
        said.append(desk.said[-1])
        assert build_menu(desk.view, None).actions()[0].text() == said[-1]
    assert said == ["Warn at 10:28, 2 min before “Practice”", "Call back at 10:45, 15 min into “Practice”"]
    desk.view.selection.set(("practice",))
    desk.key(Key.Key_P)
    desk.key(Key.Key_C)
    assert desk.said[-1] == "Warn: 2 min before “Practice”"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (-120, Key.Key_Left, -120),
        (-120, Key.Key_Right, None),
        (900, Key.Key_Left, 600),
        (900, Key.Key_Right, 900),
        (0, Key.Key_Left, 0),
        (600, Key.Key_Right, 600),
    ],
)
def test_earlier_is_never_later(open_desk, start, key, end):
    desk = open_desk(with_segment(a_plan(), "practice", cues=(Cue("c", start),)))
    desk.view.selection.choose("practice", "c")
    desk.view.fit_selection()
    desk.key(key, Mod.AltModifier)
    assert item(desk, "c").offset_s == (start + desk.view.verbs.grid() if end is None else end)


def test_before_the_start_a_marker_is_for_all_of_its_segment(desk):
    before = desk.session.plan
    desk.view.selection.choose("practice", "m")
    moments = []
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        desk.key(key, Mod.AltModifier)
        moments.append(item(desk, "m").offset_s)
    assert moments == [None, 0, desk.view.verbs.grid(), 0]
    desk.session.undo()
    assert desk.session.plan == before


def test_the_menu_keeps_what_is_chosen_and_its_segment_apart(desk):
    click(desk, "c")
    menu = build_menu(desk.view, None)
    words = [action.text() for action in menu.actions()]
    assert words[:5] == [
        "Open the rooms at 10:32, 2 min into “Practice”",
        "Open",
        "Move earlier",
        "Move later",
        "Remove",
    ]
    next(action for action in menu.actions() if action.text() == "Delete the segment").trigger()
    assert "practice" not in desk.order
    menu.deleteLater()


@pytest.mark.parametrize("way", ["drag", "menu"])
def test_what_is_carried_to_another_segment_stays_chosen(desk, way):
    before = desk.session.plan
    if way == "drag":
        start = place(desk, "c")
        desk.drag(start, QPoint(desk.middle("debrief").x(), start.y()))
    else:
        desk.click("practice")
        desk.view.item_verbs.hand_on(item(desk, "c"), 1)
    assert (desk.selected, desk.view.selection.item) == (("debrief",), "c")
    desk.key(Key.Key_Delete)
    assert held(desk, "debrief").cues == ()
    assert len(desk.session.plan.segments) == len(before.segments)
    for _ in range(2):
        desk.session.undo()
    assert desk.session.plan == before
