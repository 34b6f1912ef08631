"""The rows can be looked at in another order; the plan keeps its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import edits
from tests.widgets.outlining import ALT, LEFT, NO, click, drag_row, keys_of, type_into


def click_head(outline, key):
    heads = outline.heads
    x = heads.sectionViewportPosition(outline.outline.place_of(key)) + 8
    QTest.mouseClick(heads.viewport(), LEFT, NO, QPoint(x, heads.height() // 2))


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("planned_s", "dacb", "bcad"),
        ("title", "adcb", "bcda"),
        ("start", "abcd", "dcba"),
        ("led_by", "abcd", "abcd"),
        ("markers", "bacd", "bacd"),
    ],
)
def test_a_head_sorts_the_rows_then_the_other_way_then_no_more(desk, outline, key, up, down):
    before = desk.plan
    seen = []
    for _ in range(3):
        click_head(outline, key)
        seen.append("".join(keys_of(outline)))
    assert seen == [up, down, "abcd"]
    assert desk.plan is before


def test_the_bar_says_so_and_brings_the_running_order_back(outline_panel):
    bar, outline = outline_panel.bar, outline_panel.table
    assert bar.sorted.isHidden()
    click_head(outline, "planned_s")
    assert "Min" in bar.sorted.text()
    heads = outline.outline
    words = heads.headerData(heads.place_of("planned_s"), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Min, sorted upwards"
    QTest.mouseClick(bar.sorted, LEFT)
    assert (bar.sorted.isHidden(), keys_of(outline)) == (True, list("abcd"))


def test_sorted_rows_are_not_moved_and_that_is_said(qtbot, desk, outline):
    before = desk.plan
    click_head(outline, "title")
    click(outline, 2)
    with qtbot.waitSignal(outline.said) as said:
        QTest.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert "sorted by “Segment”" in said.args[0]
    with qtbot.waitSignal(outline.said):
        drag_row(outline, 2, 0)
    assert desk.plan is before


def test_a_row_goes_to_its_place_when_what_it_says_changes(desk, outline):
    click_head(outline, "planned_s")
    type_into(outline, 0, "planned_s", "30")
    assert keys_of(outline) == list("acbd")
    assert outline.selection.ids == ("d",)
    desk.edit("Park", lambda plan: edits.park(plan, ("b", "a")))
    assert keys_of(outline) == ["c", "d", "", "a", "b"]


def test_sorting_is_in_the_menu_too(outline_panel):
    outline = outline_panel.table
    QTest.mouseClick(outline_panel.bar.columns, LEFT)
    menu = outline.heads.findChild(QMenu)
    inside = next(one for one in menu.actions() if one.text() == "Sort by").menu()
    next(one for one in inside.actions() if one.text() == "Min").trigger()
    assert keys_of(outline) == list("dacb")
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = outline.heads.menu("title")
    next(one for one in again.actions() if one.text() == "Running order").trigger()
    assert keys_of(outline) == list("abcd")
