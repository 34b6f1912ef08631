"""Writes a neutral workbook as an Excel file; openpyxl carries the package, formulas keep their results."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from app.domain.document import Paper
from app.domain.identity import facts_of
from app.domain.text import one_line
from app.domain.workbook import Book, Sheet
from exporters.excel_archive import FillingArchive
from exporters.excel_cells import column_letters, rows_xml
from exporters.excel_checks import add_checks
from exporters.excel_identity import stamped
from exporters.excel_styles import FONT, Styles
from exporters.wording import made_at

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

PARTS: Final = ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")
"""What a package must hold to be a workbook."""

_PAPER: Final = {Paper.A4: 9, Paper.LETTER: 1}


def write_excel(book: Book, file: BinaryIO) -> None:
    """Write ``book`` as an .xlsx package into ``file``."""
    from openpyxl.writer.excel import ExcelWriter

    sheets = stamped(book)
    workbook, styles = _workbook(book, sheets)
    rows = {f"xl/worksheets/sheet{n}.xml": rows_xml(sheet, styles) for n, sheet in enumerate(sheets, 1)}
    with FillingArchive(file, rows) as archive:
        ExcelWriter(workbook, archive).write_data()


def _workbook(book: Book, sheets: tuple[Sheet, ...]) -> tuple[Workbook, Styles]:
    """The workbook without any row, and the styles of its cells."""
    from openpyxl import Workbook as NewWorkbook
    from openpyxl.workbook.defined_name import DefinedName

    workbook = NewWorkbook()
    styles = Styles(workbook, book.say, mirrored=any(sheet.mirrored for sheet in sheets))
    for n, sheet in enumerate(sheets):
        page = workbook.worksheets[0] if n == 0 else workbook.create_sheet()
        page.title = sheet.name
        _columns(page, sheet)
        _behave(page, sheet)
        _print(page, sheet, book)
    for name in book.names:
        place = f"'{name.sheet}'!${chr(64 + name.column)}${name.row}"
        workbook.defined_names[name.name] = DefinedName(name.name, attr_text=place)
    _properties(workbook, book)
    return workbook, styles


def _columns(page: Worksheet, sheet: Sheet) -> None:
    for letter, column in zip(column_letters(len(sheet.columns)), sheet.columns, strict=True):
        dimension = page.column_dimensions[letter]
        dimension.width, dimension.hidden = column.width, column.hidden


def _behave(page: Worksheet, sheet: Sheet) -> None:
    """What stays in view, what filters, and which way the columns run."""
    from openpyxl.utils import get_column_letter

    page.sheet_view.showGridLines = False
    page.sheet_view.rightToLeft = sheet.mirrored
    page.sheet_state = "veryHidden" if sheet.secret else "visible"
    last = max(sheet.first_row, sheet.first_row + len(sheet.rows) - 1)
    if sheet.headed:
        page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{sheet.first_row}"
        page.print_title_rows = f"{sheet.first_row - 1}:{sheet.first_row - 1}"
    if sheet.filtered:
        page.auto_filter.ref = f"A{sheet.first_row - 1}:{get_column_letter(len(sheet.columns))}{last}"
    add_checks(page, sheet, last)


def _print(page: Worksheet, sheet: Sheet, book: Book) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = _PAPER[book.paper]
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.65, 0.6, 0.3, 0.3
    left, right, under, name = (_coded(text) for text in (*book.head, book.foot, sheet.name))
    head, foot = HeaderFooterItem(), HeaderFooterItem()
    head.left.text, head.right.text = f"{left} · {name}", right
    foot.left.text, foot.right.text = under, book.page_words.format(page="&P", pages="&N")
    for part in (head.left, head.right, foot.left, foot.right):
        part.font, part.size = f"{FONT},Regular", 8
    page.HeaderFooter.oddHeader, page.HeaderFooter.oddFooter = head, foot


def _coded(text: str) -> str:
    """Text for a header: an ampersand would begin a code, and what is over the limit would lose the rest."""
    return one_line(text, 80).replace("&", "&&")


def _properties(workbook: Workbook, book: Book) -> None:
    """Every property on purpose: nothing of the library's defaults stays."""
    from openpyxl.packaging.custom import StringProperty

    properties = workbook.properties
    properties.title = one_line(book.title, 250)
    properties.subject = one_line(book.subject, 250)
    properties.creator = properties.lastModifiedBy = one_line(book.author, 250)
    properties.keywords = one_line(book.keywords, 250)
    properties.language = book.language
    moment = made_at(book.made) or datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
    for name, value in facts_of(book.identity) if book.identity else ():
        cast("Any", workbook).custom_doc_props.append(StringProperty(name=name, value=one_line(value, 250)))
