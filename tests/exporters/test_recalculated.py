"""Another program works the formulas out anew, and comes to the results that are stored beside them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.handoff import Paperwork
from app.domain.library import Library
from app.sample import SAMPLE_PLAN_ID, add_sample
from exporters import write_book, write_cue_sheet
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


def results(file: Path) -> dict[tuple[str, str], float]:
    """What is stored beside each formula, as fractions of a day."""
    book = openpyxl.load_workbook(file, data_only=True)
    found = {place: book[place[0]][place[1]].value for place in formulas(file)}
    return {
        place: value.toordinal()
        if isinstance(value, date)
        else (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
        if hasattr(value, "hour")
        else value
        for place, value in found.items()
    }


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


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_formula_gives_what_is_stored(tmp_path: Path) -> None:
    sample = next(plan for plan in add_sample(Library()).plans if plan.id == SAMPLE_PLAN_ID)
    late = replace(small_plan(), start_s=85_000)
    plans = {"sample": sample, "small": with_fixed(small_plan(), "close", 43_200), "late": late}
    files = [
        write_cue_sheet(plan, small_delivery() if name == "small" else None, tmp_path / f"{name}.xlsx")[0]
        for name, plan in plans.items()
    ]
    files.append(write_book(Paperwork.READINESS, small_plan(), small_delivery(), tmp_path / "readiness.xlsx"))
    bare = [without_results(file, file.with_name(f"bare {file.name}")) for file in files]
    begun_later = without_results(files[0], tmp_path / "moved.xlsx", LATER)
    assert not [value for file in bare for value in results(file).values() if value is not None]
    *same, shifted = recalculated([*bare, begun_later], tmp_path)
    for file, other in zip(files, same, strict=True):
        stored, anew = results(file), results(other)
        assert stored.keys() == anew.keys()
        assert len(stored) > 5
        assert all(abs(stored[place] - anew[place]) < HALF_A_SECOND for place in stored)
    was, now = results(files[0]), results(shifted)
    assert was.keys() == now.keys()
    assert all(abs((was[place] + LATER) % 1 - now[place]) < HALF_A_SECOND for place in was)
