"""``throughline pressure``: what it tells, as words and as data, and the code a team's script looks at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import cli
from app.commands.library import opened
from app.domain.assumptions import Assumptions, reassumed
from app.domain.library import add_plan, put_delivery
from app.domain.plan import Delivery, Plan, Segment
from app.domain.scenarios import ScenarioName
from app.domain.suggestion import Mend
from app.sample import SAMPLE_PLAN_ID, add_sample
from app.session import Session
from app.store import open_store
from tests.app.test_cli import library, refused

__all__ = ["library"]

pytestmark = pytest.mark.usefixtures("qapp")


def test_it_says_both_chances_and_what_would_help(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pressure", SAMPLE_PLAN_ID, "--library", str(library)]) == cli.DONE
    said = capsys.readouterr().out
    assert said.index("On time as designed") < said.index("On time without cuts") < said.index("Would help")


def test_data_holds_every_segment_on_the_clock(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pressure", SAMPLE_PLAN_ID, "--json", "--library", str(library)]) == cli.DONE
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert plan["designed"]["on_time"] >= plan["without_cuts"]["on_time"]
    assert all(len(row) == len(plan["designed"]["percentiles"]) for row in plan["designed"]["starts_s"].values())
    changes = [change for one in plan["suggestions"] for change in one["changes"]]
    assert {change["mend"] for change in changes} <= set(Mend)
    assert all(change["by_s"] > 0 for change in changes)


@pytest.mark.parametrize(("at_least", "more", "code"), [(1, [], 0), (100, [], 1), (80, ["--late", "20"], 1)])
def test_a_missed_threshold_ends_with_one(library: Path, at_least: int, more: list[str], code: int) -> None:
    asked = ["pressure", SAMPLE_PLAN_ID, "--at-least", str(at_least), "--library", str(library), *more]
    assert cli.main(asked) == code


def test_the_threshold_may_be_held_against_runs_without_cuts(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["pressure", SAMPLE_PLAN_ID, "--json", "--library", str(library)])
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    between = 50 * (plan["designed"]["on_time"] + plan["without_cuts"]["on_time"])
    asked = ["pressure", SAMPLE_PLAN_ID, "--at-least", str(between), "--library", str(library)]
    assert (cli.main(asked), cli.main([*asked, "--without-cuts"])) == (cli.DONE, cli.FINDINGS)


def test_without_a_name_every_session_is_tested(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["pressure", "--json", "--library", str(library)])
    assert len(json.loads(capsys.readouterr().out)["plans"]) == 4


def test_it_is_for_the_people_who_come_to_the_latest_run(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(library) as session:
        crowd = Delivery("later", SAMPLE_PLAN_ID, date="2027-01-20", head_count=36)
        session.edit_library("Add a run", lambda known: put_delivery(known, crowd))
    cli.main(["pressure", SAMPLE_PLAN_ID, "--library", str(library)])
    assert "36, who come to the latest run" in capsys.readouterr().out
    cli.main(["pressure", SAMPLE_PLAN_ID, "--json", "--library", str(library)])
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert plan["conditions"]["people"] == 36
    assert plan["designed"]["on_time"] < 0.5


def test_a_scenario_nobody_knows_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pressure", "--scenario", "bogus"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Invalid value for '--scenario': 'bogus' is not one of 'as_planned', 'late_start'")


def test_a_scenario_that_cannot_happen_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["pressure", "Practice lab", "--scenario", ScenarioName.POLL_FAILS, "--library", str(library)]
    assert cli.main(asked) == cli.REFUSED
    assert "poll_fails" in refused(capsys)


@pytest.fixture
def wanting(tmp_path: Path) -> Path:
    """A library that wants other numbers, and a scenario not to be run."""
    path = tmp_path / "wanting.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    wanted = Assumptions(counted=True, patience=4).numbered(ScenarioName.LATE_START, 12)
    off = wanted.switched(ScenarioName.LATE_START, on=False)
    session.edit_library("Change", lambda library: reassumed(library, lambda _: off))
    assert session.close(20), session.trouble
    return path


def test_it_tests_under_what_the_library_assumes_and_says_so(wanting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["pressure", SAMPLE_PLAN_ID, "--library", str(wanting)])
    said = capsys.readouterr().out
    assert "Assumed                 A late start of 2 min is counted (at best 0, at worst 5)." in said
    assert "Assumed                 The facilitator acts from 4 min late on." in said
    cli.main(["pressure", SAMPLE_PLAN_ID, "--json", "--library", str(wanting)])
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert plan["conditions"]["late_start_s"] == [0, 120, 300]


def test_a_scenario_that_is_named_is_run_with_the_number_of_the_library(
    wanting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["pressure", SAMPLE_PLAN_ID, "--scenario", "late_start", "--library", str(wanting)])
    assert "starts 12 min late" in capsys.readouterr().out


def test_what_is_usual_is_not_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["pressure", SAMPLE_PLAN_ID, "--library", str(library)])
    assert "Assumed" not in capsys.readouterr().out


def test_a_session_can_be_run_through_an_interpreter(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chances = []
    for more in ([], ["--scenario", "interpreted"]):
        cli.main(["pressure", SAMPLE_PLAN_ID, "--json", "--library", str(library), *more])
        chances.append(json.loads(capsys.readouterr().out)["plans"][0]["without_cuts"]["on_time"])
    assert chances[1] < chances[0]


@pytest.mark.parametrize(("promised_min", "words"), [(20, "none"), (19, "none, 1 min short"), (21, "1 min")])
def test_slack_is_told_in_whole_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], promised_min: int, words: str
) -> None:
    even = Segment("talk", "Talk", planned_s=1_200, shortest_s=1_080, longest_s=1_320)
    path = tmp_path / "small.throughline-library"
    session = Session(open_store(path))
    plan = Plan("small", "Small", promised_s=60 * promised_min, segments=(even,))
    session.edit_library("Add a session", lambda library: add_plan(library, plan))
    assert session.close(20), session.trouble
    cli.main(["pressure", "small", "--library", str(path)])
    assert f"Slack that is real      {words}\n" in capsys.readouterr().out


def test_where_nothing_runs_nothing_is_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bare.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add a session", lambda library: add_plan(library, Plan("bare", "Bare", promised_s=3_600)))
    assert session.close(20), session.trouble
    assert cli.main(["pressure", "bare", "--library", str(path)]) == cli.REFUSED
    assert refused(capsys).startswith("Nothing runs in “Bare” yet")
    assert cli.main(["pressure", "--library", str(path)]) == cli.DONE
    assert capsys.readouterr().out == "There is no session to test.\n"
