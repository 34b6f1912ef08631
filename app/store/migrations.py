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
_COLUMNS_1: Final = {table: columns for table, columns in COLUMNS.items() if table not in _CAME_WITH_2}
"""Nothing else changed since; the step that changes another table has to write these down."""


def _to_2(connection: sqlite3.Connection) -> None:
    """Handoffs: three tables that were not there."""
    for statement in Path(__file__).with_name("to_2.sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.execute(statement.strip())


MIGRATIONS: Final[tuple[Migration, ...]] = (Migration(2, _to_2, _COLUMNS_1, 2),)
