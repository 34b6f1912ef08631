"""What a screen reader is told: a list of segments with names, values, places and states; and colors one can read."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from app.domain.plan import Kind
from tests.widgets.timeline.conftest import palette_of
from tests.widgets.timeline.plans import a_plan, weighted, with_segment
from widgets.selection import Selection
from widgets.theme import DARK, LIGHT, contrast
from widgets.timeline import TimelineView
from widgets.timeline.look import Look, accented

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


def listed(desk):
    return QAccessible.queryAccessibleInterface(desk.view)


def test_the_timeline_is_a_list_of_segments_in_the_order_of_the_clock(desk):
    found = listed(desk)
    assert found.role() == QAccessible.Role.List
    items = [found.child(n) for n in range(found.childCount())]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    names = ["Open", "Input", "Break", "Practice", "Round 1", "Round 2", "Debrief", "Close"]
    assert [item.text(NAME) for item in items] == names
    assert items[3].text(VALUE) == "Practice, 10:30–10:40, 10 min"
    assert [found.indexOfChild(item) for item in items] == list(range(8))


def test_an_item_is_where_its_block_is_and_knows_its_state(desk):
    desk.click("input")
    item = listed(desk).child(1)
    box = desk.view.rect_of("input")
    assert item.rect().size() == box.size()
    assert item.rect().topLeft() == desk.view.viewport().mapToGlobal(box.topLeft())
    assert (item.state().selected, item.state().selectable) == (1, 1)
    middle = item.rect().center()
    assert listed(desk).childAt(middle.x(), middle.y()).text(NAME) == "Input"
    assert listed(desk).focusChild().text(NAME) == "Input"


def test_an_item_whose_segment_is_gone_is_no_longer_valid(desk):
    item = listed(desk).child(1)
    assert item.isValid()
    desk.click("input")
    desk.key(Qt.Key.Key_Delete)
    assert not item.isValid()
    assert listed(desk).childCount() == 7


def test_nothing_hangs_on_to_timelines_that_are_gone(desk):
    """Interfaces and views come and go in any order without taking the process with them."""
    for round_ in range(400):
        view = TimelineView(desk.session, Selection())
        found = QAccessible.queryAccessibleInterface(view)
        items = [found.child(n) for n in range(found.childCount())]
        if round_ % 2:
            del found, items
        view.deleteLater()
        view = None
    assert listed(desk).childCount() == len(desk.session.plan.segments)


@pytest.mark.parametrize(
    ("theme", "kind"), list(product((LIGHT, DARK), Kind)), ids=lambda one: getattr(one, "name", "")
)
def test_words_on_blocks_can_be_read(theme, kind):
    look = Look(palette_of(theme), a_font(), 1.0)
    off = kind is Kind.OFF_CLOCK
    soft = look.colors(kind, off)[1]
    assert contrast(theme.muted if off else theme.text, soft) >= 4.5
    assert contrast(theme.muted, soft) >= 4.5


@pytest.mark.parametrize(
    ("theme", "kind"), list(product((LIGHT, DARK), Kind)), ids=lambda one: getattr(one, "name", "")
)
def test_the_edge_of_a_block_stands_out(theme, kind):
    strong, soft, *_ = Look(palette_of(theme), a_font(), 1.0).colors(kind, kind is Kind.OFF_CLOCK)
    for ground in (soft, theme.canvas):
        assert contrast(strong, ground) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_bars_and_the_keyboard_s_place_stand_out(theme):
    for ground in (theme.surface, theme.canvas):
        assert contrast(theme.edge, ground) >= 1.5  # a field has its label and its fill too
        for sign in (theme.accent, theme.muted, theme.text):
            assert contrast(sign, ground) >= 3
    assert contrast(theme.accent, theme.edge) >= 2.5


def test_the_ring_of_what_is_selected_is_parted_from_its_block(open_desk, theme):
    desk = open_desk(a_plan())
    desk.view.setPalette(palette_of(theme))
    desk.click("input")
    seen, box = desk.view.viewport().grab().toImage(), desk.view.rect_of("input")
    row = [seen.pixelColor(x, box.center().y()) for x in range(box.left() - 3, box.left() + 4)]
    ring, gap, edge = (row.index(color) for color in (desk.view.look.theme.accent, theme.canvas, row[-1]))
    assert ring < gap < edge


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_canvas_can_be_read(theme):
    for ink in (theme.text, theme.muted, theme.danger):
        assert contrast(ink, theme.canvas) >= 4.5
    assert contrast(theme.text, theme.danger_soft) >= 4.5
    assert contrast(theme.danger, theme.danger_soft) >= 4.5
    assert contrast(theme.accent, theme.canvas) >= 3
    for color in theme.markers.values():
        assert contrast(theme.on_sign, color) >= 3


def a_font():
    from PySide6.QtWidgets import QApplication

    return QApplication.font()


@pytest.mark.parametrize(("accent", "taken"), [("#b000b0", True), ("#f4f4f2", False)])
def test_the_system_s_accent_marks_the_selection_when_it_can_be_seen(accent, taken):
    palette = palette_of(LIGHT)
    palette.setColor(palette.ColorRole.Accent, QColor(accent))
    assert (accented(LIGHT, palette).accent.name() == accent) is taken


def test_missing_words_are_spoken(open_desk):
    desk = open_desk(with_segment(a_plan(), "practice", led_by="Kim"))
    desk.click("practice")
    assert "Led by Kim" in listed(desk).child(3).text(QAccessible.Text.Description)


def test_what_is_parked_is_said_to_be_so_instead_of_a_time(desk):
    desk.click("input")
    desk.key(Qt.Key.Key_P)
    item = listed(desk).child(7)
    assert (item.text(NAME), item.text(VALUE)) == ("Input", "Input, parked, 10 min")
    assert "10:00" not in item.text(QAccessible.Text.Description)


def test_a_marker_or_cue_that_is_chosen_is_spoken(open_desk):
    desk = open_desk(weighted())
    desk.click("practice")
    spoken = [desk.view.accessibleDescription()]
    for key in (Qt.Key.Key_C, Qt.Key.Key_C, Qt.Key.Key_Escape):
        desk.key(key)
        spoken.append(desk.view.accessibleDescription())
    assert spoken[1:3] == ["Slow down: all of “Practice”", "Open the rooms at 10:32, 2 min into “Practice”"]
    assert spoken[3] == spoken[0]
