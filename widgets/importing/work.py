"""Reads a file and understands it away from the window, one piece of work at a time; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.sheet import Choices, Grid, Reading
from app.jobs import Cancelled, Job, Progress
from widgets.importing.faces import Face, faces_of
from widgets.importing.lines import Sheaf, sheaf_of
from widgets.verbs import Verbs


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading, and what is shown of it, made ready beside the window."""

    reading: Reading
    faces: tuple[Face, ...]
    sheaf: Sheaf


class Understanding(QObject):
    """Answers each wish with ``understood`` or ``failed``; of wishes that come while it works, only the last."""

    understood = Signal(object)
    failed = Signal(object)
    busy = Signal(str)
    """What it is at; empty: nothing."""

    def __init__(self, verbs: Verbs, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._source = ""
        self._grids: tuple[Grid, ...] = ()
        self._job: Job | None = None
        self._next: Choices | None = None

    @property
    def at_work(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def read(self, path: Path, choices: Choices, encoding: str = "") -> None:
        """Read a file; whatever is under way is given up."""
        self.stop()
        self._source, self._grids = path.name, ()
        self._start(partial(_read, self._verbs, path, choices, encoding))

    def understand(self, choices: Choices) -> None:
        """Understand the same cells otherwise: at once, or when the work under way is done."""
        if self._job is not None:
            self._next = choices
            return
        self._start(partial(_understand, self._verbs, self._source, self._grids, choices))

    def stop(self) -> None:
        """Give up what is under way; it emits nothing more."""
        self._next = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.busy.emit("")

    def _start(self, work: object) -> None:
        job = Job(work, self)  # type: ignore[arg-type]
        job.finished.connect(self._finished)
        job.failed.connect(self._gave_up)
        job.progressed.connect(self._progressed)
        self._job = job
        self.busy.emit(self.tr("Understanding it again…") if self._grids else self.tr("Reading…"))
        job.start()

    def _progressed(self, _percent: int, what: str) -> None:
        self.busy.emit(what)

    def _finished(self, answer: Understood) -> None:
        self._job, self._grids = None, answer.reading.grids
        if self._next is not None:
            choices, self._next = self._next, None
            self.understand(choices)
            return
        self.busy.emit("")
        self.understood.emit(answer)

    def _gave_up(self, trouble: Exception) -> None:
        self._job, self._next = None, None
        self.busy.emit("")
        self.failed.emit(trouble)


def _read(  # noqa: PLR0917 - the first four are bound, the last two are the job's
    verbs: Verbs, path: Path, choices: Choices, encoding: str, progress: Progress, cancelled: Cancelled
) -> object:
    grids = verbs.read_grids(path, cancelled, encoding)
    if cancelled():
        return None
    rows = sum(len(grid.rows) for grid in grids)
    progress(-1, QCoreApplication.translate("Understanding", "Understanding {0} rows…").format(f"{rows:,}"))
    return _understand(verbs, path.name, grids, choices, progress, cancelled)


def _understand(  # noqa: PLR0917 - the first four are bound, the last two are the job's
    verbs: Verbs, source: str, grids: tuple[Grid, ...], choices: Choices, progress: Progress, cancelled: Cancelled
) -> object:
    del progress
    reading = verbs.understand(source, grids, choices, cancelled)
    return None if cancelled() else Understood(reading, faces_of(reading, choices), sheaf_of(reading))
