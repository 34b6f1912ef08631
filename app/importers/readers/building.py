"""Collects one sheet's cells as wire words, within the limits, counting whatever it had to leave out.

A word is a tag and a value: ``s`` text, ``n`` number, ``t`` seconds, ``d`` ISO date (and seconds), ``b`` truth,
``e`` error.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import astuple
from itertools import pairwise

from app.domain.annotations import Annotation
from app.domain.sheet import column_letters
from app.domain.text import MAX_TEXT
from app.importers import limits

DAY = 86_400
EXCEL_EPOCH = datetime.datetime(1899, 12, 30)
Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | None


class Budget:
    """What the whole file may still fill: cells and characters, over all its sheets."""

    def __init__(self) -> None:
        self.cells = limits.CELLS
        self.characters = limits.CHARACTERS

    def take(self, cells: int, characters: int) -> bool:
        """Whether so many more cells of so many characters together fit."""
        if self.cells < cells or self.characters < characters:
            return False
        self.cells -= cells
        self.characters -= characters
        return True

    def close(self) -> None:
        """A cell did not fit: nothing behind it is looked at."""
        self.cells = self.characters = 0


class GridBuilder:
    """Takes cells in any order and gives the sheet as plain lists for the answer.

    Each word is kept once, under its number; rows are lists of numbers, 0 for an empty cell.
    """

    def __init__(self, name: str, budget: Budget, hidden: bool = False) -> None:
        self.name = name[:200]
        self.hidden = hidden
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.notes: list[str] = []
        self.encoding = ""
        self._budget = budget
        self._numbers: dict[str, int] = {"": 0}
        self._sizes = [0]
        self._cut: set[int] = set()
        self._rows: dict[int, list[int]] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._areas: list[tuple[int, int, int, int]] = []
        self._fills: list[tuple[int, int, int, str]] = []
        self._remarks: list[tuple[int, int, str]] = []
        self.facts: list[tuple[str, str]] = []
        self._marks: list[Annotation] = []
        self._outside = 0
        self._first_outside = ""

    def number(self, word: str) -> int:
        """The number a word goes by in this sheet; 0 for none."""
        if word == "s":
            return 0
        if len(word) > MAX_TEXT + 1:
            number = self.number(word[: MAX_TEXT + 1])
            self._cut.add(number)
            return number
        number = self._numbers.setdefault(word, len(self._sizes))
        if number == len(self._sizes):
            self._sizes.append(len(word))
        return number

    @property
    def full(self) -> bool:
        """Whether no further row fits."""
        return self._budget.cells < 1 or len(self._rows) >= limits.ROWS

    def put(self, row: int, column: int, word: str) -> None:
        """Keep one cell; an empty word is no cell."""
        self._keep(row, column, self.number(word))

    def _keep(self, row: int, column: int, number: int) -> None:
        if not number:
            return
        fits = self._fits(row, column)
        if not fits or not self._budget.take(1, self._sizes[number]):
            if fits:
                self._budget.close()
            self.leave_out(row, column, 1)
            return
        cells = self._rows.setdefault(row, [])
        cells.extend([0] * (column + 1 - len(cells)))
        cells[column] = number

    def put_row(self, row: int, numbers: list[int]) -> None:
        """Keep a whole row, each cell by the number of its word."""
        while numbers and not numbers[-1]:
            numbers.pop()
        size = sum(map(self._sizes.__getitem__, numbers))
        filled = len(numbers) - numbers.count(0)
        new = numbers and row not in self._rows
        if new and self._fits(row, len(numbers) - 1) and self._budget.take(filled, size):
            self._rows[row] = numbers
            return
        for column, number in enumerate(numbers):
            self._keep(row, column, number)

    def leave_out(self, row: int, column: int, count: int) -> None:
        """Count filled cells that are not kept, the first of them there."""
        if not count:
            return
        self._outside += count
        self._first_outside = self._first_outside or f"{column_letters(column)}{row + 1}"

    def _fits(self, row: int, column: int) -> bool:
        if not (0 <= row < limits.LAST_ROW and 0 <= column < limits.COLUMNS):
            return False
        return row in self._rows or len(self._rows) < limits.ROWS

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Keep a merged rectangle of more than one cell, up to the limit."""
        if (top < bottom or left < right) and len(self._merges) < limits.MERGES:
            self._merges.append((top, left, bottom, right))

    def area(self, top: int, left: int, bottom: int, right: int) -> None:
        """Keep a rectangle the file itself calls a table."""
        self._areas.append((top, left, bottom, right))

    def fill(self, row: int, left: int, right: int, color: str) -> None:
        """Keep the ground some neighboring cells of a row stand on, ``color`` as six hex digits."""
        if self._fills and self._fills[-1][0] == row and self._fills[-1][2:] == (left - 1, color):
            self._fills[-1] = (row, self._fills[-1][1], right, color)
        elif len(self._fills) < limits.FILLS:
            self._fills.append((row, left, right, color))

    def remark(self, row: int, column: int, text: str) -> None:
        """Keep a comment pinned to a cell."""
        if text.strip() and len(self._remarks) < limits.REMARKS:
            self._remarks.append((row, column, text.strip()[:MAX_TEXT]))

    def mark(self, one: Annotation) -> None:
        """Keep what a reader left in a document, as long as there is room for its words."""
        if len(self._marks) < limits.MARKS and self._budget.take(0, len(one.text) + len(one.quoted)):
            self._marks.append(one)
        else:
            self._outside += 1

    def build(self) -> dict[str, object]:
        """The sheet for the answer; merges clipped to the rows and columns that hold something."""
        words, rows = self._used_words()
        last_row = max(self._rows, default=-1)
        width = max((len(cells) for cells in self._rows.values()), default=0)
        return {
            "name": self.name,
            "words": words,
            "rows": rows,
            "merges": [
                (top, left, min(bottom, last_row), min(right, width - 1))
                for top, left, bottom, right in self._merges
                if 0 <= top <= last_row and 0 <= left < width
            ],
            "areas": self._areas[: limits.TABLES],
            "hidden": self.hidden,
            "hidden_rows": sorted(row for row in set(self.hidden_rows) if row in self._rows),
            "hidden_columns": sorted(column for column in set(self.hidden_columns) if 0 <= column < width),
            "fills": [
                (row, left, min(right, width - 1), color)
                for row, left, right, color in self._fills
                if 0 <= row <= last_row and 0 <= left < width
            ],
            "remarks": [
                mark for mark in self._remarks if 0 <= mark[0] < limits.LAST_ROW and 0 <= mark[1] < limits.COLUMNS
            ],
            "encoding": self.encoding,
            "facts": self.facts[: limits.FACTS],
            "marks": [astuple(one) for one in self._marks],
            "notes": [*self.notes, *self._told()],
        }

    def _used_words(self) -> tuple[list[str], list[list[object]]]:
        """The words of the cells kept, and the rows as their numbers; what found no place is not handed over."""
        rows: list[list[object]] = [[row, self._rows[row]] for row in sorted(self._rows)]
        used = {0}.union(*self._rows.values())
        if len(used) == len(self._numbers):
            return list(self._numbers), rows
        words = [word for word, number in self._numbers.items() if number in used]
        renumbered = {number: place for place, number in enumerate(sorted(used))}
        return words, [[row, [renumbered[number] for number in self._rows[row]]] for row in sorted(self._rows)]

    def _told(self) -> list[str]:
        told = []
        if self._outside:
            cells = "filled cell lies" if self._outside == 1 else "filled cells lie"
            told.append(f"{self._outside:,} {cells} outside the area read ({self._first_outside})")
        rows = sorted(self._rows)
        if place := self._first_cut(rows):
            told.append(f"a text was cut after {MAX_TEXT:,} characters ({place})")
        for before, row in pairwise(rows):
            if row - before > limits.ROWS:
                told.append(f"row {row + 1:,} stands far below the rest")
        return told[:20]

    def _first_cut(self, rows: list[int]) -> str:
        """Where the first text stands that was cut; empty when there is none."""
        if not self._cut:
            return ""
        places = ((row, column) for row in rows for column, number in enumerate(self._rows[row]) if number in self._cut)
        return next((f"{column_letters(column)}{row + 1}" for row, column in places), "")


def word_of(value: Value) -> str:
    """The word for a value as the spreadsheet libraries give it."""
    word = ""
    match value:
        case bool():
            word = f"b{int(value)}"
        case int() | float():
            word = number_word(value)
        case datetime.datetime() | datetime.date():
            word = date_word(value)
        case datetime.time():
            word = f"t{value.hour * 3600 + value.minute * 60 + value.second + (value.microsecond >= 500_000)}"
        case datetime.timedelta():
            word = f"t{round(value.total_seconds())}"
        case str() if value and not value.isspace():
            word = f"s{value}"
    return word


def number_word(value: float) -> str:
    """A number, whole ones without a point; what is no number is an error cell."""
    if isinstance(value, float) and not math.isfinite(value):
        return f"e{value}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"n{value!r}"


def date_word(value: datetime.date) -> str:
    """A date; with its time of day where it has one. Days before 1900 in Excel's count are lengths over 24 hours."""
    if not isinstance(value, datetime.datetime):
        return f"d{value.isoformat()}"
    seconds = value.hour * 3600 + value.minute * 60 + value.second + (value.microsecond >= 500_000)
    if value.year < 1900:
        return f"t{(value - EXCEL_EPOCH).days * DAY + seconds}"
    return f"d{value.date().isoformat()} {seconds}" if seconds else f"d{value.date().isoformat()}"
