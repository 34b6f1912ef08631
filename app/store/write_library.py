"""The rows a change of the library touches: programs, plans (whole as they come or go, heads), deliveries, handoffs,
and settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from app.domain.diff import Change, Diff, Value
from app.domain.handoff import Handoff
from app.domain.library import Library
from app.domain.plan import Delivery, Plan, Program, Setting
from app.store.codec import frozen_text
from app.store.handoff_rows import handoff_row, recipient_rows
from app.store.place import STEP, arrange
from app.store.rowchanges import RowChanges, Shelf, by_id, moved
from app.store.rows import (
    DELIVERY_ITEMS,
    HANDOFF_ITEMS,
    Row,
    delivery_item_rows,
    delivery_row,
    plan_row,
    program_row,
    setting_row,
)
from app.store.statements import rows_of
from app.store.write_plan import add_plan, empty_plan, moving, position


def change_library(connection: sqlite3.Connection, library: Library, diff: Diff, rows: RowChanges) -> None:
    """Gather what leads to ``library`` by ``diff``; :class:`Conflict` when the file holds something else."""
    orders = {
        "program": [one.id for one in library.programs],
        "plan": [one.id for one in library.plans],
        "delivery": [one.id for one in library.deliveries],
        "handoff": [one.id for one in library.handoffs],
        "setting": [one.id for one in library.settings],
    }
    for table, order in orders.items():
        changes = diff.of(table)
        if changes:
            _change_row(connection, table, order, changes, rows)


def _change_row(
    connection: sqlite3.Connection, table: str, order: Sequence[str], changes: Sequence[Change], rows: RowChanges
) -> None:
    stored = by_id(table, rows_of(connection, table, [change.id for change in changes]))
    places = arrange(order, moving(changes), position(connection, table))
    shelf = Shelf(table, stored, places)
    for change in changes:
        shelf.change(change, _owner(table, change.id), _row, rows)
        _insides(connection, change, rows)
    others = set(places).difference(change.id for change in changes)
    for row in rows_of(connection, table, others):
        rows.swap(_owner(table, row[0]), table, row, moved(table, row, places[row[0]]))


def _insides(connection: sqlite3.Connection, change: Change, rows: RowChanges) -> None:
    """What lies in other tables: the inside of a plan that comes or goes, and all of a delivery's or a handoff's."""
    if change.kind == "plan":
        if isinstance(change.after, Plan) and change.before is None:
            add_plan(change.after, rows)
        elif change.after is None:
            empty_plan(connection, change.id)
    elif change.kind == "delivery":
        if change.before is not None:
            for table in DELIVERY_ITEMS:
                rows.remove("", table, rows_of(connection, table, [change.id], "delivery_id"))
        if isinstance(change.after, Delivery):
            for table, found in delivery_item_rows(change.after, STEP).items():
                rows.add("", table, found)
    elif change.kind == "handoff":
        _handoff_insides(connection, change, rows)


def _handoff_insides(connection: sqlite3.Connection, change: Change, rows: RowChanges) -> None:
    """Recipients are written anew; the frozen plan comes and goes with its handoff and is never changed."""
    if change.before is not None:
        for table in HANDOFF_ITEMS if change.after is None else ("recipient",):
            rows.remove("", table, rows_of(connection, table, [change.id], "handoff_id"))
    if isinstance(change.after, Handoff):
        rows.add("", "recipient", recipient_rows(change.after, STEP))
        if change.before is None:
            rows.add("", "frozen", [(change.id, frozen_text(change.after.plan))])


def _row(value: Value | None, pos: int) -> Row:
    if isinstance(value, Plan):
        return plan_row(value, pos)
    if isinstance(value, Program):
        return program_row(value, pos)
    if isinstance(value, Handoff):
        return handoff_row(value, pos)
    if isinstance(value, Setting):
        return setting_row(value, pos)
    assert isinstance(value, Delivery)
    return delivery_row(value, pos)


def _owner(table: str, key: str) -> str:
    """Whose digest a row counts for: its plan's, or the library's own."""
    return key if table == "plan" else ""
