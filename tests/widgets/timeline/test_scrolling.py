"""The kept picture: shifted, patched or painted from nothing, it is the same; and little of it is painted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain import edits
from app.domain.plan import At, Cue, Kind, Marker, MarkerKind, Plan, Section, Segment
from tests.widgets.timeline.plans import clashing
from widgets.timeline.camera import LEGIBLE_PX, READABLE_PX
from widgets.timeline.layer import AHEAD_PX
from widgets.timeline.view import ViewState

KINDS = [kind for kind in Kind if kind is not Kind.OFF_CLOCK]


def long_plan(count=120):
    segments = tuple(
        Segment(
            f"s{n}",
            f"Part {n}: what we do here",
            KINDS[n % len(KINDS)],
            planned_s=300 + 60 * (n % 7),
            section_id=f"k{n // 8}",
            markers=(Marker(f"m{n}", MarkerKind.SLOW_DOWN, "Why"),) if n % 3 else (),
            cues=(Cue(f"c{n}", 60),) if n % 2 else (),
            start=At(36_000 + 9_000) if n == 20 else Segment("x", "x").start,
        )
        for n in range(count)
    )
    sections = tuple(Section(f"k{n}", f"Section {n} with a long name") for n in range(count // 8 + 1))
    return Plan("long", "Long", promised_s=20_000, sections=sections, segments=segments)


def parked():
    return edits.park(clashing(), (clashing().segments[1].id,))


def image(desk):
    return desk.view.viewport().grab().toImage()


@pytest.fixture
def near(open_desk):
    desk = open_desk(long_plan())
    desk.view.selection.set(f"s{n}" for n in range(10, 30))
    desk.view.fit_selection()
    desk.view.selection.set([])
    image(desk)
    return desk


@pytest.mark.parametrize("by", [1, 40, -13, 300, -400, 2_000])
def test_a_shifted_picture_is_the_one_painted_from_nothing(near, by):
    bar = near.view.horizontalScrollBar()
    bar.setValue(bar.value() + by)
    shifted = image(near)
    near.view.redraw()
    assert image(near) == shifted


def painted_by_scroll(desk, by):
    bar = desk.view.horizontalScrollBar()
    bar.setValue(bar.value() + by)
    image(desk)
    return desk.view.stage.painted_px


@pytest.mark.parametrize("way", [1, -1])
def test_a_scroll_paints_what_came_into_view_and_a_little_ahead_so_that_the_next_paints_nothing(near, way):
    assert painted_by_scroll(near, 40 * way) == 40 + AHEAD_PX
    assert painted_by_scroll(near, 40 * way) == painted_by_scroll(near, -80 * way + AHEAD_PX * way) == 0


def test_what_was_painted_ahead_is_not_shown_once_the_plan_is_another(near):
    painted_by_scroll(near, 40)
    *before, one, other = near.session.plan.segments[:36]  # the two lie just past what is in view
    swapped = (*before, replace(one, planned_s=other.planned_s), replace(other, planned_s=one.planned_s))
    near.session.edit("Swap", lambda plan: replace(plan, segments=swapped + plan.segments[36:]))
    image(near)
    painted_by_scroll(near, 200)
    shifted = image(near)
    near.view.redraw()
    assert image(near) == shifted


@pytest.mark.parametrize("plan", [long_plan(), clashing()], ids=["long", "clash"])
def test_a_patched_picture_is_the_one_painted_from_nothing(open_desk, plan):
    desk = open_desk(plan)
    image(desk)
    segments = desk.session.plan.segments
    for one, changes in ((segments[3], {"planned_s": 900}), (segments[5], {"section_id": None}), (segments[2], {})):
        changed = replace(one, title="Another", **changes)

        def change(now, changed=changed):
            return replace(now, segments=tuple(changed if old.id == changed.id else old for old in now.segments))

        desk.session.edit("Change", change)
        patched = image(desk)
        desk.view.redraw()
        assert image(desk) == patched


def test_the_overview_shows_only_when_not_all_is_in_view_and_its_frame_can_be_dragged(near, qtbot):
    overview, bar = near.view.overview, near.view.horizontalScrollBar()
    assert overview.isVisible()
    before = bar.value()
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(overview.width() - 60, 10))
    assert bar.value() > before
    near.view.fit()
    assert not overview.isVisible()


def test_the_overview_fills_its_last_column_on_a_screen_of_one_and_a_half(near):
    overview = near.view.overview
    overview.resize(883, overview.height())
    near.view.look.ratio = 1.5
    seen = QImage(1325, 33, QImage.Format.Format_RGB32)
    seen.setDevicePixelRatio(1.5)
    seen.fill(Qt.GlobalColor.magenta)
    overview.render(seen, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    assert "#ff00ff" not in {seen.pixelColor(1_324, y).name() for y in range(33)}


def test_overview_and_scroll_bars_come_to_rest_at_any_height(near):
    """Each takes room from the others: at some heights one more is needed because of the other."""
    view = near.view
    frame = view.frame_now
    rows = frame.sizes.header_px + frame.content_height()
    for height in range(rows - 30, rows + 40):
        view.resize(880, height)
        view.camera.zoom(3)
        view.fit()
        view.resize(870, height)
        assert not view.overview.isVisible()


def test_a_follow_up_next_day_leaves_the_session_its_room_and_is_reached_at_the_edge(open_desk):
    hour = Segment("hour", "The session", planned_s=3_600)
    after = Segment("after", "Follow-up", Kind.OFF_CLOCK, start=At(36_000 + 86_400))
    view = open_desk(Plan("p", "Plan", promised_s=3_600, segments=(hour, after))).view
    assert view.overview.isVisible()
    assert view.overview.stretch().width() > view.overview.width() / 4
    QTest.mouseClick(view.overview, Qt.MouseButton.LeftButton, pos=QPoint(view.overview.width() - 1, 10))
    assert view.frame_now.seen_s[1] > after.start.clock_s


def test_what_is_seen_is_remembered(near):
    state, seen = near.view.view_state(), near.view.frame_now.seen_s
    near.view.fit()
    near.view.restore(state)
    assert near.view.frame_now.seen_s[0] == pytest.approx(seen[0], abs=1.1 / state.px_per_s)
    assert near.view.frame_now.scale.px_per_s == state.px_per_s
    near.view.restore(ViewState(left_s=9_000_000.0, px_per_s=0.1))
    assert near.view.view_state().fitted


def on_screen(desk):
    """What really stands in the window, patch upon patch."""
    QApplication.processEvents()
    return desk.view.screen().grabWindow(desk.view.winId()).toImage()


def painted_anew(desk):
    desk.view.redraw()
    return on_screen(desk)


@pytest.mark.parametrize("plan", [long_plan(24), clashing(), parked()], ids=["long", "clash", "parked"])
@pytest.mark.parametrize("grabbed", [2, 3, 5])
def test_every_step_of_a_drag_leaves_the_screen_as_if_painted_anew(open_desk, plan, grabbed):
    desk = open_desk(plan)
    desk.view.resize(1_400, 420)
    at = desk.middle(plan.segments[grabbed].id)
    desk.press(at)
    for x, y in ((20, 0), (90, 4), (300, 0), (310, 90), (-40, 140), (500, 200), (0, -60), (1, 0)):
        desk.move(at + QPoint(x, y))
        assert on_screen(desk) == painted_anew(desk)
    desk.key(Qt.Key.Key_Escape)
    assert on_screen(desk) == painted_anew(desk)


@pytest.mark.parametrize(("count", "all_of_it"), [(12, True), (120, False)])
def test_a_plan_never_seen_is_shown_whole_or_so_that_it_can_be_read(open_desk, count, all_of_it):
    view = open_desk(replace(long_plan(count), promised_s=600 * count)).view
    first = view.rect_of("s0")
    assert view.view_state().fitted is all_of_it
    assert view.frame_now.usual_px() >= (READABLE_PX if all_of_it else LEGIBLE_PX - 1)
    assert 0 <= first.x() - view.frame_now.left < 2 * LEGIBLE_PX
    view.resize(1_400, 420)
    assert abs(view.rect_of("s0").x() - first.x()) <= 2
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 200)
    seen = view.rect_of("s9").x()
    view.resize(900, 420)
    assert all_of_it or view.rect_of("s9").x() == seen


@pytest.mark.parametrize("plan", [long_plan(24), clashing(), parked()], ids=["long", "clash", "parked"])
def test_every_edit_leaves_the_screen_as_if_painted_anew(open_desk, plan):
    desk = open_desk(plan)
    desk.view.resize(1_400, 420)
    names = [one.id for one in plan.segments if one.lane_id == "main"]
    desk.view.selection.set((names[3],))
    ways = (
        lambda now: edits.retitle(now, names[3], "Another title"),
        lambda now: edits.move(now, (names[3],), "main", names[1]),
        lambda now: edits.resize(now, names[2], 1_500),
        lambda now: edits.drop_section(now, now.sections[0].id),
        lambda now: edits.park(now, (names[4],)),
        lambda now: edits.remove(now, (names[3],)),
    )
    for change in ways:
        desk.session.edit("Change", change)
        assert on_screen(desk) == painted_anew(desk)
    while desk.session.undo_label is not None:
        desk.session.undo()
        assert on_screen(desk) == painted_anew(desk)
