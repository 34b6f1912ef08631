"""From an edit to its being on disk: waiting, answers, trying again, a copy in need; knows no plan and no history."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from app.store import Cause, Failed, LibraryRead, Noticed, Report, Saved, Store, Warned, Write, data_folder
from app.store.emergency import Emergency, LeftOver
from app.store.outbox import Outbox

_BACKOFF_MS: Final = (200, 500, 1_000, 2_000, 5_000)
_FIRST_PAINT_MS: Final = 300
_IN_NEED_MS: Final = 5_000
_PATIENCE_S: Final = 2.0
_MOST_REBASES: Final = 5


class SaveState(StrEnum):
    """Whether memory and disk are the same."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not_saved"


class Bell(QObject):
    """Rung on the writer's thread, heard on ours. The thread holds this and no more, however long it lives."""

    rung = Signal()


class Saving(QObject):
    """Brings edits to the writer and its answers back to the thread it lives on."""

    said = Signal(object, str)
    """SaveState, and why something is not saved."""
    warned = Signal(str)
    """A sentence about something that stops nothing."""
    answered = Signal()
    """Something was saved, or failed."""
    others_wrote = Signal()
    """Another program wrote to the library, and nothing of ours waits."""
    conflicted = Signal()
    """What waits was made from what another program has changed meanwhile."""

    def __init__(self, store: Store, read: LibraryRead, unsaved: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._library = read.uuid
        self._unsaved = unsaved
        self._bell = Bell()
        self._bell.rung.connect(self._listen, Qt.ConnectionType.QueuedConnection)
        self._outbox = Outbox(store, read.changes, self._bell.rung.emit)
        self._now = (SaveState.SAVED, "")
        self._tries = 0
        self._others_wrote = False
        self._copied = False
        self._stopped = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.retry)
        self._in_need = QTimer(self, singleShot=True, interval=_IN_NEED_MS)
        self._in_need.timeout.connect(self.keep_copy)

    @property
    def state(self) -> SaveState:
        """Whether everything is on disk."""
        return self._now[0]

    @property
    def trouble(self) -> str:
        """Why something is not saved; '' when nothing is wrong."""
        return self._now[1]

    @property
    def in_conflict(self) -> bool:
        """Whether what waits no longer fits what another program wrote."""
        trouble = self._outbox.trouble
        return trouble is not None and trouble.cause is Cause.CONFLICT

    @property
    def waiting(self) -> tuple[Write, ...]:
        """What is not known to be on disk, oldest first."""
        return self._outbox.waiting

    def start(self) -> None:
        """Let the writer's thread begin its imports, and write what waits."""
        self._outbox.start()
        self._outbox.send()

    def put(self, write: Write) -> None:
        """Take an edit; :meth:`send` hands it over."""
        self._outbox.put(write)

    def send(self) -> None:
        """Hand over what waits; before the first paint the writer is given a moment to start after it."""
        if self._outbox.started or not _has_event_loop():
            self._outbox.send()
        else:
            QTimer.singleShot(_FIRST_PAINT_MS, self, self.start)
        self._say()

    def again(self, instead: Iterable[Write]) -> None:
        """Hand these over in place of what waited."""
        self._outbox.again(instead)
        self._say()

    def refuse(self, sentence: str) -> None:
        """Hold back what waits until somebody tries again, and say why."""
        self._outbox.refuse(sentence)
        self._say()

    def drop(self) -> None:
        """Forget what waits."""
        self._outbox.drop()
        self.answered.emit()
        self._say()

    def retry(self) -> None:
        """Hand over what waits once more; after a conflict it has to be made anew first."""
        if not self._outbox.waiting:
            return
        in_conflict = self.in_conflict
        self._later.stop()
        self._store.look_again()
        if in_conflict:
            self.conflicted.emit()
        else:
            self._outbox.again()
        self._say()

    def settle(self, timeout_s: float) -> bool:
        """Wait until nothing waits; False when something still does, at the latest after so many seconds."""
        end_s = time.monotonic() + timeout_s
        self._outbox.send()
        while self._outbox.waiting and not self._stuck() and (left_s := end_s - time.monotonic()) > 0:
            self._take(min(left_s, _PATIENCE_S))
        self._tries = 0
        return not self._outbox.waiting

    def stop(self) -> None:
        """End the writer's thread; nothing may be handed over any more.

        The timers go now and on this thread: whoever lets go of us last may be collecting garbage on another.
        """
        if not self._stopped:
            self._stopped = True
            self._outbox.stop(_PATIENCE_S)
            for timer in (self._later, self._in_need):
                timer.stop()
                timer.deleteLater()

    def _stuck(self) -> bool:
        """Whether waiting is of no use; what was only busy is tried again at once."""
        trouble = self._outbox.trouble
        if trouble is not None and trouble.cause is Cause.BUSY:
            self.retry()
            return False
        return trouble is not None or bool(self._store.read_only)

    # what the writer answers

    def _listen(self) -> None:
        self._take(0.0)

    def _take(self, timeout_s: float) -> None:
        for answer in self._outbox.take(timeout_s):
            self._met(answer)
        if self._others_wrote and not self._outbox.waiting:
            self._others_wrote = False
            self.others_wrote.emit()
        self.answered.emit()
        self._say()

    def _met(self, answer: Report) -> None:
        if isinstance(answer, Saved):
            self._tries = 0
        elif isinstance(answer, Noticed):
            self._others_wrote = True
        elif isinstance(answer, Warned):
            self.warned.emit(answer.sentence)
        else:
            self._failed(answer)

    def _failed(self, trouble: Failed) -> None:
        self._tries += 1
        if trouble.cause is Cause.BUSY and _has_event_loop():
            self._later.start(_BACKOFF_MS[min(self._tries, len(_BACKOFF_MS)) - 1])
        elif trouble.cause is Cause.CONFLICT and self._tries <= _MOST_REBASES:
            self.conflicted.emit()
        elif trouble.cause is Cause.BUG and trouble.error is not None:
            sys.excepthook(type(trouble.error), trouble.error, trouble.error.__traceback__)

    def _say(self) -> None:
        now = self._look()
        if now != self._now:
            self._now = now
            self._note_need()
            self.said.emit(*now)

    def _look(self) -> tuple[SaveState, str]:
        if not self._outbox.waiting:
            return SaveState.SAVED, ""
        if self._outbox.trouble is not None:
            return SaveState.NOT_SAVED, self._outbox.trouble.sentence
        if self._store.read_only:
            return SaveState.NOT_SAVED, self._store.read_only
        return SaveState.SAVING, ""

    # a copy in need

    @cached_property
    def _emergency(self) -> Emergency:
        return Emergency(self._unsaved or data_folder() / "unsaved", self._library)

    def _note_need(self) -> None:
        """Start counting when something is not saved; when all is, a copy that was made goes."""
        if self.state is SaveState.SAVED:
            self._in_need.stop()
            if self._copied:
                self._copied = False
                self._emergency.forget()
        elif self.state is SaveState.NOT_SAVED and not self._in_need.isActive() and _has_event_loop():
            self._in_need.start()

    def keep_copy(self) -> None:
        """Put what waits in a second place; where even that fails it is said, and memory still has it."""
        if self._outbox.waiting:
            try:
                self._emergency.keep(self._outbox.waiting)
                self._copied = True
            except OSError as error:
                self.warned.emit(f"What is not saved could not be copied elsewhere either: {error.strerror}.")

    def left_over(self) -> tuple[LeftOver, ...]:
        """What an earlier start could not save and the library does not have."""
        return tuple(one for one in self._emergency.left_over() if not self._store.knows(one.entry.edit_id))

    def forget_left_over(self) -> None:
        """It was taken up, or nobody wants it."""
        self._emergency.clear()


def _has_event_loop() -> bool:
    """Commands work without one: they wait for the writer when they close."""
    return QCoreApplication.instance() is not None
