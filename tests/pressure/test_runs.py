"""The test of one run: who comes to it counts, and when it starts does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.conditions import Conditions, at_run
from app.domain.plan import DAY_S, At, Delivery, Kind
from app.domain.pressure import Holds
from app.pressure import pressure_test
from exporters.timing import at_start_of
from tests.domain.strategies import plans
from tests.pressure.plans import feedback


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(0, DAY_S - 1))
def test_a_run_that_starts_when_it_likes_has_the_chances_of_its_plan(plan, start_s):
    by_s = start_s - plan.start_s
    assume(all(s.start.clock_s + by_s >= 0 for s in plan.segments if isinstance(s.start, At)))
    moved = at_start_of(plan, Delivery("run", plan.id, start_s=start_s))
    here, there = (pressure_test(one, runs=100) for one in (plan, moved))
    assert there.promised_end_s - here.promised_end_s == by_s
    assert _chances(there) == _chances(here)


def test_a_guest_keeps_the_place_they_have_in_the_plan():
    plan = feedback()
    joins = tuple(replace(s, start=At(36_000 + 3_240, "Joins")) if s.id == "practise" else s for s in plan.segments)
    plan = replace(plan, segments=joins)
    moved = at_start_of(plan, Delivery("run", plan.id, start_s=50_400))
    place = next(n for n, s in enumerate(plan.segments) if s.kind is Kind.PRACTICE)
    here, there = (pressure_test(one).uncut for one in (plan, moved))
    assert set(there.starts[place]) == {50_400 + 3_240}
    holds = [[one.chance for one in each.kept if one.holds is Holds.FIXED_START] for each in (here, there)]
    assert holds[0] == holds[1]
    assert 0 < holds[0][0] < 1


@pytest.mark.parametrize(("count", "people"), [(24, 24), (0, None), (None, None)])
def test_as_many_come_as_the_run_says(count, people):
    assert at_run(Conditions(), Delivery("run", "plan", head_count=count)) == Conditions(people=people)


def test_without_a_run_those_come_who_are_expected():
    assert at_run(Conditions(longer=1.2), None) == Conditions(longer=1.2)


def _chances(found):
    return [
        (one.on_time, one.by_5_min, one.minutes, [kept.chance for kept in one.kept], one.uses)
        for one in (found.designed, found.uncut)
    ]
