"""The inspector: typing changes the plan at once, in one step, and never what it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain.plan import At, MarkerKind, NeedState
from tests.widgets.conftest import segment, type_over

B = "b"


def test_typing_a_reason_is_one_step_and_leaves_the_cursor(desk, pane):
    text = pane.reasons.form.field("why").editor
    type_over(text, "Because it counts ")
    assert segment(desk, B).intent.why == "Because it counts "
    assert text.textCursor().position() == len("Because it counts ")
    desk.undo()
    assert segment(desk, B).intent.why == "The only place they say the words"
    assert text.toPlainText() == "The only place they say the words"


@pytest.mark.parametrize("typed", ["abc", "0", "99 h", "", "-5"])
def test_a_length_that_cannot_be_is_said_and_changes_nothing(qtbot, desk, pane, typed):
    field = pane.lengths.form.field("planned_s")
    before = desk.plan
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, typed) if typed else QTest.keyClick(field.editor, Qt.Key.Key_Backspace)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.message.endswith(".")
    assert desk.plan is before
    assert field.editor.text() == typed
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.editor.text(), field.message) == ("25", "")


def test_a_half_typed_length_is_not_scolded_at_once(qtbot, desk, pane):
    field = pane.lengths.form.field("planned_s")
    type_over(field.editor, "2")
    assert field.message == ""
    assert segment(desk, B).planned_s == 1500  # must not be cut below 18
    qtbot.waitUntil(lambda: field.message != "", timeout=3000)
    QTest.keyClicks(field.editor, "4")
    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    assert (segment(desk, B).planned_s, field.message) == (1440, "")


def test_passing_through_a_short_length_keeps_the_bounds(qtbot, desk, inspector, selection):
    selection.set(("c",))
    form = inspector.segment_pane.lengths.form
    type_over(form.field("shortest_s").editor, "8")
    type_over(form.field("planned_s").editor, "1")
    qtbot.waitUntil(lambda: segment(desk, "c").planned_s == 60)
    QTest.keyClicks(form.field("planned_s").editor, "2")
    QTest.keyClick(form.field("planned_s").editor, Qt.Key.Key_Return)
    found = segment(desk, "c")
    assert (found.shortest_s, found.planned_s) == (480, 720)


def test_missing_lengths_are_shown_as_assumed(inspector, selection):
    selection.set(("c",))
    line = inspector.segment_pane.lengths.form.field("longest_s").editor
    assert line.text() == ""
    assert line.placeholderText() == "~17:36"
    assert "Assumed" in line.accessibleDescription()


def test_a_fixed_start_takes_its_time_from_where_it_stands(desk, inspector, selection):
    selection.set(("c",))
    box = inspector.segment_pane.lengths.form.field("start").editor
    box.setFocus()
    QTest.keyClicks(box, "at")
    box.activated.emit(box.currentIndex())
    assert segment(desk, "c").start == At(36_000 + 480 + 1500)
    clock = inspector.segment_pane.lengths.form.field("clock_s").editor
    type_over(clock, "11:00")
    QTest.keyClick(clock, Qt.Key.Key_Return)
    assert segment(desk, "c").start == At(11 * 3600)


def test_another_segment_forgets_what_was_typed_wrongly(desk, pane, selection):
    field = pane.lengths.form.field("planned_s")
    type_over(field.editor, "abc")
    selection.set(("a",))
    assert (field.editor.text(), field.message) == ("8", "")


def test_editing_a_marker_in_place_and_removing_it(qtbot, desk, pane):
    row = pane.markers.list.row("m1")
    QTest.mouseClick(row.summary, Qt.MouseButton.LeftButton)
    assert row.is_open
    type_over(row.editor.form.field("reason").editor, "It is the point")
    assert segment(desk, B).markers[0].reason == "It is the point"
    assert row.summary.labels[1].text() == "It is the point"
    row.summary.setFocus()
    QTest.keyClick(row.summary, Qt.Key.Key_Delete)
    assert segment(desk, B).markers == ()


def test_a_contradicting_marker_is_refused_in_place(desk, pane):
    row = pane.markers.list.row("m1")
    row.toggle()
    pane.markers.add(type(segment(desk, B).markers[0])("m2", MarkerKind.MAY_SKIP), "Add")
    assert len(segment(desk, B).markers) == 1


@pytest.mark.parametrize("kind", [MarkerKind.MUST_NOT_CUT, MarkerKind.INVITE_DIALOGUE])
def test_what_is_said_once_is_opened_where_it_is(desk, pane, kind):
    pane.markers.mark(kind)
    once = kind is MarkerKind.MUST_NOT_CUT
    assert len(segment(desk, B).markers) == (1 if once else 2)
    assert pane.markers.list.row(segment(desk, B).markers[-1].id).is_open


@pytest.mark.parametrize(("which", "most"), [("title", 500), ("why", 20_000)])
def test_what_there_is_no_room_for_is_said_and_not_cut(desk, pane, which, most):
    field = pane.head.title if which == "title" else pane.reasons.form.field("why")
    before, text = desk.plan, field.editor.toPlainText()
    type_over(field.editor, "")
    QApplication.clipboard().setText("x" * (most + 1))
    field.editor.paste()
    assert f"{most:,}" in field.message
    assert f"{most + 1:,}" in field.message
    assert (desk.plan, field.editor.toPlainText()) == (before, text)
    QApplication.clipboard().setText("y" * most)
    field.editor.paste()
    assert field.message == ""
    assert field.editor.toPlainText() == "y" * most


def test_a_line_too_long_is_kept_as_typed_until_it_is_shortened(desk, inspector):
    deck = inspector.session_pane.form.field("deck")
    deck.editor.setFocus()
    QApplication.clipboard().setText("x" * 501)
    deck.editor.paste()
    QTest.keyClick(deck.editor, Qt.Key.Key_Return)
    assert "501" in deck.message
    assert desk.plan.deck == ""
    QTest.keyClick(deck.editor, Qt.Key.Key_Backspace)
    assert (desk.plan.deck, deck.message) == ("x" * 500, "")


def test_a_title_may_not_be_empty(qtbot, desk, pane):
    title = pane.head.title
    type_over(title.editor, " ")
    qtbot.waitUntil(lambda: title.message != "", timeout=3000)
    assert segment(desk, B).title == "Practise"
    QTest.keyClick(title.editor, Qt.Key.Key_Escape)
    assert (title.editor.toPlainText(), title.message) == ("Practise", "")


@pytest.mark.parametrize(("part", "item_id"), [("cues", "c1"), ("steps", "t1"), ("markers", "m1")])
def test_what_lies_after_the_end_is_noted_and_kept(desk, pane, part, item_id):
    shown = pane.part(part).list.row(item_id)
    shown.toggle()
    assert shown.editor.late.isHidden()
    offset = shown.editor.form.field("offset_s").editor
    type_over(offset, "30")
    QTest.keyClick(offset, Qt.Key.Key_Return)
    assert next(one for one in getattr(segment(desk, B), part) if one.id == item_id).offset_s == 1800
    assert shown.editor.late.text() == "Lies 5 min after the segment’s end: move it or lengthen the segment."
    if part != "steps":
        assert "5 min after" in shown.summary.labels[1].text()
    desk.edit("Longer", lambda plan: edits.resize(plan, B, 1800))
    assert shown.editor.late.isHidden()


def test_adding_a_need_opens_it_for_typing(desk, pane):
    needs = pane.part("needs")
    QTest.mouseClick(needs.add_button, Qt.MouseButton.LeftButton)
    made = segment(desk, B).needs[-1]
    type_over(needs.list.row(made.id).editor.form.field("title").editor, "Timer")
    assert segment(desk, B).needs[-1].title == "Timer"


def test_a_needs_state_makes_the_first_delivery(desk, pane):
    row = pane.part("needs").list.row("n1")
    row.toggle()
    box = row.editor.state_box
    QTest.keyClicks(box, "Tested")
    box.activated.emit(box.currentIndex())
    assert desk.delivery is not None
    assert desk.delivery.readiness[0].state is NeedState.TESTED
    assert "tested" in row.summary.labels[1].text()


def test_cues_stand_by_the_minute_and_move_with_their_offset(desk, pane):
    cues = pane.part("cues")
    cues.list.row("c1").toggle()
    offset = cues.list.row("c1").editor.form.field("offset_s").editor
    type_over(offset, "+22:30")
    QTest.keyClick(offset, Qt.Key.Key_Return)
    assert {cue.id: cue.offset_s for cue in segment(desk, B).cues} == {"c1": 1350, "c2": 1200}


def test_a_round_is_read_in_minutes_and_seconds_and_a_promise_in_hours(desk, inspector, pane):
    for line, typed in (
        (pane.part("group").form.field("round_s").editor, "1:30"),
        (inspector.session_pane.form.field("promised_s").editor, "1:30"),
    ):
        type_over(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert (segment(desk, B).round_s, desk.plan.promised_s) == (90, 5400)


@pytest.mark.parametrize(("days", "words"), [(0, "due on the day"), (1, "due 1 day before"), (5, "due 5 days before")])
def test_when_a_need_is_due(desk, pane, days, words):
    need = replace(segment(desk, B).needs[1], days_ahead=days)
    desk.edit("Due", lambda plan: edits.put(plan, B, need))
    assert pane.part("needs").list.row("n2").summary.labels[1].text() == f"nobody yet · open · {words}"


def test_the_session_itself_is_edited_while_nothing_is_selected(desk, inspector):
    form = inspector.session_pane.form
    type_over(form.field("promised_s").editor, "90")
    type_over(form.field("roles").editor, "Lead, Host")
    assert (desk.plan.promised_s, desk.plan.roles) == (5400, ("Lead", "Host"))
    type_over(form.field("date").editor, "tomorrow")
    QTest.keyClick(form.field("date").editor, Qt.Key.Key_Return)
    assert "year" in form.field("date").message
    assert desk.plan.date == ""


def test_adding_an_objective(desk, inspector):
    objectives = inspector.session_pane.lists[0]
    QTest.mouseClick(objectives.add_button, Qt.MouseButton.LeftButton)
    assert len(desk.plan.objectives) == 2


def test_the_details_choose_what_the_session_offers(desk, pane):
    details = pane.part("details")
    objectives = details.form.field("objective_ids")
    objectives.boxes[0].setFocus()
    QTest.keyClick(objectives.boxes[0], Qt.Key.Key_Space)
    assert segment(desk, B).objective_ids == ("o1",)


def test_fields_of_our_own(desk, pane):
    custom = pane.part("custom")
    type_over(custom.fresh.editor, "Room")
    QTest.keyClick(custom.fresh.editor, Qt.Key.Key_Return)
    assert [one.name for one in segment(desk, B).custom] == ["Room"]
    type_over(custom.shown[0].text.editor, "12b")
    assert segment(desk, B).custom[0].value == "12b"
    QTest.mouseClick(custom.shown[0].remove, Qt.MouseButton.LeftButton)
    assert segment(desk, B).custom == ()


def test_plain_text_stays_plain(desk, pane):
    type_over(pane.head.title.editor, "<b>x</b>")
    row = pane.markers.list.row("m1")
    row.toggle()
    type_over(row.editor.form.field("reason").editor, "<img src=x>")
    assert row.summary.labels[1].textFormat() is Qt.TextFormat.PlainText
    assert segment(desk, B).title == "<b>x</b>"


def test_there_is_no_void_under_the_last_field(qtbot, desk, inspector, pane):
    for key in ("needs", "cues", "steps", "group", "details", "custom"):
        pane.part(key)
    last = pane.fold("custom")
    qtbot.waitUntil(lambda: pane.height() > inspector.height() and 0 < pane.height() - last.geometry().bottom() < 40)


@pytest.mark.parametrize(("part", "typed"), [("needs", "Cards"), ("cues", "2:30")])
def test_what_was_just_added_is_typed_over(pane, part, typed):
    QTest.mouseClick(pane.part(part).add_button, Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, typed)
    assert field.text() == typed
