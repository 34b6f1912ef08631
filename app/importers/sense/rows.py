"""Reads a table with one row an item: what each row is (item, section, day, total, remark), and what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.domain.plan import Kind
from app.domain.sheet import Cell, CellKind, Column, Meaning, Place
from app.importers.sense.cells import loose_span, sense
from app.importers.sense.dates import Day, whole_day
from app.importers.sense.days import day_in
from app.importers.sense.items import Item, split_title
from app.importers.sense.measure import LengthColumn
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables import Region, same_words
from app.importers.sense.times import HALF_DAY, bracketed_span, leading_span
from app.importers.sense.kinds import kind_of
from app.importers.sense.words import is_filler, is_total

ACTUALS: Final = frozenset({Meaning.ACTUAL_START, Meaning.ACTUAL_END, Meaning.ACTUAL_LENGTH})
TIMES: Final = (Meaning.RANGE, Meaning.START, Meaning.END, Meaning.LENGTH)
STRUCTURE: Final = frozenset({*TIMES, *ACTUALS, Meaning.DAY, Meaning.END_DAY, Meaning.IGNORE})
"""Columns read for times and days, not kept as they are."""
SILENT: Final = frozenset({Meaning.NUMBER, Meaning.IGNORE, *ACTUALS})
"""Columns that do not make a row an item by themselves."""
_HEADS: Final = re.compile(r"group(?:[- ]start)?|section|block|heading|header|chapter", re.IGNORECASE)
_MARKS: Final = re.compile(r"milestone|marker", re.IGNORECASE)


class ListReader:
    """Goes down the rows of one table, remembering day and section."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.items: list[Item] = []
        self.section_rows: list[int] = []
        self._columns = {column.index: column for column in columns}
        self._by = {meaning: self._of(meaning) for meaning in Meaning}
        length = self._one(Meaning.LENGTH)
        self._lengths = None if length is None else LengthColumn(region, length, book, self._day_a_row())
        self._inside = None if self._by[Meaning.RANGE] or self._by[Meaning.START] else self._times_inside()
        self._timed = any(self._by[meaning] for meaning in TIMES)
        self._last_timed = max((row for row in region.rows() if self._has_time(row)), default=-1)
        rows = list(region.rows())
        self._starts_everywhere = sum(self._starts(row) for row in rows) >= 0.75 * len(rows)
        self._day: Day | None = None
        self._section = ""

    def read(self) -> list[Item]:
        """All items of the table in the order of its rows, those that only mark an end included."""
        for row in self.region.rows():
            self._take(row)
        self._settle_disagreements()
        self._drop_total_in_front()
        return self.items

    def _drop_total_in_front(self) -> None:
        """A first row of a table of lengths alone that is as long as all others together names the whole."""
        lengths = [item.length.planned_s for item in self.items if item.length]
        if len(lengths) < 4 or len(lengths) < len(self.items) or self._starts_everywhere:
            return
        if 0.9 <= lengths[0] / max(1, sum(lengths[1:])) <= 1.12 and lengths[0] > 2 * max(lengths[1:]):
            place = self.items.pop(0).place
            self.book.release(place.sheet, place.row, "a total")

    def _settle_disagreements(self) -> None:
        """Where start and end say another length than the length's own column, one of the two must go."""
        differing = [item for item in self.items if _disagrees(item)]
        if not differing:
            return
        first = differing[0]
        text = f"{len(differing)} rows" if len(differing) > 1 else first.title
        answer = self.book.ask(first.place, text, "end and length disagree", ("the length", "the end"), kind="disagree")
        for item in differing:
            if answer == 0:
                item.end = None
            else:
                item.length = None

    def _of(self, meaning: Meaning) -> list[int]:
        return [index for index, column in sorted(self._columns.items()) if column.meaning is meaning]

    def _one(self, meaning: Meaning) -> int | None:
        return next(iter(self._of(meaning)), None)

    def _day_a_row(self) -> bool:
        """Whether every row is a day of its own, as in a course plan."""
        column = self._one(Meaning.DAY)
        if column is None:
            return False
        days = [found.key for cell in self.region.cells(column) if (found := sense(cell).day)]
        return len(days) >= 3 and len(set(days)) == len(days)

    def _times_inside(self) -> int | None:
        """The column whose texts carry the times in brackets, where no other does."""
        for column in self._by[Meaning.KEEP]:
            cells = list(self.region.cells(column))
            if cells and sum(bracketed_span(cell.text) is not None for cell in cells) >= 0.6 * len(cells):
                return column
        return None

    def _has_time(self, row: int) -> bool:
        if any(loose_span(self.region.at(row, column)) for meaning in TIMES[:3] for column in self._by[meaning]):
            return True
        return (
            self._lengths is not None
            and bool(self._by[Meaning.LENGTH])
            and bool(self.region.grid.at(row, self._by[Meaning.LENGTH][0]))
        )

    def _filled(self, row: int) -> dict[int, Cell]:
        """The row's cells that say something."""
        grid = self.region.grid
        return {
            column: cell
            for column in self.region.columns
            if (cell := grid.at(row, column))
            and cell.kind is not CellKind.BOOL
            and not is_filler(cell.text)
            and not (cell.number == 0 and column not in self._by[Meaning.START])
        }

    def _take(self, row: int) -> None:
        filled = self._filled(row)
        told = {column: cell for column, cell in filled.items() if self._columns[column].meaning not in SILENT}
        if not told:
            self.book.leave(self.region.sheet, row, "says nothing beside numbers or marks")
        elif self.region.header_rows and same_words(
            self.region.grid.rows[self.region.header_rows[-1]], self.region.grid.rows[row]
        ):
            self.book.leave(self.region.sheet, row, "the header once more")
        elif any(cell.kind is CellKind.TEXT and is_total(cell.text) for cell in told.values()) and not self._starts(
            row
        ):
            self.book.leave(self.region.sheet, row, "a total")
        elif not self._head(row, told):
            self._item(row, told)

    def _starts(self, row: int) -> bool:
        return any(
            loose_span(self.region.grid.at(row, column))
            for column in (*self._by[Meaning.START], *self._by[Meaning.RANGE])
        )

    def _head(self, row: int, told: dict[int, Cell]) -> bool:
        """Day rows, section rows, and single cells that carry their own time."""
        kinds = [told[column].text for column in self._by[Meaning.KIND] if column in told]
        if any(_HEADS.fullmatch(kind.strip()) for kind in kinds):
            titles = [column for column in self._by[Meaning.TITLE] if column in told]
            return self._begin_section(row, told, titles[0] if titles else min(told))
        texts = {cell.text for cell in told.values()}
        if len(texts) == 2 and self._named_with_remark(row, told):
            return self._begin_section(row, told, self._title_column())
        if len(texts) != 1:
            return False
        column, cell = next(iter(told.items()))
        if self._own_time(row, column, cell):
            return True
        if self._has_time(row) and self._timed:
            return False
        day = sense(cell).day if cell.kind is CellKind.DATE else whole_day(cell.text)
        if day and self._columns[column].meaning is not Meaning.DAY:
            self._day, self._section = day, ""
            self._mark_head(row, told)
            return True
        return self._alone(row, column, cell, told)

    def _named_with_remark(self, row: int, told: dict[int, Cell]) -> bool:
        """A title and one remark, without time or owner, between rows that all have a start: a section and its chair."""
        held = {self._columns[column].meaning for column in told}
        if not self._starts_everywhere or row > self._last_timed or self._has_time(row) or Meaning.TITLE not in held:
            return False
        return held <= {Meaning.TITLE, Meaning.KEEP, Meaning.NOTES} and len(told) == 2

    def _own_time(self, row: int, column: int, cell: Cell) -> bool:
        """ "10:15-10:30 Break" in one cell, however merged."""
        if cell.kind is not CellKind.TEXT or self._columns[column].meaning in {Meaning.NOTES, Meaning.DESCRIPTION}:
            return False
        found = leading_span(cell.text)
        rest = cell.text[found.ends :].strip(" -–—:.,\t\n") if found else ""
        if not found or not any(sign.isalpha() for sign in rest):
            return False
        title, more = split_title(rest)
        item = self._new(row, column, title)
        item.start, item.end = found.span.start, found.span.end
        item.add(Meaning.DESCRIPTION, "", more)
        self._keep(item)
        self.book.use_all(self.region.sheet, row, self.region.columns)
        return True

    def _alone(self, row: int, column: int, cell: Cell, told: dict[int, Cell]) -> bool:
        """A single text without a time: a section's name, a remark to the row above, or a remark below the table."""
        meaning = self._columns[column].meaning
        if not self._timed:
            return cell.text.lstrip().startswith("#") and self._begin_section(row, told, column)
        if row > self._last_timed:
            self.book.leave(self.region.sheet, row, "a remark below the table")
            return True
        if meaning in {
            Meaning.NOTES,
            Meaning.DESCRIPTION,
            Meaning.OWNER,
            Meaning.CUE,
            Meaning.MATERIAL,
            Meaning.SCRIPT,
        }:
            return False
        if kind_of(cell.text) in {Kind.BREAK, Kind.QA} and meaning is Meaning.TITLE:
            return False
        return self._begin_section(row, told, column)

    def _begin_section(self, row: int, told: dict[int, Cell], column: int) -> bool:
        self._section = split_title(told[column].text.lstrip("# "))[0]
        self._mark_head(row, told)
        return True

    def _mark_head(self, row: int, told: dict[int, Cell]) -> None:
        self.section_rows.append(row)
        self.book.use_all(self.region.sheet, row, told)

    def _new(self, row: int, column: int, title: str) -> Item:
        place = Place(self.region.sheet, row, column)
        return Item(place, title, day=self._day, section=self._section)

    def _item(self, row: int, told: dict[int, Cell]) -> None:
        item = self._new(row, self._title_column(), "")
        item.time_place = self._time_place(row)
        self._read_times(item, row)
        self._read_day(item, row)
        title_column, title = self._title(row, told, named_by_others=item.timed)
        item.place, item.title = replace(item.place, column=title_column), title
        if not title and not item.timed:
            self._go_on(row, told)
            return
        if self._timed and not item.timed and self._by[Meaning.DAY] and not self._names_day(row):
            self.book.leave(self.region.sheet, row, "neither a day nor a time")
            return
        self._read_details(item, row, told, title_column)
        self._time_in_title(item)
        self._keep(item)
        self.book.use_all(self.region.sheet, row, self._kept_columns())

    def _kept_columns(self) -> list[int]:
        for meaning in ACTUALS:
            for column in self._by[meaning]:
                self.book.leave(self.region.sheet, -1, "actual times belong to a delivery, not to the plan", column)
        for column in self._by[Meaning.IGNORE]:
            self.book.leave(self.region.sheet, -1, "the column is left out", column)
        return [
            i
            for i, column in self._columns.items()
            if column.meaning not in ACTUALS and column.meaning is not Meaning.IGNORE
        ]

    def _keep(self, item: Item) -> None:
        self.items.append(item)

    def _time_place(self, row: int) -> Place | None:
        column = next(iter((*self._by[Meaning.RANGE], *self._by[Meaning.START])), None)
        return None if column is None else Place(self.region.sheet, row, column)

    def _title_column(self) -> int:
        return next(iter(self._by[Meaning.TITLE]), self.region.left)

    def _title(self, row: int, told: dict[int, Cell], named_by_others: bool) -> tuple[int, str]:
        """The title's column and text; a timed row whose title column is empty is named by its first other text."""
        own = self._title_column()
        if own in told:
            return own, split_title(told[own].text)[0]
        named = (Meaning.DESCRIPTION, Meaning.KEEP, Meaning.NOTES, Meaning.SECTION, Meaning.KIND)
        if self.region.at(row, own):  # a dash where the title stands: nothing happens then
            return own, ""
        for column, cell in sorted(told.items()) if named_by_others else ():
            if self._columns[column].meaning in named and sense(cell).text and self._named_by(column):
                return column, split_title(cell.text)[0]
        return own, ""

    def _named_by(self, column: int) -> bool:
        """A kept column names a row only beside the time, not links or places far to the right."""
        titles = self._by[Meaning.TITLE]
        return not titles or column <= titles[0] + 1

    def _read_times(self, item: Item, row: int) -> None:
        for column in (*self._by[Meaning.RANGE], *self._by[Meaning.START]):
            span = loose_span(self.region.at(row, column))
            if span and item.start is None:
                item.start, item.end = span.start, span.end
                item.day = sense(self.region.at(row, column)).day or item.day
        for column in self._by[Meaning.END]:
            span = loose_span(self.region.at(row, column))
            if span:
                item.end, item.end_day = span.end or span.start, sense(self.region.at(row, column)).day
        if self._inside is not None and item.start is None and (span := bracketed_span(self.region.at(row, self._inside).text)):
            item.start, item.end = span.start, span.end
        if self._lengths:
            item.length = self._lengths.read(row)

    def _read_day(self, item: Item, row: int) -> None:
        for column in self._by[Meaning.DAY]:
            day = day_in(self.region.at(row, column))
            if day:
                if self._day is None or day.key != self._day.key:
                    self._section = ""
                    item.section = ""
                self._day = day
        item.day = item.day if item.day and not self._by[Meaning.DAY] else self._day or item.day
        for column in self._by[Meaning.END_DAY]:
            item.end_day = day_in(self.region.at(row, column)) or item.end_day

    def _names_day(self, row: int) -> bool:
        return any(day_in(self.region.at(row, column)) for column in self._by[Meaning.DAY])

    def _read_details(self, item: Item, row: int, told: dict[int, Cell], title_column: int) -> None:
        item.add(Meaning.DESCRIPTION, "", split_title(told[title_column].text)[1] if title_column in told else "")
        owners: list[str] = []
        for column in self.region.columns:
            cell, meaning = self.region.at(row, column), self._columns[column].meaning
            if not cell or column == title_column or is_filler(cell.text):
                continue
            header = " ".join(self.region.header(column).split())
            match meaning:
                case Meaning.OWNER:
                    owners.append(cell.text)
                case Meaning.LANE:
                    item.lane = cell.text.strip()
                    item.add(Meaning.LANE, header, item.lane)
                case Meaning.SECTION:
                    item.section = split_title(cell.text)[0]
                case Meaning.KIND if _MARKS.fullmatch(cell.text.strip()):
                    item.mark = True
                case _ if meaning not in STRUCTURE:
                    item.add(meaning, header or f"Column {column + 1}", cell.text)
        item.owner = ", ".join(dict.fromkeys(" ".join(owner.split()) for owner in owners))

    def _time_in_title(self, item: Item) -> None:
        """A row of a timed table whose only time stands in its title: a moment inside another item."""
        if item.timed or not self._timed:
            return
        found = leading_span(item.title)
        rest = item.title[found.ends :].strip(" -–—:.,\t") if found else ""
        if found and any(sign.isalpha() for sign in rest):
            item.start, item.end, item.title = found.span.start, found.span.end, rest
            item.mark = found.span.end is None

    def _go_on(self, row: int, told: dict[int, Cell]) -> None:
        """A row with neither time nor title goes on with the one above."""
        if not self.items or not self.items[-1].title:
            self.book.leave(self.region.sheet, row, "neither a title nor a time")
            return
        before = self.items[-1]
        for column, cell in told.items():
            column_of = self._columns[column]
            if column_of.meaning in STRUCTURE:
                continue
            if column_of.meaning is Meaning.OWNER:
                before.owner = ", ".join(filter(None, (before.owner, " ".join(cell.text.split()))))
            else:
                before.add(column_of.meaning, " ".join(column_of.header.split()) or f"Column {column + 1}", cell.text)
            self.book.use(self.region.sheet, row, column)


def _disagrees(item: Item) -> bool:
    """Whether the length between start and end is another than the one stated, whatever half of the day is meant."""
    if item.start is None or item.end is None or item.length is None or item.length.shortest_s is not None:
        return False
    return (item.end.seconds - item.start.seconds - item.length.planned_s) % HALF_DAY != 0
