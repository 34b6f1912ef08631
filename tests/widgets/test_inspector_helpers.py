"""The inspector reckons with what is typed: groups and rounds, the script's sums, fields of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import edits
from app.domain.plan import Step, StepKind
from tests.widgets.conftest import segment, type_over


@pytest.fixture
def group(desk, pane):
    desk.edit("People", lambda plan: edits.amend_head(plan, lambda one: replace(one, people_expected=20)))
    return pane.part("group")


def test_groups_and_rounds_are_checked_as_they_are_typed(desk, group):
    type_over(group.form.field("group_size").editor, "3")
    assert "20 people in threes: 6 rooms of 3 and 1 of 2." in group.told.text()
    assert segment(desk, "b").group_size is None  # on its way: the figure settles first
    type_over(group.form.field("rounds").editor, "3")
    type_over(group.form.field("round_s").editor, "8")
    assert "3 rounds of 8 min need 26 min; 25 min are planned." in group.told.text()
    assert "threes take" in group.told.text()
    QTest.keyClick(group.form.field("round_s").editor, Qt.Key.Key_Return)
    assert segment(desk, "b").round_s == 480


def test_nothing_is_said_where_there_are_no_groups(group):
    assert group.told.isHidden()


def test_another_segment_is_not_told_what_was_typed_for_this_one(desk, group, selection):
    type_over(group.form.field("group_size").editor, "3")
    selection.set(("c",))
    assert group.told.isHidden()


def put(desk, *steps):
    desk.edit("Script", lambda plan: edits.amend(plan, "b", lambda one: replace(one, steps=steps)))


def test_the_script_is_summed(desk, pane):
    steps = pane.part("steps")
    assert steps.sums.isHidden()
    put(
        desk,
        Step("t1", StepKind.SAY, "Threes", offset_s=0),
        Step("t2", StepKind.LEARNERS, "Practise", offset_s=180),
        Step("t3", StepKind.ASK, "What surprised you?", offset_s=1260),
    )
    assert steps.sums.text() == "Set-up 3, activity 18, debrief 4 min"
    steps.list.row("t3").toggle()
    offset = steps.list.row("t3").editor.form.field("offset_s").editor
    type_over(offset, "20")
    QTest.keyClick(offset, Qt.Key.Key_Return)
    assert steps.sums.text() == "Set-up 3, activity 17, debrief 5 min"


def test_what_is_too_long_is_said_in_place_and_as_assumed(desk, pane):
    steps = pane.part("steps")
    text = "one two three four five " * 60
    put(desk, Step("t1", StepKind.SAY_EXACTLY, text, offset_s=0), Step("t2", StepKind.DO, "Next", offset_s=30))
    assert "to say (assumed)" in steps.list.row("t1").summary.labels[1].text()
    assert "it has 30 s" in steps.findings.text()
    put(desk, Step("t1", StepKind.SAY_EXACTLY, "Three words only", offset_s=0))
    assert steps.findings.isHidden()


def test_a_field_one_segment_has_is_offered_to_all(desk, pane, selection):
    desk.edit("Add", lambda plan: edits.set_custom(plan, "a", "Room", "12b"))
    custom = pane.part("custom")
    (shown,) = custom.shown
    assert (shown.name, shown.text.editor.toPlainText(), shown.remove.isHidden()) == ("Room", "", True)
    type_over(shown.text.editor, "4")
    assert segment(desk, "b").custom[0].value == "4"
    selection.set(("a",))
    assert custom.shown[0].text.editor.toPlainText() == "12b"


def test_parking_by_the_lane_and_back(desk, pane):
    lane = pane.part("details").form.field("lane_id").editor
    QTest.keyClicks(lane, "Parked")
    lane.activated.emit(lane.currentIndex())
    assert segment(desk, "b").parked
    assert pane.head.when.text().endswith("parked")
    QTest.keyClick(lane, Qt.Key.Key_Home)
    lane.activated.emit(lane.currentIndex())
    assert not segment(desk, "b").parked
