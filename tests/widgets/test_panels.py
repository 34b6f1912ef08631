"""The panels under the timeline count what runs, and leave out what is parked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from app.domain import edits
from widgets import fonts
from widgets.inspector.frame_lists import lanes, sections
from widgets.panels.changes import TIME, ChangesPanel, local_time
from widgets.panels.cues import CuesPanel
from widgets.panels.needs import NeedsPanel
from widgets.selection import Selection


@pytest.mark.parametrize(("make", "running"), [(NeedsPanel, ["n1", "n2"]), (CuesPanel, ["c1", "c2"])])
def test_what_is_parked_is_neither_needed_nor_called(qtbot, desk, make, running):
    panel = make(desk, Selection())
    qtbot.addWidget(panel)
    assert [row.item_id for row in panel.rows_now()] == running
    desk.edit("Park", lambda plan: edits.park(plan, ("b",)))
    assert panel.rows_now() == ()


def test_a_section_does_not_count_what_is_parked(qtbot, desk):
    shown = sections(desk)
    qtbot.addWidget(shown)
    shown.show_plan(desk.plan)
    assert shown.list.row("open").summary.labels[1].text() == "8 min"
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    shown.show_plan(desk.plan)
    assert shown.list.row("open").summary.labels[1].text() == "empty"


def test_the_shelf_is_no_lane_to_edit(qtbot, desk):
    desk.edit("Park", lambda plan: edits.park(plan, ("a",)))
    shown = lanes(desk)
    qtbot.addWidget(shown)
    shown.show_plan(desk.plan)
    assert list(shown.list.ids) == ["main"]


@pytest.mark.parametrize(("key", "part"), [("needs", "needs"), ("cues", "cues")])
def test_an_empty_panel_says_what_to_do_and_its_button_does_it(desk, window, key, part):
    desk.edit("Empty", lambda plan: edits.remove(plan, ("b",)))
    window.panels.show_panel(key)
    panel = window.panels.panel(key)
    assert panel.vacancy.isVisible()
    assert panel.vacancy.button.text().endswith(("Ctrl+Shift+E", "Ctrl+Shift+C"))
    window.selection.set(("a",))
    QTest.mouseClick(panel.vacancy.button, Qt.MouseButton.LeftButton)
    assert len(getattr(desk.plan.segments[0], part)) == 1
    assert not panel.vacancy.isVisible()


def test_an_empty_outline_offers_a_segment_and_an_empty_filter_all_rows(desk, outline_panel):
    table = outline_panel.table
    assert not table.vacancy.isVisible()
    desk.edit("Park", lambda plan: edits.park(plan, ("b",)))
    outline_panel.bar.open_needs.click()
    outline_panel.bar.words.setText("nothing like it")
    outline_panel.bar.changed.emit(outline_panel.bar.wanted)
    assert table.vacancy.isVisible()
    QTest.mouseClick(table.vacancy.button, Qt.MouseButton.LeftButton)
    assert (table.vacancy.isVisible(), table.outline.rowCount()) == (False, 5)
    desk.edit("Empty", lambda plan: edits.remove(plan, [one.id for one in plan.segments]))
    QTest.mouseClick(table.vacancy.button, Qt.MouseButton.LeftButton)
    assert [one.title for one in desk.plan.segments] == ["New segment"]


def test_every_change_says_when_it_was_made(qtbot, desk):
    panel = ChangesPanel(desk)
    qtbot.addWidget(panel)
    desk.edit("Rename “Check-in” to “Welcome”", lambda plan: edits.retitle(plan, "a", "Welcome"))
    desk.edit("Close", lambda plan: edits.retitle(plan, "d", "Goodbye"))
    desk.undo()
    with qtbot.waitExposed(panel):
        panel.show()
    rows = [panel.steps.index(row, 0) for row in range(panel.steps.rowCount())]
    assert [row.data() for row in rows] == ["Close", "Rename “Check-in” to “Welcome”", "As it was at first"]
    times = [row.data(TIME) for row in rows]
    assert all(":" in time for time in times[:2])
    assert times[2] == ""
    assert rows[1].data(Qt.ItemDataRole.AccessibleTextRole) == f"{rows[1].data()}, {times[1]}"


def test_a_change_of_another_day_says_the_day():
    day, _, time = local_time("2024-02-03T10:30:00+00:00").partition("  ")
    assert "24" in day
    assert ":30" in time
    assert local_time("") == ""


@pytest.mark.parametrize("times", [1, 1.5, 2])
@pytest.mark.parametrize("width", [550, 720, 900])
@pytest.mark.parametrize("made", [NeedsPanel, CuesPanel])
def test_what_a_row_is_about_is_read_at_any_width_and_text_size(qtbot, desk, made, width, times):
    panel = made(desk, Selection())
    qtbot.addWidget(panel)
    panel.setFont(fonts.sized(13 * times))
    panel.resize(width, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    seen = [place for place in range(7) if not panel.isColumnHidden(place)]
    about = panel.rows.rows[0].strong
    assert panel.horizontalHeader().length() <= panel.viewport().width()
    assert about in seen
    assert panel.columnWidth(about) >= 6 * panel.fontMetrics().averageCharWidth()


def test_needs_are_given_the_room_their_words_ask_for(qtbot, desk):
    panel = NeedsPanel(desk, Selection())
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    need = QFontMetrics(fonts.strong()).horizontalAdvance("Scenario cards") + 16
    assert panel.columnWidth(1) >= need
    assert sum(panel.columnWidth(place) for place in range(7)) <= panel.viewport().width()
