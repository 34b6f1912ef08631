"""The hand off dialog: a run, people and documents, pages beside it, one move to the disk, and one record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.library import add_plan, put_delivery
from app.domain.plan import Delivery, Person, Plan, Segment
from app.packet import PacketDesk
from tests.app.desk import saved
from tests.widgets.conftest import PLAN, type_over
from tests.widgets.handing import box, click, dialog_over, hand_off, line, named, names
from widgets import fonts
from widgets.parts import Elided

RUN = Delivery(
    "run", "plan", "Cohort 3", "2026-11-17", 36_000, "Europe/Berlin", people=(Person("Producer", "Ana", "ana@x.org"),)
)


@pytest.fixture
def out(tmp_path, settings):
    folder = tmp_path / "out"
    folder.mkdir()
    settings.keep_folder("export", folder)
    return folder


@pytest.fixture
def with_run(desk):
    desk.edit_library("Add a run", lambda library: put_delivery(library, RUN))
    return desk


@pytest.fixture
def dialog(qtbot, with_run, dialogs, settings, out):
    with dialog_over(qtbot, with_run, dialogs, settings) as made:
        yield made


ANA = Recipient("Producer", "Ana", "ana@x.org", (Paperwork.CUE_SHEET,))


def handed_off(desk, recipient=ANA):
    frozen = replace(desk.load("plan"), version="1.0")
    made = Handoff("before", "plan", "2026-11-03T10:00:00+00:00", frozen, None, recipients=(recipient,))
    desk.hand_off("Before", [made])


def test_ctrl_e_opens_it_and_the_status_line_says_what_came_of_it(qtbot, window, dialogs, out):
    def run(dialog):
        hand_off(qtbot, dialog)
        click(dialog.last.go_button)
        return dialog.result() != 0

    dialogs.ran = run
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.session.handoffs("plan")[0].version == "1.0"
    assert "Handed off “Giving feedback” v1.0" in window.status.words.whole


def test_the_status_line_counts_the_sessions_that_went_along(qtbot, window, desk, dialogs, out):
    def run(dialog):
        click(dialog.compose.others.boxes["other"])
        hand_off(qtbot, dialog)
        click(dialog.last.go_button)
        return True

    other = Plan("other", "Hard moments", "program", roles=("Facilitator",), segments=(Segment("o", "Talk"),))
    desk.edit_library("Add", lambda library: add_plan(library, other))
    dialogs.ran = run
    window.errands.hand_off()
    assert window.status.words.whole == "Handed off “Giving feedback” v1.0 and 1 other session"


def test_roles_get_their_documents_and_the_record_says_so(qtbot, dialog, desk, out):
    type_over(line(dialog, "Name, Facilitator"), "Dana")
    hand_off(qtbot, dialog)
    assert names(out) == [
        "Giving feedback - agenda v1.0.docx",
        "Giving feedback - chat text v1.0.txt",
        "Giving feedback - facilitator guide v1.0.docx",
        "Giving feedback - producer cue sheet v1.0.xlsx",
        "Giving feedback - readiness list v1.0.xlsx",
        "Giving feedback - recovery card v1.0.docx",
    ]
    (made,) = desk.handoffs("plan")
    assert desk.plan.version == made.version == "1.0"
    assert sorted(made.files) == names(out)
    assert made.recipients == (
        Recipient("Producer", "Ana", "ana@x.org", (Paperwork.CUE_SHEET, Paperwork.READINESS)),
        Recipient("Facilitator", "Dana", paperwork=(Paperwork.GUIDE, Paperwork.CARD)),
        Recipient("Participants", paperwork=(Paperwork.AGENDA,)),
    )
    assert desk.library.deliveries[0].people == (*RUN.people, Person("Facilitator", "Dana"))
    assert desk.handoff(made.id).delivery == desk.library.deliveries[0]
    saved(desk)


def test_one_undo_takes_the_record_and_the_run_back(qtbot, desk, dialogs, settings, out):
    with dialog_over(qtbot, desk, dialogs, settings) as dialog:
        type_over(line(dialog, "Name of the run"), "Pilot")
        type_over(line(dialog, "Time zone"), "europe/zurich")
        type_over(line(dialog, "Start"), "9:30")
        type_over(line(dialog, "Link to join"), "https://meet.example/1")
        hand_off(qtbot, dialog)
    (run,) = desk.library.deliveries
    assert (run.title, run.time_zone, run.start_s) == ("Pilot", "Europe/Zurich", 34_200)
    assert desk.handoff(desk.handoffs("plan")[0].id).delivery == run
    desk.undo_library()
    assert (desk.library.deliveries, desk.library.handoffs) == ((), ())


def test_nothing_is_recorded_when_it_is_left(qtbot, dialog, desk, out):
    before = desk.library
    type_over(line(dialog, "Name of the run"), "Other")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Leave all the same" in dialog.last.told.text()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.library == before
    assert names(out) == []


def test_left_as_it_was_it_closes_at_once(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_figure_that_was_just_typed_counts(qtbot, dialog, desk):
    type_over(line(dialog, "Start"), "9:30")
    QTest.keyClick(line(dialog, "Start"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.handoffs("plan")) == 1, timeout=20_000)
    assert desk.library.deliveries[0].start_s == 34_200


def test_a_zone_is_found_by_its_city(qtbot, dialog):
    zone = line(dialog, "Time zone")
    type_over(zone, "new_y")
    popup = zone.completer().popup()
    assert not popup.isVisible()
    type_over(zone, "new y")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.compose.wish.run.time_zone == "America/New_York"


def test_a_zone_nobody_knows_is_told_as_it_stands(dialog):
    type_over(line(dialog, "Time zone"), "Head office time")
    assert dialog.compose.wish.run.time_zone == "Head office time"


def test_another_run_brings_its_own_people_and_the_first_keeps_what_was_typed(dialog):
    type_over(line(dialog, "Name, Ana"), "Anna")
    which = named(dialog, QComboBox, "For which run")
    which.setFocus()
    QTest.keyClick(which, Qt.Key.Key_Down)
    assert dialog.compose.wish.run.id != "run"
    assert [one.name for one in dialog.compose.wish.recipients] == ["", "", ""]
    QTest.keyClick(which, Qt.Key.Key_Up)
    assert dialog.compose.wish.run.people == (Person("Producer", "Anna", "ana@x.org"),)


# the pages


def words_on(dialog):
    return [line.text for page in dialog.pages.view.sheets.pages for line in page.lines()]


def test_the_pages_follow_what_is_typed_without_being_asked(qtbot, dialog):
    qtbot.waitUntil(lambda: len(dialog.pages.view.sheets.pages) > 0)
    shown = dialog.pages.view.sheets.pages
    named_combo = named(dialog, QComboBox, "Guide")
    named_combo.setFocus()
    QTest.keyClick(named_combo, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: dialog.pages.view.sheets.pages is not shown)
    assert len(dialog.pages.view.sheets.pages) < len(shown)


def test_there_is_a_tab_for_each_document_somebody_gets(qtbot, dialog):
    tabs = dialog.pages.tabs
    first = ["Guide", "Recovery card", "Cue sheet"]
    assert [tabs.tabText(at) for at in range(tabs.count())] == [*first, "Readiness list", "Agenda"]
    click(box(dialog, "Leader’s brief, Ana"))
    click(box(dialog, "Readiness list, Ana"))
    assert [tabs.tabText(at) for at in range(tabs.count())] == [*first, "Leader’s brief", "Agenda"]


def test_without_any_document_there_is_nothing_to_hand_off(qtbot, dialog):
    facilitator = ("Guide, Facilitator", "Recovery card, Facilitator")
    for name in ("Cue sheet, Ana", "Readiness list, Ana", *facilitator, "Agenda, Participants"):
        click(box(dialog, name))
    assert not dialog.last.go_button.isEnabled()
    assert "Tick" in dialog.last.told.text()


def test_the_agenda_can_do_without_the_clock(qtbot, dialog, settings):
    agenda = next(at for at in range(dialog.pages.tabs.count()) if dialog.pages.tabs.tabText(at) == "Agenda")
    dialog.pages.tabs.setCurrentIndex(agenda)
    qtbot.waitUntil(lambda: "What happens when" in words_on(dialog))
    click(dialog.compose.making.times_box)
    qtbot.waitUntil(lambda: "What happens" in words_on(dialog))
    assert not dialog.compose.wish.times
    assert not settings.flag("handoff-times", True)


# people


def test_a_new_person_gets_what_the_role_usually_gets_until_a_box_is_ticked(qtbot, dialog):
    click(dialog.compose.people.add_button)
    qtbot.waitUntil(dialog.compose.people.rows[-1].isVisible)
    QTest.keyClicks(dialog.focusWidget(), "Sponsor")
    assert box(dialog, "Leader’s brief, Sponsor").isChecked()
    click(box(dialog, "Guide, Sponsor"))
    type_over(line(dialog, "Role, Sponsor"), "Producer")
    assert dialog.compose.wish.recipients[-1].paperwork == (Paperwork.GUIDE, Paperwork.LEADER_BRIEF)


@pytest.mark.parametrize("name", ["Name, Facilitator", "Name of the run"])
def test_a_long_name_shows_its_beginning_once_it_is_left(dialog, name):
    typed = line(dialog, name)
    type_over(typed, "Maximiliane Constanze von und zu Hohenstein-Oberpfaffenhofen")
    QTest.keyClick(typed, Qt.Key.Key_Tab)
    assert typed.cursorPosition() == 0


def test_a_run_without_a_day_shows_the_day_it_takes_from_the_session(qtbot, desk, dialogs, settings, out):
    desk.edit("Date", lambda plan: replace(plan, date="2026-11-14"))
    desk.edit_library("Add a run", lambda library: put_delivery(library, replace(RUN, date="")))
    with dialog_over(qtbot, desk, dialogs, settings) as dialog:
        day = line(dialog, "Date")
        assert (day.text(), day.placeholderText()) == ("", "2026-11-14")


def test_a_person_is_taken_out_by_the_keyboard(dialog):
    remove = dialog.compose.people.rows[0].remove
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert [one.role for one in dialog.compose.wish.recipients] == ["Facilitator", "Participants"]
    assert dialog.focusWidget() is dialog.compose.people.rows[0].remove


def test_who_got_what_the_last_time_gets_it_again(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        assert dialog.compose.wish.recipients[0].paperwork == (Paperwork.CUE_SHEET,)


# the version


def test_a_version_that_is_taken_is_told_in_place_and_not_written(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        assert dialog.compose.wish.version == "1.1"
        type_over(line(dialog, "Version"), "1.0")
        hand_off(qtbot, dialog)
        assert "1.0 was handed off on 3 Nov 2026" in dialog.last.told.text()
        assert names(out) == []
        type_over(line(dialog, "Version"), "1.")
        hand_off(qtbot, dialog)
        assert "such as 1.1" in dialog.last.told.text()
        type_over(line(dialog, "Version"), "2026 final")
        hand_off(qtbot, dialog)
    assert [one.version for one in with_run.handoffs("plan")] == ["2026 final", "1.0"]


def test_a_version_that_is_put_right_with_escape_is_scolded_no_more(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        promise = dialog.last.told.text()
        for mend in (
            lambda: QTest.keyClick(line(dialog, "Version"), Qt.Key.Key_Escape),
            lambda: type_over(line(dialog, "Version"), "1.1"),
        ):
            type_over(line(dialog, "Version"), "1.0")
            hand_off(qtbot, dialog)
            assert dialog.last.told.text() != promise
            mend()
            assert (dialog.last.told.text(), dialog.compose.wish.version) == (promise, "1.1")
            assert dialog.isVisible()


def test_a_second_handoff_brings_a_note_for_each_role(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        tabs = dialog.pages.tabs
        assert tabs.tabText(tabs.count() - 1) == "Note: producer"
        tabs.setCurrentIndex(tabs.count() - 1)
        qtbot.waitUntil(lambda: len(dialog.pages.view.sheets.pages) == 1)
        hand_off(qtbot, dialog)
    assert sum("Change note" in name for name in names(out)) == 2


# writing


def test_what_is_there_is_replaced_only_when_it_was_said_first(qtbot, dialog, desk, out):
    there = out / "Giving feedback - facilitator guide v1.0.docx"
    there.write_bytes(b"mine")
    hand_off(qtbot, dialog)
    assert "facilitator guide v1.0.docx" in dialog.last.told.text()
    assert dialog.last.go_button.text() == "Replace 1 file"
    assert (there.read_bytes(), desk.handoffs("plan")) == (b"mine", ())
    hand_off(qtbot, dialog)
    assert there.read_bytes() != b"mine"
    assert len(desk.handoffs("plan")) == 1


def test_another_choice_takes_the_leave_to_replace_back(qtbot, dialog, out):
    (out / "Giving feedback - facilitator guide v1.0.docx").write_bytes(b"mine")
    hand_off(qtbot, dialog)
    click(box(dialog, "Agenda, Ana"))
    assert dialog.last.go_button.text() == "Hand off v1.0"


def test_a_file_that_is_open_is_told_and_nothing_recorded(qtbot, dialog, desk, out):
    (out / "Giving feedback - producer cue sheet v1.0.xlsx").write_bytes(b"open")
    (out / "~$Giving feedback - producer cue sheet v1.0.xlsx").write_bytes(b"")
    hand_off(qtbot, dialog)
    hand_off(qtbot, dialog)
    qtbot.waitUntil(lambda: "is open in another program" in dialog.last.told.text())
    assert "Nothing was recorded" in dialog.last.told.text()
    assert len(names(out)) == 2
    assert (desk.handoffs("plan"), desk.plan.version) == ((), PLAN.version)
    (out / "~$Giving feedback - producer cue sheet v1.0.xlsx").unlink()
    hand_off(qtbot, dialog)
    qtbot.waitUntil(lambda: len(desk.handoffs("plan")) == 1)


class Slow(PacketDesk):
    """Asks to be stopped as soon as it has begun, as a person would."""

    dialog = None

    def write(self, packets, heed):
        def first(done, of, name):
            self.dialog.writing.stop()
            return heed(done, of, name)

        return super().write(packets, first)


def test_stopped_while_it_writes_nothing_is_written_or_recorded(qtbot, with_run, dialogs, settings, out):
    slow = Slow()
    with dialog_over(qtbot, with_run, dialogs, settings, slow) as dialog:
        slow.dialog = dialog
        hand_off(qtbot, dialog)
        qtbot.waitUntil(lambda: "Stopped" in dialog.last.told.text())
        assert dialog.isVisible()
    assert (names(out), with_run.handoffs("plan")) == ([], ())


def test_a_figure_that_cannot_be_read_is_where_the_keyboard_goes(qtbot, dialog, desk, out):
    type_over(line(dialog, "Start"), "half past")
    hand_off(qtbot, dialog)
    assert dialog.focusWidget() is line(dialog, "Start")
    assert desk.handoffs("plan") == ()


def test_what_was_wrong_is_forgotten_once_it_is_taken_back(qtbot, dialog):
    promise = dialog.last.told.text()
    type_over(line(dialog, "Start"), "half past")
    hand_off(qtbot, dialog)
    assert dialog.last.told.text() != promise
    QTest.keyClick(line(dialog, "Start"), Qt.Key.Key_Escape)
    assert dialog.last.told.text() == promise


# several sessions


def test_the_other_sessions_of_the_program_go_along_in_one_step(qtbot, with_run, dialogs, settings, out):
    other = Plan("other", "Hard moments", "program", segments=(Segment("o", "Talk", planned_s=600),))
    with_run.edit_library("Add", lambda library: add_plan(library, other))
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        click(box(dialog, "Hard moments, v1.0"))
        hand_off(qtbot, dialog)
    assert {name.split("/")[0] for name in names(out)} == {"Giving feedback", "Hard moments"}
    assert {one.plan_id for one in with_run.library.handoffs} == {"plan", "other"}
    with_run.undo_library()
    assert with_run.library.handoffs == ()


def test_sessions_of_one_title_get_folders_of_their_own(qtbot, with_run, dialogs, settings, out):
    for key in ("x", "y"):
        twin = Plan(key, "Giving feedback", "program", segments=(Segment(f"s{key}", "Talk", planned_s=600),))
        with_run.edit_library("Add", lambda library, twin=twin: add_plan(library, twin))
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        for tick in dialog.compose.others.boxes.values():
            click(tick)
        hand_off(qtbot, dialog)
        qtbot.waitUntil(lambda: dialog.after is not None)
    assert {name.split("/")[0] for name in names(out)} == {
        "Giving feedback",
        "Giving feedback 2",
        "Giving feedback 3",
    }


def test_a_session_of_which_nobody_gets_a_document_is_named(qtbot, with_run, dialogs, settings, out):
    other = Plan("other", "Hard moments", "program", roles=(), segments=(Segment("o", "Talk", planned_s=600),))
    with_run.edit_library("Add", lambda library: add_plan(library, other))
    before = Handoff("h", "other", "2026-11-03T10:00:00+00:00", replace(other, version="1.0"))
    with_run.hand_off("Before", [before])
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        click(box(dialog, "Hard moments, v1.1"))
        hand_off(qtbot, dialog)
        assert "Nobody gets a document of “Hard moments”" in dialog.last.told.text()
    assert names(out) == []


# its look


@pytest.fixture(params=[1, 1.5, 2])
def _text_scale(request, qapp, monkeypatch):
    usual = qapp.font()
    monkeypatch.setattr(fonts, "PX_TO_POINTS", fonts.PX_TO_POINTS * request.param)
    fonts.sized.cache_clear()
    qapp.setFont(fonts.sized(fonts.BODY_PX))
    yield
    fonts.sized.cache_clear()
    qapp.setFont(usual)


@pytest.mark.usefixtures("_text_scale")
def test_nothing_is_cut_off_in_a_small_window_with_large_text(qtbot, dialog):
    dialog.resize(1100, 700)
    page, seen = dialog.compose.widget(), dialog.compose.viewport()
    qtbot.waitUntil(lambda: page.width() == seen.width())
    assert page.minimumSizeHint().width() <= seen.width()
    assert dialog.width() == 1100


# afterwards


def test_an_email_for_each_and_two_ticks(qtbot, dialog, desk, dialogs, out):
    hand_off(qtbot, dialog)
    click(named(dialog, QPushButton, "Copy the e-mail to Ana"))
    assert QGuiApplication.clipboard().text().startswith("Giving feedback: v1.0, your documents\n\nHello Ana,")
    click(box(dialog, "Confirmed by Ana"))
    (ana, *_) = desk.handoffs("plan")[0].recipients
    assert ana.sent
    assert ana.confirmed
    assert box(dialog, "Sent to Ana").isChecked()
    click(box(dialog, "Sent to Ana"))
    (ana, *_) = desk.handoffs("plan")[0].recipients
    assert (ana.sent, ana.confirmed) == ("", "")
    click(named(dialog, QPushButton, "Open Giving feedback - facilitator guide v1.0.docx"))
    assert dialogs.shown == [out / "Giving feedback - facilitator guide v1.0.docx"]


def test_a_change_note_is_for_those_who_hold_the_version_before(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        hand_off(qtbot, dialog)
        told = [words.whole for row in dialog.after.rows.values() for words in row.findChildren(Elided)]
    assert told == ["Ana (Producer)", "Cue sheet, Change note · ana@x.org", "Facilitator", "Guide, Recovery card"]


def test_nothing_moves_when_an_email_is_copied(qtbot, dialog):
    hand_off(qtbot, dialog)
    copy, tick = named(dialog, QPushButton, "Copy the e-mail to Ana"), box(dialog, "Sent to Ana")
    before = (copy.geometry(), tick.geometry())
    click(copy)
    qtbot.waitUntil(lambda: copy.text() == "Copied")
    copy.parentWidget().layout().activate()
    assert (copy.geometry(), tick.geometry()) == before


def test_who_had_a_version_is_written_what_changed(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run)
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        hand_off(qtbot, dialog)
        click(named(dialog, QPushButton, "Copy the e-mail to Ana"))
    assert QGuiApplication.clipboard().text().startswith("Giving feedback: v1.1 takes the place of v1.0")


def test_who_still_holds_an_older_version_is_named(qtbot, with_run, dialogs, settings, out):
    handed_off(with_run, Recipient("Sponsor", "Kim", "", (Paperwork.LEADER_BRIEF,)))
    with dialog_over(qtbot, with_run, dialogs, settings) as dialog:
        hand_off(qtbot, dialog)
        assert dialog.after.older == ["Kim holds v1.0 of “Giving feedback”"]


# by keyboard


def test_tab_goes_through_all_of_it_and_comes_back(dialog):
    seen = [dialog.focusWidget()]
    while True:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.focusWidget() is seen[0] or len(seen) > 100:
            break
        seen.append(dialog.focusWidget())
    assert len(seen) == len(set(seen))
    assert {dialog.last.go_button, dialog.pages.tabs, dialog.compose.naming.folder_button} <= set(seen)
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in seen)


def test_ctrl_return_hands_off_from_anywhere_and_return_does_not(qtbot, dialog, desk):
    field = line(dialog, "Name of the run")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.writing.at_work
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.handoffs("plan")) == 1, timeout=20_000)
