"""The readiness list: due dates counted back, how each need stands, and sums that follow the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from app.domain.identity import SHEET
from app.domain.plan import Delivery, Need, NeedKind, NeedReadiness, NeedState, Plan, Segment
from exporters.excel import write_excel
from exporters.options import Options
from exporters.readiness import LIST, readiness_book

NEEDS = (
    Need("cards", "Cards", NeedKind.MATERIAL, "Operations", 5, "Open one."),
    Need("rooms", "Six rooms", NeedKind.ROOM, "Producer", 1),
    Need("link", "A link", NeedKind.ACCESS),
)
PLAN = Plan("p", "Feedback", deck="deck.pptx", segments=(Segment("s", "Practice", needs=NEEDS),))
RUN = Delivery(
    "d", "p", date="2026-11-14", readiness=(NeedReadiness("rooms", NeedState.TESTED, "Priya", "2026-11-12"),)
)


def rows(book, sheet=LIST):
    found = book.sheet(sheet)
    titles = [column.title for column in found.columns]
    return [dict(zip(titles, (cell.value for cell in row.cells), strict=True)) for row in found.rows]


def listed(today="2026-11-11", run=RUN):
    return rows(readiness_book(PLAN, run, Options(today=today)))


def test_the_longest_lead_comes_first():
    assert [row["What must be ready"] for row in listed()] == ["Cards", "Six rooms", "A link"]


def test_due_dates_count_back_from_the_run():
    assert [row["Due"] for row in listed()] == [date(2026, 11, 9).toordinal(), date(2026, 11, 13).toordinal(), None]


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2026-11-07", "2 days left"),
        ("2026-11-08", "1 day left"),
        ("2026-11-09", "Due today"),
        ("2026-11-10", "Overdue by 1 day"),
        ("2026-11-12", "Overdue by 3 days"),
        ("", ""),
    ],
)
def test_an_open_need_stands_by_the_day_the_list_is_made(today, standing):
    assert (listed(today)[0]["Standing"] or "") == standing


def test_what_is_tested_is_never_overdue():
    assert listed("2026-12-24")[1] | {"id": ""} == {
        "Due": date(2026, 11, 13).toordinal(),
        "Owner": "Producer",
        "What must be ready": "Six rooms",
        "Kind": "Room",
        "For": "Practice",
        "Days ahead": 1,
        "How it is tested": "",
        "State": "Tested",
        "Standing": None,
        "Who": "Priya",
        "When": "12 Nov 2026",
        "Notes": None,
        "id": "",
    }


def test_without_a_date_nothing_is_due():
    assert [row["Due"] for row in listed(run=None)] == [None] * 3


def test_owners_have_their_sums():
    sums = rows(readiness_book(PLAN, RUN), "By owner")
    assert sums == [
        {"Owner": "Operations", "Open": 1, "Ready": 0, "Tested": 0, "All": 1},
        {"Owner": "Producer", "Open": 0, "Ready": 0, "Tested": 1, "All": 1},
        {"Owner": "nobody yet", "Open": 1, "Ready": 0, "Tested": 0, "All": 1},
    ]


def test_a_material_stands_once_with_all_it_is_for():
    twice = (*PLAN.segments, Segment("t", "Close", needs=(replace(NEEDS[0], id="more"),)))
    found = rows(readiness_book(replace(PLAN, segments=twice), RUN), "Materials")
    assert [(row["What"], row["For"]) for row in found] == [
        ("deck.pptx", "whole session"),
        ("Cards", "Practice, Close"),
    ]


def test_excel_has_real_dates():
    stream = BytesIO()
    write_excel(readiness_book(PLAN, RUN), stream)
    sheet = openpyxl.load_workbook(stream, data_only=True)[LIST]
    assert sheet["B3"].value.date() == date(2026, 11, 14)
    assert [sheet.cell(row, 1).value.date() for row in (5, 6)] == [date(2026, 11, 9), date(2026, 11, 13)]
    assert openpyxl.load_workbook(stream)[LIST]["A5"].value == "=Session_date-$F5"


def test_an_empty_plan_has_an_empty_list():
    stream = BytesIO()
    write_excel(readiness_book(Plan("e", "Empty")), stream)
    assert openpyxl.load_workbook(stream).sheetnames == [LIST, "By owner", "Materials", "Tech check", SHEET]
