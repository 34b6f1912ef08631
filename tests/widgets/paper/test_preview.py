"""Printing with a preview: what is chosen is shown, printed as chosen, and saved whole or with a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.domain.document import Document, Heading, Paper
from app.domain.errors import EditRefused
from app.domain.workbook import Book, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.files import write_bytes
from tests.widgets.paper.documents import document, text_of
from tests.widgets.paper.test_pdf import boxes
from widgets.paper.documents import lay_out
from widgets.paper.making import pages_of
from widgets.paper.pages import SIZES
from widgets.paper.preview import Printable, PrintPreview
from widgets.paper.printing import print_pages, printer_for


def guide(paper: Paper) -> Document:
    return document(*(Heading(1, f"Chapter {n}", new_page=True) for n in range(1, 6)), paper=paper)


def cues(paper: Paper) -> Book:
    upright = Sheet("Cover", (SheetColumn("", 20),), (SheetRow((SheetCell("Start"),)),), landscape=False)
    lying = replace(upright, name="Cues", landscape=True)
    return Book("Cues", "", "", "", "en", "", ("Feedback", ""), "Foot", (upright, lying), paper=paper)


def refused(paper: Paper) -> Document:
    raise EditRefused("Name a start first.")


DOCUMENTS = (Printable("Guide", guide, "Feedback: guide v1"), Printable("Cue sheet", cues, "Feedback - cues"))


@pytest.fixture
def preview(qtbot, dialogs, settings) -> PrintPreview:
    made = PrintPreview(DOCUMENTS, write_bytes, dialogs, settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(made.print.isEnabled)
    return made


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def to_file(file: Path, first: int = 0, last: int = 0):
    """A print dialog in which somebody chooses a file, and perhaps some pages."""

    def ran(dialog: QDialog) -> bool:
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        dialog.printer().setFromTo(first, last)
        return True

    return ran


def test_the_chosen_document_is_shown_on_the_chosen_paper(preview, qtbot, settings) -> None:
    assert "Chapter 1" in text_of(preview.view.sheets.pages)
    preview.what.setFocus()
    QTest.keyClick(preview.what, Qt.Key.Key_Down)
    qtbot.waitUntil(preview.print.isEnabled)
    assert "Start" in text_of(preview.view.sheets.pages)
    preview.paper.setFocus()
    QTest.keyClick(preview.paper, Qt.Key.Key_Down)
    qtbot.waitUntil(preview.print.isEnabled)
    page = preview.view.sheets.pages.pages[0]
    assert (page.width, page.height) == SIZES[Paper.LETTER]
    assert settings.text("print/paper") == "letter"


def test_another_document_is_shown_from_its_beginning(preview, qtbot) -> None:
    preview.view.sheets.go_to(4)
    preview.what.setCurrentIndex(1)
    qtbot.waitUntil(preview.print.isEnabled)
    assert preview.view.sheets.current == 0


def test_printing_prints_what_is_shown(preview, dialogs, tmp_path) -> None:
    dialogs.ran = to_file(tmp_path / "out.pdf")
    click(preview.print)
    assert len(boxes((tmp_path / "out.pdf").read_bytes())) == 5
    assert dialogs.told == []


def test_printing_by_key_prints_some_pages(preview, dialogs, tmp_path) -> None:
    dialogs.ran = to_file(tmp_path / "out.pdf", 2, 3)
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(boxes((tmp_path / "out.pdf").read_bytes())) == 2


def test_thinking_better_of_it_prints_nothing(preview, dialogs, tmp_path) -> None:
    dialogs.ran = lambda dialog: to_file(tmp_path / "out.pdf")(dialog) and False
    click(preview.print)
    assert not (tmp_path / "out.pdf").exists()


def test_a_workbook_prints_sheets_that_lie_on_their_side(qapp, tmp_path) -> None:
    printer = printer_for(Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert print_pages(pages_of(cues(Paper.A4)), printer)
    assert boxes((tmp_path / "out.pdf").read_bytes()) == [pytest.approx((595, 842)), pytest.approx((842, 595))]


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_takes_nothing_is_told(preview, dialogs, tmp_path) -> None:
    dialogs.ran = to_file(tmp_path / "no such folder" / "out.pdf")
    click(preview.print)
    assert "did not take the pages" in dialogs.told[0]


def test_pages_get_smaller_on_smaller_paper(qapp, tmp_path) -> None:
    printer = printer_for(Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(lay_out(guide(Paper.A4)), printer)
    assert boxes((tmp_path / "out.pdf").read_bytes())[0] == pytest.approx((420, 595), abs=1)


def test_a_pdf_is_saved_under_the_documents_name(preview, dialogs, qtbot, tmp_path) -> None:
    dialogs.files = [tmp_path / "mine"]
    click(preview.pdf)
    qtbot.waitUntil(lambda: preview.told.text() == "Written: mine.pdf")
    assert len(boxes((tmp_path / "mine.pdf").read_bytes())) == 5


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_the_old_one(preview, dialogs, qtbot, tmp_path) -> None:
    (tmp_path / "taken.pdf").mkdir()
    dialogs.files = [tmp_path / "taken.pdf"]
    click(preview.pdf)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "taken.pdf" in dialogs.told[0]


def test_a_document_that_cannot_be_made_says_why(qtbot, dialogs, settings) -> None:
    made = PrintPreview((Printable("Guide", refused, "x"),), write_bytes, dialogs, settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.view.sheets.accessibleDescription() == "Name a start first.")
    assert not made.print.isEnabled()
    assert not made.pdf.isEnabled()


def test_the_window_opens_it_by_key(window, dialogs, qtbot) -> None:
    seen: list[str] = []

    def ran(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreview)
        qtbot.waitUntil(dialog.print.isEnabled)
        seen.append(text_of(dialog.view.sheets.pages))
        return False

    dialogs.ran = ran
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Giving feedback" in seen[0]
    assert "Practise" in seen[0]
