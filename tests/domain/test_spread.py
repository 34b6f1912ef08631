from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.plan import Action, Cue, Kind, Marker, MarkerKind, Plan, Segment, Step, StepKind
from app.domain.spread import Assumed, Spread, assumed, assumed_by_kind, spread
from tests.domain.strategies import plans


def seg(kind: Kind, minutes: float, *weights: MarkerKind, **more: object) -> Segment:
    markers = tuple(Marker(str(n), weight) for n, weight in enumerate(weights))
    return Segment("a", "A", kind, planned_s=round(minutes * 60), markers=markers, **more)


@pytest.mark.parametrize(
    ("segment", "shortest", "longest"),
    [
        (seg(Kind.INPUT, 20), 15, 26),
        (seg(Kind.PRACTICE, 25), 20, 35),
        (seg(Kind.DISCUSSION, 10, MarkerKind.INVITE_DIALOGUE), 6, 18),
        (seg(Kind.INPUT, 20, MarkerKind.SLOW_DOWN), 20, 26),
        (seg(Kind.INPUT, 20, MarkerKind.SLOW_DOWN, shortest_s=600), 20, 26),
        (seg(Kind.BUFFER, 4), 0, 4),
        (seg(Kind.OFF_CLOCK, 30), 30, 30),
        (seg(Kind.BREAK, 6), 5, 7.2),
        (seg(Kind.BREAK, 4), 4, 5),
        (seg(Kind.POLL, 2), 1.5, 3.2),
        (seg(Kind.INPUT, 1.25), 1, 2.25),
        (seg(Kind.INPUT, 0.5), 0.5, 1.5),
        (seg(Kind.DEMONSTRATION, 10, cues=(Cue("c", action=Action.VIDEO),)), 10, 11),
        (seg(Kind.QA, 10, shortest_s=120, longest_s=660), 2, 11),
    ],
)
def test_what_nobody_stated_is_the_kinds_own(segment: Segment, shortest: float, longest: float) -> None:
    found = spread(segment)
    assert (found.shortest_s / 60, found.longest_s / 60) == (shortest, longest)


def test_exact_text_takes_its_time_to_say() -> None:
    step = Step("s", StepKind.SAY_EXACTLY, "word " * 1_170)
    assert spread(seg(Kind.INPUT, 10, steps=(step,))).shortest_s == 540


def test_what_is_assumed_says_so() -> None:
    assert spread(seg(Kind.INPUT, 10, shortest_s=300)) == Spread(300, 600, 780, False, True)
    assert not spread(seg(Kind.INPUT, 10, MarkerKind.SLOW_DOWN)).shortest_assumed


@given(st.sampled_from(Kind), st.integers(1, 86_400), st.integers(1, 3_600))
def test_bounds_hold_the_planned_length_and_grow_with_it(kind: Kind, planned: int, more: int) -> None:
    short, long = (spread(Segment("a", "A", kind, planned_s=p)) for p in (planned, planned + more))
    assert 0 <= short.shortest_s <= short.planned_s <= short.longest_s
    assert short.shortest_s <= long.shortest_s


def test_what_rests_on_assumed_lengths_is_told_kind_by_kind():
    film = seg(Kind.DEMONSTRATION, 10, cues=(Cue("c", action=Action.VIDEO),))
    row = (seg(Kind.INPUT, 20), film, seg(Kind.BUFFER, 4), seg(Kind.INPUT, 9, shortest_s=60, longest_s=600))
    more = (seg(Kind.DEMONSTRATION, 10), seg(Kind.OPENING, 5), seg(Kind.INPUT, 5, longest_s=400))
    segments = tuple(replace(one, id=key) for key, one in zip("abcdefg", (*row, *more), strict=True))
    plan = Plan("p", "Plan", segments=segments)
    assert assumed(plan) == ("a", "b", "e", "f", "g")
    assert assumed_by_kind(plan) == (
        Assumed(Kind.OPENING, 0.75, 1.4, ("f",)),
        Assumed(Kind.INPUT, 0.75, 1.3, ("a", "g")),
        Assumed(Kind.DEMONSTRATION, 0.9, 1.3, ("e",)),
        Assumed(Kind.DEMONSTRATION, 1.0, 1.1, ("b",)),
    )


@given(plans())
def test_lengths_that_are_stated_are_what_was_assumed_and_assumed_no_more(plan):
    after = edits.state_lengths(plan, assumed(plan))
    assert assumed(after) == ()
    for before, now in zip(plan.segments, after.segments, strict=True):
        one, other = spread(before, plan.language), spread(now, plan.language)
        assert (one.shortest_s, one.longest_s) == (other.shortest_s, other.longest_s)
