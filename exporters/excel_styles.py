"""How cells look in Excel: each combination is made once and shared, since a style a cell costs most of the time."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, Final, cast

from app.domain.document import Tone
from app.domain.plan import DAY_S
from app.domain.text import clean
from app.domain.tints import HAIR, HEAD, INK, INPUT, MUTED, SOFT
from app.domain.tongue import ENGLISH, Tongue
from app.domain.workbook import CENTERED, QUIET, STRONG, CellLook, SheetCell, SheetRow, Value

if TYPE_CHECKING:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.workbook import Workbook

FONT: Final = "Arial"
MOST_CHARACTERS: Final = 32_767
"""Excel's limit for a cell; openpyxl would cut what is beyond it in silence."""
_CUT: Final = " … (cut here: a cell holds no more)"
_TALLEST: Final = 400.0
EPOCH: Final = date(1899, 12, 30).toordinal()
"""The day Excel counts from, as it is right for all dates since March 1900."""


Key = tuple[CellLook, Tone | None, bool, str, bool, bool]


class Styles:
    """The number each look of a cell has in the workbook, made when it is first asked for."""

    def __init__(self, workbook: Workbook, say: Tongue, *, mirrored: bool = False) -> None:
        from openpyxl.styles import Font

        self._say = say
        self._begin = "right" if mirrored else "left"

        # Widths are counted in digits of this font: with the cells' own font they mean the same everywhere.
        cast("Any", workbook)._named_styles["Normal"].font = Font(name=FONT, size=10)
        self._scratch = workbook.create_sheet("scratch")
        self._made: dict[Key, int] = {}
        workbook.remove(self._scratch)

    def number_of(self, cell: SheetCell, row: SheetRow) -> int:
        """The number of the style a cell of a row has."""
        value = cell.value
        looks_live = isinstance(value, str) and not cell.formula and value[:1] in _LIVE
        key = (cell.look, row.tone, cell.mine, number_format(cell, self._say), row.span, looks_live)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: Key) -> int:
        from openpyxl.styles import Alignment, Border, Protection, Side

        look, tone, mine, number, span, looks_live = key
        place = self._scratch.cell(len(self._made) + 1, 1)
        place.font = _font(look)
        place.number_format = number
        across = "center" if look in CENTERED or number == "General" else None
        runs_over = span and look is not CellLook.TEXT
        if span and not runs_over:
            across = "fill"
        elif runs_over or look is CellLook.START:
            across = self._begin  # words of a script from the other side would run out of the sheet
        # What runs over its column starts at the edge of the sheet; a hidden cell beside it must not run anywhere.
        place.alignment = Alignment(horizontal=across, vertical="top", wrap_text=not span)
        place.fill = _ground(look, tone, mine)
        edge = Side(style="thin", color="FF" + HAIR)
        place.border = Border() if span or look is CellLook.LABEL else Border(bottom=edge)
        place.protection = Protection(locked=not mine)
        if looks_live:
            place.quotePrefix = True  # a person who edits the cell still has text
        return cast("int", place.style_id)


_LIVE: Final = ("=", "+", "-", "@")
"""A program takes typed text that begins so for a formula."""
_TIMES: Final = (CellLook.CLOCK, CellLook.START)


def _font(look: CellLook) -> Font:
    from openpyxl.styles import Font

    size = {CellLook.TITLE: 14, CellLook.HEAD: 9, CellLook.HINT: 9, CellLook.BOX: 12, CellLook.START: 11}.get(look, 10)
    return Font(name=FONT, size=size, bold=look in STRONG, color="FF" + (MUTED if look in QUIET else INK))


def _ground(look: CellLook, tone: Tone | None, mine: bool) -> PatternFill:
    from openpyxl.styles import PatternFill

    color = INPUT if mine else HEAD if look is CellLook.HEAD else SOFT[tone] if tone else ""
    return PatternFill("solid", fgColor="FF" + color) if color else PatternFill()


def rule_fill(tone: Tone) -> PatternFill:
    """The fill of a rule of color."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", bgColor="FF" + SOFT[tone], fgColor="FF" + SOFT[tone])


def number_format(cell: SheetCell, say: Tongue = ENGLISH) -> str:
    """How a number shows: clocks and minutes without seconds unless there are some; text as typed.

    The codes are those every spreadsheet program stores; each shows them with the signs of its own country.
    """
    seconds = isinstance(cell.value, int) and bool(cell.value % 60)
    if cell.look in _TIMES:
        hours, half = ("h", " AM/PM") if say.twelve else ("hh", "")
        return f"{hours}:mm{':ss' if seconds else ''}{half}"
    if cell.look is CellLook.DATE:
        return say.number_date
    if cell.look in _NUMBERS:
        return _NUMBERS[cell.look][seconds]
    return "General" if isinstance(cell.value, int) else "@"


_NUMBERS: Final = {
    CellLook.OFFSET: ("+0;-0;0", "+0.0;-0.0;0"),
    CellLook.LEFT: ("0;-0;0", "0;-0;0"),  # whole minutes: nobody counts down the seconds of an hour
    CellLook.LATE: ("+0;-0;0", "+0;-0;0"),
    CellLook.MINUTES: ('General" min"', '[m]:ss" min"'),
}
"""Whole minutes, and where there are seconds."""


def written(cell: SheetCell) -> Value | float:
    """The value as Excel keeps it: clean text, fractions of a day, minutes; None for an empty cell."""
    value = cell.value
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = clean(value, most=10 * MOST_CHARACTERS)
        return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
    if cell.look in _TIMES:
        return value % DAY_S / DAY_S
    if cell.look is CellLook.MINUTES:
        # Seconds need a time's format; whole minutes are a plain number, which can be typed over with another.
        return value / DAY_S if value % 60 else value // 60
    if cell.look is CellLook.DATE:
        return value - EPOCH
    return value / 60 if cell.look in (CellLook.OFFSET, CellLook.LEFT) else value


def row_height(row: SheetRow, widths: list[int]) -> float:
    """Points for the tallest cell, estimated: Excel does not fit rows of a file it did not write."""
    if row.span:
        return 24.0 if row.cells and row.cells[0].look is CellLook.TITLE else 16.0
    lines = max((_lines(cell, width) for cell, width in zip(row.cells, widths, strict=False)), default=1)
    return min(_TALLEST, 12.75 * lines + 4)


def _lines(cell: SheetCell, width: int) -> int:
    if not isinstance(cell.value, str):
        return 1
    room = width * (1.02 if cell.look in STRONG else 1.12)
    return sum(_wrapped(line, room) for line in cell.value.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Lines a text takes when it breaks between words, and inside those longer than a line."""
    lines, used = 1, 0
    for word in line.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        lines += ceil(len(word) / room) - 1 if len(word) > room else 0
        used += len(word) + (1 if used else 0)
    return lines
