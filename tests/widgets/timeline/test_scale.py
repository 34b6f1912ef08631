"""Moments and pixels: zoom, fit, the ruler's ladder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.timeline.scale import LADDER, TimeScale, fitting, free_step, grid_step, label_step, line_step, ticks

scales = st.builds(
    TimeScale,
    origin_s=st.integers(-90_000, 90_000),
    px_per_s=st.floats(0.001, 8),
    scroll_px=st.integers(-5_000, 50_000),
    left_px=st.integers(0, 200),
)


@given(scales, st.integers(-200_000, 200_000))
def test_a_moment_goes_to_its_pixel_and_back(scale, moment):
    assert scale.moment(scale.x_of(moment)) == pytest.approx(moment, abs=0.51 / scale.px_per_s)


@given(scales, st.integers(-50_000, 50_000), st.integers(0, 50_000))
def test_a_width_does_not_change_while_scrolling(scale, start, length):
    here, there = scale.scrolled(0), scale.scrolled(977)
    assert here.x_of(start + length) - here.x_of(start) == there.x_of(start + length) - there.x_of(start)


@given(scales, st.floats(0.2, 5), st.integers(0, 1_600))
def test_zooming_keeps_the_moment_under_the_pointer(scale, factor, x):
    zoomed = scale.zoomed(factor, x)
    assert zoomed.moment(x) == pytest.approx(scale.moment(x), abs=0.51 / zoomed.px_per_s)


def test_zoom_ends_somewhere():
    scale = TimeScale(0, 1.0)
    assert scale.zoomed(1e9, 0).px_per_s == 8
    assert scale.zoomed(1e-9, 0).px_per_s == pytest.approx(1 / 3_600)


def test_fitting_shows_exactly_the_stretch():
    scale = fitting(36_000, 43_200, left_px=80, width_px=800, pad_px=10)
    assert (scale.x_of(36_000), scale.x_of(43_200)) == (90, 790)


@given(st.floats(1 / 3_600, 8))
def test_labels_have_room_and_the_finest_step_that_gives_it_is_taken(px_per_s):
    step = label_step(px_per_s, 60)
    assert step * px_per_s >= 60
    finer = [one for one in LADDER if one < step]
    assert not finer or finer[-1] * px_per_s < 60


@given(st.floats(1 / 3_600, 8))
def test_faint_lines_divide_the_labeled_step(px_per_s):
    label = label_step(px_per_s, 60)
    assert label % line_step(px_per_s, label) == 0


def test_ticks_are_the_multiples_in_the_stretch():
    assert list(ticks(899.5, 2_700, 900)) == [900, 1_800, 2_700]
    assert list(ticks(-10, 901, 900)) == [0, 900]


@pytest.mark.parametrize(("px_per_s", "grid", "free"), [(4.0, 60, 1), (0.2, 60, 10), (0.05, 300, 60)])
def test_what_a_drag_counts_in_follows_the_zoom(px_per_s, grid, free):
    assert (grid_step(px_per_s), free_step(px_per_s)) == (grid, free)
