"""The engine against a slow reference that was written another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.conditions import Conditions
from app.domain.plan import MAIN, At, Kind, Lane, Plan, Segment, With
from app.pressure import fan
from tests.pressure.plans import feedback
from tests.pressure.slow import ends

RUNS = 4_000


def unshortened(plan: Plan) -> Plan:
    """Only skipping is left as a lever: the reference knows no other."""
    return replace(plan, segments=tuple(replace(s, shortest_s=None) if s.id == "break" else s for s in plan.segments))


def with_rooms(plan: Plan) -> Plan:
    rooms = [
        Segment(f"r{n}", "Round", Kind.PRACTICE, f"r{n}", 1_200, start=With("practise", 120 + 60 * n)) for n in range(3)
    ]
    return replace(plan, lanes=(MAIN, *(Lane(f"r{n}", "Rooms") for n in range(3))), segments=(*plan.segments, *rooms))


def with_guest(plan: Plan) -> Plan:
    fixed = At(36_000 + 60 * 54, "The guest joins")
    return replace(plan, segments=tuple(replace(s, start=fixed) if s.id == "practise" else s for s in plan.segments))


@pytest.mark.parametrize("cuts", [False, True])
@pytest.mark.parametrize("late_s", [0, 300])
@pytest.mark.parametrize("make", [lambda plan: plan, with_rooms, with_guest])
def test_the_same_share_of_runs_is_over_by_then(make, late_s, cuts):
    plan = make(unshortened(feedback(4)))
    slow = sorted(ends(plan, RUNS, cuts, late_s))
    found = fan(plan, Conditions(late_start_s=(late_s,) * 3), cuts, runs=100_000)
    for limit, share in ((0, found.on_time), (300, found.by_5_min), (600, found.by_10_min)):
        assert sum(end <= limit for end in slow) / RUNS == pytest.approx(share, abs=0.03)
    assert found.ends_s[3] - 36_000 - plan.promised_s == pytest.approx(slow[RUNS // 2], abs=25)
