"""Where everything of one board stands in the viewport: the only place that turns times and lanes into boxes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import floor
from operator import ne

from app.domain.plan import MAIN_LANE, PARKED_LANE
from widgets.timeline.board import Band, Board
from widgets.timeline.boxes import Box
from widgets.timeline.lanes import Row, RowKind, Sizes
from widgets.timeline.scale import TimeScale
from widgets.timeline.shelf import shelf_boxes

GAP_PX = 2
SLIVER_PX = 3


@dataclass(frozen=True)
class Frame:
    """A board seen through a scale and a viewport of ``width`` by ``height`` pixels, scrolled down by ``down_px``."""

    board: Board
    scale: TimeScale
    rows: tuple[Row, ...]
    sizes: Sizes
    width: int
    height: int
    down_px: int = 0

    @cached_property
    def left(self) -> int:
        """The first column right of the gutter."""
        return self.scale.left_px

    @cached_property
    def seen_s(self) -> tuple[float, float]:
        """The stretch of time in view."""
        return self.scale.moment(self.left), self.scale.moment(self.width)

    @cached_property
    def bottom(self) -> int:
        """The first line of pixels under everything that is drawn."""
        last = self.rows[-1].bottom if self.rows and self.rows[-1].floats else 0
        return max(0, min(self.height, self.sizes.header_px + max(last, self.content_height()) - self.down_px))

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
        band = {RowKind.LANE: self.sizes.words_px}
        over = reversed(self.rows)  # what floats lies over the others
        return next((row for row in over if row.top <= inside < row.bottom + band.get(row.kind, 0)), None)

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
        if self.board.plan.segments[position].parked:
            return next((box for pos, box in self.parked() if pos == position), None)
        row = self.row_of(self.board.plan.segments[position].lane_id)
        return None if row is None else self.box_at(position, row)

    def visible(self, row: Row, first_x: int | None = None, last_x: int | None = None) -> list[tuple[int, Box]]:
        """The segments of a row that touch some columns (all in view), each with its box, by start.

        Of slivers one a column. A hot loop: plain numbers and no calls for a column already taken.
        """
        top, scale = self.top_of(row), self.scale
        if top >= self.height or top + row.height <= self.sizes.header_px:
            return []
        low_x, high_x = self.left if first_x is None else first_x, self.width if last_x is None else last_x
        index, (starts, ends) = self.board.lane(row.lane_id), (self.board.layout.starts_s, self.board.layout.ends_s)
        if self.crowded(row, low_x, high_x):
            return [(pos, Box(x, top, 1, row.height)) for x, pos in self.columns(row, low_x, high_x) if pos is not None]
        per_s, sliver_s = scale.px_per_s, SLIVER_PX / scale.px_per_s
        offset = scale.left_px - scale.scroll_px - scale.origin_s * per_s + 0.5
        found: list[tuple[int, Box]] = []
        taken_x = None
        for position in index.between(scale.moment(low_x - 1), scale.moment(high_x), ends):
            start = starts[position]
            x = floor(start * per_s + offset)
            if x == taken_x and ends[position] - start < sliver_s:
                continue
            taken_x = x
            if index.levels:
                found.append((position, self.box_at(position, row)))
            else:
                width = floor(ends[position] * per_s + offset) - x
                found.append((position, Box(x, top, max(1, width - GAP_PX if width > 6 else width), row.height)))
        return found

    def crowded(self, row: Row, first_x: int, last_x: int) -> bool:
        """Whether more segments start in some columns than there are columns, none over another."""
        index = self.board.lane(row.lane_id)
        moment = self.scale.moment
        return index.apart and index.count(moment(first_x), moment(last_x)) > max(64, last_x - first_x)

    def columns(self, row: Row, first_x: int, last_x: int) -> list[tuple[int, int | None]]:
        """For each column the segment that runs at its middle, if any: one search a column, however many there are."""
        layout, index = self.board.layout, self.board.lane(row.lane_id)
        starts, ends, low = index.starts_s, layout.ends_s, index.order[0]
        key = (row.lane_id, first_x, last_x, self.scale)
        if self.board.columns_kept[0] == key:
            return self.board.columns_kept[1]
        per_px, first = 1 / self.scale.px_per_s, self.scale.moment(first_x + 0.5)
        moments = [first + x * per_px for x in range(last_x - first_x)]
        places = [bisect_right(starts, moment) - 1 for moment in moments]
        found = [
            (x, low + place if place >= 0 and ends[low + place] > moment else None)
            for x, (place, moment) in enumerate(zip(places, moments, strict=True), first_x)
        ]
        self.board.columns_kept = (key, found)
        return found

    def bands(self, first_x: int, last_x: int) -> list[Band]:
        """The section bands of some columns; where segments crowd, those that have a column of their own."""
        main = self.row_of(MAIN_LANE)
        if main is not None and self.crowded(main, first_x, last_x):
            columns = self.columns(main, max(self.left, first_x), min(self.width, last_x))
            places = [pos for _, pos in columns if pos is not None]
            sections = [self.board.plan.segments[pos].section_id for pos in places]
            if sum(map(ne, sections, sections[1:])) > len(columns) // 8:
                # hardly any is wide enough to be told from its neighbors: one line stands for all
                starts, ends = self.board.layout.starts_s, self.board.layout.ends_s
                return [Band("", "", starts[places[0]], ends[places[-1]], began_before=True)]
            return self.board.bands_over(list(dict.fromkeys(places)))
        return self.board.bands_between(self.scale.moment(first_x), self.scale.moment(last_x))

    @property
    def shelf(self) -> Row | None:
        """The row of the shelf, when it is shown."""
        return next((row for row in self.rows if row.kind is RowKind.SHELF), None)

    def parked(self) -> list[tuple[int, Box]]:
        """The parked segments with their boxes on the shelf."""
        row = self.shelf
        if row is None:
            return []
        places = self.board.positions(PARKED_LANE)
        area = Box(self.left, self.top_of(row), self.width - self.left, row.height)
        return list(zip(places, shelf_boxes(len(places), area, self.sizes), strict=True))

    def usual_px(self) -> float:
        """How wide a segment of the main room is on the whole."""
        board = self.board
        lasts_s = board.layout.end_s - board.plan.start_s
        return lasts_s * self.scale.px_per_s / max(1, len(board.positions(MAIN_LANE)))

    def lane_rows(self) -> Iterator[Row]:
        """The rows that hold segments, main room first."""
        return (row for row in self.rows if row.kind is RowKind.LANE)

    def content_height(self) -> int:
        """Pixels the rows that stay need under the header."""
        last = next((row.bottom for row in reversed(self.rows) if not row.floats), 0)
        return last + self.sizes.words_px
