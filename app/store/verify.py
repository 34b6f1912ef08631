"""Finding rows that were changed behind our back: digests computed anew from the rows themselves, not from an index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from app.store.digest import packed, rows_digest
from app.store.files import connect, said
from app.store.reader import snapshot
from app.store.rows import COLUMNS, DELIVERY_ITEMS, PLAN_ITEMS, SEGMENT_ITEMS

_LIBRARY_TABLES: Final = ("program", "delivery", *DELIVERY_ITEMS)


def damaged(path: Path) -> tuple[str, ...]:
    """The ids of plans whose rows do not add up to their digest; '' stands for the library's own rows.

    :class:`~app.domain.errors.StoreUnavailable` when SQLite itself finds the file broken.
    """
    with said(path), closing(connect(path, "ro")) as connection, snapshot(connection):
        stored = dict(connection.execute("SELECT id, digest FROM plan NOT INDEXED").fetchall())
        found = [plan_id for plan_id, digest in stored.items() if plan_digest(connection, plan_id) != digest]
        whole = connection.execute("SELECT digest FROM library").fetchone()[0]
        if packed(sum(_digest(connection, table, "") for table in _LIBRARY_TABLES)) != whole:
            found.append("")
    return tuple(found)


def plan_digest(connection: sqlite3.Connection, plan_id: str) -> bytes:
    """A plan's digest from its rows as they are now."""
    total = _digest(connection, "plan", "WHERE id = ?", plan_id)
    for table in (*PLAN_ITEMS, *SEGMENT_ITEMS):
        total += _digest(connection, table, "WHERE plan_id = ?", plan_id)
    return packed(total)


def _digest(connection: sqlite3.Connection, table: str, where: str, *values: str) -> int:
    rows = connection.execute(f"SELECT {', '.join(COLUMNS[table])} FROM {table} NOT INDEXED {where}", values)
    return rows_digest(table, rows)
