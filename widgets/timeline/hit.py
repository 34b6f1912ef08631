"""What lies under a point of the timeline; it knows no mouse and no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.plan import Cue
from widgets.timeline.boxes import Box
from widgets.timeline.frame import GAP_PX, Frame
from widgets.timeline.lanes import Row, RowKind

EDGE_PX = 5
CUE_PX = 8
NEAR_PX = 3


class Part(Enum):
    """What of the timeline was met."""

    EMPTY = "empty"
    HEADER = "header"
    GUTTER = "gutter"
    BODY = "body"
    EDGE = "edge"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was met. At an EDGE the id is that of the segment which ends there; of a CUE that of its segment."""

    part: Part
    segment_id: str | None = None
    lane_id: str | None = None
    cue: Cue | None = None


def hit(frame: Frame, x: int, y: int) -> Hit:
    """What lies under a point. A block too thin to aim at is met a few pixels beside it."""
    if x < frame.left:
        return Hit(Part.GUTTER)
    if y < frame.sizes.header_px:
        return Hit(Part.HEADER)
    row = frame.row_at(y)
    if row is None or row.kind is RowKind.STRIP:
        return Hit(Part.EMPTY)
    return _cue(frame, row, x, y) if row.kind is RowKind.CUES else _segment(frame, row, x, y)


def _cue(frame: Frame, row: Row, x: int, y: int) -> Hit:
    if abs(y - frame.top_of(row) - row.height // 2) > CUE_PX + 2:
        return Hit(Part.EMPTY)
    near = frame.board.cues_between(frame.scale.moment(x - CUE_PX), frame.scale.moment(x + CUE_PX + 1))
    best = min(near, key=lambda one: abs(frame.scale.x_of(one[0]) - x), default=None)
    if best is None:
        return Hit(Part.EMPTY)
    segment = frame.board.plan.segments[best[1]]
    return Hit(Part.CUE, segment.id, segment.lane_id, best[2])


def _segment(frame: Frame, row: Row, x: int, y: int) -> Hit:
    first, last = frame.scale.moment(x - EDGE_PX), frame.scale.moment(x + EDGE_PX)
    around = frame.board.between(row.lane_id, first, last)
    boxes = [(position, frame.box_at(position, row)) for position in around]
    tall = [(position, box) for position, box in boxes if box.y <= y < box.bottom]
    segments = frame.board.plan.segments
    covered = any(box.x <= x < box.right for _, box in tall)
    for position, box in tall:
        if _on_edge(frame, position, box, x, covered):
            return Hit(Part.EDGE, segments[position].id, row.lane_id)
    inside = min(tall, key=lambda one: _distance(one[1], x), default=None)
    if inside is None or _distance(inside[1], x) > (NEAR_PX if inside[1].w < 8 else GAP_PX):
        return Hit(Part.EMPTY, lane_id=row.lane_id)
    return Hit(Part.BODY, segments[inside[0]].id, row.lane_id)


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
