from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.window import window

ROWS = st.lists(st.integers(0, 2), max_size=20).map(tuple)


@given(ROWS, ROWS, ROWS, ROWS)
def test_the_ends_are_equal_and_what_is_left_differs_at_both_sides(
    head: tuple[int, ...], one: tuple[int, ...], other: tuple[int, ...], tail: tuple[int, ...]
) -> None:
    old, new = head + one + tail, head + other + tail
    start, old_end, new_end = window(old, new)
    assert old[:start] == new[:start]
    assert old[old_end:] == new[new_end:]
    assert 0 <= start <= min(old_end, new_end)
    if start < min(old_end, new_end):
        assert old[start] != new[start]
        assert old[old_end - 1] != new[new_end - 1]
    assert len(head) <= start or start == min(old_end, new_end)


def test_long_rows_are_compared_to_the_item() -> None:
    row = tuple(range(10_000))
    assert window(row, (*row[:7_001], -1, *row[7_003:])) == (7_001, 7_003, 7_002)
    assert window(row, row) == window(row, tuple(range(10_000))) == (10_000, 10_000, 10_000)
