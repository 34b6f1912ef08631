"""How a cell's value reads on paper: clocks, minutes and offsets as a spreadsheet shows them."""

from __future__ import annotations

from datetime import date

from app.domain.tongue import ENGLISH, Tongue
from app.domain.workbook import CellLook, SheetCell


def shown(cell: SheetCell, say: Tongue = ENGLISH) -> str:
    """The text of a cell in the language of its workbook; of a formula the result it has."""
    value = cell.value
    if isinstance(value, int):
        return _number(value, cell.look, say)
    return value or ""


def _number(value: int, look: CellLook, say: Tongue) -> str:
    match look:
        case CellLook.CLOCK | CellLook.START:
            return say.clock(value)
        case CellLook.MINUTES:
            return f"{value // 60}{_seconds(value)} min"
        case CellLook.OFFSET | CellLook.LEFT:
            return _minutes(value, "+" if look is CellLook.OFFSET else "")
        case CellLook.DATE:
            return say.short_date(date.fromordinal(value).isoformat())
        case _:
            return str(value)


def _seconds(seconds: int) -> str:
    return f":{seconds % 60:02d}" if seconds % 60 else ""


def _minutes(seconds: int, plus: str) -> str:
    """Minutes from a start or to an end; parts of a minute as tenths."""
    sign = plus if seconds > 0 else "-" if seconds < 0 else ""
    size = abs(seconds)
    return f"{sign}{size / 60:.1f}" if size % 60 else f"{sign}{size // 60}"
