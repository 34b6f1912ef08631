"""The hand off page: put together at the left, looked at on the right, written in one move, recorded only then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.plan import Plan
from app.session import Session
from widgets import fonts
from widgets.arrangement import splitter
from widgets.dialogs import Dialogs
from widgets.edition import Packet
from widgets.handoff.after import AfterPage
from widgets.handoff.compose import Compose
from widgets.handoff.lastline import LastLine
from widgets.handoff.look import LookField, ReadTemplate
from widgets.handoff.pages import PagesPane, Shown
from widgets.handoff.wish import Parcel, Wish, check, edition_of, newest_of, notes_of, parcels_of, runs_of, with_run
from widgets.handoff.words import note_words, paper_words
from widgets.handoff.work import Writing
from widgets.importing.waiting import BusyLine
from widgets.parts import MUTED, Elided, Line, column, plain, row, several
from widgets.settings import Settings
from widgets.taborder import beyond, stops
from widgets.verbs import Draft, HandOff

_SIZE: Final = QSize(1280, 840)
_LEFT_PX: Final = 560
_NAMED: Final = 3
"""So many files are named one by one."""


class HandOffDialog(QDialog):
    """``recorded`` holds what was handed off, this session's first; empty until it is written."""

    def __init__(  # noqa: PLR0917 - what it works with
        self,
        session: Session,
        plan: Plan,
        draft: Draft,
        desk: HandOff,
        dialogs: Dialogs,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        read_template: ReadTemplate | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._plan, self._draft, self._desk = session, plan, draft, desk
        self._dialogs, self._since = dialogs, newest_of(session, plan.id)
        self.recorded: tuple[Handoff, ...] = ()
        self._parcels: tuple[Parcel, ...] = ()
        self._agreed: frozenset[Path] = frozenset()
        self.writing = Writing(desk, self)
        self.writing.done.connect(self._written)
        self.writing.failed.connect(self._not_written)
        self.writing.progressed.connect(self._tell_progress)
        self.setWindowTitle(self.tr("Hand off"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(False)
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size()))
        self._build(settings, read_template)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.hand_off)
        self._refresh()
        self._first = _typed(self.compose.wish)
        self._warned = False

    def stop(self) -> None:
        """Give up what is under way; what is written by then is recorded all the same."""
        self.pages.stop()
        self.writing.stop()
        if self.look is not None:
            self.look.stop()

    # what it looks like

    def _build(self, settings: Settings, read_template: ReadTemplate | None) -> None:
        look = LookField(settings, read_template, self._ask_template) if read_template is not None else None
        self.look = look
        self.compose = Compose(self._session, self._plan, self._desk.languages(), settings, self._ask_folder, look)
        self.compose.changed.connect(self._refresh)
        self.pages = PagesPane()
        across = splitter(Qt.Orientation.Horizontal, self.compose, self.pages)
        across.setStretchFactor(0, 0)
        across.setStretchFactor(1, 1)
        self.compose.setMinimumWidth(fonts.scaled(330))
        left = min(fonts.scaled(_LEFT_PX), round(self.width() * 0.52))
        across.setSizes([left, self.width() - left])
        self.after: AfterPage | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(across)
        self.busy_line = BusyLine()
        self.last = LastLine()
        self.last.cancel_button.clicked.connect(self.reject)
        self.last.go_button.clicked.connect(self._go)
        whole: QVBoxLayout = column(self)
        whole.addLayout(self._top())
        whole.addWidget(self.busy_line)
        whole.addWidget(self.stack, 1)
        whole.addWidget(Line())
        whole.addWidget(self.last)

    def _top(self) -> QHBoxLayout:
        line: QHBoxLayout = row(None, 12)
        line.setContentsMargins(18, 14, 18, 13)
        heading = plain(self.tr("Hand off"))
        heading.setFont(fonts.strong(15))
        self._about = Elided(self._plan.title, MUTED)
        line.addWidget(heading)
        line.addWidget(self._about, 1)
        return line

    def _ask_folder(self, start: Path) -> Path | None:
        return self._dialogs.folder(self, self.tr("Hand off into the folder"), start)

    def _ask_template(self, start: Path) -> Path | None:
        pattern = self.tr("Word templates ({0});;All files (*)").format("*.docx *.dotx")
        return self._dialogs.file(self, self.tr("Look of the Word documents"), start, pattern)

    # what would be handed off

    def _refresh(self) -> None:
        """Something was changed: other pages, another promise."""
        self._agreed, self._warned = frozenset(), False
        self.last.cancel_button.setText(self.tr("Cancel"))
        wish = self.compose.wish
        self.pages.show_documents(tuple(self._documents(wish)))
        self.last.go_button.setText(self.tr("Hand off v{0}").format(wish.version))
        self.last.go_button.setEnabled(bool(wish.papers))
        self.last.say(self._promise(wish))

    def _documents(self, wish: Wish) -> Iterator[Shown]:
        edition = edition_of(self._session, self._plan, wish, self._since, "preview")
        for paper in wish.papers:
            yield Shown(paper.value, paper_words(paper), partial(self._draft, edition, paper))
        packet = Packet(edition, wish.papers, wish.folder, "2000-01-01T00:00:00+00:00", note=wish.note)
        for audience in notes_of(self._session, self._plan, wish):
            yield Shown(f"note {audience}", note_words(audience), partial(self._desk.note, packet, audience))

    def _promise(self, wish: Wish) -> str:
        if not wish.papers:
            return self.tr("Tick at least one document for somebody.")
        people = several(len(wish.recipients), self.tr("{0} person"), self.tr("{0} people"))
        if wish.others:
            return several(
                len(wish.others),
                self.tr("This session and {0} other, all files in one move."),
                self.tr("This session and {0} others, all files in one move."),
            )
        return self.tr("For {0}. All files are written in one move, then the version is kept as it is now.").format(
            people
        )

    # writing

    def _go(self) -> None:
        if self.after is not None:
            self.accept()
        else:
            self.hand_off()

    def hand_off(self) -> None:
        """Write everything; what is in the folder already is replaced only when that was said first."""
        if self.after is not None or self.writing.at_work or not self.last.go_button.isEnabled():
            return
        self._settle()
        if self.look is not None and self.look.at_work:
            self.last.warn(self.tr("The template is still being read. Try again in a moment."))
            return
        refused = self.compose.refused
        if refused is not None:
            refused.setFocus(Qt.FocusReason.OtherFocusReason)
            self.last.warn(refused.message or self.tr("One place cannot be read yet. Correct it first."))
            return
        try:
            wish = with_run(self._session, self.compose.wish)
            parcels = parcels_of(self._session, self._plan, wish)
            check(self._session, parcels)
        except (EditRefused, StoreUnavailable) as reason:
            self.last.warn(str(reason))
            return
        if self._may_replace(parcels):
            self._write(parcels)

    def _settle(self) -> None:
        """What was typed last counts, also where the keyboard is still in it."""
        focus = self.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.clearFocus()
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_replace(self, parcels: Sequence[Parcel]) -> bool:
        """Whether nothing is in the way, or the person has read what is."""
        planned = self._desk.files(tuple(one.packet for one in parcels))
        there = [file for file in planned if file.exists()]
        if self._agreed.issuperset(there):
            return True
        self._agreed = frozenset(there)
        names = ", ".join(file.name for file in there[:_NAMED])
        more = len(there) - _NAMED
        rest = several(more, self.tr(" and {0} more"), self.tr(" and {0} more")) if more > 0 else ""
        self.last.warn(self.tr("In the folder already: {0}{1}.").format(names, rest))
        self.last.go_button.setText(several(len(there), self.tr("Replace {0} file"), self.tr("Replace {0} files")))
        return False

    def _write(self, parcels: tuple[Parcel, ...]) -> None:
        self._parcels = parcels
        self._show_busy(True)
        self.last.say(self.tr("Writing…"))
        self.writing.write(tuple(one.packet for one in parcels))

    def _show_busy(self, busy: bool) -> None:
        self.busy_line.set_busy(busy)
        self.stack.setEnabled(not busy)
        self.last.go_button.setEnabled(not busy)

    def _tell_progress(self, percent: int, name: str) -> None:
        self.last.say(self.tr("Writing {0}… {1} %").format(name, percent))

    def _not_written(self, sentence: str) -> None:
        self._show_busy(False)
        self.last.warn(self.tr("{0} Nothing was recorded.").format(sentence))

    def _written(self, files: tuple[tuple[Path, ...], ...]) -> None:
        self._show_busy(False)
        if not files:
            self.last.say(self.tr("Stopped. Nothing was written, and nothing recorded."))
            return
        made = tuple(one.handoff(each) for one, each in zip(self._parcels, files, strict=True))
        label = self.tr("Hand off {0}").format(f"“{made[0].plan.title}” v{made[0].version}")
        try:
            self._session.hand_off(label, made, runs_of(self._parcels))
        except EditRefused as reason:
            self.last.warn(self.tr("The files are written, but not recorded: {0}").format(reason))
            return
        self.recorded = made
        self._show_after([file for each in files for file in each])

    def _show_after(self, files: Sequence[Path]) -> None:
        self.pages.stop()
        self.after = AfterPage(self._session, self.recorded, files, self._desk, self._dialogs, self.compose.wish.author)
        self.stack.addWidget(self.after)
        self.stack.setCurrentWidget(self.after)
        first = self.recorded[0]
        self._about.say(self.tr("{0}, v{1}").format(first.plan.title, first.version))
        self.last.cancel_button.hide()
        self.last.go_button.setText(self.tr("Done"))
        written = several(len(files), self.tr("Written: {0} file."), self.tr("Written: {0} files."))
        self.last.say(self.tr("{0} The version is kept as it was handed off.").format(written))
        self.last.go_button.setFocus()

    # going about

    def reject(self) -> None:
        """Leave; while it writes, ask it to stop and stay until it has said what came of it."""
        if self.writing.at_work:
            self.writing.stop()
            self.last.say(self.tr("Stopping…"))
            return
        self._settle()
        if self.after is None and not self._warned and _typed(self.compose.wish) != self._first:
            self._warned = True
            self.last.warn(self.tr("What you put in here is kept only once it is handed off. Leave all the same?"))
            self.last.cancel_button.setText(self.tr("Leave"))
            return
        self.stop()
        if self.after is not None:
            self.accept()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands off from the last line only; elsewhere one is still typing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.focusWidget() not in (self.last.go_button, self.last.cancel_button):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As it stands: what is put together, the pages, the last line."""
        parts = (self.stack, self.last)
        target = beyond(stops(self, parts), self.focusWidget(), 1 if forward else -1)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self.compose.ensureWidgetVisible(target)
        return True


def _typed(wish: Wish) -> tuple[object, ...]:
    """What would be lost: the rest is remembered, or quickly chosen again."""
    return wish.run, wish.recipients, wish.version, wish.note, wish.others
