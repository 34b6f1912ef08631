"""The steps from each schema to the next; what a step leads from and to is written here and never follows the present.

A library made by any earlier Throughline climbs them one by one; how is :mod:`app.store.migrate`'s.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from app.store.migrate import Migration
from app.store.rows import COLUMNS

_CAME_WITH_2: Final = frozenset({"handoff", "recipient", "frozen"})
_CAME_WITH_3: Final = frozenset({"silence", "rule_setting"})
_COLUMNS_3: Final = {"rule_setting" if table == "setting" else table: names for table, names in COLUMNS.items()}
_COLUMNS_2: Final = {table: columns for table, columns in _COLUMNS_3.items() if table not in _CAME_WITH_3}
_COLUMNS_1: Final = {table: columns for table, columns in _COLUMNS_2.items() if table not in _CAME_WITH_2}
"""No other column changed since; the step that changes another table has to write these down."""


def _to_2(connection: sqlite3.Connection) -> None:
    """Handoffs: three tables that were not there."""
    _run(connection, "to_2.sql")


def _to_3(connection: sqlite3.Connection) -> None:
    """What is kept quiet in a plan, and what a library wants otherwise of the rules: two tables that were not there."""
    _run(connection, "to_3.sql")


def _to_4(connection: sqlite3.Connection) -> None:
    """Settings of the pressure test lie beside those of the rules: their table has another name."""
    _run(connection, "to_4.sql")


def _run(connection: sqlite3.Connection, name: str) -> None:
    for statement in Path(__file__).with_name(name).read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.execute(statement.strip())


MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration(2, _to_2, _COLUMNS_1, 2),
    Migration(3, _to_3, _COLUMNS_2, 3),
    Migration(4, _to_4, _COLUMNS_3, 4),
)
