"""The engine against a slow reference that was written another way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conditions import Conditions, Shape
from app.domain.plan import MAIN, At, Kind, Lane, Marker, MarkerKind, Plan, Segment, With
from app.domain.pressure import PERCENTILES, Holds, Outcome
from app.pressure import fan
from app.pressure.engine import run
from app.pressure.lengths import lengths
from app.pressure.model import model_of
from app.pressure.report import SEED, how_of
from app.pressure.tables import draw, pace
from tests.domain.strategies import plans
from tests.pressure.plans import feedback
from tests.pressure.slow import Delivery, Draw, Told, ends, least_of_buffer_s

RUNS = 4_000
FEW = 8


@st.composite
def delivered(choose: st.DrawFn) -> Plan:
    """A plan with all there is to cut, in any order, some of it past midnight."""
    plan, found = choose(plans(most=6)), []
    for one in plan.segments:
        short = choose(st.none() | st.integers(0, one.planned_s))
        skips = choose(st.booleans()) and not one.protected
        markers = (Marker(f"{one.id}-skip", MarkerKind.MAY_SKIP),) if skips else one.markers
        order = choose(st.none() | st.integers(1, 4))
        found.append(replace(one, short_form_s=short, cut_order=order, markers=markers))
    start_s = choose(st.sampled_from([36_000, 82_800]))
    return replace(plan, segments=tuple(found), start_s=start_s, promised_s=60 * choose(st.integers(0, 240)))


CONDITIONS = st.builds(
    Conditions,
    late_start_s=st.integers(0, 1_800).map(lambda s: (s, s, s)),
    pace_sd=st.sampled_from([0.0, 0.05]),
    longer=st.sampled_from([1.0, 1.15]),
    time_share=st.sampled_from([0.75, 1.0]),
    act_when_late_s=st.sampled_from([60, 120]),
    shape=st.sampled_from(Shape),
)


def luck(plan: Plan, conditions: Conditions) -> list[Draw]:
    """The lengths the engine draws, for each run."""
    paces = pace(SEED, conditions.pace_sd, FEW).astype(float)
    rows = {}
    for segment, one in zip(plan.segments, lengths(plan, conditions), strict=True):
        row = np.maximum(draw(SEED, segment.id, FEW, one[:3], conditions.shape) * paces, one.floor) + one.lost
        still = segment.kind is Kind.BUFFER
        rows[segment.id] = np.maximum(1.0, paces) * least_of_buffer_s(segment) if still else row
    return [lambda segment, n=n: float(rows[segment.id][n]) for n in range(FEW)]


@settings(max_examples=60)
@given(delivered(), CONDITIONS, st.booleans())
def test_run_by_run_it_is_the_same(plan, conditions, cuts):
    late_s, promised_s = conditions.late_start_s[0], round(plan.promised_s * conditions.time_share)
    delivery = Delivery(plan, cuts, promised_s, conditions.act_when_late_s)
    told = [delivery.run(each, late_s) for each in luck(plan, conditions)]
    found = run(model_of(plan, conditions), replace(how_of(conditions, FEW, SEED), cuts=cuts))
    assert found.ends + plan.start_s == pytest.approx(np.array([one.end_s for one in told]), abs=0.1)
    same_by_place(plan, told, fan(plan, conditions, cuts, FEW))


def same_by_place(plan: Plan, told: list[Told], outcome: Outcome) -> None:
    kept = {(one.segment_id, one.holds): one.chance for one in outcome.kept}
    uses = {use.segment_id: (use.shortened, use.skipped) for use in outcome.uses}
    for segment, starts in zip(plan.segments, outcome.starts, strict=True):
        key = segment.id
        begun = [one.starts[key] for one in told if key in one.starts]
        assert (starts is not None) == bool(begun)
        if starts is not None:
            assert starts == pytest.approx(np.percentile(begun, PERCENTILES), abs=0.6)
        marks = [(one.shortened, one.skipped, one.broken, one.squeezed) for one in told]
        shortened, skipped, broken, squeezed = (
            sum(key in each for each in row) / FEW for row in zip(*marks, strict=True)
        )
        assert uses.get(key, (0, 0)) == pytest.approx((shortened, skipped))
        assert 1 - kept.get((key, Holds.FIXED_START), 1) == pytest.approx(broken)
        if segment.protected:
            assert 1 - kept.get((key, Holds.FLOOR), 1) == pytest.approx(squeezed)


def with_rooms(plan: Plan) -> Plan:
    rooms = [
        Segment(f"r{n}", "Round", Kind.PRACTICE, f"r{n}", 1_200, start=With("practise", 120 + 60 * n)) for n in range(3)
    ]
    return replace(plan, lanes=(MAIN, *(Lane(f"r{n}", "Rooms") for n in range(3))), segments=(*plan.segments, *rooms))


def with_guest(plan: Plan) -> Plan:
    fixed = At(36_000 + 60 * 54, "The guest joins")
    return replace(plan, segments=tuple(replace(s, start=fixed) if s.id == "practise" else s for s in plan.segments))


@pytest.mark.parametrize(("late_s", "cuts"), [(0, False), (300, True)])
@pytest.mark.parametrize("make", [lambda plan: plan, with_rooms, with_guest])
def test_the_same_share_of_runs_is_over_by_then(make, late_s, cuts):
    plan = make(feedback(4))
    slow = sorted(ends(plan, RUNS, cuts, late_s))
    found = fan(plan, Conditions(late_start_s=(late_s,) * 3), cuts, runs=100_000)
    for limit, share in ((0, found.on_time), (300, found.by_5_min), (600, found.by_10_min)):
        assert sum(end <= limit for end in slow) / RUNS == pytest.approx(share, abs=0.03)
    assert found.ends_s[3] - 36_000 - plan.promised_s == pytest.approx(slow[RUNS // 2], abs=25)
