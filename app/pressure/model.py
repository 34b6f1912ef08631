"""A plan made ready to be run many times: what stands where, how long it may take, and which levers it offers.

Times are seconds from the plan's start. Knows the rules of :mod:`app.domain.laying`, but draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.conditions import Conditions
from app.domain.layout import latest_starts, least_s
from app.domain.levers import lever_of, rank
from app.domain.plan import At, Kind, Plan, Segment
from app.domain.runs import Run, parts_of
from app.pressure.lengths import Lengths, lengths


class Piece(NamedTuple):
    """One segment of a run beside the main room."""

    place: int
    id: str
    lengths: Lengths


class Beside(NamedTuple):
    """A run beside: where it begins, into its anchor or from the start; ``joined``: the main room waits for it."""

    offset: float
    joined: bool
    pieces: tuple[Piece, ...]


class Pull(NamedTuple):
    """When and how a lever is pulled.

    ``turn``: the latest start that still makes the next fixed start, or the end, with buffers used up, all else as
    planned and better levers before then pulled. Later than that it wins up to ``short`` seconds by shortening (by
    degrees or all at once), never under ``floor``; where that is not enough, ``skip``.
    """

    turn: float
    short: float
    degrees: bool
    floor: float
    skip: bool


class Part(NamedTuple):
    """One main-room segment. ``least``: the latest start by least lengths."""

    place: int
    id: str
    lengths: Lengths
    planned: float
    fixed: float | None
    buffer: bool
    least: float
    protected: bool
    beside: tuple[Beside, ...]
    pull: Pull | None


@dataclass(frozen=True, slots=True)
class Model:
    """What is simulated; ``alone``: the runs that begin by the clock. ``count``: segments of the plan."""

    parts: tuple[Part, ...]
    alone: tuple[Beside, ...]
    count: int
    start_s: int
    promised: float
    act_after_s: tuple[int | None, ...]
    too_late_after_s: tuple[int | None, ...]


def model_of(plan: Plan, conditions: Conditions) -> Model:
    """Compile a plan; what a facilitator forecasts hangs on the planned lengths, whatever the conditions."""
    return _Maker(plan, conditions).model()


class _Maker:
    def __init__(self, plan: Plan, conditions: Conditions) -> None:
        self.plan, self.places = plan, parts_of(plan)
        self.lengths = [
            _absorbing(segment) if segment.kind is Kind.BUFFER else found
            for segment, found in zip(plan.segments, lengths(plan, conditions), strict=True)
        ]
        self.promised_s = round(plan.promised_s * conditions.time_share)
        self.least = self._latest([least_s(segment) for segment in plan.segments])
        self.counted = [i for i in self.places.main if plan.segments[i].kind is not Kind.OFF_CLOCK]
        self.pulls = self._pulls()

    def _latest(self, takes: list[int]) -> list[int | None]:
        return latest_starts(self.plan, self.plan.start_s + self.promised_s, takes)

    def model(self) -> Model:
        start_s, rows = self.plan.start_s, self.places.by_clock.values()
        return Model(
            parts=tuple(self._part(place) for place in self.counted),
            alone=tuple(self._beside(run, run.clock_s - start_s) for row in rows for run in row),
            count=len(self.plan.segments),
            start_s=start_s,
            promised=float(self.promised_s),
            act_after_s=tuple(self._latest([segment.planned_s for segment in self.plan.segments])),
            too_late_after_s=tuple(self.least),
        )

    def _part(self, place: int) -> Part:
        segment, start_s = self.plan.segments[place], self.plan.start_s
        return Part(
            place=place,
            id=segment.id,
            lengths=self.lengths[place],
            planned=float(segment.planned_s),
            fixed=float(segment.start.clock_s - start_s) if isinstance(segment.start, At) else None,
            buffer=segment.kind is Kind.BUFFER,
            least=float((self.least[place] or 0) - start_s),
            protected=segment.protected,
            beside=tuple(self._beside(run, run.offset_s) for run in self.places.on.get(segment.id, [])),
            pull=self.pulls.get(place),
        )

    def _beside(self, run: Run, offset_s: int) -> Beside:
        segments = self.plan.segments
        counted = (i for i in run.positions if segments[i].kind is not Kind.OFF_CLOCK)
        return Beside(float(offset_s), run.joined, tuple(Piece(i, segments[i].id, self.lengths[i]) for i in counted))

    def _pulls(self) -> dict[int, Pull]:
        """The levers by place, stretch by stretch: what is cut behind a fixed start is no help before it."""
        found: dict[int, Pull] = {}
        stretch: list[int] = []
        reach_s = self.promised_s
        for place in reversed(self.counted):
            start = self.plan.segments[place].start
            stretch.append(place)
            if isinstance(start, At):
                self._pull(stretch, reach_s, found)
                stretch, reach_s = [], start.clock_s - self.plan.start_s
        self._pull(stretch, reach_s, found)
        return found

    def _pull(self, backwards: list[int], reach_s: int, found: dict[int, Pull]) -> None:
        """The levers of a stretch that has to be over by then. Better ones further on are counted on."""
        better: list[tuple[tuple[int, int, int], float]] = []
        for place in backwards:
            segment, held_s = self.plan.segments[place], self._held_s(place)
            takes_s = max(_hoped_s(segment), held_s)
            reach_s -= takes_s
            pull = _offer(segment, held_s)
            if pull is not None:
                own = rank(segment, place)
                found[place] = pull._replace(turn=reach_s + sum(won for ranked, won in better if ranked < own))
                better.append((own, float(takes_s) if pull.skip else pull.short))

    def _held_s(self, place: int) -> int:
        """How long the main room waits for what runs beside a segment, by the plan."""
        segments = self.plan.segments
        return max(
            (
                run.offset_s + sum(_hoped_s(segments[i]) for i in run.positions)
                for run in self.places.on.get(segments[place].id, ())
                if run.joined
            ),
            default=0,
        )


def _absorbing(buffer: Segment) -> Lengths:
    """What a buffer takes: its floor and no more, so that what follows may begin early.

    So the session of the calibration, with 0, 4, 8 and 12 minutes of buffer, ends on time in 41, 62, 79 and 91 of 100
    runs (by sums 38, 59, 79, 92). Were a buffer waited through to its planned end by all who are not late, it would
    be 41, 41, 48 and 52; with what was won before still kept, 41, 52, 59 and 62: the field's rule, that 10 percent
    of buffer are enough, could not hold. Producers' checklists agree: ending early is fine, filling in is not.
    """
    floor = float(_hoped_s(buffer))
    return Lengths(floor, floor, floor, floor)


def _hoped_s(segment: Segment) -> int:
    """What whoever looks ahead counts on: buffers give what they can, all else on the clock is as planned."""
    if segment.kind is Kind.OFF_CLOCK:
        return 0
    return min(segment.planned_s, segment.shortest_s or 0) if segment.kind is Kind.BUFFER else segment.planned_s


def _offer(segment: Segment, held_s: int) -> Pull | None:
    """What a lever gives while the rooms beside keep the main room for ``held_s``."""
    lever = None if segment.kind is Kind.BUFFER else lever_of(segment)
    if lever is None:
        return None
    least = lever.least_s
    short = 0 if least is None else segment.planned_s - max(least, held_s)
    if short <= 0 and not lever.skip:
        return None
    return Pull(0.0, float(max(0, short)), lever.short_s is None, float(least or 0), lever.skip)
