"""One edit in one transaction: rows, digests, revisions and its journal entry; knows SQL, not threads or files."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from app.domain.plan import Library, Plan
from app.store.codec import encoded
from app.store.digest import packed, unpacked
from app.store.rowchanges import Conflict, RowChanges
from app.store.tables import table
from app.store.write_library import change_library
from app.store.write_plan import change_plan
from app.store.writes import Write

_LIBRARY: Final = table("library")
_PLAN: Final = table("plan")
_JOURNAL: Final = table("journal")
_READ_LIBRARY: Final = select(_LIBRARY.c.changes, _LIBRARY.c.digest)
_COUNT: Final = update(_LIBRARY).values(changes=bindparam("next"), digest=bindparam("total"))
_READ_PLAN: Final = select(_PLAN.c.revision, _PLAN.c.digest).where(_PLAN.c.id == bindparam("key"))
_GUARD: Final = (
    update(_PLAN)
    .where(_PLAN.c.id == bindparam("key"), _PLAN.c.revision == bindparam("mine"))
    .values(revision=bindparam("next"), digest=bindparam("total"))
)
_KNOWN: Final = select(_JOURNAL.c.seq).where(_JOURNAL.c.edit_id == bindparam("key"))
_ENTER: Final = insert(_JOURNAL)


class Replaced(Exception):
    """The file counts fewer changes than were seen in it: another file lies in its place."""


def apply(connection: Connection, write: Write, seen: int) -> int:
    """Commit one edit and return the library's count of changes; ``seen`` is the count last seen.

    :class:`Conflict` when another program wrote to what it was made from, :class:`Replaced` when the file is an older
    one; SQLAlchemy's errors when SQLite refuses. Nothing is written then, unless COMMIT itself raised.
    """
    diff = encoded(write.diff)
    with connection.begin():
        changes, digest = connection.execute(_READ_LIBRARY).one()
        if changes < seen:
            raise Replaced
        if write.again and connection.execute(_KNOWN, {"key": write.entry.edit_id}).first() is not None:
            return int(changes)
        rows = RowChanges()
        totals = _guarded(connection, write)
        if isinstance(write.after, Plan):
            change_plan(connection, write.after, write.diff, rows)
        elif isinstance(write.after, Library):
            change_library(connection, write.after, write.diff, rows)
        rows.flush(connection)
        _count_plans(connection, write, totals, rows.sums)
        total = packed(unpacked(digest) + rows.sums.get("", 0))
        connection.execute(_COUNT, {"next": changes + 1, "total": total})
        connection.execute(_ENTER, _entry(write, diff))
    return int(changes) + 1


def _guarded(connection: Connection, write: Write) -> dict[str, int]:
    """The digests of the plans it touches; :class:`Conflict` when one is not at the revision it was made on."""
    totals: dict[str, int] = {}
    for plan_id, revision in write.revisions:
        found = connection.execute(_READ_PLAN, {"key": plan_id}).first()
        fresh = found is None and plan_id in _added(write)
        if not fresh and (found is None or found.revision != revision):
            raise Conflict(plan_id)
        totals[plan_id] = unpacked(found.digest) if found else 0
    return totals


def _added(write: Write) -> set[str]:
    return {change.id for change in write.diff.changes if change.kind == "plan" and change.before is None}


def _count_plans(connection: Connection, write: Write, totals: dict[str, int], sums: dict[str, int]) -> None:
    """Count each touched plan one revision up; one that came starts above any it ever had."""
    gone = {change.id for change in write.diff.changes if change.kind == "plan" and change.after is None}
    added = _added(write)
    for plan_id, revision in write.revisions:
        if plan_id in gone:
            continue
        total = packed(totals[plan_id] + sums.get(plan_id, 0))
        mine = 1 if plan_id in added else revision
        guard = {"key": plan_id, "mine": mine, "next": revision + 1, "total": total}
        if connection.execute(_GUARD, guard).rowcount != 1:
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
