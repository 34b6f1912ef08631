"""Reads timetables: rows are times, several columns hold titles, each for its own lane or day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.sheet import Cell, Column, Meaning, Place, RowRole
from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import loose_span, sense
from app.importers.sense.text.dates import Day
from app.importers.sense.text.days import day_in, header_day
from app.importers.sense.text.kinds import is_for_all
from app.importers.sense.text.parts import Part, parts_of
from app.importers.sense.text.times import Clock
from app.importers.sense.text.words import is_filler, is_total

TITLES: Final = (Meaning.TITLE, Meaning.LANE_TITLE, Meaning.DAY_TITLE)
FEWEST_GO_ON: Final = 2
EVEN: Final = 4
"""From so many slots of one length on, the last is as long as the others."""
TIMES: Final = (Meaning.RANGE, Meaning.START)
STRUCTURE: Final = frozenset({*TIMES, Meaning.END, Meaning.DAY})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the timetable: its time, and whether its one field is for every lane."""

    number: int
    start: Clock | None
    end: Clock | None
    for_all: bool = False


class CrossReader:
    """Goes over the fields of one timetable."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.heads: dict[int, str] = {}
        self._columns = {column.index: column for column in columns}
        self._titles = [column.index for column in columns if column.meaning in TITLES]
        self._lanes = [column.index for column in columns if column.meaning is Meaning.LANE_TITLE]
        self._has_main = any(column.meaning is Meaning.TITLE for column in columns)
        self._timed = any(column.meaning in TIMES for column in columns)
        self._empty_is_free = self._repeats() or self._merges_down()
        self._clocks = {row: self._clocks_of(row) for row in region.filled}
        self._step = self._even_step()
        self._last, self._ends = self._find_end()
        self._day: Day | None = None
        self._section = ""
        self._before: dict[int, tuple[tuple[int, int], list[Item]]] = {}

    def read(self) -> list[Item]:
        """The items, row by row; those without a title mark where a lane falls free."""
        return [item for number in self.region.filled for item in self._row(number)]

    def _repeats(self) -> bool:
        """Whether titles are written again in every slot they fill, so that an empty slot is free time."""
        repeated = filled = 0
        for column in self._titles:
            texts = [self.region.at(row, column).text for row in range(self.region.first, self.region.last + 1)]
            filled += sum(bool(text) and not is_filler(text) for text in texts)
            repeated += sum(bool(one) and one == two and not is_filler(one) for one, two in pairwise(texts))
        return repeated >= 2 and repeated >= 0.25 * filled

    def _find_end(self) -> tuple[int, int]:
        """The last row with fields, and the row of a time alone right below it: there all that runs is over."""
        told = [row for row in self.region.filled if any(self.region.at(row, column) for column in self._titles)]
        last = told[-1] if told else -1
        below = next((row for row in self.region.filled if row > last and self._clocks[row][0]), -1)
        return last, below

    def _merges_down(self) -> bool:
        """Whether fields run down over merged rows, so that an empty one is free time."""
        return any(origin[0] < row and column in self._titles for (row, column), origin in self.region.covers.items())

    def _row(self, number: int) -> list[Item]:
        look_up()
        if self.region.in_place and self.book.choices.role(self.region.sheet, number) is RowRole.SECTION:
            return self._begin_section(number)
        self._read_day(number)
        cells = {column: self.region.at(number, column) for column in self._titles}
        row = _Row(number, *self._clocks[number], self._is_for_all(cells))
        if self._timed and row.start is None:
            if not self._goes_on(number, cells):
                self.book.leave(self.region.place(number, -1), "a row without a time in a timetable")
            return []
        columns = self._first_of_all(row, cells) if row.for_all else self._titles
        items = [item for column in columns for item in self._field(row, column, cells[column])]
        for index, column in self._columns.items():
            if column.meaning in STRUCTURE and self.region.grid.at(number, index):
                self.book.use(self.region.place(number, index))
        return items

    def _begin_section(self, number: int) -> list[Item]:
        told = [index for index in (*self._titles, *self._columns) if self.region.grid.at(number, index)]
        self._section = self.heads[number] = _flat(self.region.grid.at(number, told[0]).text)
        self.region.use(self.book, number, told[:1])
        return []

    def _clocks_of(self, number: int) -> tuple[Clock | None, Clock | None]:
        start: Clock | None = None
        end: Clock | None = None
        for index, column in self._columns.items():
            span = loose_span(self.region.at(number, index)) if column.meaning in {*TIMES, Meaning.END} else None
            if span and column.meaning is Meaning.END:
                end = span.end or span.start
            elif span and start is None:
                start, end = span.start, span.end
        return start, end

    def _read_day(self, number: int) -> None:
        for index, column in self._columns.items():
            if column.meaning is Meaning.DAY:
                self._day = day_in(self.region.at(number, index)) or self._day

    def _is_for_all(self, cells: dict[int, Cell]) -> bool:
        """One field for every lane: merged over most of them, or standing alone first in its row, or a break alone."""
        told = [column for column in self._lanes if cells[column] and not is_filler(cells[column].text)]
        texts = {" ".join(cells[column].text.split()).casefold() for column in told}
        if self._has_main or len(self._lanes) < 2 or len(texts) != 1:
            return False
        if len(told) == 1:
            return told[0] == self._lanes[0] or is_for_all(cells[told[0]].text)
        return len(told) >= 0.6 * len(self._lanes)

    def _first_of_all(self, row: _Row, cells: dict[int, Cell]) -> list[int]:
        """The one field to read of those that say the same for every lane; the others are read with it."""
        told = [column for column in self._lanes if cells[column] and not is_filler(cells[column].text)]
        self.region.use(self.book, row.number, told)
        return told[:1]

    def _field(self, row: _Row, column: int, cell: Cell) -> list[Item]:
        here = (row.number, column)
        origin = self.region.covers.get(here, here)
        if origin[1] != column and not self._is_another_day(origin[1], column):
            return []  # merged over lanes it is one item, over days one each
        last_origin, last_items = self._before.pop(column, ((-1, -1), []))
        if origin[0] < row.number and last_origin == origin:
            self._before[column] = (origin, last_items)
            for item in last_items:
                item.end = row.end or self._start_below(row.number) or item.end
            return []
        if not cell or is_filler(cell.text) or sense(cell).span or is_total(cell.text):
            free = bool(cell) or self._empty_is_free or (row.number == self._ends and last_origin[0] >= self._last)
            return [self._item(row, column, Part())] if free and row.start else []
        items = [self._item(row, column, part) for part in parts_of(cell.text) if not _nothing(part)]
        self._add_details(row.number, column, items)
        self.book.use(self.region.place(*origin))
        self._before[column] = (origin, items)
        return items

    def _goes_on(self, number: int, cells: dict[int, Cell]) -> bool:
        """Whether a row says more of the fields right above it, each in its own column: speakers under their talks."""
        told = [column for column, cell in cells.items() if cell and not is_filler(cell.text)]
        above = self._clocks.get(number - 1, (None, None))[0]
        if (
            above is None
            or len(told) < FEWEST_GO_ON
            or not all(self._before.get(column, (0, []))[1] for column in told)
        ):
            return False
        for column in told:
            self._before[column][1][-1].add(Meaning.DESCRIPTION, "", cells[column].text)
            self.book.use(self.region.place(number, column))
        return True

    def _start_below(self, number: int) -> Clock | None:
        """The start of the next row, where rows tell no ends: there a field merged down to this row is over."""
        rows = self.region.filled
        later = next((start for row in rows[bisect_right(rows, number) :] if (start := self._clocks[row][0])), None)
        last = self._clocks[number][0]
        return later or (replace(last, seconds=last.seconds + self._step) if last and self._step else None)

    def _even_step(self) -> int:
        """How long a slot is, where all are alike; 0 where they are not."""
        starts = [start.seconds for start, _ in self._clocks.values() if start]
        steps = {two - one for one, two in pairwise(starts)}
        return steps.pop() if len(steps) == 1 and len(starts) >= EVEN else 0

    def _item(self, row: _Row, column: int, part: Part) -> Item:
        item = Item(self.region.place(row.number, column), part.title, row.start, row.end, part.length, self._day)
        item.section = self._section
        item.for_all = row.for_all
        item.slot = part.span is None and part.length is None
        item.time_place = self._time_place(row.number)
        if part.span:
            item.start, item.end = part.span.start, part.span.end
        elif part.length or not part.title:
            item.end = None
        self._place_item(item, row, column)
        for line in part.more:
            item.add(Meaning.DESCRIPTION, "", line)
        return item

    def _place_item(self, item: Item, row: _Row, column: int) -> None:
        """Its day or its lane, as the column's header names it."""
        meaning, header = self._columns[column].meaning, self.region.header(column)
        if meaning is Meaning.DAY_TITLE:
            over = self.region.over.get(column, "")
            item.day = header_day(over or header) or self._day
            others = [other for other in self._titles if other != column and not self._is_another_day(other, column)]
            item.for_all = self._stands_for(others, row.number, column, item.title)
            if others and not item.for_all:
                item.lane = _flat(header)
        elif meaning is Meaning.LANE_TITLE and not row.for_all:
            item.lane = self._lane_name(column, _flat(header))

    def _is_another_day(self, one: int, other: int) -> bool:
        """Whether two columns of titles are of different days."""
        if self._columns[other].meaning is not Meaning.DAY_TITLE:
            return False
        return not self.region.over or self.region.over.get(one) != self.region.over.get(other)

    def _stands_for(self, others: list[int], number: int, column: int, title: str) -> bool:
        """Whether a field is for all lanes of its day: merged over them, alone first among them, or a break."""
        if not others:
            return False
        told = [other for other in others if (cell := self.region.at(number, other)) and not is_filler(cell.text)]
        merged = any(self.region.covers.get((number, other)) == (number, column) for other in others)
        return merged or (not told and (column < min(others) or is_for_all(title)))

    def _time_place(self, number: int) -> Place | None:
        column = next((index for index, column in self._columns.items() if column.meaning in TIMES), None)
        return None if column is None else self.region.place(number, column)

    def _lane_name(self, column: int, name: str) -> str:
        """The header; where several columns share it, what stands above it, else its number among them."""
        alike = [other for other in self._titles if _flat(self.region.header(other)) == name]
        if len(alike) < 2:
            return name
        until = max((other for other in self._titles if other < column), default=-1)
        for row in range(self.region.top - 1, -1, -1):
            for left in range(column, until, -1):
                if above := self.region.grid.at(row, left):
                    return _flat(above.text)[:100]
        return f"{name} {alike.index(column) + 1}"

    def _add_details(self, number: int, column: int, items: list[Item]) -> None:
        """The columns that follow a title up to the next one speak of it."""
        following = [index for index in self._columns if index > column]
        for index in following if items else ():
            meaning, cell = self._columns[index].meaning, self.region.at(number, index)
            if index in self._titles:
                return
            if not cell or is_filler(cell.text) or meaning in STRUCTURE or meaning is Meaning.IGNORE:
                continue
            if meaning is Meaning.OWNER:
                items[0].owner = ", ".join(filter(None, (items[0].owner, _flat(cell.text))))
            else:
                items[0].add(meaning, _flat(self.region.header(index)) or f"Column {index + 1}", cell.text)
            self.book.use(self.region.place(number, index))


def _nothing(part: Part) -> bool:
    return not part.title or (part.length is not None and part.length.planned_s == 0)


def _flat(text: str) -> str:
    return " ".join(text.split())
