"""Finding a lane's segments in a stretch, and sharing the height where they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.timeline.index import lane_index

spans = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 120)), max_size=30)


def indexed(spans):
    starts = tuple(start for start, _ in spans)
    ends = tuple(start + length for start, length in spans)
    return lane_index(0, len(spans), starts, ends), starts, ends


@given(spans, st.integers(-50, 600), st.integers(0, 200))
def test_between_finds_just_what_touches_the_stretch(spans, first, length):
    index, starts, ends = indexed(spans)
    last = first + length
    wanted = {pos for pos in range(len(spans)) if starts[pos] <= last and ends[pos] >= first}
    assert set(index.between(first, last, ends)) == wanted


@given(spans)
def test_what_overlaps_never_shares_a_level(spans):
    index, starts, ends = indexed(spans)
    for one in range(len(spans)):
        for other in range(one):
            if starts[one] < ends[other] and starts[other] < ends[one]:
                (level, count), (other_level, other_count) = index.level(one), index.level(other)
                assert level != other_level
                assert count == other_count > 1


@given(spans)
def test_what_stands_alone_has_the_whole_height(spans):
    index, starts, ends = indexed(spans)
    for one in range(len(spans)):
        others = [pos for pos in range(len(spans)) if pos != one]
        if all(ends[pos] <= starts[one] or starts[pos] >= ends[one] for pos in others):
            assert index.level(one) == (0, 1)


def test_a_lane_is_a_slice_of_the_plan():
    index = lane_index(1, 3, (0, 100, 200, 300), (100, 200, 300, 400))
    assert index.between(0, 1_000, (100, 200, 300, 400)) == [1, 2]
