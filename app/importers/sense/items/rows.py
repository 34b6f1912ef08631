"""Reads a table with one row an item: what each row is (item, section, day, total, remark), from top to bottom."""

from __future__ import annotations

import re
from typing import Final

from app.domain.clock import format_length
from app.domain.plan import Kind
from app.domain.sheet import Cell, CellKind, Column, Meaning, RowRole
from app.importers.patience import look_up
from app.importers.sense.items.items import Item, Stated, split_title
from app.importers.sense.items.row_cells import STRUCTURE, RowCells
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.headers import same_words
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import sense
from app.importers.sense.text.dates import Day, whole_day
from app.importers.sense.text.kinds import kind_of
from app.importers.sense.text.times import HALF_DAY, leading_span
from app.importers.sense.text.words import is_total

SPEAKING: Final = frozenset(
    {Meaning.NOTES, Meaning.DESCRIPTION, Meaning.OWNER, Meaning.CUE, Meaning.MATERIAL, Meaning.SCRIPT}
)
"""A text alone in one of these columns goes on with the row above."""
_HEADS: Final = re.compile(r"group(?:[- ]start)?|section|block|heading|header|chapter", re.IGNORECASE)
_EDGE: Final = " -–—:.,\t\n"


class ListReader:
    """Goes down the rows of one table, remembering day and section."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.items: list[Item] = []
        self.heads: dict[int, str] = {}
        self.totals: list[Stated] = []
        self._cells = RowCells(region, columns, book)
        rows = list(region.filled)
        self._last_timed = next((row for row in reversed(rows) if self._cells.has_time(row)), -1)
        self._starts_everywhere = len(self._cells.started) >= 0.75 * len(rows)
        self._said = self._roles_said()
        self._day: Day | None = None
        self._section = ""

    def read(self) -> list[Item]:
        """All items of the table in the order of its rows, those that only mark an end included."""
        for row in self.region.filled:
            look_up()
            self._take(row)
        self._settle_disagreements()
        self._drop_total_in_front()
        return self.items

    def _take(self, row: int) -> None:
        told = self._cells.told(row)
        said = self._said.get(row)
        if not told:
            self._leave(row, "holds only numbers or marks, and no title")
        elif said is RowRole.SECTION:
            self._begin_section(row, told, self._cells.title_column)
        elif said is RowRole.ITEM:
            self._item(row, told)
        elif self._repeats_header(row):
            self._leave(row, "the header once more")
        elif self._is_total(row, told):
            self._total(row, told)
        elif self._signs(row):
            self._leave(row, "a remark below the table")
        elif not self._head(row, told):
            self._item(row, told)

    def _roles_said(self) -> dict[int, RowRole]:
        """What the person said of the rows of this sheet."""
        said = self.book.choices.rows if self.region.in_place else ()
        return {row: role for (sheet, row), role in said if sheet == self.region.sheet}

    def _total(self, row: int, told: dict[int, Cell]) -> None:
        stated = self._cells.total(row, [column for column, cell in told.items() if is_total(cell.text)])
        if stated is not None:
            self.totals.append(stated)
        self._leave(row, "a total")

    def _leave(self, row: int, reason: str) -> None:
        self.book.leave(self.region.place(row, -1), reason)

    def _repeats_header(self, row: int) -> bool:
        headers = self.region.header_rows
        if not headers or self._cells.has_start(row):
            return False
        return same_words(self.region.grid.rows[headers[-1]], self.region.grid.rows[row])

    def _is_total(self, row: int, told: dict[int, Cell]) -> bool:
        if self._cells.has_start(row):
            return False
        return any(cell.kind is CellKind.TEXT and is_total(cell.text) for cell in told.values())

    def _signs(self, row: int) -> bool:
        """A label where times stand, below the last of them: "Prepared by: Ann"."""
        if row <= self._last_timed or not self._cells.starts:
            return False
        return self.region.grid.at(row, self._cells.starts[0]).text.rstrip().endswith((":", "："))

    def _head(self, row: int, told: dict[int, Cell]) -> bool:
        """Day rows, section rows, and single cells that carry their own time; whether the row was one."""
        kinds = [told[column].text.strip() for column in self._cells.by[Meaning.KIND] if column in told]
        if (kinds and any(_HEADS.fullmatch(kind) for kind in kinds)) or self._named_with_remark(row, told):
            return self._begin_section(row, told, self._cells.title_column)
        column, cell = next(iter(told.items()))
        if any(other.text != cell.text for other in told.values()):
            return False
        if self._own_time(row, column, cell):
            return True
        if self._cells.timed and self._cells.has_time(row):
            return False
        return self._begin_day(row, column, cell) or self._alone(row, column, cell, told)

    def _begin_day(self, row: int, column: int, cell: Cell) -> bool:
        day = sense(cell).day if cell.kind is CellKind.DATE else whole_day(cell.text)
        if day is None or self._cells.columns[column].meaning is Meaning.DAY:
            return False
        self._day, self._section = day, ""
        self._mark_head(row, column, day.label)
        return True

    def _named_with_remark(self, row: int, told: dict[int, Cell]) -> bool:
        """A title and one remark, without time or owner, among rows that all have a start: a section and its chair."""
        if len(told) != 2 or not self._starts_everywhere or row > self._last_timed or self._cells.has_time(row):
            return False
        held = {self._cells.columns[column].meaning for column in told}
        return Meaning.TITLE in held and held <= {Meaning.TITLE, Meaning.KEEP, Meaning.NOTES}

    def _own_time(self, row: int, column: int, cell: Cell) -> bool:
        """A time and what happens in one cell, however merged ("10:15-10:30 Break")."""
        if cell.kind is not CellKind.TEXT or self._cells.columns[column].meaning in {
            Meaning.NOTES,
            Meaning.DESCRIPTION,
        }:
            return False
        found = leading_span(cell.text)
        rest = cell.text[found.ends :].strip(_EDGE) if found else ""
        if not found or not any(sign.isalpha() for sign in rest):
            return False
        title, more = split_title(rest)
        item = self._new(row, column, title)
        item.start, item.end = found.span.start, found.span.end
        item.add(Meaning.DESCRIPTION, "", more)
        self.items.append(item)
        self._cells.use(row)
        return True

    def _alone(self, row: int, column: int, cell: Cell, told: dict[int, Cell]) -> bool:
        """A single text without a time: a section's name, a remark to the row above, or a remark below the table."""
        meaning = self._cells.columns[column].meaning
        if not self._cells.timed:
            return cell.text.lstrip().startswith("#") and self._begin_section(row, told, column)
        if row > self._last_timed:
            self._leave(row, "a remark below the table")
            return True
        if meaning in SPEAKING or (meaning is Meaning.TITLE and kind_of(cell.text) in {Kind.BREAK, Kind.QA}):
            return False
        return self._begin_section(row, told, column)

    def _begin_section(self, row: int, told: dict[int, Cell], column: int) -> bool:
        column = column if column in told else min(told)
        self._section = split_title(told[column].text.lstrip("# "))[0]
        self._mark_head(row, column, self._section)
        return True

    def _mark_head(self, row: int, column: int, name: str) -> None:
        self.heads[row] = name
        self._cells.use(row, [column])

    def _new(self, row: int, column: int, title: str) -> Item:
        return Item(
            self.region.place(row, column),
            title,
            day=self._day,
            section=self._section,
            time_place=self._cells.time_place(row),
        )

    def _item(self, row: int, told: dict[int, Cell]) -> None:
        item = self._new(row, self._cells.title_column, "")
        self._cells.read_times(item, row)
        self._follow_day(item, row)
        column, item.title = self._cells.title(row, told, item.timed)
        self._cells.read_title_time(item)
        if column != self._cells.title_column:
            item.place = self.region.place(row, column)
        if not item.title and not item.timed:
            self._go_on(row, told)
        elif self._cells.timed and not item.timed and self._cells.by[Meaning.DAY] and not self._cells.day(row):
            self._leave(row, "a row without a day or a time")
        elif not item.title:
            self.items.append(item)
            self._leave(row, "a time without a title")
            self._cells.use(row, [each for each in told if self._cells.columns[each].meaning in STRUCTURE])
        else:
            self._cells.add_details(item, row, told, column)
            self._section = item.section
            self._time_in_title(item)
            self.items.append(item)
            self._cells.use(row)

    def _follow_day(self, item: Item, row: int) -> None:
        """A day column names the day until it names another; a new day begins without a section."""
        day = self._cells.day(row)
        if day:
            if self._day is None or day.key != self._day.key:
                self._section = item.section = ""
            self._day = day
        if self._cells.by[Meaning.DAY] or item.day is None:
            item.day = self._day or item.day
        item.end_day = self._cells.end_day(row) or item.end_day

    def _time_in_title(self, item: Item) -> None:
        """A row of a timed table whose only time stands in its title: a moment inside another item."""
        found = leading_span(item.title) if self._cells.timed and not item.timed else None
        rest = item.title[found.ends :].strip(_EDGE) if found else ""
        if found and any(sign.isalpha() for sign in rest):
            item.start, item.end, item.title = found.span.start, found.span.end, rest
            item.mark = found.span.end is None

    def _go_on(self, row: int, told: dict[int, Cell]) -> None:
        if self.items and self.items[-1].title:
            self._cells.go_on(self.items[-1], row, told)
        else:
            self._leave(row, "a row without a title or a time")

    def _settle_disagreements(self) -> None:
        """Where start and end say another length than the length's own column, one of the two must go."""
        differing = [(item, *told) for item in self.items if (told := _two_lengths(item))]
        if not differing:
            return
        answer = self._asked_which(differing)
        for item, _, _ in differing:
            if answer == 0:
                item.end = None
            else:
                item.length = None

    def _asked_which(self, differing: list[tuple[Item, int, int]]) -> int:
        """Asked once a table: the column of ends or the column of lengths is right all through."""
        item, apart, stated = differing[0]
        more = f", and {len(differing) - 1} more rows are like it" if len(differing) > 1 else ""
        question = f"ends {format_length(apart)} after its start, but its length says otherwise{more}"
        readings = (f"go by the length: {format_length(stated)}", f"go by the end: {format_length(apart)}")
        return self.book.ask("disagree", item.place, item.title, question, readings)

    def _drop_total_in_front(self) -> None:
        """A first row of a table of lengths alone that is as long as all others together names the whole."""
        lengths = [item.length.planned_s for item in self.items if item.length]
        if len(lengths) < 4 or len(lengths) < len(self.items) or self._starts_everywhere:
            return
        if 0.9 <= lengths[0] / max(1, sum(lengths[1:])) <= 1.12 and lengths[0] > 2 * max(lengths[1:]):
            self.book.release(self.items.pop(0).place, "a total")


def _two_lengths(item: Item) -> tuple[int, int] | None:
    """The length from start to end and the one stated where they differ, whatever half of the day is meant."""
    if item.start is None or item.end is None or item.length is None or item.length.shortest_s is not None:
        return None
    apart, stated = item.end.seconds - item.start.seconds, item.length.planned_s
    return (apart % HALF_DAY, stated) if (apart - stated) % HALF_DAY else None
