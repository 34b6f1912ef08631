"""Where things stand, what lies under a point, what a band touches, what a drag snaps to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import At, Kind, Plan, Segment
from tests.widgets.timeline.plans import a_plan, board_of, clashing, frame_of, weighted, with_segment
from widgets.timeline.boxes import Box
from widgets.timeline.hit import Part, hit
from widgets.timeline.lanes import Sizes, lay_rows
from widgets.timeline.picking import in_band, range_to, together
from widgets.timeline.snap import Snapper, snap_points
from widgets.timeline.walking import beside, walked


def test_neighbors_stand_side_by_side_in_time_order():
    frame = frame_of(a_plan())
    boxes = [frame.box(one) for one in ("open", "input", "break", "practice")]
    assert all(left.right < right.x <= left.right + 3 for left, right in pairwise(boxes))
    assert {box.y for box in boxes} == {frame.sizes.header_px + frame.rows[0].top}


def test_what_is_drawn_is_where_it_is_said_to_be():
    frame = frame_of(clashing())
    for row in frame.lane_rows():
        for position, box in frame.visible(row):
            assert frame.box(frame.board.plan.segments[position].id) == box


def test_only_what_is_in_view_is_drawn():
    plan = Plan("p", "Long", segments=tuple(Segment(f"s{n}", f"Part {n}") for n in range(2_000)))
    frame = frame_of(plan)
    near = frame.scale.zoomed(100, 400)
    seen = replace(frame, scale=near).visible(frame.rows[0])
    assert 1 <= len(seen) < 60


def test_slivers_share_a_column():
    plan = Plan("p", "Long", segments=tuple(Segment(f"s{n}", f"Part {n}", planned_s=60) for n in range(5_000)))
    frame = frame_of(plan)
    assert len(frame.visible(frame.rows[0])) <= frame.width


def test_what_clashes_shares_the_height_and_hides_nothing():
    frame = frame_of(clashing())
    one, other = frame.box("input"), frame.box("break")
    assert not one.meets(other)
    assert one.h < frame.rows[0].height // 2 + 1
    assert all(
        hit(frame, box.x + box.w // 2, box.y + box.h // 2).segment_id == name
        for name, box in (("input", one), ("break", other))
    )


@pytest.mark.parametrize("segment_id", ["open", "input", "close", "r1", "r2"])
def test_the_middle_of_a_block_is_the_block(segment_id):
    frame = frame_of(a_plan())
    box = frame.box(segment_id)
    met = hit(frame, box.x + box.w // 2, box.y + box.h // 2)
    assert (met.part, met.segment_id) == (Part.BODY, segment_id)


@given(st.integers(0, 799), st.integers(0, 399))
def test_every_point_means_something_and_a_body_is_where_its_block_is(x, y):
    frame = frame_of(clashing())
    met = hit(frame, x, y)
    if met.part is Part.BODY:
        assert frame.box(met.segment_id).grown(3).holds(x, y)


def test_an_edge_between_neighbors_belongs_to_the_left_one():
    frame = frame_of(a_plan())
    end = frame.box("input").right
    y = frame.box("input").y + 20
    assert [hit(frame, x, y).segment_id for x in (end - 3, end, end + 3)] == ["input"] * 3
    assert {hit(frame, x, y).part for x in (end - 3, end, end + 3)} == {Part.EDGE}
    assert hit(frame, end + 12, y) == hit(frame, end + 40, y)


def test_a_sliver_can_still_be_met():
    frame = frame_of(with_segment(a_plan(), "input", planned_s=5))
    box = frame.box("input")
    assert box.w <= 2
    assert hit(frame, box.x, box.y + 10).segment_id == "input"


def test_rows_gutter_and_header_are_told_apart():
    frame = frame_of(weighted())
    cues = next(row for row in frame.rows if row.title == "Producer")
    cue_x = frame.scale.x_of(frame.board.layout.start_of("practice") + 120)
    assert hit(frame, 10, 200).part is Part.GUTTER
    assert hit(frame, 300, 5).part is Part.HEADER
    assert hit(frame, cue_x, frame.top_of(cues) + cues.height // 2).cue.title == "Open the rooms"
    assert hit(frame, 300, 395).part is Part.EMPTY


def test_a_band_touches_blocks_of_all_lanes():
    frame = frame_of(a_plan())
    left, right = frame.box("practice"), frame.box("r2")
    assert in_band(frame, Box.between(left.x + 5, left.y + 5, right.right, right.bottom)) == ("practice", "r1", "r2")


def test_a_range_ends_with_what_was_clicked():
    board = board_of(a_plan())
    assert range_to(board, "input", "practice") == ("input", "break", "practice")
    assert range_to(board, "practice", "input") == ("practice", "break", "input")
    assert range_to(board, None, "input") == ("input",)
    assert range_to(board, "break", "r1")[-1] == "r1"


def test_a_grab_takes_along_what_is_selected_in_its_lane():
    board = board_of(a_plan())
    assert together(board, ("close", "input", "r1"), "input") == ("input", "close")
    assert together(board, ("close",), "input") == ("input",)


def test_a_drag_is_drawn_to_edges_and_fixed_starts_but_not_to_itself():
    plan = with_segment(a_plan(), "close", start=At(39_700))
    points = snap_points(board_of(plan), frozenset({"close"}))
    snapper = Snapper(points, 60, 20)
    assert snapper.snap(37_190).line_s == 37_200
    assert snapper.snap(39_690).line_s == 39_700
    assert snapper.snap(39_850).moment_s == 39_840
    assert snapper.snap(39_850).line_s is None
    assert 40_300 not in points


def test_walking_follows_the_clock_and_stops_at_the_ends():
    board = board_of(a_plan())
    assert walked(board, None, 1) == "open"
    assert walked(board, "practice", 1) == "r1"
    assert walked(board, "open", -1) is None
    assert walked(board, "close", 1) is None
    assert (beside(board, "debrief", 1), beside(board, "r1", -1), beside(board, "r1", 1)) == ("r2", "practice", None)


def test_a_strip_stands_under_all_lanes_when_it_has_something_to_show():
    lanes = a_plan().lanes
    plain, with_strip = lay_rows(lanes, Sizes()), lay_rows(lanes, Sizes(), "Drift", 60)
    assert with_strip[:-1] == plain
    assert (with_strip[-1].title, with_strip[-1].top, with_strip[-1].height) == ("Drift", plain[-1].bottom, 60)


def test_bands_are_whole_though_only_a_part_is_in_view():
    board = board_of(a_plan())
    inside = board.bands_between(36_700, 36_800)
    assert [(band.title, band.start_s, band.end_s) for band in inside] == [("Start", 36_000, 37_800)]
    assert [band.title for band in board.bands_between(36_000, 39_600)] == ["Start", "Work"]


def test_off_the_clock_stands_left_of_the_start_and_does_not_stretch_a_fit():
    early = Segment("early", "Pre-work", Kind.OFF_CLOCK, planned_s=86_400)
    plan = a_plan(segments=(early, *a_plan().segments))
    frame = frame_of(plan)
    assert frame.box("early").right <= frame.scale.x_of(plan.start_s)
    assert frame.board.counted == (36_000, 39_600)
