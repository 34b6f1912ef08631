"""A library made by each earlier version opens in this one: whole, backed up first, and with its past."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import library as shelf
from app.domain.handoff import Handoff, Recipient
from app.domain.plan import NeedState, Person, Setting, Silence
from app.session import Session
from app.store import open_store
from app.store.backup import folder_of
from app.store.files import SCHEMA, check
from app.store.verify import damaged
from tests.app.desk import end, saved

QUIET, OFF = Silence("q", "R10", "s1", "Agreed with the client"), Setting("R11", on=False)
OTHER = Setting("late_start", None, (("number", 20),))
TUNED = Setting("R18", None, (("share", 20),))
OLD = sorted(Path(__file__).parent.glob("library_*.sql"))
"""Dumps of libraries as those versions made them, with a program, a plan, a delivery and an edit of the plan."""


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


def test_there_is_a_library_of_every_earlier_version():
    assert [path.stem for path in OLD] == [f"library_{schema}" for schema in range(1, SCHEMA)]


def test_an_old_library_opens_whole_and_leaves_a_backup(old):
    before = check(old).schema
    store = open_store(old)
    held = store.read_library().library
    plan, _ = store.read_plan("p")
    store.close()
    assert (held.programs[0].title, held.deliveries[0].people) == ("Growth", (Person("Producer", "Ana", "+41"),))
    assert held.deliveries[0].readiness[0].state is NeedState.READY
    assert held.settings == ((OFF, TUNED) if before >= 3 else ())
    assert [one.id for one in held.handoffs] == (["old"] if before >= 2 else [])
    assert plan.silences == ((QUIET,) if before >= 3 else ())
    assert [segment.title for segment in plan.segments] == ["Welcome all", "Practise — “now”"]
    assert (check(old).schema, damaged(old)) == (SCHEMA, ())
    (backup,) = folder_of(old).iterdir()
    assert check(backup).schema == before


def test_an_old_library_has_its_past_and_takes_what_is_new(qapp, old):
    session = Session(open_store(old))
    session.open("p")
    if session.plan.silences:
        session.undo()
    session.undo()
    assert session.plan.segments[0].title == "Welcome"
    frozen = Handoff("h", "p", "2026-05-01T09:00:00+00:00", session.plan, recipients=(Recipient("Producer", "Ana"),))
    session.edit_library("Hand off", lambda library: shelf.add_handoff(library, frozen))
    session.edit("Silence here", lambda plan: replace(plan, silences=(QUIET,)))
    session.edit_library("Change numbers", lambda library: replace(library, settings=(OFF, OTHER)))
    saved(session)
    end(session)
    again = open_store(old)
    held = again.read_library().library
    assert (held.handoffs[-1], again.read_frozen("h")) == (frozen.head, frozen.plan)
    assert (again.read_plan("p")[0].silences, held.settings) == ((QUIET,), (OFF, OTHER))
    again.close()
    assert damaged(old) == ()


def test_what_was_handed_off_under_an_older_schema_is_read_and_undone(qapp, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("library_2.sql").read_text(encoding="utf-8"))
    session = Session(open_store(path))
    found = session.handoff("old")
    assert ([one.title for one in found.plan.segments], found.plan.silences) == (
        ["Welcome all", "Practise — “now”"],
        (),
    )
    session.undo_library()
    assert session.library.handoffs == ()
    saved(session)
    end(session)
    assert damaged(path) == ()


def test_what_a_library_of_schema_3_wanted_of_its_rules_is_undone(qapp, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("library_3.sql").read_text(encoding="utf-8"))
    session = Session(open_store(path))
    session.undo_library()
    assert session.library.settings == (OFF,)
    session.undo_library()
    assert session.library.settings == ()
    session.redo_library()
    saved(session)
    end(session)
    again = open_store(path)
    assert again.read_library().library.settings == (OFF,)
    again.close()
    assert damaged(path) == ()
