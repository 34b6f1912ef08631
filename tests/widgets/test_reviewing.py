"""The review window over real files: read in the background, chosen by mouse and keys, taken in as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.domain import edits
from app.domain.cue_sheet import CUES
from app.domain.fill_ins import SIGNAL, ActualPart, actual_fill
from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.library import put_delivery
from app.domain.plan import Actual, Delivery
from app.domain.review import Standing
from app.main import verbs
from app.session import Session
from exporters import Options, write_document, write_paper
from tests.exporters.test_guide_comes_back import fill, heading, paragraph
from tests.widgets.conftest import Told, segment
from widgets import fonts
from widgets.review import ReviewDialog
from widgets.review.listed import Group, Show
from widgets.review.model import ROW

RUN = Delivery("run", "plan", "Cohort 3", "2026-11-20", 36_000, link="https://meet.example/3")
MADE = "2026-11-18T09:00:00+00:00"


@pytest.fixture
def handed(desk: Session) -> Handoff:
    """The plan, handed off for a run to two people."""
    desk.edit_library("Run", lambda library: put_delivery(library, RUN))
    people = (Recipient("Producer", "Priya"), Recipient("Facilitator", "Sam"))
    frozen = replace(desk.plan, version="1.3")
    made = Handoff("hand", "plan", MADE, frozen, RUN, recipients=people)
    desk.hand_off("Hand off", [made])
    return made


def guide(handoff: Handoff, folder: Path, handoff_id: str = "hand") -> Path:
    """Their guide, commented and filled in."""
    options = Options(handoff_id=handoff_id)
    file = write_document(Paperwork.GUIDE, handoff.plan, handoff.delivery, folder / "guide.docx", options)
    word = docx.Document(str(file))
    word.add_comment(heading(word, "Practise").runs, "The third round never happened.", "Sam", "S")
    word.add_comment(paragraph(word, "Threes, please.").runs, "Say pairs.", "Sam", "S")
    word.add_comment(heading(word, "Hard cases").runs, "Cut this first.", "Priya", "P")
    fill(word, SIGNAL, "Hand on heart")
    fill(word, actual_fill("a", ActualPart.START), "10:02")
    fill(word, actual_fill("d", ActualPart.START), "soon")
    word.save(str(file))
    return file


@pytest.fixture
def came(handed: Handoff, tmp_path: Path) -> Path:
    return guide(handed, tmp_path)


@pytest.fixture
def opened(qtbot, desk: Session) -> Callable[[Path], ReviewDialog]:
    def opened_on(file: Path) -> ReviewDialog:
        verb = verbs()
        dialog = ReviewDialog(file, desk, verb.read_grids, verb.reviewing)
        qtbot.addWidget(dialog, before_close_func=lambda one: one.stop())
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
        return dialog

    return opened_on


def rows(dialog: ReviewDialog) -> list[str]:
    """What the list says, headings in brackets."""
    return [
        f"[{one.title}]" if isinstance(one, Group) else one if isinstance(one, str) else one.said
        for one in dialog.view.rows.rows
    ]


def index(dialog: ReviewDialog, words: str) -> QModelIndex:
    """The row that says this."""
    found = [at for at, one in enumerate(rows(dialog)) if words in one]
    return dialog.view.rows.index(found[0])


def click_box(dialog: ReviewDialog, words: str) -> None:
    at = index(dialog, words)
    dialog.view.scrollTo(at)
    box = dialog.view.itemDelegate().box_of(dialog.view.visualRect(at), at.data(ROW))
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def go(dialog: ReviewDialog, words: str) -> None:
    dialog.view.setCurrentIndex(index(dialog, words))
    dialog.view.setFocus()


def test_it_says_whose_it_is_and_lists_by_segment_in_running_order(came, opened):
    dialog = opened(came)
    said = dialog.whose.text()
    assert "Giving feedback · version 1.3, handed off 18 Nov 2026" in said
    assert "to Priya (Producer), Sam (Facilitator)" in said
    assert rows(dialog) == [
        "[The session as a whole]",
        "Signal for a change: Hand on heart",
        "[Check-in]",
        "It started 10:02",
        "[Practise]",
        "The third round never happened.",
        "Say pairs.",
        "[Hard cases]",
        "Cut this first.",
        "[Not understood]",
        "“soon” is no time of day (in the debrief, “Close”).",
    ]


def test_what_is_safe_is_chosen_and_the_words_say_what_will_happen(came, opened):
    dialog = opened(came)
    assert dialog.promise.text() == "1 change to the session, 3 notes, 1 fact of how it went"
    assert (dialog.accept_button.text(), dialog.accept_button.isEnabled()) == ("Accept 5", True)
    click_box(dialog, "Cut this first.")
    assert dialog.promise.text() == "1 change to the session, 2 notes, 1 fact of how it went"
    go(dialog, "Signal for a change")
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.promise.text() == "2 notes, 1 fact of how it went"


def test_a_accepts_or_declines_all_of_a_segment_and_a_heading_does_by_its_box(came, opened):
    dialog = opened(came)
    go(dialog, "Say pairs.")
    QTest.keyClick(dialog.view, Qt.Key.Key_A)
    assert "1 note," in dialog.promise.text()
    QTest.keyClick(dialog.view, Qt.Key.Key_A)
    assert "3 notes" in dialog.promise.text()
    click_box(dialog, "[Practise]")
    assert "1 note," in dialog.promise.text()
    click_box(dialog, "Say pairs.")
    head = index(dialog, "[Practise]")
    assert head.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.PartiallyChecked
    assert head.data(Qt.ItemDataRole.AccessibleTextRole) == "Practise, 1 of 2 accepted"


def test_nothing_chosen_accepts_nothing(came, opened):
    dialog = opened(came)
    for title in ("[The session as a whole]", "[Check-in]", "[Practise]", "[Hard cases]"):
        click_box(dialog, title)
    assert (dialog.promise.text(), dialog.accept_button.isEnabled()) == ("Nothing is chosen.", False)


def test_accepting_is_one_step_of_the_session_and_its_run(desk, came, opened):
    dialog = opened(came)
    before = (desk.plan, desk.library)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.taken == 5
    assert desk.plan.signal == "Hand on heart"
    assert segment(desk, "b").notes.splitlines()[0].endswith("The third round never happened.")
    assert desk.library.deliveries[0].actuals == (Actual("a", 36_120),)
    assert desk.undo_label == "Review guide.docx"
    desk.undo()
    assert (desk.plan, desk.library) == before


def test_what_was_taken_in_is_folded_when_the_same_file_comes_again(came, opened):
    opened(came).take_in()
    dialog = opened(came)
    assert rows(dialog)[0] == "[5 need nothing any more]"
    assert dialog.promise.text() == "Nothing is chosen."
    go(dialog, "need nothing")
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    assert "Cut this first." in rows(dialog)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert "Cut this first." not in rows(dialog)
    QTest.mouseClick(
        dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=dialog.view.visualRect(index(dialog, "need")).center()
    )
    assert "Cut this first." in rows(dialog)


def test_a_clash_is_not_chosen_and_says_what_there_is_now(desk, came, opened):
    desk.edit("Signal", lambda plan: edits.amend_head(plan, lambda one: replace(one, signal="Cough")))
    dialog = opened(came)
    clash = next(one for one in dialog.review.items if one.standing is Standing.CLASH)
    assert clash.id not in dialog.view.rows.chosen
    assert "Now: Cough" in index(dialog, "Hand on heart").data()
    QTest.mouseClick(dialog.filters.chips[Show.CLASH], Qt.MouseButton.LeftButton)
    assert rows(dialog) == ["[The session as a whole]", "Signal for a change: Hand on heart"]
    click_box(dialog, "Hand on heart")
    dialog.take_in()
    assert desk.plan.signal == "Hand on heart"


def test_what_is_about_a_segment_that_is_gone_can_be_read_and_no_more(desk, came, opened):
    desk.edit("Delete", lambda plan: edits.remove(plan, ["c"]))
    dialog = opened(came)
    at = index(dialog, "Cut this first.")
    assert rows(dialog)[at.row() - 1] == "[About what is gone: only to be read]"
    assert at.data(Qt.ItemDataRole.CheckStateRole) is None
    before = dialog.view.rows.chosen
    go(dialog, "Cut this first.")
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    QTest.keyClick(dialog.view, Qt.Key.Key_A)
    assert dialog.view.rows.chosen == before


def test_arrows_walk_the_filters(came, opened):
    dialog = opened(came)
    dialog.filters.chips[Show.ALL].setFocus()
    QTest.keyClick(dialog.filters.chips[Show.ALL], Qt.Key.Key_Right)
    assert dialog.filters.chips[Show.OPEN].isChecked()
    assert "Cut this first." not in rows(dialog)
    QTest.keyClick(dialog.filters.chips[Show.OPEN], Qt.Key.Key_Right)
    assert "Cut this first." in rows(dialog)
    assert not dialog.filters.chips[Show.CLASH].isEnabled()


def test_a_document_that_does_not_say_whose_it_is_lets_one_choose(handed, tmp_path, opened, qtbot):
    file = tmp_path / "plain.docx"
    word = docx.Document()
    word.add_comment(word.add_heading("2  Practise", 2).runs, "Too long.", "Sam", "S")
    word.save(str(file))
    dialog = opened(file)
    assert dialog.choosing.isVisible()
    assert "Giving feedback · version 1.3" in dialog.choosing.box.currentText()
    QTest.mouseClick(dialog.choosing.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
    assert rows(dialog) == ["[Practise]", "Too long."]


def test_without_any_handoff_it_says_so(desk, tmp_path, opened):
    file = tmp_path / "plain.docx"
    docx.Document().save(str(file))
    word = docx.Document()
    word.add_paragraph("Hello")
    word.save(str(file))
    dialog = opened(file)
    assert "no handoff yet" in dialog.waiting.message.text()
    assert not dialog.accept_button.isEnabled()


def test_an_untouched_copy_says_that_nothing_came_back(handed, tmp_path, opened):
    options = Options(handoff_id="hand")
    file = write_document(Paperwork.GUIDE, handed.plan, handed.delivery, tmp_path / "g.docx", options)
    dialog = opened(file)
    assert dialog.empty.isVisible()
    assert not dialog.view.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_file_that_cannot_be_read_says_why(handed, tmp_path, opened):
    file = tmp_path / "broken.docx"
    file.write_bytes(b"PK not really")
    dialog = opened(file)
    assert "damaged" in dialog.waiting.message.text()
    assert dialog.waiting.retry.isVisible()


def test_leaving_while_it_reads_gives_up(desk, came, qtbot):
    verb = verbs()
    dialog = ReviewDialog(came, desk, verb.read_grids, verb.reviewing)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.is_busy
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.is_busy


def test_a_refusal_is_said_and_nothing_is_written(desk, came, opened):
    dialog = opened(came)
    full = "x" * 19_990
    desk.edit("Notes", lambda plan: edits.amend(plan, "b", lambda one: replace(one, notes=full)))
    before = desk.plan
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "notes of “Practise” are full" in dialog.refusal.text()
    assert dialog.refusal.isVisible()
    assert (desk.plan, dialog.taken) == (before, 0)


def test_enter_and_the_link_ask_for_the_segment_behind(came, opened):
    dialog = opened(came)
    asked: list[str] = []
    dialog.wanted.connect(asked.append)
    go(dialog, "Cut this first.")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    go(dialog, "Say pairs.")
    QTest.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    go(dialog, "[The session as a whole]")
    assert not dialog.show_button.isEnabled()
    assert asked == ["c", "b"]


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
def test_nothing_is_wider_than_a_small_window_with_large_text(came, opened):
    dialog = opened(came)
    dialog.resize(880, 500)
    assert (dialog.width(), dialog.height()) == (880, 500)
    assert dialog.accept_button.width() >= dialog.accept_button.sizeHint().width()
    view = dialog.view
    widths = {view.visualRect(view.rows.index(at)).width() for at in range(len(view.rows.rows))}
    assert widths == {view.viewport().width()}


# from the window


def finished(qtbot, dialog: ReviewDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)


def test_the_file_menu_reviews_a_file_and_undo_is_beside_the_words(window, desk, dialogs: Told, came, qtbot):
    def ran(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReviewDialog)
        finished(qtbot, dialog)
        dialog.wanted.emit("c")
        dialog.take_in()
        return True

    dialogs.files, dialogs.ran = [came], ran
    action = next(one for one in window.menus.actions if one.text() == "Review a document that came back…")
    action.trigger()
    assert window.selection.ids == ("c",)
    assert desk.plan.signal == "Hand on heart"
    assert window.status.words.whole == "Accepted: 1 change to the session, 3 notes, 1 fact of how it went"
    window.commands.undo()
    assert desk.plan.signal == ""


def test_a_dropped_copy_of_a_handoff_is_reviewed_at_once(window, dialogs: Told, came, qtbot):
    seen: list[str] = []

    def ran(dialog: QDialog) -> bool:
        seen.append(type(dialog).__name__)
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
        return bool(dialog.result())

    dialogs.ran = ran
    window.errands.read_files([came])
    assert seen == ["ImportDialog", "ReviewDialog"]


def test_an_import_of_a_copy_offers_to_review_it(window, dialogs: Told, came, qtbot):
    seen: list[str] = []

    def ran(dialog: QDialog) -> bool:
        seen.append(type(dialog).__name__)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
        if not isinstance(dialog, ReviewDialog):
            assert dialog.review_link.isVisible()
            QTest.mouseClick(dialog.review_link, Qt.MouseButton.LeftButton)
        return False

    dialogs.ran = ran
    window.errands.read_file(came)
    assert seen == ["ImportDialog", "ReviewDialog"]


def test_the_words_count_changes_and_the_segments_they_are_in(handed, desk, tmp_path, opened):
    """A cue sheet, two lengths of which were typed over."""
    (file,) = write_paper(Paperwork.CUE_SHEET, handed.plan, handed.delivery, tmp_path, Options(handoff_id="hand"))
    book = openpyxl.load_workbook(file)
    sheet = book[CUES]
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "Length" for cell in row))
    length = next(cell.column for cell in heads if cell.value == "Length")
    for row in sheet.iter_rows(min_row=heads[0].row + 1):
        if any(cell.value in ("segment:a", "segment:c") for cell in row):
            sheet.cell(row[0].row, length).value = "9 min"
    book.save(file)
    dialog = opened(file)
    assert "2 changes to 2 segments" in dialog.promise.text()
    dialog.take_in()
    assert [segment(desk, key).planned_s for key in "ac"] == [540, 540]
