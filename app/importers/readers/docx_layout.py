"""Where the paragraphs and tables of a document stand in a grid; knows no XML.

A table that only frames others, as forms have them, gives way to what it holds; any other nested table is text of
its cell, a line a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.importers import limits
from app.importers.readers.building import GridBuilder

WIDEST_SPAN: Final = 63
"""Columns a Word table can have."""
_COLOR: Final = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass
class Paragraph:
    """A line of text, perhaps with breaks in it, and the keys of the notes pinned to it."""

    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.parts)


@dataclass
class CellAt:
    """A cell of a table. ``begins``, ``goes_on``: it runs down, or belongs to one above that does."""

    span: int = 1
    begins: bool = False
    goes_on: bool = False
    fill: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "\n".join(line for block in self.blocks for line in _lines_of(block))

    @property
    def notes(self) -> Iterator[str]:
        """The keys of the notes pinned to anything in it."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.notes
            else:
                yield from (key for row in block.rows for cell in row.cells for key in cell.notes)


@dataclass
class RowAt:
    """A row of a table; ``before``: columns left free at its left."""

    before: int = 0
    hidden: bool = False
    cells: list[CellAt] = field(default_factory=list)


@dataclass
class TableAt:
    """A table."""

    rows: list[RowAt] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """A line a row, as it stands in a cell of another table."""
        for row in self.rows:
            yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)

    def is_frame(self) -> bool:
        """Whether it only holds other tables: one cell a row, or a single row, and a table of several in it."""
        if len(self.rows) > 1 and any(len(row.cells) > 1 for row in self.rows):
            return False
        blocks = (block for row in self.rows for cell in row.cells for block in cell.blocks)
        return any(isinstance(block, TableAt) and (len(block.rows) > 1 or block.is_frame()) for block in blocks)


Block = Paragraph | TableAt


class Layout:
    """Puts blocks one below the other."""

    def __init__(self, builder: GridBuilder, notes: dict[str, str]) -> None:
        self._grid, self._notes = builder, notes
        self._row = 0

    def place(self, blocks: list[Block]) -> None:
        """Add these below what stands there already."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._lines(block)
            elif block.is_frame():
                for row in block.rows:
                    for cell in row.cells:
                        self.place(cell.blocks)
            else:
                self._table(block)

    def _lines(self, paragraph: Paragraph) -> None:
        self._pin(self._row, 0, paragraph.notes)
        for line in paragraph.text.split("\n"):
            self._grid.put(self._row, 0, f"s{line}" if line.strip() else "")
            self._row += 1

    def _pin(self, row: int, column: int, keys: Iterator[str] | list[str]) -> None:
        for key in keys:
            self._grid.remark(row, column, self._notes.get(key, ""))

    def _table(self, table: TableAt) -> None:
        top, width = self._row, 0
        running: dict[int, tuple[int, int]] = {}
        for row in table.rows:
            width = max(width, self._cells(row, running))
            if row.hidden:
                self._grid.hidden_rows.append(self._row)
            self._row += 1
        for column in running:
            self._close(running, column)
        if width and self._row > top:
            self._grid.area(top, 0, self._row - 1, min(width, limits.COLUMNS) - 1)
        self._row += 1  # a blank line, so that what follows is not taken for the table's next row

    def _cells(self, row: RowAt, running: dict[int, tuple[int, int]]) -> int:
        """The row's cells; the column behind the last of them."""
        column = row.before
        for cell in row.cells:
            if column >= limits.COLUMNS:
                break
            text = cell.text
            self._grid.put(self._row, column, f"s{text}" if text.strip() else "")
            self._pin(self._row, column, cell.notes)
            if _COLOR.fullmatch(cell.fill) and cell.fill.upper() != "FFFFFF":
                self._grid.fill(self._row, column, min(column + cell.span, limits.COLUMNS) - 1, cell.fill.upper())
            self._merge(cell, column, running)
            column += cell.span
        return column

    def _merge(self, cell: CellAt, column: int, running: dict[int, tuple[int, int]]) -> None:
        """Cells that run down are told once their table ends; the others at once."""
        if cell.goes_on and column in running:
            return
        self._close(running, column)
        running.pop(column, None)
        if cell.begins:
            running[column] = (self._row, cell.span)
        else:
            self._grid.merge(self._row, column, self._row, column + cell.span - 1)

    def _close(self, running: dict[int, tuple[int, int]], column: int) -> None:
        if column in running:
            top, span = running[column]
            self._grid.merge(top, column, self._row - 1, column + span - 1)


def _lines_of(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from block.lines()


def clipped(text: str, least: int) -> int:
    """A count of columns as a file gives it, within what Word allows."""
    return max(least, min(WIDEST_SPAN, int(text))) if text.isascii() and text.isdigit() and len(text) < 12 else least
