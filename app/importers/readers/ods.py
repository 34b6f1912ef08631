"""OpenDocument spreadsheets by a walk of their own: repeats clipped, merges kept, nothing expanded."""

from __future__ import annotations

import re
from typing import Final

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.building import DAY, Budget, GridBuilder, number_word
from app.importers.readers.packages import PASSWORD, Attributes, Package, walk

_LENGTH: Final = re.compile(
    r"(-?)P(?:(\d{1,5})D)?T?(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9}(?:[.,]\d{1,12})?)S)?", re.ASCII
)
_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d).*)?", re.ASCII)
_COLOR: Final = re.compile(r"#([0-9a-fA-F]{6})")
_ASIDE: Final = frozenset({"tracked-changes", "shapes", "deletion", "creator", "date", "creator-initials"})
"""What is no text of a cell; a comment's author and date among it."""


def read(package: Package) -> list[dict[str, object]]:
    """The sheets as wire grids; raises ImportProblem."""
    manifest = package.xml("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest:
        raise ImportProblem(PASSWORD)
    if "mimetype" in package.names and b".text" in package.read("mimetype")[:100]:
        raise ImportProblem("The file is an OpenDocument text (.odt). Save it as .docx and import that.")
    return read_xml(package.xml("content.xml"))


def read_xml(content: bytes) -> list[dict[str, object]]:
    """The sheets of a document that is one piece of XML, without a package around it; raises ImportProblem."""
    walker = _Walker()
    walk(content, walker.start, walker.end, walker.text)
    return [sheet.build() for sheet in walker.sheets]


class _Walker:
    """Follows the document: tables, rows, cells, and the paragraphs inside a cell."""

    def __init__(self) -> None:
        self.sheets: list[GridBuilder] = []
        self._budget = Budget()
        self._row = self._column = self._row_repeat = self._columns = 0
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._remark: list[str] = []
        self._in_remark = False
        self._aside = 0
        self._hidden_styles: set[str] = set()
        self._grounds: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ASIDE:
            self._aside += 1
        elif name in {"style", "table-properties", "table-cell-properties"}:
            self._learn_style(name, attributes)
        elif name in {"table", "table-column", "table-row"}:
            self._begin_part(name, attributes)
        elif not self._aside:
            self._cell_part(name, attributes)

    def _learn_style(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif color := _COLOR.fullmatch(attributes.get("background-color", "")):
            self._grounds[self._style] = color[1].upper()

    def _begin_part(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            hidden = attributes.get("style-name", "") in self._hidden_styles
            self.sheets.append(GridBuilder(attributes.get("name", ""), self._budget, hidden))
            self._row = self._columns = 0
        elif name == "table-row":
            self._begin_row(attributes)
        elif self.sheets:
            first, self._columns = self._columns, self._columns + _count(attributes.get("number-columns-repeated", "1"))
            if attributes.get("visibility") in {"collapse", "filter"}:
                self.sheets[-1].hidden_columns.extend(range(first, min(self._columns, limits.COLUMNS)))

    def _cell_part(self, name: str, attributes: Attributes) -> None:
        match name:
            case "table-cell" | "covered-table-cell":
                self._cell, self._lines, self._remark = attributes, [], []
            case "annotation":
                self._in_remark = True
            case "p" | "h" if self._cell is not None:
                (self._remark if self._in_remark else self._lines).append("")
            case "s":
                self.text(" " * min(100, _count(attributes.get("c", "1"))))
            case "tab":
                self.text("\t")
            case "line-break":
                self.text("\n")

    def text(self, text: str) -> None:
        lines = self._remark if self._in_remark else self._lines
        if lines and self._cell is not None and not self._aside:
            lines[-1] += text

    def end(self, name: str) -> None:
        if name in _ASIDE:
            self._aside -= 1
        elif name == "annotation":
            self._in_remark = False
        elif name in {"table-cell", "covered-table-cell"} and not self._aside:
            self._end_cell()
        elif name == "table-row":
            self._row += self._row_repeat

    def _begin_row(self, attributes: Attributes) -> None:
        self._column = 0
        self._row_repeat = _count(attributes.get("number-rows-repeated", "1"))
        if len(self.sheets) > limits.SHEETS:
            raise ImportProblem(f"The file holds more than {limits.SHEETS} sheets.")
        if attributes.get("visibility") in {"collapse", "filter"} and self.sheets:
            self.sheets[-1].hidden_rows.extend(range(self._row, self._row + min(self._row_repeat, limits.ROWS)))

    def _end_cell(self) -> None:
        if self._cell is None or not self.sheets:
            return
        attributes, self._cell = self._cell, None
        columns = _count(attributes.get("number-columns-repeated", "1"))
        word = _word(attributes, "\n".join(self._lines))
        if word:
            self._put(word, columns)
        self._mark(attributes.get("style-name", ""), min(columns, limits.COLUMNS))
        down, across = (
            _count(attributes.get("number-rows-spanned", "1")),
            _count(attributes.get("number-columns-spanned", "1")),
        )
        self.sheets[-1].merge(self._row, self._column, self._row + down - 1, self._column + across - 1)
        self._column += columns

    def _mark(self, style: str, columns: int) -> None:
        """The ground and the comment of a cell; a ground of endless rows colors nothing."""
        sheet, color = self.sheets[-1], self._grounds.get(style, "")
        if color and color != "FFFFFF" and self._row_repeat <= limits.ROWS and self._column < limits.COLUMNS:
            for row in range(self._row, self._row + self._row_repeat):
                sheet.fill(row, self._column, min(self._column + columns, limits.COLUMNS) - 1, color)
        sheet.remark(self._row, self._column, "\n".join(self._remark))

    def _put(self, word: str, columns: int) -> None:
        """A filled cell as often as it says, but not past the limits: a whole sheet of one value is no plan."""
        if self._row_repeat > limits.ROWS:
            raise ImportProblem("The file repeats a filled row too often to be a plan.")
        sheet, shown = self.sheets[-1], min(columns, limits.COLUMNS + 1 - min(self._column, limits.COLUMNS))
        for row in range(self._row, self._row + self._row_repeat):
            for column in range(self._column, self._column + shown):
                sheet.put(row, column, word)


def _count(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 12 else 1


def _word(attributes: Attributes, shown: str) -> str:
    """The typed value where the file gives one, else the text shown."""
    found: re.Match[str] | None
    match attributes.get("value-type", ""):
        case "float" | "currency" | "percentage":
            try:
                return number_word(float(attributes.get("value", "")))
            except ValueError:
                pass
        case "time" if found := _LENGTH.fullmatch(attributes.get("time-value", "")):
            return _length(found)
        case "date" if found := _DATE.fullmatch(attributes.get("date-value", "")):
            return _date(found)
        case "boolean":
            return f"b{int(attributes.get('boolean-value') == 'true')}"
    return f"s{shown}" if shown.strip() else ""


def _length(found: re.Match[str]) -> str:
    """A time of day or a length in whole seconds; programs write 9:30 as 9 h 29 min 59.9999999 s too."""
    sign, days, hours, minutes, seconds = found.groups()
    whole = int(days or 0) * DAY + int(hours or 0) * 3600 + int(minutes or 0) * 60
    return f"t{sign if whole or seconds else ''}{whole + round(float((seconds or '0').replace(',', '.')))}"


def _date(found: re.Match[str]) -> str:
    date, hours, minutes, seconds = found.groups()
    if hours is None:
        return f"d{date}"
    of_day = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    if date.startswith("1899-12-3"):  # the zero day of spreadsheets: a bare time of day
        return f"t{of_day + (DAY if date.endswith('31') else 0)}"
    return f"d{date} {of_day}" if of_day else f"d{date}"
