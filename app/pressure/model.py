"""A plan made ready to be run many times: what stands where, how long it may take, and which levers it offers.

Times are seconds from the plan's start. Knows the rules of :mod:`app.domain.laying`, but draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.conditions import Conditions
from app.domain.laying import Layout
from app.domain.layout import latest_starts, lay_out, least_s
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

    Beyond ``later`` seconds of lateness it is this lever's turn: so much is won by better ones further on. It wins up
    to ``short`` by shortening (by degrees or all at once), never under ``floor``; where that is not enough, ``skip``.
    """

    later: float
    short: float
    degrees: bool
    floor: float
    skip: bool


class Part(NamedTuple):
    """One main-room segment. ``act`` and ``least``: the latest starts by planned and by least lengths.

    A buffer takes its floor and no more: nobody waits through it, so lateness is lost in it and what follows may
    begin early.
    """

    place: int
    id: str
    lengths: Lengths
    planned: float
    fixed: float | None
    buffer: bool
    act: float
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
        self.plan, self.layout, self.places = plan, lay_out(plan), parts_of(plan)
        self.lengths = lengths(plan, conditions)
        self.promised_s = round(plan.promised_s * conditions.time_share)
        self.hoped = self._latest([_hoped_s(segment) for segment in plan.segments])
        self.least = self._latest([least_s(segment) for segment in plan.segments])
        self.counted = [i for i in self.places.main if plan.segments[i].kind is not Kind.OFF_CLOCK]
        self.pulls = _pulls(plan, self.counted, self.layout)

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
        buffer, own = segment.kind is Kind.BUFFER, self.lengths[place]
        return Part(
            place=place,
            id=segment.id,
            lengths=own._replace(floor=float(_hoped_s(segment))) if buffer else own,
            planned=float(segment.planned_s),
            fixed=float(segment.start.clock_s - start_s) if isinstance(segment.start, At) else None,
            buffer=buffer,
            act=float((self.hoped[place] or 0) - start_s),
            least=float((self.least[place] or 0) - start_s),
            protected=segment.protected,
            beside=tuple(self._beside(run, run.offset_s) for run in self.places.on.get(segment.id, [])),
            pull=self.pulls.get(place),
        )

    def _beside(self, run: Run, offset_s: int) -> Beside:
        segments = self.plan.segments
        counted = (i for i in run.positions if segments[i].kind is not Kind.OFF_CLOCK)
        return Beside(float(offset_s), run.joined, tuple(Piece(i, segments[i].id, self.lengths[i]) for i in counted))


def _hoped_s(segment: Segment) -> int:
    """What a facilitator who looks ahead counts on: buffers give what they can, all else is as planned."""
    return min(segment.planned_s, segment.shortest_s or 0) if segment.kind is Kind.BUFFER else segment.planned_s


def _pulls(plan: Plan, counted: list[int], layout: Layout) -> dict[int, Pull]:
    """The levers by place. What lies ahead and ranks before one is used first, so it is counted on."""
    offered = {i: found for i in counted if (found := _offer(plan, i, layout)) is not None}
    ranks = {i: rank(plan.segments[i], i) for i in offered}
    return {
        i: pull._replace(
            later=sum(_wins(offered[j], plan.segments[j]) for j in offered if j > i and ranks[j] < ranks[i])
        )
        for i, pull in offered.items()
    }


def _wins(pull: Pull, segment: Segment) -> float:
    return float(segment.planned_s) if pull.skip else pull.short


def _offer(plan: Plan, place: int, layout: Layout) -> Pull | None:
    segment = plan.segments[place]
    lever = None if segment.kind is Kind.BUFFER else lever_of(segment)
    if lever is None:
        return None
    held = _held_s(plan, segment, layout)
    least = lever.least_s
    short = 0 if least is None else segment.planned_s - max(least, held)
    if short <= 0 and not lever.skip:
        return None
    return Pull(0.0, float(max(0, short)), lever.short_s is None, float(least or 0), lever.skip)


def _held_s(plan: Plan, segment: Segment, layout: Layout) -> int:
    """How long the main room waits for what runs beside a segment, by the plan."""
    runs = parts_of(plan).on.get(segment.id, [])
    ends = (layout.ends_s[i] for run in runs if run.joined for i in run.positions)
    return max(ends, default=layout.start_of(segment.id)) - layout.start_of(segment.id)
