"""The pressure test in the window: chip, scenarios, starts, and suggestions that are done by one click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain import edits
from app.domain.scenarios import scenarios
from app.main import verbs
from tests.widgets.conftest import type_over
from widgets.pressure.chip import ChanceChip
from widgets.pressure.forecast import Forecast
from widgets.pressure.panel import PressurePanel
from widgets.pressure.saying import percent
from widgets.selection import Selection


@pytest.fixture
def forecast(qtbot, desk):
    tight = 60 * 51
    desk.edit("Promise little", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=tight)))
    made = Forecast(desk, verbs().pressure)
    made.start()
    return made


def answered(qtbot, forecast):
    qtbot.waitUntil(lambda: not forecast.busy and forecast.found is not None, timeout=10_000)
    return forecast.found


@pytest.fixture
def panel(qtbot, desk, forecast):
    made = PressurePanel(desk, Selection(), forecast)
    qtbot.addWidget(made)
    made.resize(1_000, 320)
    made.show()
    answered(qtbot, forecast)
    return made


def test_the_chip_says_which_chance_it_is(qtbot, forecast):
    chip = ChanceChip(forecast)
    qtbot.addWidget(chip)
    assert chip.isHidden()
    found = answered(qtbot, forecast)
    assert chip.accessibleName() == f"On time {percent(found.pressure.designed.on_time)} as designed"
    assert "Without any cut" in chip.toolTip()


def test_scenarios_are_run_only_when_somebody_looks(qtbot, forecast):
    assert answered(qtbot, forecast).cases == ()


def test_every_scenario_is_a_row_that_leads_to_what_breaks(panel, desk):
    rows = panel.scenarios.rows.rows
    assert [row.cells[0] for row in rows] == [case.title for case in scenarios(desk.plan)]
    assert rows[0].cells[1] == percent(panel.scenarios.forecast.found.pressure.designed.on_time)


def test_starts_stand_beside_the_plan(qtbot, panel):
    qtbot.mouseClick(panel.bar, Qt.MouseButton.LeftButton, pos=panel.bar.tabRect(1).center())
    assert [row.segment_id for row in panel.starts.rows.rows] == ["a", "b", "c", "d"]
    qtbot.mouseClick(
        panel.starts.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.starts.visualRect(panel.starts.rows.index(2, 0)).center(),
    )
    assert panel.starts.selection.current == "c"


def test_a_suggestion_is_done_by_one_click_and_undone_like_any_step(qtbot, panel, desk, forecast):
    before = desk.plan
    first = next(one for one in panel.helps.findChildren(QPushButton))
    chance = forecast.found.helps[0].chance
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.plan != before
    assert answered(qtbot, forecast).pressure.designed.on_time == pytest.approx(chance)
    desk.undo()
    assert desk.plan == before


def test_the_bars_hold_nearly_all_runs_and_are_told_in_words(panel):
    counted = sum(count for _, count in panel.histogram.bars())
    assert 0.97 * 10_000 < counted <= 10_000
    assert "nine in ten by" in panel.histogram.accessibleDescription()


def test_another_session_has_no_answer_until_it_was_run(qtbot, panel, desk, forecast):
    desk.open("plan")
    assert forecast.found is None
    assert panel.scenarios.rows.rows == ()
    answered(qtbot, forecast)


def test_a_scenario_has_a_number_of_its_own(qtbot, panel, forecast):
    panel.scenarios.selectRow(1)
    before = panel.scenarios.rows.rows[1].cells
    assert panel.number.field.value() == 8
    type_over(panel.number.field, "20")
    QTest.keyClick(panel.number.field, Qt.Key.Key_Return)
    answered(qtbot, forecast)
    assert panel.scenarios.rows.rows[1].cells[0] == "Starts 20 min late"
    assert panel.scenarios.rows.rows[1].cells != before
    assert panel.scenarios.currentIndex().row() == 1


def test_bars_are_those_of_the_scenario_one_is_on(panel):
    planned = panel.histogram.bars()
    panel.scenarios.selectRow(2)
    assert panel.histogram.bars() != planned
    panel.scenarios.selectRow(0)
    assert panel.histogram.bars() == planned
    assert panel.number.isHidden()
