"""Reading values from the library with the standard ``sqlite3`` alone; knows nothing of writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from app.domain.handoff import Handoff
from app.domain.library import Library
from app.domain.plan import Plan, Segment
from app.store.handoff_rows import read_handoff
from app.store.rows import (
    COLUMNS,
    PLAN_ITEMS,
    READ_CHILD,
    READ_ITEM,
    SEGMENT_ITEMS,
    Row,
    read_delivery,
    read_plan_head,
    read_program,
    read_segment,
    read_setting,
)

HISTORY_ENTRIES: Final = 4_000
"""How many journal entries a history is rebuilt from."""


@dataclass(frozen=True, slots=True)
class LibraryRead:
    """The library's value, and the counters it was read at."""

    library: Library
    revisions: dict[str, int]
    changes: int
    uuid: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal without its diff; entries with one ``step_id`` are one step."""

    edit_id: str
    kind: str
    label: str
    step_id: str
    merge_key: str
    at: str


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the file for all reads inside."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def select(table: str, tail: str) -> str:
    """The SQL that reads a table's rows in the order of :data:`app.store.rows.COLUMNS`."""
    return f"SELECT {', '.join(COLUMNS[table])} FROM {table} {tail}"


def read_library(connection: sqlite3.Connection) -> LibraryRead:
    """Programs, the heads of plans, deliveries, handoffs with the heads of their plans, settings."""
    with snapshot(connection):
        changes, uuid = connection.execute("SELECT changes, uuid FROM library").fetchone()
        programs = tuple(map(read_program, connection.execute(select("program", "ORDER BY pos, id"))))
        heads = connection.execute(select("plan", "ORDER BY pos, id")).fetchall()
        revisions = dict(connection.execute("SELECT id, revision FROM plan").fetchall())
        plans = tuple(map(read_plan_head, heads))
        deliveries = _deliveries(connection)
        handoffs = _handoffs(connection)
        settings = tuple(map(read_setting, connection.execute(select("setting", "ORDER BY pos, id"))))
    return LibraryRead(Library(programs, plans, deliveries, handoffs, settings), revisions, changes, uuid)


def _deliveries(connection: sqlite3.Connection) -> tuple[Any, ...]:
    rows = connection.execute(select("delivery", "ORDER BY pos, id")).fetchall()
    if not rows:
        return ()
    people, readiness, actuals = (
        _grouped(connection.execute(select(table, "ORDER BY delivery_id, pos")), 0)
        for table in ("person", "readiness", "actual")
    )
    return tuple(
        read_delivery(row, people.get(row[0], ()), readiness.get(row[0], ()), actuals.get(row[0], ())) for row in rows
    )


def _handoffs(connection: sqlite3.Connection) -> tuple[Handoff, ...]:
    rows = connection.execute(select("handoff", "ORDER BY pos, id")).fetchall()
    recipients = _grouped(connection.execute(select("recipient", "ORDER BY handoff_id, pos")), 0)
    return tuple(read_handoff(row, recipients.get(row[0], ())) for row in rows)


def read_frozen(connection: sqlite3.Connection, handoff_id: str) -> str | None:
    """The text of the plan a handoff froze; None when there is no such handoff."""
    row = connection.execute("SELECT whole FROM frozen WHERE handoff_id = ?", (handoff_id,)).fetchone()
    return None if row is None else str(row[0])


def _grouped(rows: Iterable[Row], column: int) -> dict[str, list[Row]]:
    return {key: list(group) for key, group in groupby(rows, itemgetter(column))}


def read_plan(connection: sqlite3.Connection, plan_id: str) -> tuple[Plan, int] | None:
    """A whole plan and its revision; None when there is none of that id."""
    with snapshot(connection):
        row = connection.execute(select("plan", "WHERE id = ?"), (plan_id,)).fetchone()
        if row is None:
            return None
        revision = connection.execute("SELECT revision FROM plan WHERE id = ?", (plan_id,)).fetchone()[0]
        objectives, sections, lanes, silences = (
            tuple(map(READ_ITEM[table], connection.execute(select(table, _OF_PLAN), (plan_id,))))
            for table in PLAN_ITEMS
            if table != "segment"
        )
        by_lane = _segments(connection, plan_id)
    segments = tuple(segment for lane in lanes for segment in by_lane.get(lane.id, ()))
    head = read_plan_head(row)
    whole = replace(head, objectives=objectives, sections=sections, lanes=lanes, segments=segments, silences=silences)
    return whole, revision


_OF_PLAN: Final = "WHERE plan_id = ? ORDER BY pos, id"


def _segments(connection: sqlite3.Connection, plan_id: str) -> dict[str, list[Segment]]:
    children = [_children(connection, table, plan_id) for table in SEGMENT_ITEMS]
    markers, steps, cues, needs = (one.get for one in children)
    by_lane: dict[str, list[Segment]] = {}
    for row in connection.execute(select("segment", "WHERE plan_id = ? ORDER BY lane_id, pos, id"), (plan_id,)):
        key = row[1]
        segment = read_segment(row, markers(key, ()), steps(key, ()), cues(key, ()), needs(key, ()))
        by_lane.setdefault(row[3], []).append(segment)
    return by_lane


def _children(connection: sqlite3.Connection, table: str, plan_id: str) -> dict[str, tuple[Any, ...]]:
    rows = connection.execute(select(table, "WHERE plan_id = ? ORDER BY segment_id, pos, id"), (plan_id,))
    read = READ_CHILD[table]
    return {key: tuple(map(read, group)) for key, group in groupby(rows, itemgetter(1))}


def read_journal(connection: sqlite3.Connection, plan_id: str) -> tuple[Entry, ...]:
    """The last entries of a plan's journal, oldest first; the library's own under ``''``."""
    rows = connection.execute(
        "SELECT edit_id, kind, label, step_id, merge_key, at FROM journal WHERE plan_id = ? ORDER BY seq DESC LIMIT ?",
        (plan_id, HISTORY_ENTRIES),
    ).fetchall()
    return tuple(Entry(*row) for row in reversed(rows))


def read_step(connection: sqlite3.Connection, step_id: str) -> tuple[tuple[str, str], ...]:
    """The edits that make one step, oldest first: edit ids and diffs as JSON text."""
    rows = connection.execute(
        "SELECT edit_id, diff FROM journal WHERE step_id = ? AND kind = 'edit' ORDER BY seq", (step_id,)
    )
    return tuple(rows)


def knows(connection: sqlite3.Connection, edit_id: str) -> bool:
    """Whether an edit is in the library."""
    return connection.execute("SELECT 1 FROM journal WHERE edit_id = ?", (edit_id,)).fetchone() is not None
