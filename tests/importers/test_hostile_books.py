"""Hostile spreadsheets, file by file, each with its outcome: refused for this reason, or read with this told."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable

import pytest

from app.domain.errors import ImportProblem
from app.domain.sheet import CellKind, Grid
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import (
    HELLO,
    RELATIONS,
    TYPES,
    WORKBOOK,
    WORKBOOK_RELATIONS,
    ods_cell,
    ods_row,
    spreadsheet,
    workbook,
    zipped,
)

MIB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
REPEATED = "table:number-rows-repeated"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
QUAD = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
VALIDATIONS = "".join(f'<dataValidation sqref="A{number}"/>' for number in range(60_000))
PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")


def answered(data: bytes) -> tuple[Grid, ...]:
    """What the child would answer, without the process around it."""
    return read_answer(written(answer_to(data)))


def cell(value: str, more: str = "") -> str:
    """A sheet of one cell."""
    return f'<row r="1"><c r="A1"{more}>{value}</c></row>'


def bomb(name: str, size: int) -> bytes:
    """A workbook with a part of zeros that unpacks to this size."""
    data = io.BytesIO(workbook())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as package, package.open(name, "w", force_zip64=True) as part:
        for _ in range(size // MIB):
            part.write(bytes(MIB))
    return data.getvalue()


def lying(size: int) -> bytes:
    """A sheet whose directory says it unpacks to another size than it does."""
    data = bytearray(workbook(HELLO * 50))
    for mark, offset, name in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            if data[at + name :].startswith(b"xl/worksheets/sheet1.xml"):
                data[at + offset : at + offset + 4] = struct.pack("<I", size)
    return bytes(data)


def crc_wrong() -> bytes:
    data = bytearray(workbook())
    at = data.find(b"PK\x01\x02", data.rfind(b"xl/worksheets/sheet1.xml") - 50)
    data[at + 16] ^= 0xFF
    return bytes(data)


def zip64() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package, zipfile.ZipFile(io.BytesIO(workbook())) as source:
        for name in source.namelist():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(source.read(name))
    return data.getvalue()


def many_members(count: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for number in range(count):
            package.writestr(f"{number}", b"")
    return data.getvalue()


def prefixed() -> bytes:
    """Every element of the sheet under a prefix, its attributes too where they may."""
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{HELLO}</sheetData></worksheet>'
    sheet = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet).replace("xmlns=", "xmlns:x=")
    return workbook(**{"xl/worksheets/sheet1.xml": sheet})


def in_utf16() -> bytes:
    """All its XML in UTF-16 with a mark in front."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    return zipped(
        {name: f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16") for name, text in parts.items()}
    )


def test_an_entity_in_utf_16_is_seen_too() -> None:
    sheet = f'<?xml version="1.0" encoding="UTF-16"?>{QUAD}<worksheet><sheetData>&a;</sheetData></worksheet>'
    with pytest.raises(ImportProblem, match="document type definition"):
        answered(workbook(**{"xl/worksheets/sheet1.xml": sheet.encode("utf-16")}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: workbook(**{"xl/worksheets/sheet1.xml": f"{QUAD}<worksheet>{'&a;' * 1_000}</worksheet>"}),
            "type defini",
        ),
        (lambda: bomb("xl/media/image1.png", 120 * MIB), "unpacked size"),
        (lambda: bomb("xl/worksheets/sheet2.xml", 60 * MIB), "unpacked size"),
        (lambda: workbook("<row>" * 100_000 + "</row>" * 100_000), "unpacked size"),
        (lambda: workbook("<row r='99999999999999999999'><c><v>1</v></c></row>"), "outside the sheet"),
        (lambda: workbook()[: len(workbook()) // 2], "list of contents"),
        (lambda: b"PK\x03\x04" + bytes(500), "list of contents"),
        (crc_wrong, "cannot be unpacked"),
        (lambda: lying(10), "cannot be unpacked|well formed"),
        (lambda: lying(90 * MIB), "unpacked size"),
        (lambda: many_members(20_000), "20,000 parts"),
        (lambda: zipped(dict.fromkeys(PARTS, "")), "well formed|damaged"),
        (lambda: zipped({"xl/workbook.xml": WORKBOOK}), "no sheet"),
        (lambda: zipped({"xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS}), "missing"),
        (lambda: OLE + bytes(508) + "EncryptedPackage".encode("utf-16-le") + bytes(1_000), "password"),
        (lambda: OLE + "WordDocument".encode("utf-16-le") + bytes(1_000), "old Word document"),
        (lambda: OLE + bytes(4_000), "damaged"),
        (lambda: b"\x09\x08\x10\x00" + bytes(600), "damaged"),
        (lambda: spreadsheet(ods_row(ods_cell("x")) * 9).replace(b"PK\x05\x06", b"PK\x05\x07"), "list of contents"),
        (lambda: zipped({"content.xml": "<a/>", "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "password"),
    ],
)
def test_refused(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        answered(make())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (zip64(), "hello"),
        (prefixed(), "hello"),
        (in_utf16(), "hello"),
        (workbook(before='<?xml version="1.0"?>'), "hello"),
        (workbook('<row r="1"><c r="A1" t="inlineStr"><is><r><t>hel</t></r><r><t>lo</t></r></is></c></row>'), "hello"),
        (workbook(**{"xl/vbaProject.bin": "macro", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}), "hello"),
        (workbook(**{"../../evil": "x", "/etc/evil": "x", "C:\\evil": "x"}), "hello"),
        (workbook(cell("<f>cmd|' /C calc'!A0</f><v>hello</v>", ' t="str"')), "hello"),
        (workbook(cell('<f>HYPERLINK("http://example.invalid","hello")</f><v>hello</v>', ' t="str"')), "hello"),
        (workbook(cell("<f>[1]Sheet1!A1</f><v>hello</v>", ' t="str"')), "hello"),
        (workbook(after='<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B2:A1"/></mergeCells>'), "hello"),
        (workbook(after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 30_000 + "</mergeCells>"), "hello"),
        (workbook(after=f"<dataValidations>{VALIDATIONS}</dataValidations>"), "hello"),
        (workbook(after='<drawing r:id="x" xmlns:r="y"/><oleObjects/><legacyDrawing/>'), "hello"),
        (workbook(cell("<is><t>hello\x7f</t></is>", ' t="inlineStr"')), "hello"),
        (spreadsheet(ods_row(ods_cell("hello"), more='table:number-rows-repeated="1"')), "hello"),
        (
            spreadsheet(ods_row(ods_cell("hello")) + ods_row(ods_cell(), more='table:number-rows-repeated="1048575"')),
            "hello",
        ),
        (spreadsheet(ods_row(ods_cell('hello<text:s text:c="2000000000"/>'))), "hello"),
        (spreadsheet(ods_row(ods_cell("hello", more='table:number-rows-spanned="2000000000"'))), "hello"),
    ],
)
def test_read(data: bytes, text: str) -> None:
    (grid,) = answered(data)
    assert grid.at(0, 0).text == text
    assert (len(grid.rows), grid.width) == (1, 1)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("<v>1e308</v>", CellKind.NUMBER, "1e+308"),
        ("<v>1e309</v>", CellKind.ERROR, "inf"),
        ("<v>-0.0</v>", CellKind.NUMBER, "0"),
        ("<v>0.1</v>", CellKind.NUMBER, "0.1"),
    ],
)
def test_numbers(value: str, kind: CellKind, text: str) -> None:
    (grid,) = answered(workbook(cell(value)))
    assert (grid.at(0, 0).kind, grid.at(0, 0).text) == (kind, text)


def test_a_formula_without_a_result_is_told_and_an_error_shown() -> None:
    rows = '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1"><v>7</v></c></row>'
    (grid,) = answered(workbook(rows))
    assert [each.text for each in grid.rows[0]] == ["", "#DIV/0!", "7"]
    assert grid.notes == ("1 cell holds a formula without a stored result",)


def test_macros_are_left_alone_and_told() -> None:
    (grid,) = answered(workbook(**{"xl/vbaProject.bin": "macro"}))
    assert grid.notes == ("the workbook holds macros, which were left alone",)


def test_a_sheet_that_calls_itself_small_is_read_whole() -> None:
    rows = "".join(f'<row r="{row}"><c r="Z{row}"><v>{row}</v></c></row>' for row in range(1, 901))
    sheet = f'<worksheet><dimension ref="A1"/><sheetData>{rows}</sheetData></worksheet>'
    (grid,) = answered(workbook(**{"xl/worksheets/sheet1.xml": sheet}))
    assert (len(grid.rows), grid.at(899, 25).number) == (900, 900)


def test_a_sheet_that_calls_itself_as_large_as_can_be_is_one_row() -> None:
    sheet = f'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{HELLO}</sheetData></worksheet>'
    (grid,) = answered(workbook(**{"xl/worksheets/sheet1.xml": sheet}))
    assert (len(grid.rows), grid.width) == (1, 1)


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    styles = f'<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    relations = WORKBOOK_RELATIONS.replace(
        "</Relationships>",
        '<Relationship Id="rId9" Target="styles.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles"/></Relationships>',
    )
    book = WORKBOOK.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    more = {"xl/workbook.xml": book, "xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relations}
    (grid,) = answered(workbook(cell("<v>44667</v>", ' s="1"'), **more))
    assert grid.at(0, 0).date == "2026-04-17"


@pytest.mark.parametrize(
    "parts",
    [
        {"_rels/.rels": RELATIONS.replace("xl/workbook.xml", "http://example.invalid/x.xml")},
        {"[Content_Types].xml": TYPES.replace("/xl/workbook.xml", "/evil.xml")},
        {"xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS.replace("worksheets/sheet1.xml", "../../../etc/passwd")},
        {"xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS.replace("worksheets/sheet1.xml", "file:///etc/passwd")},
    ],
)
def test_what_points_outside_is_not_followed(parts: dict[str, str]) -> None:
    try:
        (grid,) = answered(workbook(**parts))
    except ImportProblem as problem:
        sentence = str(problem)
        assert "missing" in sentence or "damaged" in sentence
    else:
        assert grid.at(0, 0).text == "hello"
