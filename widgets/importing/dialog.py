"""The import dialog: reads in the background, shows what would come in, writes nothing before it is told to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from app.domain import library as shelf
from app.domain.errors import EditRefused
from app.domain.plan import Library, Plan, Program, new_id
from app.domain.sheet import NO_CHOICES, Choices, Grid, Meaning, Reading
from app.domain.text import one_line
from app.jobs import Cancelled, Job, Progress
from app.session import Session
from widgets import fonts
from widgets.fields import ChoiceBox
from widgets.importing.becomes import BecomesView
from widgets.importing.questions import Questions
from widgets.importing.sheet import SheetView
from widgets.parts import MUTED, Elided, Line, button, caption, column, plain, row, several, wrapped
from widgets.theme import theme_of
from widgets.verbs import Verbs

_SIZE = QSize(1280, 800)
_NEW_PROGRAM = "new"


class Canvas(QFrame):
    """The ground the sheet lies on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """One flat color."""
        QPainter(self).fillRect(event.rect(), theme_of(self.palette()).canvas)


class ImportDialog(QDialog):
    """``imported`` holds the sessions that came in, after the dialog was accepted."""

    def __init__(
        self,
        path: Path,
        session: Session,
        verbs: Verbs,
        parent: QWidget | None = None,
        choices: Choices = NO_CHOICES,
    ) -> None:
        super().__init__(parent)
        self._path, self._session, self._verbs = path, session, verbs
        self._grids: tuple[Grid, ...] = ()
        self.reading: Reading | None = None
        self.choices = choices
        self.imported: tuple[Plan, ...] = ()
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Import a run-of-show"))
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size()))
        self._build()
        self._say_source(self.tr("reading…"))
        self._run(partial(_read, verbs, path, choices), self._read)

    def stop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()

    # what it looks like

    def _build(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self._waiting_page())
        self.pages.addWidget(self._reading_page())
        layout = column(self)
        layout.addLayout(self._top())
        layout.addWidget(Line())
        layout.addWidget(self.pages, 1)
        layout.addWidget(Line())
        layout.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        line = row(None, 12)
        line.setContentsMargins(18, 14, 18, 14)
        self.heading = plain(self.tr("Import a run-of-show"))
        self.heading.setFont(fonts.strong(15))
        self._source = Elided("", MUTED)
        line.addWidget(self.heading)
        line.addWidget(self._source, 1)
        return line

    def _waiting_page(self) -> QWidget:
        page = Canvas()
        layout = column(page, 12)
        layout.setContentsMargins(60, 40, 60, 40)
        self.message = wrapped(self.tr("Reading {0}…").format(self._path.name))
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addStretch(1)
        return page

    def _reading_page(self) -> QWidget:
        page = QWidget()
        line = row(page, 0)
        canvas = Canvas()
        left = column(canvas, 8)
        left.setContentsMargins(14, 10, 14, 14)
        self.sheets = QTabBar()
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheet_view = SheetView()
        left.addWidget(self.sheets)
        left.addWidget(self.sheet_view, 1)
        right = QWidget()
        right.setFixedWidth(392)
        beside = column(right, 8)
        beside.setContentsMargins(16, 14, 6, 0)
        self.becomes, self.questions = BecomesView(), Questions()
        beside.addWidget(caption(self.tr("What it becomes")))
        beside.addWidget(self.becomes, 5)
        beside.addWidget(self.questions, 4)
        line.addWidget(canvas, 1)
        line.addWidget(Line(upright=True))
        line.addWidget(right)
        self.sheets.currentChanged.connect(self._turn_sheet)
        self.sheet_view.chosen.connect(self.choose_meaning)
        self.questions.answered.connect(self.answer)
        self.questions.pointed.connect(self._point)
        return page

    def _bottom(self) -> QHBoxLayout:
        line = row(None, 10)
        line.setContentsMargins(18, 12, 18, 12)
        self._create = plain(self.tr("Create"))
        self.target = ChoiceBox()
        self.target.setMinimumWidth(280)
        self.target.setMaximumWidth(fonts.scaled(460))
        self.target.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.target.setAccessibleName(self.tr("Where it goes"))
        self._target_ids: list[str | None] = []
        self.promise = Elided(self.tr("Nothing is written until you import. One undo takes it back."), MUTED)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cancel = button(self.tr("Cancel"))
        self.import_button = button(self.tr("Import"), "primary")
        self.import_button.setEnabled(False)
        self.import_button.setDefault(True)
        for widget in (self._create, self.target):
            line.addWidget(widget)
            widget.hide()
        line.addWidget(self.promise, 1)
        line.addWidget(cancel)
        line.addWidget(self.import_button)
        cancel.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.bring_in)
        return line

    # what is read

    def _run(self, work: object, done: object) -> None:
        self.stop()
        job = Job(work, self)  # type: ignore[arg-type]
        job.finished.connect(done)
        job.failed.connect(self._failed)
        self._job = job
        job.start()

    def _read(self, read: tuple[tuple[Grid, ...], Reading]) -> None:
        self._grids, reading = read
        for grid in self._grids:
            self.sheets.addTab(grid.name or self.tr("Sheet"))
        self.sheets.setVisible(len(self._grids) > 1)
        self._understood(reading)
        first = reading.tables[0].sheet if reading.tables else 0
        self.sheets.setCurrentIndex(first)
        self._turn_sheet(first)
        self._offer_targets()
        self.pages.setCurrentIndex(1)
        self.sheet_view.setFocus()

    def _understood(self, reading: Reading) -> None:
        self.reading = reading
        self.becomes.show_plans(reading.plans)
        self.questions.show_reading(reading)
        quiet = not (reading.doubts or reading.unread or reading.notes)
        self.questions.setVisible(not quiet)
        self._turn_sheet(max(self.sheets.currentIndex(), 0))
        count = reading.segments
        words = several(count, self.tr("Import {0} segment"), self.tr("Import {0} segments"))
        self.import_button.setText(words if count else self.tr("Import"))
        self.import_button.setEnabled(bool(count))
        self._say_source(self._told(reading))

    def _told(self, reading: Reading) -> str:
        parts = [
            several(reading.segments, self.tr("{0} segment read"), self.tr("{0} segments read")),
            several(len(reading.doubts), self.tr("{0} question"), self.tr("{0} questions")),
            several(len(reading.unread), self.tr("{0} cell not used"), self.tr("{0} cells not used")),
        ]
        if not reading.plans:
            parts[0] = self.tr("no plan found yet: say which columns hold titles and times")
        if len(reading.plans) > 1:
            parts.insert(0, self.tr("{0} sessions").format(len(reading.plans)))
        return ", ".join(parts)

    def _say_source(self, words: str) -> None:
        self._source.say(f"{self._path.name} · {words}")

    def _failed(self, trouble: Exception) -> None:
        self.message.setText(str(trouble))
        self.pages.setCurrentIndex(0)
        self.promise.say(self.tr("Nothing was written."))
        self._say_source(self.tr("could not be read"))

    def _turn_sheet(self, sheet: int) -> None:
        if self.reading is not None and 0 <= sheet < len(self.reading.grids):
            self.sheet_view.show_sheet(self.reading, sheet)

    def _point(self, sheet: int, row_number: int, col: int) -> None:
        self.sheets.setCurrentIndex(sheet)
        self.sheet_view.go_to(row_number, col)

    # what is decided

    def choose_meaning(self, column_id: str, meaning: Meaning) -> None:
        """Take a column for something else and understand the sheet again."""
        self._choose(self.choices.with_column(column_id, meaning))

    def answer(self, doubt_id: str, number: int) -> None:
        """Take another reading of a cell in doubt."""
        self._choose(self.choices.with_answer(doubt_id, number))

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        self._run(partial(_understand, self._verbs, self._path.name, self._grids, choices), self._understood)

    def _offer_targets(self) -> None:
        assert self.reading is not None
        many = len(self.reading.plans) > 1
        new = self.tr("{0} new sessions in").format(len(self.reading.plans)) if many else self.tr("a new session in")
        programs = [one for one in self._session.library.programs if not one.trashed_at]
        self._target_ids = [*(one.id for one in programs), _NEW_PROGRAM, None]
        words = [f"{new} “{one.title}”" for one in programs]
        words.append(self.tr("{0} a new program “{1}”").format(new, self._stem()))
        words.append(self.tr("{0} no program").format(new))
        self.target.addItems(words)
        plan = self._session.plan
        now = plan.program_id if plan else None
        self.target.setCurrentIndex(self._target_ids.index(now) if now in self._target_ids else len(programs))
        self._create.show()
        self.target.show()

    def _stem(self) -> str:
        return one_line(self._path.stem, 80) or self.tr("Imported")

    def bring_in(self) -> None:
        """Put the sessions into the library, as one step, and close."""
        if self.reading is None or not self.reading.plans:
            return
        chosen = self._target_ids[self.target.currentIndex()]
        program = Program(new_id(), self._stem()) if chosen == _NEW_PROGRAM else None
        home = program.id if program else chosen
        plans = tuple(replace(plan, program_id=home) for plan in self.reading.plans)
        label = self.tr("Import {0}").format(self._path.name)
        try:
            self._session.edit_library(label, partial(_with_plans, plans, program))
        except EditRefused as reason:
            self.promise.say(str(reason))
            return
        self.imported = plans
        self.accept()


def _with_plans(plans: tuple[Plan, ...], program: Program | None, library: Library) -> Library:
    if program is not None:
        library = shelf.add_program(library, program)
    for plan in plans:
        library = shelf.add_plan(library, plan)
    return library


def _read(verbs: Verbs, path: Path, choices: Choices, progress: Progress, cancelled: Cancelled) -> object:
    del progress
    grids = verbs.read_grids(path, cancelled, "")
    return grids, verbs.understand(path.name, grids, choices)


def _understand(  # noqa: PLR0917 - the first four are bound, the last two are the job's
    verbs: Verbs, source: str, grids: tuple[Grid, ...], choices: Choices, progress: Progress, cancelled: Cancelled
) -> object:
    del progress, cancelled
    return verbs.understand(source, grids, choices)
