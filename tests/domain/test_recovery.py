"""The late card: arithmetic on planned lengths, and never a protected moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock import format_clock
from app.domain.layout import lay_out
from app.domain.plan import Kind, Marker, MarkerKind, Plan, Segment
from app.domain.recovery import cuts_of, recovery_card
from app.domain.tongue import ENGLISH
from tests.exporters.plans import small_plan, with_fixed


def remedies(plan, segment_id):
    card = recovery_card(plan)
    return next(point.remedies for point in card if point.moment.segment.id == segment_id)


def test_buffers_first_then_cut_order_until_the_end_is_kept():
    five, ten, fifteen = remedies(small_plan(), "practice")
    assert five.lines(ENGLISH) == ("Use the buffer (−5)",)
    assert ten.lines(ENGLISH) == ("Use the buffer (−5)", "Hard cases: short form (−5)")
    assert fifteen.lines(ENGLISH) == ("Skip Hard cases (−15)",)


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
    assert (five.lines(ENGLISH), ten.lines(ENGLISH)) == (("Use the buffer (−5)",), ("Use the buffer (−10)",))


def test_skipping_is_taken_when_the_short_form_is_not_enough():
    plan = small_plan()
    plan = replace(plan, segments=tuple(s for s in plan.segments if s.id != "spare"), promised_s=6900)
    assert remedies(plan, "practice")[1].lines(ENGLISH) == ("Skip Hard cases (−15)",)


def test_what_stays_over_is_said():
    plan = replace(small_plan(), promised_s=5400)
    assert remedies(plan, "practice")[0].lines(ENGLISH)[-1] == "then still 15 min over"


def test_room_after_the_end_needs_no_cut():
    assert remedies(replace(small_plan(), promised_s=9000), "practice")[2].lines(ENGLISH) == ("nothing: there is room",)


def test_a_fixed_start_ahead_has_to_be_kept_too():
    plan = replace(with_fixed(small_plan(), "spare", 36000 + 6000), promised_s=9000)
    assert remedies(plan, "practice")[0].lines(ENGLISH) == ("Hard cases: short form (−5)",)


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


def test_without_any_weight_the_quarters_are_the_checkpoints():
    segments = tuple(Segment(str(i), f"Part {i}") for i in range(9))
    card = recovery_card(Plan("p", "P", segments=segments))
    assert [point.moment.segment.id for point in card] == ["3", "5", "7"]


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


def test_the_quarters_make_up_the_number_where_sections_do_not():
    assert places(parted(*"aaaaaaaaa")) == ["3", "5", "7"]


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
