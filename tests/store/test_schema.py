"""The schema a library is made with, the tables the writer uses, and the columns the reader asks for are one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import app.store
from app.store import rows, tables
from app.store.digest import packed

SCHEMA = Path(app.store.__file__).with_name("schema.sql")
GUARDS = {"plan": {"revision", "digest"}}


def test_the_written_schema_is_what_the_tables_say():
    assert SCHEMA.read_text(encoding="utf-8") == tables.ddl()


@pytest.mark.parametrize("name", rows.COLUMNS)
def test_the_columns_of_rows_are_the_columns_of_tables(name):
    columns = [column.name for column in tables.table(name).columns if column.name not in GUARDS.get(name, ())]
    assert list(rows.COLUMNS[name]) == columns


@pytest.fixture
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    yield connection
    connection.close()


def test_every_table_is_strict(empty):
    strict = {name: flag for _, name, kind, _, _, flag in empty.execute("PRAGMA table_list") if kind == "table"}
    ours = {name: flag for name, flag in strict.items() if not name.startswith("sqlite_")}
    assert set(ours.values()) == {1}
    assert set(ours) >= set(rows.COLUMNS)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", None),
        ("planned_s", "ten"),
        ("planned_s", -1),
        ("planned_s", 2**31),
        ("kind", "party"),
        ("custom", "x"),
    ],
)
def test_a_row_no_value_could_be_is_refused(empty, column, value):
    empty.execute(
        "INSERT INTO plan VALUES ('p', 1, 't', NULL, 'draft', '', '', 0, 0, '', 'virtual', '', NULL, NULL, NULL, "
        "'[]', '', '', '', '', '', '', '[]', 1, ?)",
        (packed(0),),
    )
    from app.domain.plan import Segment

    good = dict(zip(rows.COLUMNS["segment"], rows.segment_row("p", Segment("s", "t"), 1), strict=True))
    marks = ", ".join("?" for _ in good)
    with pytest.raises(sqlite3.IntegrityError):
        empty.execute(f"INSERT INTO segment VALUES ({marks})", list({**good, column: value}.values()))
    empty.execute(f"INSERT INTO segment VALUES ({marks})", list(good.values()))
