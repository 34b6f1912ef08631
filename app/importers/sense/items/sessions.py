"""Reads tables whose rows are sessions and whose columns are their parts, all of one stated length."""

from __future__ import annotations

from app.domain.sheet import Column, Meaning
from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.part_columns import stated_length
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.dates import Day
from app.importers.sense.text.days import day_in
from app.importers.sense.text.lengths import Length
from app.importers.sense.text.parts import parts_of
from app.importers.sense.text.words import is_filler


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
