"""A width is shared out by what words need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.widths import Wish, shared


@pytest.mark.parametrize(
    ("wishes", "width", "given"),
    [
        ([Wish(40), Wish(50, 400, 1), Wish(50, 400, 3)], 440, [40, 100, 300]),
        ([Wish(50, 60, 1), Wish(50, 400, 1)], 300, [60, 240]),
        ([Wish(50, 60, 1), Wish(50, 80, 1)], 300, [140, 160]),
        ([Wish(50, 400, 1), Wish(90, 400, 1)], 100, [50, 90]),
        ([Wish(50, 400, 1), Wish(90, 400, 1)], 150, [60, 90]),
        ([Wish(70, 10, 1), Wish(50, 400, 1)], 200, [70, 130]),
        ([Wish(136, 900, 1), Wish(90, 60, 1), Wish(70, 20, 1)], 400, [240, 90, 70]),
    ],
)
def test_who_needs_little_leaves_the_rest(wishes, width, given):
    assert shared(wishes, width) == given


WISHES = st.builds(Wish, st.integers(1, 90), st.integers(0, 500), st.integers(0, 30))


@given(st.lists(WISHES, max_size=8), st.integers(0, 2_000))
def test_nobody_gets_less_than_its_least_and_the_width_is_kept_where_it_can_be(wishes, width):
    widths = shared(wishes, width)
    least = sum(wish.least for wish in wishes)
    assert all(one >= wish.least for one, wish in zip(widths, wishes, strict=True))
    assert sum(widths) <= max(width, least)


@given(st.lists(WISHES, max_size=8), st.integers(0, 2_000))
def test_nobody_gets_more_than_it_wants_while_another_is_cut_short(wishes, width):
    got = [
        (one, max(wish.least, wish.enough))
        for one, wish in zip(shared(wishes, width), wishes, strict=True)
        if wish.share
    ]
    if any(one < wanted for one, wanted in got):
        assert all(one <= wanted for one, wanted in got)
