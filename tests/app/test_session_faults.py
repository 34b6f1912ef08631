"""What a disk or another program can do to us: it is said, nothing typed is lost, and nothing is overwritten."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from app.domain.errors import EditRefused
from app.domain.plan import Program
from app.session import SaveState, Session
from app.store import apply, engine, open_store
from app.store.backup import folder_of
from app.store.files import SCHEMA, connect
from app.store.verify import damaged
from tests.app.desk import PLAN_ID, end, first_to_end, renamed, saved, titled


def titles(plan):
    return [one.title for one in plan.segments]


@contextmanager
def another_window(path):
    """A second program on the same library, everything it did saved."""
    other = Session(open_store(path))
    other.open(PLAN_ID)
    yield other
    assert other.close(10)


def stuck(session, qtbot):
    """Wait until the session says that something is not saved."""
    qtbot.waitUntil(lambda: session.state is SaveState.NOT_SAVED)
    return session.trouble


def add_program(session):
    session.edit_library("Add", lambda held: replace(held, programs=(*held.programs, Program("g", "Growth"))))


@pytest.fixture
def session(session):
    saved(session)
    return session


def test_a_locked_library_is_waited_for(session, path, qtbot, monkeypatch):
    monkeypatch.setattr("app.store.files.BUSY_MS", 20)
    monkeypatch.setitem(engine.PRAGMAS, "busy_timeout", 20)
    assert session.close(10)
    again = Session(open_store(path))
    again.open(PLAN_ID)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        again.edit("Retitle", titled("Welcome"))
        assert "Another program is using" in stuck(again, qtbot)
        assert not again.close(0.3)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: again.state is SaveState.SAVED)
    assert titles(again.load(PLAN_ID))[0] == "Welcome"
    assert again.close(10)


def test_a_full_disk_keeps_everything_typed_until_there_is_room(session, path, qtbot, monkeypatch):
    def cramped(path):
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    assert session.close(10)
    long = "word " * 4_000
    with monkeypatch.context() as patch:
        patch.setattr(engine, "connect", cramped)
        again = Session(open_store(path))
        again.open(PLAN_ID)
        for _ in range(3):
            again.edit("Describe", lambda plan: replace(plan, notes=plan.notes + long))
        assert "is full" in stuck(again, qtbot)
        assert len(again.plan.notes) == 3 * len(long)
    again.retry()
    saved(again)
    assert again.close(10)
    assert damaged(path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("put_in_place", [False, True])
def test_a_library_moved_away_gets_no_edit_until_it_is_back(session, path, qtbot, put_in_place):
    elsewhere = path.with_name("elsewhere.db")
    path.rename(elsewhere)
    if put_in_place:
        shutil.copy(elsewhere, path)
    before = path.read_bytes() if put_in_place else b""
    session.edit("Retitle", titled("Welcome"))
    assert ("Another file" if put_in_place else "moved") in stuck(session, qtbot)
    assert not session.close(0.2)
    assert not put_in_place or path.read_bytes() == before
    elsewhere.replace(path)
    session.retry()
    saved(session)
    with another_window(path) as other:
        assert titles(other.plan)[0] == "Welcome"


def test_an_older_copy_written_over_the_library_is_noticed(session, path, qtbot):
    copy = path.read_bytes()
    session.edit("Retitle", titled("Welcome"))
    saved(session)
    with open(path, "r+b") as file:
        file.write(copy)
        file.truncate()
    session.edit("Move", first_to_end)
    assert stuck(session, qtbot)
    assert titles(session.plan)[-1] == "Welcome"


def test_another_windows_edit_elsewhere_in_the_plan_is_taken_in(session, path, qtbot):
    with another_window(path) as other:
        other.edit("Theirs", titled("Theirs", 4))
        saved(other)
        session.edit("Ours", titled("Ours", 0))
        saved(session)
    assert titles(session.plan) == ["Ours", "Part 1", "Part 2", "Part 3", "Theirs"]
    with another_window(path) as third:
        assert third.plan == session.plan
    assert damaged(path) == ()
    session.undo()
    assert titles(session.plan)[0] == "Part 0"


def test_another_windows_edit_of_the_same_text_is_never_overwritten(session, path, qtbot):
    with another_window(path) as other:
        other.edit("Theirs", titled("Theirs"))
        saved(other)
        session.edit("Ours", titled("Ours"))
        assert "Another program" in stuck(session, qtbot)
    assert titles(session.plan)[0] == "Ours"
    assert not session.close(0.2)
    with another_window(path) as third:
        assert titles(third.plan)[0] == "Theirs"
    session.give_up()
    assert titles(session.plan)[0] == "Theirs"
    assert session.state is SaveState.SAVED


def test_what_another_window_did_appears_by_itself(session, path, qtbot):
    told = []
    session.changed.connect(told.append)
    with another_window(path) as other:
        other.edit("Theirs", titled("Theirs"))
        other.edit_library("Rename", renamed(PLAN_ID, "Their title"))
        saved(other)
    qtbot.waitUntil(lambda: session.plan.title == "Their title", timeout=4_000)
    assert titles(session.plan)[0] == "Theirs"
    assert told
    session.edit("Ours", titled("Ours"))
    saved(session)


def test_undo_goes_on_through_what_another_window_did(session, path, qtbot):
    session.edit("Ours", titled("Ours"))
    saved(session)
    with another_window(path) as other:
        other.edit("Theirs", titled("Theirs"))
        saved(other)
    qtbot.waitUntil(lambda: titles(session.plan)[0] == "Theirs", timeout=4_000)
    assert session.undo_label == "Theirs"
    session.undo()
    session.undo()
    assert titles(session.plan)[0] == "Part 0"


def test_a_commit_that_raised_but_is_stored_is_not_written_twice(session, path, qtbot, monkeypatch):
    real, calls = apply.apply, []

    def stored_yet_raised(connection, write, seen):
        found = real(connection, write, seen)
        calls.append(write.again)
        if len(calls) == 1:
            raise sqlite3.OperationalError("disk I/O error")
        return found

    monkeypatch.setattr(apply, "apply", stored_yet_raised)
    session.edit("Retitle", titled("Welcome"))
    assert stuck(session, qtbot)
    session.edit("Move", first_to_end)
    session.retry()
    saved(session)
    assert calls == [False, True, True]
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT label FROM journal WHERE plan_id = ? ORDER BY seq", (PLAN_ID,)).fetchall()
    assert rows == [("Retitle",), ("Move",)]
    assert damaged(path) == ()


def test_a_library_that_is_only_read_takes_edits_but_says_they_are_not_saved(session, path, monkeypatch):
    assert session.close(10)
    monkeypatch.setattr("app.store.files.os.access", lambda _path, _mode: False)
    again = Session(open_store(path))
    again.open(PLAN_ID)
    again.edit("Retitle", titled("Welcome"))
    assert (again.state, titles(again.plan)[0]) == (SaveState.NOT_SAVED, "Welcome")
    assert "read-only" in again.trouble
    assert not again.close(0.2)
    monkeypatch.undo()
    again.retry()
    saved(again)
    assert again.close(10)


def test_a_fault_of_our_own_reaches_the_one_hook(session, qtbot, monkeypatch):
    met = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: met.append(kind))
    with monkeypatch.context() as patch:
        patch.setattr("app.store.apply.encoded", lambda _diff: 1 / 0)
        session.edit("Retitle", titled("Welcome"))
        stuck(session, qtbot)
    assert met == [ZeroDivisionError]
    session.retry()
    saved(session)
    with pytest.raises(EditRefused):
        session.redo()


def test_a_plan_deleted_by_another_window_closes(session, path, qtbot):
    opened = []
    session.opened.connect(lambda: opened.append(session.plan))
    with another_window(path) as other:
        other.edit_library("Delete", lambda library: replace(library, plans=()))
        saved(other)
    qtbot.waitUntil(lambda: session.plan is None, timeout=4_000)
    assert opened == [None]


@pytest.mark.parametrize(
    ("statement", "edit"),
    [
        ("UPDATE segment SET notes = 'x' WHERE id = 's3'", lambda session: session.edit("Retitle", titled("Welcome"))),
        ("UPDATE segment SET notes = 'x'", lambda session: session.edit_library("Rename", renamed(PLAN_ID, "New"))),
        ("INSERT INTO program VALUES ('x', 1, 'x', '', '', '', '')", add_program),
    ],
)
def test_what_was_changed_behind_our_back_is_not_written_to(session, path, qtbot, statement, edit):
    assert session.close(10)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    before = path.read_bytes()
    again = Session(open_store(path))
    again.open(PLAN_ID)
    edit(again)
    assert "damaged" in stuck(again, qtbot)
    assert path.read_bytes() == before
    end(again)


def test_a_library_a_newer_program_took_over_is_not_written_to(session, path, qtbot):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    session.edit("Retitle", titled("Welcome"))
    assert "newer Throughline" in stuck(session, qtbot)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA user_version = {SCHEMA}")
    session.retry()
    saved(session)


def test_a_backup_is_made_when_there_is_nothing_else_to_do(session, path, qtbot):
    folder = folder_of(path)
    qtbot.waitUntil(lambda: folder.is_dir() and len(list(folder.glob("*.backup"))) == 1, timeout=5_000)
    assert session.close(10)
    (backup,) = folder.glob("*.backup")
    assert damaged(backup) == ()


def test_a_backup_that_cannot_be_made_is_said_and_stops_nothing(session, path, qtbot):
    folder_of(path).write_text("in the way")
    with qtbot.waitSignal(session.warned, timeout=5_000) as told:
        pass
    assert "No backup can be made" in told.args[0]
    session.edit("Retitle", titled("Welcome"))
    saved(session)


def test_nothing_is_written_where_a_setting_does_not_take(session, path, qtbot, monkeypatch):
    assert session.close(10)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setitem(engine.PRAGMAS, "locking_mode", "shared")
        again = Session(open_store(path))
        again.open(PLAN_ID)
        again.edit("Retitle", titled("Welcome"))
        assert "does not take the setting locking_mode" in stuck(again, qtbot)
        assert path.read_bytes() == before
    again.retry()
    saved(again)
    assert again.close(10)
