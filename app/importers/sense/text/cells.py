"""What one cell can be read as, before anything is known about its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.sheet import Cell, CellKind
from app.importers.sense.text.dates import Day, find_day, whole_day
from app.importers.sense.text.lengths import Length, length_at, whole_length
from app.importers.sense.text.times import DAY, HOUR, Clock, Span, find_spans, leading_span, whole_span
from app.importers.sense.text.words import is_filler

_MOMENT: Final = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:T|[\s,]+)(\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:[ap]\.?m\.?)?)"
    r"\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)


MOST_SIGNED: Final = 100_000
"""Minutes before the start: ten weeks, beyond which a number is something else."""
_SIGNED: Final = re.compile(
    r"(?:[tlhx]\s?)?(?P<sign>[-–−+±])\s?(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3})(?::(?P<seconds>[0-5]\d))?"
    r"\s*(?:(?P<unit>h|hrs?|hours?|std|stunden|min|mins|minutes?|minuten|minutos|minuti|m|['′]|s|sec)\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sense:
    """Everything a cell could mean. ``hhmm`` is a whole number that could be a time without its colon (830, 1345)."""

    span: Span | None = None
    length: Length | None = None
    number: float | None = None
    hhmm: Clock | None = None
    day: Day | None = None
    text: bool = False

    @property
    def clock(self) -> bool:
        """A single time of day."""
        return self.span is not None and self.span.end is None

    @property
    def ranged(self) -> bool:
        """A start and an end in one cell."""
        return self.span is not None and self.span.end is not None

    @property
    def timed(self) -> bool:
        """A time of day or a length that cannot be a plain number."""
        return self.span is not None or (self.length is not None and self.length.unit != "")


NOTHING: Final = Sense()
LEAST_DATED: Final = 8
MOST_DATED: Final = 50
"""So many letters a day with its time has."""


@lru_cache(maxsize=50_000)
def sense(cell: Cell) -> Sense:
    """What the cell can be read as; NOTHING for empty cells and fillers such as "-"."""
    match cell.kind:
        case CellKind.EMPTY | CellKind.BOOL | CellKind.ERROR:
            return NOTHING
        case CellKind.TIME:
            return _time(cell.seconds or 0)
        case CellKind.DATE:
            day = find_day(cell.date)
            span = Span(Clock(cell.seconds)) if cell.seconds is not None else None
            return Sense(span=span, day=day[0] if day else None)
        case CellKind.NUMBER:
            return _number(cell.number or 0.0, cell.text)
    return NOTHING if is_filler(cell.text) else _text(cell.text)


def _time(seconds: int) -> Sense:
    span = Span(Clock(seconds)) if 0 <= seconds < 2 * DAY else None
    length = Length(seconds, unit="t") if 0 <= seconds <= 2 * DAY else None
    return Sense(span=span, length=length)


def _number(number: float, text: str) -> Sense:
    length = Length(round(number * 60), unit="", text=text) if 0 <= number <= 10_000 else None
    return Sense(length=length, number=number, hhmm=_without_colon(number))


def _without_colon(number: float) -> Clock | None:
    if not number.is_integer() or not 0 <= number <= 2400:
        return None
    hours, minutes = divmod(int(number), 100)
    return Clock(hours * 3600 + minutes * 60) if minutes < 60 else None


def _text(text: str) -> Sense:
    moment = _MOMENT.fullmatch(text.strip())
    if moment:
        found = find_day(moment[1])
        return Sense(span=whole_span(moment[2]), day=found[0] if found else None)
    flat = " ".join(text.split())
    if dated := _dated(flat):
        return dated
    span, length = whole_span(flat) or _two_lines(text) or _with_length(flat), whole_length(flat)
    if span and not any(sign.isdigit() for sign in flat):
        span = None  # "Mittag" alone is a meal as often as a time: a column of times says which
    number = _plain_number(flat)
    if number is not None:
        return Sense(span=span, length=length, number=number, hhmm=_without_colon(number))
    day = None if span else whole_day(text)
    return Sense(span=span, length=length, day=day, text=not (span or length))


def _dated(text: str) -> Sense | None:
    """A day, then a time of it, and nothing beside ("Nov 9, 2020 10:00", "Tuesday, 14:00-15:30")."""
    spans = find_spans(text) if LEAST_DATED <= len(text) <= MOST_DATED else []
    if len(spans) != 1 or spans[0].begins == 0 or text[spans[0].ends :].strip():
        return None
    day = whole_day(text[: spans[0].begins].strip(" ,@|–—-"))
    return Sense(span=spans[0].span, day=day) if day else None


def _two_lines(text: str) -> Span | None:
    """A start over an end."""
    lines = text.split("\n")
    return whole_span(" - ".join(lines)) if len(lines) == 2 and all(whole_span(line) for line in lines) else None


def _with_length(text: str) -> Span | None:
    """A start or a span with its length in brackets behind it, or open: "9:00 (15 min)", "9:25+"."""
    found = leading_span(text) if text.endswith((")", "]", "+")) else None
    rest = text[found.ends :].strip() if found else ""
    if found and rest == "+":
        return found.span
    length = whole_length(rest.strip("()[] ")) if rest.startswith(("(", "[")) else None
    return found.span if found and length and length.unit not in {"", ":"} else None


def length_behind(cell: Cell) -> Length | None:
    """The length in brackets behind the time in a cell."""
    found = _with_length(" ".join(cell.text.split())) if cell.kind is CellKind.TEXT else None
    begins = max(cell.text.rfind("("), cell.text.rfind("["))
    return whole_length(cell.text[begins:].strip("()[] \n")) if found and begins >= 0 else None


def _plain_number(text: str) -> float | None:
    return float(text.replace(",", ".")) if re.fullmatch(r"\d{1,6}(?:[.,]\d+)?", text) else None


@lru_cache(maxsize=50_000)
def loose_span(cell: Cell) -> Span | None:
    """The cell as a span in a column known to hold times: "13-14" and "9" count, trailing words are let go."""
    found = sense(cell)
    if found.span:
        return found.span
    if cell.kind is CellKind.TEXT:
        flat = " ".join(cell.text.split())
        leading = leading_span(flat)
        spoken = whole_span(flat, loose=True) or (leading.span if leading else None)
        if spoken:
            return spoken
    return _number_as_time(cell, found)


def _number_as_time(cell: Cell, found: Sense) -> Span | None:
    """830, 13 or 0.375 as a time of day."""
    if found.number is None:
        return None
    if cell.kind is CellKind.NUMBER and 0 < found.number < 1:
        return Span(Clock(round(found.number * DAY)))
    if found.hhmm and found.number >= 100:
        return Span(found.hhmm)
    return Span(Clock(int(found.number) * 3600)) if found.number.is_integer() and 0 <= found.number <= 24 else None


def signed(cell: Cell) -> int | None:
    """Seconds before or after the start, as "T-30", "-00:15" or "+5" say it: minutes, where no unit is named."""
    if cell.kind is CellKind.NUMBER and cell.number is not None and cell.number < 0:
        return round(cell.number * 60) if cell.number >= -MOST_SIGNED else None
    found = _SIGNED.fullmatch(cell.text.strip()) if cell.kind is CellKind.TEXT else None
    if found is None:
        return None
    first, second, third = int(found["hours"] or 0), int(found["minutes"]), int(found["seconds"] or 0)
    unit = (found["unit"] or "").lower()
    if found["hours"] is None and unit.startswith(("h", "st")):
        first, second = second, 0
    if found["hours"] is None and unit.startswith("s"):
        second, third = 0, second
    total = first * HOUR + second * 60 + third
    return -total if found["sign"] in "-–−" else total


@lru_cache(maxsize=50_000)
def loose_length(cell: Cell) -> Length | None:
    """The cell as a length in a column known to hold lengths: a length followed by remarks counts."""
    found = sense(cell)
    if found.length:
        return found.length
    if cell.kind is CellKind.TEXT:
        leading = length_at(cell.text, 0)
        return leading[0] if leading else None
    return None
