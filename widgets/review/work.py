"""Reads a document that came back, and lays it beside its handoff, away from the window; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.handoff import Handoff
from app.domain.identity import Identity
from app.domain.plan import Delivery, Plan
from app.domain.review import Review
from app.domain.sheet import Grid
from app.jobs import Cancelled, Job, Progress
from widgets.verbs import ReadGrids, Reviewing


@dataclass(frozen=True, slots=True)
class Come:
    """What stands in the file, and whose it says it is."""

    grids: tuple[Grid, ...]
    identity: Identity | None


class Reader(QObject):
    """Answers with ``come``, then, asked for it, with ``reviewed``; or with ``failed``. ``busy``: what it is at."""

    come = Signal(object)
    reviewed = Signal(object)
    failed = Signal(object)
    busy = Signal(str)

    def __init__(self, read_grids: ReadGrids, verbs: Reviewing, parent: QObject) -> None:
        super().__init__(parent)
        self._read_grids, self._verbs = read_grids, verbs
        self._job: Job | None = None

    @property
    def at_work(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def read(self, path: Path) -> None:
        """Read a file; whatever is under way is given up."""
        self._start(partial(_read, self._read_grids, self._verbs, path))

    def review(self, handoff: Handoff, plan: Plan, run: Delivery | None, come: Come, source: str) -> None:
        """Lay it beside its handoff, which is whole."""
        self._start(partial(_review, self._verbs, handoff, plan, run, come.grids, source))

    def stop(self) -> None:
        """Give up what is under way; it emits nothing more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self, work: object) -> None:
        self.stop()
        job = Job(work, self)  # type: ignore[arg-type]
        job.finished.connect(self._finished)
        job.failed.connect(self._gave_up)
        job.progressed.connect(self._progressed)
        self._job = job
        job.start()

    def _progressed(self, _percent: int, what: str) -> None:
        self.busy.emit(what)

    def _finished(self, answer: Come | Review) -> None:
        self._job = None
        if isinstance(answer, Come):
            self.come.emit(answer)
        else:
            self.reviewed.emit(answer)

    def _gave_up(self, trouble: Exception) -> None:
        self._job = None
        self.failed.emit(trouble)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)


def _read(read_grids: ReadGrids, verbs: Reviewing, path: Path, progress: Progress, cancelled: Cancelled) -> Come:
    progress(-1, _tr("Reading…"))
    grids = read_grids(path, cancelled, "")
    return Come(grids, verbs.whose(grids))


def _review(  # noqa: PLR0917 - all but the last two are bound, those are the job's
    verbs: Reviewing,
    handoff: Handoff,
    plan: Plan,
    run: Delivery | None,
    grids: tuple[Grid, ...],
    source: str,
    progress: Progress,
    cancelled: Cancelled,
) -> Review:
    del cancelled
    progress(-1, _tr("Comparing it with what was handed off…"))
    return verbs.review(handoff, plan, run, grids, source)
