"""A cue sheet changed in LibreOffice, not by us: the plan then holds exactly those changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.domain import edits
from app.domain.handoff import Paperwork
from app.domain.plan import Action, Actual, At, NeedReadiness, NeedState, Plan
from app.domain.review import Standing
from app.reviewing.aims import cue_in
from tests.exporters.plans import small_delivery, small_plan
from tests.reviewing.sheets import handed_off, reviewed, taken, workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SCRIPT = Path(__file__).with_name("in_office.py")
CUES, NEEDS, BEFORE = "Cue sheet", "Needs & tech check", "Before the clock"
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
PLAN = small_plan()
STEPS: list[tuple[str, str, str, str, object]] = [
    (CUES, "type", "segment:model", "Segment", "2  The whole model"),
    (CUES, "type", "segment:model", "Clock", "10:15"),
    (CUES, "type", "segment:hard", "Length", "0:12:00"),
    (CUES, "type", "cue:c1", "Min", "2.5"),
    (CUES, "type", "cue:c2", "Backup", "Stay in one room"),
    (CUES, "type", "segment:open", "Actual", "10:02"),
    (CUES, "type", "cue:c1", "Done", "x"),
    (CUES, "add", "segment:break", "", {"Clock": "10:42", "Action": "Music", "To": "Everyone"}),
    (CUES, "delete", "cue:c3", "", ""),
    (NEEDS, "type", "need:n2", "State", "Ready"),
    (NEEDS, "type", "need:n2", "Who", "Omar"),
    (NEEDS, "type", "need:n2", "When", "2026-11-13"),
    (BEFORE, "type", "segment:pre", "How", "Everybody says a line."),
]


@cache
def python() -> str:
    """A Python that can talk to the office; empty where there is none."""
    near = Path(OFFICE).resolve().with_name("python") if OFFICE else Path()
    for name in (sys.executable, "/usr/bin/python3", str(near)):
        asked = [name, "-c", "import uno"]
        if shutil.which(name) and not subprocess.run(asked, check=False, capture_output=True).returncode:
            return name
    return ""


def through_office(data: bytes, steps: list[tuple[str, str, str, str, object]], folder: Path) -> dict[str, bytes]:
    """The workbook after these steps, as LibreOffice stores it in each of its formats."""
    file = folder / "cues.xlsx"
    file.write_bytes(data)
    out = {suffix: folder / f"back.{suffix}" for suffix in FILTERS}
    asked = {
        "office": OFFICE,
        "profile": str(folder / "profile"),
        "file": str(file),
        "steps": steps,
        "out": [[str(path), FILTERS[suffix]] for suffix, path in out.items()],
    }
    command = [python(), "-P", str(SCRIPT)] if python() == sys.executable else [python(), str(SCRIPT)]
    subprocess.run(command, input=json.dumps(asked), text=True, check=True, capture_output=True, timeout=180)
    return {suffix: path.read_bytes() for suffix, path in out.items()}


def as_changed(plan: Plan) -> Plan:
    """What the steps make of the plan."""
    plan = edits.amend(plan, "model", lambda one: replace(one, title="The whole model", start=At(36_900)))
    plan = edits.resize(plan, "hard", 720)
    plan = edits.put(plan, "open", replace(cue_in(plan, "c1")[1], offset_s=150))
    plan = edits.put(plan, "practice", replace(cue_in(plan, "c2")[1], backup="Stay in one room"))
    plan = edits.drop(plan, "practice", "c3")
    return edits.amend(plan, "pre", lambda one: replace(one, description="Everybody says a line."))


needs_office = pytest.mark.skipif(OFFICE is None or not python(), reason="no LibreOffice that can be told what to do")


@needs_office
@pytest.mark.parametrize("kind", [Paperwork.CUE_SHEET, Paperwork.READINESS])
def test_sorted_and_saved_by_another_program_nothing_comes_back(tmp_path: Path, kind: Paperwork) -> None:
    handoff = handed_off(PLAN, small_delivery())
    sheet, head = (CUES, "Segment") if kind is Paperwork.CUE_SHEET else ("Readiness", "Owner")
    for data in through_office(workbook(handoff, kind), [(sheet, "sort", "", head, "")], tmp_path).values():
        review = reviewed(handoff, data)
        assert (review.items, review.unread) == ((), ())


@needs_office
def test_what_was_changed_in_another_program_is_what_the_plan_holds(tmp_path: Path) -> None:
    run = small_delivery()
    handoff = handed_off(PLAN, run)
    steps = [*STEPS, (CUES, "sort", "", "Segment", "")]
    for suffix, data in through_office(workbook(handoff), steps, tmp_path).items():
        review = reviewed(handoff, data)
        assert {one.standing for one in review.items} == {Standing.OPEN}, suffix
        plan, after = taken(review, PLAN, run)
        found = next(cue for one in plan.segments for cue in one.cues if cue.action is Action.MUSIC)
        assert (found.target, found.title) == ("Everyone", ""), suffix
        segment, _ = cue_in(plan, found.id)
        assert edits.drop(plan, segment.id, found.id) == as_changed(PLAN), suffix
        assert after == replace(
            run,
            readiness=(*run.readiness, NeedReadiness("n2", NeedState.READY, "Omar", "2026-11-13")),
            actuals=(Actual("open", 36_120, note="101"),),
        ), suffix


@needs_office
def test_one_sheet_as_text_is_enough(tmp_path: Path) -> None:
    """What is left when somebody sends the cues alone, as comma-separated values."""
    handoff = handed_off(PLAN, small_delivery())
    file = tmp_path / "cues.xlsx"
    file.write_bytes(workbook(handoff))
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", as_csv, "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    (made,) = (tmp_path / "out").iterdir()
    text = made.read_text(encoding="utf-8")
    review = reviewed(handoff, text.encode())
    assert review.items == ()
    assert len(review.unread) == 1
    changed = text.replace("Stay together", "Stay in one room")
    (item,) = reviewed(handoff, changed.encode()).items
    assert item.said == "Cue 201: Backup: “Stay in one room” instead of “Stay together”"
