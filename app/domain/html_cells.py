"""What stands in one cell of an HTML table: its words as a browser shows them, its typed value, its ground.

Knows the marks Excel, Google Sheets and LibreOffice leave beside a cell's text.
"""

from __future__ import annotations

import json
import re
from typing import Final

from app.domain.sheet import EMPTY, Cell, CellKind
from app.domain.text import clean

_DAY_S: Final = 86_400
_LONGEST_LENGTH_D: Final = 60
"""Days up to which a typed number beside hours and minutes is a time or a length."""
_BLOCK, _BREAK, _GAP = "\x01", "\x02", "\x03"
"""A line that ends, a break within one, and the room between two cells, among words of which white space is folded."""
_GROUND: Final = re.compile(r"background(?:-color)?\s*:\s*(#[0-9a-f]{3,6}|rgb\([^)]*\)|[a-z]+)")
_COLORS: Final = {
    "yellow": "FFFF00",
    "red": "FF0000",
    "lime": "00FF00",
    "green": "008000",
    "blue": "0000FF",
    "aqua": "00FFFF",
    "fuchsia": "FF00FF",
    "silver": "C0C0C0",
    "gray": "808080",
    "orange": "FFA500",
}


class Words:
    """Collects words as a browser shows them: white space folded, breaks where blocks end."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, words: str) -> None:
        """Words as they stand in the page."""
        self._parts.append(words)

    def end_block(self) -> None:
        """A line ends here, once."""
        while self._parts and self._parts[-1].isspace():
            self._parts.pop()
        if self._parts and self._parts[-1] != _BLOCK:
            self._parts.append(_BLOCK)

    def break_line(self) -> None:
        """A line ends here, as often as this is said."""
        self._parts.append(_BREAK)

    def gap(self) -> None:
        """Room between two cells of a table within the cell."""
        self._parts.append(_GAP)

    def get(self) -> str:
        """What was collected, cleaned."""
        if not self._parts:
            return ""
        text = re.sub(r"[ \t\r\n\f]+", " ", "".join(self._parts)).replace(_BREAK, _BLOCK)
        lines = (re.sub(f" *{_GAP} *", "\t", line).strip(" \t\xa0") for line in text.split(_BLOCK))
        return clean("\n".join(lines)).strip("\n")


def color_of(style: str) -> str:
    """The ground as six hex digits; white is none."""
    found = _GROUND.findall(style)
    given = found[-1] if found else ""
    if given.startswith("#"):
        digits = given[1:]
        color = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits) if len(digits) == 3 else ""
    elif given.startswith("rgb"):
        parts = [min(255, int(part)) for part in re.findall(r"\d{1,3}", given)[:3]]
        color = "".join(f"{part:02x}" for part in parts) if len(parts) == 3 else ""
    else:
        color = _COLORS.get(given, "")
    return "" if color.upper() == "FFFFFF" else color.upper()


def typed(text: str, attributes: dict[str, str]) -> Cell:
    """The cell: a number or time where its program left the value beside the text shown."""
    if not text:
        return EMPTY
    number = _value(text, attributes)
    if number is None:
        return Cell(text, CellKind.TEXT)
    if ":" in text and 0 <= number < _LONGEST_LENGTH_D:
        return Cell(text, CellKind.TIME, seconds=round(number * _DAY_S))
    if any(abs(shown - number) < 0.006 for shown in _numbers(text)):
        return Cell(text, CellKind.NUMBER, number=number)
    return Cell(text, CellKind.TEXT)


def _value(text: str, attributes: dict[str, str]) -> float | None:
    given = attributes.get("sdval") or attributes.get("x:num")
    if given == "" or ("x:num" in attributes and not given):
        given = text
    if given is None and "data-sheets-value" in attributes:
        try:
            held = json.loads(attributes["data-sheets-value"][:1_000])
            given = str(held["3"]) if held["1"] == 3 else None
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
    try:
        value = float(given) if given else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e15 else None


def _numbers(text: str) -> list[float]:
    """What a number shown may be: a point or a comma for decimals, a percent sign a hundredth."""
    bare = re.sub(r"[^\d.,+-]", "", text.replace("−", "-"))
    scale = 0.01 if "%" in text else 1.0
    found = []
    for shown in (bare.replace(",", ""), bare.replace(".", "").replace(",", ".")):
        try:
            found.append(float(shown) * scale)
        except ValueError:
            continue
    return found
