"""The rows a change of a plan touches: its head, its items, and the items of its segments."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial

from app.domain.diff import Change, Diff, Value
from app.domain.order import rising
from app.domain.plan import Lane, Objective, Plan, Section, Segment, Silence
from app.store.place import STEP, arrange
from app.store.rowchanges import Conflict, RowChanges, Shelf, by_id, expected, moved, pos_of
from app.store.rows import ITEM_ROW, PLAN_ITEMS, SEGMENT_ITEMS, Children, Row, child_row, children_of, plan_row
from app.store.statements import emptying, rows_of


def change_plan(connection: sqlite3.Connection, plan: Plan, diff: Diff, rows: RowChanges) -> None:
    """Gather what leads to ``plan`` by ``diff``; :class:`Conflict` when the file holds something else."""
    for change in diff.of("plan"):
        change_head(connection, change, rows)
    for table in PLAN_ITEMS:
        changes = diff.of(table)
        if changes:
            _change_items(connection, table, plan, changes, rows)
    changed = diff.of("segment")
    for table in SEGMENT_ITEMS if changed else ():
        _change_children(connection, table, plan.id, changed, rows)


def change_head(connection: sqlite3.Connection, change: Change, rows: RowChanges) -> None:
    """A plan's own fields; it keeps its place in the library."""
    assert isinstance(change.before, Plan)
    assert isinstance(change.after, Plan)
    stored = by_id("plan", rows_of(connection, "plan", [change.id]))
    old = expected(stored, "plan", change.id, plan_row(change.before, 0))
    rows.swap(change.id, "plan", old, plan_row(change.after, pos_of("plan", old)))


def add_plan(plan: Plan, rows: RowChanges) -> None:
    """A whole plan that is new to the library; its head's row is the caller's."""
    for table in PLAN_ITEMS:
        items = enumerate(_items(plan, table))
        rows.add(plan.id, table, (ITEM_ROW[table](plan.id, one, (i + 1) * STEP) for i, one in items))
    for segment in plan.segments:
        _add_children(plan.id, segment, rows)


def empty_plan(connection: sqlite3.Connection, plan_id: str) -> None:
    """Take out everything inside a plan."""
    for table in (*SEGMENT_ITEMS, *reversed(PLAN_ITEMS)):
        emptying(table, "plan_id").run(connection, {"owner": plan_id})


def _add_children(plan_id: str, segment: Segment, rows: RowChanges) -> None:
    for table in SEGMENT_ITEMS:
        found = children_of(segment, table)
        rows.add(
            plan_id, table, (child_row(table, plan_id, segment.id, one, (i + 1) * STEP) for i, one in enumerate(found))
        )


def moving(changes: Sequence[Change]) -> set[str]:
    """The ids that need a new position: all that came, and all whose neighbor is not one that stayed."""
    touched = {change.id for change in changes}
    return {c.id for c in changes if c.after is not None and not _stays(c, touched)}


def _stays(change: Change, touched: Collection[str]) -> bool:
    if change.before is None or change.was_after != change.now_after or change.now_after in touched:
        return False
    lanes = [one.lane_id for one in (change.before, change.after) if isinstance(one, Segment)]
    return len(set(lanes)) < 2


def _items(plan: Plan, table: str) -> tuple[Objective | Section | Lane | Segment | Silence, ...]:
    rows: dict[str, tuple[Objective | Section | Lane | Segment | Silence, ...]] = {
        "objective": plan.objectives,
        "section": plan.sections,
        "lane": plan.lanes,
        "segment": plan.segments,
        "silence": plan.silences,
    }
    return rows[table]


def _orders(table: str, plan: Plan, changes: Sequence[Change], wanted: Collection[str]) -> list[list[str]]:
    """The lists in which something moves: the lanes of segments, or the one list of anything else."""
    if table != "segment":
        return [[one.id for one in _items(plan, table)]]
    lanes = {c.after.lane_id for c in changes if c.id in wanted and isinstance(c.after, Segment)}
    return [[one.id for one in plan.segments if one.lane_id == lane] for lane in lanes]


def _change_items(
    connection: sqlite3.Connection, table: str, plan: Plan, changes: Sequence[Change], rows: RowChanges
) -> None:
    stored = by_id(table, rows_of(connection, table, [change.id for change in changes], plan_id=plan.id))
    wanted = moving(changes)
    places: dict[str, int] = {}
    for order in _orders(table, plan, changes, wanted) if wanted else ():
        places.update(arrange(order, wanted, position(connection, table, plan.id)))
    shelf = Shelf(table, stored, places)
    for change in changes:
        shelf.change(change, plan.id, partial(ITEM_ROW[table], plan.id), rows)
    others = set(places).difference(change.id for change in changes)
    for row in rows_of(connection, table, others, plan_id=plan.id):
        rows.swap(plan.id, table, row, moved(table, row, places[row[1]]))


def position(connection: sqlite3.Connection, table: str, plan_id: str | None = None) -> Callable[[str], int]:
    """Asks the file where an item stands, each once; :class:`Conflict` when it is not there."""

    @cache
    def ask(key: str) -> int:
        found = rows_of(connection, table, [key], plan_id=plan_id)
        if not found:
            raise Conflict(table)
        return pos_of(table, found[0])

    return ask


def _change_children(
    connection: sqlite3.Connection, table: str, plan_id: str, changes: Sequence[Change], rows: RowChanges
) -> None:
    both = [(c.id, _children(c.before, table), _children(c.after, table)) for c in changes]
    both = [(key, before, after) for key, before, after in both if before != after]
    stored: dict[str, dict[str, Row]] = {key: {} for key, _, _ in both}
    asked = [key for key, before, _ in both if before]
    for row in rows_of(connection, table, asked, "segment_id", plan_id):
        stored[row[1]][row[2]] = row
    for key, before, after in both:
        _rearrange(table, (plan_id, key), (before, after), stored[key], rows)


def _children(value: Value | None, table: str) -> Children:
    return children_of(value, table) if isinstance(value, Segment) else ()


def _rearrange(
    table: str,
    place: tuple[str, str],
    both: tuple[Children, Children],
    stored: Mapping[str, Row],
    rows: RowChanges,
) -> None:
    """The items of one kind of one segment: what goes, comes, changes and moves."""
    before, after = both
    for one in before:
        expected(stored, table, one.id, child_row(table, *place, one, 0))
    order = [one.id for one in after]
    was = {one.id: i for i, one in enumerate(before)}
    common = [key for key in order if key in was]
    stay = {common[i] for i in rising([was[key] for key in common])}
    places = arrange(order, set(order).difference(stay), lambda key: pos_of(table, stored[key]))
    rows.remove(place[0], table, [row for key, row in stored.items() if key not in common])
    for one in after:
        if one.id in was:
            old = stored[one.id]
            rows.swap(place[0], table, old, child_row(table, *place, one, places.get(one.id, pos_of(table, old))))
        else:
            rows.add(place[0], table, [child_row(table, *place, one, places[one.id])])
