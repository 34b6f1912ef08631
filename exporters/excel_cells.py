"""The cells of a sheet as SpreadsheetML: a string a row, since a cell object for each costs most of the time.

Text is stored as text whatever it begins with; only our own formulas are formulas, each with the result it has today,
so that what does not calculate (a previewer, a mail client, pandas) shows it too. Knows no plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from xml.sax.saxutils import escape

from app.domain.workbook import CellLook, Sheet, SheetCell, SheetRow
from exporters.excel_styles import Styles, row_height, written


def rows_xml(sheet: Sheet, styles: Styles) -> str:
    """The ``sheetData`` of a sheet."""
    widths = [column.width for column in sheet.columns]
    letters = column_letters(max([len(sheet.columns), *(len(row.cells) for row in all_rows(sheet))]))
    rows = (_row(row, number, letters, widths, styles) for number, row in enumerate(all_rows(sheet), 1))
    return f"<sheetData>{''.join(rows)}</sheetData>"


def all_rows(sheet: Sheet) -> tuple[SheetRow, ...]:
    """What stands over the table, its head, and its body."""
    heads = SheetRow(tuple(SheetCell(column.title, CellLook.HEAD) for column in sheet.columns))
    return (*sheet.above, *((heads,) if sheet.headed else ()), *sheet.rows)


@cache
def column_letters(count: int) -> tuple[str, ...]:
    """``A``, ``B`` and so on."""
    from openpyxl.utils import get_column_letter

    return tuple(get_column_letter(n) for n in range(1, count + 1))


def _row(row: SheetRow, number: int, letters: Sequence[str], widths: list[int], styles: Styles) -> str:
    cells = "".join(_cells(row, number, letters, styles))
    return f'<row r="{number}" ht="{row_height(row, widths):g}" customHeight="1">{cells}</row>'


def _cells(row: SheetRow, number: int, letters: Sequence[str], styles: Styles) -> Iterator[str]:
    for cell, letter in zip(row.cells, letters, strict=False):
        place = f'<c r="{letter}{number}" s="{styles.number_of(cell, row)}"'
        if cell.formula:
            kind = "" if isinstance(cell.value, int) else ' t="str"'
            formula = escape(cell.formula.format(row=number))
            yield f"{place}{kind}><f>{formula}</f><v>{stored_result(cell)}</v></c>"
            continue
        value = written(cell)
        if value is None:
            yield f"{place}/>"
        elif isinstance(value, str):
            yield f'{place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        else:
            yield f"{place}><v>{value!r}</v></c>"


def stored_result(cell: SheetCell) -> str:
    """What a formula's cell shows today, as Excel stores it: times as fractions of a day, text as it is."""
    if isinstance(cell.value, int):
        return repr(written(cell))
    return escape(str(written(cell) or ""))
