"""Which gesture a press begins, by what was under the pointer; the table of modifiers is what the help shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from widgets.timeline.board import Board
from widgets.timeline.edge_drags import EdgeDrag, StartDrag
from widgets.timeline.frame import Frame
from widgets.timeline.gestures import Gesture, Pointer
from widgets.timeline.hit import Hit, Part, hit
from widgets.timeline.item_drags import CarryDrag
from widgets.timeline.lanes import RowKind
from widgets.timeline.moves import BodyDrag
from widgets.timeline.picking import together
from widgets.timeline.scale import free_step, grid_step
from widgets.timeline.snap import REACH_PX, Snapper, snap_points

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Press:
    """What was under the pointer when the button went down; the board of that moment is what a drag starts from."""

    at: QPoint
    met: Hit
    board: Board
    modifiers: Qt.KeyboardModifier
    was_selected: bool
    moment_s: int


def begin(view: TimelineView, press: Press) -> Gesture | None:
    """The gesture a drag from here is; None: none."""
    segment_id, board = press.met.segment_id, press.board
    if segment_id is None:
        return None
    item = press.met.cue or press.met.marker
    if item is not None:
        return CarryDrag(board, snapper(view, board, frozenset()), segment_id, item)
    layout = board.layout
    if press.met.part is Part.EDGE:
        end_s = layout.end_of(segment_id)
        return EdgeDrag(board, snapper(view, board, frozenset((segment_id,))), (segment_id,), end_s - press.moment_s)
    if press.met.part is Part.START:
        start_s = layout.start_of(segment_id)
        return StartDrag(board, snapper(view, board, frozenset((segment_id,))), (segment_id,), start_s - press.moment_s)
    if press.met.part is not Part.BODY:
        return None
    moving = together(board, view.selection.ids, segment_id)
    moment_s = press.moment_s if segment_id not in layout.parked else layout.start_of(segment_id)
    around = snapper(view, board, frozenset(moving))
    return BodyDrag(board, around, moving, segment_id, moment_s, selected=view.selection.ids)


def snapper(view: TimelineView, board: Board, moving: frozenset[str]) -> Snapper:
    """What a drag over a board is drawn to at this zoom."""
    scale = view.frame_of(board).scale
    return Snapper(
        snap_points(board, moving),
        grid_step(scale.px_per_s),
        scale.seconds(REACH_PX),
        board.plan.start_s,
        free_step(scale.px_per_s),
    )


def pointer_at(frame: Frame, at: QPoint, modifiers: Qt.KeyboardModifier) -> Pointer:
    """Where the pointer is over a frame, and what the modifiers ask for."""
    row = frame.row_at(at.y())
    in_lane = row is not None and row.kind in (RowKind.LANE, RowKind.SHELF)
    met = hit(frame, at.x(), at.y()).segment_id if in_lane else None
    return Pointer(
        frame.scale.s_at(at.x()),
        row.lane_id if row is not None and in_lane else None,
        free=bool(modifiers & ALT),
        other=bool(modifiers & SHIFT),
        copy=bool(modifiers & CTRL),
        segment_id=met,
    )
