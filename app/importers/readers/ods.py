"""OpenDocument spreadsheets by a walk of their own: repeats clipped, merges kept, nothing expanded."""

from __future__ import annotations

import re

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.building import DAY, Budget, GridBuilder, number_word
from app.importers.readers.packages import PASSWORD, Attributes, Package, walk

_LENGTH = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d).*)?")


def read(package: Package) -> list[dict[str, object]]:
    """The sheets as wire grids; raises ImportProblem."""
    manifest = package.xml("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest:
        raise ImportProblem(PASSWORD)
    walker = _Walker()
    walk(package.xml("content.xml"), walker.start, walker.end, walker.text)
    return [sheet.build() for sheet in walker.sheets]


class _Walker:
    """Follows the document: tables, rows, cells, and the paragraphs inside a cell."""

    def __init__(self) -> None:
        self.sheets: list[GridBuilder] = []
        self._budget = Budget()
        self._row = self._column = self._row_repeat = 0
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._aside = 0
        self._filled = False
        self._hidden_styles: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "annotation" | "tracked-changes" | "shapes" | "deletion":
                self._aside += 1
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                hidden = attributes.get("style-name", "") in self._hidden_styles
                self.sheets.append(GridBuilder(attributes.get("name", ""), self._budget, hidden))
                self._row = 0
            case "table-row":
                self._begin_row(attributes)
            case "table-cell" | "covered-table-cell" if not self._aside:
                self._cell, self._lines = attributes, []
            case "p" | "h" if self._cell is not None and not self._aside:
                self._lines.append("")
            case "s":
                self.text(" " * min(100, _count(attributes.get("c", "1"))))
            case "tab":
                self.text("\t")
            case "line-break":
                self.text("\n")

    def text(self, text: str) -> None:
        if self._lines and self._cell is not None and not self._aside:
            self._lines[-1] += text

    def end(self, name: str) -> None:
        match name:
            case "annotation" | "tracked-changes" | "shapes" | "deletion":
                self._aside -= 1
            case "table-cell" | "covered-table-cell" if not self._aside:
                self._end_cell()
            case "table-row":
                self._row += self._row_repeat

    def _begin_row(self, attributes: Attributes) -> None:
        self._column, self._filled = 0, False
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
        down, across = (
            _count(attributes.get("number-rows-spanned", "1")),
            _count(attributes.get("number-columns-spanned", "1")),
        )
        self.sheets[-1].merge(self._row, self._column, self._row + down - 1, self._column + across - 1)
        self._column += columns

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
            return f"t{int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])}"
        case "date" if found := _DATE.fullmatch(attributes.get("date-value", "")):
            return _date(found)
        case "boolean":
            return f"b{int(attributes.get('boolean-value') == 'true')}"
    return f"s{shown}" if shown.strip() else ""


def _date(found: re.Match[str]) -> str:
    date, hours, minutes, seconds = found.groups()
    if hours is None:
        return f"d{date}"
    of_day = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    if date.startswith("1899-12-3"):  # the zero day of spreadsheets: a bare time of day
        return f"t{of_day + (DAY if date.endswith('31') else 0)}"
    return f"d{date} {of_day}" if of_day else f"d{date}"
