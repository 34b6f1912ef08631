"""What a facilitator does who runs late: in which order, for which appointment, and what it never does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conditions import Conditions
from app.domain.plan import MAIN, At, Kind, Lane, Marker, MarkerKind, Plan, Segment, With
from app.domain.pressure import Holds
from app.pressure import chance, fan, pressure_test
from app.pressure.engine import run
from app.pressure.model import model_of
from app.pressure.report import SEED, how_of
from tests.domain.strategies import plans

STEADY = Conditions(pace_sd=0)
SKIP = (Marker("skip", MarkerKind.MAY_SKIP),)
MUST = (Marker("must", MarkerKind.MUST_NOT_CUT),)
TEN = 36_000 + 600
"""Ten past ten: ten minutes into the session."""


def late_by(seconds: int) -> Conditions:
    return replace(STEADY, late_start_s=(seconds,) * 3)


def still(key: str, minutes: int, **more: object) -> Segment:
    """A segment that takes just as long as planned."""
    return Segment(key, key, planned_s=60 * minutes, shortest_s=60 * minutes, longest_s=60 * minutes, **more)


def session(promised_min: int, *segments: Segment, **more: object) -> Plan:
    return Plan("p", "P", promised_s=60 * promised_min, segments=segments, **more)


def left_out(plan: Plan, late_s: int) -> list[str]:
    outcome = pressure_test(plan, late_by(late_s), runs=5).designed
    return [use.segment_id for use in outcome.uses if use.skipped]


def test_a_better_cut_behind_an_appointment_is_no_reason_to_come_late_to_it():
    first = still("first", 10, markers=SKIP, cut_order=2)
    guest = still("guest", 10, start=At(TEN, "Guest"))
    better = still("better", 10, markers=SKIP, cut_order=1)
    assert left_out(session(30, first, guest, better), 300) == ["first"]
    assert left_out(session(30, first, replace(guest, start=still("x", 1).start), better), 300) == ["better"]


def test_nothing_is_given_up_before_an_appointment_for_what_does_not_fit_behind_it():
    first = still("first", 10, markers=SKIP)
    plan = session(15, first, still("guest", 10, start=At(TEN, "Guest")))
    assert left_out(plan, 0) == []
    assert left_out(plan, 300) == ["first"]


def test_what_runs_into_a_fixed_start_counts_as_late_there():
    guest = still("guest", 20, start=At(TEN, "Guest"), markers=SKIP)
    plan = session(40, still("first", 10), guest, still("last", 10))
    assert left_out(plan, 60) == []
    assert left_out(plan, 900) == ["guest"]


@pytest.mark.parametrize(("late_s", "kept"), [(0, 1), (300, 1), (420, 1), (480, 0)])
def test_a_guest_who_may_not_be_cut_keeps_the_floor_while_there_is_room_for_it(late_s, kept):
    guest = replace(still("guest", 10, start=At(TEN, "Guest"), markers=MUST), shortest_s=480)
    found = pressure_test(session(25, still("first", 10), guest), late_by(late_s), runs=5)
    for outcome in (found.designed, found.uncut):
        assert [one.chance for one in outcome.kept if one.holds is Holds.FLOOR] == [kept]


def test_a_buffer_in_a_room_takes_no_time_either():
    spare = Segment("spare", "Spare", Kind.BUFFER, "r", 300)
    plan = session(20, still("a", 10), still("b", 10), still("r", 10, lane_id="r", start=With("a")), spare)
    plan = replace(plan, lanes=(MAIN, Lane("r", "Rooms")))
    assert set(fan(plan, STEADY, runs=5).ends_s) == {36_000 + 1_200}


@settings(max_examples=40)
@given(plans(), st.integers(0, 3_600))
def test_no_run_ends_later_for_its_cuts(plan, late_s):
    conditions = replace(late_by(late_s), pace_sd=0.05)
    model, how = model_of(plan, conditions), how_of(conditions, 200, SEED)
    assert np.all(run(model, replace(how, cuts=True)).ends <= run(model, how).ends)


@settings(max_examples=40)
@given(plans(), st.integers(1, 60))
def test_more_buffer_never_lowers_the_chance_without_cuts(plan, minutes):
    """With cuts it may: who has more room leaves out less."""
    spare = Segment("spare", "Spare", Kind.BUFFER, planned_s=60 * minutes)
    roomy = replace(plan, promised_s=plan.promised_s + spare.planned_s, segments=(spare, *plan.segments))
    assert chance(roomy, Conditions(), False, 200) >= chance(plan, Conditions(), False, 200)


@settings(max_examples=40)
@given(plans(), st.integers(0, 1_800))
def test_what_is_told_makes_sense(plan, late_s):
    found = pressure_test(plan, late_by(late_s), runs=50)
    for act, too_late in zip(found.act_after_s, found.too_late_after_s, strict=True):
        assert (act is None) == (too_late is None)
        assert act is None or act <= too_late
    for outcome in (found.designed, found.uncut):
        assert 0 <= outcome.on_time <= outcome.by_5_min <= outcome.by_10_min <= 1
        assert all(0 <= one.chance <= 1 for one in outcome.kept)
        assert all(use.shortened >= 0 and use.skipped >= 0 for use in outcome.uses)
        assert all(use.shortened + use.skipped <= 1 for use in outcome.uses)
        assert sum(count for _, count in outcome.minutes) == 50
        for row in (outcome.ends_s, *(starts for starts in outcome.starts if starts)):
            assert list(row) == sorted(row)


def test_a_facilitator_who_drops_out_does_so_in_proportion_to_the_lengths():
    plan = session(60, still("a", 30), still("b", 10, start=At(36_000 + 2_400, "After a gap")))
    outcome = fan(plan, replace(STEADY, drop_s=300), runs=20_000)
    assert sum(count for minute, count in outcome.minutes if minute > -10) / 20_000 == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("runs", [1, 2, 50])
@pytest.mark.parametrize("planned_s", [0, 1, 2**31 - 1])
@pytest.mark.parametrize("promised_s", [0, 2**31 - 1])
@pytest.mark.parametrize("count", [0, 1, 30])
def test_no_size_is_too_small_or_too_large(count, promised_s, planned_s, runs):
    rooms = tuple(Segment(f"r{n}", "R", lane_id=f"l{n}", planned_s=planned_s, start=With("0", n)) for n in range(count))
    lanes = (MAIN, *(Lane(f"l{n}", "Rooms") for n in range(count)))
    main = tuple(
        Segment(str(n), "S", planned_s=planned_s, shortest_s=0, short_form_s=0, markers=SKIP) for n in range(count)
    )
    plan = Plan("p", "P", promised_s=promised_s, lanes=lanes, segments=(*main, *rooms))
    found = pressure_test(plan, Conditions(drop_s=300, late_start_s=(0, 120, 300)), runs=runs)
    for outcome in (found.designed, found.uncut):
        assert 0 <= outcome.on_time <= 1
        assert len(outcome.ends_s) == 7
        assert sum(count for _, count in outcome.minutes) == runs
