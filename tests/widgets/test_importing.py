"""The import page: shows what a file becomes, lets it be read otherwise, writes only when told to."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import ImportProblem
from app.domain.plan import Delivery, Plan, Segment
from app.domain.sheet import Meaning, Place, RowRole
from tests.widgets.importing import GRID, settle, shown, titles, understand, verbs


def no_grids(path, cancelled, encoding):
    raise ImportProblem(f"{path.name} is empty. Save it again as .xlsx or .csv.")


@pytest.fixture
def dialog(qtbot, desk, tmp_path):
    made = shown(qtbot, desk, tmp_path / "Run of show.xlsx", verbs())
    settle(qtbot, made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def key(widget, pressed, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, pressed, held)


def click(widget, at=None):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at if at is not None else QPoint())


def cell(dialog, row, column):
    """The middle of a cell in its viewport."""
    return dialog.sheet_view.visualRect(dialog.sheet_view.sheet.index(row, column)).center()


def drop(target, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    target.dropEvent(event)
    return event


def test_it_shows_what_the_file_becomes_and_writes_nothing(desk, dialog):
    assert titles(dialog) == ["10:00  Welcome  5 min 30 s", "10:05:30  Talk  10 min"]
    assert dialog.import_button.text() == "Import 2 segments"
    key(dialog, Qt.Key.Key_Escape)
    assert len(desk.library.plans) == 1
    assert dialog.imported == ()
    assert not dialog.isVisible()


def test_where_it_goes_is_written_whole(dialog):
    dialog.target.setItemText(dialog.target.currentIndex(), "a new session in “Coaching conversations for all”")
    QApplication.sendPostedEvents()
    words = dialog.fontMetrics().horizontalAdvance(dialog.target.currentText())
    assert dialog.target.width() >= dialog.target.minimumSizeHint().width()
    assert dialog.target.width() > words


def test_a_segment_tells_what_else_it_has(dialog):
    lines = dialog.becomes.lines
    assert [lines.data(lines.index(row)).split("\n")[1:] for row in (1, 2)] == [["1 cue"], ["2 needs"]]


# columns and rows


def test_another_meaning_of_a_column_and_back(qtbot, dialog):
    menu = dialog.sheet_view.menu_for(0)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Title"]
    assert menu.actions()[0].text() == "A · Title: its heading says so"
    next(action for action in menu.actions() if action.text() == "Keep as “What”").trigger()
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert not dialog.import_button.isEnabled()
    assert dialog.beside.nothing.isVisible()
    back = dialog.sheet_view.menu_for(0).actions()[-1]
    assert (back.text(), back.isEnabled()) == ("Back to what was read", True)
    back.trigger()
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    assert not dialog.sheet_view.menu_for(0).actions()[-1].isEnabled()


def test_a_click_under_the_letters_opens_the_meanings(dialog):
    header = dialog.sheet_view.header
    x = header.sectionViewportPosition(1) + 10
    click(header.viewport(), QPoint(x, 5))
    assert QApplication.activePopupWidget() is None
    click(header.viewport(), QPoint(x, header.height() - 5))
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Length"]
    menu.close()


@pytest.mark.parametrize(
    ("pressed", "held"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_meanings_open_by_keyboard(dialog, pressed, held):
    dialog.sheet_view.go_to(2, 1)
    key(dialog.sheet_view, pressed, held)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Length"]
    menu.close()


def test_a_row_is_left_out_and_comes_back(qtbot, dialog):
    menu = dialog.sheet_view.row_menu_for(2)
    next(action for action in menu.actions() if action.text() == "Leave this row out").trigger()
    qtbot.waitUntil(lambda: len(titles(dialog)) == 1)
    assert dialog.choices.role(0, 2) is RowRole.LEFT_OUT
    menu = dialog.sheet_view.row_menu_for(2)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Leave this row out"]
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)


def test_choices_are_taken_back_and_made_again_by_keys(qtbot, dialog):
    dialog.choose_meaning("0/0/0", Meaning.KEEP)
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert dialog.undo_link.isVisible()
    key(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    assert not dialog.undo_link.isVisible()
    dialog.redo()
    qtbot.waitUntil(lambda: titles(dialog) == [])


def test_leaving_with_many_choices_is_said_twice(qtbot, dialog):
    for row in range(4):
        dialog.say_row(row, RowRole.ITEM)
    settle(qtbot, dialog)
    key(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "4 choices" in dialog.promise.whole
    assert dialog.cancel_button.text() == "Leave"
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# one thing in three places


def test_a_cell_leads_to_what_it_became_and_to_its_question(dialog):
    dialog.beside.tabs.setCurrentIndex(2)
    click(dialog.sheet_view.viewport(), cell(dialog, 1, 1))
    assert dialog.becomes.lit == "s1"
    assert dialog.beside.tabs.currentIndex() == 0
    assert [card.lit for card in dialog.questions.cards] == [True]
    click(dialog.sheet_view.viewport(), cell(dialog, 2, 1))
    assert dialog.becomes.lit == "s2"
    assert [card.lit for card in dialog.questions.cards] == [False, True]


def test_a_segment_leads_to_its_row(dialog):
    dialog.becomes.setFocus()
    dialog.becomes.setCurrentIndex(dialog.becomes.lines.index(2))
    assert dialog.sheet_view.currentIndex().row() == 2


def test_a_bar_of_the_strip_leads_to_its_row(dialog):
    becomes = dialog.becomes
    box = becomes.visualRect(becomes.lines.index(0))
    click(becomes.viewport(), QPoint(box.right() - 20, box.bottom() - 14))
    assert dialog.sheet_view.currentIndex().row() == 2
    assert becomes.lit == "s2"


def test_a_cell_not_used_is_shown_where_it_stands(dialog):
    leftovers = dialog.beside.leftovers
    dialog.beside.tabs.setCurrentIndex(1)
    assert leftovers.cells.data(leftovers.cells.index(0, 0)) == "A total · 2 cells"
    second = leftovers.cells.index(1, 0, leftovers.cells.index(0, 0))
    click(leftovers.viewport(), leftovers.visualRect(second).center())
    at = dialog.sheet_view.currentIndex()
    assert (at.row(), at.column()) == (3, 1)


def test_a_cell_tells_what_is_to_be_said_of_it(dialog):
    model = dialog.sheet_view.sheet
    tips = {spot: model.data(model.index(*spot), Qt.ItemDataRole.ToolTipRole) for spot in ((2, 0), (3, 0), (1, 1))}
    assert "ask Ann first" in tips[2, 0]
    assert "Not used: a total" in tips[3, 0]
    assert "read as 5 min 30 s" in tips[1, 1]


# questions


def test_another_reading_of_a_doubtful_cell(qtbot, dialog):
    click(dialog.questions.cards[0].chips[1])
    qtbot.waitUntil(lambda: titles(dialog)[0] == "10:00  Welcome  5 h 30")
    card = dialog.questions.cards[0]
    assert card.chips[1].isChecked()
    assert card.settled
    assert dialog.sheet_view.currentIndex().row() == 1
    assert dialog.beside.tabs.tabText(0) == "Questions 1 of 2"


def test_chips_by_keyboard_keep_it_when_they_are_answered(qtbot, dialog):
    dialog.questions.take_keyboard()
    first, second = dialog.questions.cards[0].chips
    assert first.hasFocus()
    key(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert not second.isChecked()
    key(second, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(dialog)[0] == "10:00  Welcome  5 h 30")
    assert second.hasFocus()


def test_those_alike_unfold_and_have_one_answer(qtbot, dialog):
    group = dialog.questions.groups[0]
    assert (group.more.text(), group.all.text()) == ("and 1 more like this", "Same for all 2")
    click(group.more)
    assert len(dialog.questions.cards) == 2
    dialog.questions.cards[0].take_keyboard()
    key(dialog.questions.cards[0].chips[0], Qt.Key.Key_Down)
    assert dialog.questions.cards[1].chips[0].hasFocus()
    click(dialog.questions.cards[0].chips[1])
    settle(qtbot, dialog)
    click(group.all)
    qtbot.waitUntil(lambda: dialog.choices.kinds == (("length", 1),) and not dialog.is_busy)
    assert [card.settled for card in dialog.questions.cards] == [True, True]
    assert dialog.questions.cards[1].chips[1].isChecked()
    assert not group.all.isEnabled()


def test_tab_stops_once_at_a_question(dialog):
    chips = dialog.questions.cards[0].chips
    assert [bool(chip.focusPolicy() & Qt.FocusPolicy.TabFocus) for chip in chips] == [True, False]


# going round by keyboard


def test_f6_goes_from_part_to_part_and_tab_leaves_the_sheet(dialog):
    dialog.sheet_view.setFocus()
    seen = []
    for _ in range(5):
        key(dialog.focusWidget(), Qt.Key.Key_F6)
        seen.append(dialog.focusWidget())
    assert seen == [dialog.becomes, dialog.beside.tabs, dialog.target, dialog.import_button, dialog.sheet_view]
    key(dialog.sheet_view, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.becomes


def test_enter_imports_from_the_last_line_only(desk, dialog):
    for part in (dialog.beside.tabs, dialog.becomes, dialog.sheet_view):
        part.setFocus()
        key(part, Qt.Key.Key_Return)
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
    assert dialog.isVisible()
    dialog.target.setFocus()
    key(dialog.target, Qt.Key.Key_Return)
    assert len(dialog.imported) == 1


def test_tab_goes_as_the_page_reads(dialog):
    dialog.sheet_view.setFocus()
    seen = []
    for _ in range(7):
        key(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    group = dialog.questions.groups[0]
    below = [group.cards["length:0:B2"].chips[0], group.more, group.all]
    assert seen == [dialog.becomes, dialog.beside.tabs, *below, dialog.target, dialog.cancel_button]


# several sessions


def days(source, given, choices, cancelled=None):
    reading = understand(source, given, choices)
    plans = tuple(
        Plan(f"new{day}", f"Day {day}", date=f"2026-12-0{day}", segments=(Segment(f"s{day}", "Talk"),))
        for day in (1, 2, 3)
    )
    runs = tuple(Delivery(f"d{day}", f"new{day}", "As delivered") for day in (1, 2))
    origins = tuple((f"s{day}", Place(0, day, 0)) for day in (1, 2, 3))
    return replace(reading, plans=plans, deliveries=runs, origins=origins)


@pytest.fixture
def many(qtbot, desk, tmp_path):
    made = shown(qtbot, desk, tmp_path / "Days.xlsx", verbs(understood=days))
    settle(qtbot, made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_sessions_are_chosen_one_by_one_or_all_at_once(desk, many):
    becomes = many.becomes
    assert many.import_button.text() == "Import 3 sessions, 3 segments"
    assert "3 new sessions in" in many.target.currentText()
    box = becomes.visualRect(becomes.lines.index(0))
    click(becomes.viewport(), QPoint(box.x() + 6, box.y() + 14))
    assert many.import_button.text() == "Import 2 sessions, 2 segments"
    click(many.beside.no_one)
    assert not many.import_button.isEnabled()
    becomes.setFocus()
    becomes.setCurrentIndex(becomes.lines.index(2))
    key(becomes, Qt.Key.Key_Space)
    assert many.import_button.text() == "Import 1 session, 1 segment"
    click(many.import_button)
    assert [plan.title for plan in desk.library.plans] == ["Giving feedback", "Day 2"]


def test_past_deliveries_come_in_with_their_sessions_in_one_step(desk, many):
    becomes = many.becomes
    box = becomes.visualRect(becomes.lines.index(0))
    click(becomes.viewport(), QPoint(box.x() + 6, box.y() + 14))
    click(many.import_button)
    assert [run.plan_id for run in desk.library.deliveries] == ["new2"]
    desk.undo_library()
    assert (len(desk.library.plans), desk.library.deliveries) == (1, ())


def test_a_title_is_edited_in_place_and_outlasts_another_reading(qtbot, desk, many):
    becomes = many.becomes
    becomes.setFocus()
    becomes.setCurrentIndex(becomes.lines.index(0))
    key(becomes, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "Kick-off")
    key(editor, Qt.Key.Key_Return)
    assert many.isVisible()
    many.say_row(3, RowRole.LEFT_OUT)
    settle(qtbot, many)
    click(many.import_button)
    assert [plan.title for plan in desk.library.plans] == ["Giving feedback", "Kick-off", "Day 2", "Day 3"]


# waiting, trouble, another file


def test_a_file_that_cannot_be_read_says_so_in_place_and_another_can_be_chosen(qtbot, desk, tmp_path):
    def read(path, cancelled, encoding):
        return no_grids(path, cancelled, encoding) if path.name == "broken.xlsx" else (GRID,)

    other = tmp_path / "good.xlsx"
    made = shown(qtbot, desk, tmp_path / "broken.xlsx", verbs(read), ask_file=lambda: other)
    qtbot.waitUntil(lambda: "is empty" in made.message.text())
    assert not made.import_button.isEnabled()
    click(made.waiting.choose)
    settle(qtbot, made)
    assert made.import_button.isEnabled()


def test_cancel_works_while_the_file_is_read(qtbot, desk, tmp_path):
    given_up = threading.Event()

    def slow(path, cancelled, encoding):
        while not cancelled():
            given_up.wait(0.01)
        given_up.set()
        return (GRID,)

    made = shown(qtbot, desk, tmp_path / "large.xlsx", verbs(slow))
    assert made.waiting.line.busy
    click(made.cancel_button)
    assert not made.isVisible()
    assert given_up.wait(5)
    assert made.reading is None


def test_while_it_is_understood_again_the_reading_before_stays_and_only_the_last_wish_counts(qtbot, desk, tmp_path):
    gate, asked = threading.Event(), []

    def slow(source, given, choices, cancelled):
        asked.append(choices)
        if choices.columns:
            gate.wait(5)
        return understand(source, given, choices)

    made = shown(qtbot, desk, tmp_path / "plan.xlsx", verbs(understood=slow))
    settle(qtbot, made)
    for meaning in (Meaning.NOTES, Meaning.OWNER, Meaning.KEEP):
        made.choose_meaning("0/0/0", meaning)
    qtbot.waitUntil(lambda: made.busy_line.busy)
    assert len(titles(made)) == 2
    click(made.import_button)
    assert "One moment" in made.promise.whole
    assert made.imported == ()
    gate.set()
    settle(qtbot, made)
    assert titles(made) == []
    assert [dict(choices.columns).get("0/0/0") for choices in asked] == [None, Meaning.NOTES, Meaning.KEEP]


def test_another_encoding_reads_the_file_again(qtbot, desk, tmp_path):
    asked = []

    def read(path, cancelled, encoding):
        asked.append(encoding)
        return (replace(GRID, encoding=encoding or "utf-8"),)

    made = shown(qtbot, desk, tmp_path / "plan.csv", verbs(read))
    settle(qtbot, made)
    box = made.side.encoding
    assert (box.isVisible(), box.currentText()) == (True, "Unicode (UTF-8)")
    box.setFocus()
    key(box, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: len(asked) == 2)
    settle(qtbot, made)
    assert asked == ["", "cp1252"]
    assert box.currentText() == "Western (Windows 1252)"


def test_a_file_dropped_on_the_page_takes_the_place_of_the_one_before(qtbot, dialog, tmp_path):
    dialog.choose_meaning("0/0/0", Meaning.KEEP)
    drop(dialog, tmp_path / "Other.xlsx")
    settle(qtbot, dialog)
    assert dialog.choices.columns == ()
    assert len(titles(dialog)) == 2


def test_a_dropped_file_that_cannot_be_read_loses_nothing(qtbot, desk, tmp_path):
    def read(path, cancelled, encoding):
        return no_grids(path, cancelled, encoding) if path.name == "broken.xlsx" else (GRID,)

    made = shown(qtbot, desk, tmp_path / "good.xlsx", verbs(read))
    settle(qtbot, made)
    made.say_row(2, RowRole.LEFT_OUT)
    settle(qtbot, made)
    drop(made, tmp_path / "photo.png")
    assert "photo.png" in made.promise.whole
    assert len(titles(made)) == 1
    drop(made, tmp_path / "broken.xlsx")
    qtbot.waitUntil(made.waiting.return_button.isVisible)
    click(made.waiting.return_button)
    settle(qtbot, made)
    assert len(titles(made)) == 1


def test_files_dropped_on_the_window_come_one_after_another(qtbot, dialogs, window, tmp_path):
    paths = [tmp_path / name for name in ("One.csv", "Picture.png", "Two.csv")]
    for path in paths:
        path.write_text("Start,Minutes,Title\n09:00,10,Welcome\n", encoding="utf-8")
    seen = []

    def look(page):
        settle(qtbot, page)
        seen.append(page.windowTitle())
        return False

    dialogs.ran = look
    assert drop(window, *paths).isAccepted()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=20_000)
    assert "Picture.png" in window.banner.words.text()


# what is written


def test_importing_is_one_step_of_the_library(desk, dialog):
    click(dialog.import_button)
    assert [plan.title for plan in desk.library.plans] == ["Giving feedback", "Run of show"]
    assert desk.library.plans[1].program_id == "program"
    assert [one.title for one in desk.load("new").segments] == ["Welcome", "Talk"]
    desk.undo_library()
    assert len(desk.library.plans) == 1


def test_importing_into_a_new_program(desk, dialog):
    dialog.target.setCurrentText("a new session in a new program “Run of show”")
    key(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.title for one in desk.library.programs] == ["Coaching", "Run of show"]
    assert desk.library.plans[1].program_id == desk.library.programs[1].id
