"""What the timeline shows and when it paints: zoom, scroll, themes, words on the canvas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.plan import (
    PARKED,
    PARKED_LANE,
    Delivery,
    Intent,
    Kind,
    Need,
    NeedReadiness,
    NeedState,
    Plan,
    Segment,
)
from tests.widgets.timeline.conftest import palette_of
from tests.widgets.timeline.plans import a_plan, clashing, weighted, with_segment
from widgets.timeline.lanes import RowKind
from widgets.timeline.notes import slack_words
from widgets.timeline.touch import touches

CTRL = Qt.KeyboardModifier.ControlModifier


def picture(desk) -> QImage:
    return desk.view.viewport().grab().toImage()


def colors(image: QImage) -> set[str]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(plain.constBits().cast("I"))}


def explained(plan: Plan) -> Plan:
    """Nothing lacks its intent, which is shown in the color of danger too."""
    return replace(plan, segments=tuple(replace(one, intent=Intent("It has to be")) for one in plan.segments))


def wheel(desk, at: QPoint, turns: int, modifiers=Qt.KeyboardModifier.NoModifier):
    viewport = desk.view.viewport()
    where, none = viewport.mapToGlobal(QPointF(at)), Qt.MouseButton.NoButton
    begin = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(at), where, QPoint(), QPoint(0, 120 * turns), none, modifiers, begin, False)
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize("plan", [a_plan(), clashing(), weighted()], ids=["plain", "clash", "weighted"])
def test_kinds_are_painted_in_the_colors_of_the_theme(open_desk, theme, plan):
    desk = open_desk(plan)
    desk.view.setPalette(palette_of(theme))
    seen = colors(picture(desk))
    assert theme.canvas.name() in seen
    assert theme.kind(Kind.INPUT).soft.name() in seen
    assert theme.kind(Kind.PRACTICE).soft.name() in seen


@pytest.mark.parametrize("changes", [{"segments": ()}, None], ids=["empty", "none"])
def test_a_canvas_without_segments_is_bare_ground(open_desk, theme, changes):
    desk = open_desk(None if changes is None else Plan("p", "Empty"))
    desk.view.setPalette(palette_of(theme))
    assert colors(picture(desk)) == {theme.canvas.name()}


def test_the_clash_is_shown_in_the_color_of_danger(open_desk, theme):
    calm, alarmed = open_desk(explained(a_plan())), open_desk(replace(explained(clashing()), id="clash"))
    for desk in (calm, alarmed):
        desk.view.setPalette(palette_of(theme))
    assert theme.danger.name() in colors(picture(alarmed))
    assert theme.danger.name() not in colors(picture(calm))


def test_the_wheel_with_ctrl_zooms_about_the_pointer(desk):
    at = QPoint(300, 150)
    before = desk.view.frame_now.scale.moment(at.x())
    wheel(desk, at, 3, CTRL)
    now = desk.view.frame_now.scale
    assert now.px_per_s * 60 > desk.px(1) - 1
    assert now.moment(at.x()) == pytest.approx(before, abs=1 / now.px_per_s)
    wheel(desk, at, -6, CTRL)
    now = desk.view.frame_now.scale
    assert now.moment(at.x()) == pytest.approx(before, abs=2 / now.px_per_s)


def test_the_wheel_scrolls_along_time(desk):
    for _ in range(8):
        desk.view.zoom_in()
    before = desk.view.horizontalScrollBar().value()
    wheel(desk, QPoint(300, 150), -1)
    assert desk.view.horizontalScrollBar().value() > before


def test_fit_shows_everything_again(desk):
    for _ in range(12):
        desk.view.zoom_in()
    desk.view.fit()
    viewport = desk.view.viewport().rect()
    assert all(viewport.contains(desk.view.rect_of(one.id)) for one in desk.session.plan.segments)


def test_a_fitted_view_stays_fitted_when_resized(desk):
    desk.view.resize(560, 360)
    assert desk.view.rect_of("close").right() < desk.view.viewport().width()


def test_fit_selection_fills_the_view_with_it(desk):
    desk.click("practice")
    desk.view.fit_selection()
    assert desk.view.rect_of("practice").width() > desk.view.viewport().width() // 2


def test_zooming_by_key_keeps_the_current_segment_in_place(desk):
    desk.click("practice")
    before = desk.middle("practice").x()
    desk.key(Qt.Key.Key_Plus)
    assert desk.middle("practice").x() == pytest.approx(before, abs=2)


def test_walking_scrolls_what_is_out_of_view_into_it(desk):
    for _ in range(5):
        desk.view.zoom_in()
    desk.key(Qt.Key.Key_End)
    assert desk.view.viewport().rect().contains(desk.middle("close"))


def test_lanes_that_do_not_fit_can_be_scrolled_to(desk):
    desk.view.resize(880, 170)
    assert not desk.view.viewport().rect().contains(desk.middle("r2"))
    desk.click("practice")
    desk.key(Qt.Key.Key_Down)
    assert desk.selected == ("r2",)
    assert desk.view.viewport().rect().contains(desk.middle("r2"))


def test_a_changed_start_moves_the_clock_and_not_the_blocks(desk):
    before = desk.view.rect_of("practice")
    desk.session.edit("Start", lambda plan: replace(plan, start_s=50_400))
    assert desk.view.rect_of("practice") == before


def test_another_plan_replaces_the_first(desk):
    other = Plan("other", "Other", segments=(Segment("x", "Only one"),))
    desk.click("input")
    desk.session.edit_library("Add session", lambda library: replace(library, plans=(*library.plans, other)))
    desk.session.open("other")
    assert desk.view.rect_of("input").isEmpty()
    assert not desk.view.rect_of("x").isEmpty()
    assert desk.selected == ()


@pytest.mark.parametrize(
    ("changes", "shows"),
    [
        ({"title": "New"}, True),
        ({"planned_s": 660}, True),
        ({"kind": Kind.POLL}, True),
        ({"needs": (Need("n", "Cards"),)}, True),
        ({"description": "Long words"}, False),
        ({"notes": "Quiet"}, False),
    ],
)
def test_only_what_is_drawn_is_painted_again(desk, changes, shows):
    told = []
    desk.session.changed.connect(told.append)
    before = picture(desk)
    desk.session.edit("Change", lambda plan: with_segment(plan, "practice", **changes))
    assert touches(told[0]) is shows
    assert (picture(desk) != before) is shows


@pytest.mark.parametrize("plan", [a_plan(), clashing()], ids=["plain", "clash"])
def test_painting_one_block_anew_gives_the_same_picture_as_painting_all(open_desk, plan):
    desk = open_desk(plan)
    picture(desk)
    desk.session.edit(
        "Change", lambda now: with_segment(now, "practice", title="Something longer to say", shortest_s=60)
    )
    patched = picture(desk)
    desk.view.redraw()
    assert picture(desk) == patched


def test_a_need_shows_its_state_in_the_delivery(open_desk):
    desk = open_desk(with_segment(a_plan(), "practice", needs=(Need("n", "Cards"),), planned_s=1_800))
    before = picture(desk)
    ready = (NeedReadiness("n", NeedState.TESTED, "Kim", "2026-11-20"),)
    delivery = Delivery("d", "plan", readiness=ready)
    desk.session.edit_library("Add", lambda library: replace(library, deliveries=(delivery,)))
    assert picture(desk) != before


def tip_at(desk, at: QPoint) -> str:
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    return QToolTip.text()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_tooltip_says_what_has_no_room_and_reads_titles_as_plain_text(open_desk):
    desk = open_desk(with_segment(weighted(), "practice", title="<img src=x> & more"))
    words = tip_at(desk, desk.middle("practice"))
    assert "&lt;img src=x&gt; &amp; more" in words
    assert "10:30–10:40" in words
    assert "Slow down: They need it" in words
    QToolTip.hideText()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_cue_has_a_tooltip_of_its_own(open_desk):
    desk = open_desk(weighted())
    frame = desk.view.frame_now
    x = frame.scale.x_of(desk.session.layout.start_of("practice") + 120)
    words = tip_at(desk, QPoint(x, frame.top_of(frame.rows[-1]) + frame.rows[-1].height // 2))
    assert "Cue 4: Open the rooms" in words
    QToolTip.hideText()


def test_a_parked_segment_says_its_length_however_long_its_title_is(open_desk):
    long = Segment("p", "An extra case for groups that are fast", lane_id=PARKED_LANE, planned_s=720)
    desk = open_desk(a_plan(lanes=(*a_plan().lanes, PARKED), segments=(*a_plan().segments, long)))
    desk.view.resize(880, 460)
    before = desk.view.viewport().grab(desk.view.rect_of("p")).toImage()
    desk.session.edit("Longer", lambda plan: with_segment(plan, "p", planned_s=780))
    assert desk.view.viewport().grab(desk.view.rect_of("p")).toImage() != before


def test_the_words_for_no_cues_leave_the_line_of_the_start_whole(desk):
    frame, seen = desk.view.frame_now, picture(desk)
    row = next(one for one in frame.rows if one.kind is RowKind.CUES)
    x = frame.scale.x_of(frame.board.plan.start_s) - 1
    line = {seen.pixelColor(x, frame.top_of(row) + down).name() for down in range(row.height)}
    assert line == {desk.view.look.start_line.name()}


def test_words_for_time_left_and_over():
    assert (slack_words(240), slack_words(-300)) == ("4 min spare", "5 min over")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_blocks_grow_with_the_text(desk, scale):
    before = desk.view.rect_of("practice").height()
    font = desk.view.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    desk.view.setFont(font)
    assert desk.view.rect_of("practice").height() == pytest.approx(before * scale, rel=0.15)
    assert QColor(desk.view.look.theme.canvas).name() in colors(picture(desk))
