"""Bringing an older library up to this program's schema: all of it or nothing, after a verified backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import StoreUnavailable
from app.store.backup import back_up
from app.store.files import connect, said
from app.store.rows import COLUMNS
from app.store.verify import library_digest, plan_digest


@dataclass(frozen=True, slots=True)
class Migration:
    """One step up. ``columns`` are those of the schema it leads *from*, for checking the backup's digests.

    ``run`` gets a connection inside the one transaction, foreign keys off. It rebuilds tables rather than altering
    them, so that a migrated library declares word for word what a fresh one does.
    """

    to: int
    run: Callable[[sqlite3.Connection], None]
    columns: Mapping[str, tuple[str, ...]]
    oldest_writer: int


def migrate(
    path: Path, schema: int, migrations: Sequence[Migration], columns: Mapping[str, tuple[str, ...]] = COLUMNS
) -> None:
    """Take a library from ``schema`` through all steps above it; :class:`StoreUnavailable`, and the file as it was,
    when that fails. ``columns`` are those of the schema the last step leads to.
    """
    steps = [one for one in sorted(migrations, key=lambda one: one.to) if one.to > schema]
    if [one.to for one in steps] != list(range(schema + 1, schema + 1 + len(steps))) or not steps:
        raise StoreUnavailable(f"This Throughline cannot bring the library {path} (version {schema}) up to date.")
    back_up(path, steps[0].columns)
    with said(path), closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = OFF")  # no-op inside a transaction, and on it would delete children
        connection.execute("BEGIN EXCLUSIVE")
        try:
            _climb(path, connection, schema, steps, columns)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _climb(
    path: Path,
    connection: sqlite3.Connection,
    schema: int,
    steps: Sequence[Migration],
    columns: Mapping[str, tuple[str, ...]],
) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] != schema:
        raise StoreUnavailable(f"Another window is bringing the library {path} up to date. Open it again.")
    for step in steps:
        step.run(connection)
    _count_again(connection, columns)
    connection.execute(
        "UPDATE library SET changes = changes + 1, oldest_writer = ?", (max(one.oldest_writer for one in steps),)
    )
    connection.execute(f"PRAGMA user_version = {steps[-1].to}")
    if (
        connection.execute("PRAGMA foreign_key_check").fetchone() is not None
        or connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok"
    ):
        raise StoreUnavailable(f"The library {path} could not be brought up to date. It was left as it was.")


def _count_again(connection: sqlite3.Connection, columns: Mapping[str, tuple[str, ...]]) -> None:
    """Digests over the rows as they are now."""
    for (plan_id,) in connection.execute("SELECT id FROM plan").fetchall():
        digest = plan_digest(connection, plan_id, columns)
        connection.execute("UPDATE plan SET digest = ? WHERE id = ?", (digest, plan_id))
    connection.execute("UPDATE library SET digest = ?", (library_digest(connection, columns),))
