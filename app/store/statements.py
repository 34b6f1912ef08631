"""The Core statements over the tables, each built and compiled once; rows go in and come out in column order.

They are run on the ``sqlite3`` connection itself: SQLAlchemy's own execution costs more than SQLite's work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.expression import ClauseElement

from app.store.rows import COLUMNS, DELIVERY_ITEMS, PLAN_ITEMS, SEGMENT_ITEMS, Row
from app.store.tables import table

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "program": ("id",),
    "plan": ("id",),
    "delivery": ("id",),
    "handoff": ("id",),
    "recipient": ("handoff_id", "pos"),
    "frozen": ("handoff_id",),
    "setting": ("id",),
    **dict.fromkeys(PLAN_ITEMS, ("plan_id", "id")),
    **dict.fromkeys(SEGMENT_ITEMS, ("plan_id", "segment_id", "id")),
    **dict.fromkeys(DELIVERY_ITEMS, ("delivery_id", "pos")),
}
"""The columns that name a row."""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with the names of its parameters in their order."""

    text: str
    names: tuple[str, ...]

    def run(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Once, with values by name."""
        return connection.execute(self.text, [values[name] for name in self.names])

    def run_all(self, connection: sqlite3.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Once for each row."""
        connection.executemany(self.text, [[values[name] for name in self.names] for values in rows])


def compiled(statement: ClauseElement) -> Statement:
    """What SQLAlchemy says a statement is in SQLite's SQL."""
    found = statement.compile(dialect=dialect(paramstyle="qmark"))
    return Statement(str(found), tuple(getattr(found, "positiontup", None) or ()))


def as_dict(name: str, row: Row) -> dict[str, Any]:
    """A row by its columns' names."""
    return dict(zip(COLUMNS[name], row, strict=True))


def keyed(name: str, row: Row) -> dict[str, Any]:
    """A row by its columns' names, and its key as the statements' parameters."""
    values = as_dict(name, row)
    values.update({f"key_{key}": values[key] for key in KEYS[name]})
    return values


@lru_cache(maxsize=32)
def inserting(name: str) -> Statement:
    """Put in one row, all columns given."""
    return compiled(insert(table(name)))


@lru_cache(maxsize=32)
def updating(name: str) -> Statement:
    """Write all columns of the row with a key."""
    rest = [column for column in COLUMNS[name] if column not in KEYS[name]]
    values: dict[str, Any] = {column: bindparam(column) for column in rest}
    return compiled(update(table(name)).where(*_is_key(name)).values(values))


@lru_cache(maxsize=32)
def deleting(name: str) -> Statement:
    """Take out the row with a key."""
    return compiled(delete(table(name)).where(*_is_key(name)))


@lru_cache(maxsize=32)
def emptying(name: str, owner: str) -> Statement:
    """Take out every row that belongs to a plan or a delivery."""
    return compiled(delete(table(name)).where(table(name).c[owner] == bindparam("owner")))


def _is_key(name: str) -> list[Any]:
    return [table(name).c[key] == bindparam(f"key_{key}") for key in KEYS[name]]


@lru_cache(maxsize=32)
def _finding(name: str, column: str, within_plan: bool) -> Statement:
    one = table(name)
    found = select(*(one.c[each] for each in COLUMNS[name])).where(one.c[column] == bindparam("wanted"))
    return compiled(found.where(one.c.plan_id == bindparam("owner")) if within_plan else found)


def rows_of(
    connection: sqlite3.Connection, name: str, ids: Iterable[str], column: str = "id", plan_id: str | None = None
) -> list[Row]:
    """The rows whose ``column`` is one of ``ids``, within a plan where one is given."""
    statement = _finding(name, column, plan_id is not None)
    rows: list[Row] = []
    for key in ids:
        rows += statement.run(connection, {"wanted": key, "owner": plan_id})
    return rows
