"""The change note of two handoffs, written into a folder, and the text of its e-mail; says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.concerns import Audience
from app.domain.document import Paper
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.jobs import Cancelled, Job, Progress
from app.session import Session
from widgets.dialogs import Dialogs
from widgets.edition import Edition
from widgets.settings import Settings
from widgets.verbs import Verbs


class Letters(QObject):
    """Works on two handoffs by their ids; each trouble is a sentence."""

    said = Signal(str)

    def __init__(self, session: Session, verbs: Verbs, dialogs: Dialogs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._verbs, self._window = session, verbs, window
        self._dialogs, self._settings = dialogs, settings
        self._job: Job | None = None

    def write(self, before: str, after: str, audience: Audience) -> None:
        """Ask for a folder, and write one reader's note into it."""
        pair, write = self._pair(before, after), self._verbs.write_change_note
        if pair is None or write is None:
            return
        folder = self._dialogs.folder(
            self._window, self.tr("Write the change note into the folder"), self._start(pair[1])
        )
        if folder is None:
            return
        self.said.emit(self.tr("Writing…"))
        work = partial(write, self._edition(pair[1]), *pair, audience, folder)
        self._job = Job(partial(_done, work), self)
        self._job.finished.connect(self._wrote)
        self._job.failed.connect(self._not_written)
        self._job.start()

    def email(self, before: str, after: str, audience: Audience) -> str:
        """The text, or nothing, and then why is said."""
        pair, compose = self._pair(before, after), self._verbs.change_email
        return "" if pair is None or compose is None else compose(*pair, audience)

    def _pair(self, before: str, after: str) -> tuple[Handoff, Handoff] | None:
        try:
            return self._session.handoff(before), self._session.handoff(after)
        except (EditRefused, StoreUnavailable) as trouble:
            self.said.emit(str(trouble))
            return None

    def _start(self, handoff: Handoff) -> Path:
        """Beside the documents of the handoff, where they are still there."""
        beside = Path(handoff.folder) if handoff.folder else None
        return beside if beside is not None and beside.is_dir() else self._settings.folder("export")

    def _edition(self, handoff: Handoff) -> Edition:
        from widgets.paper.preview import usual_paper

        program = next((one for one in self._session.library.programs if one.id == handoff.plan.program_id), None)
        paper = Paper((self._settings.text("print/paper") or usual_paper()).lower())
        today = datetime.now(UTC).astimezone().date().isoformat()
        return Edition(handoff.plan, handoff.delivery, program, today, paper=paper)

    def _wrote(self, file: Path) -> None:
        self.said.emit(self.tr("Written: {0}").format(file.name))

    def _not_written(self, trouble: Exception) -> None:
        self.said.emit("")
        self._dialogs.tell(self._window, self.tr("Change note"), str(trouble))


def _done(work: Callable[[], Path], progress: Progress, cancelled: Cancelled) -> object:
    del progress, cancelled
    return work()
