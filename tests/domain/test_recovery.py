"""The late card: arithmetic on planned lengths, and never a protected moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.clock import format_clock
from app.domain.layout import lay_out
from app.domain.parking import running
from app.domain.plan import MAIN_LANE, At, Kind, Marker, MarkerKind, Plan, Segment
from app.domain.recovery import Checkpoint, Remedy, cuts_of, recovery_card
from app.domain.runs import parts_of
from app.domain.tongue import ENGLISH
from tests.domain.strategies import plans
from tests.exporters.plans import small_plan, with_fixed


def remedies(plan, segment_id):
    card = recovery_card(plan)
    return next(point.remedies for point in card if point.moment.segment.id == segment_id)


def test_buffers_first_then_cut_order_until_the_end_is_kept():
    five, ten, fifteen = remedies(small_plan(), "practice")
    assert five.lines(ENGLISH) == ("Use the buffer\u00a0(−5)",)
    assert ten.lines(ENGLISH) == ("Hard cases: short form\u00a0(−5)", "Use the buffer\u00a0(−5)")
    assert fifteen.lines(ENGLISH) == ("Skip Hard cases\u00a0(−15)",)


def test_what_is_won_is_what_the_clock_wins_and_the_back_time_follows():
    five, ten, fifteen = remedies(small_plan(), "practice")
    assert [each.won_s // 60 for each in (five, ten, fifteen)] == [5, 10, 15]
    assert [format_clock(each.back_s) for each in (five, ten, fifteen)] == ["11:45", "11:45", "11:40"]


def test_room_at_the_end_brings_a_session_back_at_its_promised_end():
    assert format_clock(remedies(replace(small_plan(), promised_s=9000), "practice")[2].back_s) == "12:30"


def test_what_stays_over_is_never_on_time_again():
    assert remedies(replace(small_plan(), promised_s=5400), "practice")[0].back_s is None


def test_a_buffer_gives_no_more_than_it_takes():
    plan = small_plan()
    spared = tuple(replace(s, planned_s=900) if s.id == "spare" else s for s in plan.segments)
    five, ten, _ = remedies(replace(plan, segments=spared, promised_s=7800), "practice")
    assert (five.lines(ENGLISH), ten.lines(ENGLISH)) == (("Use the buffer\u00a0(−5)",), ("Use the buffer\u00a0(−10)",))


def test_a_buffer_gives_only_what_a_later_cut_leaves_to_it():
    plan = small_plan()
    spared = tuple(replace(s, planned_s=240) if s.id == "spare" else s for s in plan.segments)
    five = remedies(replace(plan, segments=spared, promised_s=7140), "practice")[0]
    assert five.lines(ENGLISH) == ("Hard cases: short form\u00a0(−5)",)
    seven = replace(plan, segments=spared, promised_s=7140 - 120)
    assert remedies(seven, "practice")[0].lines(ENGLISH) == (
        "Hard cases: short form\u00a0(−5)",
        "Use the buffer\u00a0(−2)",
    )


def test_skipping_is_taken_when_the_short_form_is_not_enough():
    plan = small_plan()
    plan = replace(plan, segments=tuple(s for s in plan.segments if s.id != "spare"), promised_s=6900)
    assert remedies(plan, "practice")[1].lines(ENGLISH) == ("Skip Hard cases\u00a0(−15)",)


def test_what_stays_over_is_said():
    five = remedies(replace(small_plan(), promised_s=5400), "practice")[0]
    assert five.outcome(ENGLISH, format_clock) == five.outcome(ENGLISH) == "20 min won, still 15 min over"


def test_when_one_is_back_is_told_by_the_clock_and_without_one_by_what_is_won():
    fifteen = remedies(small_plan(), "practice")[2]
    assert fifteen.outcome(ENGLISH, format_clock) == "15 min won, on time at 11:40"
    assert fifteen.outcome(ENGLISH) == "15 min won"


def test_room_after_the_end_says_when_it_will_be_over():
    roomy = replace(small_plan(), promised_s=9000)
    ends = [each.outcome(ENGLISH, format_clock) for each in remedies(roomy, "practice")]
    assert ends == ["ends at 12:05", "ends at 12:10", "ends at 12:15"]


def test_room_after_the_end_needs_no_cut():
    assert remedies(replace(small_plan(), promised_s=9000), "practice")[2].lines(ENGLISH) == ("nothing: there is room",)


def test_a_fixed_start_ahead_has_to_be_kept_too():
    plan = replace(with_fixed(small_plan(), "spare", 36000 + 6000), promised_s=9000)
    assert remedies(plan, "practice")[0].lines(ENGLISH) == ("Hard cases: short form\u00a0(−5)",)


def test_shortening_what_waits_for_its_rooms_wins_nothing():
    plan = small_plan()
    longer = tuple(replace(s, planned_s=3600) if s.id == "round" else s for s in plan.segments)
    opened = tuple(
        replace(s, markers=(), short_form_s=600) if s.id == "practice" else s for s in longer if s.id != "hard"
    )
    card = recovery_card(replace(plan, segments=opened))
    assert all("Practice" not in line for point in card for each in point.remedies for line in each.lines(ENGLISH))


@pytest.mark.parametrize("kind", [MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT, MarkerKind.SLOW_DOWN])
def test_what_is_protected_offers_no_cut(kind):
    segment = Segment("a", "A", planned_s=900, shortest_s=300, short_form_s=300, markers=(Marker("m", kind),))
    assert cuts_of(segment, ENGLISH) == ()


def test_a_stated_shortest_is_a_cut_and_an_assumed_one_is_not():
    assert [cut.words for cut in cuts_of(Segment("a", "Break", planned_s=600, shortest_s=420), ENGLISH)] == [
        "Break in 7"
    ]
    assert cuts_of(Segment("a", "Break", planned_s=600), ENGLISH) == ()


def test_without_any_weight_half_time_and_the_fifths_are_the_checkpoints():
    segments = tuple(Segment(str(i), f"Part {i}") for i in range(9))
    card = recovery_card(Plan("p", "P", segments=segments))
    assert [point.moment.segment.id for point in card] == ["2", "4", "5", "7"]


def parted(*sections: str, kinds: dict[int, Kind] | None = None) -> Plan:
    """Parts of ten minutes that may be skipped, each in a section."""
    segments = tuple(
        Segment(
            str(n),
            f"Part {n}",
            (kinds or {}).get(n, Kind.INPUT),
            section_id=section,
            markers=(Marker(f"m{n}", MarkerKind.MAY_SKIP),),
        )
        for n, section in enumerate(sections)
    )
    return Plan("p", "P", promised_s=600 * len(segments), segments=segments)


def places(plan: Plan) -> list[str]:
    return [point.moment.segment.id for point in recovery_card(plan)]


def test_a_facilitator_looks_where_a_section_ends_after_the_break_and_at_half_time():
    plan = parted(*"aaabbbbbbbbccc", kinds={4: Kind.BREAK, 5: Kind.BUFFER})
    assert places(plan) == ["3", "6", "7", "11"]


def test_no_more_places_than_one_keeps_in_mind():
    assert len(places(parted(*"abcdefghij"))) == 6


def test_the_fifths_make_up_the_number_where_sections_do_not():
    assert places(parted(*"aaaaaaaaa")) == ["2", "4", "5", "7"]


def test_of_many_sections_some_of_the_whole_session_are_looked_at():
    found = [int(place) for place in places(parted(*"abcdefghijklmnopqr"))]
    assert len(found) == 6
    assert found[0] < 4
    assert found[-1] > 13


def test_places_that_make_up_the_number_stand_apart():
    protected = (Marker("m", MarkerKind.MUST_NOT_CUT),)
    plan = parted(*"a" * 40)
    kept = tuple(replace(one, markers=protected) if one.id in ("30", "31", "32") else one for one in plan.segments)
    assert not {"31", "32"} & set(places(replace(plan, segments=kept)))


def test_several_buffers_are_told_apart_by_when_they_come_however_late_the_start():
    plan = parted(*"aaaaaa", kinds={2: Kind.BUFFER, 3: Kind.POLL, 5: Kind.BUFFER})
    words = {cut.words for point in recovery_card(plan) for each in point.remedies for cut, _ in each.cuts}
    assert "Buffer +0:50" in words
    assert "Use the buffer" not in words


def test_a_clash_that_lies_behind_needs_nothing_any_more():
    plan = with_fixed(small_plan(), "why", 36_000)
    assert remedies(plan, "practice")[0].over_s == 0


lengths = st.integers(1, 30).map(lambda minutes: minutes * 60)
segments = st.builds(
    lambda n, kind, planned, short, kinds: Segment(
        str(n),
        f"S{n}",
        kind,
        planned_s=planned,
        short_form_s=short if short < planned else None,
        markers=tuple(Marker(f"m{n}{k}", k) for k in kinds),
    ),
    st.integers(0, 10**9),
    st.sampled_from((Kind.INPUT, Kind.BREAK, Kind.BUFFER, Kind.DISCUSSION)),
    lengths,
    lengths,
    st.sampled_from(((), (MarkerKind.MUST_NOT_CUT,), (MarkerKind.MAY_SKIP,))),
)


@given(st.lists(segments, max_size=8, unique_by=lambda s: s.id), st.integers(10, 200))
def test_what_is_won_and_what_stays_over_add_up(drawn, promised_min):
    plan = Plan("p", "P", promised_s=promised_min * 60, segments=tuple(drawn))
    layout = lay_out(plan)
    for point in recovery_card(plan):
        for remedy in point.remedies:
            over = max(0, layout.end_s + remedy.late_s - layout.promised_end_s)
            won = [seconds for _, seconds in remedy.cuts]
            by_id = {segment.id: (n, segment) for n, segment in enumerate(drawn)}
            here = by_id[point.moment.segment.id][0]
            assert all(by_id[cut.segment_id][0] >= here for cut, _ in remedy.cuts)
            assert not any(by_id[cut.segment_id][1].protected for cut, _ in remedy.cuts)
            assert all(seconds > 0 for seconds in won)
            assert remedy.over_s == max(0, over - sum(won))
            assert remedy.over_s or not won or sum(won) - min(won) < over
            assert (remedy.back_s is None) is (remedy.over_s > 0)
            assert remedy.back_s is None or remedy.back_s <= layout.promised_end_s


def carried_out(plan: Plan, point: Checkpoint, remedy: Remedy) -> Plan:
    """The plan as somebody runs it who does what the card says."""
    lengths = {cut.segment_id: cut.planned_s for cut, _ in remedy.cuts}
    for cut, _ in remedy.cuts:
        for run in parts_of(plan).on.get(cut.segment_id, []) if cut.skips else ():
            lengths |= {plan.segments[i].id: 0 for i in run.positions}
    late = At(point.moment.start_s + remedy.late_s)
    here = point.moment.segment.id
    run_so = (
        replace(one, planned_s=lengths.get(one.id, one.planned_s), start=late if one.id == here else one.start)
        for one in plan.segments
    )
    return replace(plan, segments=tuple(run_so))


def in_order(plan: Plan) -> dict[str, int]:
    """The places of the segments of the main room."""
    main = (one for one in plan.segments if one.lane_id == MAIN_LANE and one.kind is not Kind.OFF_CLOCK)
    return {segment.id: place for place, segment in enumerate(main)}


promised = st.integers(10, 300).map(lambda minutes: minutes * 60)


@given(plans(), promised)
def test_of_any_plan_only_what_lies_ahead_is_touched_and_nothing_protected(plan, promised_s):
    plan = running(replace(plan, promised_s=promised_s))
    order = in_order(plan)
    by_id = {segment.id: segment for segment in plan.segments}
    for point in recovery_card(plan):
        for remedy in point.remedies:
            places = [order[cut.segment_id] for cut, _ in remedy.cuts]
            assert places == sorted(places)
            assert all(place >= order[point.moment.segment.id] for place in places)
            assert not any(by_id[cut.segment_id].protected for cut, _ in remedy.cuts)
            assert all(won_s > 0 for _, won_s in remedy.cuts)


@given(plans(), promised)
def test_of_any_plan_what_is_said_to_come_of_it_comes_of_it(plan, promised_s):
    plan = running(replace(plan, promised_s=promised_s))
    order, planned = in_order(plan), lay_out(plan)
    for point in recovery_card(plan):
        ahead = [one for one, place in order.items() if place >= order[point.moment.segment.id]]
        for remedy in point.remedies:
            after = lay_out(carried_out(plan, point, remedy))
            over = [-after.slack_s, *(clash.by_s for clash in after.clashes if clash.segment_id in ahead)]
            assert remedy.over_s == max(0, *over)
            assert remedy.end_s == after.end_s
            if remedy.back_s is not None and remedy.back_s < planned.promised_end_s:
                then = [one for one in ahead[1:] if planned.start_of(one) >= remedy.back_s]
                assert all(after.start_of(one) <= planned.start_of(one) for one in then)
                assert all(planned.start_of(cut.segment_id) < remedy.back_s for cut, _ in remedy.cuts)


@given(plans(fixed=False, sides=False), promised)
def test_without_fixed_starts_the_end_comes_sooner_by_what_is_won(plan, promised_s):
    plan = running(replace(plan, promised_s=promised_s))
    for point in recovery_card(plan):
        for remedy in point.remedies:
            untouched = lay_out(carried_out(plan, point, replace(remedy, cuts=())))
            assert untouched.end_s - remedy.end_s == remedy.won_s


@given(plans(), promised)
def test_who_is_later_is_never_offered_fewer_minutes(plan, promised_s):
    plan = running(replace(plan, promised_s=promised_s))
    assume(not lay_out(plan).clashes)
    for point in recovery_card(plan):
        won = [remedy.won_s for remedy in point.remedies]
        assert won == sorted(won)
