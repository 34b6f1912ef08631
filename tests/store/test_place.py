"""Positions: few rows are written, the order is the new one, and room never runs out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.store.place import STEP, arrange


def order_of(positions):
    return [key for key, _ in sorted(positions.items(), key=lambda item: item[1])]


@given(st.permutations(range(12)), st.data())
def test_the_order_by_position_is_the_order_that_was_asked_for(order, data):
    names = [f"k{n}" for n in order]
    stay = data.draw(st.sets(st.sampled_from(range(12))).map(sorted))
    gap = data.draw(st.sampled_from([1, 2, 5, STEP]))
    positions = {f"k{n}": rank * gap for rank, n in enumerate(n for n in order if n in stay)}
    moving = {name for name in names if name not in positions}
    placed = arrange(names, moving, positions.__getitem__)
    positions.update(placed)
    assert order_of(positions) == names
    assert len(set(positions.values())) == len(names)
    assert gap < STEP or set(placed) == moving


def test_putting_things_between_the_same_two_for_ever_never_runs_out_of_room():
    positions = {f"k{n}": n * STEP for n in range(40)}
    order = order_of(positions)
    most = 0
    for n in range(300):
        order.insert(20, f"new{n}")
        placed = arrange(order, {f"new{n}"}, positions.__getitem__)
        positions.update(placed)
        most = max(most, len(placed))
        assert order_of(positions) == order
    assert most < 100
