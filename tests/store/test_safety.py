"""Digests, backups and migrations: what was changed behind our back is found, and nothing is half done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from app.domain.errors import StoreUnavailable
from app.domain.handoff import Handoff, Recipient
from app.domain.library import Library
from app.domain.plan import Delivery, Field, NeedReadiness, NeedState, Plan, Program, Segment, Setting, Silence
from app.store import open_store
from app.store.backup import KEPT, back_up, folder_of
from app.store.files import SCHEMA, check
from app.store.migrate import Migration, migrate
from app.store.rows import COLUMNS
from app.store.verify import damaged
from tests.store.test_round_trip import Desk

PLAN = Plan(
    "p",
    "Session",
    segments=tuple(Segment(f"s{n}", f"Part {n}", custom=(Field("a", "b"),)) for n in range(3)),
    silences=(Silence("q", "R10", "s1", "Agreed with the client"),),
)
FULL = Library(
    programs=(Program("g", "Growth"),),
    plans=(PLAN,),
    deliveries=(Delivery("d", "p", readiness=(NeedReadiness("n", NeedState.READY),)),),
    handoffs=(Handoff("h", "p", "2026-01-01T00:00:00+00:00", PLAN, recipients=(Recipient("Producer"),)),),
    settings=(Setting("R18", None, (("share", 20),)),),
)


@pytest.fixture
def desk(tmp_path):
    found = Desk(tmp_path)
    found.write(Library(), FULL)
    yield found
    found.connection.close()
    found.engine.dispose()
    found.store.close()


def behind_our_back(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE segment SET title = 'Part 9' WHERE id = 's1'", ("p",)),
        ("UPDATE segment SET pos = pos + 1 WHERE id = 's1'", ("p",)),
        ("DELETE FROM segment WHERE id = 's2'", ("p",)),
        ("UPDATE plan SET notes = ' '", ("p",)),
        ("UPDATE plan SET digest = zeroblob(16)", ("p",)),
        ("UPDATE readiness SET state = 'tested'", ("",)),
        ("UPDATE program SET title = 'growth'", ("",)),
        ("UPDATE recipient SET name = 'Ana'", ("",)),
        ("UPDATE frozen SET whole = replace(whole, 'Part 1', 'Part 9')", ("",)),
        ("DELETE FROM frozen", ("",)),
        ("UPDATE silence SET reason = 'Because'", ("p",)),
        ("UPDATE setting SET is_on = 0", ("",)),
    ],
)
def test_rows_changed_behind_our_back_are_found(desk, statement, found):
    assert desk.damaged() == ()
    behind_our_back(desk.store.path, statement)
    assert desk.damaged() == found


def test_a_backup_is_made_when_something_changed_and_opens_as_a_library(desk):
    path = desk.store.path
    made = back_up(path)
    assert made is not None
    assert back_up(path) is None
    copy = open_store(made)
    assert copy.read_plan("p") == (PLAN, 1)
    copy.close()
    assert [one.name for one in folder_of(path).iterdir()] == [made.name]


def test_the_last_backups_are_kept_whatever_the_clock_says(desk):
    plan = PLAN
    for n in range(KEPT + 3):
        after = replace(plan, title=f"Session {n}")
        desk.write(plan, after)
        plan = after
        back_up(desk.store.path)
    kept = sorted(one.name for one in folder_of(desk.store.path).iterdir())
    assert [int(name[:6]) for name in kept] == list(range(4, KEPT + 4))


def test_a_damaged_library_is_not_backed_up(desk):
    behind_our_back(desk.store.path, "UPDATE segment SET notes = 'x'")
    with pytest.raises(StoreUnavailable, match="no backup"):
        back_up(desk.store.path)
    assert list(folder_of(desk.store.path).iterdir()) == []


def with_mood(connection):
    """A made-up step up: programs get a column."""
    connection.execute("ALTER TABLE program RENAME TO program_before")
    connection.execute(
        "CREATE TABLE program (id TEXT NOT NULL PRIMARY KEY, pos INTEGER NOT NULL, title TEXT NOT NULL, purpose TEXT "
        "NOT NULL, measure TEXT NOT NULL, must_stay TEXT NOT NULL, trashed_at TEXT NOT NULL, mood TEXT NOT NULL) STRICT"
    )
    connection.execute("INSERT INTO program SELECT *, 'calm' FROM program_before")
    connection.execute("DROP TABLE program_before")


def broken_half_way(connection):
    with_mood(connection)
    connection.execute("DELETE FROM plan")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def leaves_orphans(connection):
    connection.execute("DELETE FROM plan")


NEXT = {**COLUMNS, "program": (*COLUMNS["program"], "mood")}


def test_a_migration_keeps_every_row_and_its_digests_and_leaves_a_backup(desk):
    path = desk.store.path
    migrate(path, SCHEMA, [Migration(SCHEMA + 1, with_mood, COLUMNS, SCHEMA + 1)], NEXT)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, mood FROM program").fetchall() == [("g", "calm")]
        assert connection.execute("SELECT count(*) FROM segment").fetchone() == (3,)
    assert desk.store.read_plan("p") == (PLAN, 1)
    assert check(path, SCHEMA + 1).schema == SCHEMA + 1
    with pytest.raises(StoreUnavailable, match="newer Throughline"):
        open_store(path)
    (backup,) = folder_of(path).iterdir()
    assert damaged(backup) == ()
    open_store(backup).close()


@pytest.mark.parametrize("run", [broken_half_way, leaves_orphans])
def test_a_migration_that_fails_leaves_the_library_as_it_was(desk, run):
    with pytest.raises(StoreUnavailable):
        migrate(desk.store.path, SCHEMA, [Migration(SCHEMA + 1, run, COLUMNS, SCHEMA + 1)], NEXT)
    assert desk.damaged() == ()
    assert desk.store.read_library().library == replace(FULL, plans=(PLAN.head,), handoffs=(FULL.handoffs[0].head,))
    assert check(desk.store.path).schema == SCHEMA


def test_a_damaged_library_is_not_migrated(desk):
    behind_our_back(desk.store.path, "UPDATE segment SET notes = 'x'")
    with pytest.raises(StoreUnavailable, match="damaged"):
        migrate(desk.store.path, SCHEMA, [Migration(SCHEMA + 1, with_mood, COLUMNS, SCHEMA + 1)], NEXT)
    assert check(desk.store.path).schema == SCHEMA


@pytest.mark.parametrize("steps", [[], [Migration(SCHEMA + 2, with_mood, COLUMNS, SCHEMA + 2)]])
def test_a_missing_step_is_no_way_up(desk, steps):
    with pytest.raises(StoreUnavailable, match="cannot bring"):
        migrate(desk.store.path, SCHEMA, steps, NEXT)
