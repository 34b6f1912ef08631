"""Hostile text tables and documents, file by file, each with its outcome; and files that bear another's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import ImportProblem
from app.domain.sheet import Grid
from app.domain.text import MAX_TEXT
from app.importers import read_grids
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import (
    document,
    docx_cell,
    docx_line,
    docx_table,
    docx_text,
    ods_cell,
    ods_row,
    saved,
    spreadsheet,
    workbook,
    zipped,
)

HELLO = docx_line(docx_text("hello"))
MANY_DOWN = docx_table(*(["<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"] * 3_000))


def answered(data: bytes) -> tuple[Grid, ...]:
    """What the child would answer, without the process around it."""
    return read_answer(written(answer_to(data)))


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a,b\0c\n1,2\n", [["a", "bc"], ["1", "2"]]),
        (b"a,b\n1,2,3\n4\n", [["a", "b"], ["1", "2", "3"], ["4"]]),
        (b"a,b\r1,2\n3,4\r\n5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
        (b"time,title\n", [["time", "title"]]),
        (b'"a ""b"" c",d\n1,2\n', [['a "b" c', "d"], ["1", "2"]]),
        (b'=1+1,+1,-1,@x\n"=cmd!A0",\t,"\r",x\n', [["=1+1", "+1", "-1", "@x"], ["=cmd!A0", "", "", "x"]]),
        ("שלום,\u202eolleh\n1,2\n".encode(), [["שלום", "\u202eolleh"], ["1", "2"]]),
        ("a,e\u0301\n1,👩‍👩‍👧\n".encode(), [["a", "e\u0301"], ["1", "👩‍👩‍👧"]]),
    ],
)
def test_text_tables(data: bytes, rows: list[list[str]]) -> None:
    (grid,) = answered(data)
    assert texts(grid) == rows


def test_ten_megabytes_without_a_line_end_are_one_cut_text() -> None:
    (grid,) = answered(b"x" * 10_000_000)
    assert [len(cell.text) for row in grid.rows for cell in row] == [] or len(grid.at(0, 0).text) == MAX_TEXT
    assert grid.notes


def test_a_million_lines_are_cut_and_told() -> None:
    (grid,) = answered(b"9:00,hello\n" * 1_000_000)
    assert len(grid.rows) == 20_000
    assert any("980,000" in note or "1,960,000" in note for note in grid.notes)


def test_a_thousand_columns_are_cut_and_told() -> None:
    (grid,) = answered((b"x," * 999 + b"x\n") * 3)
    assert grid.width == 200
    assert any("outside the area read (GS1)" in note for note in grid.notes)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "nested too deep"),
        (lambda: document("<w:p>&undeclared;</w:p>"), "not well formed"),
        (lambda: document("<w:p>\x01</w:p>"), "not well formed"),
        (lambda: document(HELLO)[:-100], "list of contents"),
        (lambda: zipped({"word/document.xml": b"\xff\xfe<"}), "not well formed"),
        (lambda: zipped({"word/document.xml": ""}), "not well formed"),
        (lambda: b"{\\rtf1 hello}", "\\.docx"),
        (lambda: spreadsheet("<table:table-row>"), "not well formed"),
    ],
)
def test_documents_refused(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        answered(make())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (document(docx_table(docx_cell(docx_text("hello"), span="-5"))), "hello"),
        (document(docx_table(docx_cell(docx_text("hello"), span="abs"))), "hello"),
        (document(docx_table(docx_cell(docx_text("hello"), span="9" * 5_000))), "hello"),
        (document(docx_table(docx_cell(docx_text("hello"))) + MANY_DOWN), "hello"),
        (document(HELLO + "<w:altChunk r:id='x' xmlns:r='y'/>"), "hello"),
        (document(HELLO, **{"word/vbaProject.bin": "macro"}), "hello"),
        (document(HELLO, **{"word/_rels/document.xml.rels": "<Relationships/>"}), "hello"),
        (document(f"<w:hyperlink xmlns:r='y' r:id='file:///etc/passwd'>{docx_text('hello')}</w:hyperlink>"), None),
        (document(f"<w:p><w:hyperlink xmlns:r='y' r:id='x'>{docx_text('hello')}</w:hyperlink></w:p>"), "hello"),
        (document(f"<w:p>{docx_text('hello')}<w:fldSimple w:instr='DDEAUTO c:\\\\x'/></w:p>"), "hello"),
        (document(f"<w:p>{docx_text('hello')}<w:object><x/></w:object></w:p>"), "hello"),
        (document("<w:p><w:sdt><w:sdtContent>" + docx_text("hello") + "</w:sdtContent></w:sdt></w:p>"), "hello"),
        (document(HELLO, **{"../../evil.xml": "<x/>"}), "hello"),
    ],
)
def test_documents_read(data: bytes, text: str | None) -> None:
    (grid,) = answered(data)
    assert text is None or grid.at(0, 0).text == text
    assert grid.width <= 64


KINDS = {
    "xlsx": workbook(),
    "ods": spreadsheet(ods_row(ods_cell("hello"))),
    "docx": document(HELLO),
    "csv": b"hello,x\n1,2\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_what_it_holds_whatever_it_is_called(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path, KINDS[kind], "plan.pdf")
    assert read_grids(path)[0].at(0, 0).text == "hello"


def test_a_file_of_100_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(ImportProblem, match="larger than 50 MB"):
        read_grids(path)


def test_fifty_megabytes_of_nothing_hold_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(ImportProblem, match=r"no filled cell|no sheet|text"):
        read_grids(path)
