"""A plan as the rules look at it: what they ask again and again, worked out once, and what is known beside the plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from app.domain.handoff import Handoff
from app.domain.handoffs import of_plan, stale
from app.domain.layout import Deadlines, Layout, deadlines, lay_out
from app.domain.plan import MAIN_LANE, Cue, Delivery, Kind, MarkerKind, Need, NeedState, Plan, Program, Segment
from app.domain.pressure import Holds, Pressure, percent
from app.domain.runs import parts_of
from app.domain.spread import shortest_s

LAYOUT: Final = frozenset({"planned_s", "start", "order", "lanes", "plan.start_s", "plan.promised_s"})
"""What a layout follows from."""
WEIGHTS: Final = frozenset(
    {MarkerKind.MUST_NOT_CUT, MarkerKind.SLOW_DOWN, MarkerKind.INVITE_DIALOGUE, MarkerKind.KEEP_CONSISTENT}
)
"""What says that a moment matters, and not only that it may change."""


def weighted(segment: Segment) -> bool:
    """Whether a moment of it carries weight."""
    return any(marker.kind in WEIGHTS for marker in segment.markers)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a pressure test found: the chance in whole percent to end on time, run as designed, and of each segment

    that must not be cut that it keeps its shortest. ``assumed``: lengths nobody stated are in it.
    """

    on_time: int
    keeps: tuple[tuple[str, int], ...] = ()
    assumed: bool = False


def forecast(plan: Plan, found: Pressure) -> Forecast:
    """What the rules have to know of a pressure test of a plan; a percent that is not full does not count."""
    binding = {one.id for one in plan.running_segments if one.has(MarkerKind.MUST_NOT_CUT)}
    kept = (one for one in found.designed.kept if one.holds is Holds.FLOOR and one.segment_id in binding)
    keeps = tuple((one.segment_id, percent(one.chance)) for one in kept)
    return Forecast(percent(found.designed.on_time), keeps, bool(found.assumed))


@dataclass(frozen=True, slots=True)
class Account:
    """Who answers for a difference from the master at a segment of it, and why."""

    master_segment_id: str
    reason: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a plan was adapted from. ``pairs``: its segments' ids, each with the id in the master it came from;

    one that stands in no pair came from the segment of its own id. ``stale``: the ids of segments whose translation
    is older than what it translates.
    """

    master: Plan
    pairs: tuple[tuple[str, str], ...] = ()
    accounts: tuple[Account, ...] = ()
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the plan; nothing is asked that this cannot answer.

    ``today``: an ISO date or empty. ``handoffs``: of any plans; that of the newest is best whole. ``runs``: all
    deliveries of the plan, the one that is prepared, ``delivery``, among them.
    """

    delivery: Delivery | None = None
    runs: tuple[Delivery, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    program: Program | None = None
    today: str = ""
    forecast: Forecast | None = None
    adaptation: Adaptation | None = None


class Call(NamedTuple):
    """A cue, and the wall clock it falls due at."""

    clock_s: int
    cue: Cue
    segment: Segment


class Look:
    """One state of a plan with its layout."""

    def __init__(self, plan: Plan, known: Known | None = None, layout: Layout | None = None) -> None:
        self.plan = plan
        self.known = known or Known()
        self.layout = layout or lay_out(plan)

    @cached_property
    def running(self) -> tuple[Segment, ...]:
        """All but the parked ones."""
        return self.plan.running_segments

    @cached_property
    def counted(self) -> tuple[Segment, ...]:
        """What runs on the clock, in all lanes."""
        return tuple(one for one in self.running if one.kind is not Kind.OFF_CLOCK)

    @cached_property
    def main(self) -> tuple[Segment, ...]:
        """What runs on the clock in the main room."""
        return tuple(one for one in self.counted if one.lane_id == MAIN_LANE)

    @cached_property
    def deadlines(self) -> Deadlines:
        """How late each segment may begin."""
        return deadlines(self.plan, self.layout)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every cue on the clock, by the clock."""
        start = self.layout.start_of
        found = [Call(start(one.id) + cue.offset_s, cue, one) for one in self.counted if one.cues for cue in one.cues]
        return tuple(sorted(found, key=lambda call: call.clock_s))

    @cached_property
    def scripted(self) -> bool:
        """Whether anything has a script; where nothing has one, it may well hold what nobody wrote down."""
        return any(one.steps for one in self.running)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Of what runs beside a segment of the main room, that segment's id."""
        segments, runs = self.plan.segments, parts_of(self.plan).on
        return {segments[i].id: anchor for anchor, row in runs.items() for run in row for i in run.positions}

    @cached_property
    def spare(self) -> tuple[tuple[int, str], ...]:
        """What could be planned shorter: by how many seconds, and its id, the most first."""
        waited = set(self.anchors.values())
        language = self.plan.language
        rows = ((spare_s(one, language), one.id) for one in self.main if one.id not in waited)
        return tuple(sorted((row for row in rows if row[0] > 0), key=lambda row: -row[0]))

    @cached_property
    def outdated(self) -> bool | None:
        """Whether the session changed since its newest handoff; None: nothing was handed off.

        Of one that is not whole only the number of the version can tell.
        """
        newest = next(iter(of_plan(self.known.handoffs, self.plan.id)), None)
        if newest is None:
            return None
        return stale(self.plan, newest) if newest.whole else newest.version != self.plan.version

    @cached_property
    def states(self) -> dict[str, NeedState]:
        """How far each need is for the run; one that is not there is open."""
        run = self.known.delivery
        return {one.need_id: one.state for one in run.readiness} if run is not None else {}

    @property
    def day(self) -> str:
        """The ISO date of the run, else of the plan, or empty."""
        run = self.known.delivery
        return (run.date if run is not None else "") or self.plan.date

    def state_of(self, need: Need) -> NeedState:
        """How far a need is for the run."""
        return self.states.get(need.id, NeedState.OPEN)


_STILL: Final = frozenset({Kind.OPENING, Kind.CLOSE, Kind.BREAK, Kind.BUFFER, Kind.DEBRIEF, Kind.OFF_CLOCK})
"""What is never asked for time: the frame, what rests and absorbs, and what is eaten first as it is."""


def spare_s(segment: Segment, language: str) -> int:
    """The seconds a segment can spare: none where it carries weight, and never those its script or cues need."""
    if segment.kind in _STILL or segment.rounds or weighted(segment):
        return 0
    due = [step.offset_s for step in segment.steps if step.offset_s is not None]
    due += [marker.offset_s for marker in segment.markers if marker.offset_s is not None]
    needed = max(due) + 60 if due else 0
    cued = max((cue.offset_s + (cue.runs_s or 0) for cue in segment.cues), default=0)
    return max(0, segment.planned_s - max(shortest_s(segment, language), needed, cued))
