"""Reads timetables: rows are times, several columns hold titles, each for its own lane or day."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Cell, Column, Meaning, Place
from app.importers.sense.cells import loose_span, sense
from app.importers.sense.dates import Day
from app.importers.sense.days import day_in, header_day
from app.importers.sense.items import Item
from app.importers.sense.kinds import is_for_all
from app.importers.sense.notebook import Notebook
from app.importers.sense.parts import Part, parts_of
from app.importers.sense.tables import Region
from app.importers.sense.times import Clock
from app.importers.sense.words import is_filler, is_total

TITLES: Final = (Meaning.TITLE, Meaning.LANE_TITLE, Meaning.DAY_TITLE)
TIMES: Final = (Meaning.RANGE, Meaning.START)


class CrossReader:
    """Goes over the fields of one timetable."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.section_rows: list[int] = []
        self._columns = {column.index: column for column in columns}
        self._titles = [column.index for column in columns if column.meaning in TITLES]
        self._lanes = [column.index for column in columns if column.meaning in {Meaning.TITLE, Meaning.LANE_TITLE}]
        self._of_lane = {column: self._title_left_of(column) for column in self._columns}
        self._repeats = self._repeating()
        self._day: Day | None = None
        self._before: dict[int, tuple[tuple[int, int], list[Item]]] = {}

    def read(self) -> list[Item]:
        """The items, lane by lane and day by day in the order of the rows."""
        items: list[Item] = []
        for row in self.region.rows():
            items.extend(self._row(row))
        return items

    def _title_left_of(self, column: int) -> int | None:
        """The title a column of details belongs to; None for those that stand before all titles."""
        return max((title for title in self._titles if title < column), default=None)

    def _repeating(self) -> bool:
        """Whether titles are written again in every slot they fill, so that an empty slot is free time."""
        repeated = filled = 0
        for column in self._titles:
            texts = [self.region.at(row, column).text for row in range(self.region.first, self.region.last + 1)]
            filled += sum(bool(text) and not is_filler(text) for text in texts)
            repeated += sum(bool(one) and one == two and not is_filler(one) for one, two in zip(texts, texts[1:], strict=False))
        return repeated >= 2 and repeated >= 0.25 * filled

    def _row(self, row: int) -> list[Item]:
        start, end = self._times(row)
        self._read_day(row)
        timed = any(column.meaning in TIMES for column in self._columns.values())
        cells = {column: self.region.at(row, column) for column in self._titles}
        told = {column: cell for column, cell in cells.items() if cell and not is_filler(cell.text)}
        if timed and start is None:
            self._left(row, told)
            return []
        alone = self._for_all(row, told)
        items: list[Item] = []
        for column in self._titles:
            if self._covered_here(row, column):
                continue
            items.extend(self._field(row, column, cells[column], start, end, alone))
        self._use_times(row)
        return items

    def _left(self, row: int, told: dict[int, Cell]) -> None:
        self.book.leave(self.region.place(row, -1), "a row without a time in a timetable" if told else "says nothing")

    def _times(self, row: int) -> tuple[Clock | None, Clock | None]:
        start: Clock | None = None
        end: Clock | None = None
        for index, column in self._columns.items():
            if column.meaning in TIMES and start is None and (span := loose_span(self.region.at(row, index))):
                start, end = span.start, span.end
            if column.meaning is Meaning.END and (span := loose_span(self.region.at(row, index))):
                end = span.end or span.start
        return start, end

    def _time_place(self, row: int) -> Place | None:
        column = next((index for index, column in self._columns.items() if column.meaning in TIMES), None)
        return None if column is None else self.region.place(row, column)

    def _read_day(self, row: int) -> None:
        for index, column in self._columns.items():
            if column.meaning is Meaning.DAY:
                self._day = day_in(self.region.at(row, index)) or self._day

    def _use_times(self, row: int) -> None:
        for index, column in self._columns.items():
            if column.meaning in {*TIMES, Meaning.END, Meaning.DAY} and self.region.grid.at(row, index):
                self.book.use(self.region.place(row, index))

    def _for_all(self, row: int, told: dict[int, Cell]) -> bool:
        """One field for every lane: merged over most of them, or a break or plenary standing alone in its row."""
        if any(self._columns[column].meaning is Meaning.TITLE for column in self._lanes):
            return False
        lanes = {column: cell for column, cell in told.items() if column in self._lanes}
        origins = {self.region.covers.get((row, column), (row, column)) for column in lanes}
        if len(self._lanes) < 2 or len(origins) != 1:
            return False
        return len(lanes) >= 0.6 * len(self._lanes) or len(lanes) == 1 and (is_for_all(next(iter(lanes.values())).text) or min(lanes) == self._lanes[0])

    def _covered_here(self, row: int, column: int) -> bool:
        """Whether a field belongs to the one left of it: a merge over lanes is one item, over days it is one each."""
        origin = self.region.covers.get((row, column))
        return origin is not None and origin[1] != column and self._columns[column].meaning is not Meaning.DAY_TITLE

    def _field(self, row: int, column: int, cell: Cell, start: Clock | None, end: Clock | None, alone: bool) -> list[Item]:
        origin = self.region.covers.get((row, column), (row, column))
        if origin[0] < row and column in self._before and self._before[column][0] == origin:
            return self._goes_on(self._before[column][1], start, end)
        self._before.pop(column, None)
        if not cell or (is_filler(cell.text) or sense(cell).span or is_total(cell.text)):
            free = self._repeats or (cell and is_filler(cell.text)) or bool(cell)
            return [self._item(row, column, Part(), start, None, alone)] if free and start else []
        items = [self._item(row, column, part, start, end, alone) for part in parts_of(cell.text) if not _nothing(part)]
        self._details(row, column, items)
        self.book.use(self.region.place(*origin))
        self._before[column] = (origin, items)
        return items

    def _goes_on(self, items: list[Item], start: Clock | None, end: Clock | None) -> list[Item]:
        """A field merged downwards lasts until the last of its rows ends."""
        for item in items:
            item.end = end if end is not None else item.end
        return []

    def _item(self, row: int, column: int, part: Part, start: Clock | None, end: Clock | None, alone: bool) -> Item:
        meaning, header = self._columns[column].meaning, self.region.header(column)
        item = Item(self.region.place(row, column), part.title, start, end, part.length, self._day)
        item.slot = True
        item.time_place = self._time_place(row)
        if part.span:
            item.start, item.end, item.slot = part.span.start, part.span.end, False
        elif part.length:
            item.end, item.slot = None, False
        if meaning is Meaning.DAY_TITLE:
            item.day = header_day(header) or self._day
        elif meaning is Meaning.LANE_TITLE and not alone:
            item.lane = self._lane_name(column, header)
        for line in part.more:
            item.add(Meaning.DESCRIPTION, "", line)
        return item

    def _lane_name(self, column: int, header: str) -> str:
        """The header; where several columns share it, what stands above it, else its number among them."""
        name = " ".join(header.split())
        alike = [other for other in self._titles if " ".join(self.region.header(other).split()) == name]
        if len(alike) < 2:
            return name
        until = max((other for other in self._titles if other < column), default=-1)
        for row in range(self.region.top - 1, -1, -1):
            for left in range(column, until, -1):
                if above := self.region.grid.at(row, left):
                    return " ".join(above.text.split())[:100]
        return f"{name} {alike.index(column) + 1}"

    def _details(self, row: int, column: int, items: list[Item]) -> None:
        """The columns that follow a title up to the next one speak of it."""
        if not items:
            return
        for index, owner in self._of_lane.items():
            cell = self.region.at(row, index)
            meaning, header = self._columns[index].meaning, self._columns[index].header
            if owner != column or index in self._titles or not cell or is_filler(cell.text) or meaning in {*TIMES, Meaning.END, Meaning.DAY}:
                continue
            if meaning is Meaning.OWNER:
                items[0].owner = ", ".join(filter(None, (items[0].owner, " ".join(cell.text.split()))))
            elif meaning is not Meaning.IGNORE:
                items[0].add(meaning, " ".join(header.split()), cell.text)
            self.book.use(self.region.place(row, index))


def _nothing(part: Part) -> bool:
    return not part.title or (part.length is not None and part.length.planned_s == 0)
