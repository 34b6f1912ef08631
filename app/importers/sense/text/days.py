"""Which day a cell of a day column or the header of a timetable's column stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.domain.sheet import Cell
from app.importers.sense.text.cells import sense
from app.importers.sense.text.dates import Day, find_day, month_day, weekday_alone
from app.importers.sense.text.words import is_filler

LONGEST_HEADER: Final = 120
_DAYS: Final = re.compile(r"(?:jours?|days?|tage?|d[ií]as?|giorn[oi]|dag(?:en)?|dias?)\b\s+\S+", re.IGNORECASE)


def day_in(cell: Cell) -> Day | None:
    """The day of a cell in a day column: a date, a weekday, a number of month and day, or any label."""
    if not cell or is_filler(cell.text):
        return None
    found = sense(cell)
    if found.day:
        return found.day
    if found.number is not None and found.number.is_integer() and found.number >= 101:
        return month_day(int(found.number)) or Day(cell.text, cell.text)
    named = find_day(cell.text)
    if named:
        return named[0]
    return Day(cell.text.strip(), f"Day {cell.text}" if found.number is not None else cell.text.strip())


@lru_cache(maxsize=5_000)
def header_day(header: str) -> Day | None:
    """The day a column's header names: a date or weekday in one of its lines, or words such as "odd days"."""
    if len(header) > LONGEST_HEADER:
        return None
    for line in header.split("\n"):
        found = find_day(line)
        if found:
            return Day(found[0].key, " ".join(header.split())[:60], found[0].date)
    if short := weekday_alone(header):
        return short
    flat = " ".join(header.split())
    return Day(flat, flat[:60]) if _DAYS.match(flat) else None
