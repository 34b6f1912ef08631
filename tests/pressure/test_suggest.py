"""What would help: small changes that do what they say, through the edits everybody uses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.domain.conditions import Conditions
from app.domain.errors import EditRefused
from app.domain.plan import Kind, Marker, MarkerKind, Segment
from app.domain.spread import shortest_s
from app.domain.suggestion import Mend, Suggestion
from app.pressure import TARGET, chance, suggestions
from tests.domain.strategies import plans
from tests.pressure.plans import feedback


def test_each_does_what_it_says_and_brings_the_chance_it_says():
    plan = feedback(4)
    found = suggestions(plan, runs=2_000)
    assert found[0].chance >= TARGET
    for one in found:
        changed = one.apply(plan)
        assert changed != plan
        assert chance(changed, Conditions(), runs=2_000) == one.chance


def test_the_smallest_that_reach_the_target_come_first():
    found = suggestions(feedback(4), runs=2_000)
    reached = [one.chance >= TARGET for one in found]
    assert reached == sorted(reached, reverse=True)
    longer = next(one for one in found if one.mend is Mend.PROMISE)
    a_minute_less = replace(longer, length_s=longer.length_s - 60)
    assert chance(a_minute_less.apply(feedback(4)), Conditions(), runs=2_000) < TARGET


def test_nothing_is_suggested_where_it_is_good_enough():
    assert suggestions(replace(feedback(), promised_s=9_000), runs=500) == ()


@settings(max_examples=25, deadline=None)
@given(plans(most=5, sides=False))
def test_no_floor_and_nothing_protected_is_touched(plan):
    plan = replace(plan, promised_s=max(60, sum(s.planned_s for s in plan.segments)))
    by_id = {segment.id: segment for segment in plan.segments}
    found = suggestions(plan, runs=100)
    assert len({one.segment_id for one in found}) == len(found)
    for one in (each for each in found if each.segment_id):
        segment = by_id[one.segment_id]
        assert not segment.protected
        assert one.mend is not Mend.SHORTEN or one.length_s >= shortest_s(segment)


@pytest.mark.parametrize(
    ("mend", "words"),
    [
        (Mend.MAY_SKIP, "Let Hard be skipped when time is short"),
        (Mend.MAY_SHORTEN, "Let Hard be shortened to 8 min when time is short"),
        (Mend.SHORTEN, "Plan Hard 3 min shorter: 8 min"),
        (Mend.PARK, "Park Hard: it takes 3 min"),
        (Mend.PROMISE, "Promise 3 min more: 8 min"),
    ],
)
def test_the_words_say_what_to_do(mend, words):
    assert Suggestion(mend, "hard", "Hard", 480, 180).words == words


def test_a_suggestion_is_refused_once_the_segment_is_gone():
    with pytest.raises(EditRefused):
        Suggestion(Mend.SHORTEN, "gone", "Gone", 60, 60).apply(feedback())


def test_letting_it_be_skipped_adds_the_marker():
    plan = replace(feedback(), segments=(Segment("a", "A", Kind.DISCUSSION, markers=(Marker("m", MarkerKind.OWN),)),))
    changed = Suggestion(Mend.MAY_SKIP, "a", "A", 600, 600).apply(plan)
    assert [marker.kind for marker in changed.segments[0].markers] == [MarkerKind.OWN, MarkerKind.MAY_SKIP]
