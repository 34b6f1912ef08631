"""When everything in a plan happens, and how late each segment may begin; knows lengths and start rules only."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.laying import Clash, Gap, Layout, Wait, laid_out
from app.domain.plan import At, Kind, MarkerKind, Plan, Segment
from app.domain.ripple import laid_out_again
from app.domain.runs import Run, parts_of
from app.domain.spread import shortest_s

__all__ = [
    "Clash",
    "Deadlines",
    "Gap",
    "Layout",
    "Wait",
    "deadlines",
    "free_until_s",
    "latest_starts",
    "lay_out",
    "least_s",
]


def lay_out(plan: Plan, before: tuple[Plan, Layout] | None = None) -> Layout:
    """Start and end of every segment, by the start rules alone.

    Off-the-clock segments move nothing: *at* stands at its time, a leading *after* ends where the plan starts,
    elsewhere it stands where it was reached. ``before``: a plan this one came from, with its layout; the result is
    the same and there sooner.
    """
    again = laid_out_again(plan, *before) if before is not None else None
    return laid_out(plan) if again is None else again


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Two clock times a moment, whatever came before it, beside ``plan.segments``; None: off the clock.

    Up to *act after* everything that follows still takes its planned length. After *too late after* not even
    the shortest forms end on time. ``cannot_fit``: the ids of fixed starts that lie after their own last moment.
    """

    act_after_s: tuple[int | None, ...]
    too_late_after_s: tuple[int | None, ...]
    cannot_fit: tuple[str, ...] = ()


def deadlines(plan: Plan, layout: Layout) -> Deadlines:
    """The latest starts that still end on time: by planned lengths, and by the least each segment may take."""
    promised = layout.promised_end_s
    late = latest_starts(plan, promised, [least_s(segment) for segment in plan.segments])
    act = latest_starts(plan, promised, [segment.planned_s for segment in plan.segments])
    misfits = [
        segment.id
        for segment, last in zip(plan.segments, late, strict=True)
        if last is not None and isinstance(segment.start, At) and last < segment.start.clock_s
    ]
    return Deadlines(tuple(act), tuple(late), tuple(misfits))


def least_s(segment: Segment) -> int:
    """The least a segment may take, in seconds: nothing where it may be skipped, else its short form or shortest."""
    if segment.markers and segment.has(MarkerKind.MAY_SKIP) and not segment.protected:
        return 0
    shortest = shortest_s(segment)
    if segment.short_form_s is None:
        return shortest
    short = min(segment.short_form_s, segment.planned_s)
    return max(short, shortest) if segment.has(MarkerKind.MUST_NOT_CUT) else short


def free_until_s(plan: Plan, layout: Layout) -> int | None:
    """When the last of the free runs is over; None: not after the main room, which waits for none of them."""
    parts, off_clock = parts_of(plan), Kind.OFF_CLOCK
    runs = (run for row in (*parts.on.values(), *parts.by_clock.values()) for run in row if not run.joined)
    free = (i for run in runs for i in run.positions if plan.segments[i].kind is not off_clock)
    last_s = max((layout.ends_s[i] for i in free), default=layout.end_s)
    return last_s if last_s > layout.end_s else None


def latest_starts(plan: Plan, promised_s: int, least: list[int]) -> list[int | None]:
    """The latest start of each segment that still ends at ``promised_s``, where each takes what ``least`` says.

    Walked backwards from the end; both stand beside ``plan.segments``. None: off the clock.
    """
    parts = parts_of(plan)
    latest: list[int | None] = [None] * len(plan.segments)
    segments, on, off_clock = plan.segments, parts.on, Kind.OFF_CLOCK
    for runs in parts.by_clock.values():
        for run in runs:
            _latest_run(plan, run, promised_s, least, latest)
    reach = promised_s
    for i in reversed(parts.main):
        segment = segments[i]
        counted = segment.kind is not off_clock
        bound = reach - least[i]
        for run in on.get(segment.id, ()):
            waits = run.joined and counted
            first = _latest_run(plan, run, reach if waits else promised_s, least, latest)
            if waits:
                bound = min(bound, first - run.offset_s)
        if counted:
            latest[i] = bound
            rule = segment.start
            reach = min(rule.clock_s, bound) if type(rule) is At else bound
    return latest


def _latest_run(plan: Plan, run: Run, end_s: int, least: list[int], latest: list[int | None]) -> int:
    """The latest starts within one run that has to be over by ``end_s``; the first one's."""
    for i in reversed(run.positions):
        if plan.segments[i].kind is not Kind.OFF_CLOCK:
            end_s -= least[i]
            latest[i] = end_s
    return end_s
