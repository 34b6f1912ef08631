"""Counts what the cells of a column can be read as."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.sheet import Cell
from app.importers.sense.text.cells import loose_span, sense
from app.importers.sense.text.dates import weekday_alone
from app.importers.sense.text.words import is_filler

LOOKED_AT = 400
EARLIEST_S = 6 * 3600
_ADDRESS = re.compile(
    r"(?:https?:|www\.|/)\S*|[\w.+-]+@[\w-]+\.[\w.-]+|[^\n]*\.(?:png|jpe?g|gif|svg|webp|html?|php)", re.IGNORECASE
)
"""Links, mail addresses and names of pictures, which say nothing by themselves."""


@dataclass(slots=True)
class Profile:
    """How many of a column's filled cells could be what; shares are of ``filled``."""

    filled: int = 0
    clocks: int = 0
    ranges: int = 0
    lengths: int = 0
    numbers: int = 0
    hhmm: int = 0
    moments: int = 0
    days: int = 0
    weekdays: int = 0
    texts: int = 0
    letters: int = 0
    distinct: set[str] = field(default_factory=set)
    highest: float = 0.0
    last: float = 0.0
    falls: int = 0
    steps: int = 0
    spreads: int = 0
    hours: int = 0
    latest: int = -1
    returns: int = 0

    def share(self, count: int) -> float:
        """This many of the filled cells, from 0 to 1."""
        return count / self.filled if self.filled else 0.0

    @property
    def times(self) -> int:
        """Cells with a time of day, alone or as a span."""
        return self.clocks + self.ranges

    @property
    def on_the_hour(self) -> int:
        """Cells such as "9 h" that may count hours, where they only go on: then they tell times of day."""
        return self.hours if self.hours and self.returns <= 0.1 * (self.hours + self.clocks) else 0

    @property
    def rising(self) -> bool:
        """Whether its numbers only count up, as numbers of rows do: one by one, or four and more."""
        if self.numbers >= 2 and self.steps == self.numbers - 1:
            return True
        return self.numbers >= 4 and self.falls <= 0.1 * self.numbers and self.highest > 0

    @property
    def variety(self) -> float:
        """How many of the filled cells differ, from 0 to 1."""
        return self.share(len(self.distinct))

    @property
    def text_length(self) -> float:
        """Letters of the average text; one of a writing without an alphabet counts twice."""
        return self.letters / self.texts if self.texts else 0.0


def profile(cells: Iterable[Cell]) -> Profile:
    """The profile of a column's cells; fillers count as empty."""
    column = Profile()
    for cell in cells:
        if not cell or is_filler(cell.text):
            continue
        if column.filled >= LOOKED_AT:
            break
        _count(column, cell)
    return column


def _count(column: Profile, cell: Cell) -> None:
    found = sense(cell)
    column.filled += 1
    column.distinct.add(cell.text)
    column.clocks += found.clock
    column.ranges += found.ranged
    column.lengths += found.length is not None and found.length.unit not in {"", ":"} and found.span is None
    if spoken := loose_span(cell) if found.span or (found.length and found.length.unit == "h") else None:
        column.hours += found.span is None and spoken.start.seconds >= EARLIEST_S
        column.returns += spoken.start.seconds <= column.latest
        column.latest = spoken.start.seconds
    column.spreads += found.length is not None and found.length.unit == "" and found.number is None
    column.numbers += found.number is not None
    column.hhmm += found.hhmm is not None and (found.number or 0) >= 100
    column.moments += found.day is not None and found.span is not None
    column.weekdays += found.day is None and weekday_alone(cell.text) is not None
    column.days += found.day is not None
    if found.number is not None:
        column.highest = max(column.highest, found.number)
        column.steps += column.numbers > 1 and found.number == column.last + 1
        column.falls += found.number < column.last
        column.last = found.number
    if found.length and found.length.longest_s is not None:
        column.highest = max(column.highest, found.length.longest_s / 60)
    if found.text and not found.day and not _ADDRESS.fullmatch(cell.text.strip()):
        column.texts += 1
        column.letters += len(cell.text) + sum(sign > "\u2e7f" for sign in cell.text)
