"""Workbooks that are handed off, changed by hand, and come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl

from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.review import Review, Standing, accepted
from app.domain.sheet import Grid
from app.importers.child import answer_to
from app.importers.wire import read_answer
from app.reviewing import review_sheet
from exporters import Options, book
from exporters.excel import write_excel

Change = Callable[[Any], None]


def handed_off(plan: Plan, run: Delivery | None = None, language: str = "") -> Handoff:
    return Handoff("h1", plan.id, "2026-11-01T09:00:00+00:00", plan, run, language)


def workbook(handoff: Handoff, kind: Paperwork = Paperwork.CUE_SHEET) -> bytes:
    options = Options(handoff_id=handoff.id, today="2026-11-01", language=handoff.language)
    file = BytesIO()
    write_excel(book(kind, handoff.plan, handoff.delivery, options), file)
    return file.getvalue()


def edited(data: bytes, *changes: Change) -> bytes:
    opened = openpyxl.load_workbook(BytesIO(data))
    for change in changes:
        change(opened)
    file = BytesIO()
    opened.save(file)
    return file.getvalue()


def head_row(page: Any) -> int:
    return next(row for row in range(1, 10) if page.cell(row, page.max_column).value == "id")


def row_of(page: Any, row_id: str) -> int:
    """Wherever the hidden column with the ids is, whatever the sheet is called."""
    cells = (cell for row in page.iter_rows() for cell in row)
    return next(int(cell.row) for cell in cells if cell.value == row_id)


def column_of(page: Any, head: str) -> int:
    if not head:
        return 2  # the cover has no heads, and its values stand behind their labels
    row = head_row(page)
    return next(column for column in range(1, page.max_column + 1) if page.cell(row, column).value == head)


def typed(sheet: str, row_id: str, head: str, value: object) -> Change:
    """Somebody types a value over a cell."""

    def change(opened: Any) -> None:
        page = opened[sheet]
        page.cell(row_of(page, row_id), column_of(page, head)).value = value

    return change


def added(sheet: str, under: str, **cells: object) -> Change:
    """Somebody puts a row under another."""

    def change(opened: Any) -> None:
        page = opened[sheet]
        row = row_of(page, under) + 1
        page.insert_rows(row)
        for head, value in cells.items():
            page.cell(row, column_of(page, head)).value = value

    return change


def deleted(sheet: str, row_id: str) -> Change:
    """Somebody deletes a row."""
    return lambda opened: opened[sheet].delete_rows(row_of(opened[sheet], row_id))


def grids_of(data: bytes) -> tuple[Grid, ...]:
    return read_answer(json.dumps(answer_to(data)).encode())


def reviewed(handoff: Handoff, data: bytes, plan: Plan | None = None, run: Delivery | None = None) -> Review:
    return review_sheet(handoff, plan or handoff.plan, run or handoff.delivery, grids_of(data), "back.xlsx")


def taken(review: Review, plan: Plan, run: Delivery | None = None) -> tuple[Plan, Delivery | None]:
    """The plan and the run with everything taken in that can be."""
    return accepted(review, {item.id for item in review.items if item.standing is not Standing.SETTLED}, plan, run)
