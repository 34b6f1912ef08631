"""Sound files of every kind, made by code: what the fuzzer damages."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path

from tests.importers.files import document, docx_table, ods_cell, ods_row, spreadsheet, workbook, zipped

Rows = Sequence[Sequence[str]]
FIXTURES = Path(__file__).with_name("fixtures")

LIST: Rows = (
    ("Start", "Length", "What", "Who", "Notes"),
    ("9:00", "10 min", "Doors", "Ola", "light on"),
    ("9:10", "15-20 min", "Opening (5 min silence)", "Mia, Jon", "first line\nsecond line"),
    ("", "", "SECTION TWO", "", ""),
    ("9:30", "0:45", "Two stories", "Jon", "10:05 questions"),
    ("10:15", "1h 15", "Coffee", "", "-"),
    ("11:30", "", "End", "", ""),
)
ROOMS: Rows = (
    ("Monday 4/5/2026", "Hall", "Garden"),
    ("9:00 – 9:45", "Welcome", "Welcome"),
    ("9:45 – 10:30", "Maps", "Bread"),
    ("10:30 – 11 am", "Break", "Break"),
)
LINES: Rows = (("Evening of songs",), ("",), ("19:00 Doors",), ("19:30 - 20:15 First half",), ("20:15 Pause (20 min)",))
TABLES = (LIST, ROOMS, LINES)


def _cell(row: int, column: int, text: str) -> str:
    place = f"{chr(65 + column % 26)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{_plain(text)}</t></is></c>' if text else ""


def _plain(text: str) -> str:
    """Escaped for XML, without what no XML can hold."""
    return escape("".join(sign for sign in text if sign in "\t\n" or sign >= " ").encode("utf-8", "replace").decode())


def as_xlsx(rows: Rows) -> bytes:
    lines = (
        f'<row r="{number}">{"".join(_cell(number, column, text) for column, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return workbook("".join(lines))


def as_ods(rows: Rows) -> bytes:
    return spreadsheet("".join(ods_row(*(ods_cell(*_plain(text).split("\n")) for text in row)) for row in rows))


def as_docx(rows: Rows) -> bytes:
    if max(len(row) for row in rows) == 1:
        return document("".join(_paragraph(text) for (text,) in rows))
    return document(docx_table(*("".join(f"<w:tc>{_paragraph(text)}</w:tc>" for text in row) for row in rows)))


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{_plain(text)}</w:t></w:r></w:p>"


def as_pptx(rows: Rows) -> bytes:
    """A deck of one slide with a table: refused or read, as the readers there are can."""
    cells = (
        "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{_plain(text)}</a:t></a:r></a:p></a:txBody></a:tc>" for text in row)
        for row in rows
    )
    table = "".join(f"<a:tr>{row}</a:tr>" for row in cells)
    names = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    frame = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{table}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide = f"<p:sld {names}><p:cSld><p:spTree>{frame}</p:spTree></p:cSld></p:sld>"
    return zipped({"ppt/presentation.xml": f"<p:presentation {names}/>", "ppt/slides/slide1.xml": slide})


def as_html(rows: Rows) -> bytes:
    lines = ("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body><table>{''.join(lines)}</table></body></html>"
    return page.encode("utf-8", "replace")


def as_xml(rows: Rows) -> bytes:
    """The XML that Excel 2003 wrote."""
    lines = (
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{_plain(text)}</Data></Cell>' for text in row) + "</Row>"
        for row in rows
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    book = (
        f'<Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="S"><Table>{"".join(lines)}</Table></Worksheet>'
    )
    return f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>{book}</Workbook>'.encode()


def as_text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", ends: str = "\r\n") -> bytes:
    lines = (
        delimiter.join(f'"{text}"' if set(text) & {delimiter, "\n", '"'} else text for text in row) for row in rows
    )
    text = ends.join(lines) + ends
    try:
        return text.encode(encoding, "surrogatepass")
    except UnicodeError:
        return text.encode(encoding, "replace")


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": as_xlsx,
    "ods": as_ods,
    "docx": as_docx,
    "pptx": as_pptx,
    "html": as_html,
    "xml": as_xml,
    "csv": as_text,
    "tsv": lambda rows: as_text(rows, "\t", "utf-16"),
    "semicolons.csv": lambda rows: as_text(rows, ";", "cp1252"),
    "mac.csv": lambda rows: as_text(rows, ",", "mac_roman", "\r"),
    "utf16.csv": lambda rows: as_text(rows, ",", "utf-16-le"),
}


@cache
def originals() -> tuple[tuple[str, bytes], ...]:
    """Kind and bytes of every file that is damaged."""
    made = [(kind, write(rows)) for kind, write in WRITERS.items() for rows in TABLES]
    kept = [(path.suffix[1:], path.read_bytes()) for path in sorted(FIXTURES.iterdir())]
    return (*made, *kept, ("xlsx", _typed_book()), ("docx", _styled_document()))


def _typed_book() -> bytes:
    """A workbook with typed cells, styles, merges, formulas, a hidden row and a hidden sheet, as openpyxl writes it."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Spring meeting"])
    sheet.append(["Start", "Length", "What", "Who"])
    for number, title in enumerate(("Doors", "Opening", "Two stories", "Coffee")):
        sheet.append([datetime.time(9, number * 10), datetime.timedelta(minutes=10), title, number])
    sheet.append(["=A6+B6", datetime.datetime(2026, 5, 4, 10, 30), True, 1.5])
    sheet.merge_cells("A1:D1")
    sheet.row_dimensions[4].hidden = True
    sheet["C3"].fill = PatternFill("solid", fgColor="FFDD00")
    sheet["C3"].comment = Comment("early", "Ola")
    book.create_sheet("Old").sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _styled_document() -> bytes:
    """A document as python-docx writes it: styles, headings, a table with merged cells."""
    import docx

    made = docx.Document()
    made.add_heading("Evening of songs", 1)
    table = made.add_table(rows=0, cols=3)
    for row in ROOMS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    made.add_paragraph("19:00 Doors")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()
