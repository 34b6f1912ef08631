"""The journal's text: any diff comes back as it was; anything else is refused without being quoted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.diff import Diff, diff
from app.domain.errors import StoreUnavailable
from app.domain.library import Library
from app.domain.plan import Plan, Segment
from app.store.codec import decoded, encoded
from tests.store.anything import changed, delivery, handoff, plans, setting


@given(plans(), st.data())
@settings(max_examples=12)
def test_any_diff_comes_back_as_it_was(plan, data):
    for one in (
        diff(plan, data.draw(changed(plan))),
        diff(
            Library(),
            Library(
                plans=(plan,),
                deliveries=(data.draw(delivery("d")),),
                handoffs=(data.draw(handoff("h")),),
                settings=(data.draw(setting("R18")),),
            ),
        ),
    ):
        assert decoded(encoded(one)) == one
        assert decoded(encoded(one.inverse())) == one.inverse()


GOOD = encoded(diff(Plan("p", "a"), Plan("p", "a", segments=(Segment("s", "secret"),))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[[1]]",
        GOOD[:-9],
        GOOD.replace('"planned_s":600', '"planned_s":"600"'),
        GOOD.replace('"planned_s":600', '"planned_s":NaN'),
        GOOD.replace('"planned_s":600', '"planned_s":600,"planned_s":601'),
        GOOD.replace('"planned_s":600', '"planned_s":600,"more":1'),
        GOOD.replace('"kind":"input"', '"kind":"party"'),
        GOOD.replace('"segment"', '"party"'),
        "[" * 100_000,
        GOOD.replace('"notes":""', '"notes":' + "[" * 40 + "]" * 40),
    ],
)
def test_what_is_not_a_diff_is_refused_without_being_quoted(text):
    with pytest.raises(StoreUnavailable) as refused:
        decoded(text)
    assert "secret" not in str(refused.value)
    assert "secret" not in str(refused.value.__cause__)


def test_nothing_is_a_diff_too():
    assert decoded(encoded(Diff())) == Diff()
