"""What was handed off, read again: the list, what differs, who got it, who holds what, and the chip in the top bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.concerns import Audience
from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.library import delete_plan, put_delivery
from app.domain.plan import Delivery
from app.main import verbs
from widgets.handoffs.dialog import HandoffsDialog
from widgets.handoffs.sides import NOW
from widgets.handoffs.wishes import HandOff, Place

RUN = Delivery("run", "plan", "Cohort 3", "2026-11-20", 36_000)
SAM = Recipient("Facilitator", "Sam", paperwork=(Paperwork.GUIDE,))
PRIYA = Recipient("Producer", "Priya", paperwork=(Paperwork.CUE_SHEET,))


def longer(plan, seconds=120):
    """The practice, two minutes longer."""
    return replace(
        plan,
        segments=tuple(
            replace(one, planned_s=one.planned_s + seconds) if one.id == "b" else one for one in plan.segments
        ),
    )


def hand_off(desk, key, version, when, *people):
    frozen = replace(desk.plan, version=version)
    desk.hand_off("Hand off", [Handoff(key, "plan", when, frozen, RUN, "en", "", ("guide.docx",), people)])


@pytest.fixture
def twice(desk):
    """1.0 to both, then two minutes more, then 1.1 to Sam alone."""
    desk.edit_library("Run", lambda library: put_delivery(library, RUN))
    hand_off(desk, "h1", "1.0", "2026-11-02T09:00:00+00:00", SAM, PRIYA)
    desk.edit("Longer", longer)
    hand_off(desk, "h2", "1.1", "2026-11-09T09:00:00+00:00", SAM)
    return desk


@pytest.fixture
def opened(qtbot, window):
    def opened_on(*, changes=False):
        made = HandoffsDialog(window.session, verbs(), window.dialogs, window.settings)
        qtbot.addWidget(made)
        made.show_newest(changes=changes)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return opened_on


def told(dialog):
    return [(item.where, item.sentences) for item in dialog.comparing.list.rows.items]


def turn(dialog, page):
    """To another page, by its tab."""
    spot = dialog.tabs.tabRect(page).center()
    QTest.mouseClick(dialog.tabs, Qt.MouseButton.LeftButton, pos=spot)


def choose(box, key):
    """As the arrow keys do."""
    while box.currentData() != key:
        at = box.findData(key)
        QTest.keyClick(box, Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)


def test_before_the_first_it_says_what_a_handoff_is(opened):
    dialog = opened()
    assert "Nothing has been handed off yet" in dialog.nothing.title.text()
    QTest.mouseClick(dialog.first_button, Qt.MouseButton.LeftButton)
    assert isinstance(dialog.wish, HandOff)


def test_the_newest_stands_first_and_equals_the_session_now(twice, opened):
    dialog = opened()
    assert [one.version for one in dialog.ledger.rows.handoffs] == ["1.1", "1.0"]
    assert told(dialog) == []
    assert "Nothing differs" in dialog.comparing.words.text()


def test_an_older_one_is_compared_with_the_session_now(twice, opened):
    dialog = opened()
    QTest.keyClick(dialog.ledger, Qt.Key.Key_Down)
    assert dialog.comparing.pair == ("h1", NOW)
    assert [where for where, _ in told(dialog)] == ["Practise"]
    assert "27 min" in told(dialog)[0][1][0]


def test_any_two_can_be_compared_and_copied_and_written_of(twice, opened, dialogs, tmp_path, qtbot):
    dialog = opened()
    assert not dialog.comparing.note_button.isEnabled()
    choose(dialog.comparing.before, "h1")
    choose(dialog.comparing.after, "h2")
    assert [where for where, _ in told(dialog)] == ["Practise"]
    QTest.mouseClick(dialog.comparing.copy_button, Qt.MouseButton.LeftButton)
    assert "Practise" in QGuiApplication.clipboard().text()
    dialogs.folders = [tmp_path]
    dialog.comparing.note_asked.emit("h1", "h2", Audience.PRODUCER)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.docx"))) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "Written" in dialog.told.whole)
    dialog.comparing.email_asked.emit("h1", "h2", Audience.FACILITATOR)
    assert "v1.1 takes the place of v1.0" in QGuiApplication.clipboard().text()


def test_only_what_concerns_a_reader_is_told(twice, opened):
    twice.edit("Why", lambda plan: replace(plan, purpose="To say it out loud"))
    dialog = opened(changes=True)
    assert len(told(dialog)) == 1
    producer = dialog.comparing.audiences.buttons()[2]
    assert producer.text() == "Producer"
    QTest.mouseClick(producer, Qt.MouseButton.LeftButton)
    assert told(dialog) == []


def test_a_change_leads_to_its_segment(twice, opened):
    twice.edit("Longer", longer)
    dialog = opened(changes=True)
    QTest.keyClick(dialog.comparing.list, Qt.Key.Key_Return)
    assert isinstance(dialog.wish, Place)
    assert (dialog.wish.plan_id, dialog.wish.segment_id) == ("plan", "b")


def test_a_tick_is_kept_as_one_step_of_the_library(twice, opened):
    dialog = opened()
    turn(dialog, 1)
    people = dialog.given.ticks
    people.setFocus()
    people.setCurrentIndex(people.people.index(0, 2))
    QTest.keyClick(people, Qt.Key.Key_Space)
    sent = twice.handoffs("plan")[0].recipients[0].sent
    assert sent
    twice.undo_library()
    assert twice.handoffs("plan")[0].recipients[0].sent == ""


def test_who_holds_an_older_version_is_counted(twice, opened):
    dialog = opened()
    assert dialog.tabs.tabText(2) == "Older copies (1)"
    turn(dialog, 2)
    assert dialog.holding.isVisible()


def test_what_was_handed_off_outlives_its_session(twice, opened):
    twice.open(None)
    twice.edit_library("Delete", lambda library: delete_plan(library, "plan"))
    dialog = opened()
    assert "no longer in the library" in dialog.windowTitle()
    assert dialog.comparing.pair == ("h1", "h2")
    assert [where for where, _ in told(dialog)] == ["Practise"]
    assert not dialog.hand_off_button.isVisible()


def test_the_chip_says_what_changed_since_and_opens_it(twice, window, dialogs, qtbot):
    chip = window.topbar.stale
    chip.think()
    assert "v1.1 handed off" in chip.accessibleName()
    twice.edit("Longer", longer)
    qtbot.waitUntil(lambda: "1 change since v1.1" in chip.accessibleName())
    seen = []
    dialogs.ran = lambda dialog: bool(seen.append(told(dialog)))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [where for where, _ in seen[0]] == ["Practise"]


def test_the_chip_is_silent_before_the_first(window):
    chip = window.topbar.stale
    chip.think()
    assert not chip.isVisible()
