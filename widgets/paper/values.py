"""How a cell's value reads on paper: clocks, minutes and offsets as a spreadsheet shows them."""

from __future__ import annotations

from datetime import date

from app.domain.plan import DAY_S
from app.domain.tongue import ENGLISH
from app.domain.workbook import CellLook, SheetCell


def shown(cell: SheetCell) -> str:
    """The text of a cell; of a formula the result it has."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    match cell.look:
        case CellLook.CLOCK | CellLook.START:
            return _clock(value % DAY_S)
        case CellLook.MINUTES:
            return f"{value // 60}{_seconds(value)} min"
        case CellLook.OFFSET:
            return _offset(value)
        case CellLook.DATE:
            return ENGLISH.short_date(date.fromordinal(value).isoformat())
        case _:
            return str(value)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}{_seconds(seconds)}"


def _seconds(seconds: int) -> str:
    return f":{seconds % 60:02d}" if seconds % 60 else ""


def _offset(seconds: int) -> str:
    """Minutes from a start; parts of a minute as hundredths."""
    sign = "+" if seconds > 0 else "-" if seconds < 0 else ""
    size = abs(seconds)
    return f"{sign}{size / 60:.2f}" if size % 60 else f"{sign}{size // 60}"
