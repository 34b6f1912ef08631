"""When everything in a plan happens: starts, ends, gaps, clashes and slack; knows lengths and start rules only.

A layout is rows of whole seconds beside ``plan.segments``, wall clock from midnight of the plan's day.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.plan import At, Kind, MarkerKind, Plan, Segment
from app.domain.runs import Parts, Run, parts_of
from app.domain.spread import shortest_s


@dataclass(frozen=True, slots=True)
class Gap:
    """Unplanned time before a fixed start: it absorbs lateness. ``after_id`` None: since the plan's start."""

    lane_id: str
    after_id: str | None
    before_id: str
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A segment with its own start begins ``by_s`` seconds before ``with_id`` is over: must be solved."""

    segment_id: str
    with_id: str
    by_s: int


@dataclass(frozen=True, slots=True)
class Layout:
    """``starts_s`` and ``ends_s`` stand beside ``plan.segments``; ``index`` gives an id's position in them.

    ``parked``: the ids of what does not run; its start and end are both the plan's start, and nothing counts it.
    """

    starts_s: tuple[int, ...]
    ends_s: tuple[int, ...]
    gaps: tuple[Gap, ...]
    clashes: tuple[Clash, ...]
    end_s: int
    promised_end_s: int
    index: dict[str, int]
    parked: frozenset[str] = frozenset()

    @property
    def slack_s(self) -> int:
        """Promised end minus the last end of main room and joined runs; negative: over the promise."""
        return self.promised_end_s - self.end_s

    def start_of(self, segment_id: str) -> int:
        """Wall-clock seconds; ``KeyError`` for an id the plan has not."""
        return self.starts_s[self.index[segment_id]]

    def end_of(self, segment_id: str) -> int:
        """Wall-clock seconds; ``KeyError`` for an id the plan has not."""
        return self.ends_s[self.index[segment_id]]


@dataclass(slots=True)
class _Work:
    """What is being laid out, in rows; ``last`` holds the latest end in each side lane, and whose it is."""

    plan: Plan
    parts: Parts
    starts: list[int]
    ends: list[int]
    end_s: int
    gaps: list[Gap] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    last: dict[str, tuple[int, str]] = field(default_factory=dict)


def lay_out(plan: Plan) -> Layout:
    """Start and end of every segment, by the start rules alone.

    Off-the-clock segments move nothing: *at* stands at its time, a leading *after* ends where the plan starts,
    elsewhere it stands where it was reached.
    """
    count = len(plan.segments)
    work = _Work(plan, parts_of(plan), [0] * count, [0] * count, plan.start_s)
    for i in work.parts.parked:
        work.starts[i] = work.ends[i] = plan.start_s
    _lay_main(work, _lay_lead(work))
    for runs in work.parts.by_clock.values():
        for run in runs:
            _lay_run(work, run, run.clock_s)
    return Layout(
        starts_s=tuple(work.starts),
        ends_s=tuple(work.ends),
        gaps=tuple(work.gaps),
        clashes=tuple(work.clashes),
        end_s=work.end_s,
        promised_end_s=plan.start_s + plan.promised_s,
        index={segment.id: i for i, segment in enumerate(plan.segments)},
        parked=frozenset(plan.segments[i].id for i in work.parts.parked),
    )


def _lay_lead(work: _Work) -> int:
    """Stack what is off the clock before the start backwards from it; how many those are."""
    segments, main = work.plan.segments, work.parts.main
    lead = 0
    while lead < len(main) and segments[main[lead]].kind is Kind.OFF_CLOCK:
        lead += 1
    reached = work.plan.start_s
    for i in reversed(main[:lead]):
        segment, rule = segments[i], segments[i].start
        start = rule.clock_s if isinstance(rule, At) else reached - segment.planned_s
        work.starts[i], work.ends[i] = start, start + segment.planned_s
        reached = min(reached, start)
    for i in main[:lead]:
        _lay_runs_on(work, i)
    return lead


def _lay_main(work: _Work, lead: int) -> None:
    """The main room in running order. A hot loop: plain numbers, no calls for a segment that has no runs."""
    segments, starts, ends, on = work.plan.segments, work.starts, work.ends, work.parts.on
    off_clock = Kind.OFF_CLOCK
    cursor, last_id = work.plan.start_s, None
    for i in work.parts.main[lead:]:
        segment = segments[i]
        rule, counted = segment.start, segment.kind is not off_clock
        start = cursor
        if type(rule) is At:
            start = rule.clock_s
            if counted and start != cursor:
                _note(work, i, start, cursor, last_id)
        starts[i] = start
        ends[i] = end = start + segment.planned_s
        if counted and end >= cursor:
            cursor, last_id = end, segment.id
        if on and segment.id in on:
            held, by = _lay_runs_on(work, i)
            if by is not None and held > cursor:
                cursor, last_id = held, by
    work.end_s = max(work.end_s, cursor)


def _note(work: _Work, i: int, start: int, reached: int, last_id: str | None) -> None:
    """A start of its own that leaves a gap, or that begins before what came before it is over."""
    segment = work.plan.segments[i]
    if start > reached:
        work.gaps.append(Gap(segment.lane_id, last_id, segment.id, reached, start))
    elif start < reached and last_id is not None:
        work.clashes.append(Clash(segment.id, last_id, reached - start))


def _lay_runs_on(work: _Work, anchor: int) -> tuple[int, str | None]:
    """Lay the runs that hang on a main-room segment; the latest end of the joined ones, and whose it is."""
    segment = work.plan.segments[anchor]
    held, by = work.starts[anchor], None
    for run in work.parts.on.get(segment.id, ()):
        start = work.starts[anchor] + run.offset_s
        waiting = work.parts.by_clock.get(run.lane_id, [])
        while waiting and waiting[0].clock_s <= start:
            _lay_run(work, waiting[0], waiting.pop(0).clock_s)
        end, last_id = _lay_run(work, run, start, counts=segment.kind is not Kind.OFF_CLOCK)
        if run.joined and segment.kind is not Kind.OFF_CLOCK and last_id is not None and end > held:
            held, by = end, last_id
    return held, by


def _lay_run(work: _Work, run: Run, start: int, counts: bool = True) -> tuple[int, str | None]:
    """One run from its start on; its last end and whose it is (None: nothing in it counts)."""
    segments = work.plan.segments
    reached, last_id = work.last.get(run.lane_id, (start, None))
    run_end, by = start, None
    for n, i in enumerate(run.positions):
        segment = segments[i]
        begin = reached if n else start
        work.starts[i], work.ends[i] = begin, begin + segment.planned_s
        if segment.kind is Kind.OFF_CLOCK:
            reached = max(reached, begin)
            continue
        if n == 0 and (begin < reached or isinstance(segment.start, At)):
            _note(work, i, begin, reached, last_id)
        if work.ends[i] >= run_end:
            run_end, by = work.ends[i], segment.id
        if work.ends[i] >= reached:
            reached, last_id = work.ends[i], segment.id
    if last_id is not None:
        work.last[run.lane_id] = (reached, last_id)
    if run.joined and counts and by is not None:
        work.end_s = max(work.end_s, run_end)
    return run_end, by


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
    parts, promised = parts_of(plan), layout.promised_end_s
    least = [least_s(segment) for segment in plan.segments]
    late = _latest(plan, parts, promised, least)
    act = _latest(plan, parts, promised, [segment.planned_s for segment in plan.segments])
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


def _latest(plan: Plan, parts: Parts, promised_s: int, least: list[int]) -> list[int | None]:
    """The latest start of each segment, walked backwards from the promised end."""
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
