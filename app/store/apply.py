"""One edit in one transaction: rows, digests, revisions and its journal entry; knows SQL, not threads or files."""

from __future__ import annotations

import sqlite3
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from app.domain.errors import StoreUnavailable
from app.domain.library import Library
from app.domain.plan import Plan
from app.store.codec import encoded
from app.store.digest import packed, unpacked
from app.store.engine import raw
from app.store.files import SCHEMA
from app.store.rowchanges import Conflict, RowChanges
from app.store.statements import compiled
from app.store.tables import table
from app.store.write_library import change_library
from app.store.write_plan import change_plan
from app.store.writes import Write

_LIBRARY: Final = table("library")
_PLAN: Final = table("plan")
_JOURNAL: Final = table("journal")
_ENTRY: Final = ("edit_id", "plan_id", "kind", "label", "step_id", "merge_key", "at", "diff")
_READ_LIBRARY: Final = compiled(select(_LIBRARY.c.changes, _LIBRARY.c.digest))
_COUNT: Final = compiled(update(_LIBRARY).values(changes=bindparam("next"), digest=bindparam("total")))
_READ_PLAN: Final = compiled(select(_PLAN.c.revision, _PLAN.c.digest).where(_PLAN.c.id == bindparam("key")))
_GUARD: Final = compiled(
    update(_PLAN)
    .where(_PLAN.c.id == bindparam("key"), _PLAN.c.revision == bindparam("mine"))
    .values(revision=bindparam("next"), digest=bindparam("total"))
)
_KNOWN: Final = compiled(select(_JOURNAL.c.seq).where(_JOURNAL.c.edit_id == bindparam("key")))
_ENTER: Final = compiled(insert(_JOURNAL).values({name: bindparam(name) for name in _ENTRY}))


class Replaced(Exception):
    """The file counts fewer changes than were seen in it: another file lies in its place."""


def apply(connection: Connection, write: Write, seen: int) -> int:
    """Commit one edit and return the library's count of changes; ``seen`` is the count last seen.

    :class:`Conflict` when another program wrote to what it was made from, :class:`Replaced` when the file is an older
    one; ``sqlite3`` or SQLAlchemy errors when SQLite refuses. Nothing is written then, unless COMMIT itself raised.
    """
    diff = encoded(write.diff)
    with connection.begin():
        file = raw(connection)
        if file.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            raise StoreUnavailable("A newer Throughline took over this library. Close this window, use that one.")
        changes, digest = _READ_LIBRARY.run(file, {}).fetchone()
        if changes < seen:
            raise Replaced
        if write.again and _KNOWN.run(file, {"key": write.entry.edit_id}).fetchone() is not None:
            return int(changes)
        rows = RowChanges()
        totals = _guarded(file, write)
        if isinstance(write.after, Plan):
            change_plan(file, write.after, write.diff, rows)
            if write.library is not None:
                change_library(file, write.library, write.diff.runs, rows)
        elif isinstance(write.after, Library):
            change_library(file, write.after, write.diff, rows)
        rows.flush(file)
        _count_plans(file, write, totals, rows.sums)
        total = packed(unpacked(digest) + rows.sums.get("", 0))
        _COUNT.run(file, {"next": changes + 1, "total": total})
        _ENTER.run(file, _entry(write, diff))
    return int(changes) + 1


def _guarded(connection: sqlite3.Connection, write: Write) -> dict[str, int]:
    """The digests of the plans it touches; :class:`Conflict` when one is not at the revision it was made on."""
    totals: dict[str, int] = {}
    for plan_id, revision in write.revisions:
        found = _READ_PLAN.run(connection, {"key": plan_id}).fetchone()
        fresh = found is None and plan_id in _added(write)
        if not fresh and (found is None or found[0] != revision):
            raise Conflict(plan_id)
        totals[plan_id] = unpacked(found[1]) if found else 0
    return totals


def _added(write: Write) -> set[str]:
    return {change.id for change in write.diff.changes if change.kind == "plan" and change.before is None}


def _count_plans(connection: sqlite3.Connection, write: Write, totals: dict[str, int], sums: dict[str, int]) -> None:
    """Count each touched plan one revision up; one that came starts above any it ever had."""
    gone = {change.id for change in write.diff.changes if change.kind == "plan" and change.after is None}
    added = _added(write)
    for plan_id, revision in write.revisions:
        if plan_id in gone:
            continue
        total = packed(totals[plan_id] + sums.get(plan_id, 0))
        mine = 1 if plan_id in added else revision
        guard = {"key": plan_id, "mine": mine, "next": revision + 1, "total": total}
        if _GUARD.run(connection, guard).rowcount != 1:
            raise Conflict(plan_id)


def _entry(write: Write, diff: str) -> dict[str, str]:
    entry = write.entry
    return {
        "edit_id": entry.edit_id,
        "plan_id": write.plan_id,
        "kind": entry.kind,
        "label": entry.label,
        "step_id": entry.step_id,
        "merge_key": entry.merge_key,
        "at": entry.at,
        "diff": diff,
    }
