"""What the styles of an Excel workbook say of its cells: which numbers are moments, and which ground they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.importers.readers.packages import Attributes, walk

MOMENTS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Excel's own number formats that show dates or times (ECMA-376, 18.8.30, with those of East Asia)."""
ELAPSED: Final = 46
"""Of these the one that counts hours past 24."""
_PALETTE: Final = tuple(
    re.findall(
        r"\w+",
        """
        000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080
        C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF
        800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC
        99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333
        """,
    )
)
"""The standard colors 8 to 63; 0 to 7 are the first of them once more."""
_THEME: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_WHITE: Final = "FFFFFF"
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SILENT: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')


@dataclass(frozen=True)
class Look:
    """One style: whether its numbers are moments or spans of time, and its ground as six hex digits (or nothing)."""

    moment: bool = False
    elapsed: bool = False
    color: str = ""


PLAIN: Final = Look()


@dataclass
class _Styles:
    """Follows the styles part: number formats, fills, and the styles made of both."""

    theme: dict[str, str]
    formats: dict[int, str] = field(default_factory=dict)
    colors: list[str] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    solid: bool = False
    within: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "fills" | "cellXfs":
                self.within = name
            case "numFmt":
                self.formats[_number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
            case "fill" if self.within == "fills":
                self.colors.append("")
            case "patternFill":
                self.solid = attributes.get("patternType") == "solid"
            case "fgColor" if self.within == "fills" and self.solid and self.colors:
                self.colors[-1] = self._color(attributes)
            case "xf" if self.within == "cellXfs":
                self.looks.append(self._look(attributes))

    def end(self, name: str) -> None:
        if name == self.within:
            self.within = ""

    def _color(self, attributes: Attributes) -> str:
        """A theme's color without its tint; white is no ground of its own."""
        color = attributes.get("rgb", "")[-6:].upper()
        if not color and "indexed" in attributes:
            number = _number(attributes["indexed"])
            number = number if number < 8 else number - 8
            color = _PALETTE[number] if 0 <= number < len(_PALETTE) else ""
        elif not color:
            number = _number(attributes.get("theme", ""))
            color = self.theme.get(_THEME[number], "") if 0 <= number < len(_THEME) else ""
        return color if re.fullmatch("[0-9A-F]{6}", color) and color != _WHITE else ""

    def _look(self, attributes: Attributes) -> Look:
        number, fill = _number(attributes.get("numFmtId", "")), _number(attributes.get("fillId", ""))
        code = self.formats.get(number)
        elapsed = number == ELAPSED if code is None else bool(_ELAPSED.search(code))
        moment = number in MOMENTS if code is None else elapsed or _shows_moment(code)
        return Look(moment, elapsed, self.colors[fill] if 0 <= fill < len(self.colors) else "")


def looks(styles: bytes, theme: bytes) -> list[Look]:
    """The styles cells name by their number; raises ImportProblem for broken XML."""
    found = _Styles(_theme_colors(theme))
    walk(styles, found.start, found.end, _nothing)
    return found.looks


def _shows_moment(code: str) -> bool:
    """Whether a number format shows a date or time: letters of them outside quotes and brackets."""
    shown = _SILENT.sub("", code.partition(";")[0])
    return "general" not in shown.lower() and any(sign in "dmyhs" for sign in shown.lower())


def _theme_colors(theme: bytes) -> dict[str, str]:
    colors: dict[str, str] = {}
    names: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in _THEME:
            names.append(name)
        elif names and name in {"srgbClr", "sysClr"}:
            colors.setdefault(names[-1], attributes.get("lastClr", attributes.get("val", "")).upper())

    if theme:
        walk(theme, start, _nothing, _nothing)
    return colors


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _nothing(_: str) -> None:
    """For what a walk does not look at."""
