"""A cue asks what its action needs; a marker asks what its kind cannot do without."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import edits
from app.domain.plan import Action, Cue, Field, Marker, MarkerKind
from tests.widgets.conftest import segment, type_over
from widgets.fields import LengthField


@pytest.fixture
def cue(desk, pane):
    """The open editor of the first cue."""
    row = pane.part("cues").list.row("c1")
    row.toggle()
    return row.editor


def act(desk, action, **more):
    change = edits.put
    one = replace(segment(desk, "b").cues[0], action=action, **more)
    desk.edit("Action", lambda plan: change(plan, "b", one))


def choose(field, words):
    field.editor.setFocus()
    QTest.keyClicks(field.editor, words) if words else QTest.keyClick(field.editor, Qt.Key.Key_Home)
    field.editor.activated.emit(field.editor.currentIndex())


def kept(desk):
    return [(one.name, one.value) for one in segment(desk, "b").cues[0].details]


def seen(editor):
    return {one.key for one in editor.form.fields if not one.isHidden()}


def test_a_poll_asks_for_its_question_and_how_it_is_answered(desk, cue):
    choose(cue.form.field("action"), "Launch poll")
    type_over(cue.form.field("Question").editor, "Who dares")
    choose(cue.form.field("Choice"), "Multiple")
    choose(cue.form.field("Anonymous"), "Yes")
    assert kept(desk) == [("Question", "Who dares"), ("Choice", "Multiple"), ("Anonymous", "Yes")]
    desk.undo()
    assert kept(desk) == [("Question", "Who dares"), ("Choice", "Multiple")]
    choose(cue.form.field("Choice"), "")
    assert kept(desk) == [("Question", "Who dares")]


@pytest.mark.parametrize(
    ("action", "asked", "spared"),
    [
        (Action.CHAT, {"text", "target"}, {"asset"}),
        (Action.ROOMS_OPEN, {"Rooms", "Assigned", "Left over", "Countdown"}, {"text", "asset", "target"}),
        (Action.VIDEO, {"asset", "Captions"}, {"text", "target"}),
        (Action.RECORDING_START, {"Where", "Consent"}, {"text"}),
        (Action.OTHER, {"text", "asset", "target"}, set()),
    ],
)
def test_an_action_asks_for_its_own_and_no_more(desk, cue, action, asked, spared):
    act(desk, Action.POLL_LAUNCH)
    act(desk, action)
    assert asked <= seen(cue)
    assert not seen(cue) & (spared | {"Question"})


def test_what_another_action_said_is_kept_among_the_rest(desk, cue):
    act(desk, Action.ROOMS_OPEN, details=(Field("Rooms", "6 of 3"), Field("Music", "soft")))
    assert cue.form.field("details").editor.toPlainText() == "Music: soft"
    act(desk, Action.ROOMS_CLOSE, details=segment(desk, "b").cues[0].details)
    more = cue.form.field("details").editor
    assert more.toPlainText() == "Rooms: 6 of 3\nMusic: soft"
    type_over(cue.form.field("Countdown").editor, "60")
    type_over(more, "Music: loud")
    assert kept(desk) == [("Countdown", "60"), ("Music", "loud")]


def test_what_it_has_all_the_same_is_shown(desk, cue):
    act(desk, Action.ROOMS_OPEN, text="You have your cards")
    assert "text" in seen(cue)


def test_the_rooms_are_worked_out_as_a_hint(desk, cue):
    desk.edit("People", lambda plan: edits.amend_head(plan, lambda one: replace(one, people_expected=18)))
    desk.edit("Threes", lambda plan: edits.amend(plan, "b", lambda one: replace(one, group_size=3)))
    act(desk, Action.ROOMS_OPEN)
    assert "6 rooms" in cue.form.field("Rooms").editor.placeholderText()


def test_a_cue_is_ended_by_one_that_comes_later(desk, cue):
    desk.edit("Add", lambda plan: edits.put(plan, "a", Cue("c0", 0, "0", "Music on")))
    desk.edit("Add", lambda plan: edits.put(plan, "d", Cue("c9", 0, "9", "Stop")))
    box = cue.form.field("ended_by").editor
    assert [box.itemText(i) for i in range(box.count())] == ["none", "10:28 2 Close rooms", "10:44 9 Stop"]
    choose(cue.form.field("ended_by"), "10:28")
    assert segment(desk, "b").cues[0].ended_by == "c2"


def test_the_usual_handling_time_stands_as_a_hint(desk, cue):
    act(desk, Action.ROOMS_OPEN)
    line = cue.form.field("handling_s").editor
    assert (line.text(), line.placeholderText()) == ("", "usually 1 min")
    type_over(line, "20 s")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert segment(desk, "b").cues[0].handling_s == 20
    assert line.text() == "0:20"


@pytest.mark.parametrize(("seconds", "words"), [(20, "0:20"), (30, "0:30"), (252, "4:12"), (600, "10"), (5400, "90")])
def test_a_length_is_written_so_that_it_reads_back(qtbot, seconds, words):
    field = LengthField("x", "Length")
    qtbot.addWidget(field)
    field.show_value(seconds)
    assert (field.line.text(), field.typed) == (words, seconds)


@pytest.mark.parametrize(
    ("kind", "first", "lacks"),
    [
        (MarkerKind.INVITE_DIALOGUE, "question", "no question yet"),
        (MarkerKind.ADAPT_HERE, "limits", "no limits yet"),
        (MarkerKind.SLOW_DOWN, "reason", ""),
        (MarkerKind.OWN, "label", ""),
    ],
)
def test_a_marker_asks_first_what_it_needs(desk, pane, kind, first, lacks):
    pane.markers.add(Marker("m2", kind), "Add")
    row = pane.markers.list.row("m2")
    assert row.editor.form.field(first).editor.hasFocus()
    assert row.summary.labels[1].text() == lacks
    QTest.keyClicks(row.editor.form.field(first).editor, "Because")
    assert row.summary.labels[1].text() in ("Because", "“Because”", "")


def test_must_not_cut_shows_its_floor(desk, pane):
    row = pane.markers.list.row("m1")
    row.toggle()
    assert "18 min" in row.editor.floor.text()
    desk.edit("Forget", lambda plan: edits.set_lengths(plan, "b", None, 1500, None))
    assert "assumed" in row.editor.floor.text()
