"""What would help: small changes that do what they say, through the edits everybody uses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.domain.conditions import Conditions
from app.domain.errors import EditRefused
from app.domain.plan import Kind, Marker, MarkerKind, Segment
from app.domain.spread import shortest_s, slows_down
from app.domain.suggestion import Change, Mend, Suggestion
from app.pressure import TARGET, chance, suggestions
from tests.domain.strategies import plans
from tests.pressure.plans import feedback


def reaching(plan):
    return [one for one in suggestions(plan, runs=2_000) if one.chance >= TARGET]


@pytest.mark.parametrize("buffer_min", [0, 4])
def test_each_does_what_it_says_and_brings_the_chance_it_says(buffer_min):
    plan = feedback(buffer_min)
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
    (longer,) = next(one.changes for one in found if one.changes[0].mend is Mend.PROMISE)
    a_minute_less = longer.to(longer.by_s // 60 - 1)
    assert chance(a_minute_less.apply(feedback(4)), Conditions(), runs=2_000) < TARGET


def test_what_was_practiced_is_debriefed_however_short_the_time():
    found = [change for one in suggestions(feedback(4), runs=2_000) for change in one.changes]
    debriefs = {one.id for one in feedback(4).segments if one.kind is Kind.DEBRIEF}
    assert debriefs
    assert not [one for one in found if one.segment_id in debriefs and one.mend in (Mend.PARK, Mend.MAY_SKIP)]


def test_where_one_change_reaches_the_target_none_are_put_together():
    alone = [one for one in reaching(feedback(4)) if one.changes[0].segment_id]
    assert alone
    assert all(len(one.changes) == 1 for one in suggestions(feedback(4), runs=2_000))


def test_where_none_does_the_smallest_that_do_together_are_one_suggestion():
    found = suggestions(feedback(0), runs=2_000)
    sizes = [len(one.changes) for one in found]
    assert sizes.count(2) == 1
    promised, together, *near = found
    assert promised.changes[0].mend is Mend.PROMISE
    assert together.chance >= TARGET
    assert near
    assert all(one.chance < TARGET for one in near)
    for change in together.changes:
        assert chance(change.apply(feedback(0)), Conditions(), runs=2_000) < TARGET


def test_a_combination_takes_no_minute_more_than_it_needs():
    (together,) = (one for one in suggestions(feedback(0), runs=2_000) if len(one.changes) > 1)
    for place, change in enumerate(together.changes):
        if change.mend is Mend.SHORTEN and change.by_s > 60:
            less = change.to(change.by_s // 60 - 1)
            changes = (*together.changes[:place], less, *together.changes[place + 1 :])
            assert chance(Suggestion(changes).apply(feedback(0)), Conditions(), runs=2_000) < TARGET


def test_three_are_put_together_where_two_are_not_enough():
    tight = replace(feedback(0), promised_s=6_000)
    found = reaching(tight)
    assert [len(one.changes) for one in found] == [1, 3]
    assert chance(found[1].apply(tight), Conditions(), runs=2_000) == found[1].chance


def test_nothing_is_suggested_where_it_is_good_enough():
    assert suggestions(replace(feedback(), promised_s=9_000), runs=500) == ()


@settings(max_examples=25, deadline=None)
@given(plans(most=5, sides=False))
def test_no_floor_and_nothing_protected_is_touched_and_no_segment_twice(plan):
    plan = replace(plan, promised_s=max(60, sum(s.planned_s for s in plan.segments)))
    by_id = {segment.id: segment for segment in plan.segments}
    found = suggestions(plan, runs=100)
    single = [one.changes[0].segment_id for one in found if len(one.changes) == 1]
    assert len(set(single)) == len(single)
    for one in found:
        touched = [change.segment_id for change in one.changes]
        assert len(set(touched)) == len(touched) <= 3
        for change in (each for each in one.changes if each.segment_id):
            segment = by_id[change.segment_id]
            assert not segment.protected
            assert not slows_down(segment)
            assert change.mend is not Mend.SHORTEN or change.length_s >= shortest_s(segment)


def change(mend: Mend, title: str = "Hard") -> Change:
    return Change(mend, title.lower(), title, 480, 180)


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
    assert Suggestion((change(mend),)).words == words


def test_several_changes_are_one_sentence():
    some = (change(Mend.MAY_SKIP), change(Mend.SHORTEN, "Poll"), change(Mend.PARK, "Watch"))
    assert Suggestion(some[:2]).words == "Let Hard be skipped and plan Poll 3 min shorter"
    assert Suggestion(some).words == "Let Hard be skipped, plan Poll 3 min shorter and park Watch"


@pytest.mark.parametrize("before", [(), (Change(Mend.MAY_SKIP, "hard", "Hard", 660, 660),)])
def test_a_suggestion_is_refused_once_a_segment_of_it_is_gone(before):
    with pytest.raises(EditRefused):
        Suggestion((*before, Change(Mend.SHORTEN, "gone", "Gone", 60, 60))).apply(feedback())


def test_letting_it_be_skipped_adds_the_marker():
    plan = replace(feedback(), segments=(Segment("a", "A", Kind.DISCUSSION, markers=(Marker("m", MarkerKind.OWN),)),))
    changed = Suggestion((Change(Mend.MAY_SKIP, "a", "A", 600, 600),)).apply(plan)
    assert [marker.kind for marker in changed.segments[0].markers] == [MarkerKind.OWN, MarkerKind.MAY_SKIP]


@pytest.mark.parametrize(("mend", "length_s"), [(Mend.SHORTEN, 540), (Mend.PROMISE, 420)])
def test_the_same_change_by_fewer_minutes(mend, length_s):
    fewer = change(mend).to(2)
    assert (fewer.length_s, fewer.by_s) == (length_s, 120)
