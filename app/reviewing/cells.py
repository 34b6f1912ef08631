"""Whether a cell that came back still says what was written into it, and what it says now; knows no plan.

A program that opens a file and saves it works formulas out anew, shows numbers otherwise, and takes words for dates:
none of that is a change.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from app.domain.plan import DAY_S
from app.domain.sheet import Cell, CellKind
from app.domain.text import clean
from app.domain.workbook import CellLook, SheetCell
from app.importers.sense.ours.listed import length_in
from app.importers.sense.text.cells import loose_span, signed
from app.importers.sense.text.dates import whole_day
from exporters.excel_styles import EPOCH, written

_TICKS: Final = frozenset(
    {"☑", "☒", "✓", "✔", "x", "1", "1.0", "true", "yes", "y", "ok", "done", "ja", "oui", "sí", "si"}
)
_NO_TICKS: Final = frozenset({"", "☐", "0", "0.0", "false", "no", "n", "nein", "non", "-", "–"})
_UNSEEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Signs nobody sees, which programs take away or put in."""
_SERIALS: Final = range(29_000, 74_000)
"""The days of a century and more around ours as spreadsheets number them: a date that has lost its format."""
_ROUNDED_S: Final = 1
"""Fractions of a day and of a minute are not kept to the second by every program."""


def ticked(cell: Cell) -> bool | None:
    """Whether a box is ticked, in any of the ways people tick one; None where somebody wrote something else."""
    if cell.kind is CellKind.BOOL:
        return cell.text.casefold() in {"true", "1"} or cell.number == 1
    text = cell.text.strip().casefold()
    return True if text in _TICKS else False if text in _NO_TICKS else None


def flat(text: str) -> str:
    """A text as people compare it: no trailing space, no empty end, one way of writing each letter."""
    shown = _UNSEEN.sub("", unicodedata.normalize("NFC", clean(text)))
    lines = shown.split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def same(was: SheetCell, now: Cell) -> bool:
    """Whether the cell says what was written. A clock is compared on its face; an error says nothing new."""
    if now.kind is CellKind.ERROR:
        return True
    if was.formula and not now:
        return True  # not worked out, since it was saved by something that does not calculate
    if was.look is CellLook.BOX:
        return ticked(now) == ticked(Cell(str(was.value or ""), CellKind.TEXT))
    if isinstance(was.value, int):
        return _same_number(was.value, was.look, now)
    return _same_text(str(written(was) or ""), now)


def _same_number(value: int, look: CellLook, now: Cell) -> bool:
    match look:
        case CellLook.CLOCK | CellLook.START:
            clock = clock_in(now)
            return clock is not None and near_clock(clock, value)
        case CellLook.OFFSET:
            offset = offset_in(now)
            return offset is not None and abs(offset - value) <= _ROUNDED_S
        case CellLook.MINUTES:
            length = length_said(now)
            return abs((length or 0) - value) <= _ROUNDED_S
        case CellLook.DATE:
            return day_in(now) == date.fromordinal(value).isoformat()
        case _:
            return number_in(now) == value


def _same_text(text: str, now: Cell) -> bool:
    if flat(text) == flat(now.text):
        return True
    if now.kind is CellKind.NUMBER:
        return number_in(Cell(text.strip(), CellKind.TEXT)) == now.number
    if now.kind is CellKind.DATE:
        return bool(text.strip()) and day_in(Cell(text, CellKind.TEXT)) == now.date
    if now.kind is CellKind.TIME and now.seconds is not None:
        span = loose_span(Cell(text, CellKind.TEXT)) if text.strip() else None
        return span is not None and span.start.seconds == now.seconds
    return False


def near_clock(one_s: int, other_s: int) -> bool:
    """Whether two times of day are the same, whatever the day."""
    apart = (one_s - other_s) % DAY_S
    return min(apart, DAY_S - apart) <= _ROUNDED_S


def clock_in(cell: Cell) -> int | None:
    """The time of day in a cell, in seconds."""
    if cell.seconds is not None:
        return cell.seconds % DAY_S
    span = loose_span(cell) if cell else None
    return span.start.seconds % DAY_S if span else None


def length_said(cell: Cell) -> int | None:
    """The length in a cell, in seconds; where a program shows it as a time of day, as that."""
    seconds = length_in(cell)
    clock = clock_in(cell) if seconds is None and cell.kind is CellKind.TEXT and ":" in cell.text else None
    return clock or seconds


def offset_in(cell: Cell) -> int | None:
    """Seconds from the start in a cell of minutes from the start."""
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return round(cell.number * 60)
    if cell.seconds is not None:
        return cell.seconds
    if not cell.text.strip():
        return None
    number = number_in(Cell(cell.text.strip().lstrip("+").replace("−", "-"), CellKind.TEXT))
    return round(number * 60) if number is not None else signed(cell)


def number_in(cell: Cell) -> float | None:
    """The number in a cell, also where it is text."""
    if cell.kind is CellKind.NUMBER:
        return cell.number
    try:
        number = float(cell.text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if number == number and abs(number) < 1e12 else None  # noqa: PLR0124 - only NaN differs from itself


def day_in(cell: Cell) -> str:
    """The ISO date in a cell; empty where there is none with a year."""
    if cell.kind is CellKind.DATE:
        return cell.date
    if cell.kind is CellKind.NUMBER and cell.number is not None and cell.number in _SERIALS:
        return date.fromordinal(EPOCH + int(cell.number)).isoformat()
    day = whole_day(cell.text) if cell.text.strip() else None
    return day.date if day else ""
