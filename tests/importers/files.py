"""Makes small files of every kind for the readers to read, sound ones and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
HELLO = '<row r="1"><c r="A1" t="inlineStr"><is><t>hello</t></is></c></row>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
DOCX = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return data.getvalue()


def workbook(rows: str = HELLO, after: str = "", before: str = "", **more: str) -> bytes:
    """A workbook of one sheet with these rows of XML, and whatever else of it is asked for."""
    sheet = (
        f'{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped(parts | more)


def spreadsheet(rows: str) -> bytes:
    """An OpenDocument spreadsheet of one sheet with these rows of XML."""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS.format(rows=rows)})


def spreadsheet_xml(rows: str, before: str = "", more: str = "") -> bytes:
    """A workbook of one sheet in Excel's XML of 2003, with rows of XML, and elements of its own."""
    return (
        f'<?xml version="1.0"?>{before}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'{more}<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def document(body: str, **more: str) -> bytes:
    """A Word document with this body of XML, and other parts of it with theirs."""
    parts = {f"word/{name}.xml": DOCX.format(body=inside) for name, inside in more.items()}
    return zipped({"word/document.xml": DOCX.format(body=body), **parts})


def saved(folder: Path, data: bytes, name: str = "file") -> Path:
    """The bytes as a file; its name says nothing of what it is."""
    path = folder / name
    path.write_bytes(data)
    return path


def ods_row(*cells: str, more: str = "") -> str:
    """A row of a spreadsheet, with attributes of its own."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods_cell(*lines: str, more: str = "") -> str:
    """A cell of a spreadsheet, a paragraph a line, with attributes of its own."""
    return f"<table:table-cell {more}>{''.join(f'<text:p>{line}</text:p>' for line in lines)}</table:table-cell>"


def docx_text(text: str) -> str:
    """A run of a document."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def docx_line(inside: str) -> str:
    """A paragraph of a document."""
    return f"<w:p>{inside}</w:p>"


def docx_cell(inside: str, span: str = "1", more: str = "", after: str = "") -> str:
    """A cell of a document's table, with properties of its own, and blocks after its paragraph."""
    return f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/>{more}</w:tcPr><w:p>{inside}</w:p>{after}</w:tc>"


def docx_table(*rows: str) -> str:
    """A table of a document, each row the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
