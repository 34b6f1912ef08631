"""Two states of a plan compared: nothing for the same, each change once, and every change can be said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.compare import State, compare
from app.domain.compare_words import said
from app.domain.tongue import ENGLISH
from tests.domain.strategies import changed, plans


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan):
    assert compare(plan, plan).rows == ()


@given(st.data())
def test_what_came_went_and_stayed_is_told_once(data):
    before = data.draw(plans())
    after = data.draw(changed(before))
    rows = compare(before, after).rows
    was = {segment.id: segment for segment in before.running_segments}
    now = {segment.id: segment for segment in after.running_segments}
    ids = [row.segment_id for row in rows]
    assert len(ids) == len(set(ids))
    assert {row.segment_id for row in rows if row.state is State.NEW} == now.keys() - was.keys()
    assert {row.segment_id for row in rows if row.state is State.GONE} == was.keys() - now.keys()
    told = {row.segment_id for row in rows}
    assert told >= {each for each in was.keys() & now.keys() if was[each] != now[each]}


@given(st.data())
def test_what_goes_one_way_comes_back_the_other(data):
    before = data.draw(plans())
    after = data.draw(changed(before))
    there, back = compare(before, after).rows, compare(after, before).rows
    turned = {State.NEW: State.GONE, State.GONE: State.NEW}
    came = {(row.segment_id, turned[row.state]) for row in there if row.state in turned}
    assert came == {(row.segment_id, row.state) for row in back if row.state in turned}


@given(st.data())
def test_every_change_has_its_sentences(data):
    before = data.draw(plans())
    for row in compare(before, data.draw(changed(before))).rows:
        assert said(row, ENGLISH)
        assert all(sentence.endswith(".") for sentence in said(row, ENGLISH))
