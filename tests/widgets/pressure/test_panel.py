"""The pressure test in the window: chip, scenarios, starts, and suggestions that are done by one click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain import edits
from app.domain.clock import parse_clock
from app.domain.conditions import Conditions
from app.domain.library import put_delivery
from app.domain.plan import At, Delivery, Kind, Lane, LaneKind, Marker, MarkerKind, Plan, Segment
from app.domain.pressure import PERCENTILES, Holds, Kept
from app.domain.scenarios import ScenarioName, scenarios
from app.main import verbs
from app.pressure import chance
from tests.widgets.conftest import type_over
from widgets import fonts
from widgets.pressure.chip import ChanceChip
from widgets.pressure.forecast import Forecast
from widgets.pressure.helps import Helps
from widgets.pressure.histogram import Histogram
from widgets.pressure.panel import PressurePanel
from widgets.pressure.saying import breaks, percent, poor
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


@pytest.mark.parametrize("share", [0.0, 0.004, 0.01, 0.3749, 0.6951, 0.99, 0.997, 1.0])
def test_the_runs_that_keep_the_end_and_those_that_miss_it_are_a_hundred(share):
    kept, missed = percent(share), breaks(Plan("p", ""), Kept("", Holds.END, share)).removeprefix("The end, ")
    beyond = {"< 1 %": "> 99 %", "> 99 %": "< 1 %"}
    assert missed == (beyond[kept] if kept in beyond else f"{100 - int(kept[:-2])} %")


def test_a_chance_is_judged_by_the_percent_one_reads():
    assert (percent(0.6999), poor(0.6999), poor(0.7)) == ("69 %", True, False)


def test_starts_stand_beside_the_plan(qtbot, panel):
    qtbot.mouseClick(panel.bar, Qt.MouseButton.LeftButton, pos=panel.bar.tabRect(1).center())
    assert [row.item_id for row in panel.starts.rows.rows] == ["a", "b", "c", "d", "end"]
    assert panel.starts.rows.rows[-1].cells[-1] == panel.scenarios.rows.rows[0].cells[1]
    qtbot.mouseClick(
        panel.starts.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.starts.visualRect(panel.starts.rows.index(2, 0)).center(),
    )
    assert panel.starts.selection.current == "c"
    starts = panel.starts.forecast.found.pressure.designed.starts[2]
    early, late = panel.starts.rows.rows[2].cells[2].split(" – ")
    assert parse_clock(early) <= starts[PERCENTILES.index(10)] < parse_clock(early) + 60
    assert parse_clock(late) - 60 < starts[PERCENTILES.index(90)] <= parse_clock(late)


def test_of_a_fixed_start_and_a_floor_the_start_that_holds_less_often_is_told(qtbot, panel, desk, forecast):
    panel.bar.setCurrentIndex(1)
    begin_s = desk.layout.start_of("c")
    must = (Marker("must", MarkerKind.MUST_NOT_CUT),)

    def appoint(plan):
        fixed = (replace(s, start=At(begin_s), markers=must) if s.id == "c" else s for s in plan.segments)
        return replace(plan, promised_s=10_000, segments=tuple(fixed))

    desk.edit("A guest", appoint)
    kept = {one.holds: one.chance for one in answered(qtbot, forecast).pressure.designed.kept if one.segment_id == "c"}
    assert kept[Holds.FIXED_START] < 1 == kept[Holds.FLOOR]
    row = next(row for row in panel.starts.rows.rows if row.segment_id == "c")
    assert row.cells[-1] == percent(kept[Holds.FIXED_START])


def test_a_suggestion_is_done_by_one_click_and_undone_like_any_step(qtbot, panel, desk, forecast):
    before = desk.plan
    first = next(one for one in panel.helps.findChildren(QPushButton))
    chance = forecast.found.helps[0].chance
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.plan != before
    assert answered(qtbot, forecast).pressure.designed.on_time == pytest.approx(chance)
    desk.undo()
    assert desk.plan == before


def test_changes_that_help_only_together_are_one_click_and_one_step_back(qtbot, desk):
    rows = (("a", 1_200), ("b", 900), ("c", 900), ("d", 600))
    segments = tuple(Segment(key, key.upper(), Kind.INPUT, planned_s=length) for key, length in rows)
    desk.edit("Plan too much", lambda plan: replace(plan, promised_s=1_900, segments=segments))
    before, helps = desk.plan, Helps(desk)
    qtbot.addWidget(helps)
    (together,) = (one for one in verbs().pressure.suggest(before, Conditions()) if len(one.changes) > 1)
    helps.show_helps((together,))
    does = helps.findChild(QPushButton)
    assert does.accessibleName() == f"Do it: {together.words}"
    qtbot.mouseClick(does, Qt.MouseButton.LeftButton)
    assert chance(desk.plan, Conditions()) == pytest.approx(together.chance)
    assert desk.undo_label == together.words
    desk.undo()
    assert desk.plan == before


@pytest.mark.parametrize(
    ("promised_min", "said"), [(20, "No slack is real."), (18, "It lacks 2 min."), (22, "2 min of slack are real.")]
)
def test_slack_is_told_in_whole_minutes(qtbot, panel, desk, promised_min, said):
    even = Segment("a", "A", planned_s=1_200, shortest_s=1_080, longest_s=1_320)
    desk.edit("Keep one", lambda plan: replace(plan, promised_s=60 * promised_min, segments=(even,)))
    answered(qtbot, panel.scenarios.forecast)
    assert said in panel.facts.replace("\u00a0", " ")


def test_what_no_chance_counts_is_said(qtbot, panel, desk):
    rooms = Lane("rooms", "Rooms", LaneKind.FREE)
    late = Segment("late", "Late talk", lane_id="rooms", planned_s=1_800, start=At(41_400))
    desk.edit("Run beside", lambda plan: replace(plan, lanes=(*plan.lanes, rooms), segments=(*plan.segments, late)))
    answered(qtbot, panel.scenarios.forecast)
    assert "what runs beside it until 12:00 is not." in panel.facts


def test_bars_have_no_holes_and_are_there_however_far_the_ends_lie_apart(qtbot, desk):
    histogram = Histogram()
    qtbot.addWidget(histogram)
    found = verbs().pressure.test(desk.plan, Conditions())
    for minutes in (((-9, 1), (-3, 40), (-2, 1), (0, 40), (7, 1)), tuple((n, 3) for n in range(3_000))):
        histogram.show_pressure(replace(found, designed=replace(found.designed, minutes=minutes)))
        assert histogram.bars() == (minutes[1:4] if len(minutes) == 5 else minutes)


def test_however_wide_no_scenario_is_cut_at_its_last_word(panel):
    table, paper, wraps = panel.scenarios, QPixmap(10, 10), int(Qt.TextFlag.TextWordWrap)
    with QPainter(paper) as painter:
        painter.setFont(fonts.strong())
        for width in range(420, 700):
            panel.resize(width, 320)
            for at, row in enumerate(table.rows.rows):
                cell = table.visualRect(table.rows.index(at, 0)).adjusted(8 + table.lead_px(row, 0), 0, -8, 9_999)
                assert painter.boundingRect(cell, wraps, row.cells[0]).height() < table.rowHeight(at)


def test_it_is_for_the_people_who_come_to_the_run(qtbot, panel, desk, forecast):
    def said():
        return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and "people" in label.text()]

    assert said() == []
    alone = forecast.found.pressure.designed.on_time
    desk.edit("Expect ten", lambda plan: edits.amend_head(plan, lambda head: replace(head, people_expected=10)))
    run = Delivery("run", "plan", "Cohort 3", "2026-11-17", start_s=50_400, head_count=30)
    desk.edit_library("Add a run", lambda library: put_delivery(library, run))
    found = answered(qtbot, forecast)
    assert said() == ["For Cohort 3 · 17 Nov 2026, with 30 people."]
    assert found.pressure.designed.on_time < alone
    assert {pressure.conditions.people for _, pressure in found.cases} == {30}
    assert forecast.fan(desk.plan) == found.pressure.uncut


def test_a_run_that_does_not_say_how_many_come_changes_nothing(qtbot, panel, desk, forecast):
    before = forecast.found
    desk.edit_library("Add a run", lambda library: put_delivery(library, Delivery("run", "plan", start_s=50_400)))
    assert not forecast.busy
    assert forecast.found is before


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
    line = panel.number.field.line
    assert (line.text(), line.placeholderText()) == ("", "~8")
    type_over(line, "20")
    QTest.keyClick(line, Qt.Key.Key_Return)
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


def test_a_number_out_of_bounds_is_refused_in_place(qtbot, panel, desk):
    panel.scenarios.selectRow(1)
    type_over(panel.number.field.line, "61")
    QTest.keyClick(panel.number.field.line, Qt.Key.Key_Return)
    assert panel.number.field.message == "Choose a number from 1 to 60."
    assert desk.library.settings == ()


def test_an_emptied_number_is_the_usual_one_again(qtbot, panel, desk):
    panel.scenarios.selectRow(1)
    line = panel.number.field.line
    type_over(line, "20")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.library.settings != ()
    type_over(line, "")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.library.settings == ()


def test_another_scenario_shows_its_own_number(panel, forecast):
    forecast.assume("Change", lambda one: one.numbered(ScenarioName.LATE_START, 20))
    panel.scenarios.selectRow(1)
    assert panel.number.field.line.text() == "20"
    panel.scenarios.selectRow(2)
    line = panel.number.field.line
    assert (line.text(), line.placeholderText()) == ("", "~15")


def tick(panel, place):
    return panel.scenarios.visualRect(panel.scenarios.rows.index(place, 0)).topLeft() + QPoint(14, 12)


def test_a_scenario_is_switched_off_and_on_by_its_box(qtbot, panel, desk, forecast):
    title, chance, *_ = panel.scenarios.rows.rows[2].cells
    qtbot.mouseClick(panel.scenarios.viewport(), Qt.MouseButton.LeftButton, pos=tick(panel, 2))
    assert panel.scenarios.rows.rows[2].cells == (title, "off", "", "", "", "")
    found = answered(qtbot, forecast)
    assert [pressure for case, pressure in found.cases if case.title == title] == [None]
    assert panel.scenarios.rows.rows[2].cells[1] == "off"
    qtbot.mouseClick(panel.scenarios.viewport(), Qt.MouseButton.LeftButton, pos=tick(panel, 2))
    assert desk.library.settings == ()
    answered(qtbot, forecast)
    assert panel.scenarios.rows.rows[2].cells[:2] == (title, chance)


def test_space_switches_the_scenario_one_is_on_and_says_what_it_is(qtbot, panel, desk):
    panel.scenarios.setFocus()
    panel.scenarios.selectRow(3)
    index = panel.scenarios.rows.index(3, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    QTest.keyClick(panel.scenarios, Qt.Key.Key_Space)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert [(one.id, one.on) for one in desk.library.settings] == [("talkative", False)]
    desk.undo_library()
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked


def test_the_session_as_planned_is_always_tested(qtbot, panel, desk):
    panel.scenarios.selectRow(0)
    QTest.keyClick(panel.scenarios, Qt.Key.Key_Space)
    qtbot.mouseClick(panel.scenarios.viewport(), Qt.MouseButton.LeftButton, pos=tick(panel, 0))
    assert desk.library.settings == ()


def test_what_was_switched_and_set_is_there_after_a_restart(qtbot, desk, panel, forecast):
    forecast.assume("Off", lambda one: one.switched(ScenarioName.LONGER, on=False))
    forecast.assume("Late", lambda one: one.numbered(ScenarioName.LATE_START, 20))
    again = PressurePanel(desk, Selection(), Forecast(desk, verbs().pressure))
    qtbot.addWidget(again)
    again.show()
    answered(qtbot, again.scenarios.forecast)
    assert [row.cells[:2] for row in again.scenarios.rows.rows[2:3]] == [("Everything 15 % longer", "off")]
    assert again.scenarios.rows.rows[1].cells[0] == "Starts 20 min late"


def test_facts_and_chip_say_what_is_not_usual(qtbot, panel, forecast):
    chip = ChanceChip(forecast)
    qtbot.addWidget(chip)
    said = "A late start of 2 min is counted"
    assert said not in chip.toolTip() + panel.facts
    before = forecast.found.pressure.designed.on_time
    forecast.assume("Late", lambda one: replace(one, counted=True))
    found = answered(qtbot, forecast)
    assert found.pressure.designed.on_time < before
    assert said in chip.toolTip()
    assert said in panel.facts


def test_a_title_that_does_not_fit_has_two_lines(qtbot, panel):
    panel.resize(420, 320)
    rows = panel.scenarios
    assert rows.rowHeight(2) > rows.rowHeight(0)
