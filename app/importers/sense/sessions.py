"""Reads tables whose rows are sessions and whose columns are their parts, all of one stated length."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sheet import Column, Meaning
from app.importers.patience import look_up
from app.importers.sense.candidates import Candidate
from app.importers.sense.dates import Day
from app.importers.sense.days import day_in
from app.importers.sense.items import Item
from app.importers.sense.lengths import Length, find_length
from app.importers.sense.notebook import Notebook
from app.importers.sense.parts import parts_of
from app.importers.sense.regions import Region
from app.importers.sense.words import is_filler

FEWEST_PARTS: Final = 2
_NUMBERED: Final = re.compile(r"(\D{2,30}?)\s*(\d{1,2})")


def part_columns(region: Region, taken: dict[int, Candidate]) -> list[int]:
    """Neighboring columns headed "Part 1", "Part 2" ..., where the text above says how long each of them is."""
    runs: list[list[int]] = []
    before: tuple[str, int] = ("", 0)
    for column in region.columns:
        found = _NUMBERED.fullmatch(" ".join(region.header(column).split()))
        word, number = (found[1].strip().casefold(), int(found[2])) if found else ("", 0)
        if found and (word, number) == (before[0], before[1] + 1) and runs:
            runs[-1].append(column)
        elif found:
            runs.append([column])
        before = (word, number)
    long = [run for run in runs if len(run) >= FEWEST_PARTS]
    if not long or any(taken[column].why == "chosen" for column in long[0]):
        return []
    return long[0] if stated_length(region, long[0][0]) else []


def stated_length(region: Region, column: int) -> Length | None:
    """The length a text in or above the header gives each part ("Each part is 30 min long")."""
    found = _NUMBERED.fullmatch(" ".join(region.header(column).split()))
    word = found[1].strip().casefold() if found else "\n"
    for row in range(region.first - 1, -1, -1):
        for cell in region.grid.rows[row]:
            length = find_length(cell.text) if cell and word in cell.text.casefold() else None
            if length:
                return length[0]
    return None


class SessionReader:
    """Goes over the sessions of one table, each a day or a number of its own."""

    def __init__(self, region: Region, columns: list[Column], book: Notebook) -> None:
        self.region, self.book = region, book
        self.heads: dict[int, str] = {}
        self._columns = columns
        self._parts = [column.index for column in columns if column.meaning is Meaning.PART_TITLE]
        self._each = stated_length(region, self._parts[0]) or Length(0)

    def read(self) -> list[Item]:
        """The items in order; a part merged over several columns lasts as long as they do."""
        return [item for row in self.region.filled for item in self._session(row)]

    def _session(self, row: int) -> list[Item]:
        look_up()
        day = self._day(row)
        items: list[Item] = []
        for column in self._parts:
            cell = self.region.at(row, column)
            origin = self.region.covers.get((row, column), (row, column))
            if origin != (row, column) and items and origin[1] in self._parts:
                length = items[-1].length or self._each
                items[-1].length = Length(length.planned_s + self._each.planned_s)
            elif cell and not is_filler(cell.text):
                part = parts_of(cell.text)[0]
                items.append(Item(self.region.place(row, column), part.title, length=self._each, day=day))
                self.book.use(self.region.place(row, column))
        if items:
            self._add_rest(items[0], row)
        return items

    def _day(self, row: int) -> Day:
        for column in self._columns:
            if column.meaning is Meaning.DAY and (day := day_in(self.region.at(row, column.index))):
                return day
        named = next((cell for cell in self.region.grid.rows[row] if cell), None)
        return Day(f"row {row}", named.text[:60] if named else "")

    def _add_rest(self, item: Item, row: int) -> None:
        """What else the row says goes with its first part."""
        for column in self._columns:
            cell = self.region.grid.at(row, column.index)
            if not cell or column.index in self._parts:
                continue
            self.book.use(self.region.place(row, column.index))
            if column.meaning is Meaning.TITLE:
                item.section = " ".join(cell.text.split())[:100]
            elif column.meaning is Meaning.OWNER:
                item.owner = " ".join(cell.text.split())
            elif column.meaning is not Meaning.DAY:
                item.add(column.meaning, " ".join(column.header.split()) or f"Column {column.index + 1}", cell.text)
