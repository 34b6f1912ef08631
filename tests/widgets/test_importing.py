"""The import dialog: shows what a file becomes, lets it be read otherwise, writes only when told to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import ImportProblem
from app.domain.plan import Plan, Segment
from app.domain.sheet import Cell, CellKind, Choices, Column, Doubt, Grid, Meaning, Place, Reading, Table, Unread
from widgets.importing import ImportDialog
from widgets.verbs import Verbs

ROWS = (("What", "Dur."), ("Welcome", "5:30"), ("Talk", "10"), ("TOTAL", "15"))
GRID = Grid("Thu", tuple(tuple(Cell(text, CellKind.TEXT) for text in row) for row in ROWS))
COLUMNS = (Column("0/0", 0, Meaning.TITLE, "What"), Column("0/1", 1, Meaning.LENGTH, "Dur."))


def understand(source: str, grids: tuple[Grid, ...], choices: Choices) -> Reading:
    """A reader that knows one sheet: enough to see what the dialog asks for."""
    columns = tuple(Column(one.id, one.index, choices.meaning(one.id) or one.meaning, one.header) for one in COLUMNS)
    chosen = choices.answer("d") or 0
    first = Segment("s1", "Welcome", planned_s=(330, 19_800)[chosen])
    segments = (first, Segment("s2", "Talk")) if columns[0].meaning is Meaning.TITLE else ()
    return Reading(
        source,
        grids,
        (Table(0, 0, 2, (0,), (), columns),),
        (Plan("new", "Run of show", segments=segments),) if segments else (),
        (Doubt("d", Place(0, 1, 1), "5:30", "in a column of minutes", ("5 min 30 s", "5 h 30"), chosen),),
        (Unread(Place(0, 3, 0), "TOTAL", "a sum"),),
    )


def no_grids(path, cancelled, encoding):
    raise ImportProblem(f"{path.name} is empty. Save it again as .xlsx or .csv.")


def verbs(read=lambda path, cancelled, encoding: (GRID,)):
    return Verbs(read, understand, lambda handoff, target: target, lambda handoff, target: (target,), lambda file: file)


@pytest.fixture
def dialog(qtbot, desk, tmp_path):
    made = ImportDialog(tmp_path / "Run of show.xlsx", desk, verbs())
    made.resize(1100, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.reading is not None)
    return made


def titles(dialog):
    lines = dialog.becomes.lines
    return [lines.data(lines.index(row, 0)) for row in range(lines.rowCount())]


def test_where_it_goes_is_written_whole(dialog):
    dialog.target.setItemText(dialog.target.currentIndex(), "a new session in “Coaching conversations for all”")
    QApplication.sendPostedEvents()
    words = dialog.fontMetrics().horizontalAdvance(dialog.target.currentText())
    assert dialog.target.width() >= dialog.target.minimumSizeHint().width()
    assert dialog.target.width() > words


def test_it_shows_what_the_file_becomes_and_writes_nothing(desk, dialog):
    assert titles(dialog) == ["10:00  Welcome  5 min 30 s", "10:05:30  Talk  10 min"]
    assert dialog.import_button.text() == "Import 2 segments"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(desk.library.plans) == 1
    assert dialog.imported == ()


def test_another_reading_of_a_doubtful_cell(qtbot, dialog):
    QTest.mouseClick(dialog.questions.cards[0].chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(dialog)[0] == "10:00  Welcome  5 h 30")
    assert dialog.questions.cards[0].chips[1].isChecked()
    assert dialog.sheet_view.currentIndex().row() == 1


def test_another_meaning_of_a_column(qtbot, dialog):
    menu = dialog.sheet_view.menu_for(0)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Title"]
    next(action for action in menu.actions() if action.text() == "Keep as “What”").trigger()
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert not dialog.import_button.isEnabled()
    dialog.choose_meaning("0/0", Meaning.TITLE)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)


def test_the_meanings_open_by_keyboard(qtbot, dialog):
    dialog.sheet_view.go_to(2, 1)
    QTest.keyClick(dialog.sheet_view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Length"]
    menu.close()


def test_importing_is_one_step_of_the_library(desk, dialog):
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert [plan.title for plan in desk.library.plans] == ["Giving feedback", "Run of show"]
    assert desk.library.plans[1].program_id == "program"
    assert [one.title for one in desk.load("new").segments] == ["Welcome", "Talk"]
    desk.undo_library()
    assert len(desk.library.plans) == 1


def test_importing_into_a_new_program(desk, dialog):
    dialog.target.setCurrentIndex(dialog.target.count() - 2)
    dialog.bring_in()
    assert [one.title for one in desk.library.programs] == ["Coaching", "Run of show"]
    assert desk.library.plans[1].program_id == desk.library.programs[1].id


def test_a_file_that_cannot_be_read_says_so_in_place(qtbot, desk, tmp_path):
    made = ImportDialog(tmp_path / "broken.xlsx", desk, verbs(no_grids))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "is empty" in made.message.text())
    assert not made.import_button.isEnabled()
