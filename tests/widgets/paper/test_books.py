"""A workbook on pages: each sheet as wide as its paper, what is hidden left out, values as a spreadsheet shows them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.domain.document import Paper, Tone
from app.domain.tints import INPUT, SOFT
from app.domain.workbook import Book, CellLook, Rule, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_sheet import cue_book
from exporters.options import Options
from tests.domain.strategies import plans
from tests.exporters.plans import small_delivery, small_plan
from tests.widgets.paper.documents import body
from tests.widgets.paper.test_documents import check_pages
from widgets.paper.books import lay_out_book
from widgets.paper.pages import SIZES, Area, Pages
from widgets.paper.values import shown


def book(*sheets: Sheet, paper: Paper = Paper.A4) -> Book:
    return Book("Cues", "", "", "", "en", "", ("Feedback", "made today"), "Foot", sheets, paper=paper)


def sheet(*rows: SheetRow, columns: tuple[SheetColumn, ...] = (SheetColumn("Cue", 10), SheetColumn("Go", 30))) -> Sheet:
    return Sheet("Cue sheet", columns, rows)


def row(*values: str | int) -> SheetRow:
    return SheetRow(tuple(SheetCell(value) for value in values))


def texts(pages: Pages) -> list[str]:
    return [line.text for page in pages for line in body(page)]


def test_hidden_columns_are_left_out() -> None:
    columns = (SheetColumn("Cue", 10), SheetColumn("id", 10, hidden=True), SheetColumn("Go", 10))
    assert texts(lay_out_book(book(sheet(row("1", "secret", "now"), columns=columns)))) == ["Cue", "Go", "1", "now"]


def test_the_head_is_repeated_and_no_row_is_split() -> None:
    pages = lay_out_book(book(sheet(*(row(f"{n}", "word " * 60) for n in range(60)))))
    assert len(pages) > 2
    for page in pages:
        assert min(body(page), key=lambda line: (line.top, line.left)).text == "Cue"


@pytest.mark.parametrize("paper", Paper)
def test_each_sheet_lies_on_its_paper_as_it_is_set_up(paper: Paper) -> None:
    upright = Sheet("Cover", (SheetColumn("", 20),), (row("x"),), landscape=False)
    pages = lay_out_book(book(upright, sheet(row("1", "2")), paper=paper))
    width, height = SIZES[paper]
    assert [(page.width, page.height) for page in pages] == [(width, height), (height, width)]


def test_a_wide_sheet_breaks_lines_before_words() -> None:
    columns = tuple(SheetColumn(f"Column {n}", 18) for n in range(16))
    pages = lay_out_book(book(sheet(row(*["consistent 10:00:55 Everyone"] * 16), columns=columns)))
    found = " ".join(texts(pages)).split()
    assert found.count("consistent") == found.count("10:00:55") == found.count("Everyone") == 16


def test_a_word_too_long_takes_no_room_from_words_that_fit() -> None:
    columns = tuple(SheetColumn(f"Column {n}", 18) for n in range(16))
    pages = lay_out_book(book(sheet(row("x" * 200, "y" * 200, *["10:00:55"] * 14), columns=columns)))
    assert texts(pages).count("10:00:55") == 14


@pytest.mark.parametrize(
    ("look", "value", "text"),
    [
        (CellLook.CLOCK, 36_000, "10:00"),
        (CellLook.CLOCK, 86_400 + 55, "00:00:55"),
        (CellLook.START, 9 * 3600, "09:00"),
        (CellLook.MINUTES, 4_500, "75 min"),
        (CellLook.MINUTES, 90, "1:30 min"),
        (CellLook.OFFSET, 480, "+8"),
        (CellLook.OFFSET, -90, "-1.5"),
        (CellLook.OFFSET, 0, "0"),
        (CellLook.TEXT, "=1+1", "=1+1"),
        (CellLook.TEXT, 12, "12"),
        (CellLook.TEXT, None, ""),
    ],
)
def test_values_read_as_a_spreadsheet_shows_them(look: CellLook, value: str | int | None, text: str) -> None:
    assert shown(SheetCell(value, look, formula="A1")) == text


def test_rules_of_color_and_input_cells_are_tinted() -> None:
    ruled = Sheet(
        "Needs",
        (SheetColumn("Need", 20), SheetColumn("State", 20)),
        (
            SheetRow((SheetCell("Rooms"), SheetCell("Open"))),
            SheetRow((SheetCell("Cards"), SheetCell("tested", mine=True))),
        ),
        rules=(Rule(1, "open", Tone.RED, 1, 1), Rule(1, "tested", Tone.GREEN, 0, 0)),
    )
    page = lay_out_book(book(ruled)).pages[0]
    grounds = [mark.color for mark in page.marks if isinstance(mark, Area)]
    assert SOFT[Tone.RED] in grounds
    assert SOFT[Tone.GREEN] in grounds
    assert INPUT in grounds


@settings(max_examples=15)
@given(plans())
def test_the_cue_sheet_of_any_plan_stands_on_its_pages(plan):
    check_pages(lay_out_book(cue_book(plan)))


def test_the_cue_sheet_shows_every_visible_word_once() -> None:
    made = cue_book(small_plan(), small_delivery(), Options(today="2026-11-01"))
    painted = "".join("".join(texts(lay_out_book(made))).split())
    for one in made.sheets:
        for cells in (row.cells for row in one.rows):
            for cell, column in zip(cells, one.columns, strict=False):
                assert column.hidden or "".join(shown(cell).split())[:6] in painted
