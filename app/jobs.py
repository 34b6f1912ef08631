"""Work that takes a while, away from the window: with progress, cancel, and one answer; knows nothing of the work."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from app.domain.errors import EditRefused, ImportProblem, StoreUnavailable

Progress = Callable[[int, str], None]
"""Told by the work: percent done (-1: unknown) and what it is at."""

Cancelled = Callable[[], bool]
"""Asked by the work now and then: whether nobody waits for it any more."""

Work = Callable[[Progress, Cancelled], object]
"""A function of values: it touches no widget, no session and no other thread's things."""

_TOLD: Final = (EditRefused, ImportProblem, StoreUnavailable)


class Job(QObject):
    """One piece of work under way. Emits on the thread it was made on: ``finished`` or ``failed`` once, then nothing.

    ``failed`` carries one of the three errors a person can be told; anything else is a bug and is raised there, in
    ``sys.excepthook``. A cancelled job emits nothing more.
    """

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, str)
    _under_way: ClassVar[set[Job]] = set()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._runner = _Runner.idle.pop() if _Runner.idle else _Runner()
        self._runner.take(work, self._stop)
        self._runner.answers.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._runner.answers.progressed.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Let it run on the shared pool of threads; it is kept until it has answered, whoever forgets it."""
        self._under_way.add(self)
        QThreadPool.globalInstance().start(self._runner)

    def cancel(self) -> None:
        """Ask the work to stop; whatever it still answers is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    @Slot(int, str)
    def _pass_on(self, percent: int, what: str) -> None:
        if not self.cancelled:
            self.progressed.emit(percent, what)

    @Slot(object, object)
    def _end(self, value: object, error: BaseException | None) -> None:
        self._under_way.discard(self)
        self._runner.answers.ended.disconnect(self._end)
        self._runner.answers.progressed.disconnect(self._pass_on)
        self._runner.rest()
        if error is not None and not isinstance(error, _TOLD):
            sys.excepthook(type(error), error, error.__traceback__)
        if self.cancelled:
            return
        if isinstance(error, _TOLD):
            self.failed.emit(error)
        elif error is None:
            self.finished.emit(value)


class _Answers(QObject):
    """Carries answers between threads: only a QObject's signal may cross."""

    ended = Signal(object, object)
    progressed = Signal(int, str)


class _Runner(QRunnable):
    """The work on its thread; kept by Python, so that neither the pool nor its thread destroys it under us.

    Qt's binding keeps every one of them for good: so they are used again, and let go of the work once it is done.
    """

    idle: ClassVar[list[_Runner]] = []

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.answers = _Answers()
        self._work: Work = _nothing
        self._stop = threading.Event()

    def take(self, work: Work, stop: threading.Event) -> None:
        """Do this next; ``stop`` is set when nobody waits for it any more."""
        self._work, self._stop = work, stop

    def rest(self) -> None:
        """Keep nothing of the work, and wait for other work; its thread may still be on the way out of :meth:`run`."""
        self._work = _nothing
        self.idle.append(self)

    def run(self) -> None:
        """Called by the pool."""
        value: object = None
        error: BaseException | None = None
        try:
            value = self._work(self.answers.progressed.emit, self._stop.is_set)
        except BaseException as raised:  # noqa: BLE001 - the thread's boundary: passed on and raised on the other side
            error = raised
        self.answers.ended.emit(value, error)


def _nothing(progressed: Callable[[int, str], None], cancelled: Callable[[], bool]) -> object:
    """The work of a job that is done."""
    del progressed, cancelled
    return None
