"""Excel workbooks however they are written: the same cells, with what is hidden, colored and remarked."""

from __future__ import annotations

import datetime
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill

from app.domain.sheet import CellKind, Fill, Grid, Remark
from app.importers.child import answer_to
from app.importers.wire import read_answer
from tests.importers.files import WORKBOOK_RELATIONS, workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def parsed(data: bytes) -> Grid:
    """The one sheet the child would read."""
    (grid,) = read_answer(json.dumps(answer_to(data)).encode())
    return grid


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def related(**parts: str) -> dict[str, str]:
    """Parts of a workbook under the kinds its relations give them."""
    relations = "".join(f'<Relationship Id="{kind}" Target="{kind}.xml" Type="x/{kind}"/>' for kind in parts)
    files = {f"xl/{kind}.xml": text for kind, text in parts.items()}
    return {**files, "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS.replace("</Rel", f"{relations}</Rel")}


def styles(code: str) -> str:
    """Styles of which the second has this number format."""
    return (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    )


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A1" t="str"><v>a &amp; b</v></c><c r="C1"><v>2</v></c></row>',
        "<row r='1'><c r='A1' t='str'><v>a &amp; b</v></c><c r='C1'><v>2</v></c></row>",
        '<row><c t="str"><v>a &amp; b</v></c><c/><c><v>2.0</v></c></row>',
        '<row><c t="str" r="A1"><v>a &amp; b</v></c><c\nr="C1"><v>2</v></c></row>',
        '<row r="1"><c r="C1"><v>2</v></c><c r="A1" t="inlineStr">'
        "<is><r><t>a </t></r><r><t>&amp; b</t></r></is></c></row>",
        '<row r="1"><c r="A1" t="str"><v><![CDATA[a & b]]></v></c>'
        '<!-- <c r="B1"><v>9</v></c> --><c r="C1"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"/><c r="C1"><f>1+1</f><v>2</v></c></row>',
    ],
)
def test_one_row_in_the_ways_programs_write_it(row: str) -> None:
    aid, end = "<rPh><t>ah</t></rPh>", '<r><t xml:space="preserve">&amp; b</t></r>'
    strings = f"<sst {MAIN}><si/><si><r><t>a </t></r>{aid}{end}</si></sst>"
    grid = parsed(workbook(row, **related(sharedStrings=strings)))
    assert [(cell.text, cell.number) for cell in grid.rows[0]] == [("a & b", None), ("", None), ("2", 2.0)]


def test_names_with_a_prefix() -> None:
    data = workbook(
        **{
            "xl/worksheets/sheet1.xml": f"<x:worksheet {MAIN.replace('xmlns', 'xmlns:x')}><x:sheetData>"
            '<x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        }
    )
    assert parsed(data).at(1, 1).number == 7


@pytest.mark.parametrize(
    ("code", "value", "kind", "text"),
    [
        ("h:mm", "0.375", CellKind.TIME, "09:00"),
        ("h:mm", "1.5", CellKind.TIME, "36:00"),
        ("[h]:mm", "70.5", CellKind.TIME, "1692:00"),
        ("dd/mm/yyyy", "46340", CellKind.DATE, "2026-11-14"),
        ('d" de "mmmm h:mm', "46340.5", CellKind.DATE, "2026-11-14 12:00"),
        ('0" days"', "3", CellKind.NUMBER, "3"),
        ("[Red]0.00", "3", CellKind.NUMBER, "3"),
        ("General", "3", CellKind.NUMBER, "3"),
        ("h:mm", "1e300", CellKind.NUMBER, "1e+300"),
        ("h:mm", "soon", CellKind.TEXT, "soon"),
    ],
)
def test_numbers_are_moments_where_their_format_says_so(code: str, value: str, kind: CellKind, text: str) -> None:
    row = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    cell = parsed(workbook(row, **related(styles=styles(code.replace('"', "&quot;"))))).at(0, 0)
    assert (cell.kind, cell.text) == (kind, text)


def test_days_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime.datetime(1904, 1, 1)
    assert book.active is not None
    book.active.append([datetime.date(2026, 11, 14), datetime.time(9, 30)])
    assert [cell.text for cell in parsed(saved(book)).rows[0]] == ["2026-11-14", "09:30"]


def test_hidden_columns_grounds_and_comments() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Start", "Title", "Secret", "Room"])
    sheet.append(["9:00", "Welcome", "x"])
    sheet.column_dimensions["C"].hidden = True
    for place, color in (
        ("A1", Color("FF00B050")),
        ("B1", Color("FF00B050")),
        ("D1", Color(indexed=5)),
        ("A2", Color(theme=4)),
        ("B2", Color("FFFFFFFF")),
    ):
        sheet[place].fill = PatternFill("solid", fgColor=color)
    sheet["B2"].comment = Comment("Bring the bell", "Ann")
    grid = parsed(saved(book))
    assert grid.hidden_columns == (2,)
    assert grid.fills == (Fill(0, 0, 1, "00B050"), Fill(0, 3, 3, "FFFF00"), Fill(1, 0, 0, "4F81BD"))
    assert grid.remarks == (Remark(1, 1, "Bring the bell"),)


def test_a_thread_of_comments_stands_for_the_note_about_it() -> None:
    relations = "".join(
        f'<Relationship Id="{kind}" Target="../{kind}1.xml" Type="x/{kind}"/>'
        for kind in ("comments", "threadedComment")
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/comments1.xml": '<comments><comment ref="A1"><text><t>[Threaded comment]</t></text></comment></comments>',
        "xl/threadedComment1.xml": '<x><threadedComment ref="A1"><text>Who?</text></threadedComment>'
        '<threadedComment ref="A1"><text>Ben</text></threadedComment></x>',
    }
    assert parsed(workbook(**parts)).remarks == (Remark(0, 0, "Who?\nBen"),)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 6)),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters="=\ufffe\uffff"), max_size=9
    ),
    st.times().map(lambda time: time.replace(microsecond=0)),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)),
)


@given(st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=5))
def test_what_openpyxl_writes_is_read(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    grid = parsed(saved(book))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            assert _same(value, grid, at, column)


def _same(value: object, grid: Grid, row: int, column: int) -> bool:
    cell = grid.at(row, column)
    match value:
        case None:
            return not cell
        case bool():
            return cell.text == str(value).upper()
        case int() | float():
            return cell.number == pytest.approx(value)
        case datetime.time():
            return cell.seconds == value.hour * 3600 + value.minute * 60 + value.second
        case datetime.date():
            return cell.date == value.isoformat()
    return cell.text == value
