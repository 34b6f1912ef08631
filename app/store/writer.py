"""The one thread that writes: takes edits in order, answers each; knows nothing of Qt or of what is on the screen.

SQLAlchemy and the tables are imported on this thread, never before it starts.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from app.domain.errors import StoreUnavailable
from app.loading import alone
from app.store.codec import prepare
from app.store.files import Identity, another, damage, error_name, sentence, whereabouts
from app.store.writes import Cause, Failed, Noticed, Report, Saved, Warned, Write

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_POLL_S: Final = 1.0
_BACKUP_S: Final = 10.0


class _Signal:
    """What is said to the thread between edits."""


_AGAIN: Final = _Signal()
_STOP: Final = _Signal()


class Writer:
    """Writes edits one by one; after a failure it lets all pass by until :meth:`again` is called.

    ``report`` is called on this thread with each answer.
    """

    def __init__(self, path: Path, known: Identity, seen: int, report: Callable[[Report], None]) -> None:
        self._path = path
        self._known = known
        self._seen = seen
        self._report = report
        self._inbox: SimpleQueue[Write | _Signal] = SimpleQueue()
        self._halted = False
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._version = -1
        self._sound: set[str] = set()
        self._safe: threading.Thread | None = None
        self._thread = threading.Thread(target=self._run, name="throughline-writer", daemon=True)

    def start(self) -> None:
        """Begin importing and connecting; edits may be handed over before."""
        if not self._thread.is_alive():
            self._thread.start()

    def submit(self, write: Write) -> None:
        """Hand over an edit."""
        self._inbox.put(write)

    def again(self) -> None:
        """After a failure: what is handed over from now on is to be written."""
        self._inbox.put(_AGAIN)

    def stop(self, timeout_s: float) -> bool:
        """Finish what was handed over and end; False when that takes longer."""
        self._inbox.put(_STOP)
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._prepare()
        while True:
            try:
                item = self._inbox.get(timeout=_POLL_S)
            except Empty:
                self._poll()
                self._keep_safe()
                prepare()
                continue
            if item is _STOP:
                break
            if item is _AGAIN:
                self._halted = False
            elif isinstance(item, Write) and not self._halted:
                answer = self._write(item)
                self._halted = isinstance(answer, Failed)
                self._report(answer)
                self._poll()
        if self._safe is not None:
            self._safe.join(_BACKUP_S)
        self._disconnect()

    def _keep_safe(self) -> None:
        """Once, when there is nothing else to do: a backup, on a thread of its own so that no edit waits for it."""
        if self._safe is None and self._connection is not None:
            self._safe = threading.Thread(target=self._back_up, name="throughline-backup", daemon=True)
            self._safe.start()

    def _back_up(self) -> None:
        from app.store.backup import back_up

        try:
            back_up(self._path)
        except StoreUnavailable as error:
            self._report(Warned(str(error)))

    def _prepare(self) -> None:
        """Import and connect ahead of the first edit; trouble is left for that edit to meet."""
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it reads the metadata of every package
        with alone:
            from sqlalchemy.exc import DBAPIError

            import app.store.apply  # noqa: F401 - the tables and statements

        with suppress(DBAPIError, sqlite3.Error, StoreUnavailable):
            self._connected()

    def _write(self, write: Write) -> Report:
        """One edit; whatever happens, an answer."""
        from sqlalchemy.exc import DBAPIError

        from app.store.apply import Replaced, apply
        from app.store.rowchanges import Conflict

        key = write.entry.edit_id
        try:
            connection = self._connected()
            self._check_rows(connection, write)
            self._seen = apply(connection, write, self._seen)
        except Conflict as error:
            return Failed(key, Cause.CONFLICT, "Another program changed the library at the same time.", error)
        except Replaced:
            self._disconnect()
            return Failed(key, Cause.MACHINE, another(self._path))
        except StoreUnavailable as error:
            self._disconnect()
            return Failed(key, Cause.MACHINE, str(error))
        except (DBAPIError, sqlite3.Error) as error:
            self._disconnect()
            return self._failed(key, error.orig if isinstance(error, DBAPIError) else error)
        except Exception as error:  # noqa: BLE001 - the thread's boundary: a bug is answered, then raised where it is seen
            self._disconnect()
            return Failed(key, Cause.BUG, "This change could not be saved because of a fault in Throughline.", error)
        return Saved(key)

    def _check_rows(self, connection: Connection, write: Write) -> None:
        """Before the first write to a plan, or to the library: whether its rows are the ones that were written."""
        from app.store.engine import raw
        from app.store.verify import sound

        added = {change.id for change in write.diff.of("plan") if change.before is None}
        touched = {write.plan_id, *(key for key, _ in write.revisions)} - added
        if write.library is not None:
            touched.add("")
        for key in touched - self._sound:
            if not sound(raw(connection), key):
                raise StoreUnavailable(damage(self._path))
        self._sound |= touched

    def _failed(self, key: str, error: BaseException | None) -> Failed:
        found = error if isinstance(error, sqlite3.Error) else None
        busy = error_name(found).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
        return Failed(key, Cause.BUSY if busy else Cause.MACHINE, sentence(self._path, found))

    def _connected(self) -> Connection:
        """The connection, to the very file that was opened; raises :class:`StoreUnavailable` when that is gone."""
        trouble = whereabouts(self._path, self._known)
        if trouble:
            raise StoreUnavailable(trouble)
        if self._connection is None:
            from app.store.engine import engine_of, raw, self_check

            self._engine = engine_of(self._path)
            connection = self._engine.connect()
            try:
                self_check(raw(connection))
            except StoreUnavailable:
                connection.close()
                raise
            self._connection = connection
            self._version = self._data_version(connection)
            if raw(connection).execute("SELECT changes FROM library").fetchone()[0] > self._seen:
                self._report(Noticed())
        return self._connection

    def _data_version(self, connection: Connection) -> int:
        from app.store.engine import raw

        return int(raw(connection).execute("PRAGMA data_version").fetchone()[0])

    def _poll(self) -> None:
        """Say so when another program committed since the last look; trouble is left for the next edit to meet."""
        if self._connection is None:
            return
        try:
            version = self._data_version(self._connection)
        except sqlite3.Error:
            return
        if version != self._version:
            self._version = version
            self._report(Noticed())

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
