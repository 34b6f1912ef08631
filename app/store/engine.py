"""The writer's one connection: SQLAlchemy over ``sqlite3`` with real transactions, its settings read back.

Imported on the writer's thread only.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from app.domain.errors import StoreUnavailable
from app.store.files import BUSY_MS, connect

PRAGMAS: Final = {
    "busy_timeout": BUSY_MS,
    "journal_mode": "truncate",
    "synchronous": 3,
    "locking_mode": "normal",
    "foreign_keys": 1,
}
"""Every acknowledged edit survives a power cut, and a library moved while open refuses the next write."""


def engine_of(path: Path) -> Engine:
    """An engine whose every transaction is a real ``BEGIN IMMEDIATE``; errors carry nobody's words."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def raw(connection: Connection) -> sqlite3.Connection:
    """The ``sqlite3`` connection underneath."""
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def self_check(connection: sqlite3.Connection) -> None:
    """Raise :class:`StoreUnavailable` when a setting did not take: then nothing may be written."""
    for name, value in PRAGMAS.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != value:
            raise StoreUnavailable(f"SQLite does not take the setting {name} = {value} here, so nothing is written.")
