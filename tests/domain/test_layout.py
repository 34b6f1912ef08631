from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.layout import Clash, Gap, Wait, deadlines, free_until_s, lay_out
from app.domain.plan import MAIN_LANE, After, At, Kind, Lane, LaneKind, Marker, MarkerKind, Plan, Segment, With
from tests.domain.strategies import LANES, changed, plans

START = 36_000


def seg(key: str, minutes: int, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(key, key.upper(), lane_id=lane, planned_s=minutes * 60, start=start, **more)


def plan(*segments: Segment, promised: int = 120) -> Plan:
    return Plan("plan", "A session", start_s=START, promised_s=promised * 60, lanes=LANES, segments=segments)


def at(minutes: int) -> At:
    return At(START + minutes * 60, "guest joins")


def minutes(plan: Plan) -> dict[str, tuple[int, int]]:
    layout = lay_out(plan)
    begin = [(start - START) // 60 for start in layout.starts_s]
    return {s.id: (begin[i], (layout.ends_s[i] - START) // 60) for i, s in enumerate(plan.segments)}


def test_segments_follow_one_another() -> None:
    assert minutes(plan(seg("a", 10), seg("b", 20), seg("c", 5))) == {"a": (0, 10), "b": (10, 30), "c": (30, 35)}


def test_a_fixed_start_leaves_a_gap() -> None:
    layout = lay_out(plan(seg("a", 10), seg("b", 20, at(15))))
    assert layout.gaps == (Gap(MAIN_LANE, "a", "b", START + 600, START + 900),)
    assert not layout.clashes


def test_a_fixed_start_before_the_end_of_the_one_before_is_a_clash_and_the_later_end_counts() -> None:
    value = plan(seg("a", 30), seg("b", 5, at(20)), seg("c", 10))
    assert minutes(value) == {"a": (0, 30), "b": (20, 25), "c": (30, 40)}
    assert lay_out(value).clashes == (Clash("b", "a", 600),)


def test_the_longest_joined_run_counts_and_never_the_sum() -> None:
    rooms, other = seg("r", 20, With("a", 300), "rooms"), seg("o", 12, With("a", 0), "second")
    value = replace(plan(seg("a", 10), seg("b", 10), rooms, other), lanes=(*LANES, Lane("second", "Second")))
    assert minutes(value)["b"] == (25, 35)


def test_a_joined_run_of_several_holds_up_by_its_last() -> None:
    value = plan(seg("a", 10), seg("b", 10), seg("r", 10, With("a"), "rooms"), seg("s", 7, lane="rooms"))
    assert minutes(value) == {"a": (0, 10), "b": (17, 27), "r": (0, 10), "s": (10, 17)}


def test_a_fixed_segment_does_not_wait_for_a_joined_run_but_what_follows_does() -> None:
    value = plan(seg("a", 10), seg("b", 5, at(10)), seg("c", 5), seg("r", 20, With("a"), "rooms"))
    assert minutes(value)["b"] == (10, 15)
    assert minutes(value)["c"] == (20, 25)
    assert lay_out(value).clashes == (Clash("b", "r", 600),)


@pytest.mark.parametrize(
    ("following", "before", "end"),
    [
        ([seg("b", 5)], "b", 20),
        ([], None, 20),
        ([seg("tidy", 5, kind=Kind.OFF_CLOCK), seg("b", 5)], "b", 20),
        ([seg("b", 5, at(15))], "b", 15),
        ([seg("b", 5, at(30))], "b", 20),
    ],
)
def test_the_main_room_waits_for_a_joined_run(following: list[Segment], before: str | None, end: int) -> None:
    value = plan(seg("a", 10), *following, seg("r", 20, With("a"), "rooms"))
    assert lay_out(value).waits == (Wait("a", before, START + 600, START + end * 60, "rooms"),)


@pytest.mark.parametrize("run", [seg("r", 10, With("a"), "rooms"), seg("r", 20, With("a"), "chat")])
def test_what_is_over_or_free_is_not_waited_for(run: Segment) -> None:
    assert lay_out(plan(seg("a", 10), seg("b", 5), run)).waits == ()


def test_nobody_waits_before_a_fixed_start_that_is_reached() -> None:
    assert lay_out(plan(seg("a", 10), seg("b", 5, at(10)), seg("r", 20, With("a"), "rooms"))).waits == ()


def test_a_free_run_delays_nothing() -> None:
    value = plan(seg("a", 10), seg("b", 10), seg("c", 50, With("a"), "chat"))
    assert minutes(value)["b"] == (10, 20)
    assert lay_out(value).end_s == START + 1_200


def test_two_runs_of_one_lane_that_overlap_clash() -> None:
    value = plan(seg("a", 10), seg("b", 10), seg("c", 15, With("a"), "chat"), seg("d", 5, With("b"), "chat"))
    assert lay_out(value).clashes == (Clash("d", "c", 300),)


def test_runs_are_laid_by_their_time_and_not_by_where_they_stand_in_the_lane() -> None:
    value = plan(seg("a", 10), seg("b", 10), seg("d", 5, With("b"), "chat"), seg("c", 5, With("a"), "chat"))
    assert lay_out(value).clashes == ()


def test_a_run_by_the_clock_takes_its_turn_among_those_that_hang_on_segments() -> None:
    value = plan(seg("a", 10), seg("b", 10), seg("d", 5, With("b"), "chat"), seg("c", 5, at(2), "chat"))
    assert lay_out(value).clashes == ()
    assert lay_out(plan(*value.segments[:3], seg("c", 9, at(2), "chat"))).clashes == (Clash("d", "c", 60),)


def test_the_end_counts_joined_runs() -> None:
    value = plan(seg("a", 10), seg("r", 25, With("a", 300), "rooms"), promised=20)
    layout = lay_out(value)
    assert (layout.end_s, layout.slack_s) == (START + 1_800, -600)


def test_what_is_off_the_clock_moves_nothing() -> None:
    off = {"kind": Kind.OFF_CLOCK}
    value = plan(
        seg("check", 20, **off), seg("doors", 10, **off), seg("a", 30), seg("tidy", 15, **off), seg("b", 10),
        seg("after", 5, at(35), **off),
    )  # fmt: skip
    assert minutes(value) == {
        "check": (-30, -10), "doors": (-10, 0), "a": (0, 30), "tidy": (30, 45), "b": (30, 40), "after": (35, 40),
    }  # fmt: skip
    assert lay_out(value).clashes == lay_out(value).gaps == ()
    assert deadlines(value, lay_out(value)).act_after_s[0] is None


def test_off_the_clock_never_stacks_past_the_start() -> None:
    value = plan(seg("a", 5, kind=Kind.OFF_CLOCK), seg("b", 10, at(20), kind=Kind.OFF_CLOCK), seg("c", 10))
    assert minutes(value) == {"a": (-5, 0), "b": (20, 30), "c": (0, 10)}


def test_off_the_clock_stacks_before_a_fixed_one_that_follows_it() -> None:
    value = plan(seg("a", 5, kind=Kind.OFF_CLOCK), seg("b", 10, at(-30), kind=Kind.OFF_CLOCK), seg("c", 10))
    assert minutes(value) == {"a": (-35, -30), "b": (-30, -20), "c": (0, 10)}


@pytest.mark.parametrize(
    "stray",
    [
        seg("x", 10, lane="nowhere"),
        seg("x", 10, With("gone", 60), "rooms"),
        seg("x", 10, With("a"), MAIN_LANE),
        seg("x", 10, After(), "rooms"),
        seg("x", 10, With("x"), "rooms"),
    ],
)
def test_what_hangs_on_nothing_still_has_a_place(stray: Segment) -> None:
    layout = lay_out(plan(seg("a", 10), stray))
    assert layout.end_of("x") - layout.start_of("x") == 600
    assert deadlines(plan(seg("a", 10), stray), layout).act_after_s[1] is not None


def test_an_empty_plan_has_its_promise_left() -> None:
    assert lay_out(plan()).slack_s == 7_200


def weighed(key: str, length: int, kind: MarkerKind, **more: object) -> Segment:
    return seg(key, length, markers=(Marker("m", kind),), **more)


def test_act_after_counts_planned_and_too_late_after_the_least() -> None:
    value = plan(
        seg("a", 60, shortest_s=1_800),
        weighed("b", 30, MarkerKind.MAY_SKIP),
        seg("c", 30, shortest_s=1_200, short_form_s=600),
    )
    found = deadlines(value, lay_out(value))
    assert [(s - START) // 60 for s in found.act_after_s] == [0, 60, 90]
    assert [(s - START) // 60 for s in found.too_late_after_s] == [80, 110, 110]


def test_must_not_cut_keeps_its_shortest_over_a_shorter_form() -> None:
    value = plan(weighed("a", 30, MarkerKind.MUST_NOT_CUT, shortest_s=1_200, short_form_s=600))
    assert deadlines(value, lay_out(value)).too_late_after_s == (START + 6_000,)


def test_deadlines_go_through_a_joined_run_and_its_anchor() -> None:
    value = plan(seg("a", 10), seg("b", 20), seg("r", 30, With("a", 300), "rooms"), seg("f", 60, With("a"), "chat"))
    found = deadlines(value, lay_out(value))
    assert [(s - START) // 60 for s in found.act_after_s] == [65, 100, 70, 60]


def test_a_fixed_start_that_cannot_fit_is_named() -> None:
    value = plan(seg("a", 10), seg("b", 40, at(100), shortest_s=2_000))
    assert deadlines(value, lay_out(value)).cannot_fit == ("b",)


def overlaps(value: Plan) -> list[set[str]]:
    """The pairs of counted segments of one lane that run at the same time."""
    layout = lay_out(value)
    counted = [s for s in value.running_segments if s.kind is not Kind.OFF_CLOCK]
    return [
        {one.id, other.id}
        for one, other in combinations(counted, 2)
        if one.lane_id == other.lane_id
        and layout.start_of(one.id) < layout.end_of(other.id)
        and layout.start_of(other.id) < layout.end_of(one.id)
    ]


@given(plans())
def test_a_lane_never_overlaps_except_in_a_reported_clash(value: Plan) -> None:
    clashes = lay_out(value).clashes
    fixed = {clash.segment_id for clash in clashes}
    assert all(pair & fixed for pair in overlaps(value))
    assert all(clash.by_s > 0 for clash in clashes)


@given(plans(), st.data())
def test_ripple_keeps_fixed_starts(value: Plan, data: st.DataObject) -> None:
    assume(value.segments)
    longer = data.draw(st.integers(0, len(value.segments) - 1))
    rows = list(value.segments)
    rows[longer] = replace(rows[longer], planned_s=rows[longer].planned_s + 600)
    after = lay_out(replace(value, segments=tuple(rows)))
    for i, segment in enumerate(value.segments):
        if isinstance(segment.start, At) and not segment.parked:
            assert after.starts_s[i] == segment.start.clock_s


def without(value: Plan, kind: LaneKind) -> Plan:
    lanes = {lane.id for lane in LANES if lane.kind is kind}
    return replace(value, segments=tuple(s for s in value.segments if s.lane_id not in lanes))


@given(plans())
def test_a_free_lane_delays_nothing(value: Plan) -> None:
    whole, bare = lay_out(value), lay_out(without(value, LaneKind.FREE))
    for key in bare.index:
        assert (whole.start_of(key), whole.end_of(key)) == (bare.start_of(key), bare.end_of(key))
    assert whole.end_s == bare.end_s


@given(plans(fixed=False), st.integers(1, 60), st.integers(1, 60))
def test_a_joined_group_costs_its_longest_lane(value: Plan, one: int, other: int) -> None:
    value = without(without(value, LaneKind.FREE), LaneKind.JOINED)
    counted = [s.id for s in value.segments if s.kind is not Kind.OFF_CLOCK]
    assume(counted)
    value = replace(value, lanes=(*LANES, Lane("second", "Second")))
    first, second = seg("r", one, With(counted[0]), "rooms"), seg("o", other, With(counted[0]), "second")
    ends = [lay_out(replace(value, segments=(*value.segments, *more))).end_s for more in ((first,), (second,))]
    assert lay_out(replace(value, segments=(*value.segments, first, second))).end_s == max(ends)


@given(plans())
def test_too_late_after_never_exceeds_a_fixed_time_that_follows(value: Plan) -> None:
    found = deadlines(value, lay_out(value))
    main = [i for i, s in enumerate(value.segments) if s.lane_id == MAIN_LANE and s.kind is not Kind.OFF_CLOCK]
    for n, i in enumerate(main):
        for later in main[n + 1 :]:
            rule = value.segments[later].start
            assert not isinstance(rule, At) or found.too_late_after_s[i] <= rule.clock_s
    for act, late in zip(found.act_after_s, found.too_late_after_s, strict=True):
        assert (act is None and late is None) or act <= late


@given(plans(), st.data())
def test_lengthening_never_raises_too_late_after_before_it(value: Plan, data: st.DataObject) -> None:
    main = [i for i, s in enumerate(value.segments) if s.lane_id == MAIN_LANE]
    assume(main)
    longer = data.draw(st.sampled_from(main))
    rows = list(value.segments)
    rows[longer] = replace(rows[longer], planned_s=rows[longer].planned_s + data.draw(st.integers(1, 3_000)))
    before = deadlines(value, lay_out(value)).too_late_after_s
    changed = replace(value, segments=tuple(rows))
    after = deadlines(changed, lay_out(changed)).too_late_after_s
    assert all(after[i] is None or after[i] <= before[i] for i in main if i <= longer)


@given(plans().flatmap(lambda p: st.tuples(st.just(p), changed(p))))
def test_laying_out_again_after_anything_is_laying_out(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    assert lay_out(after, (before, lay_out(before))) == lay_out(after)


@given(plans(most=16), st.data())
def test_laying_out_again_after_an_edit_of_the_main_room_is_laying_out(value: Plan, data: st.DataObject) -> None:
    main = [s.id for s in value.segments if s.lane_id == MAIN_LANE]
    assume(main)
    key, other = data.draw(st.sampled_from(main)), data.draw(st.none() | st.sampled_from(main))
    planned = data.draw(st.integers(1, 60)) * 60
    edit = data.draw(
        st.sampled_from(
            [
                lambda p: edits.move(p, [key], MAIN_LANE, other),
                lambda p: edits.amend(p, key, lambda s: replace(s, planned_s=planned, shortest_s=None)),
                lambda p: edits.set_start(p, key, at(planned // 60)),
                lambda p: edits.remove(p, [key]),
                lambda p: edits.duplicate(p, [key]),
                lambda p: edits.amend_head(p, lambda head: replace(head, promised_s=planned)),
                lambda p: edits.park(p, [key]),
            ]
        )
    )
    after = edit(value)
    assert lay_out(after, (value, lay_out(value))) == lay_out(after)


@pytest.mark.parametrize(
    ("kind", "length_min", "until_min"), [("free", 40, 40), ("free", 20, None), ("joined", 40, None)]
)
def test_free_runs_may_go_on_when_the_main_room_is_over(kind: str, length_min: int, until_min: int | None) -> None:
    beside = seg("b", length_min, at(0), "l")
    value = replace(plan(seg("a", 30), beside), lanes=(Lane("l", "Beside", LaneKind(kind)),))
    found = free_until_s(value, lay_out(value))
    assert found == (None if until_min is None else START + 60 * until_min)
