"""What would be noise stays silent, line by line; what rests on a guess says so, and a group of places is one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.plan import Intent, Kind, NeedReadiness, NeedState, Objective, Plan, Status, Step, StepKind
from app.domain.rules import Forecast, Severity, check, line_of
from tests.domain.rules.plans import (
    DEBRIEF,
    FIRES,
    GOOD,
    KNOWN,
    MODEL,
    PRACTICE,
    RUN,
    WELCOME,
    Case,
    amended,
    cued,
    less,
    seg,
)
from tests.domain.rules.test_rules import asked

HOUSEKEEPING = ("rest", "spare")
AT_ONCE = cued("chat", offset_s=120, handling_s=0)
UNTOUCHED = replace(GOOD, segments=tuple(replace(one, length_touched=False) for one in GOOD.segments))
LONG = replace(less("rest", "welcome", "talk"), promised_s=90 * 60)
FOUR = replace(GOOD, segments=(WELCOME, MODEL, PRACTICE, DEBRIEF))


def _aimless(plan: Plan, *keys: str) -> Plan:
    for key in keys:
        plan = amended(key, plan, objective_ids=())
    return plan


def _wordless(plan: Plan, *keys: str) -> Plan:
    for key in keys:
        plan = amended(key, plan, intent=Intent(), led_by="", transition="", markers=())
    return plan


NOISE: dict[str, tuple[Case, tuple[str, ...]]] = {
    "intent on breaks, buffers, housekeeping": (Case(_wordless(GOOD, *HOUSEKEEPING)), ("R09", "R10", "B04")),
    "opening and close serve no objective": (Case(_aimless(GOOD, "welcome", "close")), ("R35", "R36")),
    "no break in 90 minutes when it is 90 minutes long": (Case(LONG), ("R24",)),
    "two cues at once without handling time": (Case(AT_ONCE), ("R29",)),
    "the speaker does not change": (Case(amended("practice", transition="")), ("R27",)),
    "own words that are too many": (
        Case(amended("talk", steps=(Step("own", StepKind.SAY, "word " * 3000),))),
        ("R38",),
    ),
    "a need untested weeks before": (
        Case(GOOD, replace(KNOWN, today="2026-10-20", delivery=replace(RUN, readiness=()))),
        ("R33", "R34"),
    ),
    "a need untested and no date": (
        Case(replace(GOOD, date=""), replace(KNOWN, delivery=replace(RUN, date="", readiness=()))),
        ("R33", "R34", "R39"),
    ),
    "an activity explained twice in other words": (
        Case(amended("reflect", intent=replace(PRACTICE.intent, why="So that they have said it", interaction="Alone"))),
        ("R09", "R10", "R40"),
    ),
    "a third protected in under five segments": (Case(FOUR), ("R07",)),
}


@pytest.mark.parametrize("line", NOISE)
def test_what_would_be_noise_stays_silent(line: str) -> None:
    case, rule_ids = NOISE[line]
    assert not set(rule_ids) & set(asked(case))


def test_untouched_lengths_are_one_finding_that_lists_them() -> None:
    found = asked(Case(UNTOUCHED))["R25"]
    assert len(found.places) == len([one for one in GOOD.segments if one.id not in HOUSEKEEPING])
    assert line_of(found, UNTOUCHED).endswith("Welcome; The model; The story; 4 more")


def test_a_draft_is_not_asked_for_objectives() -> None:
    plan = replace(FIRES["B03"].plan, status=Status.DRAFT)
    assert "B03" not in asked(Case(plan))
    unserved = replace(GOOD, status=Status.DRAFT, objectives=(*GOOD.objectives, Objective("o3", "More")))
    assert "R35" not in asked(Case(unserved))


def test_many_places_of_one_rule_are_one_finding() -> None:
    plan = FIRES["R09"].plan
    for key in ("practice", "reflect"):
        plan = amended(key, plan, intent=Intent())
    assert [len(one.places) for one in check(plan, KNOWN).findings() if one.rule.id == "R09"] == [3]


def test_what_rests_on_an_assumed_value_says_so() -> None:
    guessed = Forecast(60, (("practice", 90),), assumed=True)
    found = asked(Case(GOOD, replace(KNOWN, forecast=guessed)))
    assert {"R03", "R04"} <= set(found)
    for one in found.values():
        assert one.assumed
        assert line_of(one, GOOD).endswith("(assumed)")


@pytest.mark.parametrize("rule_id", ["R16", "R26", "R29", "R38"])
def test_a_finding_by_general_practice_says_that_it_is_assumed(rule_id: str) -> None:
    assert asked(FIRES[rule_id])[rule_id].assumed


def test_what_is_stated_is_not_called_assumed() -> None:
    stated = cued("open", handling_s=60)
    late = amended(
        "practice",
        stated,
        cues=(*stated.segments[3].cues, replace(FIRES["R29"].plan.segments[3].cues[3], handling_s=20)),
    )
    assert not asked(Case(late))["R29"].assumed


def _unscripted(plan: Plan) -> Plan:
    return replace(plan, segments=tuple(replace(one, steps=()) for one in plan.segments))


def test_where_nothing_has_a_script_a_practice_may_well_be_talked_over() -> None:
    known, bare = asked(FIRES["R17"])["R17"], asked(Case(_unscripted(FIRES["R17"].plan)))["R17"]
    assert (known.severity, known.assumed) == (Severity.IMPORTANT, False)
    assert (bare.severity, bare.assumed) == (Severity.HINT, True)


def test_one_long_block_nobody_wrote_out_may_well_have_a_break_inside() -> None:
    block = replace(GOOD, segments=(seg("day", "Workshop", 120, Kind.INPUT), *GOOD.segments[-1:]), promised_s=8_000)
    written = amended("day", block, steps=(Step("s", StepKind.SAY, "On we go.", offset_s=0),))
    assert [(one.severity, one.assumed) for one in (asked(Case(block))["R24"], asked(Case(written))["R24"])] == [
        (Severity.HINT, True),
        (Severity.IMPORTANT, False),
    ]


def test_a_need_that_is_tested_is_settled() -> None:
    ready = replace(KNOWN, delivery=replace(RUN, readiness=(NeedReadiness("cards", NeedState.TESTED),)))
    assert asked(Case(GOOD, ready)) == {}
