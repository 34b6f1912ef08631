"""A deck on an open session: what is shown, what is typed over, what is filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.deck import HEAD, SLIDES
from app.domain.errors import ImportProblem
from app.domain.sheet import Cell, CellKind, Grid
from widgets.deck import SLIDES as SLIDES_COLUMN
from widgets.deck import DeckDialog
from widgets.verbs import Verbs


def deck(*rows):
    head = tuple(Cell(text, CellKind.TEXT) for text in HEAD)
    cells = [tuple(Cell(text, CellKind.TEXT) for text in (str(n), *row)) for n, row in enumerate(rows, 1)]
    return Grid(SLIDES, (head, *cells))


def opened(qtbot, desk, tmp_path, read):
    verbs = Verbs(read, None, None, None)
    made = DeckDialog(tmp_path / "deck.pptx", desk.plan, desk, verbs)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def dialog(qtbot, desk, tmp_path):
    desk.edit("Titles", lambda plan: replace(plan, segments=tuple(replace(one, slides="") for one in plan.segments)))
    first, second, *_ = [one.title for one in desk.plan.segments if one.lane_id == "main"]
    grid = deck(("Cover", ""), (first, "Say this."), ("More of it", ""), (second, "And that."))
    made = opened(qtbot, desk, tmp_path, lambda path, cancelled, encoding: (grid,))
    qtbot.waitUntil(made.fill.isEnabled)
    return made


def shown(dialog, row, column=SLIDES_COLUMN):
    return dialog.slides.data(dialog.slides.index(row, column))


def test_slides_are_filled_in_with_their_notes_in_one_step(desk, dialog):
    assert (shown(dialog, 0), shown(dialog, 1)) == ("2–3", "4")
    assert "1" in dialog.left.text()
    QTest.mouseClick(dialog.fill, Qt.MouseButton.LeftButton)
    first, second, *_ = dialog.slides.row
    now = {one.id: one for one in desk.plan.segments}
    assert (now[first.id].slides, now[second.id].slides) == ("2–3", "4")
    assert now[first.id].steps[-1].text == "Say this."
    desk.undo()
    assert {one.id: one for one in desk.plan.segments}[first.id] == first


def test_other_slides_can_be_typed_and_a_segment_left_out(qtbot, desk, dialog):
    table = dialog.table
    spot = table.visualRect(dialog.slides.index(0, SLIDES_COLUMN)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    field = table.viewport().findChild(QLineEdit)
    QTest.keyClicks(field, "1-2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown(dialog, 0) == "1–2"
    box = table.visualRect(dialog.slides.index(1, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 12, box.center().y()))
    QTest.mouseClick(dialog.fill, Qt.MouseButton.LeftButton)
    first, second, *_ = dialog.slides.row
    now = {one.id: one for one in desk.plan.segments}
    assert (now[first.id].slides, now[second.id].slides) == ("1–2", "")


def test_without_notes_only_the_ranges_are_filled_in(desk, dialog):
    dialog.notes.setChecked(False)
    QTest.mouseClick(dialog.fill, Qt.MouseButton.LeftButton)
    first = dialog.slides.row[0]
    now = {one.id: one for one in desk.plan.segments}
    assert (now[first.id].slides, now[first.id].steps) == ("2–3", first.steps)


def test_a_deck_that_cannot_be_read_is_told(qtbot, desk, tmp_path):
    def fails(path, cancelled, encoding):
        raise ImportProblem("The file is damaged.")

    made = opened(qtbot, desk, tmp_path, fails)
    qtbot.waitUntil(lambda: made.told.text() == "The file is damaged.")
    assert not made.fill.isEnabled()
