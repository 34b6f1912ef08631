"""Readiness: what each item counts, when a confirmation is early enough, and how a plan stood at each handoff."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from app.domain.handoff import Recipient
from app.domain.plan import Kind, Objective, Person, Plan, Segment
from app.domain.rules import Forecast, Known, check, silenced
from app.domain.rules.score import MOST, Item, Question, Score, score, trend
from app.domain.rules.values import Tuning
from tests.domain.rules.plans import FIRES, GOOD, HANDED, KNOWN, RUN, amended
from tests.domain.strategies import plans

CONFIRMED = "2026-11-10T08:00:00+00:00"
READY_RUN = replace(
    RUN, link="https://meet.example", people=(Person("Facilitator", "Dana"), Person("Producer", "Priya"))
)
SEEN = replace(GOOD, objectives=tuple(replace(one, evidence="quotes it") for one in GOOD.objectives))


def confirmed(*instants: str, plan: Plan = SEEN) -> Known:
    people = tuple(
        Recipient(role, confirmed=at) for role, at in zip(("Facilitator", "Producer"), instants, strict=True)
    )
    return replace(KNOWN, delivery=READY_RUN, handoffs=(replace(HANDED, plan=plan, recipients=people),))


ALL = confirmed(CONFIRMED, CONFIRMED)


def item(title: str, plan: Plan = SEEN, known: Known = ALL, tuning: Tuning | None = None) -> Item:
    return next(one for one in score(check(plan, known, tuning)).items if one.title == title)


def test_a_plan_that_is_ready_has_all_points() -> None:
    found = score(check(SEEN, ALL))
    assert [one for one in found.items if one.points < MOST] == []
    assert (found.points, found.most, len(found.items)) == (26, 26, 13)


@pytest.mark.parametrize("question", Question)
def test_each_question_is_answered_with_reasons(question: Question) -> None:
    answers = score(check(SEEN, ALL)).of(question)
    assert len(answers) >= 3
    assert all(one.reason for one in answers)


@pytest.mark.parametrize(
    ("at", "points", "reason"),
    [
        ("2026-11-10T08:00:00+00:00", 2, "confirmed 5 working days before"),
        ("2026-11-11T08:00:00+00:00", 1, "confirmed 4 working days before"),
        ("2026-11-13T08:00:00+00:00", 1, "confirmed 2 working days before"),
        ("2026-11-16T08:00:00+00:00", 0, "confirmed 1 working day before"),
        ("2026-11-18T08:00:00+00:00", 0, "confirmed 0 working days before"),
        ("", 0, "not confirmed the newest version: the producer"),
    ],
)
def test_who_delivers_it_confirmed_early_enough(at: str, points: int, reason: str) -> None:
    found = item("Producer confirmed", known=confirmed(CONFIRMED, at))
    assert (found.points, found.reason) == (points, reason)


def test_a_confirmation_of_an_older_version_counts_nothing() -> None:
    newer = replace(
        HANDED, id="h2", made_at="2026-11-12T09:00:00+00:00", plan=replace(SEEN, version="1.1"), recipients=()
    )
    known = replace(ALL, handoffs=(*ALL.handoffs, newer))
    assert item("Facilitator confirmed", known=known).points == 0
    assert item("Versions in hand", known=known).reason == "0 of 2 hold the session as it is"


@pytest.mark.parametrize(
    ("title", "plan", "known", "points"),
    [
        ("Reasons", FIRES["R09"].plan, ALL, 0),
        ("Choice of interaction", FIRES["R10"].plan, ALL, 0),
        ("Weights", FIRES["R05"].plan, ALL, 0),
        ("Weights", FIRES["R06"].plan, ALL, 1),
        ("Weights", FIRES["R08"].plan, ALL, 0),
        ("Objectives", GOOD, ALL, 1),
        ("Objectives", replace(SEEN, objectives=(*SEEN.objectives, Objective("o3", "More", "seen"))), ALL, 0),
        ("Place and people", replace(SEEN, platform=""), ALL, 1),
        ("Place and people", SEEN, replace(ALL, delivery=None), 0),
        ("Cues", FIRES["R30"].plan, ALL, 1),
        ("Cues", amended("practice", cues=()), ALL, 0),
        ("Tasks", FIRES["R11"].plan, ALL, 1),
        ("Timing", FIRES["R01"].plan, ALL, 0),
        ("Timing", SEEN, replace(ALL, forecast=None), 0),
        ("Timing", SEEN, replace(ALL, forecast=Forecast(84)), 1),
        ("Timing", SEEN, replace(ALL, forecast=Forecast(69)), 0),
        ("Support", FIRES["R33"].plan, ALL, 0),
        ("Support", SEEN, replace(ALL, delivery=replace(READY_RUN, readiness=())), 0),
        ("Leeway and backups", FIRES["R31"].plan, ALL, 1),
        ("Leeway and backups", FIRES["R20"].plan, ALL, 0),
    ],
)
def test_what_is_missing_costs_points(title: str, plan: Plan, known: Known, points: int) -> None:
    found = item(title, plan, known)
    assert found.points == points
    assert found.reason


def test_a_reason_is_a_whole_sentence_and_claims_nothing_that_is_not_there() -> None:
    assert item("Cues", FIRES["R30"].plan, ALL).reason == "1 place where a cue cannot be done as it stands"
    short = replace(SEEN, promised_s=20 * 60, segments=(Segment("talk", "Talk", Kind.INPUT, planned_s=20 * 60),))
    assert item("Leeway and backups", short, ALL).reason == "nothing is missing"


def test_what_is_silenced_with_a_reason_is_settled() -> None:
    plan, known = FIRES["R30"].plan, ALL
    place = next(one for one in check(plan, known).findings() if one.rule.id == "R30").places[0]
    assert item("Cues", silenced(plan, "R30", place, "It is said aloud."), known).points == MOST


def test_the_trend_goes_from_the_oldest_handoff_to_the_newest() -> None:
    first = replace(
        HANDED, id="h0", made_at="2026-11-02T09:00:00+00:00", plan=replace(FIRES["R09"].plan, version="0.9")
    )
    head = replace(HANDED, id="h9").head
    found = trend((ALL.handoffs[0], head, first), "plan", forecast_of=lambda _: Forecast(90))
    assert [(one.handoff_id, one.version) for one in found] == [("h0", "0.9"), ("h", "1.0")]
    assert found[0].score.points < found[1].score.points


def test_nothing_was_handed_off_of_another_plan() -> None:
    assert trend(ALL.handoffs, "other") == ()


@given(plans())
def test_any_plan_has_a_score(plan: Plan) -> None:
    found = score(check(plan))
    assert isinstance(found, Score)
    assert all(0 <= one.points <= MOST and one.reason for one in found.items)
