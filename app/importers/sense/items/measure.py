"""Reads a column of lengths: which unit bare numbers are in, and whether ``5:30`` is minutes or hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from app.domain.clock import format_length, format_minutes
from app.domain.sheet import Cell, CellKind
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import loose_length, loose_span, sense
from app.importers.sense.text.lengths import UNITS, Length, whole_length
from app.importers.sense.text.times import DAY
from app.importers.sense.text.words import header_unit

LONGEST_DAY_S: Final = 16 * 3600
LONGEST_LESSON: Final = 12
"""Up to so many hours a bare number may be, where every row is a day."""
LONGEST_MINUTES: Final = 119
"""More minutes than nearly any segment has."""
SHORTEST_DAY_S: Final = 5 * 60
LONGEST_PROGRAM_S: Final = 40 * 3600
"""Lengths that sum to more than the one as hours and to less than the other can be hours as well as minutes."""
QUARTERS: Final = frozenset({0.25, 0.5, 0.75, 1.25, 1.5, 1.75})
"""Nobody plans half a minute, many half an hour."""


class LengthColumn:
    """One column of lengths, its habits found out once."""

    def __init__(
        self,
        region: Region,
        column: int,
        book: Notebook,
        *,
        day_a_row: bool = False,
        starts: Sequence[int] = (),
        clocks: Sequence[int] = (),
    ) -> None:
        self._region, self._column, self._book = region, column, book
        cells = list(region.cells(column))
        self._fractions = self._all_fractions(cells)
        self._unit = self._bare_unit(cells, day_a_row, next(iter(starts), None))
        told = next((hours for clock in (*starts, *clocks) if (hours := self._by_starts(clock)) is not None), None)
        self._hours = self._asked_for_hours(cells) if told is None else told
        self._seconds = self._hours is False if told is None and self._mostly_colons(cells) else told is False
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
        if self._elapsed and length.unit in {"", "min"} and length.shortest_s is not None:
            length = Length(length.planned_s - length.shortest_s, unit=length.unit)
        length = self._in_unit(length, row)
        if length.shortest_s is not None and length.longest_s is not None and length.shortest_s < length.longest_s:
            length = self._range(length, row)
        return length if length.planned_s > 0 else None

    def seconds(self, row: int) -> tuple[int, ...]:
        """Everything the cell in this row can mean, the likeliest first; asks nothing."""
        length = loose_length(self._region.at(row, self._column))
        if length is None:
            return ()
        if length.unit == "":
            return (_scaled(length, UNITS[self._unit] / 60).planned_s,)
        both = (length.planned_s, length.planned_s // 60)
        if length.unit not in {":", "t"}:
            return both[:1]
        return both if self._hours is not False or length.unit == "t" else both[::-1]

    def _in_unit(self, length: Length, row: int) -> Length:
        if length.unit == "":
            return _scaled(length, UNITS[self._unit] / 60)
        if self._seconds and (length.unit == "t" or ":" in length.text):
            return _scaled(length, 1 / 60)
        if length.unit == ":" or (length.unit == "t" and length.planned_s >= LONGEST_DAY_S // 16 and not self._hours):
            return self._colon(length, row)
        return length

    def _colon(self, length: Length, row: int) -> Length:
        """``5:30`` among minutes: 5 min 30 s, unless the person says hours."""
        if self._hours is True:
            return replace(length, unit="h")
        readings = (format_length(length.planned_s // 60), format_length(length.planned_s))
        answer = self._ask("colon", row, "stands in a column of minutes", readings)
        return replace(length, planned_s=length.planned_s // 60) if answer == 0 else length

    def _range(self, length: Length, row: int) -> Length:
        low, high = length.shortest_s or 0, length.longest_s or 0
        readings = (
            f"shortest {format_minutes(low)}, longest {format_minutes(high)}",
            format_length(low),
            format_length(high),
        )
        answer = self._ask("range", row, "is a range", readings)
        if answer == 0:
            return length
        return replace(length, planned_s=(0, low, high)[answer], shortest_s=None, longest_s=None)

    def _ask(self, kind: str, row: int, question: str, readings: tuple[str, ...], usual: int = 0) -> int:
        place = self._region.place(row, self._column)
        text = self._region.at(row, self._column).text
        return self._book.ask(kind, place, text, question, readings, usual=usual)

    def _all_fractions(self, cells: list[Cell]) -> bool:
        """Numbers below one in every row are Excel's parts of a day without their format."""
        numbers = [cell.number for cell in cells if cell.kind is CellKind.NUMBER and cell.number is not None]
        return len(numbers) >= 2 and all(0 <= number < 1 for number in numbers) and any(numbers)

    def _bare_unit(self, cells: list[Cell], day_a_row: bool, start: int | None) -> str:
        """The unit the header states or the starts tell; asked where numbers look like hours or seconds."""
        stated = header_unit(self._region.header(self._column))
        rows = [row for row in self._region.filled if sense(self._region.at(row, self._column)).number]
        if stated or not rows or self._fractions:
            return stated or "min"
        if start is not None and (told := self._unit_by_starts(start)):
            return told
        numbers = [number for cell in cells if (number := sense(cell).number)]
        shown = self._region.at(rows[0], self._column).text
        question = "has no unit, like the others in its column"
        if _look_like_hours(numbers, day_a_row):
            return ("min", "h")[self._ask("unit", rows[0], question, (f"{shown} minutes", f"{shown} hours"), usual=1)]
        if sum(numbers) * 60 > LONGEST_DAY_S and sum(number > LONGEST_MINUTES for number in numbers) > 0.5 * len(
            numbers
        ):
            return ("min", "s")[self._ask("seconds", rows[0], question, (f"{shown} minutes", f"{shown} seconds"))]
        return "min"

    def _unit_by_starts(self, start: int) -> str:
        """The unit in which bare numbers lead from start to start; "" where no unit does so in half of the rows."""
        right = dict.fromkeys(UNITS, 0)
        steps = 0
        for row, later in pairwise(self._region.filled):
            here, there = (loose_span(self._region.at(each, start)) for each in (row, later))
            number = sense(self._region.at(row, self._column)).number
            if here and there and number:
                steps += 1
                for unit, seconds in UNITS.items():
                    right[unit] += there.start.seconds - here.start.seconds == number * seconds
        best = max(right, key=lambda unit: right[unit])
        return best if right[best] >= max(1, 0.5 * steps) else ""

    def _by_starts(self, start: int) -> bool | None:
        """Whether the starts go on by hours and minutes, or by minutes and seconds; None where they tell neither."""
        hours = minutes = 0
        spans = [loose_span(self._region.at(row, start)) for row in self._region.filled]
        for row, (here, there) in zip(self._region.filled, pairwise(spans), strict=False):
            length = loose_length(self._region.at(row, self._column))
            if here and there and length and length.unit in {":", "t", "h"}:
                step = there.start.seconds - here.start.seconds
                hours += step == length.planned_s > 0
                minutes += step * 60 == length.planned_s > 0
        return None if hours == minutes else hours > minutes

    def _asked_for_hours(self, cells: list[Cell]) -> bool:
        """Whether ``1:15`` is an hour and a quarter; a column of nothing else that fits both is asked for, once."""
        hours = self._colon_is_hours(cells)
        rows = [row for row in self._region.filled if _is_colon(self._region.at(row, self._column))]
        lengths = [length.planned_s for row in rows if (length := loose_length(self._region.at(row, self._column)))]
        fits = SHORTEST_DAY_S * 60 <= sum(lengths) <= LONGEST_PROGRAM_S and min(lengths, default=0) >= 3600
        if not self._mostly_colons(cells) or not fits:
            return hours
        readings = (f"{format_length(lengths[0])}", f"{format_length(lengths[0] // 60)}")
        question = "and the others in its column can be hours or minutes"
        return self._ask("hours", rows[0], question, readings, usual=0 if hours else 1) == 0

    def _mostly_colons(self, cells: list[Cell]) -> bool:
        """Whether the column is written with colons all through and names no unit."""
        return not header_unit(self._region.header(self._column)) and sum(map(_is_colon, cells)) > 0.5 * len(cells)

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


def _is_colon(cell: Cell) -> bool:
    length = loose_length(cell)
    return length is not None and length.unit in {":", "t"}


def _look_like_hours(numbers: list[float], day_a_row: bool) -> bool:
    """Small numbers where every row is a day, or halves and quarters here and there."""
    few = sum(number <= LONGEST_LESSON for number in numbers) >= 0.7 * len(numbers)
    quarters = sum(number in QUARTERS for number in numbers)
    return few and (day_a_row or quarters >= max(2, 0.25 * len(numbers)))


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
