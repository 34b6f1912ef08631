"""Work that goes out of the window: reading a file into the library, writing documents into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.handoff import Paperwork
from app.jobs import Cancelled, Job, Progress
from app.session import Session
from widgets.dialogs import Dialogs
from widgets.dropped import DECKS, READABLE, is_deck, why_not
from widgets.parts import several
from widgets.settings import Settings
from widgets.verbs import Verbs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.sheet import Choices, Grid, Reading
    from widgets.edition import Edition
    from widgets.importing.layouts import LayoutDesk

Write = Callable[["Edition", Path], tuple[Path, ...]]


class Errands(QObject):
    """Asks where, runs it in the background, and says what came of it."""

    said = Signal(str, str, object)
    """Words, and perhaps what to offer beside them and what that does."""
    troubled = Signal(str)
    """What went wrong, in a sentence: it stays until it is put away."""
    wanted = Signal(str)
    """The id of a segment to show."""
    undo_import = Signal()
    undo_merge = Signal()

    def __init__(self, window: QWidget, session: Session, verbs: Verbs, dialogs: Dialogs, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._verbs = window, session, verbs
        self._dialogs, self._settings = dialogs, settings
        self._job: Job | None = None

    def import_file(self) -> None:
        """Ask for a run-of-show and read it."""
        path = self._ask_file(self._window)
        if path is not None:
            self.read_file(path)

    def _ask_file(self, parent: QWidget) -> Path | None:
        pattern = self.tr("Run-of-shows ({0});;All files (*)").format(" ".join(f"*.{one}" for one in READABLE + DECKS))
        start = self._settings.folder("import")
        path = self._dialogs.file(parent, self.tr("Import a run-of-show"), start, pattern)
        if path is not None:
            self._settings.keep_folder("import", path.parent)
        return path

    def read_files(self, paths: Sequence[Path]) -> None:
        """Several files, one after another; a sentence for each that its name tells to be none."""
        troubles = [trouble for path in paths if (trouble := why_not(path))]
        if troubles:
            self.troubled.emit(" ".join(troubles))
        for path in paths:
            if not why_not(path):
                self.read_file(path, dropped=True)

    def read_file(self, path: Path, *, dropped: bool = False) -> None:
        """Show what a file would become; import it if the person says so. A deck goes with the open session.

        A copy of what was handed off can be reviewed instead, and is at once when it was ``dropped``.
        """
        if is_deck(path):
            self._read_deck(path)
        else:
            self._import(path, self._verbs, at_once=dropped)

    def review_file(self) -> None:
        """Ask for a document that came back, and show what changed in it."""
        pattern = self.tr("Documents that came back ({0});;All files (*)").format(
            " ".join(f"*.{one}" for one in READABLE)
        )
        title = self.tr("Review a document that came back")
        path = self._dialogs.file(self._window, title, self._settings.folder("review"), pattern)
        if path is not None:
            self._settings.keep_folder("review", path.parent)
            self.review(path)

    def review(self, path: Path) -> None:
        """Show what somebody changed in a copy of what was handed off; take in what the person accepts."""
        if self._verbs.reviewing is None:
            return
        from widgets.review import ReviewDialog

        dialog = ReviewDialog(path, self._session, self._verbs.read_grids, self._verbs.reviewing, self._window)
        dialog.wanted.connect(self.wanted)
        if self._dialogs.run(dialog):
            words = self.tr("Accepted: {0}").format(dialog.told)
            self.said.emit(words, self.tr("Undo"), self.undo_merge.emit)
        dialog.stop()
        dialog.deleteLater()

    def _came_back(self, grids: tuple[Grid, ...]) -> bool:
        """Whether a file is a copy of what was handed off from this library."""
        verbs = self._verbs.reviewing
        identity = verbs.whose(grids) if verbs else None
        return bool(verbs and identity and verbs.came_from(identity, self._session.library.handoffs))

    def import_grid(self, grid: Grid | None) -> None:
        """Show what a sheet from the clipboard would become; import it if the person says so."""
        if grid is None:
            self.said.emit(self.tr("There is no table and no text on the clipboard to import."), "", None)
            return
        given = replace(self._verbs, read_grids=lambda _path, _cancelled, _encoding: (grid,))
        self._import(Path(grid.name), given)

    def _import(self, path: Path, verbs: Verbs, *, at_once: bool = False) -> None:
        from widgets.importing import ImportDialog

        ask_file = partial(self._ask_file, self._window)
        layouts = self._layout_desk()
        dialog = ImportDialog(
            path,
            self._session,
            verbs,
            self._window,
            ask_file=ask_file,
            layouts=layouts,
            came_back=self._came_back,
            at_once=at_once,
        )
        accepted = self._dialogs.run(dialog)
        plans, merged, trouble = dialog.imported, dialog.merged, dialog.trouble
        review, file = dialog.review_asked, dialog.file
        dialog.stop()
        dialog.deleteLater()
        if review:
            self.review(file)
            return
        if accepted and trouble:
            self.troubled.emit(trouble)
        if accepted and merged:
            words = several(merged, self.tr("Merged {0} change"), self.tr("Merged {0} changes"))
            self.said.emit(words, self.tr("Undo merge"), self.undo_merge.emit)
        if not accepted or not plans:
            return
        self._session.open(plans[0].id)
        count = sum(len(plan.segments) for plan in plans)
        words = several(count, self.tr("Imported {0} segment"), self.tr("Imported {0} segments"))
        self.said.emit(words, self.tr("Undo import"), self.undo_import.emit)

    def _read_deck(self, path: Path) -> None:
        from widgets.deck import DeckDialog

        plan = self._session.plan
        if plan is None:
            self.troubled.emit(self.tr("Open the session that “{0}” belongs to, then drop it again.").format(path.name))
            return
        dialog = DeckDialog(path, plan, self._session, self._verbs, self._window)
        if self._dialogs.run(dialog):
            self.said.emit(self.tr("Slides filled in from {0}").format(path.name), "", None)
        dialog.stop()
        dialog.deleteLater()

    def _layout_desk(self) -> LayoutDesk | None:
        from widgets.importing.layouts import LayoutDesk

        if self._verbs.layouts is None:
            return None
        return LayoutDesk(self._verbs.layouts, self._ask_shared, self._ask_target)

    def _ask_shared(self) -> Path | None:
        """A layout somebody shared."""
        from app.domain.mapping import ENDING

        pattern = self.tr("Layouts (*{0});;All files (*)").format(ENDING)
        start = self._settings.folder("layout")
        file = self._dialogs.file(self._window, self.tr("Use a shared layout"), start, pattern)
        if file is not None:
            self._settings.keep_folder("layout", file.parent)
        return file

    def _ask_target(self, name: str) -> Path | None:
        """Where to write a layout for others."""
        from app.domain.filenames import safe_name
        from app.domain.mapping import ENDING

        proposed = self._settings.folder("layout") / f"{safe_name(name, 'layout')}{ENDING}"
        pattern = self.tr("Layouts (*{0})").format(ENDING)
        file = self._dialogs.new_file(self._window, self.tr("Export the layout"), proposed, pattern)
        if file is not None:
            self._settings.keep_folder("layout", file.parent)
        return file

    def ask_about(self, grid: Grid, choices: Choices) -> Reading | None:
        """Show rows that can be read in more than one way; None when they are put away."""
        from widgets.importing.rows import RowsDialog

        dialog = RowsDialog(grid, choices, self._session, self._verbs, self._window)
        accepted = self._dialogs.run(dialog)
        dialog.stop()
        dialog.deleteLater()
        return dialog.reading if accepted else None

    def save_example(self) -> None:
        """A run-of-show to send to people who have none yet, with what goes where."""
        title = self.tr("Save an example run-of-show")
        proposed = self._settings.folder("export") / self.tr("Run-of-show example.xlsx")
        file = self._dialogs.new_file(self._window, title, proposed, self.tr("Excel workbooks (*.xlsx)"))
        if file is not None:
            self._settings.keep_folder("export", file.parent)
            self._write(partial(_example, self._verbs, file))

    def export(self, *papers: Paperwork) -> None:
        """Some documents of the open session into a folder."""
        self._export(partial(self._written_papers, papers))

    def hand_off(self) -> None:
        """Put a handoff of the open session together, write it and record it."""
        plan, draft, desk = self._session.plan, self._verbs.draft, self._verbs.hand_off
        if plan is None or draft is None or desk is None:
            return
        from widgets.handoff.dialog import HandOffDialog

        look = self._verbs.read_template
        dialog = HandOffDialog(
            self._session, plan, draft, desk, self._dialogs, self._settings, self._window, read_template=look
        )
        self._dialogs.run(dialog)
        dialog.stop()
        recorded = dialog.recorded
        dialog.deleteLater()
        if recorded:
            words = self.tr("Handed off “{0}” v{1}").format(recorded[0].plan.title, recorded[0].version)
            if len(recorded) > 1:
                words += several(
                    len(recorded) - 1, self.tr(" and {0} other session"), self.tr(" and {0} other sessions")
                )
            folder = Path(recorded[0].folder)
            self.said.emit(words, self.tr("Show in folder"), partial(self._dialogs.show_in_folder, folder))

    def print_out(self) -> None:
        """Show the documents of the open session as pages, to print them or to save them as PDF."""
        self._print(Paperwork.GUIDE)

    def print_card(self) -> None:
        """The same, beginning with the recovery card."""
        self._print(Paperwork.CARD)

    def save_card(self) -> None:
        """The recovery card as a Word document into a folder."""
        self.export(Paperwork.CARD)

    def _print(self, first: Paperwork) -> None:
        edition, draft, save = self._handoff(), self._verbs.draft, self._verbs.save
        if edition is None or draft is None or save is None:
            return
        from widgets.paper.preview import PrintPreview
        from widgets.paper.printables import printables

        dialog = PrintPreview(printables(edition, draft, first), save, self._dialogs, self._settings, self._window)
        self._dialogs.run(dialog)
        dialog.stop()
        dialog.deleteLater()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _written_papers(self, papers: tuple[Paperwork, ...], edition: Edition, folder: Path) -> tuple[Path, ...]:
        return tuple(file for what in papers for file in self._verbs.write_paper(edition, what, folder))

    def _export(self, write: Write) -> None:
        handoff = self._handoff()
        if handoff is None:
            return
        start = self._settings.folder("export")
        folder = self._dialogs.folder(self._window, self.tr("Hand off into the folder"), start)
        if folder is None:
            return
        self._settings.keep_folder("export", folder)
        self.said.emit(self.tr("Writing “{0}”…").format(handoff.plan.title), "", None)
        self._write(partial(_written, write, handoff, folder))

    def _write(self, work: Callable[[Progress, Cancelled], object]) -> None:
        job = Job(work, self)
        job.finished.connect(self._wrote)
        job.failed.connect(self._not_written)
        self._job = job
        job.start()

    def _wrote(self, files: tuple[Path, ...]) -> None:
        folder = files[0].parent
        names = self.tr(" and ").join(file.name for file in files)
        words = self.tr("Written: {0}").format(names)
        self.said.emit(words, self.tr("Show in folder"), partial(self._dialogs.show_in_folder, folder))

    def _not_written(self, trouble: Exception) -> None:
        self.said.emit("", "", None)
        self.troubled.emit(str(trouble))

    def _handoff(self) -> Edition | None:
        from widgets.edition import Edition

        plan = self._session.plan
        if plan is None:
            return None
        program = next((one for one in self._session.library.programs if one.id == plan.program_id), None)
        today = datetime.now(UTC).astimezone().date().isoformat()
        return Edition(plan, self._session.delivery, program, today)


def _written(write: Write, handoff: Edition, folder: Path, progress: Progress, cancelled: Cancelled) -> object:
    del progress, cancelled
    return write(handoff, folder)


def _example(verbs: Verbs, file: Path, progress: Progress, cancelled: Cancelled) -> object:
    del progress, cancelled
    return (verbs.write_example(file),)
