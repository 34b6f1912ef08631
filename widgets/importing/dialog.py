"""The import page: reads in the background, shows what would come in, writes nothing before it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import EditRefused
from app.domain.library import renewed, with_imported
from app.domain.merge import comes_from
from app.domain.plan import Plan
from app.domain.sheet import NO_CHOICES, Choices, Grid, Meaning, Reading, RowRole
from app.domain.text import one_line
from app.session import Session
from widgets import fonts
from widgets.dropped import dropped_files, is_deck, why_not
from widgets.importing.beside import Beside
from widgets.importing.decisions import Decisions
from widgets.importing.lastline import LastLine
from widgets.importing.layouts import LayoutDesk, LayoutLink
from widgets.importing.merging import MergePane
from widgets.importing.pointing import Pointing
from widgets.importing.sheet import SheetView
from widgets.importing.sheets import SheetSide
from widgets.importing.told import told
from widgets.importing.waiting import BusyLine, WaitingPage
from widgets.importing.work import Understanding, Understood
from widgets.parts import MUTED, Elided, Line, button, column, plain, row, several
from widgets.taborder import beyond, stops
from widgets.verbs import Verbs

_SIZE = QSize(1280, 800)
_BESIDE_PX = 392
_MANY_CHOICES = 4
"""As many are not thrown away by one key."""

_GLANCE_MS = 250

AskFile = Callable[[], Path | None]
CameBack = Callable[[tuple[Grid, ...]], bool]


class ImportDialog(QDialog):
    """``imported`` holds the sessions that came in, after the dialog was accepted; ``merged`` counts changes instead.

    ``trouble`` is a sentence on what could not be remembered, or empty. ``review_asked``: it was left to review the
    file, which ``came_back`` knows for a copy of what was handed off; ``at_once``: without asking.
    """

    def __init__(
        self,
        path: Path,
        session: Session,
        verbs: Verbs,
        parent: QWidget | None = None,
        choices: Choices = NO_CHOICES,
        *,
        ask_file: AskFile | None = None,
        layouts: LayoutDesk | None = None,
        came_back: CameBack | None = None,
        at_once: bool = False,
    ) -> None:
        super().__init__(parent)
        self._path, self._session, self._ask_file = path, session, ask_file
        self._came_back, self._at_once, self.review_asked = came_back, at_once, False
        self.reading: Reading | None = None
        self._before: tuple[Path, Choices] | None = None
        self.decisions = Decisions(choices)
        self.imported: tuple[Plan, ...] = ()
        self.merged, self.trouble = 0, ""
        self.layout_link = LayoutLink(layouts)
        self.merging = MergePane(session)
        self._layout_sought = False
        self._work = Understanding(verbs, self)
        self._work.understood.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.busy.connect(self._at_work)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_GLANCE_MS)
        self._slow.timeout.connect(self._tell_slow)
        self.setWindowTitle(self.tr("Import a run-of-show"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(False)
        self.setAcceptDrops(True)
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size()))
        self._build()
        self._add_keys()
        self.open_file(path, choices)

    @property
    def choices(self) -> Choices:
        """What the person decided otherwise than it was read."""
        return self.decisions.now

    @property
    def file(self) -> Path:
        """What is read: another one may have been chosen."""
        return self._path

    @property
    def sheet_view(self) -> SheetView:
        """The sheet."""
        return self.side.view

    @property
    def is_busy(self) -> bool:
        """Whether a reading is still to come."""
        return self._work.at_work

    def open_file(self, path: Path, choices: Choices = NO_CHOICES) -> None:
        """Read a file instead of the one before."""
        self._before = (self._path, self.choices) if self.reading is not None else self._before
        self._path, self.decisions = path, Decisions(choices)
        self._layout_sought = False
        self.layout_link.forget_file()
        self.beside.becomes.lines.forget()
        self._read_again()

    def stop(self) -> None:
        """Give up what is under way."""
        self._work.stop()

    # what it looks like

    def _build(self) -> None:
        self.pages = QStackedWidget()
        self.waiting = WaitingPage()
        self.message = self.waiting.message
        self.waiting.another.connect(self._choose_another)
        self.waiting.again.connect(self._read_again)
        self.waiting.back.connect(self._go_back)
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(self._reading_page())
        self.busy_line = BusyLine()
        layout: QVBoxLayout = column(self)
        layout.addLayout(self._top())
        layout.addWidget(self.busy_line)
        layout.addWidget(self.pages, 1)
        layout.addWidget(Line())
        layout.addWidget(self._bottom())

    def _top(self) -> QHBoxLayout:
        line: QHBoxLayout = row(None, 12)
        line.setContentsMargins(18, 14, 18, 13)
        self.heading = plain(self.tr("Import a run-of-show"))
        self.heading.setFont(fonts.strong(15))
        self._source = Elided("", MUTED)
        self.undo_link = button(self.tr("Undo last choice"), "link")
        self.undo_link.setToolTip(self.tr("Ctrl+Z"))
        self.undo_link.clicked.connect(self.undo)
        keeps = self.undo_link.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.undo_link.setSizePolicy(keeps)
        self.undo_link.hide()
        self.review_link = button(self.tr("A copy you handed off: review what came back"), "link")
        self.review_link.clicked.connect(self.review)
        self.review_link.hide()
        self.corner: QHBoxLayout = row(None, 16)
        self.corner.addWidget(self.review_link)
        self.corner.addWidget(self.layout_link)
        self.layout_link.wanted.connect(self._choose)
        self.layout_link.said.connect(self._say)
        line.addWidget(self.heading)
        line.addWidget(self._source, 1)
        line.addWidget(self.undo_link)
        line.addLayout(self.corner)
        return line

    def _reading_page(self) -> QWidget:
        from widgets.arrangement import splitter

        self.side, self.beside = SheetSide(), Beside()
        self.becomes, self.questions = self.beside.becomes, self.beside.questions
        self.sheets = self.side.tabs
        self.across = splitter(Qt.Orientation.Horizontal, self.side, self.beside)
        self.across.setStretchFactor(0, 1)
        self.across.setStretchFactor(1, 0)
        self.beside.setMinimumWidth(fonts.scaled(280))
        width = min(fonts.scaled(_BESIDE_PX), round(self.width() * 0.42))
        self.across.setSizes([self.width() - width, width])
        self.side.turned.connect(self._tell_source)
        self.side.view.chosen.connect(self.choose_meaning)
        self.side.view.said.connect(self.say_row)
        self._pointing = Pointing(self.side, self.beside)
        self.side.encoding_chosen.connect(self._read_again)
        self.becomes.lines.wanted_changed.connect(self._count)
        self.questions.answered.connect(self.answer)
        self.questions.answered_kind.connect(self.answer_all)
        self.beside.add_merge(self.merging)
        self.merging.changed.connect(self._count_merge)
        self.merging.pointed.connect(self.becomes.pointed)
        return self.across

    def _bottom(self) -> LastLine:
        self.last = LastLine()
        self.target, self.promise = self.last.target, self.last.promise
        self.cancel_button, self.import_button = self.last.cancel_button, self.last.import_button
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.bring_in)
        self.target.currentIndexChanged.connect(self._aim)
        return self.last

    def _add_keys(self) -> None:
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self.redo),
            (QKeySequence("F6"), partial(self._next_pane, 1)),
            (QKeySequence("Shift+F6"), partial(self._next_pane, -1)),
            (QKeySequence("Ctrl+Return"), self.bring_in),
        ):
            QShortcut(keys, self, do)

    # what is read

    def _read_again(self, encoding: str = "") -> None:
        self.reading = None
        self.pages.setCurrentIndex(0)
        self.waiting.wait(self._path.name, self.tr("Reading…"))
        self.import_button.setEnabled(False)
        self._promise()
        self._say_source(self.tr("reading…"))
        self._work.read(self._path, self.choices, encoding)

    def _at_work(self, what: str) -> None:
        if not what:
            self._slow.stop()
            self.busy_line.set_busy(False)
        elif self.reading is None:
            self.waiting.wait(self._path.name, what)
        else:
            self._slow.start()

    def _tell_slow(self) -> None:
        """What takes longer than a glance is said; what does not would only flicker."""
        self.busy_line.set_busy(True)
        self._say_source(self.tr("understanding it again…"))

    def _show(self, what: Understood) -> None:
        fresh = self.reading is None
        if fresh and (self._is_for_review(what.reading) or self._read_as_known(what.reading)):
            return
        self.reading = what.reading
        self._pointing.sheaf = what.sheaf
        if fresh:
            self.side.show_file(what, self.choices)
            self._offer_targets()
            self.beside.first_page(what.reading)
            self.pages.setCurrentIndex(1)
            self.side.view.setFocus()
        else:
            self.side.show_understood(what, self.choices)
        self.beside.show_understood(what, self.choices)
        self.undo_link.setVisible(bool(self.decisions.steps))
        self._understood(what.reading)

    def _is_for_review(self, reading: Reading) -> bool:
        """Whether it is left at once, to be reviewed."""
        back = self._came_back is not None and self._came_back(reading.grids)
        self.review_link.setVisible(back)
        if back and self._at_once:
            self.review()
        return back and self._at_once

    def review(self) -> None:
        """Import nothing: say what to take of the changes somebody made to a copy."""
        self.review_asked = True
        self.reject()

    def _read_as_known(self, reading: Reading) -> bool:
        """Whether the file has a known layout that makes choices: it is understood by them before it is shown."""
        if self._layout_sought:
            return False
        self._layout_sought = True
        choices = self.layout_link.recognize(reading, self.choices)
        if choices is None or choices == self.choices:
            return False
        self.decisions = Decisions(choices)
        self._work.understand(choices)
        return True

    def _understood(self, reading: Reading) -> None:
        self.layout_link.show_reading(reading, self.choices)
        self._count()
        self._tell_source()

    def _count(self) -> None:
        """Say on the button what would come in."""
        self.beside.merge(self.target.is_merge)
        if self.target.is_merge and self.reading is not None:
            self.merging.show_reading(self.reading)
            return
        wanted = self.becomes.lines.wanted
        segments = sum(len(plan.segments) for plan in wanted)
        words = several(segments, self.tr("Import {0} segment"), self.tr("Import {0} segments"))
        if self.becomes.lines.several and wanted:
            sessions = several(len(wanted), self.tr("Import {0} session"), self.tr("Import {0} sessions"))
            words = f"{sessions}, " + several(segments, self.tr("{0} segment"), self.tr("{0} segments"))
        self.import_button.setText(words if segments else self.tr("Import"))
        self.import_button.setEnabled(bool(segments))
        self.target.count_sessions(len(wanted))
        self.last.fit()

    def _count_merge(self) -> None:
        self.import_button.setText(self.merging.button_words)
        self.import_button.setEnabled(bool(self.merging.count))
        self.last.fit()

    def _aim(self) -> None:
        """The sheet goes elsewhere."""
        self._promise()
        self._count()

    def _say(self, words: str) -> None:
        self.last.say(words)

    def _tell_source(self) -> None:
        if self.reading is not None:
            self._say_source(told(self.reading, self.side.number))

    def _say_source(self, words: str) -> None:
        self._source.say(f"{self._path.name} · {words}")

    def _failed(self, trouble: Exception) -> None:
        self.waiting.tell(str(trouble), self._ask_file is not None, self._before[0].name if self._before else "")
        self.pages.setCurrentIndex(0)
        self.import_button.setEnabled(False)
        self.last.say("")
        self._say_source(self.tr("could not be read"))
        (self.waiting.choose if self._ask_file else self.waiting.retry).setFocus()

    def _choose_another(self) -> None:
        path = self._ask_file() if self._ask_file else None
        if path is not None:
            self.open_file(path)

    def _go_back(self) -> None:
        if self._before is not None:
            self.open_file(*self._before)

    # what is decided

    def choose_meaning(self, column_id: str, meaning: Meaning | None) -> None:
        """Take a column for something else, None for what was read, and understand the sheet again."""
        self._choose(self.choices.with_column(column_id, meaning))

    def say_row(self, row_number: int, role: RowRole | None) -> None:
        """Take a row of the sheet that shows for something else; None: for what was read."""
        self._choose(self.choices.with_row(self.side.number, row_number, role))

    def answer(self, doubt_id: str, number: int) -> None:
        """Take another reading of a cell in doubt."""
        self._choose(self.choices.with_answer(doubt_id, number))

    def answer_all(self, kind: str, number: int) -> None:
        """The same reading for all cells in doubt of a kind."""
        self._choose(self.choices.with_kind(kind, number))

    def undo(self) -> None:
        """Take the last choice back."""
        if self.reading is not None and self.decisions.undo():
            self._understand()

    def redo(self) -> None:
        """Take it again."""
        if self.reading is not None and self.decisions.redo():
            self._understand()

    def _choose(self, choices: Choices) -> None:
        if self.decisions.take(choices):
            self._understand()

    def _understand(self) -> None:
        self._promise()
        self._work.understand(self.choices)

    def _promise(self) -> None:
        words = self.tr("Nothing is written until you import. One undo takes it back.")
        if self.target.is_merge:
            words = self.tr("Nothing is written until you merge. One undo takes it back.")
        self.last.say(words)

    def reject(self) -> None:
        """Leave; with many choices made only when it is said twice."""
        steps = self.decisions.steps
        if steps >= _MANY_CHOICES and not self.last.warned:
            self.last.warn(self.tr("You made {0} choices here. Leave without importing?").format(steps))
            return
        self.stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter imports from the last line only; elsewhere one is still looking round."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        here = self.focusWidget()
        if not enter or here is None or self.last.isAncestorOf(here) or self.waiting.isAncestorOf(here):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From left to right and down, as it stands, whenever it was made."""
        order = stops(self, (self.waiting, self.side, *self.beside.parts, self.last))
        following = beyond(order, self.focusWidget(), 1 if forward else -1)
        if following is None:
            return super().focusNextPrevChild(forward)
        following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _next_pane(self, step: int) -> None:
        panes = [self.side.view, self.becomes, self.merging.view, self.beside.tabs, self.target, self.import_button]
        shown = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        here = next((pane for pane in shown if pane.hasFocus() or pane.isAncestorOf(self.focusWidget())), None)
        following = beyond(shown, here, step) or next(iter(shown), None)
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    # another file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here instead."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it in place of this one."""
        paths = dropped_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        trouble = why_not(paths[0])
        if is_deck(paths[0]):
            trouble = self.tr("A slide deck goes on the window, with its session open.")
        if trouble:
            self.last.say(trouble)
        else:
            self.open_file(paths[0])

    # what is written

    def _offer_targets(self) -> None:
        programs = tuple(one for one in self._session.library.programs if not one.trashed_at)
        plan, reading = self._session.plan, self.reading
        self.target.offer(programs, plan, self._stem())
        if plan is not None and reading is not None and comes_from(reading, plan):
            self.target.choose_merge()

    def _stem(self) -> str:
        return one_line(self._path.stem, 80) or self.tr("Imported")

    def bring_in(self) -> None:
        """Put the sessions into the library or into the open session, as one step, and close."""
        wanted = self.becomes.lines.wanted
        if self.reading is None or not wanted:
            return
        if self._work.at_work:
            self.last.say(self.tr("One moment: it is still being understood."))
            return
        if self.target.is_merge:
            self._merge_in()
            return
        runs = self.reading.deliveries
        wanted, runs = renewed(wanted, runs) if self.reading.ours else (wanted, runs)
        program, home = self.target.home()
        plans = tuple(replace(plan, program_id=home) for plan in wanted)
        label = self.tr("Import {0}").format(self._path.name)
        try:
            self._session.edit_library(label, partial(with_imported, plans=plans, deliveries=runs, program=program))
        except EditRefused as reason:
            self.last.say(str(reason))
            return
        self.imported = plans
        self._done()

    def _merge_in(self) -> None:
        if not self.merging.count:
            return
        try:
            self.merged = self.merging.merge(self.tr("Merge {0}").format(self._path.name))
        except EditRefused as reason:
            self.last.say(str(reason))
            return
        self._done()

    def _done(self) -> None:
        self.trouble = self.layout_link.remember(self._path.stem)
        self.accept()
