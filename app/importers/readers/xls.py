"""Old Excel workbooks (.xls) by xlrd, which outlived every damaged file that killed the faster readers."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Final

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder, date_word, number_word, word_of
from app.importers.readers.packages import PASSWORD

if TYPE_CHECKING:
    import xlrd

DAMAGED: Final = "The file cannot be read: it is damaged, or no Excel workbook."


def read(data: bytes) -> list[dict[str, object]]:
    """The workbook's sheets as wire grids; raises ImportProblem."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        budget = Budget()
        return [_grid(book, sheet, budget) for sheet in book.sheets()[: limits.SHEETS]]
    except xlrd.biffh.XLRDError as problem:
        encrypted = "encrypted" in str(problem).lower()
        raise ImportProblem(PASSWORD if encrypted else DAMAGED) from problem


def _grid(book: xlrd.Book, sheet: xlrd.sheet.Sheet, budget: Budget) -> dict[str, object]:
    builder = GridBuilder(sheet.name, budget, hidden=bool(sheet.visibility))
    grounds = _grounds(book)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            builder.put(row, column, _word(book, cell))
            color = grounds.get(cell.xf_index or 0)
            if color and column < limits.COLUMNS:
                builder.fill(row, column, column, color)
    for top, bottom, left, right in sheet.merged_cells:
        builder.merge(top, left, bottom - 1, right - 1)
    builder.hidden_rows.extend(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    builder.hidden_columns.extend(column for column, info in sheet.colinfo_map.items() if info.hidden)
    for (row, column), note in sheet.cell_note_map.items():
        builder.remark(row, column, str(note.text))
    return builder.build()


def _grounds(book: xlrd.Book) -> dict[int, str]:
    """The colors cells stand on, by the number of their format; white and patterns are none."""
    grounds = {}
    for number, look in enumerate(book.xf_list):
        ground = look.background
        color = book.colour_map.get(ground.pattern_colour_index) if ground and ground.fill_pattern == 1 else None
        if color and color != (255, 255, 255):
            grounds[number] = "".join(f"{part:02X}" for part in color)
    return grounds


def _word(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return word_of(str(cell.value))
        case xlrd.XL_CELL_NUMBER:
            return number_word(float(cell.value))
        case xlrd.XL_CELL_DATE:
            return _moment(float(cell.value), book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return f"b{int(cell.value)}"
        case xlrd.XL_CELL_ERROR:
            return f"e{xlrd.error_text_from_code.get(int(cell.value), '#ERROR')}"
    return ""


def _moment(days: float, datemode: int) -> str:
    if 0 <= days < 60 and not datemode:
        return f"t{round(days * 86_400)}"
    epoch = datetime.datetime(1904, 1, 1) if datemode else datetime.datetime(1899, 12, 30)
    try:
        moment = epoch + datetime.timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return number_word(days)
    return date_word(moment)
