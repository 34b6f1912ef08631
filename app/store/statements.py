"""The Core statements over the tables, each built once; rows go in and come out as tuples in column order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Delete, Insert, Select, Update, bindparam, delete, insert, select, update

from app.store.rows import COLUMNS, DELIVERY_ITEMS, PLAN_ITEMS, SEGMENT_ITEMS, Row
from app.store.tables import table

_CHUNK: Final = 500
"""Ids asked for in one statement."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "program": ("id",),
    "plan": ("id",),
    "delivery": ("id",),
    **dict.fromkeys(PLAN_ITEMS, ("plan_id", "id")),
    **dict.fromkeys(SEGMENT_ITEMS, ("plan_id", "segment_id", "id")),
    **dict.fromkeys(DELIVERY_ITEMS, ("delivery_id", "pos")),
}
"""The columns that name a row."""


def as_dict(name: str, row: Row) -> dict[str, Any]:
    """A row by its columns' names."""
    return dict(zip(COLUMNS[name], row, strict=True))


def key_of(name: str, row: Row) -> dict[str, Any]:
    """The values of a row's key, as the statements' parameters."""
    columns = COLUMNS[name]
    return {f"key_{key}": row[columns.index(key)] for key in KEYS[name]}


@lru_cache(maxsize=32)
def inserting(name: str) -> Insert:
    """Put in one row, all columns given."""
    return insert(table(name))


@lru_cache(maxsize=32)
def updating(name: str) -> Update:
    """Write all columns of the row with a key."""
    one = table(name)
    rest = [column for column in COLUMNS[name] if column not in KEYS[name]]
    return update(one).where(*_keyed(name)).values({column: bindparam(column) for column in rest})


@lru_cache(maxsize=32)
def deleting(name: str) -> Delete:
    """Take out the row with a key."""
    return delete(table(name)).where(*_keyed(name))


@lru_cache(maxsize=32)
def emptying(name: str, owner: str) -> Delete:
    """Take out every row that belongs to a plan or a delivery."""
    return delete(table(name)).where(table(name).c[owner] == bindparam("owner"))


def _keyed(name: str) -> list[Any]:
    return [table(name).c[key] == bindparam(f"key_{key}") for key in KEYS[name]]


@lru_cache(maxsize=32)
def _finding(name: str, column: str, owner: str) -> Select[Any]:
    one = table(name)
    found = select(*(one.c[column] for column in COLUMNS[name])).where(
        one.c[column].in_(bindparam("ids", expanding=True))
    )
    return found.where(one.c[owner] == bindparam("owner")) if owner else found


def rows_of(
    connection: Connection, name: str, ids: Iterable[str], column: str = "id", plan_id: str | None = None
) -> list[Row]:
    """The rows whose ``column`` is one of ``ids``, within a plan where one is given."""
    wanted: Sequence[str] = list(ids)
    statement = _finding(name, column, "plan_id" if plan_id is not None else "")
    owner = {"owner": plan_id} if plan_id is not None else {}
    rows: list[Row] = []
    for start in range(0, len(wanted), _CHUNK):
        rows += map(tuple, connection.execute(statement, {"ids": wanted[start : start + _CHUNK], **owner}))
    return rows
