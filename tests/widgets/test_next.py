"""The next best thing in the top bar, and the way from one empty place to the next of its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from app.domain import edits
from app.domain.plan import Intent, Kind, Segment, Status, Step, StepKind
from tests.widgets.conftest import segment
from tests.widgets.test_window import wait_active
from widgets.spots import path_at

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chip(qtbot, window):
    wait_active(qtbot, window)
    window.topbar.next.think()
    return window.topbar.next


def focused():
    return path_at(QApplication.focusWidget())


def said(chip):
    return chip.accessibleName().split("Next: ")[-1]


def whole(one: Segment) -> Segment:
    """With nothing essential missing."""
    return replace(one, intent=Intent("For this"), steps=(Step(f"{one.id}-s", StepKind.SAY, "Go."),), needs=(), cues=())


def test_it_names_what_comes_next_and_goes_there(desk, window, chip):
    assert said(chip) == "Say what the session is for"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    purpose = window.right.currentWidget().session_pane.form.field("purpose").editor
    assert purpose.hasFocus()
    QTest.keyClicks(purpose, "Readiness")
    chip.think()
    assert said(chip) == "Say why Hard cases is here"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (window.selection.ids, focused()) == (("c",), "intent.why")


def test_its_tip_counts_the_findings_a_rule_once(chip):
    assert chip.toolTip().splitlines()[1] == "4 essential findings"
    assert chip.whole == "4 risks → Say what the session is for"


def test_the_tab_of_the_panel_counts_the_risks_too(desk, window, chip):
    bar = window.panels.bar
    at = next(n for n in range(bar.count()) if bar.tabText(n) == "Alignment")
    badge = bar.tabButton(at, QTabBar.ButtonPosition.RightSide)
    assert (badge.text(), bar.accessibleTabName(at)) == ("4", "Alignment, 4 risks")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=badge.geometry().center())
    assert window.panels.current == "alignment"
    desk.edit("All", lambda plan: edits.amend_head(plan, lambda one: replace(one, purpose="Calmer talks")))
    chip.think()
    assert bar.tabButton(at, QTabBar.ButtonPosition.RightSide).text() == "3"
    desk.open(None)
    chip.think()
    assert (bar.tabButton(at, QTabBar.ButtonPosition.RightSide), bar.accessibleTabName(at)) == (None, "Alignment")


def test_a_hint_is_no_risk(desk, chip):
    desk.edit(
        "x", lambda plan: replace(edits.amend_head(plan, lambda one: replace(one, status=Status.READY)), purpose="")
    )
    chip.think()
    counts = [int(part.split()[0]) for part in chip.toolTip().splitlines()[1].split(", ")]
    assert len(counts) == 3
    assert chip.whole.startswith(f"{counts[0] + counts[1]} risks → ")


def test_it_says_all_its_words_before_any_room_is_empty(window, chip):
    chip.say("→ Say why the third round " * 9)
    window.resize(1200, 700)
    QApplication.sendPostedEvents()
    assert "…" in chip.text()
    assert window.topbar.import_button.x() - chip.geometry().right() < 15


def test_it_unfolds_the_list_the_empty_field_is_in(desk, window, chip):
    desk.edit("x", lambda plan: edits.amend_head(plan, lambda one: replace(one, purpose="p")))
    desk.edit("x", lambda plan: edits.amend(plan, "c", whole))
    chip.think()
    assert said(chip) == "Name who owns “Scenario cards” in Practise"
    window.hands.ways.next_thing()
    assert (window.selection.current, focused()) == ("b", "need.owner")


def test_it_follows_an_edit_when_the_hands_rest(qtbot, desk, chip):
    desk.edit("x", lambda plan: edits.amend_head(plan, lambda one: replace(one, purpose="p")))
    assert said(chip) == "Say what the session is for"
    qtbot.waitUntil(lambda: said(chip) == "Say why Hard cases is here")


def test_nothing_missing_is_a_calm_word_and_nothing_open_is_no_word(desk, chip):
    desk.edit("x", lambda plan: edits.amend_head(plan, lambda one: replace(one, purpose="p")))
    desk.edit("x", lambda plan: edits.amend_many(plan, ("b", "c"), whole))
    chip.think()
    assert chip.whole == "✓ Nothing is missing"
    desk.open(None)
    chip.think()
    assert chip.isHidden()


@pytest.mark.parametrize("width", [1440, 1100])
def test_it_is_cut_at_its_end_and_never_pushes_anything_out(window, chip, width):
    window.resize(width, 700)
    assert window.topbar.rect().contains(chip.geometry())
    assert chip.text().startswith("4 risks →")
    assert chip.accessibleName() == "4 risks. Next: Say what the session is for"


def test_the_same_empty_field_of_the_next_segment(desk, window, chip):
    window.selection.set(("b",))
    window.hands.ways.field("b", "transition")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert (window.selection.current, focused()) == ("c", "transition")
    QTest.keyClicks(QApplication.focusWidget(), "And now")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert (window.selection.current, focused()) == ("d", "transition")
    assert segment(desk, "c").transition == "And now"


def test_where_nothing_else_is_empty_it_stays_and_says_so(desk, window, chip):
    window.hands.ways.field("b", "title")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert (window.selection.current, focused()) == ("b", "title")
    assert "no other segment" in window.status.words.whole


PLACES = [
    *(("b", path, None) for path in ("led_by", "transition", "short_form", "planned_s", "start", "rounds")),
    ("b", "intent.substitute", None),
    ("b", "marker.reason", "m1"),
    ("b", "step.text", "t1"),
    ("b", "cue.title", "c2"),
    ("b", "need.test", "n2"),
]


def test_every_kind_of_field_is_found_by_its_path(window, chip):
    for segment_id, path, item in PLACES:
        window.hands.ways.field(segment_id, path, item)
        assert (window.selection.current, focused()) == (segment_id, path)


def test_a_very_long_session_with_nothing_missing_is_said_to_be_so(desk, window, chip):
    many = tuple(whole(Segment(f"s{n}", f"Segment {n}", Kind.PRACTICE, planned_s=60)) for n in range(2_000))
    desk.edit("x", lambda plan: replace(plan, purpose="p", promised_s=60 * 2_000, segments=many))
    chip.think()
    assert said(chip) == "Nothing is missing"
