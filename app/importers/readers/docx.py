"""Word documents as one grid: a row a line of text, and the tables where they stand, marked as areas.

Walks the XML itself: insertions and content controls are text, deletions are not; spans are clipped and
nothing is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder
from app.importers.readers.packages import Attributes, Package, walk

WIDEST_SPAN: Final = 63
"""Columns a Word table can have."""

_ASIDE: Final = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}


def read(package: Package) -> list[dict[str, object]]:
    """The document as one wire grid; raises ImportProblem."""
    walker = _Walker()
    walk(package.xml("word/document.xml"), walker.start, walker.end, walker.text)
    return [walker.grid.build()]


@dataclass
class _Table:
    """The table the walk is in: where it begins, and the cells begun above that still run down."""

    top: int
    width: int = 0
    running: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass
class _CellAt:
    """The cell the walk is in."""

    column: int
    span: int = 1
    goes_on: bool = False
    begins: bool = False
    lines: list[str] = field(default_factory=list)


class _Walker:
    def __init__(self) -> None:
        self.grid = GridBuilder("Document", Budget())
        self._row = 0
        self._aside = 0
        self._depth = 0
        self._table: _Table | None = None
        self._cell: _CellAt | None = None
        self._column = 0
        self._line: list[str] | None = None
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ASIDE:
            self._aside += 1
        if self._aside:
            return
        if name in _SIGNS:
            self._add(_SIGNS[name])
        elif name == "p":
            self._line = []
        elif name == "t":
            self._in_text = True
        elif name == "tbl":
            self._begin_table()
        elif self._depth == 1:
            self._table_part(name, attributes)

    def _table_part(self, name: str, attributes: Attributes) -> None:
        match name:
            case "tr":
                self._column = 0
            case "gridBefore":
                self._column = _clipped(attributes.get("val", "0"), least=0)
            case "tc":
                self._cell = _CellAt(self._column)
            case "gridSpan" if self._cell:
                self._cell.span = _clipped(attributes.get("val", "1"), least=1)
            case "vMerge" if self._cell:
                self._cell.begins = attributes.get("val") == "restart"
                self._cell.goes_on = not self._cell.begins

    def text(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._line is not None:
            self._line.append(text)

    def end(self, name: str) -> None:
        if name in _ASIDE:
            self._aside -= 1
            return
        if self._aside:
            return
        match name:
            case "t":
                self._in_text = False
            case "p":
                self._end_line()
            case "tc" if self._depth == 1:
                self._end_cell()
            case "tr" if self._depth == 1:
                self._row += 1
            case "tbl":
                self._end_table()

    def _end_line(self) -> None:
        text, self._line = "".join(self._line or []), None
        if self._cell is not None:
            self._cell.lines.append(text)
        elif self._table is None:
            for line in text.split("\n"):
                self.grid.put(self._row, 0, f"s{line}" if line.strip() else "")
                self._row += 1

    def _begin_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._table = _Table(self._row)

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._table is None or cell.column >= limits.COLUMNS:
            return
        text = "\n".join(cell.lines)
        self.grid.put(self._row, cell.column, f"s{text}" if text.strip() else "")
        self._merge(cell, self._table)
        self._column = cell.column + cell.span
        self._table.width = max(self._table.width, self._column)

    def _merge(self, cell: _CellAt, table: _Table) -> None:
        """Cells that run down are told once their table ends; the others at once."""
        if cell.goes_on and cell.column in table.running:
            return
        self._close(table, cell.column)
        table.running.pop(cell.column, None)
        if cell.begins:
            table.running[cell.column] = (self._row, cell.span)
        else:
            self.grid.merge(self._row, cell.column, self._row, cell.column + cell.span - 1)

    def _close(self, table: _Table, column: int) -> None:
        if column in table.running:
            top, span = table.running[column]
            self.grid.merge(top, column, self._row - 1, column + span - 1)

    def _end_table(self) -> None:
        self._depth -= 1
        if self._depth or self._table is None:
            return
        for column in self._table.running:
            self._close(self._table, column)
        if self._table.width and self._row > self._table.top:
            self.grid.area(self._table.top, 0, self._row - 1, min(self._table.width, limits.COLUMNS) - 1)
        self._table = None
        self._row += 1  # a blank line, so that what follows is not taken for the table's next row


def _clipped(text: str, least: int) -> int:
    return max(least, min(WIDEST_SPAN, int(text))) if text.isascii() and text.isdigit() and len(text) < 12 else least
