"""The line over the outline lets some rows through and says how many."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import edits
from app.domain.plan import Intent, MarkerKind, NeedState
from tests.widgets.conftest import segment
from tests.widgets.outlining import LEFT, keys_of, type_into
from widgets.readiness import set_readiness


def choose(box, words):
    box.setFocus()
    box.setCurrentIndex(0)
    while words not in box.currentText():
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def test_words_are_looked_for_everywhere(qtbot, outline_panel):
    QTest.keyClicks(outline_panel.bar.words, "scenario")
    qtbot.waitUntil(lambda: keys_of(outline_panel.table) == ["b"])
    assert outline_panel.bar.count.text() == "1 of 4"
    QTest.keyClick(outline_panel.bar.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(keys_of(outline_panel.table)) == 4)
    assert not outline_panel.bar.count.isVisible()


def test_weight_and_who_leads_are_chosen(outline_panel):
    choose(outline_panel.bar.weight, "Must not cut")
    assert keys_of(outline_panel.table) == ["b"]
    choose(outline_panel.bar.leads, "Facilitator")
    assert keys_of(outline_panel.table) == []
    QTest.mouseClick(outline_panel.bar.reset_button, LEFT)
    assert len(keys_of(outline_panel.table)) == 4
    choose(outline_panel.bar.leads, "nobody yet")
    assert keys_of(outline_panel.table) == ["b", "c", "d"]


def test_a_row_goes_when_it_says_why(outline_panel):
    QTest.mouseClick(outline_panel.bar.no_reason, LEFT)
    assert keys_of(outline_panel.table) == ["c"]
    type_into(outline_panel.table, 0, "intent.why", "It is hard")
    assert keys_of(outline_panel.table) == []
    assert outline_panel.bar.count.text() == "0 of 4"


def test_control_return_goes_on_when_the_row_goes(desk, outline_panel):
    """From the last editor that is left the keyboard goes back to the table, and nowhere else."""
    QTest.mouseClick(outline_panel.bar.no_reason, LEFT)
    desk.edit("Empty", lambda plan: edits.amend_many(plan, ("b",), lambda one: replace(one, intent=Intent())))
    assert keys_of(outline_panel.table) == ["b", "c"]
    type_into(
        outline_panel.table, 0, "intent.why", "They speak", end=(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    )
    assert keys_of(outline_panel.table) == ["c"]
    QTest.keyClicks(QApplication.focusWidget(), "It is hard")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [segment(desk, key).intent.why for key in "bc"] == ["They speak", "It is hard"]
    assert outline_panel.table.hasFocus()


def test_a_need_that_is_ready_is_no_longer_open(desk, outline_panel):
    QTest.mouseClick(outline_panel.bar.open_needs, LEFT)
    assert keys_of(outline_panel.table) == ["b"]
    for need in ("n1", "n2"):
        set_readiness(desk, need, NeedState.READY)
    assert keys_of(outline_panel.table) == []


def test_what_is_parked_is_counted_apart(desk, outline_panel):
    desk.edit("Park", lambda plan: edits.park(plan, ("b", "c")))
    choose(outline_panel.bar.weight, "Must not cut")
    assert keys_of(outline_panel.table) == ["", "b"]
    assert outline_panel.bar.count.text() == "0 of 2, 1 parked"


@pytest.mark.parametrize("hidden", ["a", "d"])
def test_what_is_not_seen_is_not_edited(desk, outline_panel, hidden):
    outline = outline_panel.table
    outline.selection.set((hidden, "b"))
    choose(outline_panel.bar.weight, "Must not cut")
    type_into(outline, 0, "led_by", "Both", pick=False)
    assert [one.id for one in desk.plan.segments if one.led_by == "Both"] == ["b"]


def test_a_filter_ends_with_the_session(desk, outline_panel):
    choose(outline_panel.bar.weight, "May skip")
    assert outline_panel.table.outline.filter.marker is MarkerKind.MAY_SKIP
    desk.open(None)
    assert not outline_panel.bar.wanted


def test_in_a_narrow_bar_the_filters_are_under_one_button(outline_panel):
    bar = outline_panel.bar
    parts = (bar.weight, bar.leads, bar.no_reason, bar.open_needs)
    assert bar.folded.isHidden()
    outline_panel.resize(430, 400)
    assert all(part.isHidden() for part in parts)
    assert bar.words.width() >= bar.words.minimumWidth() > 80
    QTest.mouseClick(bar.folded, LEFT)
    menu = bar.findChild(QMenu)
    next(one for one in menu.actions() if one.text() == "No reason").trigger()
    weights = next(one for one in menu.actions() if one.text() == "Weight").menu()
    next(one for one in weights.actions() if "May skip" in one.text()).trigger()
    assert (keys_of(outline_panel.table), bar.folded.text()) == ([], "Filters (2)")
    weights.actions()[0].trigger()
    assert (keys_of(outline_panel.table), bar.folded.text()) == (["c"], "Filters (1)")
    outline_panel.resize(900, 400)
    assert not any(part.isHidden() for part in parts)


def test_the_open_list_of_a_narrow_box_shows_whole_words(outline_panel):
    box = outline_panel.bar.weight
    box.setFixedWidth(90)
    box.showPopup()
    rows, metrics = box.view(), box.fontMetrics()
    words = max(metrics.horizontalAdvance(box.itemText(place)) for place in range(box.count()))
    assert rows.viewport().width() >= words + 16
    box.hidePopup()
