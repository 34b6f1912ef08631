"""Reads running text: lines that carry their own times, with the lines between them as headings or remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Kind
from app.domain.sheet import Cell, CellKind, Grid, Meaning, Place
from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.items.named import name_behind, name_leaders
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.headers import SURE, TIMING
from app.importers.sense.text.dates import Day, day_in_front, heading_day, whole_day
from app.importers.sense.text.kinds import kind_of
from app.importers.sense.text.parts import Part, ending_length, ending_span, leading_part
from app.importers.sense.text.words import header_guesses, is_total

FEWEST: Final = 2
LONGEST_TITLE: Final = 120
LONGEST_SECTION: Final = 80
FEWEST_LETTERS: Final = 3
_SENTENCE: Final = (".", "?", "!", ";", ",")
"""What ends a sentence or goes on, and no heading."""
_NUMBERED: Final = re.compile(r"(\D{3,40}?)\s*\d{1,2}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its cell."""

    row: int
    column: int
    text: str


def lines_of(grid: Grid) -> list[Line]:
    """The lines of a sheet outside its marked tables, where a row holds one text."""
    lines = []
    for row, cells in enumerate(grid.rows):
        if not cells:
            continue
        look_up()
        filled = [(column, cell) for column, cell in enumerate(cells) if cell]
        if (
            len(filled) == 1
            and _is_text(filled[0][1])
            and not any(area.holds(row, filled[0][0]) for area in grid.areas)
        ):
            lines.append(Line(row, filled[0][0], filled[0][1].text.strip()))
    return lines


def _is_text(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT


class LineReader:
    """Goes down the lines, remembering day and section."""

    def __init__(self, sheet: int, lines: list[Line], book: Notebook) -> None:
        self._sheet, self._lines, self._book = sheet, lines, book
        self._day: Day | None = None
        self._section = ""
        self._items: list[Item] = []
        self._sums: dict[int, str] = {}
        self._parts = self._timed_lines()
        self._heads = _numbered_heads(lines)

    def read(self) -> list[Item]:
        """The items, none where fewer than two lines carry a time."""
        if len(self._parts) < FEWEST:
            return []
        before: Line | None = None
        for line in self._lines:
            look_up()
            part = self._parts.get(line.row)
            if line.row in self._heads:
                self._begin(Day(line.text, line.text), line)
            elif line.row in self._sums:
                self._section = self._sums[line.row]
                self._book.use(self._place(line))
            elif part is None:
                self._remark(line, before)
            else:
                self._timed(line, part, before)
            before = line
        name_leaders(self._items, self._book)
        return self._items

    def _place(self, line: Line) -> Place:
        return Place(self._sheet, line.row, line.column)

    def _timed_lines(self) -> dict[int, Part]:
        """Lines of the most telling habit: a clock in front, else a length in front, else a length at the end."""
        lines = [line for line in self._lines if not is_total(line.text)]
        leading = {line.row: part for line in lines if (part := leading_part(line.text))}
        if any(part.span for part in leading.values()):
            leading |= {line.row: part for line in lines if (part := leading_part(line.text, hours=True))}
        clocks = {row: part for row, part in leading.items() if part.span}
        ending = {line.row: part for line in lines if (part := ending_span(line.text)) and not _is_label(part.title)}
        if len(clocks) >= FEWEST:
            return {**ending, **clocks}
        if len(ending) >= FEWEST and len(ending) > len(leading):
            return ending
        if len(leading) >= FEWEST:
            return leading
        ending = {line.row: part for line in lines if (part := ending_length(line.text))}
        named = {row: part for row, part in ending.items() if not _names_whole(part.title)}
        self._sums = {row: named[row].title for row in _sums(named)}
        return {row: part for row, part in named.items() if row not in self._sums}

    def _timed(self, line: Line, part: Part, before: Line | None) -> None:
        day, title = day_in_front(part.title)
        item = Item(self._place(line), title, day=day or self._day, section=self._section)
        if part.span:
            item.start, item.end = part.span.start, part.span.end
        item.length = part.length
        for more in part.more:
            item.add(Meaning.DESCRIPTION, "", more)
        name_behind(item)
        if not item.title:
            item.title = self._title_above(before)
        self._items.append(item)
        self._book.use(self._place(line))

    def _title_above(self, before: Line | None) -> str:
        """A time on its own line belongs to the line right above, if that is not an item itself."""
        if before is None or before.row in self._parts or whole_day(before.text):
            return ""
        if self._items and (Meaning.DESCRIPTION, "", before.text) in self._items[-1].details:
            self._items[-1].details.remove((Meaning.DESCRIPTION, "", before.text))
        if self._section == before.text:
            self._section = ""
        self._book.use(self._place(before))
        return before.text

    def _begin(self, day: Day, line: Line) -> None:
        self._day, self._section = day, ""
        self._book.use(self._place(line))

    def _remark(self, line: Line, before: Line | None) -> None:
        """A day, a heading set apart by a blank line, or a remark to the item above."""
        day = heading_day(line.text)
        if day:
            self._begin(day, line)
        elif self._is_section(line, before):
            self._section = line.text
            self._book.use(self._place(line))
        elif self._day and self._heads and not self._is_timed(line.row):
            self._items.append(Item(self._place(line), line.text, day=self._day))
            self._book.use(self._place(line))
        elif self._items and (before is None or line.row == before.row + 1):
            self._items[-1].add(Meaning.DESCRIPTION, "", line.text)
            self._book.use(self._place(line))
        else:
            self._book.leave(self._place(line), "a line without a time")

    def _is_timed(self, row: int) -> bool:
        """Whether any line under the numbered heading this row stands under carries a time."""
        head = max((each for each in self._heads if each < row), default=-1)
        below = min((each for each in self._heads if each > row), default=len(self._lines) + self._lines[-1].row)
        return head < 0 or any(head < each < below for each in self._parts)

    def _is_section(self, line: Line, before: Line | None) -> bool:
        """A short line right above a timed one and below a blank one, itself without a time."""
        if ending_length(line.text) or line.text.endswith(_SENTENCE) or len(line.text) > LONGEST_SECTION:
            return False
        apart = before is None or line.row > before.row + 1 or before.row not in self._parts
        return (
            apart
            and line.row + 1 in self._parts
            and bool(self._parts[line.row + 1].title)
            and len(line.text) <= LONGEST_TITLE
        )


def _sums(parts: dict[int, Part]) -> frozenset[int]:
    """The lines as long as the two and more below them together, where all others stand under such a line."""
    rows = sorted(parts)
    lengths = [part.length.planned_s if (part := parts[row]).length else 0 for row in rows]
    sums: set[int] = set()
    place = 0
    while place < len(rows):
        total, end = 0, place + 1
        while end < len(rows) and total < lengths[place]:
            total, end = total + lengths[end], end + 1
        if end - place <= FEWEST or total != lengths[place]:
            return frozenset()
        sums.add(rows[place])
        place = end
    return frozenset(sums)


def _numbered_heads(lines: list[Line]) -> frozenset[int]:
    """Lines alike but for their number ("Tutorial 1", "Tutorial 2"): each begins a session of its own."""
    heads: dict[str, list[int]] = {}
    above: dict[str, int] = {}
    empty: set[str] = set()
    for place, line in enumerate(lines):
        found = _NUMBERED.fullmatch(line.text)
        name = found[1].casefold() if found else ""
        if name and sum(sign.isalpha() for sign in name) >= FEWEST_LETTERS:
            heads.setdefault(name, []).append(line.row)
            if above.get(name) == place - 1:
                empty.add(name)  # a list of such names, not headings
            above[name] = place
    return frozenset(row for name, rows in heads.items() if len(rows) >= FEWEST and name not in empty for row in rows)


def _is_label(title: str) -> bool:
    """A label such as "Event time:" or "Date: 3 March" before a span speaks of the whole, not of an item."""
    label = title.partition(":")[0]
    guesses = {guess for guess, weight in header_guesses(label) if weight >= SURE}
    return bool(guesses & {*TIMING, Meaning.DAY}) and kind_of(title) is Kind.INPUT


def _names_whole(title: str) -> bool:
    """A label such as "Time" or "Duration" before a length speaks of the whole, not of an item."""
    return any(guess in TIMING and weight >= 0.8 for guess, weight in header_guesses(title))
