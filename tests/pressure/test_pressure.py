"""The pressure test against closed forms, against the layout, and the laws it keeps."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.conditions import LATE_START_S, Conditions, Shape
from app.domain.growth import larger_group
from app.domain.layout import lay_out
from app.domain.plan import (
    MAIN,
    MAIN_LANE,
    At,
    Kind,
    Lane,
    LaneKind,
    Marker,
    MarkerKind,
    Plan,
    Segment,
    Step,
    StepKind,
    With,
)
from app.domain.pressure import PERCENTILES, Holds
from app.domain.runs import parts_of
from app.domain.scenarios import ScenarioName, scenarios
from app.pressure import chance, fan, pressure_test
from app.pressure.lengths import lengths
from tests.domain.strategies import plans
from tests.pressure.plans import feedback

STEADY = Conditions(pace_sd=0)
MEDIAN = PERCENTILES.index(50)


def plan_of(*segments: Segment, promised_min: float = 60.0, **more: object) -> Plan:
    return Plan("p", "P", promised_s=round(60 * promised_min), segments=segments, **more)


def spread_out(key: str, shortest: int, planned: int, longest: int, **more: object) -> Segment:
    return Segment(key, key, planned_s=60 * planned, shortest_s=60 * shortest, longest_s=60 * longest, **more)


@pytest.mark.parametrize("minutes", [8, 10, 12, 15, 17])
def test_one_segment_is_its_beta_distribution(minutes):
    plan = plan_of(spread_out("a", 5, 10, 20), promised_min=minutes)
    x = (minutes - 5) / 15  # PERT of 5, 10, 20: alpha 1 + 4/3, beta 5 - 4/3
    step = 1e-4
    area = [(u * step) ** (4 / 3) * (1 - u * step) ** (8 / 3) * step for u in range(10_001)]
    assert chance(plan, STEADY, cuts=False, runs=200_000) == pytest.approx(
        sum(area[: round(x / step)]) / sum(area), abs=0.005
    )


@pytest.mark.parametrize("minutes", [20, 25, 30, 35, 40])
def test_three_uniform_lengths_end_as_irwin_and_hall_say(minutes):
    plan = plan_of(*(spread_out(key, 5, 10, 15) for key in "abc"), promised_min=minutes)
    uniform = replace(STEADY, shape=Shape.UNIFORM)
    x = (minutes - 15) / 10
    expected = (x**3 - 3 * max(0, x - 1) ** 3 + 3 * max(0, x - 2) ** 3) / 6
    assert chance(plan, uniform, cuts=False, runs=200_000) == pytest.approx(expected, abs=0.005)


def test_the_pace_of_the_cohort_is_shared_by_all_segments():
    plan = plan_of(*(spread_out(key, 10, 10, 10) for key in "abcdef"))
    ends = fan(plan, Conditions(pace_sd=0.05), runs=100_000).ends_s
    assert (ends[-1] - ends[0]) / 2 == pytest.approx(1.645 * 0.05 * 3_600, rel=0.02)


def test_a_gap_before_a_fixed_start_absorbs_what_comes_before():
    first, guest = spread_out("a", 5, 10, 15), spread_out("b", 10, 10, 10, start=At(36_000 + 1_200))
    outcome = fan(plan_of(first, guest, promised_min=30), STEADY)
    assert set(outcome.starts[1]) == {36_000 + 1_200}
    assert outcome.on_time == 1
    assert outcome.breaks_most is None


def test_a_fixed_start_holds_and_what_runs_into_it_breaks_it():
    first, guest = spread_out("a", 5, 10, 15), spread_out("b", 10, 10, 10, start=At(36_000 + 540))
    outcome = fan(plan_of(first, guest, promised_min=30), replace(STEADY, shape=Shape.UNIFORM))
    assert set(outcome.starts[1]) == {36_000 + 540}
    assert (outcome.breaks_most.segment_id, outcome.breaks_most.holds) == ("b", Holds.FIXED_START)
    assert outcome.breaks_most.chance == pytest.approx(0.5, abs=0.02)


def test_the_end_breaks_most_only_where_no_moment_before_it_does():
    first, last = spread_out("a", 5, 10, 25), spread_out("b", 10, 10, 10)
    assert fan(plan_of(first, last, promised_min=20), STEADY).breaks_most.holds is Holds.END
    kept = replace(last, markers=(Marker("m", MarkerKind.MUST_NOT_CUT),), shortest_s=300)
    outcome = fan(plan_of(first, kept, promised_min=20), STEADY)
    floor, end = outcome.kept
    assert outcome.breaks_most == floor
    assert end.chance < floor.chance < 1


def test_a_buffer_gives_lateness_back_and_takes_nothing_itself():
    spare = Segment("b", "Buffer", Kind.BUFFER, planned_s=300)
    plan = plan_of(spread_out("a", 10, 10, 10), spare, spread_out("c", 10, 10, 10), promised_min=25)
    found = pressure_test(plan, replace(STEADY, late_start_s=(300, 300, 300)))
    assert found.uncut.on_time == 1
    assert found.real_slack_s == 0
    assert chance(plan, replace(STEADY, late_start_s=(301, 301, 301))) == 0


def test_rooms_beside_cost_their_longest_and_never_their_sum():
    lanes = (MAIN, Lane("r", "Rooms"), Lane("s", "More rooms"), Lane("f", "Chat", LaneKind.FREE))
    segments = (
        spread_out("a", 10, 10, 10),
        spread_out("b", 10, 10, 10),
        *(spread_out(key, 15, 15, 15, lane_id=key, start=With("a", 60)) for key in "rs"),
        spread_out("f", 50, 50, 50, lane_id="f", start=With("a", 0)),
    )
    ends = fan(plan_of(*segments, lanes=lanes), STEADY).ends_s
    assert set(ends) == {36_000 + 26 * 60}


@given(plans())
def test_without_any_spread_it_is_the_layout(drawn):
    """But for rooms that overlap by the plan, and for a run beside that begins off the clock."""
    still = tuple(replace(s, shortest_s=s.planned_s, longest_s=s.planned_s, markers=()) for s in drawn.segments)
    plan = replace(drawn, segments=still)
    layout = lay_out(plan)
    heads = [
        run.positions[0] for rows in (*parts_of(plan).on.values(), *parts_of(plan).by_clock.values()) for run in rows
    ]
    assume(all(plan.segments[i].kind is not Kind.OFF_CLOCK for i in heads))
    lanes = {s.id: s.lane_id for s in plan.segments}
    assume(all(lanes[clash.segment_id] == MAIN_LANE for clash in layout.clashes))
    outcome = fan(plan, STEADY, runs=3)
    for start, found in zip(layout.starts_s, outcome.starts, strict=True):
        assert found is None or set(found) == {start}
    assert set(outcome.ends_s) == {layout.end_s}


@settings(max_examples=40)
@given(plans(), st.data())
def test_longer_never_ends_earlier(plan, data):
    assume(plan.segments)
    place = data.draw(st.integers(0, len(plan.segments) - 1))
    longer = replace(plan.segments[place], planned_s=plan.segments[place].planned_s + 120)
    after = replace(plan, segments=(*plan.segments[:place], longer, *plan.segments[place + 1 :]))
    before, now = fan(plan, runs=300).ends_s, fan(after, runs=300).ends_s
    assert all(late >= early - 2 for early, late in zip(before, now, strict=True))


@settings(max_examples=40)
@given(plans(), st.integers(0, 1_200), st.integers(0, 1_200))
def test_the_later_the_start_the_smaller_the_chance(plan, one, other):
    early, late = sorted((one, other))
    chances = [chance(plan, Conditions(late_start_s=(s, s, s)), cuts=False, runs=300) for s in (early, late)]
    assert chances[0] >= chances[1]


@settings(max_examples=40)
@given(plans(), st.integers(0, 3_600))
def test_no_cut_touches_what_is_protected_or_makes_the_end_later(plan, late):
    found = pressure_test(plan, Conditions(late_start_s=(late, late, late)), runs=300)
    by_id = {segment.id: segment for segment in plan.segments}
    assert not [use for use in found.designed.uses if by_id[use.segment_id].protected]
    assert found.designed.on_time >= found.uncut.on_time


@pytest.mark.parametrize("offer", [{"shortest_s": 900}, {"short_form_s": 900}])
def test_shortening_stops_at_the_floor(offer):
    segment = Segment("a", "A", planned_s=1_800, longest_s=1_800, **offer)
    plan = plan_of(replace(segment, shortest_s=offer.get("shortest_s", 1_800)), promised_min=5)
    found = pressure_test(plan, Conditions())
    assert found.designed.uses[0].shortened == 1
    assert found.designed.ends_s[0] >= 36_000 + 900


def test_what_must_not_be_cut_keeps_its_floor_however_fast_the_cohort():
    marked = spread_out("a", 10, 10, 20, markers=(Marker("m", MarkerKind.MUST_NOT_CUT),))
    assert fan(plan_of(marked), Conditions(pace_sd=0.3)).ends_s[0] >= 36_000 + 600


def test_cuts_are_taken_in_the_order_of_the_designer():
    mild = spread_out("a", 10, 10, 10, markers=(Marker("m", MarkerKind.MAY_SKIP),), cut_order=2)
    last = spread_out("b", 10, 10, 10, markers=(Marker("n", MarkerKind.MAY_SKIP),), cut_order=1)
    plan = plan_of(mild, last, promised_min=20)
    for late, skipped in ((60, (0, 0)), (300, (0, 1)), (900, (1, 1))):
        found = pressure_test(plan, replace(STEADY, late_start_s=(late, late, late)), runs=10)
        assert tuple(use.skipped for use in found.designed.uses) == skipped


def test_skipping_takes_along_the_rooms_that_hang_on_it():
    marked = spread_out("a", 10, 10, 10, markers=(Marker("m", MarkerKind.MAY_SKIP),))
    rooms = spread_out("r", 10, 10, 10, lane_id="r", start=With("a", 60))
    plan = plan_of(marked, rooms, promised_min=5, lanes=(MAIN, Lane("r", "Rooms")))
    assert set(fan(plan, STEADY, cuts=True).ends_s) == {36_000}


@pytest.mark.parametrize(("buffer_min", "percent"), [(0, 38), (4, 59), (8, 79), (12, 92)])
def test_the_spreads_give_the_ten_percent_rule_of_the_field(buffer_min, percent):
    """The reference was made of the kinds' bare spreads, without what *slow down* and *invite dialogue* do."""
    assert 100 * chance(feedback(buffer_min, bending=False), Conditions(), cuts=False) == pytest.approx(percent, abs=4)


@pytest.mark.parametrize(("buffer_min", "percent"), [(0, 28), (4, 48), (8, 69), (12, 86)])
def test_and_with_the_usual_late_start(buffer_min, percent):
    found = chance(feedback(buffer_min, bending=False), Conditions(late_start_s=LATE_START_S), cuts=False)
    assert 100 * found == pytest.approx(percent, abs=4)


@pytest.mark.parametrize(("buffer_min", "low", "high"), [(0, 76, 86), (4, 76, 86), (8, 78, 89), (12, 87, 94)])
def test_run_as_designed_it_holds_better(buffer_min, low, high):
    assert low <= 100 * chance(feedback(buffer_min, bending=False), Conditions()) <= high


def test_slowing_down_and_inviting_dialogue_cost_time():
    chances = [chance(feedback(4, bending), Conditions(), cuts=False) for bending in (False, True)]
    assert chances[0] - chances[1] > 0.05


def test_each_scenario_is_harder_than_as_planned():
    planned, *others = scenarios(replace(feedback(), people_expected=18, people_most=24))
    assert planned.name is ScenarioName.AS_PLANNED
    best = chance(feedback(), planned.conditions, cuts=False)
    worse = {one.name: chance(replace(feedback(), people_expected=18), one.conditions, cuts=False) for one in others}
    assert {ScenarioName.POLL_FAILS, ScenarioName.FULL_HOUSE, ScenarioName.DROPS_OUT} <= worse.keys()
    assert [name for name, found in worse.items() if found >= best] == []


def test_pairs_take_longer_as_threes_and_a_breakout_opened_again_costs_its_time():
    pairs = spread_out("a", 10, 10, 10, group_size=2)
    plan = plan_of(pairs, spread_out("b", 5, 5, 5))
    known = {one.name: one.conditions for one in scenarios(plan)}
    ends = {name: fan(plan, replace(known[name], pace_sd=0)).ends_s[0] for name in known}
    assert ends[ScenarioName.ODD] - ends[ScenarioName.AS_PLANNED] == 240
    assert ends[ScenarioName.REOPENED] - ends[ScenarioName.AS_PLANNED] == 180
    assert ends[ScenarioName.DROPS_OUT] - ends[ScenarioName.AS_PLANNED] == 300


@pytest.mark.parametrize(
    ("facts", "people", "more_s"),
    [
        ({"group_size": 3, "rounds": 3, "round_s": 120}, 19, 120 + 45),
        ({"group_size": 3, "rounds": 2, "round_s": 120}, 19, 45),
        ({"group_size": 2}, 17, 0.4 * 600 + 45),
        ({"group_size": 2}, 16, 0),
        ({"kind": Kind.OPENING}, 24, 200),
        ({"kind": Kind.OPENING}, 9, -300),
    ],
)
def test_group_work_goes_with_the_people_who_come(facts, people, more_s):
    plan = plan_of(spread_out("a", 10, 10, 10, **facts), people_expected=18)
    before, now = (fan(plan, replace(STEADY, people=count)).ends_s[0] for count in (None, people))
    assert now - before == more_s


def test_a_debrief_hears_the_groups_that_were_in_the_rooms_beside():
    work, rooms = spread_out("a", 10, 10, 10), spread_out("r", 5, 5, 5, lane_id="r", start=With("a"), group_size=3)
    debrief = spread_out("d", 12, 12, 12, kind=Kind.DEBRIEF)
    plan = plan_of(work, debrief, rooms, lanes=(MAIN, Lane("r", "Rooms")), people_expected=18)
    ends = [fan(plan, replace(STEADY, people=people)).ends_s[0] - 36_000 for people in (18, 19, 24)]
    assert ends == [1_320, 1_320, 1_560]


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(1, 60), st.integers(1, 60))
def test_fewer_people_make_nothing_longer_but_by_one_who_is_left_over(drawn, expected, people):
    plan = replace(drawn, people_expected=max(expected, people))
    assume(not any(larger_group(plan, segment, people) for segment in plan.segments))
    pairs = zip(lengths(plan, Conditions(people=people)), lengths(plan, Conditions()), strict=True)
    assert all(fewer.longest <= planned.longest and fewer.likely <= planned.likely for fewer, planned in pairs)


def test_threes_that_come_by_the_scenario_and_by_the_people_are_counted_once():
    plan = plan_of(spread_out("a", 10, 10, 10, group_size=2), people_expected=18)
    ends = fan(plan, replace(STEADY, people=19, odd=1.3)).ends_s[0]
    assert ends - 36_000 == 780 + 45


def test_through_an_interpreter_what_is_said_takes_longer_and_the_work_does_not():
    words = Step("s", StepKind.SAY_EXACTLY, "word " * 130)
    plan = plan_of(
        spread_out("a", 10, 10, 10, kind=Kind.OPENING),
        spread_out("b", 10, 10, 10, kind=Kind.INPUT, steps=(words,)),
        spread_out("c", 10, 10, 10, kind=Kind.PRACTICE, steps=(words,)),
        spread_out("d", 10, 10, 10, kind=Kind.DISCUSSION),
    )
    case = next(one for one in scenarios(plan) if one.name is ScenarioName.INTERPRETED)
    starts = fan(plan, replace(case.conditions, pace_sd=0)).starts
    takes = [late[0] - early[0] for early, late in pairwise(starts)]
    assert (case.number.value, takes) == (15, [690, 690, 609])
    assert any(one.name is ScenarioName.INTERPRETED for one in scenarios(plan_of(spread_out("d", 1, 1, 1))))


def test_a_scenario_takes_the_number_somebody_chose_within_reason():
    chosen = {ScenarioName.LATE_START: 12, ScenarioName.LONGER: 1_000}
    found = {one.name: one for one in scenarios(feedback(), chosen)}
    assert found[ScenarioName.LATE_START].conditions.late_start_s == (720, 720, 720)
    assert found[ScenarioName.LONGER].conditions.longer == 2


def test_the_same_values_give_the_same_answer_and_a_moved_segment_keeps_its_luck():
    assert pressure_test(feedback(), runs=500) == pressure_test(feedback(), runs=500)
    plan = plan_of(*(spread_out(key, 5, 10, 20) for key in "abc"))
    turned = replace(plan, segments=plan.segments[::-1])
    assert fan(plan, runs=500).ends_s == fan(turned, runs=500).ends_s


def test_lengths_nobody_stated_are_told_as_assumed():
    assert pressure_test(plan_of(spread_out("a", 5, 10, 20), Segment("b", "B")), runs=10).assumed == ("b",)


@pytest.mark.parametrize("plan", [Plan("p", "Empty"), plan_of(Segment("a", "A", Kind.OFF_CLOCK))])
def test_a_plan_with_nothing_on_the_clock_is_on_time(plan):
    found = pressure_test(plan, Conditions(drop_s=300), runs=10)
    assert (found.uncut.on_time, found.uncut.breaks_most) == (1, None)


def test_numpy_is_not_loaded_by_the_values():
    loaded = "import sys, app.domain.pressure, app.domain.conditions, app.cli; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
