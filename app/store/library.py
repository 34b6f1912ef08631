"""A library that is open: what it holds is read here, and its writer is made here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.diff import Diff
from app.domain.errors import StoreUnavailable
from app.domain.plan import Plan
from app.store import reader
from app.store.codec import decoded, thawed
from app.store.files import SCHEMA, check, connect, create, damage, identity, said
from app.store.writer import Writer
from app.store.writes import Report


def open_store(path: Path, *, make: bool = True) -> Store:
    """Open the library at a path, made when there is none and ``make``; :class:`StoreUnavailable` with a sentence."""
    if make and not path.exists():
        create(path)
    look = check(path)
    if look.schema < SCHEMA:
        if look.read_only:
            raise StoreUnavailable(f"{look.read_only} It is of an older version and must be brought up to date first.")
        from app.store.migrate import migrate
        from app.store.migrations import MIGRATIONS

        migrate(path, look.schema, MIGRATIONS)
        look = check(path)
    return Store(path, look.read_only)


class Store:
    """Reads with one connection of its thread; ``read_only`` says why nothing can be written ('' when it can)."""

    def __init__(self, path: Path, read_only: str) -> None:
        self.path = path
        self.read_only = read_only
        known = identity(path)
        if known is None:
            raise StoreUnavailable(f"There is no library at {path}.")
        self._known = known
        with said(path):
            self._connection = connect(path, "ro" if read_only else "rw")
            self._connection.execute("PRAGMA query_only = ON")

    def read_library(self) -> reader.LibraryRead:
        """Programs, heads of plans, deliveries and handoffs, with the revisions of the plans."""
        with self._reading():
            return reader.read_library(self._connection)

    def read_plan(self, plan_id: str) -> tuple[Plan, int] | None:
        """A whole plan and its revision, or None."""
        with self._reading():
            return reader.read_plan(self._connection, plan_id)

    def read_frozen(self, handoff_id: str) -> Plan | None:
        """The whole plan a handoff froze, or None."""
        with said(self.path):
            text = reader.read_frozen(self._connection, handoff_id)
        return None if text is None else thawed(text)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """A value that cannot be made of its row is damage, as is an error of SQLite."""
        try:
            with said(self.path):
                yield
        except (KeyError, ValueError, TypeError) as error:
            raise StoreUnavailable(damage(self.path)) from error

    def read_journal(self, plan_id: str) -> tuple[reader.Entry, ...]:
        """What was done to a plan (to the library: ``''``), oldest first, without the diffs."""
        with said(self.path):
            return reader.read_journal(self._connection, plan_id)

    def read_step(self, step_id: str) -> dict[str, Diff]:
        """What the edits of one step changed, by edit id, oldest first."""
        with said(self.path):
            return {edit_id: decoded(text) for edit_id, text in reader.read_step(self._connection, step_id)}

    def knows(self, edit_id: str) -> bool:
        """Whether an edit is in the library."""
        with said(self.path):
            return reader.knows(self._connection, edit_id)

    def writer(self, seen: int, report: Callable[[Report], None]) -> Writer:
        """A writer for this very file, not yet started; ``seen`` is the count of changes that was read."""
        return Writer(self.path, self._known, seen, report)

    def look_again(self) -> None:
        """See whether a library that could only be read can be written now."""
        if self.read_only:
            self.read_only = check(self.path).read_only

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
