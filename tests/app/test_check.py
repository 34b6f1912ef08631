"""``throughline check``: what it says of the sample, as words and as data, and the code it ends with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import cli
from app.domain import edits
from app.domain.assumptions import reassumed
from app.domain.plan import Segment
from app.domain.rules import Place, Tuning, settings_of, silenced, switched
from app.domain.rules.mends import give_need
from app.domain.rules.score import Question
from app.sample import SAMPLE_PLAN_ID, add_sample
from app.session import Session
from app.store import open_store

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    path = tmp_path_factory.mktemp("library") / "sample.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    assert session.close(20), session.trouble
    return path


def run(library: Path, *arguments: str) -> int:
    return cli.main(["check", "--on", "2026-11-01", *arguments, "--library", str(library)])


def test_it_names_what_will_drift_and_what_to_do(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(library, SAMPLE_PLAN_ID) == cli.FINDINGS
    said = capsys.readouterr().out
    assert "R09" in said
    assert "Say why A hard case is here." in said
    assert "“Reaction cards, one set a room” has no owner" in said
    assert "Readiness 16 of 26.\n    7 of 8  Is intent documented?\n         1  Reasons: 12 of 13" in said
    assert said.count("?\n") == len(Question)


def test_as_data_it_names_places_mends_and_every_item(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(library, SAMPLE_PLAN_ID, "--json")
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    owner = next(one for one in plan["findings"] if one["rule"] == "R33")
    assert owner["places"][0]["segment"] == "feedback-practice"
    assert owner["places"][0]["mend"] == "Give it to Operations"
    assert owner["why"]
    assert sum(item["points"] for item in plan["score"]["items"]) == plan["score"]["points"]
    assert plan["missed"] == []


@pytest.mark.parametrize(
    ("limit", "code", "words"),
    [
        (("--max-essential", "2"), cli.DONE, ""),
        (("--max-essential", "1"), cli.FINDINGS, "Essential findings: 2, and 1 at most are allowed."),
        (("--max-findings", "1"), cli.FINDINGS, "Findings: 3, and 1 at most are allowed."),
        (("--min-score", "16"), cli.DONE, ""),
        (("--min-score", "17"), cli.FINDINGS, "Readiness is 16, and should be 17 at least."),
    ],
)
def test_a_limit_that_is_missed_ends_with_one(
    library: Path, capsys: pytest.CaptureFixture[str], limit: tuple[str, str], code: int, words: str
) -> None:
    assert run(library, SAMPLE_PLAN_ID, *limit) == code
    said = capsys.readouterr().out
    assert ("Missed:" in said) == bool(words)
    assert words in said


def test_every_session_of_the_library(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(library, "--all", "--json") == cli.FINDINGS
    assert len(json.loads(capsys.readouterr().out)["plans"]) == 4


def test_a_draft_is_told_more_when_it_is_asked_as_if_it_were_ready(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(library, "lab")
    draft = capsys.readouterr().out
    run(library, "lab", "--as-ready")
    assert len(capsys.readouterr().out) > len(draft)


def test_what_is_mended_is_not_told_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mended.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    session.open(SAMPLE_PLAN_ID)
    session.edit("Give it", lambda plan: give_need(plan, "feedback-practice", "feedback-need6", "Operations"))
    session.edit("Why", lambda plan: edits.amend(plan, "feedback-hard", _with_reason))
    assert session.close(20), session.trouble
    assert run(path, SAMPLE_PLAN_ID, "--max-essential", "0") == cli.DONE
    said = capsys.readouterr().out
    assert "ready: 1 important" in said
    assert "% of runs end on time, run as designed" in said


def _with_reason(segment: Segment) -> Segment:
    return replace(segment, intent=replace(segment.intent, why="It repeats the move on a harder case."))


def test_two_days_before_more_is_asked(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", SAMPLE_PLAN_ID, "--on", "2026-11-16", "--library", str(library)])
    said = capsys.readouterr().out
    assert "R39" in said
    assert "R34" in said


@pytest.mark.parametrize("arguments", [("--on", "soon", "--all"), (), (SAMPLE_PLAN_ID, "--all"), ("Nobody",)])
def test_what_cannot_be_checked_is_refused(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(library, *arguments) == cli.REFUSED
    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_silenced_in_a_plan_and_switched_off_in_a_library_is_heeded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quiet.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    session.open(SAMPLE_PLAN_ID)
    session.edit("Silence here", lambda plan: silenced(plan, "R33", Place("feedback-practice", "need.owner"), "Mine."))
    session.edit("Silence there", lambda plan: silenced(plan, "R11", Place("gone", "steps"), "It was said."))
    off = settings_of(switched(Tuning(), "R09", on=False))
    session.edit_library("Switch a rule off", lambda library: replace(library, settings=off))
    assert session.close(20), session.trouble
    run(path, SAMPLE_PLAN_ID)
    assert "; 2 silenced." in capsys.readouterr().out
    run(path, SAMPLE_PLAN_ID, "--json")
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    found = {one["rule"]: one for one in plan["findings"]}
    assert "R09" not in found
    assert [(one["segment"], one["reason"]) for one in found["R33"]["silenced"]] == [("feedback-practice", "Mine.")]
    assert [(one["segment"], one["reason"]) for one in plan["idle_silences"]] == [("gone", "It was said.")]
    assert all(place["segment"] != "feedback-practice" for place in found["R33"]["places"])


def test_what_a_library_assumes_of_its_pressure_tests_is_heeded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "late.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    session.edit_library("Count", lambda library: reassumed(library, lambda one: replace(one, pace=30, counted=True)))
    assert session.close(20), session.trouble
    run(path, SAMPLE_PLAN_ID, "--json")
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert "R03" in {one["rule"] for one in plan["findings"]}


def test_a_library_without_a_session_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.throughline-library"
    assert Session(open_store(path)).close(20)
    assert run(path, "--all") == cli.DONE
    assert capsys.readouterr().out == "There is no session to check.\n"
