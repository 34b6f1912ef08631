"""One plan value laid out and indexed for drawing and hitting; built once a value, without pixels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from app.domain.layout import Layout
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, Cue, Kind, Plan, Segment
from widgets.timeline.index import LaneIndex, lane_index


@dataclass(frozen=True, slots=True)
class Band:
    """A run of main-room segments under one section title. ``began_before``: more of it lies before the stretch."""

    section_id: str
    title: str
    start_s: int
    end_s: int
    began_before: bool = False


class Board:
    """A plan, its layout, and per lane the segments by time. Never changed: a new plan value gets a new board.

    ``reach_s``: how far a cue may lie from its segment's start, where the maker knows a bound already.
    """

    def __init__(self, plan: Plan, layout: Layout, reach_s: int | None = None) -> None:
        self.plan, self.layout, self._reach_s = plan, layout, reach_s
        self._fleeting = False
        rank = {lane.id: number for number, lane in enumerate(plan.lanes)}
        edges = [bisect_left(plan.segments, n, key=lambda one: rank[one.lane_id]) for n in range(len(rank) + 1)]
        self._slices = {lane.id: (edges[n], edges[n + 1]) for n, lane in enumerate(plan.lanes)}
        self._indexes: dict[str, LaneIndex] = {}
        self._bands_kept: tuple[float, float, list[Band]] = (0.0, -1.0, [])
        self.columns_kept: tuple[object, list[tuple[int, int | None]]] = (None, [])

    def saying(self, plan: Plan) -> Board:
        """The board of a plan in which segments only say something else: nothing has moved, so nothing is laid out."""
        board = Board(plan, self.layout, self.cue_reach_s)
        board._indexes = self._indexes
        return board

    def followed(self, plan: Plan, layout: Layout) -> Board:
        """The board of what this plan becomes in a gesture: what cannot have changed is not worked out again."""
        board = Board(plan, layout, self.cue_reach_s)
        board._fleeting = True
        if plan.sections is self.plan.sections:
            board.__dict__["section_titles"] = self.section_titles
        return board

    def lane_title(self, lane_id: str) -> str:
        """What a lane is called."""
        return next((lane.title for lane in self.plan.lanes if lane.id == lane_id), "")

    def lane(self, lane_id: str) -> LaneIndex:
        """The index of a lane, made when first asked for."""
        if lane_id not in self._indexes:
            low, high = self._slices[lane_id]
            layout, main = self.layout, lane_id == MAIN_LANE
            stops = layout.stops if main else None
            self._indexes[lane_id] = lane_index(low, high, layout.starts_s, layout.ends_s, stops)
        return self._indexes[lane_id]

    def positions(self, lane_id: str) -> range:
        """Positions of a lane's segments in running order."""
        return range(*self._slices.get(lane_id, (0, 0)))

    def between(self, lane_id: str, first_s: float, last_s: float) -> list[int]:
        """Positions of a lane's segments that touch a stretch, by start."""
        return self.lane(lane_id).between(first_s, last_s, self.layout.ends_s)

    def position(self, segment_id: str | None) -> int | None:
        """Where a segment stands in the plan, or None when it is not there."""
        return None if segment_id is None else self.layout.index.get(segment_id)

    def segment(self, segment_id: str | None) -> Segment | None:
        """The segment of an id, or None."""
        position = self.position(segment_id)
        return None if position is None else self.plan.segments[position]

    def shared_edge(self, position: int) -> bool:
        """Whether the segment's end is the start of the next in its lane, so that the edge belongs to both."""
        following = position + 1
        segments, layout = self.plan.segments, self.layout
        if following not in self.positions(segments[position].lane_id):
            return False
        touching = layout.ends_s[position] == layout.starts_s[following]
        off = Kind.OFF_CLOCK in (segments[position].kind, segments[following].kind)
        return touching and not off and isinstance(segments[following].start, After)

    @cached_property
    def first_s(self) -> int:
        """The earliest moment there is something to see."""
        return min(self.plan.start_s, min(self.layout.starts_s, default=self.plan.start_s))

    @cached_property
    def last_s(self) -> int:
        """The latest moment there is something to see."""
        return max(self.layout.promised_end_s, max(self.layout.ends_s, default=0))

    @cached_property
    def counted(self) -> tuple[int, int]:
        """First and last moment on the clock; what stands just before it too, where that costs little room."""
        starts, ends, start_s = self.layout.starts_s, self.layout.ends_s, self.plan.start_s
        on = [pos for pos, one in enumerate(self.plan.segments) if one.kind is not Kind.OFF_CLOCK]
        last = max([self.layout.promised_end_s, *(ends[pos] for pos in on)])
        near = [one for one in starts if start_s - (last - start_s) // 5 <= one < start_s]
        return min([start_s, *near, *(starts[pos] for pos in on)]), last

    def bands_between(self, first_s: float, last_s: float) -> list[Band]:
        """The section bands that touch a stretch, in running order; segments off the clock stand under none.

        A band is followed no further than the stretch reaches, however long its section is.
        """
        lane = self.lane(MAIN_LANE)
        if not self.plan.sections or not lane.order:
            return []
        low_s, high_s, bands = self._bands_kept
        if not (low_s <= first_s and last_s <= high_s):
            # what is scrolled through is asked for on; what a drag proposes is gone with the next step
            span_s = 0.0 if self._fleeting else last_s - first_s
            low_s, high_s = first_s - span_s, last_s + span_s
            low = max(0, bisect_left(lane.starts_s, low_s) - 2)
            near = list(lane.order[low : bisect_right(lane.starts_s, high_s) + 2])
            if not lane.apart:
                near = sorted({*near, *self.between(MAIN_LANE, low_s, high_s)})
            bands = self.bands_over(near)
            self._bands_kept = (low_s, high_s, bands)
        return [band for band in bands if band.start_s <= last_s and band.end_s >= first_s]

    def bands_over(self, near: list[int]) -> list[Band]:
        """The bands over some positions of the main room, in running order."""
        segments, layout, titles = self.plan.segments, self.layout, self.section_titles
        off = Kind.OFF_CLOCK
        counted = [pos for pos in near if segments[pos].kind is not off]
        sections = [segments[pos].section_id for pos in counted]
        found: list[Band] = []
        before = self._beside(counted[0], -1) if counted and titles else None
        first = 0
        for section_id, run in groupby(sections):
            last = first + len(list(run)) - 1
            start, end = layout.starts_s[counted[first]], layout.ends_s[counted[last]]
            if found and found[-1].start_s < start < found[-1].end_s:
                found[-1] = replace(found[-1], end_s=start)
            if section_id in titles:
                began = not found and before == section_id and first == 0
                found.append(Band(str(section_id), titles[section_id], start, end, began))
            first = last + 1
        return found

    def _beside(self, position: int, step: int) -> str | None:
        """The section of the nearest neighbor on the clock in a direction."""
        segments, lane = self.plan.segments, self.positions(MAIN_LANE)
        position += step
        while position in lane and segments[position].kind is Kind.OFF_CLOCK:
            position += step
        return segments[position].section_id if position in lane else None

    @cached_property
    def section_titles(self) -> dict[str | None, str]:
        """What each section is called."""
        return {section.id: section.title for section in self.plan.sections}

    @cached_property
    def cue_reach_s(self) -> int:
        """How far from its segment's start a cue may lie at most."""
        if self._reach_s is not None:
            return self._reach_s
        return max((abs(cue.offset_s) for one in self.plan.segments for cue in one.cues), default=0)

    @cached_property
    def has_cues(self) -> bool:
        """Whether there is any cue."""
        return any(one.cues for one in self.plan.segments)

    def cues_between(self, first_s: float, last_s: float) -> list[tuple[int, int, Cue]]:
        """The cues of a stretch as (moment, position of its segment, cue), by moment."""
        starts, segments, reach = self.layout.starts_s, self.plan.segments, self.cue_reach_s
        lanes = (lane for lane in self.plan.lanes if lane.id != PARKED_LANE)
        near = [pos for lane in lanes for pos in self.lane(lane.id).starting(first_s - reach, last_s + reach)]
        found = [(starts[pos] + cue.offset_s, pos, cue) for pos in near for cue in segments[pos].cues]
        return sorted((one for one in found if first_s <= one[0] < last_s), key=itemgetter(0))

    @cached_property
    def ids_by_clock(self) -> list[str]:
        """See :meth:`in_time_order`; worked out once."""
        return self.in_time_order()

    def in_time_order(self) -> list[str]:
        """Ids of all segments as the clock reaches them, the main room first where two start together; parked last."""
        starts, parked = self.layout.starts_s, self.positions(PARKED_LANE)
        running = range(len(starts) - len(parked))
        order = [*sorted(running, key=starts.__getitem__), *parked]
        return [self.plan.segments[pos].id for pos in order]
