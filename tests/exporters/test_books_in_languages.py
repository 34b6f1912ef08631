"""The workbooks in each language: their words, names a program takes, dates and clocks as people there write them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Plan
from app.domain.workbook import Book, CellLook
from app.tongues import TONGUES
from exporters import book, write_cue_sheet
from exporters.cue_sheet import cue_chat
from exporters.excel import write_excel
from exporters.options import Options
from tests.exporters.plans import small_delivery, small_plan, with_fixed

TRANSLATED = sorted(name for name in TONGUES if not name.startswith("en"))
BOTH = (Paperwork.CUE_SHEET, Paperwork.READINESS)


def made(kind: Paperwork, language: str, plan: Plan | None = None) -> Book:
    before = Handoff("h", "p", "2026-11-01T09:00:00Z", replace(small_plan(), segments=()))
    options = Options(language=language, today="2026-11-12", since=before)
    return book(
        kind, plan or with_fixed(small_plan(), "close", 43_200), replace(small_delivery(), readiness=()), options
    )


def opened(found: Book) -> openpyxl.Workbook:
    file = BytesIO()
    write_excel(found, file)
    return openpyxl.load_workbook(file)


@pytest.mark.parametrize("language", sorted(TONGUES))
@pytest.mark.parametrize("kind", BOTH)
def test_sheets_and_columns_have_names_of_their_own(kind: Paperwork, language: str) -> None:
    found = made(kind, language)
    names = [sheet.name for sheet in found.sheets]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    for sheet in found.sheets:
        heads = [column.title for column in sheet.columns if column.title and not column.hidden]
        assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("kind", BOTH)
def test_keys_are_the_same_in_every_language_and_words_are_not(kind: Paperwork, language: str) -> None:
    own, english = made(kind, language), made(kind, "en")
    assert [sheet.known_as for sheet in own.sheets] == [sheet.known_as for sheet in english.sheets]
    for sheet, other in zip(own.sheets, english.sheets, strict=True):
        assert [column.known_as for column in sheet.columns] == [column.known_as for column in other.columns]
        assert sheet.above[-1 if sheet.filtered else 0].cells[0].value != other.above[-1].cells[0].value
    assert own.sheets[0].name != english.sheets[0].name


def test_a_german_cue_sheet_speaks_german() -> None:
    found = made(Paperwork.CUE_SHEET, "de")
    sheet = found.sheet("Cue sheet")
    assert (found.title, sheet.name) == ("Feedback: Regieplan", "Regieplan")
    keys = [column.known_as for column in sheet.columns]
    row = next(row for row in sheet.rows if row.cells[keys.index("id")].value == "cue:c2")
    told = {key: cell.value for key, cell in zip(keys, row.cells, strict=True)}
    assert told["Go"] == "auf das Stichwort „You have your cards“"
    assert (told["Standby"], told["Weight"], told["Changed"]) == ("Standby 201", "Nicht kürzen", "Δ Neu")
    assert told["Notes"] == "beendet durch 290, Rechte: host"


@pytest.mark.parametrize(
    ("language", "clock", "day"),
    [
        ("en", "hh:mm", "d mmm yyyy"),
        ("en-US", "h:mm AM/PM", "m/d/yyyy"),
        ("de", "hh:mm", "dd.mm.yyyy"),
        ("fr", "hh:mm", "dd/mm/yyyy"),
        ("es", "hh:mm", "dd/mm/yyyy"),
    ],
)
def test_clocks_and_days_show_as_people_write_them(language: str, clock: str, day: str) -> None:
    cues, list_ = opened(made(Paperwork.CUE_SHEET, language)), opened(made(Paperwork.READINESS, language))
    assert cues.worksheets[2]["B4"].number_format == clock
    assert {cell.number_format for cell in (list_.worksheets[0]["A6"], list_.worksheets[0]["B3"])} == {day}


@pytest.mark.parametrize("language", TRANSLATED)
def test_rules_and_formulas_look_for_the_words_of_the_language(language: str) -> None:
    for kind in BOTH:
        own, english = made(kind, language), made(kind, "en")
        for sheet, other in zip(own.sheets, english.sheets, strict=True):
            for rule, before in zip(sheet.rules, other.rules, strict=True):
                signs = {"☑", "Δ", ""}
                assert rule.contains != before.contains or rule.contains in signs
            found = {cell.formula for row in sheet.rows for cell in row.cells if '"' in cell.formula}
            assert all("Open" not in one and "day" not in one for one in found)


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_what_must_not_be_cut_and_what_is_overdue_is_found_by_its_rule(language: str) -> None:
    for kind, name, mark in ((BOTH[0], "Cue sheet", "Weight"), (BOTH[1], "Readiness", "Standing")):
        sheet = made(kind, language).sheet(name)
        at = [column.known_as for column in sheet.columns].index(mark)
        words = [rule.contains for rule in sheet.rules if rule.column == at and rule.contains]
        assert any(str(row.cells[at].value).startswith(words[0]) for row in sheet.rows)


def test_the_files_are_called_in_the_language(tmp_path: Path) -> None:
    files = write_cue_sheet(small_plan(), None, tmp_path, Options(language="fr", chat_text=True))
    assert [file.name for file in files] == [
        "Feedback - conducteur de production v1.3.xlsx",
        "Feedback - textes du chat v1.3.txt",
    ]


def test_the_chat_text_is_in_the_language() -> None:
    chat = cue_chat(small_plan(), None, Options(language="es"))
    assert chat == "--- 1 · señal 101 · 10:01:15 · a la hora\n=1+1\n"
    assert "10:01:15\u00a0AM" in cue_chat(small_plan(), None, Options(language="en-US"))


@pytest.mark.parametrize(("language", "mirrored"), [("ar", True), ("he-IL", True), ("ja", False), ("en", False)])
def test_a_plan_in_a_script_from_the_right_has_its_columns_from_the_right(language: str, mirrored: bool) -> None:
    pages = opened(book(Paperwork.CUE_SHEET, replace(small_plan(), language=language), None)).worksheets
    seen = [page for page in pages if page.sheet_state == "visible"]
    assert {bool(page.sheet_view.rightToLeft) for page in seen} == {mirrored}


def test_the_width_of_a_clock_holds_twelve_hours() -> None:
    for language, least in (("en", 8), ("en-US", 12)):
        sheet = made(Paperwork.CUE_SHEET, language).sheet("Cue sheet")
        assert next(column.width for column in sheet.columns if column.known_as == "Clock") >= least
        assert any(cell.look is CellLook.CLOCK for row in sheet.rows for cell in row.cells)
