"""Another program works the formulas out anew, and comes to the results that are stored beside them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from app.domain.handoff import Paperwork
from app.domain.library import Library
from app.sample import SAMPLE_PLAN_ID, add_sample
from app.tongues import TONGUES
from exporters import Options, write_book, write_cue_sheet
from exporters.cue_rows import START_NAME
from tests.exporters.plans import small_delivery, small_plan, with_fixed

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HALF_A_SECOND = 0.5 / 86_400
LATER = 90 / 1440


def recalculated(files: list[Path], folder: Path) -> list[Path]:
    """The workbooks as LibreOffice saves them, every formula worked out when it is opened."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    subprocess.run([*asked, *map(str, files)], check=True, capture_output=True, timeout=180)
    return [folder / "out" / file.name for file in files]


def formulas(file: Path) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(file)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "f"
    }


def results(file: Path) -> dict[tuple[str, str], float | str]:
    """What is stored beside each formula, times as fractions of a day."""
    book = openpyxl.load_workbook(file, data_only=True)
    return {place: plain(book[place[0]][place[1]].value) for place in formulas(file)}


def plain(value: object) -> float | str:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return value if isinstance(value, int | float) else str(value or "")


def without_results(file: Path, target: Path, later: float = 0.0) -> Path:
    """The workbook with no result stored, so that each has to be worked out; begun ``later`` by a fraction of a day."""
    book = openpyxl.load_workbook(file)
    if START_NAME in book.defined_names:
        ((sheet, place),) = book.defined_names[START_NAME].destinations
        cell = book[sheet][place.replace("$", "")]
        start = cell.value
        cell.value = (start.hour * 3600 + start.minute * 60 + start.second) / 86_400 + later
    book.save(target)
    return target


def same(one: float | str, other: float | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) < HALF_A_SECOND


def typed(file: Path, target: Path) -> Path:
    """The workbook with an actual time eight minutes behind the clock of its second row, as a person types it."""
    book = openpyxl.load_workbook(file)
    sheet = book["Cue sheet"]
    keys = [cell.value for cell in sheet[3]]
    clock = openpyxl.load_workbook(file, data_only=True)["Cue sheet"].cell(5, keys.index("Clock") + 1).value
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    sheet.cell(5, keys.index("Actual") + 1).value = (seconds + 480) / 86_400
    book.save(target)
    return target


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_formula_gives_what_is_stored(tmp_path: Path) -> None:
    sample = next(plan for plan in add_sample(Library()).plans if plan.id == SAMPLE_PLAN_ID)
    late = replace(small_plan(), start_s=85_000)
    plans = {"sample": sample, "small": with_fixed(small_plan(), "close", 43_200), "late": late}
    files = [
        write_cue_sheet(plan, small_delivery() if name == "small" else None, tmp_path / f"{name}.xlsx")[0]
        for name, plan in plans.items()
    ]
    for language in sorted(TONGUES):
        dated, run = Options(today="2026-11-12", language=language), small_delivery()
        places = (tmp_path / f"{language} {name}.xlsx" for name in ("cue sheet", "readiness"))
        files += [
            write_book(kind, with_fixed(small_plan(), "close", 43_200), run, place, dated)
            for kind, place in zip((Paperwork.CUE_SHEET, Paperwork.READINESS), places, strict=True)
        ]
    bare = [without_results(file, file.with_name(f"bare {file.name}")) for file in files]
    assert {value for file in bare for value in results(file).values()} == {""}
    begun_later = without_results(files[0], tmp_path / "moved.xlsx", LATER)
    run_late = typed(files[0], tmp_path / "run late.xlsx")
    *same_again, shifted, behind = recalculated([*bare, begun_later, run_late], tmp_path)
    for file, other in zip(files, same_again, strict=True):
        stored, anew = results(file), results(other)
        assert stored.keys() == anew.keys()
        assert len(stored) > 5
        assert [place for place in stored if not same(stored[place], anew[place])] == []
    was, now = results(files[0]), results(shifted)
    clocks = {place for place, formula in formulas(files[0]).items() if START_NAME in formula}
    assert was.keys() == now.keys()
    assert all(abs((was[place] + LATER) % 1 - now[place]) < HALF_A_SECOND for place in clocks)
    assert all(same(was[place], now[place]) for place in was.keys() - clocks)
    told = results(behind)
    assert {place: value for place, value in told.items() if not same(value, was[place])} == {("Cue sheet", "Q5"): 8}
