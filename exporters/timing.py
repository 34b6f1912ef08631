"""When everything of one run happens: the layout of a plan at its delivery's start, and the clock in words.

All times come from :mod:`app.domain.layout`; nothing is laid out again here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.clock import format_length, format_minutes, format_offset
from app.domain.layout import Layout, lay_out
from app.domain.moments import Moment, clock_words, moments_of
from app.domain.parking import running
from app.domain.plan import MAIN_LANE, At, Delivery, Kind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.spread import spread
from app.domain.tongue import ENGLISH, Tongue


def at_start_of(plan: Plan, delivery: Delivery | None) -> Plan:
    """The plan at the delivery's start; fixed starts move by the same amount, so the design is kept."""
    if delivery is None or delivery.start_s is None or delivery.start_s == plan.start_s:
        return plan
    by_s = delivery.start_s - plan.start_s
    return replace(plan, start_s=delivery.start_s, segments=tuple(_moved(each, by_s) for each in plan.segments))


def _moved(segment: Segment, by_s: int) -> Segment:
    if not isinstance(segment.start, At):
        return segment
    return replace(segment, start=replace(segment.start, clock_s=max(0, segment.start.clock_s + by_s)))


@dataclass(frozen=True, slots=True)
class Timing:
    """The moments of one run, sorted by what a document does with them."""

    plan: Plan
    layout: Layout
    main: tuple[Moment, ...]
    side: tuple[Moment, ...]
    before: tuple[Moment, ...]
    after: tuple[Moment, ...]
    say: Tongue = ENGLISH

    @property
    def everything(self) -> tuple[Moment, ...]:
        """All moments of the run, on the clock or off it."""
        return (*self.before, *self.counted, *self.after)

    @property
    def counted(self) -> tuple[Moment, ...]:
        """Everything on the clock, by time; the main room before what starts beside it at the same moment."""
        return tuple(sorted(self.main + self.side, key=lambda moment: moment.start_s))

    def offset_s(self, clock_s: int) -> int:
        """Seconds from the session's start; negative before it."""
        return clock_s - self.plan.start_s

    def clock(self, clock_s: int) -> str:
        """``10:52``; ``00:10 (+1)`` on the day after the session's first."""
        return clock_words(self.plan, clock_s, self.say)

    def elapsed(self, clock_s: int) -> str:
        """``+0:52`` from the session's start; ``−0:30`` before it."""
        return format_offset(self.offset_s(clock_s))

    def span(self, moment: Moment) -> str:
        """``10:52 – 11:17``."""
        return f"{self.clock(moment.start_s)} – {self.clock(moment.end_s)}"


def time_plan(plan: Plan, delivery: Delivery | None, say: Tongue = ENGLISH) -> Timing:
    """Lay a plan out for one run; what is parked does not run, so no document knows of it."""
    moved = at_start_of(running(plan), delivery)
    layout = lay_out(moved)
    moments = moments_of(moved, layout)
    counted = [each for each in moments if each.segment.kind is not Kind.OFF_CLOCK]
    loose = [each for each in moments if each.segment.kind is Kind.OFF_CLOCK]
    return Timing(
        plan=moved,
        layout=layout,
        main=tuple(each for each in counted if each.segment.lane_id == MAIN_LANE),
        side=tuple(each for each in counted if each.segment.lane_id != MAIN_LANE),
        before=tuple(sorted((each for each in loose if each.start_s < moved.start_s), key=_start)),
        after=tuple(sorted((each for each in loose if each.start_s >= moved.start_s), key=_start)),
        say=say,
    )


def _start(moment: Moment) -> int:
    return moment.start_s


def beside(timing: Timing, segment_id: str) -> tuple[Moment, ...]:
    """What runs in side lanes hung on a main-room segment, by time."""
    runs = parts_of(timing.plan).on.get(segment_id, [])
    ids = {timing.plan.segments[i].id for run in runs for i in run.positions}
    return tuple(moment for moment in timing.counted if moment.segment.id in ids)


def length_range(segment: Segment, language: str, say: Tongue) -> str:
    """``18 to 34``; whole minutes and ``assumed`` where nobody stated it; empty where the length does not vary."""
    s = spread(segment, language)
    if s.shortest_s == s.longest_s:
        return ""
    if s.shortest_assumed and s.longest_assumed:
        low, high = round(s.shortest_s / 60), round(s.longest_s / 60)
        return say("{shortest} to {longest} assumed", shortest=low, longest=high)
    return say("{shortest} to {longest}", shortest=format_minutes(s.shortest_s), longest=format_minutes(s.longest_s))


def length(seconds: int) -> str:
    """``25 min`` and its like."""
    return format_length(seconds)
