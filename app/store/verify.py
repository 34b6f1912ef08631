"""Finding rows that were changed behind our back: digests computed anew from the rows themselves, not from an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from app.store.digest import packed, rows_digest
from app.store.files import for_looking, said
from app.store.reader import snapshot
from app.store.rows import COLUMNS, DELIVERY_ITEMS, HANDOFF_ITEMS, PLAN_ITEMS, SEGMENT_ITEMS

Columns = Mapping[str, tuple[str, ...]]

_LIBRARY_TABLES: Final = ("program", "delivery", *DELIVERY_ITEMS, "handoff", *HANDOFF_ITEMS, "setting", "rule_setting")
"""``rule_setting`` is what ``setting`` was called up to schema 3."""


def damaged(path: Path) -> tuple[str, ...]:
    """The ids of plans whose rows do not add up to their digest; '' stands for the library's own rows.

    :class:`~app.domain.errors.StoreUnavailable` when SQLite itself finds the file broken.
    """
    with said(path), closing(for_looking(path)) as connection, snapshot(connection):
        return damaged_in(connection)


def damaged_in(connection: sqlite3.Connection, columns: Columns = COLUMNS) -> tuple[str, ...]:
    """The same for an open connection; ``columns`` are those of the file's schema."""
    stored = dict(connection.execute("SELECT id, digest FROM plan NOT INDEXED").fetchall())
    found = [plan_id for plan_id, digest in stored.items() if plan_digest(connection, plan_id, columns) != digest]
    if library_digest(connection, columns) != connection.execute("SELECT digest FROM library").fetchone()[0]:
        found.append("")
    return tuple(found)


def sound(connection: sqlite3.Connection, plan_id: str) -> bool:
    """Whether a plan's rows add up (the library's own: ''); a plan that is not there does."""
    with snapshot(connection):
        if not plan_id:
            stored = connection.execute("SELECT digest FROM library").fetchone()
            return bool(stored[0] == library_digest(connection))
        stored = connection.execute("SELECT digest FROM plan NOT INDEXED WHERE id = ?", (plan_id,)).fetchone()
        return stored is None or stored[0] == plan_digest(connection, plan_id)


def plan_digest(connection: sqlite3.Connection, plan_id: str, columns: Columns = COLUMNS) -> bytes:
    """A plan's digest from its rows as they are now."""
    total = _digest(connection, columns, "plan", "WHERE id = ?", plan_id)
    for table in (one for one in (*PLAN_ITEMS, *SEGMENT_ITEMS) if one in columns):
        total += _digest(connection, columns, table, "WHERE plan_id = ?", plan_id)
    return packed(total)


def library_digest(connection: sqlite3.Connection, columns: Columns = COLUMNS) -> bytes:
    """The digest of programs, deliveries, handoffs and settings from their rows as they are now."""
    known = (table for table in _LIBRARY_TABLES if table in columns)
    return packed(sum(_digest(connection, columns, table, "") for table in known))


def _digest(connection: sqlite3.Connection, columns: Columns, table: str, where: str, *values: str) -> int:
    rows = connection.execute(f"SELECT {', '.join(columns[table])} FROM {table} NOT INDEXED {where}", values)
    return rows_digest(table, rows)
