"""The edits that are not known to be on disk, in order, and their way to the writer; knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from queue import Empty, SimpleQueue

from app.store.library import Store
from app.store.writer import Writer
from app.store.writes import Cause, Failed, Report, Saved, Write


class Outbox:
    """Holds every edit until it is acknowledged. ``wake`` is called on the writer's thread when there is an answer."""

    def __init__(self, store: Store, seen: int, wake: Callable[[], None]) -> None:
        self._store = store
        self._seen = seen
        self._wake = wake
        self._answers: SimpleQueue[Report] = SimpleQueue()
        self._waiting: list[Write] = []
        self._sent = 0
        self._writer: Writer | None = None
        self.trouble: Failed | None = None

    @property
    def waiting(self) -> tuple[Write, ...]:
        """What is not acknowledged, oldest first."""
        return tuple(self._waiting)

    @property
    def started(self) -> bool:
        """Whether the writer's thread began."""
        return self._writer is not None

    def start(self) -> None:
        """Let the writer's thread begin."""
        if self._writer is None and not self._store.read_only:
            self._writer = self._store.writer(self._seen, partial(_answer, self._answers, self._wake))
            self._writer.start()

    def put(self, write: Write) -> None:
        """Take an edit; :meth:`send` hands it over."""
        self._waiting.append(write)

    def send(self) -> None:
        """Hand over what is not handed over yet; after trouble nothing goes before :meth:`again`."""
        if self._waiting:
            self.start()
        if self._writer is not None and self.trouble is None:
            for write in self._waiting[self._sent :]:
                self._writer.submit(write)
            self._sent = len(self._waiting)

    def again(self, instead: Iterable[Write] | None = None) -> None:
        """Hand everything over once more (or these in its place), each first looked for in the library."""
        self._waiting = [replace(write, again=True) for write in (self._waiting if instead is None else instead)]
        self._sent = 0
        self.trouble = None
        self.start()
        if self._writer is not None:
            self._writer.again()
        self.send()

    def refuse(self, sentence: str) -> None:
        """Hold everything back until :meth:`again`, for a reason of the caller's."""
        if self._waiting:
            self.trouble = Failed(self._waiting[0].entry.edit_id, Cause.CONFLICT, sentence)

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting, self._sent, self.trouble = [], 0, None
        if self._writer is not None:
            self._writer.again()

    def take(self, timeout_s: float = 0.0) -> list[Report]:
        """The answers that came, waiting for the first at most so long; what was saved is no longer held."""
        found: list[Report] = []
        try:
            while True:
                wait_s = timeout_s if not found else 0.0
                found.append(self._answers.get(block=wait_s > 0, timeout=wait_s or None))
        except Empty:
            pass
        for answer in found:
            self._note(answer)
        return found

    def stop(self, timeout_s: float) -> bool:
        """End the writer's thread; False when it does not end in time."""
        return self._writer is None or self._writer.stop(timeout_s)

    def _note(self, answer: Report) -> None:
        if isinstance(answer, Saved) and self._waiting and self._waiting[0].entry.edit_id == answer.edit_id:
            self._waiting.pop(0)
            self._sent -= 1
        elif isinstance(answer, Failed):
            self.trouble = answer


def _answer(answers: SimpleQueue[Report], wake: Callable[[], None], report: Report) -> None:
    """On the writer's thread, which must hold nothing that lives on another: it may be the last to let go of it."""
    answers.put(report)
    wake()
