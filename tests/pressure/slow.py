"""The same session run one at a time in plain Python, a clock that ticks through the segments; for comparison only.

Written from what is said of time and of facilitators, not from the engine: nothing is worked out beforehand. Whoever
leads looks ahead at each segment, by walking on to the next appointment.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.domain.plan import MAIN_LANE, PARKED_LANE, At, Kind, LaneKind, MarkerKind, Plan, Segment, With
from app.domain.spread import slows_down, spread

Draw = Callable[[Segment], float]
"""How long a segment takes in this run where nobody cuts it, in seconds."""


def drawn(segment: Segment, pace: float, chance: random.Random) -> float:
    if segment.kind is Kind.BUFFER:
        return least_of_buffer_s(segment)
    s = spread(segment)
    low, high = s.shortest_s, s.longest_s
    if high == low:
        length = float(low)
    else:
        mean = (low + 4 * s.planned_s + high) / 6
        first = 6 * (mean - low) / (high - low)
        length = low + (high - low) * chance.betavariate(first, 6 - first)
    length *= pace
    binding = segment.has(MarkerKind.MUST_NOT_CUT) or slows_down(segment)
    return max(length, low) if binding else length


def ends(plan: Plan, runs: int, cuts: bool, late_s: int = 0) -> Iterator[float]:
    """When each run is over, in seconds past the promise; each with lengths of its own."""
    chance, delivery = random.Random(5), Delivery(plan, cuts, plan.promised_s)
    for _ in range(runs):
        pace = max(0.5, chance.gauss(1, 0.05))
        told = delivery.run(lambda one, pace=pace: drawn(one, pace, chance), late_s)
        yield told.end_s - plan.start_s - plan.promised_s


@dataclass
class Told:
    """One run on the wall clock: when each segment began, what was cut, which fixed start was over a minute late, and

    which protected moment had no room left for its least.
    """

    draw: Draw
    end_s: float = 0.0
    starts: dict[str, float] = field(default_factory=dict)
    shortened: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    squeezed: set[str] = field(default_factory=set)


@dataclass
class Delivery:
    """A session to be delivered again and again; with ``cuts`` by somebody who keeps an eye on the clock."""

    plan: Plan
    cuts: bool
    promised_s: int
    patience_s: int = 120

    def __post_init__(self) -> None:
        anchors = [None, *(s.id for s in self.plan.segments)]
        self.beside = {anchor_id: self.runs_on(anchor_id) for anchor_id in anchors}

    def run(self, draw: Draw, late_s: float = 0.0) -> Told:
        plan, told = self.plan, Told(draw)
        main = [s for s in plan.segments if s.lane_id == MAIN_LANE and s.kind is not Kind.OFF_CLOCK]
        ready = plan.start_s + late_s
        for n, segment in enumerate(main):
            begin = float(segment.start.clock_s) if isinstance(segment.start, At) else ready
            told.starts[segment.id] = begin
            self.look(main[n:], begin, ready, told)
            over = begin + self.length(main[n:], max(begin, ready), told)
            for run, joined in self.beside[segment.id]:
                done = self.walk(run, begin + run[0].start.offset_s, told)
                if joined and segment.id not in told.skipped:
                    over = max(over, done)
            ready = max(ready, over)
        for run, joined in self.beside[None]:
            clock = run[0].start.clock_s if isinstance(run[0].start, At) else plan.start_s
            done = self.walk(run, clock, told)
            ready = max(ready, done) if joined else ready
        told.end_s = ready
        return told

    def runs_on(self, anchor_id: str | None) -> list[tuple[list[Segment], bool]]:
        """The runs on a segment, or (None) by the clock, and whether the main room waits for them."""
        found = []
        for lane in self.plan.lanes:
            row = [s for s in self.plan.segments if s.lane_id == lane.id]
            while row and lane.id not in (MAIN_LANE, PARKED_LANE):
                run = [row.pop(0)]
                while row and not isinstance(row[0].start, At | With):
                    run.append(row.pop(0))
                hangs_on = run[0].start.anchor_id if isinstance(run[0].start, With) else None
                if hangs_on == anchor_id:
                    found.append((run, lane.kind is LaneKind.JOINED))
        return found

    def walk(self, run: list[Segment], clock: float, told: Told) -> float:
        for segment in run:
            if segment.kind is not Kind.OFF_CLOCK:
                told.starts[segment.id] = clock
                clock += told.draw(segment)
        return clock

    def look(self, ahead: list[Segment], begin: float, ready: float, told: Told) -> None:
        """What does not hold when the first of these begins."""
        if isinstance(ahead[0].start, At) and ready > begin + 60:
            told.broken.add(ahead[0].id)
        now = max(begin, ready)
        for segment in ahead:
            if segment is not ahead[0] and isinstance(segment.start, At) and now > segment.start.clock_s + 0.05:
                told.squeezed.add(ahead[0].id)
            now += max(least_s(segment), self.rooms_s(segment, least_s))
        if now > self.plan.start_s + self.promised_s + 0.05:
            told.squeezed.add(ahead[0].id)

    def length(self, ahead: list[Segment], now: float, told: Told) -> float:
        """How long the first of these takes, after a look at the clock."""
        segment = ahead[0]
        length = told.draw(segment)
        least_s = mildest_s(segment)
        if not self.cuts or (least_s is None and not may_skip(segment)):
            return length
        late = self.forecast_s(ahead, now)
        short = 0.0 if least_s is None else max(0.0, segment.planned_s - max(least_s, self.rooms_s(segment, hoped_s)))
        if late - short > self.patience_s and may_skip(segment):
            told.skipped.add(segment.id)
            return 0.0
        if late > self.patience_s and short:
            told.shortened.add(segment.id)
            won = short if segment.short_form_s is not None else min(late, short)
            return max(length * (segment.planned_s - won) / segment.planned_s, min(length, least_s))
        return length

    def forecast_s(self, ahead: list[Segment], now: float) -> float:
        """How late all this will be for the next fixed start, or for the end, if the better cuts ahead are made."""
        first = ahead[0]
        for segment in ahead:
            if segment is not first and isinstance(segment.start, At):
                return now - segment.start.clock_s
            least_s, rooms_s = mildest_s(segment), self.rooms_s(segment, hoped_s)
            takes = hoped_s(segment)
            if segment is not first and comes_before(segment, first):
                takes = takes if least_s is None else least_s
                if may_skip(segment):
                    continue
            now += max(takes, rooms_s)
        return now - self.plan.start_s - self.promised_s

    def rooms_s(self, segment: Segment, takes: Callable[[Segment], float]) -> float:
        """How long the rooms beside keep the main room."""
        held = [run[0].start.offset_s + sum(map(takes, run)) for run, joined in self.beside[segment.id] if joined]
        return max(held, default=0)


def least_of_buffer_s(buffer: Segment) -> int:
    """Nobody waits through a buffer: it takes no more than somebody said it must."""
    return min(buffer.planned_s, buffer.shortest_s or 0)


def hoped_s(segment: Segment) -> int:
    """What one counts on when looking ahead."""
    if segment.kind is Kind.BUFFER:
        return least_of_buffer_s(segment)
    return 0 if segment.kind is Kind.OFF_CLOCK else segment.planned_s


def least_s(segment: Segment) -> int:
    """What it cannot do without, assumed or stated."""
    if segment.kind is Kind.OFF_CLOCK or (segment.has(MarkerKind.MAY_SKIP) and not segment.protected):
        return 0
    shortest = spread(segment).shortest_s
    if segment.short_form_s is None:
        return shortest
    short = min(segment.short_form_s, segment.planned_s)
    return max(short, shortest) if segment.has(MarkerKind.MUST_NOT_CUT) else short


def may_skip(segment: Segment) -> bool:
    if segment.kind is Kind.BUFFER:
        return False
    return segment.has(MarkerKind.MAY_SKIP) and not segment.protected and not slows_down(segment)


def mildest_s(segment: Segment) -> int | None:
    """The length it is cut to first, where the designer said so: its short form, else its shortest."""
    if segment.protected or slows_down(segment) or segment.kind is Kind.BUFFER:
        return None
    stated = [one for one in (segment.short_form_s, segment.shortest_s) if one is not None]
    return next((one for one in stated if one < segment.planned_s), None)


def comes_before(one: Segment, other: Segment) -> bool:
    """Whether the designer would give this one, further on, up first: what has no order comes last."""
    if one.cut_order is None:
        return False
    return other.cut_order is None or one.cut_order < other.cut_order
