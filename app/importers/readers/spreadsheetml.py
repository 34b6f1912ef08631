"""Excel's XML of 2003, which older programs still export: sheets, rows and cells by a walk of their own."""

from __future__ import annotations

import datetime
import re
from typing import Final

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder, date_word, number_word
from app.importers.readers.packages import Attributes, walk

_COLOR: Final = re.compile(r"#([0-9A-Fa-f]{6})")
_FAR: Final = 10_000_000


def read(data: bytes) -> list[dict[str, object]]:
    """The workbook's sheets as wire grids; raises ImportProblem."""
    walker = _Walker()
    walk(data, walker.start, walker.end, walker.text)
    if not walker.sheets:
        raise ImportProblem("The file is an XML workbook without a sheet in it.")
    return [sheet.build() for sheet in walker.sheets]


class _Walker:
    """Follows the workbook: styles, sheets, columns, rows, cells, and the comments in them."""

    def __init__(self) -> None:
        self.sheets: list[GridBuilder] = []
        self._budget = Budget()
        self._grounds: dict[str, str] = {}
        self._style = ""
        self._row = self._column = self._next_column = 0
        self._kind = ""
        self._words: list[str] | None = None
        self._in_comment = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "Style":
                self._style = attributes.get("ID", "")
            case "Interior" if color := _COLOR.fullmatch(attributes.get("Color", "")):
                self._grounds[self._style] = color[1].upper()
            case "Worksheet":
                if len(self.sheets) == limits.SHEETS:
                    raise ImportProblem(f"The file holds more than {limits.SHEETS} sheets.")
                self.sheets.append(GridBuilder(attributes.get("Name", ""), self._budget))
                self._row, self._next_column = -1, 0
            case "Visible":
                self._words = []
            case "Comment":
                self._in_comment = True
            case "Data":
                self._kind, self._words = attributes.get("Type", ""), []
            case "Column" | "Row" | "Cell" if self.sheets:
                self._begin(name, attributes)

    def _begin(self, name: str, attributes: Attributes) -> None:
        at = _count(attributes.get("Index", "")) - 1
        sheet = self.sheets[-1]
        if name == "Column":
            first = at if at >= 0 else self._next_column
            self._next_column = first + 1 + _count(attributes.get("Span", ""))
            if attributes.get("Hidden") == "1":
                sheet.hidden_columns.extend(range(first, min(self._next_column, limits.COLUMNS)))
        elif name == "Row":
            self._row, self._column = at if at >= 0 else self._row + 1, -1
            if attributes.get("Hidden") == "1":
                sheet.hidden_rows.append(self._row)
            self._next_column = 0
        else:
            self._column = at if at >= 0 else max(self._column + 1, self._next_column)
            right = self._column + _count(attributes.get("MergeAcross", ""))
            bottom = self._row + _count(attributes.get("MergeDown", ""))
            self._next_column = right + 1
            if self._column < limits.COLUMNS and bottom < limits.LAST_ROW:
                self._span(sheet, bottom, min(right, limits.COLUMNS - 1), attributes.get("StyleID", ""))

    def _span(self, sheet: GridBuilder, bottom: int, right: int, style: str) -> None:
        sheet.merge(self._row, self._column, bottom, right)
        color = self._grounds.get(style, "")
        if color and color != "FFFFFF":
            sheet.fill(self._row, self._column, right, color)

    def text(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def end(self, name: str) -> None:
        if name == "Comment":
            self._in_comment = False
        if name not in {"Data", "Visible"} or self._words is None or not self.sheets:
            return
        text, self._words = "".join(self._words), None
        sheet = self.sheets[-1]
        if name == "Visible":
            sheet.hidden = sheet.hidden or text.strip() in {"SheetHidden", "SheetVeryHidden"}
        elif self._in_comment:
            sheet.remark(self._row, self._column, text)
        else:
            sheet.put(self._row, self._column, _word(self._kind, text))


def _count(text: str) -> int:
    return min(int(text), _FAR) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _word(kind: str, text: str) -> str:
    """The typed value where the file gives a sound one, else its text."""
    try:
        match kind:
            case "Number":
                return number_word(float(text))
            case "DateTime":
                return _moment(text)
            case "Boolean":
                return f"b{int(text.strip() == '1')}"
            case "Error":
                return f"e{text}"
    except ValueError:
        pass
    return f"s{text}" if text.strip() else ""


def _moment(text: str) -> str:
    """A date and time; those on spreadsheets' zero day are bare times, those just after it lengths past a day."""
    moment = datetime.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    moment += datetime.timedelta(microseconds=500_000)
    moment = moment.replace(microsecond=0)
    if moment.year < 1900 or (moment.year == 1900 and moment.month < 3):
        zero = datetime.datetime(1899, 12, 30 if moment < datetime.datetime(1899, 12, 31) else 31)
        return f"t{round((moment - zero).total_seconds())}"
    return date_word(moment)
