"""Where everything of one board stands in the viewport: the only place that turns times and lanes into boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from widgets.timeline.board import Board
from widgets.timeline.boxes import Box
from widgets.timeline.lanes import Row, RowKind, Sizes
from widgets.timeline.scale import TimeScale

GAP_PX = 2
SLIVER_PX = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A board seen through a scale and a viewport of ``width`` by ``height`` pixels, scrolled down by ``down_px``."""

    board: Board
    scale: TimeScale
    rows: tuple[Row, ...]
    sizes: Sizes
    width: int
    height: int
    down_px: int = 0

    @property
    def left(self) -> int:
        """The first column right of the gutter."""
        return self.scale.left_px

    @property
    def seen_s(self) -> tuple[float, float]:
        """The stretch of time in view."""
        return self.scale.moment(self.left), self.scale.moment(self.width)

    def top_of(self, row: Row) -> int:
        """The first pixel of a row in the viewport."""
        return self.sizes.header_px + row.top - self.down_px

    def row_of(self, lane_id: str) -> Row | None:
        """The row of a lane."""
        return next((row for row in self.rows if row.kind is RowKind.LANE and row.lane_id == lane_id), None)

    def row_at(self, y: int) -> Row | None:
        """The row under a point, its band of words included; None over the header and below the last row."""
        if y < self.sizes.header_px:
            return None
        inside = y - self.sizes.header_px + self.down_px
        extra = self.sizes.words_px
        return next((row for row in self.rows if row.top <= inside < row.bottom + extra), None)

    def box_at(self, position: int, row: Row) -> Box:
        """The box of a segment that is known to stand in a row; never narrower than a pixel."""
        layout = self.board.layout
        x, right = self.scale.x_of(layout.starts_s[position]), self.scale.x_of(layout.ends_s[position])
        width = right - x
        level, count = self.board.lane(row.lane_id).level(position)
        top = self.top_of(row) + level * row.height // count
        bottom = self.top_of(row) + (level + 1) * row.height // count - (2 if count > 1 else 0)
        return Box(x, top, max(1, width - GAP_PX if width > 6 else width), bottom - top)

    def box(self, segment_id: str | None) -> Box | None:
        """The box of a segment, in the viewport or out of it; None when it is not in the plan."""
        position = self.board.position(segment_id)
        if position is None:
            return None
        row = self.row_of(self.board.plan.segments[position].lane_id)
        return None if row is None else self.box_at(position, row)

    def visible(self, row: Row) -> list[tuple[int, Box]]:
        """The segments of a row that are in view, each with its box, by start; of slivers one a column.

        A hot loop: plain numbers and no calls for a segment that falls into a column already taken.
        """
        top, scale = self.top_of(row), self.scale
        if top >= self.height or top + row.height <= self.sizes.header_px:
            return []
        index, (starts, ends) = self.board.lane(row.lane_id), (self.board.layout.starts_s, self.board.layout.ends_s)
        per_s, sliver_s = scale.px_per_s, SLIVER_PX / scale.px_per_s
        offset = scale.left_px - scale.scroll_px - scale.origin_s * per_s + 0.5
        found: list[tuple[int, Box]] = []
        last_x = None
        for position in index.between(*self.seen_s, ends):
            start = starts[position]
            x = floor(start * per_s + offset)
            if x == last_x and ends[position] - start < sliver_s:
                continue
            last_x = x
            if index.levels:
                found.append((position, self.box_at(position, row)))
            else:
                width = floor(ends[position] * per_s + offset) - x
                found.append((position, Box(x, top, max(1, width - GAP_PX if width > 6 else width), row.height)))
        return found

    def lane_rows(self) -> Iterator[Row]:
        """The rows that hold segments, main room first."""
        return (row for row in self.rows if row.kind is RowKind.LANE)

    def content_height(self) -> int:
        """Pixels the rows need under the header."""
        return max((row.bottom for row in self.rows), default=0) + self.sizes.words_px
