"""Sheets under other coats: pages, single-file pages, Excel's XML of 2003, OpenDocument in one piece."""

from __future__ import annotations

from app.domain.sheet import Area, CellKind, Fill, Grid, Remark
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import ODS, ods_cell, ods_row, spreadsheet, spreadsheet_xml, zipped

TABLE = "<table><tr><th>Time</th><th>What</th></tr><tr><td x:num='0.375'>9:00</td><td rowspan=2>Käse</td></tr></table>"
ROWS = [["Time", "What"], ["09:00", "Käse"]]


def parsed(data: bytes) -> tuple[Grid, ...]:
    return read_answer(written(answer_to(data)))


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_page_that_calls_itself_a_workbook() -> None:
    (grid,) = parsed(f"<html><head><meta charset='utf-8'></head><body>{TABLE}</body></html>".encode())
    assert (texts(grid), grid.areas, grid.encoding) == (ROWS, (Area(0, 0, 1, 1),), "utf-8")
    assert (grid.at(1, 0).kind, grid.at(1, 0).seconds) == (CellKind.TIME, 32_400)


def test_pages_say_their_encoding_or_show_it() -> None:
    for encoding, head in (
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"),
        ("mac_roman", "<meta charset=macintosh>"),
        ("cp1252", ""),
        ("utf-16", ""),
    ):
        (grid,) = parsed(f"{head}{TABLE}".encode(encoding))
        assert texts(grid) == ROWS


def test_a_page_saved_as_one_file() -> None:
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n"
        "--X\r\nContent-Location: file:///C:/plan.htm\r\nContent-Type: text/html\r\n\r\n<p>frames</p>\r\n"
        "--X\r\nContent-Location: file:///C:/plan_files/sheet001.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Type: text/html; charset=windows-1252\r\n\r\n"
        f"{TABLE.replace('=', '=3D').replace('ä', '=E4')}\r\n--X--\r\n"
    )
    (grid,) = parsed(page.encode())
    assert (grid.name, texts(grid)) == ("sheet001", ROWS)


def test_a_workbook_in_the_xml_of_2003() -> None:
    styles = '<Styles><Style ss:ID="s1"><Interior ss:Color="#ffff99" ss:Pattern="Solid"/></Style></Styles>'
    rows = (
        '<Column ss:Index="4" ss:Hidden="1"/>'
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Leading</Data></Cell>'
        '<Cell><Data ss:Type="String">x</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell ss:StyleID="s1"><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">1900-01-01T01:00:00.000</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="Number">2.5</Data>'
        "<Comment><ss:Data>too <B>long</B>?</ss:Data></Comment></Cell></Row>"
        '<Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2026-03-04T10:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Number">none</Data></Cell></Row>'
    )
    (grid,) = parsed(spreadsheet_xml(rows, more=styles))
    assert texts(grid) == [
        ["Leading", "", "x"],
        [],
        ["09:30", "25:00", "", "2.5"],
        ["2026-03-04 10:00", "TRUE", "none"],
    ]
    assert (grid.merges, grid.hidden_rows, grid.hidden_columns) == ((Area(0, 0, 0, 1),), (3,), (3,))
    assert (grid.fills, grid.remarks) == ((Fill(2, 0, 0, "FFFF99"),), (Remark(2, 3, "too long?"),))


def test_an_open_document_sheet_with_all_its_marks() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#ffff99"/></style:style></office:automatic-styles>'
    )
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    note = "<office:annotation><dc:creator>Ann</dc:creator><text:p>too long?</text:p></office:annotation>"
    row = ods_row(
        ods_cell(
            "9:30", more='table:style-name="ce1" office:value-type="time" office:time-value="PT09H29M59.9999996S"'
        ),
        f'<table:table-cell table:style-name="ce1">{note}<text:p>Talk</text:p></table:table-cell>',
        ods_cell("25%", more='office:value-type="percentage" office:value="0.25"'),
        ods_cell("30:00", more='office:value-type="time" office:time-value="P1DT6H"'),
    )
    spaces = 'xmlns:style="urn:s" xmlns:fo="urn:f" xmlns:dc="urn:d" '
    content = ODS.format(rows=columns + row).replace("<office:body>", f"{styles}<office:body>")
    content = content.replace("<office:document-content ", f"<office:document-content {spaces}")
    one_piece = content.replace("document-content", "document").replace(
        "<office:document ", '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet" '
    )
    for data in (zipped({"content.xml": content}), one_piece.encode()):
        (grid,) = parsed(data)
        assert texts(grid) == [["09:30", "Talk", "0.25", "30:00"]]
        assert (grid.hidden_columns, grid.fills) == ((2,), (Fill(0, 0, 1, "FFFF99"),))
        assert grid.remarks == (Remark(0, 1, "too long?"),)


def test_rows_repeated_stand_as_often_as_they_say() -> None:
    row = ods_row(ods_cell("x", more='table:number-columns-repeated="2"'), more='table:number-rows-repeated="3"')
    (grid,) = parsed(spreadsheet(row))
    assert texts(grid) == [["x", "x"]] * 3
