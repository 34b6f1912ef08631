"""Reads a column of lengths: which unit bare numbers are in, and whether ``5:30`` is minutes or hours."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.domain.sheet import Cell, CellKind
from app.importers.sense.cells import loose_length, loose_span, sense
from app.importers.sense.lengths import UNITS, Length, whole_length
from app.importers.sense.notebook import Notebook
from app.importers.sense.regions import Region
from app.importers.sense.times import DAY
from app.importers.sense.words import header_unit

LONGEST_DAY_S = 16 * 3600


class LengthColumn:
    """One column of lengths, its habits found out once."""

    def __init__(
        self, region: Region, column: int, book: Notebook, day_a_row: bool = False, start: int | None = None
    ) -> None:
        self._region, self._column, self._book = region, column, book
        cells = list(region.cells(column))
        self._fractions = self._all_fractions(cells)
        self._unit = self._bare_unit(cells, day_a_row)
        told = None if start is None else self._by_starts(start)
        self._hours = self._colon_is_hours(cells) if told is None else told
        self._seconds = told is False
        self._elapsed = _counts_on(cells)

    def understands(self, cell: Cell) -> bool:
        """Whether a cell of the column can be read, remarks behind the length aside."""
        length = loose_length(cell)
        return length is not None and length.planned_s > 0 and not _says_more(cell, length)

    def read(self, row: int) -> Length | None:
        """The length in this row, with a doubt noted where it can be read two ways; None when there is none."""
        cell = self._region.at(row, self._column)
        length = loose_length(cell)
        if length is None:
            return None
        if self._fractions and cell.number is not None:
            return replace(length, planned_s=round(cell.number * DAY))
        if self._elapsed and length.unit == "" and length.shortest_s is not None:
            length = Length(length.planned_s - length.shortest_s, unit="")
        length = self._in_unit(length, row, cell)
        if length.shortest_s is not None and length.longest_s is not None and length.shortest_s < length.longest_s:
            length = self._range(length, row, cell)
        return length if length.planned_s > 0 else None

    def _in_unit(self, length: Length, row: int, cell: Cell) -> Length:
        if length.unit == "":
            return _scaled(length, UNITS[self._unit] / 60)
        if self._seconds and (length.unit == "t" or ":" in length.text):
            return _scaled(length, 1 / 60)
        if length.unit == ":" or (length.unit == "t" and length.planned_s >= LONGEST_DAY_S // 16 and not self._hours):
            return self._colon(length, row, cell)
        return length

    def _colon(self, length: Length, row: int, cell: Cell) -> Length:
        """``5:30`` among minutes: 5 min 30 s, unless the person says hours."""
        first, second = length.planned_s // 3600, length.planned_s // 60 % 60
        if self._hours is True:
            return replace(length, unit="h")
        readings = (f"{first} min {second} s" if second else f"{first} min", f"{first} h {second:02d}")
        place = self._region.place(row, self._column)
        answer = self._book.ask("colon", place, cell.text, "in a column of minutes", readings)
        return replace(length, planned_s=first * 60 + second) if answer == 0 else length

    def _range(self, length: Length, row: int, cell: Cell) -> Length:
        low, high = length.shortest_s or 0, length.longest_s or 0
        readings = (f"shortest {low // 60}, longest {high // 60}", f"{low // 60}", f"{high // 60}")
        place = self._region.place(row, self._column)
        answer = self._book.ask("range", place, cell.text, "is a range", readings)
        if answer == 0:
            return length
        return replace(length, planned_s=(0, low, high)[answer], shortest_s=None, longest_s=None)

    def _all_fractions(self, cells: list[Cell]) -> bool:
        """Numbers below one in every row are Excel's parts of a day without their format."""
        numbers = [cell.number for cell in cells if cell.kind is CellKind.NUMBER and cell.number is not None]
        return len(numbers) >= 2 and all(0 <= number < 1 for number in numbers) and any(numbers)

    def _bare_unit(self, cells: list[Cell], day_a_row: bool) -> str:
        """The unit the header states; a lesson a day of "2" is hours; else minutes, as nearly everybody writes."""
        stated = header_unit(self._region.header(self._column))
        numbers = [found.number for cell in cells if (found := sense(cell)).number is not None]
        few = sum((number or 0) <= 12 for number in numbers)
        if stated or not numbers or not day_a_row or few < 0.7 * len(numbers):
            return stated or "min"
        place = self._region.place(self._region.first, self._column)
        answer = self._book.ask("unit", place, cells[0].text, "numbers without a unit", ("hours", "minutes"))
        return ("h", "min")[answer]

    def _by_starts(self, start: int) -> bool | None:
        """Whether the starts go on by hours and minutes, or by minutes and seconds; None where they tell neither."""
        hours = minutes = 0
        for row, later in pairwise(self._region.filled):
            here, there = (loose_span(self._region.at(each, start)) for each in (row, later))
            length = loose_length(self._region.at(row, self._column))
            if here and there and length and length.unit in {":", "t", "h"}:
                step = there.start.seconds - here.start.seconds
                hours += step == length.planned_s > 0
                minutes += step * 60 == length.planned_s > 0
        return None if hours == minutes else hours > minutes

    def _colon_is_hours(self, cells: list[Cell]) -> bool:
        """Whether ``1:15`` is an hour and a quarter: so where some begin with 0, or all together still fit a day."""
        lengths = [length for cell in cells if (length := loose_length(cell))]
        colons = [length for length in lengths if length.unit in {":", "t"}]
        minutes = [length for length in lengths if length.unit in {"", "min"}]
        if header_unit(self._region.header(self._column)) == "min" or len(minutes) >= max(1, len(colons)):
            return False
        if any(length.unit in {"h", "t"} and 0 < length.planned_s < 3600 for length in lengths):
            return True
        return sum(length.planned_s for length in colons) <= LONGEST_DAY_S and all(
            c.planned_s < 13 * 3600 for c in colons
        )


def _counts_on(cells: list[Cell]) -> bool:
    """Whether ranges of minutes each begin where the one above ended: "0-5", "5-20" count from the start."""
    lengths = [length for cell in cells if (length := loose_length(cell)) and length.shortest_s is not None]
    chained = sum(before.longest_s == after.shortest_s for before, after in pairwise(lengths))
    return len(lengths) >= 2 and chained >= 0.7 * (len(lengths) - 1)


def _scaled(length: Length, factor: float) -> Length:
    return replace(
        length,
        planned_s=round(length.planned_s * factor),
        shortest_s=None if length.shortest_s is None else round(length.shortest_s * factor),
        longest_s=None if length.longest_s is None else round(length.longest_s * factor),
    )


def _says_more(cell: Cell, length: Length) -> bool:
    """Whether words follow the length ("10 min, then alone"), which must be kept."""
    return cell.kind is CellKind.TEXT and whole_length(" ".join(cell.text.split())) is None and bool(length.unit)
