"""Puts into a workbook what it is known by when it comes back: a sheet nobody sees, and a mark beside each title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

from app.domain.cue_sheet import ID
from app.domain.identity import COLUMN_ROW, FORMAT, NAMES, SHEET, SHEET_ROW, Identity, mark
from app.domain.workbook import Book, Sheet, SheetCell, SheetColumn, SheetRow


def stamped(book: Book) -> tuple[Sheet, ...]:
    """The sheets to write: all of the book's, and where it has an identity, that."""
    if book.identity is None:
        return book.sheets
    text = mark(book.identity)
    return (*(_marked(sheet, text) for sheet in book.sheets), _secret(book, book.identity))


def _marked(sheet: Sheet, text: str) -> Sheet:
    """The sheet with the mark in its hidden id column, over the table; as it is where it has none."""
    column = next((n for n, one in enumerate(sheet.columns) if one.known_as == ID), None)
    if column is None or not sheet.above:
        return sheet
    first, *rest = sheet.above
    blanks = (SheetCell(),) * (column - len(first.cells))
    return replace(sheet, above=(replace(first, cells=(*first.cells, *blanks, SheetCell(text))), *rest))


def _secret(book: Book, identity: Identity) -> Sheet:
    columns = tuple(SheetColumn("", width) for width in (14, 24, 36, 24))
    rows = tuple(SheetRow(tuple(SheetCell(text) for text in texts)) for texts in _rows(book, identity))
    return Sheet(SHEET, columns, rows, filtered=False, secret=True)


def _rows(book: Book, identity: Identity) -> Iterator[tuple[str, ...]]:
    yield FORMAT, "1"
    told = asdict(identity)
    for name in NAMES:
        yield name, told[name]
    for sheet in book.sheets:
        yield SHEET_ROW, sheet.known_as, sheet.name
        for column in sheet.columns:
            if column.title:
                yield COLUMN_ROW, sheet.known_as, column.known_as, column.title
