"""Takes files through the whole import in jobs, as the app does, while the window's thread times its own answers."""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.errors import ImportProblem
from app.importers import as_json, parent, read_grids, understand
from app.jobs import Cancelled, Job, Progress
from tests.fuzz.mutations import file_of

TICK_MS = 5


@dataclass(frozen=True)
class Outcome:
    """What became of one file. ``end``: "read", a sentence, or "crash" and its traceback."""

    name: str
    number: int
    kind: str
    end: str
    seconds: float
    child_mib: float
    stall_ms: float = 0.0

    @property
    def figures(self) -> str:
        """What it took."""
        return f"{self.seconds:.2f} s, {self.child_mib:.0f} MiB, {self.stall_ms:.0f} ms"

    @property
    def sort(self) -> str:
        """The end without what differs from file to file."""
        return re.sub(r"[\d,]+", "N", re.sub(r"[\w/.\\]+(?= (?:is missing|cannot be unpacked))", "X", self.end))[:90]


class _Peaks:
    """The most memory of the child each thread has started last, as far as it was looked at while it lived."""

    def __init__(self) -> None:
        self._of_thread = threading.local()

    def start(self) -> None:
        self._of_thread.mib = 0.0

    def look(self, pid: int) -> int:
        """In place of the parent's own look at the child, which goes on as before."""
        self._of_thread.mib = max(self._of_thread.mib, memory_mib(pid, "VmHWM"))
        return _resident_bytes(pid)

    @property
    def mib(self) -> float:
        return self._of_thread.mib


_resident_bytes = parent.resident_bytes


def memory_mib(pid: int | str, what: str) -> float:
    """A line of a process's status, 0 where there is none."""
    try:
        found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def taken_through(  # noqa: PLR0917 - the first four are bound, the last two are the job's
    seed: int, number: int, folder: Path, peaks: _Peaks, progress: Progress, cancelled: Cancelled
) -> Outcome:
    """The work of one job: make the file, read it in a child, understand it, tell it."""
    del progress
    kind, data = file_of(seed, number)
    path = folder / f"{seed}-{number}.{kind}"
    path.write_bytes(data)
    peaks.start()
    begun = perf_counter()
    try:
        as_json(understand(path.name, read_grids(path, cancelled), cancelled=cancelled))
        end = "read"
    except ImportProblem as problem:
        end = str(problem).replace(path.name, "FILE")
        if not end.endswith("."):
            end = f"crash: no sentence: {end}"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        end = f"crash: {traceback.format_exc()}"
    return Outcome(path.name, number, kind, end, perf_counter() - begun, peaks.mib)


class Run(QObject):
    """Goes over the numbers with some jobs at a time; ``ended`` when all have answered.

    ``stall_ms`` is the longest the window's thread was kept waiting by this very process: the lesser of the time on the
    wall and the time on the processor between two ticks. ``wall_ms`` counts what else the machine was busy with, too.
    """

    ended = Signal()
    told = Signal(object)

    def __init__(self, seed: int, numbers: Iterator[int], folder: Path, jobs: int) -> None:
        super().__init__()
        self.outcomes: list[Outcome] = []
        self.stall_ms = self.wall_ms = 0.0
        self.stalled_at = ""
        self._seed, self._numbers, self._folder = seed, numbers, folder
        self._under_way: dict[int, float] = {}
        self._peaks = _Peaks()
        parent.resident_bytes = self._peaks.look
        self._before = (perf_counter(), process_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        for _ in range(jobs):
            self._next()

    def _tick(self) -> None:
        now = (perf_counter(), process_time())
        wall, own = ((new - old) * 1000 for new, old in zip(now, self._before, strict=True))
        self._before = now
        self.wall_ms = max(self.wall_ms, wall)
        stall = min(wall, own)
        for number, longest in self._under_way.items():
            self._under_way[number] = max(longest, stall)
        if stall > self.stall_ms:
            self.stall_ms = stall
            self.stalled_at = ", ".join(map(str, sorted(self._under_way)))

    def _next(self) -> None:
        number = next(self._numbers, None)
        if number is None:
            if not self._under_way:
                self._timer.stop()
                self.ended.emit()
            return
        self._under_way[number] = 0.0
        job = Job(partial(taken_through, self._seed, number, self._folder, self._peaks), self)
        job.finished.connect(self._take)
        job.finished.connect(job.deleteLater)
        job.start()

    def _take(self, outcome: Outcome) -> None:
        outcome = replace(outcome, stall_ms=self._under_way.pop(outcome.number))
        self.outcomes.append(outcome)
        self.told.emit(outcome)
        self._next()
