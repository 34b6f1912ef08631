"""Which moments a drag is drawn to; it knows no mouse and no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.domain.plan import At
from widgets.timeline.board import Board

REACH_PX = 7


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where a moment ended up, and the line it was drawn to (None: only the grid, or nothing)."""

    moment_s: int
    line_s: int | None = None


@dataclass(frozen=True, slots=True)
class Snapper:
    """The points a drag may be drawn to, collected once at the press.

    ``grid_s`` is what it counts in otherwise, from ``origin_s`` on, and ``free_s`` when snapping is off;
    ``reach_s`` how near a point draws.
    """

    points_s: tuple[int, ...]
    grid_s: int
    reach_s: int
    origin_s: int = 0
    free_s: int = 1

    def nearest(self, moment_s: int) -> int | None:
        """The nearest point within reach, or None."""
        at = bisect_left(self.points_s, moment_s)
        near = [one for one in self.points_s[max(0, at - 1) : at + 1] if abs(one - moment_s) <= self.reach_s]
        return min(near, key=lambda one: abs(one - moment_s), default=None)

    def snap(self, moment_s: int) -> Snapped:
        """The moment drawn to a point within reach, else to the grid."""
        point = self.nearest(moment_s)
        return Snapped(self.rounded(moment_s)) if point is None else Snapped(point, point)

    def rounded(self, moment_s: int, step_s: int | None = None) -> int:
        """The nearest moment of the grid, or of another step."""
        step = step_s or self.grid_s
        return self.origin_s + (moment_s - self.origin_s + step // 2) // step * step


def snap_points(board: Board, moving: AbstractSet[str]) -> tuple[int, ...]:
    """Starts and ends of what stays, fixed starts, marked moments, the plan's start and its promised end."""
    plan, layout = board.plan, board.layout
    still = [position for position, one in enumerate(plan.segments) if one.id not in moving]
    fixed = {one.start.clock_s for one in plan.segments if isinstance(one.start, At)}
    edges = {layout.starts_s[position] for position in still} | {layout.ends_s[position] for position in still}
    marked = {
        layout.starts_s[position] + marker.offset_s
        for position in still
        for marker in plan.segments[position].markers
        if marker.offset_s is not None
    }
    return tuple(sorted(edges | fixed | marked | {plan.start_s, layout.promised_end_s}))
