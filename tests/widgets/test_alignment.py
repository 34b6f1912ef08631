"""The alignment panel: what it lists, where it leads, and what one click mends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain.plan import Intent, Status
from tests.widgets.conftest import segment
from tests.widgets.test_window import wait_active
from widgets.spots import path_at


@pytest.fixture
def panel(qtbot, window):
    wait_active(qtbot, window)
    window.hands.show_panel("alignment")
    return window.panels.panel("alignment")


def lines(panel):
    """The words of the tree, a list a finding; the last is the score."""
    tree = panel.tree
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [[top.text(0), *(top.child(n).text(0) for n in range(top.childCount()))] for top in tops]


def choose(panel, *path):
    item = panel.tree.topLevelItem(path[0])
    for at in path[1:]:
        item = item.child(at)
    panel.tree.setCurrentItem(item)
    return item


def index_of(panel, words):
    return next(at for at, line in enumerate(lines(panel)) if line[0].startswith(words))


def test_it_lists_findings_with_their_places_and_the_score(panel):
    found = lines(panel)
    assert ["Nothing says why it is here", "Hard cases"] in found
    assert ["A need nobody owns, or that is overdue", "Practise"] in found
    assert found[-1][0] == "Readiness"
    assert panel.summary.text().startswith(f"{len(found) - 1} essential")


def test_return_goes_to_the_field(qtbot, window, panel):
    choose(panel, index_of(panel, "Nothing says why"), 0)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert (window.selection.ids, path_at(QApplication.focusWidget())) == (("c",), "intent.why")


def test_the_button_goes_there_too(window, panel):
    choose(panel, index_of(panel, "A need nobody owns"))
    QTest.mouseClick(panel.detail.go, Qt.MouseButton.LeftButton)
    assert (window.selection.ids, path_at(QApplication.focusWidget())) == (("b",), "need.owner")


def test_one_click_mends_it_and_undo_brings_it_back(desk, panel):
    choose(panel, index_of(panel, "A need nobody owns"), 0)
    assert panel.detail.offer.text() == "Offered: Give it to Producer."
    QTest.mouseClick(panel.detail.mend, Qt.MouseButton.LeftButton)
    assert segment(desk, "b").needs[1].owner == "Producer"
    assert not any(line[0].startswith("A need nobody owns") for line in lines(panel))
    desk.undo()
    assert segment(desk, "b").needs[1].owner == ""
    assert any(line[0].startswith("A need nobody owns") for line in lines(panel))


def test_what_has_no_mend_offers_none(panel):
    choose(panel, index_of(panel, "Nothing says why"), 0)
    assert not panel.detail.mend.isVisible()
    assert panel.detail.todo.text() == "Say why Hard cases is here"
    assert panel.detail.why.text()


def test_a_line_of_the_score_offers_nothing(panel):
    choose(panel, len(lines(panel)) - 1)
    assert not panel.detail.go.isVisible()
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.tree.hasFocus()


def test_one_stays_on_the_line_while_the_session_changes(desk, panel):
    choose(panel, index_of(panel, "A need nobody owns"), 0)
    desk.edit("Why", lambda plan: edits.amend(plan, "c", lambda one: replace(one, intent=Intent("For this"))))
    assert not any(line[0].startswith("Nothing says why") for line in lines(panel))
    assert panel.tree.spot.key[0] == "R33"


def test_a_draft_may_be_asked_what_a_ready_session_is_asked(desk, panel):
    before = len(lines(panel))
    assert panel.as_ready.isVisible()
    panel.as_ready.click()
    assert len(lines(panel)) > before
    assert "important" in panel.summary.text()
    desk.edit("Ready", lambda plan: edits.amend_head(plan, lambda one: replace(one, status=Status.READY)))
    assert not panel.as_ready.isVisible()


def test_what_was_folded_stays_folded(desk, panel):
    at = index_of(panel, "A need nobody owns")
    panel.tree.topLevelItem(at).setExpanded(False)
    desk.edit("x", lambda plan: edits.retitle(plan, "a", "Welcome"))
    assert not panel.tree.topLevelItem(at).isExpanded()


def test_it_looks_again_when_it_is_shown_again(desk, window, panel):
    window.hands.show_panel("outline")
    desk.edit("Why", lambda plan: edits.amend(plan, "c", lambda one: replace(one, intent=Intent("For this"))))
    window.hands.show_panel("alignment")
    assert not any(line[0].startswith("Nothing says why") for line in lines(panel))
