"""What one row of a list says: its times, day, title, owner and everything else, by the meanings of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.domain.sheet import Cell, CellKind, Column, Meaning, Place
from app.importers.sense.items.inside import take_from_title, tells_times, timed_title
from app.importers.sense.items.items import Item, Stated, split_title
from app.importers.sense.items.measure import LengthColumn
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.counted import counted
from app.importers.sense.tables.regions import Region
from app.importers.sense.tables.time_columns import COUNTED
from app.importers.sense.text.cells import length_behind, loose_span, sense
from app.importers.sense.text.dates import Day
from app.importers.sense.text.days import day_in
from app.importers.sense.text.times import HALF_DAY, Clock, bracketed_span, with_half
from app.importers.sense.text.words import is_dash

ACTUALS: Final = (Meaning.ACTUAL_START, Meaning.ACTUAL_END, Meaning.ACTUAL_LENGTH)
SILENT: Final = frozenset({Meaning.NUMBER, Meaning.IGNORE, Meaning.HALF, *ACTUALS})
"""Columns a row cannot be known by."""
TIMES: Final = (Meaning.RANGE, Meaning.START, Meaning.END, Meaning.LENGTH)
STRUCTURE: Final = frozenset({*TIMES, Meaning.HALF, Meaning.DAY, Meaning.END_DAY})
"""Columns read for times and days; what cannot be read in them is kept as it is."""
UNLIKE: Final = frozenset(
    {*STRUCTURE, *ACTUALS, Meaning.IGNORE, Meaning.OWNER, Meaning.LANE, Meaning.SECTION, Meaning.KIND}
)
"""Columns whose cells are not simply kept under their meaning and header."""
NAMING: Final = frozenset({Meaning.DESCRIPTION, Meaning.KEEP, Meaning.NOTES, Meaning.SECTION, Meaning.KIND})
"""Columns whose text may stand in for a title that is missing."""
SPOKEN: Final = 4
"""Letters from which on a number of a row is a name."""
SHOW_S: Final = 10 * 3600
"""The time of day that times counted from the start begin at, as no file gives one."""
_MARKS: Final = re.compile(r"milestone|marker", re.IGNORECASE)


class RowCells:
    """The cells of one table, asked row by row."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.columns = {column.index: column for column in columns}
        self.by: dict[Meaning, list[int]] = {meaning: [] for meaning in Meaning}
        for column in columns:
            self.by[column.meaning].append(column.index)
        self.title_column = next(iter(self.by[Meaning.TITLE]), region.left)
        self.starts = [*self.by[Meaning.RANGE], *self.by[Meaning.START]]
        self._counted = self._from_the_start()
        self._inside = None if self.starts else self._times_inside()
        self._lengths = next(
            (
                LengthColumn(
                    region, column, book, day_a_row=self._day_a_row(), starts=self.starts, clocks=self.by[Meaning.KEEP]
                )
                for column in self.by[Meaning.LENGTH]
            ),
            None,
        )
        self._actual = [column for meaning in ACTUALS for column in self.by[meaning]]
        self._took = {column: LengthColumn(region, column, book) for column in self.by[Meaning.ACTUAL_LENGTH]}
        self.in_titles = tells_times(region, columns)
        self.timed = self.in_titles or self._inside is not None or any(self.by[meaning] for meaning in TIMES)
        self.started = frozenset(self._counted) or frozenset(
            row for column in self.starts for row, cell in region.down(column) if loose_span(cell)
        )
        self._telling = [(each.index, each.meaning is Meaning.START) for each in columns if each.meaning not in SILENT]
        self._headers = {each.index: " ".join(each.header.split()) or f"Column {each.index + 1}" for each in columns}
        self._kept = {each.index: each.meaning for each in columns if each.meaning not in UNLIKE}
        self._ignored = frozenset(self.by[Meaning.IGNORE])
        self._used = frozenset(self.columns) - self._ignored

    def _day_a_row(self) -> bool:
        """Whether every row is a day of its own, as in a course plan."""
        cells = [cell for column in self.by[Meaning.DAY] for cell in self.region.cells(column)]
        days = [found.key for cell in cells if (found := sense(cell).day)]
        return len(days) >= 3 and len(set(days)) == len(days)

    def _from_the_start(self) -> dict[int, int]:
        """The rows' seconds from the start, where their starts count so."""
        columns = [column for column in self.starts if self.columns[column].why in {COUNTED, "chosen"}]
        offsets = next((found for column in columns if (found := counted(self.region, column))), {})
        if offsets:
            self.book.notes.append(f"times count from the start; {SHOW_S // 3600}:00 is assumed for it")
        return offsets

    def _times_inside(self) -> int | None:
        """The column whose texts carry the times in brackets, where no other does."""
        for column in self.by[Meaning.KEEP]:
            cells = list(self.region.cells(column))
            if cells and sum(bracketed_span(cell.text) is not None for cell in cells) >= 0.6 * len(cells):
                return column
        return None

    def has_start(self, row: int) -> bool:
        """Whether the row itself writes a start."""
        return row in self.started

    def has_time(self, row: int) -> bool:
        """Whether any time column says something here."""
        if row in self._counted or (self.in_titles and timed_title(self.region.at(row, self.title_column).text)):
            return True
        clocks = (*self.starts, *self.by[Meaning.END])
        if any(loose_span(self.region.at(row, column)) for column in clocks):
            return True
        return any(bool(self.region.grid.at(row, column)) for column in self.by[Meaning.LENGTH])

    def told(self, row: int) -> dict[int, Cell]:
        """The row's cells that say something a row can be known by: no row numbers, marks or zeros."""
        cells, told = self.region.grid.rows[row], {}
        for column, is_start in self._telling:
            if column >= len(cells):
                break
            text = (cell := cells[column]).text
            if not text or (cell.number == 0 and not is_start) or cell.kind is CellKind.BOOL:
                continue
            if text[0].isalnum() or not is_dash(text):
                told[column] = cell
        return told

    def time_place(self, row: int) -> Place | None:
        """Where the row's start stands."""
        return self.region.place(row, self.starts[0]) if self.starts else None

    def read_times(self, item: Item, row: int) -> None:
        """Start, end and length as written."""
        if row in self._counted:
            item.start = Clock(SHOW_S + self._counted[row], "am" if SHOW_S + self._counted[row] < HALF_DAY else "pm")
        for column in () if self._counted else self.starts:
            span = loose_span(self.region.at(row, column))
            if span and item.start is None:
                item.start, item.end = self._halved(span.start, row, column), span.end
                item.day = sense(self.region.at(row, column)).day or item.day
        for column in self.by[Meaning.END]:
            span = loose_span(self.region.at(row, column))
            if span:
                item.end = self._halved(span.end or span.start, row, column)
                item.end_day = sense(self.region.at(row, column)).day
        if self._inside is not None and (inside := bracketed_span(self.region.at(row, self._inside).text)):
            item.start, item.end = inside.start, inside.end
        if self._lengths:
            item.length = self._lengths.read(row)
        elif item.start is not None and item.end is None:
            behind = (length_behind(self.region.at(row, column)) for column in self.starts)
            item.length = next(filter(None, behind), None)

    def read_title_time(self, item: Item) -> None:
        """The time the title carries, where titles do so in this table."""
        if self.in_titles:
            take_from_title(item)

    def total(self, row: int, told: Iterable[int]) -> Stated | None:
        """The length a row of totals states, beside the first of its other words."""
        column = next(iter(self.by[Meaning.LENGTH]), None)
        seconds = self._lengths.seconds(row) if self._lengths else ()
        label = next((each for each in told if each != column), None)
        if column is None or label is None or not any(seconds):
            return None
        text = self.region.at(row, column).text
        return Stated(self.region.place(row, label), self.region.place(row, column), text, seconds)

    def _read_actuals(self, item: Item, row: int) -> None:
        """When it began, ended, or how long it took; what is neither is a note to that."""
        for column in self._actual:
            cell, meaning = self.region.at(row, column), self.columns[column].meaning
            if not cell or is_dash(cell.text):
                continue
            span = loose_span(cell)
            took = self._took[column].read(row) if meaning is Meaning.ACTUAL_LENGTH else None
            if took is not None:
                item.was.length = took.planned_s
            elif span is None or meaning is Meaning.ACTUAL_LENGTH:
                item.was.notes.append(cell.text)
            elif meaning is Meaning.ACTUAL_START:
                item.was.start, item.was.end = self._halved(span.start, row, column), span.end or item.was.end
            else:
                item.was.end = self._halved(span.end or span.start, row, column)

    def _halved(self, clock: Clock, row: int, column: int) -> Clock:
        """The time, with the half of the day from the nearest column behind it that names one."""
        if not self.by[Meaning.HALF]:
            return clock
        half = next((each for each in self.by[Meaning.HALF] if each > column), None)
        if half is None or any(column < each < half for each in (*self.starts, *self.by[Meaning.END])):
            return clock
        return with_half(clock, self.region.at(row, half).text)

    def day(self, row: int) -> Day | None:
        """The day a day column names in this row."""
        return self._day_in(row, self.by[Meaning.DAY])

    def end_day(self, row: int) -> Day | None:
        """The day an end-day column names in this row."""
        return self._day_in(row, self.by[Meaning.END_DAY])

    def _day_in(self, row: int, columns: list[int]) -> Day | None:
        for column in columns:
            if day := day_in(self.region.at(row, column)):
                return day
        return None

    def title(self, row: int, told: dict[int, Cell], timed: bool) -> tuple[int, str]:
        """The title's column and text; a timed row whose title is empty is named by its first other text.

        A dash where the title stands says that nothing happens then.
        """
        own = self.title_column
        if own in told:
            return own, split_title(told[own].text)[0]
        if not timed or self.region.at(row, own):
            return own, ""
        for column, cell in sorted(told.items()):
            near = not self.by[Meaning.TITLE] or column <= own + 1
            if near and self.columns[column].meaning in NAMING and sense(cell).text and not sense(cell).day:
                return column, split_title(cell.text)[0]
        numbers = ((column, self.region.at(row, column)) for column in self.by[Meaning.NUMBER] if column < own)
        return next(((column, cell.text) for column, cell in numbers if _is_name(cell)), (own, ""))

    def add_details(self, item: Item, row: int, told: dict[int, Cell], title_column: int) -> None:
        """Everything of the row that is neither its title nor its time; a dash for a section says there is none."""
        owners: list[str] = []
        self._read_actuals(item, row)
        for column, cell in zip(self.columns, self.region.row(row), strict=False):
            if not cell.text:
                continue
            if column == title_column:
                if "\n" in cell.text:
                    item.add(Meaning.DESCRIPTION, "", split_title(cell.text)[1])
            elif column not in told and is_dash(cell.text):
                if self.columns[column].meaning is Meaning.SECTION:
                    item.section = ""
            elif column in self._kept:
                item.details.append((self._kept[column], self._headers[column], cell.text))
            else:
                self._add_cell(item, column, cell, owners)
        item.owner = ", ".join(dict.fromkeys(filter(None, [item.owner, *owners])))

    def _add_cell(self, item: Item, column: int, cell: Cell, owners: list[str]) -> None:
        meaning, header = self.columns[column].meaning, self._headers[column]
        match meaning:
            case Meaning.OWNER:
                owners.append(" ".join(cell.text.split()))
            case Meaning.LANE:
                item.lane = cell.text.strip()
                item.add(Meaning.LANE, header, item.lane)
            case Meaning.SECTION:
                item.section = split_title(cell.text)[0]
            case Meaning.KIND if _MARKS.fullmatch(cell.text.strip()):
                item.mark = True
            case _ if meaning in STRUCTURE:
                if not self._understood(meaning, cell):
                    item.add(Meaning.KEEP, header, cell.text)
            case _ if meaning not in ACTUALS and meaning is not Meaning.IGNORE:
                item.add(meaning, header, cell.text)

    def _understood(self, meaning: Meaning, cell: Cell) -> bool:
        """Whether a cell of a time or day column could be read as one."""
        if meaning is Meaning.LENGTH:
            return self._lengths is not None and self._lengths.understands(cell)
        counts = bool(self._counted) and meaning is Meaning.START
        return counts or meaning in {Meaning.HALF, Meaning.DAY, Meaning.END_DAY} or loose_span(cell) is not None

    def go_on(self, item: Item, row: int, told: dict[int, Cell]) -> None:
        """A row with neither time nor title goes on with the one above."""
        owners = [item.owner] if item.owner else []
        for column, cell in told.items():
            self._add_cell(item, column, cell, owners)
        item.owner = ", ".join(owners)
        self.use(row, told)

    def use(self, row: int, columns: Iterable[int] | None = None) -> None:
        """The row became an item; what is left out of every row is told with its reason."""
        asked = self.columns.keys() if columns is None else frozenset(columns)
        for column in self._ignored & asked:
            self.book.leave(Place(self.region.sheet, -1, column), "the column is left out")
        self.region.use(self.book, row, self._used if columns is None else self._used & asked)


def _is_name(cell: Cell) -> bool:
    """Whether a cell among numbers of rows says a word ("BREAK 1")."""
    return sum(sign.isalpha() for sign in cell.text) >= SPOKEN
