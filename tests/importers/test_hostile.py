"""Broken and hostile files end in a sentence or a reading; the app itself never hangs, dies or follows them."""

from __future__ import annotations

import os
import signal
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from app.domain.errors import ImportProblem
from app.domain.sheet import Area, Grid
from app.importers import limits, parent, read_grids, understand
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import (
    HELLO,
    WORKBOOK_RELATIONS,
    document,
    docx_cell,
    docx_table,
    docx_text,
    ods_cell,
    ods_row,
    saved,
    spreadsheet,
    spreadsheet_xml,
    workbook,
    zipped,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "hostile"
ENTITY = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
STRINGS = {
    "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS.replace(
        "</Rel", '<Relationship Id="rId2" Target="sharedStrings.xml" Type="x/sharedStrings"/></Rel'
    )
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def answered(data: bytes) -> tuple[Grid, ...]:
    """What the child would answer, without the process around it."""
    return read_answer(written(answer_to(data)))


def encrypted() -> bytes:
    data = bytearray(workbook())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        data[at + offset] |= 1
    return bytes(data)


def twice() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
        package.writestr("xl/workbook.xm2", "<a/>")
    return data.getvalue().replace(b"workbook.xm2", b"workbook.xml")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: workbook(before=ENTITY), "document type definition"),
        (lambda: workbook(**STRINGS | {"xl/sharedStrings.xml": f"{ENTITY}<sst/>"}), "document type definition"),
        (lambda: workbook("<row><c t='s'><v>7</v></c></row>"), "texts that are not there"),
        (lambda: workbook("<row><c><v>7</v></row>"), "not well formed"),
        (
            lambda: zipped({"word/document.xml": f"{ENTITY}<a/>"}),
            "document type definition",
        ),
        (lambda: zipped({"content.xml": f"{ENTITY}<a/>"}), "document type definition"),
        (lambda: workbook("<row r='1'><c r='A1'><v>1</v></c></row>" * 400_000), "unpacked size"),
        (lambda: workbook('<row r="2000000"><c r="A2000000"><v>1</v></c></row>'), "row numbers outside the sheet"),
        (lambda: workbook()[:-80], "list of contents"),
        (lambda: workbook().replace(b"PK\x03\x04", b"PK\x03\x05"), "cannot be unpacked"),
        (encrypted, "password"),
        (twice, "same name"),
        (lambda: zipped({f"part{number}": "" for number in range(2_001)}), "parts"),
        (lambda: zipped({"xl/workbook.bin": "x"}), ".xlsb"),
        (lambda: zipped({"readme.txt": "x"}), "zip archive"),
        (lambda: document("<w:p>" * 300 + "</w:p>" * 300), "nested too deep"),
        (lambda: document("<w:p>"), "not well formed"),
        (lambda: spreadsheet(ods_row(ods_cell("x"), more='table:number-rows-repeated="1000000"')), "too often"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
        (lambda: b"%PDF-1.7", "is a PDF"),
        (lambda: b"{\\rtf1 hello}", ".rtf"),
        (lambda: b"\x89PNG\r\n", "a picture"),
        (lambda: b"\x1f\x8b\x08", "an archive"),
        (lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "a calendar"),
        (lambda: b'{"":"do not edit","doc_id":"1a","email":"x@example.org"}', "points to a page on the web"),
        (lambda: b"[InternetShortcut]\r\nURL=https://example.org", "points to a page on the web"),
        (lambda: b"<?xml version='1.0'?><plan><a/></plan>", "XML that is no spreadsheet"),
        (lambda: spreadsheet_xml("<Row/>", before=ENTITY), "document type definition"),
        (lambda: spreadsheet_xml("<Row>"), "not well formed"),
        (lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>no table", "without a table"),
        (lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), ".odt"),
        (lambda: zipped({"Index/Document.iwa": "x", "Metadata/a.plist": "x"}), "a Numbers or Pages document"),
        (lambda: bytes(range(256)) * 40 + bytes(4000), "neither a spreadsheet nor text"),
        (lambda: Random(7).randbytes(3_000), "neither a spreadsheet nor text"),
        (lambda: b" \n ", "empty"),
    ],
)
def test_refused_with_a_sentence(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        answered(make())


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (
            workbook(f'{HELLO}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "hello",
            "1 filled cell lies outside the area read (XFD1048576)",
        ),
        (
            workbook(f'{HELLO}<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
            "hello",
            "row 1,048,576 stands far below the rest",
        ),
        (
            workbook(
                "".join(f'<row r="{row}"><c r="A{row}" t="str"><v>hello</v></c></row>' for row in range(1, 20_003))
            ),
            "hello",
            "2 filled cells lie outside the area read (A20001)",
        ),
        (workbook(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "hello", ""),
        (
            workbook('<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://example.invalid")</f><v>hello</v></c></row>'),
            "hello",
            "",
        ),
        (
            spreadsheet(ods_row(ods_cell("hello", more='table:number-columns-repeated="2000000000"'))),
            "hello",
            "filled cell lies outside",
        ),
        (document(docx_table(docx_cell(docx_text("hello"), span="2000000000"))), "hello", ""),
        (b"hello," + b"x" * 200_000 + b"\n", "hello", "a text was cut after 20,000 characters (B1)"),
        (b"hello,b\n" + b'"never closed\n' + b"1,2\n" * 300, "hello", "a quotation mark in line 2 is never closed"),
    ],
)
def test_read_with_what_was_cut_told(data: bytes, text: str, note: str) -> None:
    (grid,) = answered(data)
    assert grid.at(0, 0).text == text
    assert any(note in told for told in grid.notes) or not note
    assert all(area.bottom < len(grid.rows) for area in grid.merges)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder / "missing.xlsx", "There is no file"),
        (lambda folder: folder, "is not a file"),
        (lambda folder: saved(folder, b""), "is empty"),
        (lambda folder: folder / ("x" * 400), "cannot be opened"),
        (lambda folder: folder / "a\0b", "cannot be opened"),
    ],
)
def test_files_that_are_none(tmp_path: Path, make: Callable[[Path], Path], sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        read_grids(make(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportProblem, match="is not a file"):
        read_grids(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import signal; signal.pause()", "took longer"),
        ("import sys; sys.stdout.write('x' * 40_000_000)", "more than a plan can"),
        ("import os; os.abort()", "gave up"),
        ("print('no answer')", "no proper answer"),
        ('print(\'{"grids": [], "more": 1}\')', "no proper answer"),
        ("data = bytearray(90_000_000); import signal; signal.pause()", "more memory"),
    ],
)
@pytest.mark.skipif(not hasattr(signal, "pause"), reason="the waiting child needs POSIX signals")
def test_a_child_that_misbehaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, sentence: str) -> None:
    monkeypatch.setattr(parent, "_command", lambda: [sys.executable, "-c", program])
    if "longer" in sentence:
        monkeypatch.setattr(limits, "WALL_S", 1.0)
    if "memory" in sentence and sys.platform != "linux":
        pytest.skip("memory is watched from outside on Linux only")
    if "memory" in sentence:
        monkeypatch.setattr(limits, "RESIDENT_BYTES", 80 * limits.MIB)
    with pytest.raises(ImportProblem, match=sentence):
        read_grids(saved(tmp_path, workbook()))


def test_an_import_can_be_canceled(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="canceled"):
        read_grids(saved(tmp_path, workbook()), cancelled=lambda: True)


def answer_with(words: str, rows: str) -> str:
    """An answer of one sheet with these words and rows."""
    rest = '"merges":[],"areas":[],"hidden":false,"hidden_rows":[],"notes":[]'
    return f'{{"grids":[{{"name":"S","words":{words},"rows":{rows},{rest}}}]}}'


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "[]",
        '{"grids": [{"name": "x"}]}',
        '{"more": {"rows": []}}',
        "{}",
        answer_with('["","sA"]', "[[1,[1]],[0,[1]]]"),
        answer_with('["?A"]', "[[0,[0]]]"),
        answer_with('["d2026-13-45"]', "[[0,[0]]]"),
        answer_with('["nx"]', "[[0,[0]]]"),
        answer_with('["nnan"]', "[[0,[0]]]"),
        answer_with('["n1e999"]', "[[0,[0]]]"),
        answer_with("[1]", "[[0,[0]]]"),
        answer_with('["","sA"]', '[[0,["sA"]]]'),
        answer_with('["","sA"]', "[[0,[2]]]"),
        answer_with('["","sA"]', "[[0,[-1]]]"),
    ],
)
def test_an_answer_is_read_like_a_stranger_s(answer: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        read_answer(answer.encode())
    assert "sA" not in str(refused.value)


def test_tables_end_where_the_rows_do() -> None:
    answer = answer_with('["","sA"]', "[[0,[1]]]").replace('"areas":[]', '"areas":[[0,0,9,0],[5,0,9,0]]')
    (grid,) = read_answer(answer.encode())
    assert grid.areas == (Area(0, 0, 0, 0),)


def test_an_answer_of_the_child_is_taken() -> None:
    (grid,) = read_answer(answer_with('["","sA","n1.5","t3600","b1"]', "[[0,[1,2,3,4,0]]]").encode())
    assert [cell.text for cell in grid.rows[0]] == ["A", "1.5", "01:00", "TRUE", ""]


@pytest.mark.skipif(not SHARED.exists(), reason="the folder of hostile files is not beside this checkout")
def test_every_hostile_file_ends_in_a_sentence_or_a_reading() -> None:
    sentences = []
    for path in sorted([*SHARED.glob("*.*"), *SHARED.glob("fuzz/*")]):
        try:
            grids = read_grids(path) if path.suffix == ".xlsx" else answered(path.read_bytes())
        except ImportProblem as problem:
            sentences.append(str(problem))
        else:
            understand(path.name, grids)
    assert all(sentence.endswith(".") for sentence in sentences)
