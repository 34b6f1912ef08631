"""What lies under a point of the timeline; it knows no mouse and no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.plan import PARKED_LANE, Cue, Marker, Segment
from widgets.timeline.boxes import Box
from widgets.timeline.chips import chip_boxes
from widgets.timeline.faces import moments_in
from widgets.timeline.frame import GAP_PX, Frame
from widgets.timeline.lanes import Row, RowKind

EDGE_PX = 5
NEAR_PX = 3


class Part(Enum):
    """What of the timeline was met."""

    EMPTY = "empty"
    HEADER = "header"
    GUTTER = "gutter"
    BODY = "body"
    EDGE = "edge"
    START = "start"
    CUE = "cue"
    CHIP = "chip"
    BADGE = "badge"
    SHELF = "shelf"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was met. At an EDGE the id is that of the segment which ends there, at a START of the one that starts.

    Of a CUE and a CHIP (a marker's) it is that of its segment; of a BADGE of the segment to be mended.
    """

    part: Part
    segment_id: str | None = None
    lane_id: str | None = None
    cue: Cue | None = None
    marker: Marker | None = None


def hit(frame: Frame, x: int, y: int) -> Hit:
    """What lies under a point. A block too thin to aim at is met a few pixels beside it."""
    row = frame.row_at(y)
    if x < frame.left:
        return Hit(Part.SHELF if row is not None and row.kind is RowKind.SHELF else Part.GUTTER)
    if y < frame.sizes.header_px:
        return Hit(Part.HEADER)
    if row is None or row.kind is RowKind.STRIP:
        return Hit(Part.EMPTY)
    if row.kind is RowKind.SHELF:
        return _parked(frame, x, y)
    return _cue(frame, row, x, y) if row.kind is RowKind.CUES else _segment(frame, row, x, y)


def _parked(frame: Frame, x: int, y: int) -> Hit:
    segments = frame.board.plan.segments
    met = next((pos for pos, box in frame.parked() if box.holds(x, y)), None)
    return Hit(Part.EMPTY if met is None else Part.BODY, None if met is None else segments[met].id, PARKED_LANE)


def _cue(frame: Frame, row: Row, x: int, y: int) -> Hit:
    if abs(y - frame.top_of(row) - row.height // 2) > frame.sizes.cue_reach_px + 1:
        return Hit(Part.EMPTY)
    here = cues_at(frame, x)
    if not here:
        return Hit(Part.EMPTY)
    segment_id, cue = here[0]
    segment = frame.board.segment(segment_id)
    return Hit(Part.CUE, segment_id, None if segment is None else segment.lane_id, cue)


def cues_at(frame: Frame, x: int) -> list[tuple[str, Cue]]:
    """The cues that share the column nearest to this one within a diamond's reach, each with its segment's id."""
    reach, x_of = frame.sizes.cue_reach_px, frame.scale.x_of
    near = frame.board.cues_between(frame.scale.moment(x - reach), frame.scale.moment(x + reach + 1))
    if not near:
        return []
    column = x_of(min(near, key=lambda one: abs(x_of(one[0]) - x))[0])
    segments = frame.board.plan.segments
    return [(segments[position].id, cue) for moment, position, cue in near if x_of(moment) == column]


def _segment(frame: Frame, row: Row, x: int, y: int) -> Hit:
    first, last = frame.scale.moment(x - EDGE_PX), frame.scale.moment(x + EDGE_PX)
    around = frame.board.between(row.lane_id, first, last)
    boxes = [(position, frame.box_at(position, row)) for position in around]
    tall = [(position, box) for position, box in boxes if box.y <= y < box.bottom]
    segments = frame.board.plan.segments
    covered = any(box.x <= x < box.right for _, box in tall)
    for position, box in tall:
        marker = _chip(frame, segments[position], box, x, y)
        if marker is not None:
            return Hit(Part.CHIP, segments[position].id, row.lane_id, marker=marker)
        if _on_edge(frame, position, box, x, covered):
            return Hit(Part.EDGE, segments[position].id, row.lane_id)
        if _on_start(frame, position, box, x):
            return Hit(Part.START, segments[position].id, row.lane_id)
    inside = min(tall, key=lambda one: _distance(one[1], x), default=None)
    if inside is None or _distance(inside[1], x) > (NEAR_PX if inside[1].w < 8 else GAP_PX):
        return Hit(Part.EMPTY, lane_id=row.lane_id)
    return Hit(Part.BODY, segments[inside[0]].id, row.lane_id)


def _chip(frame: Frame, segment: Segment, box: Box, x: int, y: int) -> Marker | None:
    """The marker whose sign lies under a point."""
    if not segment.markers or not box.holds(x, y):
        return None
    places = chip_boxes(box, moments_in(segment), frame.sizes, (frame.left, frame.width))
    found = zip(segment.markers, places, strict=False)
    return next((marker for marker, place in found if place is not None and place.holds(x, y)), None)


def _on_start(frame: Frame, position: int, box: Box, x: int) -> bool:
    """Whether ``x`` is at a start the segment shares with no end."""
    before = position - 1
    lane = frame.board.positions(frame.board.plan.segments[position].lane_id)
    if before in lane and frame.board.shared_edge(before):
        return False
    return 0 <= x - box.x < min(EDGE_PX, box.w // 4)


def _distance(box: Box, x: int) -> int:
    return max(box.x - x, x - box.right + 1, 0)


def _on_edge(frame: Frame, position: int, box: Box, x: int, covered: bool) -> bool:
    """Whether ``x`` is at the segment's end; a quarter of each block at most is edge, so the rest can be grabbed.

    ``covered``: a block lies under ``x``, so an end it does not share cannot claim it.
    """
    end = frame.scale.x_of(frame.board.layout.ends_s[position])
    reach = min(EDGE_PX, box.w // 4)
    if x < end:
        return end - x <= reach + GAP_PX and reach > 0
    if not frame.board.shared_edge(position):
        return x - end <= reach and not covered
    following = position + 1
    width = frame.scale.px(frame.board.layout.ends_s[following] - frame.board.layout.starts_s[following])
    return x - end < min(EDGE_PX, width // 4) and reach > 0
