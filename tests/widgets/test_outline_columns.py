"""The outline's columns are the person's: chosen, ordered and drawn by them, and remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import edits
from app.domain.plan import Segment
from tests.widgets.outlining import LEFT, NO, row_words
from widgets import fonts
from widgets.outline import OutlineView
from widgets.outline.heading import AT_FIRST
from widgets.selection import Selection


def shown(outline):
    return [outline.outline.columns[place].key for place in outline.heads.visible()]


def press_in_menu(menu, words):
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, LEFT, NO, menu.actionGeometry(action).center())


def menu_at(outline, key):
    heads = outline.heads
    place = outline.outline.place_of(key)
    at = QPoint(heads.sectionViewportPosition(place) + 10, heads.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, heads.viewport().mapToGlobal(at))
    QApplication.sendEvent(heads.viewport(), event)
    return heads.findChild(QMenu)


@pytest.mark.parametrize("times", [1, 1.5, 2])
@pytest.mark.parametrize("width", [540, 710, 880])
def test_the_columns_fit_in_any_usual_width_and_text_size(outline, times, width):
    outline.setFont(fonts.sized(13 * times))
    outline.heads.lay_out(width)
    assert {"start", "planned_s", "title"} <= set(shown(outline))
    assert outline.heads.length() <= width


@pytest.mark.parametrize("starts_at", [9 * 3600, 11 * 3600 + 60, 20 * 3600])
def test_figures_are_never_cut(desk, outline, starts_at):
    desk.edit("Start", lambda plan: replace(plan, start_s=starts_at))
    QApplication.sendPostedEvents()
    metrics, ends = outline.fontMetrics(), Qt.TextElideMode.ElideRight
    for key in ("start", "planned_s"):
        place = outline.outline.place_of(key)
        for row in range(outline.outline.rowCount()):
            words = outline.outline.words(row, place)
            assert metrics.elidedText(words, ends, outline.columnWidth(place) - 16) == words


def test_starts_with_seconds_are_never_cut(desk, outline):
    desk.edit("Length", lambda plan: edits.amend(plan, "a", lambda one: replace(one, planned_s=150)))
    QApplication.sendPostedEvents()
    place = outline.outline.place_of("start")
    words = outline.outline.words(1, place)
    assert words.count(":") == 2
    assert outline.fontMetrics().horizontalAdvance(words) <= outline.columnWidth(place) - 16


def test_the_head_has_a_check_mark_a_column(outline):
    press_in_menu(menu_at(outline, "support"), "Support")
    assert "support" not in shown(outline)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press_in_menu(menu_at(outline, "title"), "Kind")
    assert shown(outline)[-1] == "kind"
    assert row_words(outline, 1)[-1] == "Practice"


def test_the_button_over_the_rows_opens_the_same_menu(outline_panel):
    QTest.mouseClick(outline_panel.bar.columns, LEFT)
    press_in_menu(outline_panel.table.heads.findChild(QMenu), "Slides")
    assert shown(outline_panel.table)[-1] == "slides"


def test_a_column_moves_by_menu_and_by_dragging_its_head(outline):
    press_in_menu(menu_at(outline, "led_by"), "Move left")
    assert shown(outline)[-2:] == ["led_by", "support"]
    heads = outline.heads
    y = heads.height() // 2
    start = QPoint(heads.sectionViewportPosition(outline.outline.place_of("led_by")) + 20, y)
    QTest.mousePress(heads.viewport(), LEFT, NO, start)
    for x in (start.x() - 20, 60, 4):
        at = QPointF(x, y)
        where = QPointF(heads.viewport().mapToGlobal(at.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, Qt.MouseButton.NoButton, LEFT, NO)
        QApplication.sendEvent(heads.viewport(), event)
    QTest.mouseRelease(heads.viewport(), LEFT, NO, QPoint(4, y))
    assert shown(outline)[0] == "led_by"


def test_the_choice_and_the_widths_are_remembered(qtbot, desk, settings, commands, outline):
    outline.heads.choose(("title", "slides", "led_by"))
    outline.heads.resizeSection(outline.outline.place_of("slides"), 222)
    later = OutlineView(desk, Selection(), settings, commands)
    qtbot.addWidget(later)
    later.resize(800, 300)
    with qtbot.waitExposed(later):
        later.show()
    assert shown(later) == ["title", "slides", "led_by"]
    assert later.columnWidth(later.outline.place_of("slides")) == 222
    later.heads.start_again()
    assert shown(later) == list(AT_FIRST)


def test_only_what_a_person_drew_is_kept_as_a_width(desk, settings, outline_panel):
    """A scroll bar comes while the columns are laid out, and they are laid out again."""
    outline = outline_panel.table
    more = tuple(Segment(f"s{number}", "A title of some length " * 4, planned_s=60) for number in range(12))
    desk.edit("Add", lambda plan: replace(plan, segments=plan.segments + more))
    QApplication.sendPostedEvents()
    for width in range(560, 900, 7):
        for height in (300, 900):
            outline_panel.resize(width, height)
            QApplication.processEvents()
    assert b'"title"' not in bytes(settings.bytes("outline-columns").data())
    assert outline.heads.length() <= outline.viewport().width()


def test_what_is_kept_by_somebody_else_does_no_harm(qtbot, desk, settings, commands):
    settings.keep_bytes("outline-columns", b'{"shown": 3}')
    made = OutlineView(desk, Selection(), settings, commands)
    qtbot.addWidget(made)
    assert made.heads.shown == AT_FIRST


def test_fields_of_our_own_are_columns_wherever_a_segment_has_them(desk, outline):
    desk.edit("Add", lambda plan: edits.set_custom(plan, "c", "Room", "12b"))
    press_in_menu(menu_at(outline, "title"), "Room")
    assert [row_words(outline, row)[-1] for row in range(4)] == ["", "", "12b", ""]
    desk.undo()
    assert "custom.Room" not in shown(outline)
    desk.redo()
    assert shown(outline)[-1] == "custom.Room"


@pytest.mark.parametrize(("width", "gone"), [(900, set()), (700, {"support"}), (560, {"support", "led_by"})])
def test_a_narrow_table_lets_its_last_columns_go(outline_panel, width, gone):
    outline_panel.resize(width, 400)
    assert set(AT_FIRST) - set(shown(outline_panel.table)) == gone


def test_columns_one_chose_stay_in_a_narrow_table(outline_panel):
    outline = outline_panel.table
    outline.heads.choose((*AT_FIRST, "transition", "section_id"))
    outline_panel.resize(520, 400)
    assert len(shown(outline)) == 9
    assert outline.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("width", [900, 640, 460])
def test_no_head_is_cut_and_no_width_is_wasted(outline_panel, width):
    outline = outline_panel.table
    outline_panel.resize(width, 400)
    heads = outline.heads
    metrics = QFontMetrics(fonts.small())
    for place in heads.visible():
        assert heads.sectionSize(place) >= metrics.horizontalAdvance(outline.outline.columns[place].title) + 16
    assert outline.columnWidth(outline.outline.place_of("start")) < 70
    assert sum(heads.sectionSize(place) for place in heads.visible()) <= outline.viewport().width()
