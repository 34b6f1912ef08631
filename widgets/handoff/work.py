"""Writes a set of documents beside the window; stopped, it writes none of them, and says so."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.jobs import Cancelled, Job, Progress
from widgets.edition import Packet
from widgets.verbs import HandOff

_ALL = 100


class Writing(QObject):
    """``done`` carries the files of each packet, none when it was stopped; ``failed`` a sentence."""

    done = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, str)

    def __init__(self, desk: HandOff, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._stop = threading.Event()

    @property
    def at_work(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def write(self, packets: tuple[Packet, ...]) -> None:
        """Begin."""
        self._stop = threading.Event()
        job = Job(partial(_written, self._desk, packets, self._stop), self)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.progressed.connect(self.progressed)
        self._job = job
        job.start()

    def stop(self) -> None:
        """Ask it to stop; the answer still comes, for what is written by then has to be recorded."""
        self._stop.set()

    def _finished(self, files: object) -> None:
        self._job = None
        self.done.emit(files)

    def _failed(self, trouble: Exception) -> None:
        self._job = None
        self.failed.emit(str(trouble))


def _written(
    desk: HandOff, packets: tuple[Packet, ...], stop: threading.Event, progress: Progress, cancelled: Cancelled
) -> object:
    def heed(done: int, of: int, name: str) -> bool:
        progress(done * _ALL // of, name)
        return not stop.is_set() and not cancelled()

    return desk.write(packets, heed)
