"""Which segment the keyboard goes to next; it knows no keys."""

from __future__ import annotations

from widgets.timeline.board import Board


def walked(board: Board, current: str | None, step: int) -> str | None:
    """The segment ``step`` places on by the clock; without a current one the first or the last; None past the end."""
    ordered = board.in_time_order()
    if not ordered:
        return None
    if board.position(current) is None:
        return ordered[0] if step > 0 else ordered[-1]
    place = ordered.index(str(current)) + step
    return ordered[place] if 0 <= place < len(ordered) else None


def beside(board: Board, segment_id: str, step: int) -> str | None:
    """The segment nearest in time in the next lane that has any, above (-1) or below (1)."""
    layout, segments = board.layout, board.plan.segments
    here = layout.index[segment_id]
    lanes = [lane.id for lane in board.plan.lanes]
    place = lanes.index(segments[here].lane_id) + step
    while 0 <= place < len(lanes) and not board.positions(lanes[place]):
        place += step
    if not 0 <= place < len(lanes):
        return None
    middle = layout.starts_s[here] + layout.ends_s[here]
    near = min(board.positions(lanes[place]), key=lambda pos: abs(layout.starts_s[pos] + layout.ends_s[pos] - middle))
    return segments[near].id
