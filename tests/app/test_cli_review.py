"""A cue sheet that came back, told on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import cli
from app.domain.handoff import Handoff
from app.domain.plan import Kind
from app.sample import SAMPLE_PLAN_ID, add_sample
from app.session import Session
from app.store import open_store
from tests.reviewing.sheets import deleted, edited, typed, workbook

CUES = "Cue sheet"


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> tuple[Path, Handoff]:
    """A library in which the sample was handed off for its run."""
    assert qapp
    path = tmp_path_factory.mktemp("library") / "own.throughline-library"
    session = Session(open_store(path, make=True))
    session.edit_library("Add the sample", add_sample)
    plan = session.load(SAMPLE_PLAN_ID)
    run = next(one for one in session.library.deliveries if one.plan_id == plan.id)
    handoff = Handoff("h1", plan.id, "2026-11-01T09:00:00+00:00", plan, run)
    session.hand_off("Hand off", [handoff])
    assert session.close(30)
    return path, handoff


def back(handoff: Handoff, folder: Path) -> Path:
    counted = [one for one in handoff.plan.segments if one.kind is not Kind.OFF_CLOCK]
    segment, cue = counted[0], next(cue for one in counted for cue in one.cues)
    file = folder / "back.xlsx"
    changes = typed(CUES, f"segment:{segment.id}", "Who", "Somebody else"), deleted(CUES, f"cue:{cue.id}")
    file.write_bytes(edited(workbook(handoff), *changes))
    return file


def test_review_prints_what_came_back_and_changes_nothing(
    handed: tuple[Path, Handoff], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, handoff = handed
    before = library.read_bytes()
    assert cli.main(["review", str(back(handoff, tmp_path)), "--library", str(library)]) == cli.FINDINGS
    told = capsys.readouterr().out
    assert "Who: “Somebody else” instead of" in told
    assert "is no longer in the sheet" in told
    assert library.read_bytes() == before


def test_review_says_it_as_json(
    handed: tuple[Path, Handoff], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, handoff = handed
    assert cli.main(["review", str(back(handoff, tmp_path)), "--json", "--library", str(library)]) == cli.FINDINGS
    told = json.loads(capsys.readouterr().out)
    assert told["handoff"] == "h1"
    assert {(one["standing"], one["changes"], one["removes"]) for one in told["items"]} == {
        ("open", "session", False),
        ("open", "session", True),
    }


def test_an_untouched_sheet_has_nothing_to_say(
    handed: tuple[Path, Handoff], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, handoff = handed
    file = tmp_path / "back.xlsx"
    file.write_bytes(workbook(handoff))
    assert cli.main(["review", str(file), "--library", str(library)]) == cli.DONE
    assert capsys.readouterr().out.strip() == ""


def test_what_came_from_no_handoff_is_refused_in_a_sentence(
    handed: tuple[Path, Handoff], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, handoff = handed
    strange, unknown = tmp_path / "other.csv", tmp_path / "other.xlsx"
    strange.write_text("10:00,Welcome\n10:10,Break\n")
    unknown.write_bytes(workbook(Handoff("h9", handoff.plan_id, handoff.made_at, handoff.plan)))
    for file, words in ((strange, "does not say which handoff"), (unknown, "has no handoff of that")):
        assert cli.main(["review", str(file), "--library", str(library)]) == cli.REFUSED
        said = capsys.readouterr().err
        assert words in said
        assert "throughline import" in said
