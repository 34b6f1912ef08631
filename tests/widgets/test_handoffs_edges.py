"""Handoffs at their edges: what is gone, many of them, the way to a place and back, and ticks that hang together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain import edits
from app.domain import library as shelf
from app.domain.concerns import Audience
from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.plan import Delivery
from tests.widgets.test_window import wait_active
from widgets.handoffs import HandoffsDialog

ANA = Recipient("Producer", "Ana", "ana@example.org", (Paperwork.CUE_SHEET,))
BEN = Recipient("Facilitator", "Ben", paperwork=(Paperwork.GUIDE,))
RUN = Delivery("d", "plan", "Cohort 7", "2026-03-09", link="https://a")


def hand_off(desk, version, day, *people, run=None, folder=""):
    plan = replace(desk.plan, version=version)
    made = Handoff(f"h{version}", plan.id, f"2026-03-{day:02}T09:00:00+00:00", plan, run, "en", folder, (), people)
    desk.hand_off(f"Hand off {version}", [made])


def amend(desk, key, **facts):
    desk.edit("x", lambda plan: edits.amend(plan, key, lambda one: replace(one, **facts)))


@pytest.fixture
def made(qtbot, window, desk, dialogs, settings):
    """Two handoffs, and one change since; the dialog shows what changed."""
    hand_off(desk, "1.0", 1, ANA, BEN)
    amend(desk, "c", description="Bring the bell.", planned_s=720)
    hand_off(desk, "1.1", 2, BEN)
    amend(desk, "b", transition="Back to the big room.")
    return opened(qtbot, HandoffsDialog(desk, window.verbs, dialogs, settings), changes=True)


def opened(qtbot, dialog, *, changes=False):
    qtbot.addWidget(dialog)
    dialog.show_newest(changes=changes)
    with qtbot.waitExposed(dialog):
        dialog.show()
    wait_active(qtbot, dialog)
    return dialog


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def told(dialog):
    return [(one.where, *one.sentences) for one in dialog.comparing.list.rows.items]


def choose(box, key):
    box.setFocus()
    for _ in range(box.count()):
        QTest.keyClick(box, Qt.Key.Key_Up)
    for _ in range(box.findData(key)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == key


def test_the_run_counts_as_well(window, desk):
    desk.edit_library("Run", lambda held: shelf.put_delivery(held, RUN))
    hand_off(desk, "1.0", 1, run=RUN)
    desk.edit_library("Link", lambda held: shelf.put_delivery(held, replace(RUN, link="https://b")))
    window.topbar.stale.think()
    assert window.topbar.stale.accessibleName() == "1 change since v1.0"


def test_a_session_of_another_name_has_none(window, desk):
    hand_off(desk, "1.0", 1)
    window.topbar.stale.think()
    assert not window.topbar.stale.isHidden()
    desk.open(None)
    window.topbar.stale.think()
    assert window.topbar.stale.isHidden()


def test_a_line_leads_to_its_segment_and_there_is_a_way_back(window, desk, dialogs):
    hand_off(desk, "1.0", 1)
    amend(desk, "b", transition="On.")
    seen = []

    def press_return(dialog):
        dialog.show()
        seen.append(told(dialog))
        if len(seen) == 1:
            QTest.keyClick(dialog.comparing.list, Qt.Key.Key_Return)
        dialog.hide()
        return True

    dialogs.ran = press_return
    window.hands.changes_since()
    assert window.selection.ids == ("b",)
    assert window.status.words.whole == "Practise: Transition: “On.”"
    click(window.status.act_button)
    assert len(seen) == 2


def test_what_is_gone_leads_nowhere(made, desk):
    desk.edit("x", lambda plan: edits.remove(plan, ["d"]))
    made.comparing.compare()
    assert told(made)[-1] == ("Close", "No longer in the session.")
    made.comparing.list.setCurrentIndex(made.comparing.list.rows.index(1))
    QTest.keyClick(made.comparing.list, Qt.Key.Key_Return)
    assert (made.wish, made.isVisible()) == (None, True)


def test_ticks_by_mouse_and_by_key_are_kept(made, desk):
    made.ledger.choose("h1.0")
    made.tabs.setCurrentIndex(1)
    ticks = made.given.ticks

    def people():
        return desk.handoffs("plan")[1].recipients

    box = ticks.visualRect(ticks.people.index(0, 3))
    at = box.center()
    at.setX(box.x() + 14)
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (bool(people()[0].sent), bool(people()[0].confirmed)) == (True, True)
    ticks.setCurrentIndex(ticks.people.index(0, 2))
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert (people()[0].sent, people()[0].confirmed) == ("", "")
    assert ticks.currentIndex().column() == 2
    assert desk.undo_library_label == "Tick who got v1.0"


def test_a_folder_is_opened_or_said_to_be_gone(made, desk, dialogs, tmp_path):
    hand_off(desk, "1.2", 3, folder=str(tmp_path))
    hand_off(desk, "1.3", 4, folder=str(tmp_path / "gone"))
    made.tabs.setCurrentIndex(1)
    made.ledger.choose("h1.2")
    click(made.given.folder_button)
    assert dialogs.shown == [tmp_path]
    made.ledger.choose("h1.3")
    click(made.given.folder_button)
    assert made.told.whole.startswith("The folder is no longer there")


def test_a_change_note_is_written_and_an_email_copied_between_two_handoffs_only(qtbot, made, dialogs, tmp_path):
    assert not made.comparing.note_button.isEnabled()
    choose(made.comparing.before, "h1.0")
    choose(made.comparing.after, "h1.1")
    assert made.comparing.note_button.isEnabled()
    dialogs.folders.append(tmp_path)
    made.comparing.note_button.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: made.told.whole.startswith("Written"))
    assert [file.suffix for file in tmp_path.glob("*.docx")] == [".docx"]
    made.comparing.email_button.menu().actions()[0].trigger()
    text = QApplication.clipboard().text()
    assert text.startswith("Giving feedback: v1.1 takes the place of v1.0")
    assert Audience.FACILITATOR.value in made.told.whole


def test_the_handoffs_of_a_session_that_is_gone_are_still_read_and_ticked(qtbot, window, desk, dialogs, settings):
    desk.edit_library("Run", lambda held: shelf.put_delivery(held, RUN))
    hand_off(desk, "1.0", 1, ANA, run=RUN)
    amend(desk, "b", transition="On.")
    hand_off(desk, "1.1", 2, ANA, run=RUN)
    desk.edit_library("Delete", lambda held: shelf.delete_plan(held, "plan"))
    dialog = opened(qtbot, HandoffsDialog(desk, window.verbs, dialogs, settings), changes=True)
    assert dialog.sessions.currentText() == "Giving feedback (no longer in the library)"
    assert told(dialog) == [("Practise", "Transition: “On.”")]
    assert dialog.comparing.after.findData("now") == -1
    QTest.keyClick(dialog.comparing.list, Qt.Key.Key_Return)
    assert dialog.wish is None
    dialog.tabs.setCurrentIndex(1)
    dialog.given.ticks.setCurrentIndex(dialog.given.ticks.people.index(0, 2))
    QTest.keyClick(dialog.given.ticks, Qt.Key.Key_Space)
    assert desk.handoffs("plan")[0].recipients[0].sent


def test_two_hundred_are_listed_and_walked_through_by_key(qtbot, window, desk, dialogs, settings):
    plan = desk.plan
    many = [
        Handoff(f"h{n}", "plan", f"2026-01-01T00:{n // 60:02}:{n % 60:02}+00:00", replace(plan, version=f"1.{n}"))
        for n in range(200)
    ]
    desk.hand_off("Many", many)
    dialog = opened(qtbot, HandoffsDialog(desk, window.verbs, dialogs, settings))
    assert dialog.ledger.rows.rowCount() == 200
    QTest.keyClick(dialog.ledger, Qt.Key.Key_End)
    assert dialog.ledger.chosen.version == "1.0"
    assert dialog.comparing.pair == ("h0", "now")


def test_it_is_in_the_menu(window, desk, dialogs):
    seen = []
    dialogs.ran = lambda dialog: seen.append(type(dialog))
    next(one for one in window.menus.actions if one.text() == "Handoffs…").trigger()
    assert seen == [HandoffsDialog]
