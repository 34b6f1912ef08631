"""Each rule speaks where it should and is silent where it would be noise; asked again, they say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conditions import Conditions
from app.domain.diff import diff
from app.domain.plan import Plan, Status
from app.domain.pressure import Holds, Kept, Outcome, Pressure
from app.domain.rules import (
    RULES,
    Check,
    Finding,
    Forecast,
    Known,
    Mend,
    Rule,
    Severity,
    Tuning,
    check,
    check_again,
    forecast,
    line_of,
    place_words,
    rule_of,
    todo_of,
)
from tests.domain.rules.plans import ALSO, FIRES, GOOD, KNOWN, SILENT, Case
from tests.domain.strategies import changed, plans

ALL = Tuning(on=tuple(rule.id for rule in RULES if rule.second))


def asked(case: Case, tuning: Tuning = ALL) -> dict[str, Finding]:
    return {one.rule.id: one for one in check(case.plan, case.known, tuning).findings()}


def test_there_are_the_forty_and_each_is_tried() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(one for one in ids if one.startswith("R")) == [f"R{n:02}" for n in range(1, 41)]
    assert len(set(ids)) == len(ids)
    assert set(FIRES) == set(SILENT) == set(ids)


ESSENTIAL = {*range(1, 6), 9, *range(11, 16), 20, 29, 30, 33, 34, 35, 39, 40}
HINTS = {18, 26, 32, 36, 37}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id.startswith("R")], ids=lambda rule: rule.id)
def test_as_much_hangs_on_it_as_practice_says(rule: Rule) -> None:
    number = int(rule.id[1:])
    hint = Severity.HINT if number in HINTS else Severity.IMPORTANT
    assert rule.severity is (Severity.ESSENTIAL if number in ESSENTIAL else hint)
    assert rule.why


def test_a_good_plan_is_left_alone() -> None:
    assert asked(Case(GOOD)) == {}


@pytest.mark.parametrize("rule_id", FIRES)
def test_it_speaks(rule_id: str) -> None:
    case = FIRES[rule_id]
    found = asked(case)[rule_id]
    assert case.segment_id in {place.segment_id for place in found.places}
    assert found.rule.says in line_of(found, case.plan)
    assert "{" not in todo_of(found.rule, found.places[0], case.plan)


NAMED = {
    "R28": "Write the words “Open rooms” waits for in Practice",
    "R30": "Complete “Paste in chat” in Practice: it has no text to paste",
    "R31": "Write what to do in Practice when “Open rooms” fails",
    "R33": "Name who owns “Cards” in Practice",
    "R34": "Test “Cards”, which Practice needs",
    "R35": "Let a segment serve the objective “Plans it”, or take it out",
}
ELSEWHERE = {"R07", "R20", "R21"}
"""They say what to decide, and the place is where to begin."""


@pytest.mark.parametrize("rule_id", FIRES)
def test_what_to_do_names_the_thing(rule_id: str) -> None:
    case = FIRES[rule_id]
    found = asked(case)[rule_id]
    place = next(one for one in found.places if case.segment_id in (None, one.segment_id))
    todo = todo_of(found.rule, place, case.plan)
    assert todo == NAMED.get(rule_id, todo)
    if case.segment_id is not None and rule_id not in ELSEWHERE:
        assert next(one.title for one in case.plan.segments if one.id == case.segment_id) in todo


@pytest.mark.parametrize(("rule_id", "case", "words"), ALSO)
def test_it_also_speaks(rule_id: str, case: Case, words: str) -> None:
    found = asked(case)[rule_id]
    said = [place_words(place, case.plan) for place in found.places]
    assert any(words in one for one in said), said


@pytest.mark.parametrize(("rule_id", "case"), [(key, case) for key, cases in SILENT.items() for case in cases])
def test_what_would_be_noise_is_silent(rule_id: str, case: Case) -> None:
    assert rule_id not in asked(case)


def same(one: Check, other: Check) -> bool:
    return one.findings(Status.READY) == other.findings(Status.READY)


@pytest.mark.parametrize("rule_id", FIRES)
def test_asked_again_after_an_edit_they_say_the_same(rule_id: str) -> None:
    case = FIRES[rule_id]
    before, after = check(GOOD, KNOWN, ALL), check(case.plan, case.known, ALL)
    there = check_again(before, case.plan, diff(GOOD, case.plan), known=case.known, tuning=ALL)
    back = check_again(there, GOOD, diff(case.plan, GOOD), known=KNOWN, tuning=ALL)
    assert same(there, after)
    assert same(back, before)


@given(plans().flatmap(lambda plan: st.tuples(st.just(plan), changed(plan))))
def test_whatever_changes_they_say_the_same(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    again = check_again(check(before, KNOWN, ALL), after, diff(before, after), known=KNOWN, tuning=ALL)
    assert same(again, check(after, KNOWN, ALL))


def test_only_what_an_edit_touched_is_asked_again() -> None:
    case = FIRES["B04"]
    again = check_again(check(GOOD, KNOWN, ALL), case.plan, diff(GOOD, case.plan), known=KNOWN, tuning=ALL)
    assert set(again.asked) == {"B04", "R27", "R39"}
    nothing = check_again(again, case.plan, diff(case.plan, case.plan), known=KNOWN, tuning=ALL)
    assert nothing.asked == ()


TEN = ("B02", "R05", "R06", "R10", "R13", "R25", "R27", "R30", "R33", "R36")


def handed(plan: Plan) -> Known:
    """What is known beside a plan that was handed off as it is."""
    return replace(KNOWN, handoffs=tuple(replace(one, plan=plan) for one in KNOWN.handoffs))


def test_a_plan_bad_in_ten_ways_shows_exactly_those_ten() -> None:
    plan = GOOD
    for rule_id in TEN:
        plan = merged(plan, FIRES[rule_id].plan)
    assert set(asked(Case(plan, handed(plan)))) == set(TEN)


@pytest.mark.parametrize("rule_id", TEN)
def test_each_of_the_ten_alone_shows_nothing_else(rule_id: str) -> None:
    plan = FIRES[rule_id].plan
    assert set(asked(Case(plan, handed(plan)))) == {rule_id}


def merged(plan: Plan, other: Plan) -> Plan:
    """The plan with whatever the other has otherwise than the good one."""
    found = plan
    for name in ("purpose", "objectives", "promised_s"):
        if getattr(other, name) != getattr(GOOD, name):
            found = replace(found, **{name: getattr(other, name)})
    rows = []
    for mine, theirs, good in zip(plan.segments, other.segments, GOOD.segments, strict=True):
        names = [f for f in mine.__dataclass_fields__ if getattr(theirs, f) != getattr(good, f)]
        rows.append(replace(mine, **{name: getattr(theirs, name) for name in names}))
    return replace(found, segments=tuple(rows))


def test_a_draft_is_told_only_what_it_cannot_be_run_without() -> None:
    for rule_id, case in FIRES.items():
        draft = {one.rule.id: one for one in check(case.plan, case.known, ALL).findings(Status.DRAFT)}
        assert (rule_id in draft) == (rule_of(rule_id).drafts and asked(case)[rule_id].severity is Severity.ESSENTIAL)


NO_MEND = {
    **dict.fromkeys(("B01", "B02", "B03"), "only the designer knows what it is for"),
    **dict.fromkeys(("R02", "R07", "R08", "R22"), "what to give up, and what carries weight, is to be decided"),
    **dict.fromkeys(("R03", "R04"), "the pressure test ranks what would help, each tried out"),
    **dict.fromkeys(("R05", "R09", "R10", "R11", "R23", "R27", "R30", "R31"), "words are missing"),
    "R26": "ranges nobody thought about would no longer be said to be assumed",
    **dict.fromkeys(("R34", "R39"), "it is done in the world: tested, handed off"),
    "R40": "who decided it, and why, is missing",
    **dict.fromkeys(("S01", "S02", "S05", "S06", "S07", "S08"), "words or a choice are missing"),
}
"""Where one click cannot honestly settle it, and why."""
MENDED = [rule.id for rule in RULES if rule.id not in NO_MEND]


@pytest.mark.parametrize("rule_id", MENDED)
def test_one_click_mends_it(rule_id: str) -> None:
    """And breaks nothing essential."""
    case = next(one for one in cases(rule_id) if mends(rule_id, one))
    before = set(asked(case))
    for mend in mends(rule_id, case):
        after = set(asked(Case(mend(case.plan), case.known)))
        assert rule_id not in after or rule_id in MANY
        assert not (after - before) & {f"R{n:02}" for n in ESSENTIAL - {9, 11, 39}}, mend.label


MANY = {"R29"}
"""What is spread over several places is mended place by place."""


def cases(rule_id: str) -> list[Case]:
    return [FIRES[rule_id], *(case for key, case, _ in ALSO if key == rule_id)]


def mends(rule_id: str, case: Case) -> list[Mend]:
    return [place.mend for place in asked(case)[rule_id].places if place.mend]


@pytest.mark.parametrize("rule_id", NO_MEND)
def test_where_one_click_cannot_settle_it_none_is_offered(rule_id: str) -> None:
    assert not any(mends(rule_id, case) for case in cases(rule_id))


def test_rooms_that_are_mended_leave_time_to_move() -> None:
    plan = FIRES["R15"].plan
    place = asked(FIRES["R15"])["R15"].places[0]
    cues = place.mend(plan).segments[3].cues
    assert sorted((cue.action.value, cue.offset_s, cue.runs_s) for cue in cues) == [
        ("rooms_close", 1440, None),
        ("rooms_open", 60, 1380),
    ]
    assert not {"R14", "R15", "R16"} & set(asked(Case(place.mend(plan))))


def test_the_second_line_is_off_until_it_is_wanted() -> None:
    case = FIRES["S02"]
    assert set(asked(case)) - set(asked(case, Tuning())) == {"S02"}


@pytest.mark.parametrize(("on_time", "severity"), [(69, Severity.ESSENTIAL), (70, Severity.IMPORTANT), (85, None)])
def test_the_chance_to_end_on_time(on_time: int, severity: Severity | None) -> None:
    known = replace(KNOWN, forecast=replace(KNOWN.forecast, on_time=on_time))
    found = asked(Case(GOOD, known)).get("R03")
    assert (found.severity if found else None) == severity


def test_a_pressure_test_is_told_in_full_percent_of_what_must_not_be_cut() -> None:
    kept = (Kept("practice", Holds.FLOOR, 0.9499), Kept("model", Holds.FLOOR, 0.5), Kept("", Holds.END, 0.8499))
    outcome = Outcome(0.8499, 1, 1, (), (), (), kept)
    found = Pressure(Conditions(), 100, 0, outcome, outcome, 0, ("talk",), (), ())
    assert forecast(GOOD, found) == Forecast(84, (("practice", 94),), assumed=True)


@given(plans())
def test_any_plan_can_be_asked(plan: Plan) -> None:
    found = check(replace(plan, status=Status.READY), Known(), ALL)
    ids = {one.id for one in plan.running_segments}
    assert all(p.segment_id is None or p.segment_id in ids for one in found.findings() for p in one.places)


@given(plans())
def test_a_mend_settles_its_place(plan: Plan) -> None:
    plan = replace(plan, status=Status.READY)
    for one in check(plan, Known(), ALL).findings():
        for place in one.places:
            if place.mend is not None:
                again = check(place.mend(plan), Known(), ALL).found[one.rule.id].get(place.segment_id, ())
                assert all((left.field, left.item_id) != (place.field, place.item_id) for left in again)
