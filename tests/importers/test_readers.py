"""Files of every kind become the same cells."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import openpyxl
import pytest

from app.domain.sheet import Area, CellKind, Grid
from app.importers import read_grids
from app.importers.child import answer_to
from app.importers.wire import read_answer
from tests.importers.files import (
    document,
    docx_cell,
    docx_table,
    docx_text,
    ods_cell,
    ods_row,
    saved,
    spreadsheet,
    workbook,
)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def parsed(data: bytes) -> tuple[Grid, ...]:
    """What the child would read, without the process around it."""
    return read_answer(json.dumps(answer_to(data)).encode())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with typed cells, a merge, a hidden row, a hidden sheet and a formula without a result."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet.append([None, None])
    sheet.append([None, "Time", "Length", "Title", "When", "Number", "True"])
    sheet.append(
        [
            None,
            datetime.time(9, 30),
            datetime.timedelta(minutes=90),
            "Welcome",
            datetime.datetime(2026, 11, 14, 9, 30),
            2.5,
            True,
        ]
    )
    sheet.append([None, "=B3+C3", None, "Hidden"])
    sheet.merge_cells("D3:E3")
    sheet.row_dimensions[4].hidden = True
    made.create_sheet("Old").sheet_state = "hidden"
    path = tmp_path / "book.bin"
    made.save(path)
    return path


def test_a_workbook_through_the_child(book: Path) -> None:
    plan, old = read_grids(book)
    row = plan.rows[2]
    assert (plan.name, old.name, plan.hidden, old.hidden) == ("Plan", "Old", False, True)
    assert [cell.kind for cell in row[1:]] == [
        CellKind.TIME,
        CellKind.TIME,
        CellKind.TEXT,
        CellKind.EMPTY,
        CellKind.NUMBER,
        CellKind.BOOL,
    ]
    assert (row[1].seconds, row[2].seconds, row[5].number) == (34200, 5400, 2.5)
    assert plan.at(1, 1).text == "Time"
    assert plan.merges == (Area(2, 3, 2, 4),)
    assert plan.hidden_rows == (3,)
    assert plan.notes == ("1 cell holds a formula without a stored result",)


def test_cells_far_down_a_declared_small_sheet() -> None:
    rows = "".join(f'<row r="{number}"><c r="C{number}"><v>{number}</v></c></row>' for number in range(1, 901))
    (grid,) = parsed(workbook(rows))
    assert len(grid.rows) == 900
    assert grid.at(899, 2).number == 900


def test_error_cells_are_shown() -> None:
    rows = '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>7</v></c></row>'
    (grid,) = parsed(workbook(rows))
    assert [(cell.text, cell.kind) for cell in grid.rows[0]] == [("#DIV/0!", CellKind.ERROR), ("7", CellKind.NUMBER)]


def test_a_document_with_lines_and_a_table() -> None:
    line = f"<w:p>{docx_text('Agenda')}<w:r><w:br/></w:r>{docx_text('Monday')}</w:p>"
    changed = f"<w:ins>{docx_text('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    table = docx_table(docx_cell(docx_text("Both"), span="2"), docx_cell(changed) + docx_cell(docx_text("two")))
    (grid,) = parsed(document(line + table))
    assert texts(grid) == [["Agenda"], ["Monday"], ["Both"], ["new", "two"]]
    assert grid.areas == (Area(2, 0, 3, 1),)
    assert grid.merges == (Area(2, 0, 2, 1),)


def test_an_open_document_sheet() -> None:
    first = ods_row(
        ods_cell("9:30", more='office:value-type="time" office:time-value="PT09H30M00S"'),
        ods_cell("x", more='office:value-type="date" office:date-value="2026-11-14"'),
        ods_cell(more='table:number-columns-repeated="2"'),
        ods_cell("one", "two", more='table:number-rows-spanned="2"'),
    )
    hidden = ods_row(ods_cell("hidden"), more='table:visibility="collapse"')
    (grid,) = parsed(spreadsheet(first + ods_row(more='table:number-rows-repeated="3"') + hidden))
    assert (grid.at(0, 0).seconds, grid.at(0, 1).date, grid.at(0, 4).text) == (34200, "2026-11-14", "one\ntwo")
    assert (grid.at(4, 0).text, grid.hidden_rows, grid.merges) == ("hidden", (4,), (Area(0, 4, 1, 4),))


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    assert texts(read_grids(saved(tmp_path, workbook(), "plan.csv"))[0]) == [["hello"]]
    assert texts(read_grids(saved(tmp_path, b"a,b\n1,2\n", "plan.xlsx"))[0]) == [["a", "b"], ["1", "2"]]
