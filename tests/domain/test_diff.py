from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.diff import Change, Diff, diff, patched
from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.plan import Plan, Segment
from tests.domain.strategies import changed, changed_library, libraries, plans

PAIRS = plans().flatmap(lambda p: st.tuples(st.just(p), changed(p)))
TRIPLES = PAIRS.flatmap(lambda pq: st.tuples(st.just(pq[0]), st.just(pq[1]), changed(pq[1])))


def row(ids: str, **titles: str) -> Plan:
    return Plan("plan", "A session", segments=tuple(Segment(key, titles.get(key, "Same")) for key in ids))


def order(plan: Plan) -> str:
    return "".join(segment.id for segment in plan.segments)


@given(PAIRS)
def test_patched_with_the_difference_is_the_other(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    change = diff(before, after)
    assert patched(before, change) == after
    assert patched(after, change.inverse()) == before
    assert bool(change) == (before != after)


@given(TRIPLES)
def test_then_is_one_after_the_other(triple: tuple[Plan, Plan, Plan]) -> None:
    p, q, r = triple
    both = diff(p, q).then(diff(q, r))
    assert patched(p, both) == r
    assert patched(r, both.inverse()) == p


@given(PAIRS)
def test_there_and_back_is_nothing(pair: tuple[Plan, Plan]) -> None:
    change = diff(*pair)
    assert not change.then(change.inverse())


@given(TRIPLES.flatmap(lambda t: st.tuples(st.just(t), changed(t[2]))))
def test_then_chains(case: tuple[tuple[Plan, Plan, Plan], Plan]) -> None:
    (p, q, r), s = case
    assert patched(p, diff(p, q).then(diff(q, r)).then(diff(r, s))) == s
    assert patched(p, diff(p, q).then(diff(q, r).then(diff(r, s)))) == s


@given(libraries().flatmap(lambda a: st.tuples(st.just(a), changed_library(a))))
def test_libraries_keep_the_same_laws(pair: tuple[Library, Library]) -> None:
    before, after = pair
    change = diff(before, after)
    assert patched(before, change) == after
    assert patched(after, change.inverse()) == before
    assert not change.then(change.inverse())


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [("abcd", "bcda", "a"), ("abcd", "dabc", "d"), ("abcde", "adbce", "d"), ("abcd", "abd", "c"), ("ab", "axb", "x")],
)
def test_only_what_moved_came_or_went_is_named(before: str, after: str, touched: str) -> None:
    assert diff(row(before), row(after)).ids("segment") == {touched}


def test_a_move_tells_its_neighbors() -> None:
    (change,) = diff(row("abcd"), row("bcda")).changes
    assert (change.was_after, change.now_after) == (None, "d")
    assert change.before == change.after


def test_a_plan_added_whole_and_renamed_stays_whole() -> None:
    whole = row("abc")
    added = diff(Library(), Library(plans=(whole,)))
    renamed = diff(Library(plans=(whole.head,)), Library(plans=(replace(whole.head, title="Renamed"),)))
    (change,) = added.then(renamed).changes
    assert change.after == replace(whole, title="Renamed")


def test_a_whole_plan_is_taken_back_from_a_library_of_heads() -> None:
    whole = row("abc")
    added = diff(Library(), Library(plans=(whole,)))
    assert patched(Library(plans=(whole.head,)), added.inverse()) == Library()


def test_a_changed_value_is_not_overwritten() -> None:
    change = diff(row("abc"), row("abc", b="Mine"))
    with pytest.raises(EditRefused, match=r"“Theirs” has changed|“Same” has changed"):
        patched(row("abc", b="Theirs"), change)


def test_a_change_of_a_title_keeps_its_place_beside_what_another_put_in() -> None:
    change = diff(row("abc"), row("abc", b="Mine"))
    assert order(patched(row("axbc"), change)) == "axbc"


def test_a_place_that_is_gone_is_refused_and_not_guessed() -> None:
    change = diff(row("abc"), row("abxc"))
    with pytest.raises(EditRefused, match="place"):
        patched(row("ac"), change)


def test_a_change_that_leads_in_a_circle_is_refused() -> None:
    a, b = Segment("a", "A"), Segment("b", "B")
    circle = Diff((Change("segment", "a", a, a, "b", "b"), Change("segment", "b", b, b, "a", "a")))
    with pytest.raises(EditRefused):
        patched(Plan("plan", "A session", segments=(a, b)), circle)


def test_two_plans_are_not_two_states_of_one() -> None:
    with pytest.raises(ValueError, match="two plans"):
        diff(Plan("a", "A"), Plan("b", "A"))
