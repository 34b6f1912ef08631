"""The print preview: which document on which paper, its pages, and the ways to a printer or a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QWidget

from app.domain.document import Document, Paper
from app.domain.filenames import safe_name
from app.domain.workbook import Book
from app.jobs import Cancelled, Job, Progress
from widgets.dialogs import Dialogs
from widgets.paper.making import PageMaker
from widgets.paper.pages import Pages
from widgets.paper.pdf import pdf_of
from widgets.paper.printing import print_pages, printer_for
from widgets.paper.sheets import Fit
from widgets.paper.view import PageView
from widgets.parts import MUTED, Elided, Line, button, caption, column, row
from widgets.settings import Settings
from widgets.verbs import Save

_SIZE: Final = QSize(980, 860)
_PAPER: Final = "print/paper"


@dataclass(frozen=True, slots=True)
class Printable:
    """A document one can print: its name, what makes it for a paper, and what a file of it is called."""

    name: str
    drafted: Callable[[Paper], Document | Book]
    file: str


class PrintPreview(QDialog):
    """Shows pages as they will be printed. What is chosen is remembered; closing it changes nothing."""

    def __init__(
        self,
        documents: tuple[Printable, ...],
        save: Save,
        dialogs: Dialogs,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._documents, self._save = documents, save
        self._dialogs, self._settings = dialogs, settings
        self._printer: QPrinter | None = None
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Print"))
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size()))
        self._build()
        self._maker = PageMaker(self)
        self._maker.made.connect(self._show)
        self._maker.failed.connect(self._failed)
        self._make()

    def stop(self) -> None:
        """Give up what is under way."""
        self._maker.stop()
        if self._job is not None:
            self._job.cancel()

    # what it is put together from -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.view = PageView()
        self.view.sheets.set_zoom(Fit.PAGE)
        layout = column(self, 0)
        layout.addLayout(self._top())
        layout.addWidget(Line())
        layout.addWidget(self.view, 1)
        layout.addWidget(Line())
        layout.addLayout(self._bottom())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)

    def _top(self) -> QHBoxLayout:
        self.what, self.paper = QComboBox(), QComboBox()
        for document in self._documents:
            self.what.addItem(document.name)
        for paper, words in ((Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("Letter"))):
            self.paper.addItem(words, paper.value)
        self.paper.setCurrentIndex(self.paper.findData((self._settings.text(_PAPER) or usual_paper()).lower()))
        self.what.currentIndexChanged.connect(self._other)
        self.paper.currentIndexChanged.connect(self._keep_paper)
        line = row(None, 8)
        line.setContentsMargins(18, 12, 18, 12)
        for words, box in ((self.tr("Document"), self.what), (self.tr("Paper"), self.paper)):
            label = caption(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            line.addWidget(label)
            line.addWidget(box)
            line.addSpacing(12)
        line.addStretch(1)
        return line

    def _bottom(self) -> QHBoxLayout:
        line = row(None, 10)
        line.setContentsMargins(18, 12, 18, 12)
        self.told = Elided("", MUTED)
        close = button(self.tr("Close"))
        self.pdf = button(self.tr("Save as PDF…"))
        self.print = button(self.tr("Print…"), "primary")
        self.print.setDefault(True)
        line.addWidget(self.told, 1)
        for each, do in ((close, self.reject), (self.pdf, self.save_pdf), (self.print, self.print_out)):
            each.clicked.connect(do)
            line.addWidget(each)
        return line

    # pages -------------------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Printable:
        return self._documents[self.what.currentIndex()]

    @property
    def _sheet(self) -> Paper:
        return Paper(self.paper.currentData())

    def _make(self) -> None:
        """Lay the chosen document out; what is shown stays until the new pages are there."""
        self._can_print(False)
        self.told.setText(self.tr("Laying out the pages…"))
        self._maker.make(partial(self._chosen.drafted, self._sheet))

    def _other(self) -> None:
        """Another document is read from its beginning."""
        self.view.sheets.go_to(0)
        self._make()

    def _show(self, pages: Pages) -> None:
        self.view.show_pages(pages)
        self.told.setText("")
        self._can_print(bool(len(pages)))

    def _failed(self, sentence: str) -> None:
        self.view.show_words(sentence)
        self.told.setText("")

    def _can_print(self, can: bool) -> None:
        self.print.setEnabled(can)
        self.pdf.setEnabled(can)

    def _keep_paper(self) -> None:
        self._settings.keep_text(_PAPER, self.paper.currentData())
        self._make()

    # ways out ----------------------------------------------------------------------------------------------------

    def _ready_printer(self) -> QPrinter:
        """The same printer as long as the dialog is open, so that what was chosen for it stays."""
        if self._printer is None:
            self._printer = printer_for(self._sheet)
        return self._printer

    def print_out(self) -> None:
        """The system's own print dialog, then the printer."""
        pages = self.view.sheets.pages
        if not self.print.isEnabled():
            return
        printer = self._ready_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages))
        if not self._dialogs.run(dialog):
            return
        if print_pages(pages, printer):
            self.told.setText(self.tr("Sent to {0}").format(printer.printerName() or printer.outputFileName()))
        else:
            words = self.tr("The printer did not take the pages. Look whether it is switched on, then print again.")
            self._dialogs.tell(self, self.windowTitle(), words)

    def save_pdf(self) -> None:
        """Ask for a file and write the pages into it."""
        proposed = self._settings.folder("export") / f"{safe_name(self._chosen.file)}.pdf"
        pattern = self.tr("PDF files (*.pdf)")
        file = self._dialogs.new_file(self, self.tr("Save as PDF"), proposed, pattern)
        if file is None:
            return
        self._settings.keep_folder("export", file.parent)
        file = file if file.suffix.lower() == ".pdf" else file.with_name(f"{file.name}.pdf")
        self.told.setText(self.tr("Writing {0}…").format(file.name))
        self._job = Job(partial(_saved, self._save, file, self.view.sheets.pages), self)
        self._job.finished.connect(self._wrote)
        self._job.failed.connect(self._not_written)
        self._job.start()

    def _wrote(self, file: Path) -> None:
        self.told.setText(self.tr("Written: {0}").format(file.name))

    def _not_written(self, trouble: Exception) -> None:
        self.told.setText("")
        self._dialogs.tell(self, self.windowTitle(), str(trouble))


def usual_paper() -> Paper:
    """The paper people use where the system says it stands."""
    american = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if american else Paper.A4


def _saved(save: Save, file: Path, pages: Pages, progress: Progress, cancelled: Cancelled) -> object:
    del progress, cancelled
    return save(file, pdf_of(pages))
