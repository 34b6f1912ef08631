"""A table of a document as blocks, a row each: rows stay whole, and the head is repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.document import Cell, Row, Table, TableLook, Tone, Words
from app.domain.tints import HAIR, SOFT
from widgets.paper.columns import fitted
from widgets.paper.faces import CELL, CELL_HEAD, CELLS, PADDING, runs
from widgets.paper.measure import Shape, longest_word, shape
from widgets.paper.pages import Area, Face, Line, Mark, Run
from widgets.paper.stack import Block, Hold
from widgets.widths import Wish

_SIDE: Final = 80
_RULE: Final = 10
_WIDEST_WORD: Final = 2000
"""What a word may ask for in a narrow column; one that is longer is broken."""
_KEPT: Final = frozenset({TableLook.GRID, TableLook.INTENT, TableLook.FORM})
_KEPT_ROWS: Final = 9
"""Of these, tables up to this size stay on one page where they can; all others break between rows."""
_BEFORE: Final = 50
_AFTER: Final = 130


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of a row: where it begins, how wide it is, the text in it."""

    left: float
    width: float
    texts: tuple[Shape, ...]
    ground: str = ""

    @property
    def baseline(self) -> float:
        """Of its first line."""
        return next((line.baseline for text in self.texts for line in text.lines), 0.0)

    @property
    def height(self) -> float:
        """Of its text."""
        return sum(text.height for text in self.texts)


def table_blocks(table: Table, width: float) -> Iterator[Block]:
    """The table as wide as the text. A row that runs over all columns speaks of those after it, and stays with them."""
    widths = _widths(table, width)
    pad, face = PADDING[table.look], CELLS.get(table.look, CELL)
    head = _head(table, widths, pad)
    if head is not None:
        yield head
    last = len(table.rows) - 1
    whole = len(table.rows) <= _KEPT_ROWS and table.look in _KEPT
    for n, row in enumerate(table.rows):
        height, marks = _row(_places(row, widths, face), width, pad)
        before = _BEFORE if n == 0 and head is None else 0
        held = whole or n in (0, last - 1) or (len(row) == 1 and len(widths) > 1)
        hold = Hold.GLADLY if held and n < last else Hold.FREE
        yield Block(height, marks, before, _AFTER if n == last else 0, hold, head=head)


def _widths(table: Table, width: float) -> list[float]:
    """By share; a column too narrow for one of its words takes some from the others."""
    face = CELLS.get(table.look, CELL)
    given = shares([column.share for column in table.columns], width)
    whole = [row for row in table.rows if len(row) == len(given)]
    wishes = []
    for n, (column, share) in enumerate(zip(table.columns, given, strict=True)):
        pieces = [run for row in whole for line in row[n].lines for run in runs(line, face)]
        heads = [Run(column.title, CELL_HEAD)] if table.head else []
        longest = max((_longest(run, share) for run in (*heads, *pieces)), default=0.0) + 2 * _SIDE + 1
        wishes.append(Wish(int(min(longest, max(share, _WIDEST_WORD))), int(width), column.share))
    return fitted(wishes, width) if any(w.least > share for w, share in zip(wishes, given, strict=True)) else given


def _longest(run: Run, share: float) -> float:
    """The width of its longest word, where it is long enough to matter at all."""
    return longest_word(run.text, run.face) if len(run.text) * run.face.size > share else 0.0


def shares(wanted: Sequence[float], width: float) -> list[float]:
    """Widths by share that sum to ``width``."""
    total = sum(wanted) or 1
    return [share * width / total for share in wanted]


def _head(table: Table, widths: list[float], pad: float) -> Block | None:
    if not table.head or not any(column.title for column in table.columns):
        return None
    cells = tuple(Cell(((Words(column.title),),)) if column.title else Cell() for column in table.columns)
    height, marks = _row(_places(cells, widths, CELL_HEAD), sum(widths), pad)
    return Block(height, marks, _BEFORE, 0, Hold.FIRMLY)


def _places(row: Row, widths: list[float], face: Face) -> list[_Place]:
    """A row of a single cell runs over all columns."""
    spans = [sum(widths)] if len(row) == 1 else widths
    places, left = [], 0.0
    for cell, width in zip(row, spans, strict=False):
        texts = tuple(shape(runs(line, face), width - 2 * _SIDE) for line in cell.lines)
        places.append(_Place(left, width, texts, SOFT[Tone.PLAIN] if cell.exact else ""))
        left += width
    return places


def _row(places: list[_Place], width: float, pad: float) -> tuple[float, tuple[Mark, ...]]:
    """The marks of one row: grounds, texts with their first lines level, and the rule under it."""
    level = max((place.baseline for place in places), default=0.0)
    tallest = max((place.height + level - (place.baseline or level) for place in places), default=0.0)
    height = max(tallest, CELL.size * 1.36) + 2 * pad + _RULE
    marks: list[Mark] = [Area(p.left, 0, p.width, height - _RULE, p.ground) for p in places if p.ground]
    for place in places:
        marks += _texts(place, pad + level - (place.baseline or level))
    marks.append(Area(0, height - _RULE, width, _RULE, HAIR))
    return height, tuple(marks)


def _texts(place: _Place, top: float) -> Iterator[Line]:
    for text in place.texts:
        for line in text.lines:
            yield line.moved(place.left + _SIDE, top)
        top += text.height
