"""The same session run one at a time in plain Python, a clock that ticks through the segments; for comparison only."""

from __future__ import annotations

import random
from collections.abc import Iterator

from app.domain.plan import MAIN_LANE, At, Kind, MarkerKind, Plan, Segment
from app.domain.spread import slows_down, spread


def drawn(segment: Segment, pace: float, chance: random.Random) -> float:
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
    """When each run is over, in seconds past the promise."""
    chance = random.Random(5)
    main = [s for s in plan.segments if s.lane_id == MAIN_LANE and s.kind is not Kind.OFF_CLOCK]
    for _ in range(runs):
        pace = max(0.5, chance.gauss(1, 0.05))
        clock = float(plan.start_s + late_s)
        for n, segment in enumerate(main):
            if segment.kind is Kind.BUFFER:
                continue
            begin = float(segment.start.clock_s) if isinstance(segment.start, At) else clock
            if not (cuts and skipped(plan, main[n:], begin)):
                rooms = [s for s in plan.segments if s.lane_id != MAIN_LANE and s.start.anchor_id == segment.id]
                ends = [begin + s.start.offset_s + drawn(s, pace, chance) for s in rooms]
                clock = max([clock, begin + drawn(segment, pace, chance), *ends])
        yield clock - plan.start_s - plan.promised_s


def skipped(plan: Plan, ahead: list[Segment], begin: float) -> bool:
    """Whether the first of these is left out: it may be, and all of the rest as planned ends over two minutes late."""
    rest_s = sum(segment.planned_s for segment in ahead if segment.kind is not Kind.BUFFER)
    return ahead[0].has(MarkerKind.MAY_SKIP) and begin + rest_s - plan.start_s - plan.promised_s > 120
