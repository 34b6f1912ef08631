"""The alignment panel: what it lists, where it leads, and what one click mends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain.handoff import Handoff, Recipient
from app.domain.plan import Delivery, Intent, Kind, Silence, Status
from app.domain.rules import rule_of
from tests.widgets.conftest import segment, type_over
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
    assert found[-2][0].startswith("Rules off or set otherwise")
    assert panel.summary.text().startswith(f"{len(found) - 2} essential")


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


def silence(panel, words, reason):
    choose(panel, index_of(panel, words), 0)
    QTest.mouseClick(panel.detail.silence, Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), reason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_place_is_silenced_with_a_reason_and_undo_brings_it_back(desk, panel):
    silence(panel, "Nothing says why", " Agreed with the client ")
    (held,) = desk.plan.silences
    assert (held.rule_id, held.segment_id, held.reason) == ("R09", "c", "Agreed with the client")
    assert ["Silenced (1)", "Nothing says why it is here"] in lines(panel)
    assert "1 silenced" in panel.summary.text()
    assert not any(line[0].startswith("Nothing says why") for line in lines(panel))
    assert (panel.detail.form.isVisible(), panel.tree.hasFocus()) == (False, True)
    assert desk.undo_label == "Silence “Nothing says why it is here”"
    desk.undo()
    assert desk.plan.silences == ()
    assert ["Nothing says why it is here", "Hard cases"] in lines(panel)


def test_silence_without_a_reason_is_refused_in_place(desk, panel):
    silence(panel, "Nothing says why", "  ")
    assert desk.plan.silences == ()
    assert panel.detail.form.refused.isVisible()
    assert panel.detail.form.refused.text().startswith("Say why this is all right here")
    assert panel.detail.form.field.hasFocus()
    QTest.keyClicks(panel.detail.form.field, "Agreed")
    assert not panel.detail.form.refused.isVisible()
    QTest.mouseClick(panel.detail.form.silence, Qt.MouseButton.LeftButton)
    assert [one.reason for one in desk.plan.silences] == ["Agreed"]


def test_escape_puts_the_question_for_a_reason_away(desk, panel):
    choose(panel, index_of(panel, "Nothing says why"), 0)
    QTest.mouseClick(panel.detail.silence, Qt.MouseButton.LeftButton)
    QTest.keyClick(panel.detail.form.field, Qt.Key.Key_Escape)
    assert not panel.detail.form.isVisible()
    assert panel.detail.silence.isVisible()
    assert (panel.tree.hasFocus(), desk.plan.silences) == (True, ())


def test_a_reason_half_written_survives_an_edit_elsewhere_and_not_another_line(desk, panel):
    choose(panel, index_of(panel, "Nothing says why"), 0)
    QTest.mouseClick(panel.detail.silence, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.detail.form.field, "Agr")
    desk.edit("x", lambda plan: edits.retitle(plan, "a", "Welcome"))
    assert (panel.detail.form.isVisible(), panel.detail.form.field.text()) == (True, "Agr")
    choose(panel, index_of(panel, "A need nobody owns"), 0)
    assert not panel.detail.form.isVisible()


def test_what_is_silenced_is_heard_again_by_one_click(desk, panel):
    silence(panel, "Nothing says why", "Agreed")
    choose(panel, index_of(panel, "Silenced"), 0)
    assert panel.detail.reason.text() == "Silenced: Agreed"
    assert not panel.detail.silence.isVisible()
    QTest.mouseClick(panel.detail.hear, Qt.MouseButton.LeftButton)
    assert desk.plan.silences == ()
    assert ["Nothing says why it is here", "Hard cases"] in lines(panel)


def test_a_finding_of_several_places_is_silenced_place_by_place(desk, panel):
    desk.edit("x", lambda plan: edits.amend(plan, "b", lambda one: replace(one, intent=Intent())))
    choose(panel, index_of(panel, "Nothing says why"))
    assert not panel.detail.silence.isVisible()
    choose(panel, index_of(panel, "Nothing says why"), 1)
    assert panel.detail.silence.isVisible()


def test_a_rule_is_switched_off_for_the_library_and_on_again(desk, panel):
    choose(panel, index_of(panel, "Nothing says why"), 0)
    QTest.mouseClick(panel.detail.switch, Qt.MouseButton.LeftButton)
    assert [(one.id, one.on) for one in desk.library.settings] == [("R09", False)]
    assert not any(line[0].startswith("Nothing says why") for line in lines(panel))
    assert panel.detail.switch.text() == "Switch on in this library"
    assert not panel.detail.go.isVisible()
    QTest.mouseClick(panel.detail.switch, Qt.MouseButton.LeftButton)
    assert desk.library.settings == ()
    assert ["Nothing says why it is here", "Hard cases"] in lines(panel)


def test_a_number_of_a_rule_is_set_otherwise_and_as_it_came(desk, panel):
    brief = partial(replace, kind=Kind.DEBRIEF, planned_s=120)
    desk.edit("x", lambda plan: edits.amend(plan, "c", brief))
    panel.as_ready.click()
    rule = rule_of("R18")
    choose(panel, index_of(panel, rule.says))
    field = panel.detail.figures.fields["share"]
    assert (field.text(), field.accessibleName()) == ("33", "The least share of the practice, in percent")
    type_over(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [one.numbers for one in desk.library.settings] == [(("share", 1),)]
    assert panel.tree.spot.finding.rule is rule
    assert (field.text(), field.hasFocus()) == ("1", True)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (desk.library.settings, field.text()) == ((), "33")
    desk.undo_library()
    assert [one.numbers for one in desk.library.settings] == [(("share", 1),)]


def test_a_number_no_rule_can_have_is_refused_in_words(qtbot, desk, panel):
    panel.detail.figures.show_rule(rule_of("R18"), (33,))
    field = panel.detail.figures.fields["share"]
    type_over(field, "9999999")
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert said.args == ["Set a number from 0 to a million."]
    assert desk.library.settings == ()


def test_a_silence_whose_place_is_gone_is_counted_and_can_be_taken_away(desk, panel):
    silence(panel, "Nothing says why", "Agreed")
    desk.edit("Remove", lambda plan: edits.remove(plan, ["c"]))
    at = index_of(panel, "Silenced (1)")
    assert panel.tree.topLevelItem(at).child(0).text(1) == "The segment is gone: Agreed"
    assert "1 silenced" in panel.summary.text()
    choose(panel, at, 0)
    assert (panel.detail.go.isVisible(), panel.detail.hear.text()) == (False, "Take it away")
    QTest.mouseClick(panel.detail.hear, Qt.MouseButton.LeftButton)
    assert desk.plan.silences == ()
    assert not any(line[0].startswith("Silenced") for line in lines(panel))
    desk.undo()
    assert [one.reason for one in desk.plan.silences] == ["Agreed"]


def test_a_silence_where_nothing_is_found_any_more_says_so(desk, panel):
    kept = Silence("s", "R09", "a", "It is only a greeting")
    desk.edit("Silence", lambda plan: replace(plan, silences=(kept,)))
    line = panel.tree.topLevelItem(index_of(panel, "Silenced (1)")).child(0)
    assert line.text(1) == "Nothing found in Check-in now: It is only a greeting"


def test_the_four_questions_are_answered_with_a_sum_and_a_reason_for_each_point(panel):
    top = panel.tree.topLevelItem(index_of(panel, "Readiness"))
    assert top.isExpanded()
    asked = [top.child(at) for at in range(4)]
    assert [one.text(0).partition("  ")[2] for one in asked] == [
        "Is intent documented?",
        "Were facilitator and producer included early enough?",
        "Does the run-of-show reflect the real delivery environment?",
        "Can risk be seen before launch?",
    ]
    for one in asked:
        points = [int(one.child(at).text(0).split()[0]) for at in range(one.childCount())]
        assert one.isExpanded()
        assert one.text(0).startswith(f"{sum(points)} of {2 * len(points)}  ")
        assert all(one.child(at).text(1) for at in range(one.childCount()))
    asked[1].setExpanded(False)
    panel.renew()
    top = panel.tree.topLevelItem(index_of(panel, "Readiness"))
    assert [top.child(at).isExpanded() for at in range(4)] == [True, False, True, True]


def handed_off(desk, key, version, when):
    frozen = replace(desk.plan, version=version)
    people = (Recipient("Facilitator"), Recipient("Producer"))
    desk.hand_off("Hand off", [Handoff(key, frozen.id, when, frozen, recipients=people)])


def test_readiness_is_told_for_each_handoff_newest_first(qtbot, desk, window, panel):
    handed_off(desk, "h1", "1.0", "2026-03-02T09:00:00+00:00")
    desk.edit("x", lambda plan: edits.amend_head(plan, lambda one: replace(one, platform="Zoom", purpose="Calm")))
    desk.edit("Why", lambda plan: edits.amend(plan, "c", lambda one: replace(one, intent=Intent("For this"))))
    handed_off(desk, "h2", "1.1", "2026-03-09T09:00:00+00:00")
    window.forecast.be_thorough()

    def rows():
        top = panel.tree.topLevelItem(index_of(panel, "Readiness"))
        over = top.child(4)
        return [] if over is None else [(over.child(at).text(0), over.child(at).text(1)) for at in range(2)]

    qtbot.waitUntil(lambda: bool(rows()), timeout=20_000)
    newest, oldest = rows()
    assert [newest[0].split(" · ")[0], oldest[0].split(" · ")[0]] == ["v1.1", "v1.0"]
    assert oldest[1].endswith(" of 26 points")
    assert newest[1].endswith(" more than before")


def test_a_version_with_another_number_and_nothing_else_is_not_old(desk, window, panel):
    run = Delivery("run", "plan", "Cohort", "2026-03-10")
    desk.edit_library("Run", lambda library: replace(library, deliveries=(run,)))
    handed_off(desk, "h1", "1.0", "2026-03-02T09:00:00+00:00")

    def holding():
        found = window.alignment.now().look
        return found.outdated

    assert holding() is False
    desk.edit("x", lambda plan: edits.retitle(plan, "a", "Welcome"))
    assert holding() is True
    desk.undo()
    assert holding() is False
