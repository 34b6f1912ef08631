"""Asks whether what a file hides, sheets, rows and columns, is part of the plan; knows nothing of what they hold."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Grid, Place, column_letters
from app.importers.sense.notebook import Notebook

MOST_NAMED: Final = 5


def is_looked_at(sheet: int, grid: Grid, book: Notebook) -> bool:
    """Whether a sheet is read. Hidden ones are drafts and lookups more often than plans: only if the person says so."""
    if not any(grid.rows):
        return False
    if (
        grid.hidden
        and book.ask("hidden", Place(sheet), grid.name, "is a hidden sheet", ("leave it out", "read it")) == 0
    ):
        return False
    _ask_for_parts(sheet, grid, book)
    return True


def _ask_for_parts(sheet: int, grid: Grid, book: Notebook) -> None:
    """Rows and columns are folded away to print more often than to drop them: read, unless the person says so."""
    rows = [row for row in grid.hidden_rows if row < len(grid.rows) and any(grid.rows[row])]
    columns = [each for each in grid.hidden_columns if any(len(row) > each and row[each] for row in grid.rows)]
    if rows and _is_left(sheet, "row", [str(row + 1) for row in rows], book):
        book.leave_out(sheet, rows, (), "the row is hidden")
    if columns and _is_left(sheet, "column", [column_letters(each) for each in columns], book):
        book.leave_out(sheet, (), columns, "the column is hidden")


def _is_left(sheet: int, what: str, names: list[str], book: Notebook) -> bool:
    shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    some = f"a hidden {what} ({shown})" if len(names) == 1 else f"{len(names)} hidden {what}s ({shown})"
    readings = ("read it", "leave it out") if len(names) == 1 else ("read them", "leave them out")
    return book.ask(f"hidden_{what}s", Place(sheet), book.grids[sheet].name, f"has {some}", readings) == 1
