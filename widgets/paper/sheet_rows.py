"""The rows of a sheet as blocks, the columns shared out by what their words need; knows no workbook and no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt

from app.domain.document import Tone
from app.domain.tints import HAIR, HEAD, INK, INPUT, MUTED, SOFT
from app.domain.tongue import ENGLISH, Tongue
from app.domain.workbook import CENTERED, QUIET, STRONG, CellLook, Rule, Sheet, SheetCell, SheetRow
from widgets.paper.columns import fitted
from widgets.paper.measure import Shape, breadth, longest_word, shape
from widgets.paper.pages import Area, Face, Mark, Run
from widgets.paper.stack import Block, Hold
from widgets.paper.values import shown
from widgets.widths import Wish

_CHARACTER: Final = 105
"""What a column's width is counted in: a digit of ten points."""
_SIDE: Final = 66
_PAD: Final = 44
_RULE: Final = 10
_SMALLEST: Final = 0.72
"""Letters are made no smaller than this to fit a wide sheet on its paper: rather their lines break."""
_WIDEST_WORD: Final = 2400.0
_SIZES: Final[dict[CellLook, float]] = {
    CellLook.TITLE: 280,
    CellLook.HEAD: 172,
    CellLook.HINT: 176,
    CellLook.BOX: 230,
    CellLook.START: 210,
}
_SIZE: Final = 190.0
_FIXED_SIZE: Final = (CellLook.TITLE, CellLook.HINT)
"""Words over the table: they run over its whole width and need not get smaller with it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell laid out: its left end and width, its text and its ground."""

    left: float
    width: float
    text: Shape
    ground: str

    @property
    def baseline(self) -> float:
        """Of its first line."""
        return self.text.lines[0].baseline if self.text.lines else 0.0


class SheetRows:
    """One sheet at one width."""

    def __init__(self, sheet: Sheet, width: float, say: Tongue = ENGLISH) -> None:
        self._sheet, self._width, self._say = sheet, width, say
        columns = [n for n, column in enumerate(sheet.columns) if not column.hidden]
        self._columns = columns[::-1] if sheet.mirrored else columns
        natural = sum(sheet.columns[n].width * _CHARACTER + 2 * _SIDE for n in self._columns)
        self._scale = max(_SMALLEST, min(1.0, width / natural))
        self._heads = SheetRow(tuple(SheetCell(column.title, CellLook.HEAD) for column in sheet.columns))
        self._wide = min(width, natural * self._scale) if natural * self._scale < 0.9 * width else width
        self._widths = dict(zip(self._columns, self._shared(), strict=True))

    def blocks(self) -> Iterator[Block]:
        """What stands above the table, its head, and its rows."""
        for row in self._sheet.above:
            yield replace(self._row(row), hold=Hold.FIRMLY)
        head = replace(self._row(self._heads), hold=Hold.FIRMLY) if self._sheet.headed else None
        if head is not None:
            yield replace(head, before=80 if self._sheet.above else 0)
        last = len(self._sheet.rows) - 1
        for n, row in enumerate(self._sheet.rows):
            holds = n < last and (row.tone is not None or n in (0, last - 1))
            yield replace(self._row(row), hold=Hold.GLADLY if holds else Hold.FREE, head=head)

    # widths ----------------------------------------------------------------------------------------------------

    def _shared(self) -> list[float]:
        """No word broken while there is room; what is left goes to the columns as they are wide."""
        rows = [row for row in self._sheet.rows if not row.span]
        wishes = [self._wish(n, rows) for n in self._columns]
        return fitted(wishes, self._wide)

    def _wish(self, n: int, rows: list[SheetRow]) -> Wish:
        planned = self._sheet.columns[n].width * _CHARACTER * self._scale
        cells = [row.cells[n] for row in rows if n < len(row.cells)]
        filled = [cell for cell in cells if shown(cell, self._say)]
        heads = [self._heads.cells[n]] if self._sheet.headed else []
        least = max((self._longest_word(cell) for cell in (*heads, *filled)), default=0.0)
        whole = max((self._whole(cell) for cell in filled), default=0.0)
        room = 0.8 * planned if len(filled) < len(cells) / 2 else 0.0
        return Wish(int(max(least, room)) + 1, int(max(least, whole, room)) + 1, max(1, self._sheet.columns[n].width))

    def _longest_word(self, cell: SheetCell) -> float:
        face = self._face(cell.look)
        text = shown(cell, self._say)
        longest = longest_word(text, face) if isinstance(cell.value, str) else breadth(text, face)
        return min(longest, _WIDEST_WORD * self._scale) + 2 * _SIDE

    def _whole(self, cell: SheetCell) -> float:
        face = self._face(cell.look)
        return max((breadth(line, face) for line in shown(cell, self._say).split("\n")), default=0.0) + 2 * _SIDE

    def _face(self, look: CellLook) -> Face:
        return _face(look, 1.0 if look in _FIXED_SIZE else self._scale)

    # rows ------------------------------------------------------------------------------------------------------

    def _row(self, row: SheetRow) -> Block:
        if row.span:
            return self._span(row)
        places = list(self._places(row))
        level = max((place.baseline for place in places), default=0.0)
        least = 1.36 * self._face(CellLook.TEXT).size
        tallest = max((p.text.height + level - (p.baseline or level) for p in places), default=0.0)
        height = max(tallest, least) + 2 * _PAD + _RULE
        marks: list[Mark] = list(_grounds(places, height - _RULE))
        for place in places:
            down = _PAD + level - (place.baseline or level)
            marks += [line.moved(place.left + _SIDE, down) for line in place.text.lines]
        if any(cell.look is not CellLook.LABEL for cell in row.cells):
            marks.append(Area(0, height - _RULE, self._wide, _RULE, HAIR))
        return Block(height, tuple(marks))

    def _places(self, row: SheetRow) -> Iterator[_Place]:
        tones = _ruled(self._sheet.rules, row)
        left = 0.0
        for n in self._columns:
            cell = row.cells[n] if n < len(row.cells) else SheetCell()
            width = self._widths[n]
            text = shape((Run(shown(cell, self._say), self._face(cell.look)),), width - 2 * _SIDE, _side(cell))
            yield _Place(left, width, text, _ground(cell, tones.get(n, row.tone)))
            left += width

    def _span(self, row: SheetRow) -> Block:
        """The first cell over all columns."""
        cell = row.cells[0] if row.cells else SheetCell()
        text = shape((Run(shown(cell, self._say), self._face(cell.look)),), self._width - 2 * _SIDE)
        height = text.height + 2 * _PAD
        ground = _ground(cell, row.tone)
        marks: list[Mark] = [Area(0, 0, self._width, height, ground)] if ground else []
        marks += [line.moved(_SIDE if ground else 0, _PAD) for line in text.lines]
        return Block(height, tuple(marks))


def _grounds(places: list[_Place], height: float) -> Iterator[Area]:
    """One area for neighbors of one color: two would show a seam."""
    for color, members in groupby(places, key=lambda place: place.ground):
        cells = list(members)
        if color:
            yield Area(cells[0].left, 0, cells[-1].left + cells[-1].width - cells[0].left, height, color)


@lru_cache(maxsize=256)
def _face(look: CellLook, scale: float) -> Face:
    size = round(_SIZES.get(look, _SIZE) * scale)
    return Face(size, strong=look in STRONG, color=MUTED if look in QUIET else INK)


def _side(cell: SheetCell) -> Qt.AlignmentFlag:
    number = isinstance(cell.value, int) and cell.look is not CellLook.START
    centered = cell.look in CENTERED or number
    return Qt.AlignmentFlag.AlignHCenter if centered else Qt.AlignmentFlag.AlignLeft


def _ground(cell: SheetCell, tone: Tone | None) -> str:
    if cell.look is CellLook.HEAD:
        return HEAD
    return INPUT if cell.mine else SOFT[tone] if tone is not None else ""


def _ruled(rules: tuple[Rule, ...], row: SheetRow) -> dict[int, Tone]:
    """The tones rules of color give to columns of a row, the first rule winning; formulas are not calculated."""
    tones: dict[int, Tone] = {}
    for rule in rules:
        if rule.formula or rule.column >= len(row.cells):
            continue
        if rule.contains.casefold() in shown(row.cells[rule.column]).casefold():
            for n in range(rule.first, rule.last + 1):
                tones.setdefault(n, rule.tone)
    return tones
