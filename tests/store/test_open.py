"""Which files are opened as a library, and what is said about those that are not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from app.domain.errors import StoreUnavailable
from app.domain.library import Library
from app.store import open_store
from app.store.backup import back_up
from app.store.verify import damaged


def scripted(*statements):
    def prepare(path):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return prepare


def a_database_of_something_else(path):
    path.unlink()
    scripted("CREATE TABLE notes (text)")(path)


def cut_off(path):
    path.write_bytes(path.read_bytes()[:9_000])


def a_folder(path):
    path.unlink()
    path.mkdir()


def a_pipe(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: path.write_bytes(b""), r"is empty \(0 bytes\)"),
        (lambda path: path.write_text("Welcome\n" * 200), "is not a Throughline library"),
        (lambda path: path.write_bytes(b"PK\3\4" + bytes(5_000)), "is not a Throughline library"),
        (a_database_of_something_else, "is not a Throughline library"),
        (a_folder, "is not a file"),
        (a_pipe, "is not a file"),
        (cut_off, "damaged"),
        (scripted("DELETE FROM library"), "damaged"),
        (scripted("PRAGMA user_version = 7"), "newer Throughline .*version 7; this one knows versions up to 4"),
        (scripted("PRAGMA user_version = 2147483647"), "newer Throughline"),
        (scripted("UPDATE library SET oldest_writer = 5"), "newer Throughline .*version 5"),
        (scripted("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM segment; END"), "another program"),
        (scripted("DROP TABLE need", "CREATE VIEW need AS SELECT * FROM step"), "another program"),
        (scripted("ALTER TABLE cue ADD COLUMN more TEXT"), "another program"),
    ],
)
def test_what_is_no_library_of_ours_is_refused_and_left_alone(path, prepare, said):
    open_store(path).close()
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreUnavailable, match=said) as refused:
        open_store(path)
    assert str(path) in str(refused.value)
    assert before is None or path.read_bytes() == before
    assert not list(path.parent.glob("*-journal"))


def test_a_library_in_the_wrong_place_is_not_made_when_it_should_be_there(path):
    with pytest.raises(StoreUnavailable, match="There is no library at"):
        open_store(path, make=False)
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with such files")
def test_a_library_cannot_be_made_inside_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="No library can be made"):
        open_store(tmp_path / "file" / "library.db")


def test_a_fresh_library_is_empty_and_complete(path):
    store = open_store(path)
    assert store.read_library().library == Library()
    assert store.read_plan("none") is None
    assert store.read_only == ""
    store.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?#.db", "ünï.db"])
def test_any_name_will_do(tmp_path, name):
    open_store(tmp_path / name).close()
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.fixture
def cut_off(path):
    """A library whose last write was cut off by a crash: half of it is there, beside the journal that undoes it."""
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE library SET changes = 9")
        connection.execute("PRAGMA cache_size = 0")
        for n in range(50):
            values = (f"p{n}", "x" * 3_000)
            connection.execute("INSERT INTO program VALUES (?, 1, ?, '', '', '', '')", values)
        torn, journal = path.read_bytes(), path.with_name(path.name + "-journal").read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(torn)
    path.with_name(path.name + "-journal").write_bytes(journal)
    return path


def test_a_library_whose_last_write_was_cut_off_opens(cut_off):
    """A journal left by a crash is rolled back, not met as an error."""
    store = open_store(cut_off)
    assert store.read_library().changes == 0
    assert store.read_library().library == Library()
    store.close()


def test_a_library_whose_last_write_was_cut_off_is_looked_through(cut_off):
    assert damaged(cut_off) == ()


def test_a_library_whose_last_write_was_cut_off_is_backed_up(cut_off):
    """Another program crashed while this one had it open."""
    copy = back_up(cut_off)
    assert copy is not None
    assert damaged(copy) == ()
