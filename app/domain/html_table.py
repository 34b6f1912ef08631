"""The tables and lines of a piece of HTML as one sheet: what spreadsheets, documents and pages put on the clipboard.

Knows the marks Excel, Google Sheets and LibreOffice leave beside a cell's text; knows nothing of schedules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from app.domain.html_cells import Words, color_of, typed
from app.domain.markup import Tag, pieces
from app.domain.sheet import EMPTY, Area, Cell, CellKind, Fill, Grid, Remark
from app.domain.text import clean

MOST_SIGNS: Final = 4_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
MOST_REMARKS: Final = 2_000
_UNSAID: Final = frozenset({"script", "style", "title", "head"})
_DROPPED: Final = _UNSAID | {"noscript", "template", "svg", "object", "iframe", "comment"}
_BLOCKS: Final = re.compile(
    "p|div|li|ul|ol|dl|dt|dd|h[1-6]|section|article|header|footer|main|nav|aside|blockquote|pre|hr|form|caption|figure"
    "|address|body"
)
_PARTS: Final = frozenset({"table", "tr", "td", "th"})
_LISTS: Final = frozenset({"div", "section", "table", "ul", "ol", "article"})
"""What may hold a table when it is hidden as a whole."""
_CLASS: Final = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_HIDDEN: Final = re.compile(r"display\s*:\s*none")


def grid_of_html(html: str, name: str = "") -> Grid:
    """All its tables and lines of text one below the other, the tables marked as areas; never raises."""
    page = _Page()
    for piece in pieces(html[:MOST_SIGNS]):
        page.take(piece)
    page.end_line()
    page.end_tables()
    if len(html) > MOST_SIGNS:
        page.notes.append("the page is too long to be read to its end")
    return page.grid(name)


def has_table(html: str) -> bool:
    """Whether there is a table in it at all."""
    return "<table" in html[:MOST_SIGNS].lower()


@dataclass
class _CellAt:
    """The cell the walk is in."""

    row: int
    column: int
    down: int
    across: int
    attributes: dict[str, str]
    style: str
    text: Words = field(default_factory=Words)


class _Page:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self._rows: dict[int, dict[int, Cell]] = {}
        self._remarks: list[Remark] = []
        self._merges: list[Area] = []
        self._areas: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_cells: set[tuple[int, int]] = set()
        self._grounds: dict[tuple[int, int], str] = {}
        self._classes: dict[str, str] = {}
        self._row = 0
        self._outside = 0
        self._depth = 0
        self._top = 0
        self._width = 0
        self._column = 0
        self._next_col = 0
        self._hidden_columns: set[int] = set()
        self._taken: dict[int, int] = {}
        """Columns a cell above runs down through, with the row where that ends."""
        self._cell: _CellAt | None = None
        self._line = Words()
        self._aside: tuple[str, int] | None = None
        self._begun_row = False

    # the walk

    def take(self, piece: Tag | str) -> None:
        if isinstance(piece, str):
            if self._aside and self._aside[0] == "comment" and self._cell:
                self._remarks.append(Remark(self._cell.row, self._cell.column, clean(piece.strip())))
            elif not self._aside:
                self._text().add(piece)
        elif self._aside:
            self._pass_by(piece)
        elif piece.closes:
            self._end(piece.name)
        else:
            self._start(piece)

    def _text(self) -> Words:
        return self._cell.text if self._cell else self._line

    def _pass_by(self, tag: Tag) -> None:
        """Within what is not shown: until its element ends, or the cell it stands in."""
        name, depth = self._aside or ("", 0)
        if tag.name == name:
            depth += -1 if tag.closes else 1
            self._aside = (name, depth) if depth else None
        elif tag.name in _PARTS and name not in _LISTS and name not in _DROPPED:
            self._aside = None
            self.take(tag)

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name == "style":
            self._classes.update((found[1], found[2].lower()) for found in _CLASS.finditer(tag.raw[:200_000]))
        style = self._style(tag)
        if name in _DROPPED - _UNSAID or (
            _HIDDEN.search(style) and name not in {"tr", "td", "th", "col", "br", "img", "input", "hr", "meta", "link"}
        ):
            self._aside = (name, 1)
        elif name == "br":
            self._text().break_line() if self._cell else self.end_line()
        elif name == "table":
            self._begin_table()
        elif name == "tr":
            self._begin_row(style)
        elif name in {"td", "th"}:
            self._begin_cell(tag, style)
        elif name == "col" and self._depth == 1:
            self._begin_column(tag, style)
        elif _BLOCKS.fullmatch(name):
            self._end_block()

    def _style(self, tag: Tag) -> str:
        attributes = tag.attributes
        if not attributes:
            return ""
        known = [self._classes[each] for each in attributes.get("class", "").split()[:8] if each in self._classes]
        color = f"background:{attributes['bgcolor'].lower()};" if "bgcolor" in attributes else ""
        return ";".join(
            (*known, color, attributes.get("style", "").lower(), "display:none" if "hidden" in attributes else "")
        )

    def _end(self, name: str) -> None:
        if name == "table" and self._depth:
            self._end_table()
        elif name == "tr":
            self._end_row()
        elif name in {"td", "th"}:
            self._end_cell()
        elif _BLOCKS.fullmatch(name):
            self._end_block()

    def _end_block(self) -> None:
        if self._depth > 1:
            self._text().add(" ")  # a table within a cell is a line a row
        elif self._cell:
            self._cell.text.end_block()
        else:
            self.end_line()

    def end_line(self) -> None:
        """Text outside of tables: a row a line."""
        text = self._line.get()
        if not text:
            return
        self._line = Words()
        for line in text.split("\n"):
            self._put(self._row, 0, Cell(line, CellKind.TEXT))
            self._row += 1

    # tables

    def _begin_table(self) -> None:
        self._depth += 1
        if self._depth > 1:
            self._text().end_block()
            return
        self.end_line()
        self._top, self._width, self._next_col = self._row, 0, 0
        self._taken, self._hidden_columns, self._begun_row = {}, set(), False

    def _begin_column(self, tag: Tag, style: str) -> None:
        span = _count(tag.attributes.get("span", "1"), MOST_COLUMNS)
        if _HIDDEN.search(style):
            self._hidden_columns.update(range(self._next_col, min(self._next_col + span, MOST_COLUMNS)))
        self._next_col += span

    def _begin_row(self, style: str) -> None:
        if self._depth > 1:
            self._text().end_block()
        elif self._depth:
            self._end_row()
            self._column, self._begun_row = 0, True
            if _HIDDEN.search(style):
                self._hidden_rows.add(self._row)

    def _end_row(self) -> None:
        if self._depth == 1 and self._begun_row:
            self._end_cell()
            self._row += 1
            self._begun_row = False

    def _begin_cell(self, tag: Tag, style: str) -> None:
        if self._depth > 1:
            self._text().gap()
        elif self._depth:
            self._end_cell()
            if not self._begun_row:
                self._begin_row("")
            while self._taken.get(self._column, 0) > self._row:
                self._column += 1
            down = _count(tag.attributes.get("rowspan", "1"), 1_000)
            across = _count(tag.attributes.get("colspan", "1"), MOST_COLUMNS)
            self._cell = _CellAt(self._row, self._column, down, across, tag.attributes, style)

    def _end_cell(self) -> None:
        if self._depth != 1 or self._cell is None:
            return
        cell, self._cell = self._cell, None
        self._put(cell.row, cell.column, typed(cell.text.get(), cell.attributes))
        self._column = right = cell.column + cell.across
        if cell.down > 1:
            self._taken.update(
                (column, cell.row + cell.down) for column in range(cell.column, min(right, MOST_COLUMNS))
            )
        if cell.column < MOST_COLUMNS:
            self._width = max(self._width, min(right, MOST_COLUMNS))
            self._mark(cell)

    def _mark(self, cell: _CellAt) -> None:
        right = min(cell.column + cell.across, MOST_COLUMNS) - 1
        if cell.down > 1 or cell.across > 1:
            self._merges.append(Area(cell.row, cell.column, cell.row + cell.down - 1, right))
        if _HIDDEN.search(cell.style) or cell.column in self._hidden_columns:
            self._hidden_cells.add((cell.row, cell.column))
        color = color_of(cell.style)
        if color:
            self._grounds.update(((cell.row, column), color) for column in range(cell.column, right + 1))

    def _end_table(self) -> None:
        if self._depth > 1:
            self._depth -= 1
            self._text().end_block()
            return
        self._end_row()
        self._end_cell()
        self._depth = 0
        if self._row > self._top and self._width:
            self._areas.append(Area(self._top, 0, self._row - 1, self._width - 1))
            self._row += 1  # a blank line, so that what follows is not taken for the table's next row

    def end_tables(self) -> None:
        """Close what the page left open."""
        if self._depth:
            self._depth = 1
            self._end_table()

    def _put(self, row: int, column: int, cell: Cell) -> None:
        if not cell:
            return
        if row < MOST_ROWS and column < MOST_COLUMNS:
            self._rows.setdefault(row, {})[column] = cell
        else:
            self._outside += 1

    # the sheet

    def grid(self, name: str) -> Grid:
        last = max(self._rows, default=-1)
        rows = tuple(_filled(self._rows.get(row, {})) for row in range(last + 1))
        width = max(map(len, rows), default=0)
        if self._outside:
            self.notes.append(f"{self._outside:,} filled cells lie outside the area read")
        return Grid(
            name,
            rows,
            tuple(
                Area(one.top, one.left, min(one.bottom, last), min(one.right, width - 1))
                for one in self._merges
                if one.top <= last and one.left < width
            ),
            hidden_rows=tuple(sorted(self._hidden_rows & set(self._rows))),
            areas=tuple(
                Area(one.top, one.left, min(one.bottom, last), one.right) for one in self._areas if one.top <= last
            ),
            notes=tuple(self.notes),
            hidden_columns=self._columns_hidden(),
            fills=self._fills(last, width),
            remarks=tuple(self._remarks[:MOST_REMARKS]),
        )

    def _columns_hidden(self) -> tuple[int, ...]:
        """Those of which no filled cell is shown."""
        shown = {
            column
            for row, cells in self._rows.items()
            if row not in self._hidden_rows
            for column in cells
            if (row, column) not in self._hidden_cells
        }
        return tuple(sorted({column for _, column in self._hidden_cells} - shown))

    def _fills(self, last: int, width: int) -> tuple[Fill, ...]:
        cells = sorted((row, column) for row, column in self._grounds if row <= last and column < width)
        runs = groupby(enumerate(cells), lambda pair: (pair[1][0], pair[1][1] - pair[0], self._grounds[pair[1]]))
        fills = []
        for (row, _, color), run in runs:
            columns = [column for _, (_, column) in run]
            fills.append(Fill(row, columns[0], columns[-1], color))
        return tuple(fills)


def _filled(cells: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(column, EMPTY) for column in range(max(cells, default=-1) + 1))


def _count(text: str, most: int) -> int:
    return max(1, min(most, int(text))) if text.isascii() and text.isdigit() and len(text) < 8 else 1
