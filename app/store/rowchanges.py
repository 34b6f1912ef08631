"""Rows to be written in one transaction, gathered before any is written; with what they add to the digests."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.diff import Change
from app.store.digest import packed, row_digest
from app.store.rows import COLUMNS, Row
from app.store.statements import as_dict, deleting, inserting, keyed, updating

_AT_FIRST: Final = {"revision": 1, "digest": packed(0)}
"""What guards a plan until its rows are counted, at the end of the same transaction."""


class Conflict(Exception):
    """The file does not hold what the edit was made from: another program wrote to it."""


class RowChanges:
    """Collects; :meth:`flush` writes. ``sums`` is what to add to the digest of each owner (a plan's id, or '')."""

    def __init__(self) -> None:
        self._gone: dict[str, list[Row]] = defaultdict(list)
        self._fresh: dict[str, list[Row]] = defaultdict(list)
        self._other: dict[str, list[Row]] = defaultdict(list)
        self.sums: dict[str, int] = defaultdict(int)

    def remove(self, owner: str, table: str, rows: Iterable[Row]) -> None:
        """These rows go."""
        for row in rows:
            self._gone[table].append(row)
            self.sums[owner] -= row_digest(table, row)

    def add(self, owner: str, table: str, rows: Iterable[Row]) -> None:
        """These rows come."""
        for row in rows:
            self._fresh[table].append(row)
            self.sums[owner] += row_digest(table, row)

    def swap(self, owner: str, table: str, old: Row, new: Row) -> None:
        """A row becomes another with the same key; nothing when they are equal."""
        if old != new:
            self._other[table].append(new)
            self.sums[owner] += row_digest(table, new) - row_digest(table, old)

    def flush(self, connection: sqlite3.Connection) -> None:
        """Write everything: what goes first, so that an id may come again."""
        for table, rows in self._gone.items():
            deleting(table).run_all(connection, [keyed(table, row) for row in rows])
        for table, rows in self._fresh.items():
            first = _AT_FIRST if table == "plan" else {}
            inserting(table).run_all(connection, [{**as_dict(table, row), **first} for row in rows])
        for table, rows in self._other.items():
            updating(table).run_all(connection, [keyed(table, row) for row in rows])


def moved(table: str, row: Row, pos: int) -> Row:
    """The row at another position."""
    at = COLUMNS[table].index("pos")
    return (*row[:at], pos, *row[at + 1 :])


def same_but_pos(table: str, row: Row, other: Row) -> bool:
    """Whether two rows say the same, wherever they stand."""
    return moved(table, row, 0) == moved(table, other, 0)


def pos_of(table: str, row: Row) -> int:
    """Where a row stands."""
    return int(row[COLUMNS[table].index("pos")])


def by_id(table: str, rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by their ``id``."""
    at = COLUMNS[table].index("id")
    return {row[at]: row for row in rows}


def expected(rows: Mapping[str, Row], table: str, key: str, row: Row) -> Row:
    """The stored row with that id, when it says what the edit was made from; else :class:`Conflict`."""
    found = rows.get(key)
    if found is None or not same_but_pos(table, found, row):
        raise Conflict(table)
    return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the file holds of a list for the ids that change, and where things will stand in it."""

    table: str
    stored: Mapping[str, Row]
    places: Mapping[str, int]

    def change(self, change: Change, owner: str, row_of: Callable[[Any, int], Row], rows: RowChanges) -> None:
        """Gather what one change does to its own row; :class:`Conflict` when it was not made from what is stored."""
        if change.before is None:
            if change.id in self.stored:
                raise Conflict(self.table)
            rows.add(owner, self.table, [row_of(change.after, self.places[change.id])])
            return
        old = expected(self.stored, self.table, change.id, row_of(change.before, 0))
        if change.after is None:
            rows.remove(owner, self.table, [old])
        else:
            pos = self.places.get(change.id, pos_of(self.table, old))
            rows.swap(owner, self.table, old, row_of(change.after, pos))
