"""The recovery card in the window: it follows every edit, and leads to its segments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain import edits
from app.domain.plan import Marker, MarkerKind
from widgets.pressure.late import LatePanel
from widgets.selection import Selection


@pytest.fixture
def panel(qtbot, desk):
    made = LatePanel(desk, Selection())
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(panel: LatePanel, segment_id: str) -> tuple[str, ...]:
    return next(row.cells for row in panel.table.rows.rows if row.segment_id == segment_id)


def test_it_is_written_anew_with_every_edit(panel, desk):
    assert "Skip" not in "".join(cells(panel, "c"))
    skip = Marker("skip", MarkerKind.MAY_SKIP)
    desk.edit("Let it be skipped", lambda plan: edits.put(plan, "c", skip))
    desk.edit("Promise less", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=3_000)))
    assert cells(panel, "c")[1] == "Skip Hard cases\u00a0(−11)\n11 min won, ends at 10:44"


def test_what_is_not_enough_says_so(panel, desk):
    desk.edit("Promise less", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=3_000)))
    assert cells(panel, "c")[3] == "no cut left: 15 min over"


def test_a_row_is_as_tall_as_its_lines(panel, desk):
    plain = panel.table.rowHeight(0)
    panel.setFixedWidth(420)
    assert panel.table.rowHeight(0) > plain


def test_choosing_a_row_selects_its_segment(panel, qtbot):
    at = panel.table.visualRect(panel.table.rows.index(1, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.table.selection.current == panel.table.rows.rows[1].segment_id


def test_a_session_of_one_segment_has_no_card(panel, desk):
    desk.edit("Remove", lambda plan: edits.remove(plan, ("b", "c", "d")))
    assert panel.table.vacancy.isVisible()


def card_in(window) -> LatePanel:
    window.panels.show_panel("late")
    return window.panels.findChild(LatePanel)


def test_the_card_can_be_printed_from_where_it_stands(qtbot, window, dialogs):
    offered: list[str] = []

    def look(dialog):
        offered.extend(dialog.what.itemText(place) for place in range(dialog.what.count()))
        return False

    dialogs.ran = look
    qtbot.mouseClick(card_in(window).print_button, Qt.MouseButton.LeftButton)
    assert offered[0] == "Recovery card"
    assert "Facilitator guide" in offered


def test_the_card_can_be_saved_from_where_it_stands(qtbot, window, dialogs, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs.folders = [folder]
    qtbot.mouseClick(card_in(window).save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(folder.glob("*.docx")))
    assert [file.name for file in folder.glob("*.docx")] == ["Giving feedback - recovery card v0.1.docx"]


def test_what_is_won_is_never_torn_from_its_line(panel):
    assert all(" (−" not in cell for row in panel.table.rows.rows for cell in row.cells)
