"""The panels under the timeline count what runs, and leave out what is parked."""

from __future__ import annotations

import pytest

from app.domain import edits
from widgets.inspector.frame_lists import lanes, sections
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
