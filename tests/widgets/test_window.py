"""The window as a whole: menus, undo where it is meant, clipboard, find, hand-off, import, closing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import edits
from app.domain.errors import StoreUnavailable
from app.domain.plan import Kind, MarkerKind
from app.session import SaveState, Session
from app.store import open_store
from tests.app.desk import titled
from tests.widgets.conftest import segment, type_over
from widgets.appearance import Look
from widgets.theme import DARK, LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier


def order(desk):
    return [one.title for one in desk.plan.segments]


def press(window, words):
    action = next(one for one in window.menus.actions if one.text() == words)
    assert action.isEnabled(), words
    action.trigger()


def wait_active(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_it_says_where_one_is_and_what_there_is(window):
    assert window.topbar.title.whole == "Giving feedback"
    assert window.topbar.span.accessibleName() == "10:00 – 12:00 2 h"
    assert window.topbar.slack.accessibleName() == "1 h 10 to spare"
    assert window.status.counts.text() == "4 segments · 2 cues · 2 needs"
    assert window.windowTitle() == "Giving feedback – Throughline"


def test_over_the_promise_it_says_by_how_much(desk, window):
    window.selection.set(("c",))
    field = window.right.currentWidget().segment_pane.lengths.form.field("planned_s")
    type_over(field.editor, "2h")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert window.topbar.slack.accessibleName() == "39 min over"


def test_cut_and_paste_moves_a_segment_with_all_it_has(desk, window):
    window.selection.set(("b",))
    press(window, "Cut")
    assert order(desk) == ["Check-in", "Hard cases", "Close"]
    assert window.selection.ids == ("c",)
    press(window, "Paste")
    assert order(desk) == ["Check-in", "Hard cases", "Practise", "Close"]
    pasted = desk.plan.segments[2]
    assert (pasted.id != "b", len(pasted.cues), pasted.has(MarkerKind.MUST_NOT_CUT)) == (True, 2, True)


def test_a_copy_is_a_table_for_everyone_else(qapp, window):
    window.selection.set(("a", "c"))
    press(window, "Copy")
    lines = qapp.clipboard().text().split("\n")
    assert [line.split("\t")[:3] for line in lines] == [
        ["Start", "Min", "Segment"],
        ["10:00", "8", "Check-in"],
        ["10:33", "11", "Hard cases"],
    ]
    qapp.clipboard().clear()
    press(window, "Paste")
    assert "no text" in window.status.words.whole


def test_delete_duplicate_and_undo_by_their_keys(qtbot, desk, window):
    wait_active(qtbot, window)
    window.panels.panel("outline").setFocus()
    window.selection.set(("c",))
    QTest.keyClick(window.panels.panel("outline"), Qt.Key.Key_D, CTRL)
    assert order(desk) == ["Check-in", "Practise", "Hard cases", "Hard cases", "Close"]
    QTest.keyClick(window.panels.panel("outline"), Qt.Key.Key_Delete)
    assert order(desk) == ["Check-in", "Practise", "Hard cases", "Close"]
    assert window.menus.undo.text() == "Undo “Delete ‘Hard cases’”"
    QTest.keyClick(window.panels.panel("outline"), Qt.Key.Key_Z, CTRL)
    QTest.keyClick(window.panels.panel("outline"), Qt.Key.Key_Z, CTRL)
    assert order(desk) == ["Check-in", "Practise", "Hard cases", "Close"]
    assert window.menus.redo.isEnabled()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Cut", "Hard cases is removed"),
        ("Delete", "Hard cases is removed"),
        ("Duplicate", "Hard cases is added before Close"),
    ],
)
def test_what_a_menu_did_is_named_and_said(qtbot, desk, window, words, said):
    window.selection.set(("c",))
    press(window, words)
    qtbot.waitUntil(lambda: window.status.words.whole.startswith(said))
    assert desk.undo_label == f"{words} “Hard cases”"


def test_delete_on_the_timeline_takes_the_cue_that_is_chosen_there(qtbot, desk, window):
    wait_active(qtbot, window)
    window.timeline.setFocus()
    window.selection.choose("b", segment(desk, "b").cues[0].id)
    QTest.keyClick(window.timeline, Qt.Key.Key_Delete)
    assert (len(order(desk)), len(segment(desk, "b").cues)) == (4, 1)
    qtbot.waitUntil(lambda: window.status.words.whole.endswith("is removed from Practise"))


def test_a_weight_from_the_menu_is_said(qtbot, window):
    window.selection.set(("c",))
    press(window, "≈  Slow down")
    qtbot.waitUntil(lambda: window.status.words.whole == "Slow down is added to Hard cases")


def test_an_ampersand_in_a_step_is_an_ampersand_in_the_menu(desk, window):
    desk.edit("Rename “Q&A”", lambda plan: edits.retitle(plan, "c", "Questions"))
    assert window.menus.undo.text() == "Undo “Rename ‘Q&&A’”"


def test_undo_in_a_field_is_the_plans_undo(qtbot, desk, window):
    wait_active(qtbot, window)
    window.selection.set(("a",))
    why = window.right.currentWidget().segment_pane.reasons.form.field("why").editor
    type_over(why, "Arrive")
    QTest.keyClick(why, Qt.Key.Key_Z, CTRL)
    assert segment(desk, "a").intent.why == ""
    assert why.toPlainText() == ""


def test_undo_in_the_tree_is_the_librarys(qtbot, desk, window):
    wait_active(qtbot, window)
    window.shelf.new_program()
    window.sidebar.tree.setFocus()
    window.hands.undo()
    assert [one.title for one in desk.library.programs] == ["Coaching"]


@pytest.mark.parametrize(
    ("words", "grown"),
    [
        ("Segment", lambda desk: len(desk.plan.segments) == 5),
        ("Support need", lambda desk: len(segment(desk, "a").needs) == 1),
        ("Producer cue", lambda desk: len(segment(desk, "a").cues) == 1),
        ("≈  Slow down", lambda desk: segment(desk, "a").has(MarkerKind.SLOW_DOWN)),
        ("Section", lambda desk: len(desk.plan.sections) == 2),
        ("Lane", lambda desk: len(desk.plan.lanes) == 2),
    ],
)
def test_everything_in_the_insert_menu_is_put_in(desk, window, words, grown):
    window.selection.set(("a",))
    press(window, words)
    assert grown(desk)
    desk.undo()
    assert not grown(desk)


def test_handing_off_writes_both_documents_and_says_where(qtbot, dialogs, window, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs.folders.append(folder)
    press(window, "Guide and cue sheet…")
    qtbot.waitUntil(lambda: window.status.words.whole.startswith("Written"), timeout=20_000)
    suffixes = sorted(file.suffix for file in folder.iterdir())
    assert suffixes[:2] == [".docx", ".txt"] or suffixes == [".docx", ".xlsx"]
    QTest.mouseClick(window.status.act_button, Qt.MouseButton.LeftButton)
    assert dialogs.shown == [folder]


@pytest.mark.parametrize(
    "each",
    [
        ("Facilitator guide (Word)…", "facilitator guide v0.1.docx"),
        ("Readiness list (Excel)…", "readiness list v0.1.xlsx"),
        ("Leader’s brief (Word)…", "leader’s brief v0.1.docx"),
        ("Participants’ agenda (Word)…", "agenda v0.1.docx"),
    ],
)
def test_each_document_can_be_written_alone(qtbot, dialogs, window, tmp_path, each):
    words, name = each
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs.folders.append(folder)
    press(window, words)
    qtbot.waitUntil(lambda: window.status.words.whole.startswith("Written"), timeout=20_000)
    (file,) = folder.iterdir()
    assert file.name.endswith(name)


def test_the_example_is_saved_and_can_be_imported(qtbot, desk, dialogs, window, tmp_path):
    dialogs.files.append(tmp_path / "For clients")
    press(window, "Save an example run-of-show…")
    qtbot.waitUntil(lambda: window.status.words.whole.startswith("Written"), timeout=20_000)

    def bring_in(dialog):
        qtbot.waitUntil(lambda: dialog.reading is not None, timeout=20_000)
        dialog.bring_in()
        return True

    dialogs.files.append(tmp_path / "For clients.xlsx")
    dialogs.ran = bring_in
    press(window, "Import…")
    assert "Break" in order(desk)


def test_a_folder_that_is_gone_is_said_on_top_and_stops_nobody(qtbot, desk, dialogs, window, tmp_path):
    dialogs.folders.append(tmp_path / "gone" / "further")
    press(window, "Facilitator guide (Word)…")
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert window.banner.words.text().endswith(".")


def test_a_dropped_or_chosen_file_is_imported_and_taken_back(qtbot, desk, dialogs, window, tmp_path):
    file = tmp_path / "run.csv"
    file.write_text("Start,Minutes,Title\n09:00,10,Welcome\n09:10,20,Talk\n", encoding="utf-8")

    def bring_in(dialog):
        qtbot.waitUntil(lambda: dialog.reading is not None, timeout=20_000)
        dialog.bring_in()
        return True

    dialogs.files.append(file)
    dialogs.ran = bring_in
    press(window, "Import…")
    assert order(desk) == ["Welcome", "Talk"]
    assert window.status.act_button.text() == "Undo import"
    QTest.mouseClick(window.status.act_button, Qt.MouseButton.LeftButton)
    assert len(desk.library.plans) == 1
    assert desk.plan is None


def test_needs_move_on_by_the_space_bar(desk, window):
    press(window, "Support needs")
    panel = window.panels.panel("needs")
    panel.selectRow(0)
    QTest.keyClick(panel, Qt.Key.Key_Space)
    assert desk.delivery.readiness[0].state == "ready"
    assert panel.rows.rows[0].cells[0] == "Ready"
    assert window.selection.current == "b"


def test_cues_stand_by_the_clock(window):
    press(window, "Producer cues")
    assert [row.cells[0] for row in window.panels.panel("cues").rows.rows] == ["10:10", "10:28"]


def test_the_changes_go_back_to_a_step(desk, window):
    for _ in range(3):
        window.selection.set(("a",))
        window.commands.duplicate()
    press(window, "Changes")
    panel = window.panels.panel("changes")
    panel.go_to(panel.steps.index(2, 0))
    assert len(desk.plan.segments) == 5
    panel.go_to(panel.steps.index(0, 0))
    assert len(desk.plan.segments) == 7


def test_not_saved_is_said_with_its_reason_and_a_way_out(desk, window):
    desk.save_state.emit(SaveState.NOT_SAVED, "The disk is full.")
    assert window.status.saved.text() == "Not saved"
    assert window.status.retry_button.isVisible()
    assert window.banner.words.text().startswith("The disk is full.")
    desk.save_state.emit(SaveState.SAVED, "")
    assert not window.banner.isVisible()


def test_an_edit_that_is_saved_leaves_what_else_is_said_on_top(desk, window):
    window.errands.troubled.emit("The folder is gone.")
    desk.edit("Ours", titled("Ours"))
    assert desk.settle(10)
    assert window.banner.isVisible()
    assert window.banner.words.text() == "The folder is gone."


@pytest.mark.parametrize("title", ["Theirs", "Ours"])
def test_in_a_conflict_one_may_show_what_the_other_program_wrote(qtbot, desk, dialogs, window, title):
    desk.start()
    assert desk.settle(10)
    other = Session(open_store(desk.library_path), unsaved=desk.library_path.parent / "other")
    other.open("plan")
    other.edit("Theirs", titled("Theirs"))
    assert other.settle(10)
    desk.edit("Ours", titled("Ours"))
    qtbot.waitUntil(lambda: window.banner.isVisible() and window.banner.other_button.isVisible(), timeout=10_000)
    dialogs.yes = title == "Theirs"
    QTest.mouseClick(window.banner.other_button, Qt.MouseButton.LeftButton)
    assert desk.plan.segments[0].title == title
    assert window.banner.isVisible() is not dialogs.yes
    other.close(5)


def test_what_an_earlier_start_left_over_is_offered(desk, window, monkeypatch):
    taken = []
    monkeypatch.setattr(type(desk), "left_over", property(lambda self: ("Ours", "Ours too")))
    monkeypatch.setattr(desk, "recover", lambda: taken.append(1) or 2)
    window.troubles.offer_left_over()
    assert window.banner.words.text().startswith("2 changes of an earlier start")
    QTest.mouseClick(window.banner.act_button, Qt.MouseButton.LeftButton)
    assert (taken, window.banner.isVisible()) == ([1], False)
    assert window.status.words.whole == "Took up 2 changes"


def test_a_session_that_cannot_be_opened_is_said(desk, window, monkeypatch):
    def gone(plan_id):
        raise StoreUnavailable("This session is no longer in the library.")

    monkeypatch.setattr(desk, "open", gone)
    window.shelf.open("plan")
    assert window.status.words.whole == "This session is no longer in the library."


@pytest.mark.parametrize(("look", "theme"), [(Look.LIGHT, LIGHT), (Look.DARK, DARK)])
def test_both_looks_paint_in_their_own_colors(qtbot, window, look, theme):
    window.hands.choose_look(look)
    image: QImage = window.grab().toImage()
    assert image.pixelColor(5, image.height() - 5) == theme.surface
    assert image.pixelColor(window.left.width() // 2, image.height() // 2) == theme.surface


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_nothing_in_the_top_bar_is_cut(window, size):
    window.resize(*size)
    bar = window.topbar
    for widget in (bar.span, bar.slack, bar.import_button, bar.hand_off_button):
        assert widget.width() >= widget.sizeHint().width()
        assert bar.rect().contains(widget.geometry())


def test_the_layout_and_the_look_are_remembered(window, settings):
    window.hands.choose_look(Look.DARK)
    window.menus.library.setChecked(False)
    window.close()
    assert settings.look is Look.DARK
    assert settings.flag("library", True) is False
    assert not settings.bytes("across").isEmpty()


def test_every_button_has_a_name(window):
    from PySide6.QtWidgets import QAbstractButton

    window.selection.set(("b",))
    nameless = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.objectName() != "qt_toolbar_ext_button" and not (one.accessibleName() or one.text())
    ]
    assert [type(one).__name__ for one in nameless if type(one).__module__.startswith("widgets")] == []


def test_buffers_are_counted(desk, window):
    desk.edit("Buffer", lambda plan: edits.amend(plan, "c", lambda one: replace(one, kind=Kind.BUFFER)))
    assert window.status.buffer.text() == "Buffer 11 min"


def test_parking_is_counted_apart_and_taken_back_by_the_same_verb(qtbot, desk, window):
    wait_active(qtbot, window)
    window.selection.set(("b",))
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_B, CTRL)
    assert segment(desk, "b").parked
    assert window.status.counts.text() == "3 segments · 0 cues · 0 needs · 1 parked"
    window.hands.label_park()
    press(window, "Bring back from the shelf")
    assert not segment(desk, "b").parked
    assert window.status.counts.text() == "4 segments · 2 cues · 2 needs"


def test_repairs_are_offered_from_the_menu(desk, window):
    desk.edit("Shorter", lambda plan: edits.amend_head(plan, lambda one: replace(one, promised_s=2_400)))
    press(window, "Repair…")
    menus = [one for one in window.timeline.findChildren(QMenu) if one.isVisible()]
    assert menus
    assert any(action.isEnabled() for action in menus[0].actions())
    menus[0].close()
    desk.undo()
    press(window, "Repair…")
    assert window.status.words.whole.startswith("Nothing clashes")


def test_a_program_still_being_named_keeps_its_name_when_a_session_is_made_in_it(qtbot, desk, window):
    wait_active(qtbot, window)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.timeline, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Feedback")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, control)
    QTest.keyClicks(QApplication.focusWidget(), "First talk")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.plan.title == "First talk")
    assert desk.plan.program_id == desk.library.programs[-1].id
    assert desk.library.programs[-1].title == "Feedback"


PAGE = (
    "<table><tr><th>Time</th><th>Activity</th></tr><tr><td>9:00</td><td>Warm up<br>in pairs</td></tr>"
    "<tr><td>9:20</td><td>Try it</td></tr><tr><td>9:50</td><td>Close</td></tr></table>"
)


def clip(html="", text=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


@pytest.mark.parametrize("html", [PAGE, ""])
def test_the_clipboard_becomes_a_session_of_its_own(qtbot, desk, window, dialogs, html):
    clip(html, "Time\tActivity\n9:00\tWarm up\n9:20\tTry it\n9:50\tClose\n")
    read = []

    def run(dialog):
        qtbot.waitUntil(lambda: dialog.reading is not None)
        read.append(dialog.reading.grids[0])
        dialog.bring_in()
        return True

    dialogs.ran = run
    press(window, "Import from the clipboard…")
    assert order(desk)[-2:] == ["Try it", "Close"]
    assert len(read[0].areas) == bool(html)


def test_a_clipboard_without_anything_says_so(qapp, window):
    qapp.clipboard().clear()
    press(window, "Import from the clipboard…")
    assert window.status.words.whole == "There is no table and no text on the clipboard to import."


def test_rows_of_a_page_are_pasted_as_its_table_has_them(desk, window):
    clip(PAGE, "Time Activity 9:00 Warm up in pairs 9:20 Try it")
    press(window, "Paste")
    assert {"Try it", "Close"} <= set(order(desk)[1:])
    assert any(title.startswith("Warm up") for title in order(desk))


def test_a_small_window_holds_all_tabs_and_the_number_of_risks(window):
    window.panels.mark("alignment", 23, "23 risks")
    window.resize(1100, 700)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1100, 700)
    bar = window.panels.bar
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
