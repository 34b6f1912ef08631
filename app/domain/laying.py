"""Laying a whole plan out: starts, ends, gaps, waits and clashes from lengths and start rules, in one pass.

A layout is rows of whole seconds beside ``plan.segments``, wall clock from midnight of the plan's day.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from app.domain.plan import At, Kind, Plan, Segment
from app.domain.runs import Parts, Run, parts_of


@dataclass(frozen=True, slots=True)
class Gap:
    """Unplanned time before a fixed start: it absorbs lateness. ``after_id`` None: since the plan's start."""

    lane_id: str
    after_id: str | None
    before_id: str
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Empty time in the main room behind ``after_id``, because joined runs of ``lane_id`` are not over yet.

    ``before_id``: what waits; None: the session's end.
    """

    after_id: str
    before_id: str | None
    start_s: int
    end_s: int
    lane_id: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A segment with its own start begins ``by_s`` seconds before ``with_id`` is over: must be solved."""

    segment_id: str
    with_id: str
    by_s: int


@dataclass(frozen=True, slots=True)
class Layout:
    """``starts_s`` and ``ends_s`` stand beside ``plan.segments``; ``index`` gives an id's position in them.

    Gaps, waits and clashes stand in the order of the segments that begin there. ``parked``: the ids of what does not
    run; its start and end are both the plan's start, and nothing counts it. ``anchors``: the ids lanes beside hang on.
    ``stops``: the positions in the main room that do not simply follow, and behind the last of it one more.
    """

    starts_s: tuple[int, ...]
    ends_s: tuple[int, ...]
    gaps: tuple[Gap, ...]
    clashes: tuple[Clash, ...]
    end_s: int
    promised_end_s: int
    index: dict[str, int]
    parked: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    stops: tuple[int, ...] = ()
    waits: tuple[Wait, ...] = ()

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
class Notes:
    """The gaps, waits and clashes found so far."""

    gaps: list[Gap] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def take(self, segment: Segment, start: int, reached: int, last: Segment | None) -> None:
        """A start of its own that leaves a gap, or that begins before what came before it is over."""
        if start > reached:
            self.gaps.append(Gap(segment.lane_id, last.id if last else None, segment.id, reached, start))
        elif start < reached and last is not None:
            self.clashes.append(Clash(segment.id, last.id, reached - start))


@dataclass(slots=True)
class _Work:
    """What is being laid out, in rows; ``last`` holds the latest end in each side lane, and whose it is."""

    plan: Plan
    parts: Parts
    starts: list[int]
    ends: list[int]
    end_s: int
    notes: Notes = field(default_factory=Notes)
    stops: list[int] = field(default_factory=list)
    last: dict[str, tuple[int, Segment]] = field(default_factory=dict)


def laid_out(plan: Plan) -> Layout:
    """The layout of a plan, from nothing."""
    count = len(plan.segments)
    work = _Work(plan, parts_of(plan), [0] * count, [0] * count, plan.start_s)
    for i in work.parts.parked:
        work.starts[i] = work.ends[i] = plan.start_s
    _lay_main(work, _lay_lead(work))
    for runs in work.parts.by_clock.values():
        for run in runs:
            _lay_run(work, run, run.clock_s)
    index = dict(zip([segment.id for segment in plan.segments], range(count), strict=True))
    return Layout(
        starts_s=tuple(work.starts),
        ends_s=tuple(work.ends),
        gaps=tuple(sorted(work.notes.gaps, key=lambda gap: index[gap.before_id])),
        clashes=tuple(sorted(work.notes.clashes, key=lambda clash: index[clash.segment_id])),
        end_s=work.end_s,
        promised_end_s=plan.start_s + plan.promised_s,
        index=index,
        parked=frozenset(plan.segments[i].id for i in work.parts.parked),
        anchors=frozenset(work.parts.anchors),
        stops=_stops(work),
        waits=tuple(work.notes.waits),
    )


def _stops(work: _Work) -> tuple[int, ...]:
    """Where the main room does not stand together, every position is one."""
    main = work.parts.main
    if not isinstance(main, range):
        return tuple(range(len(work.starts)))
    return (*work.stops, len(main))


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
    work.stops.extend(main[:lead])
    for i in main[:lead]:
        _lay_runs_on(work, i)
    return lead


def _lay_main(work: _Work, lead: int) -> None:
    """The main room in running order. A hot loop: plain numbers, no calls for a segment that has no runs."""
    segments, starts, ends, on = work.plan.segments, work.starts, work.ends, work.parts.on
    off_clock = Kind.OFF_CLOCK
    cursor, last = work.plan.start_s, None
    for i in work.parts.main[lead:]:
        segment = segments[i]
        if type(segment.start) is At or segment.kind is off_clock:
            cursor, last = _lay_own(work, i, cursor, last)
        else:
            starts[i] = cursor
            cursor += segment.planned_s
            ends[i] = cursor
            last = segment
        if on and segment.id in on:
            held, by = _lay_runs_on(work, i)
            if by is not None and held > cursor:
                _note_wait(work, i, cursor, held, by)
                cursor, last = held, by
    work.end_s = max(work.end_s, cursor)


def _note_wait(work: _Work, place: int, cursor: int, held: int, by: Segment) -> None:
    """That the main room is empty from ``cursor`` until a run is over, or until a fixed start before that."""
    segments, main = work.plan.segments, work.parts.main
    behind = (segments[i] for i in main[bisect_right(main, place) :])
    waiting = next((segment for segment in behind if segment.kind is not Kind.OFF_CLOCK), None)
    if waiting is not None and isinstance(waiting.start, At):
        held = min(held, waiting.start.clock_s)
    if held > cursor:
        before_id = waiting.id if waiting is not None else None
        work.notes.waits.append(Wait(segments[place].id, before_id, cursor, held, by.lane_id))


def _lay_own(work: _Work, i: int, cursor: int, last: Segment | None) -> tuple[int, Segment | None]:
    """A main-room segment that is fixed or off the clock; how far the room is then, and by whom."""
    segment = work.plan.segments[i]
    start = segment.start.clock_s if isinstance(segment.start, At) else cursor
    work.starts[i], work.ends[i] = start, start + segment.planned_s
    work.stops.append(i)
    if segment.kind is Kind.OFF_CLOCK:
        return cursor, last
    work.notes.take(segment, start, cursor, last)
    return (work.ends[i], segment) if work.ends[i] >= cursor else (cursor, last)


def _lay_runs_on(work: _Work, anchor: int) -> tuple[int, Segment | None]:
    """Lay the runs that hang on a main-room segment; the latest end of the joined ones, and whose it is."""
    segment = work.plan.segments[anchor]
    held, by = work.starts[anchor], None
    for run in work.parts.on.get(segment.id, ()):
        start = work.starts[anchor] + run.offset_s
        waiting = work.parts.by_clock.get(run.lane_id, [])
        while waiting and waiting[0].clock_s <= start:
            _lay_run(work, waiting[0], waiting.pop(0).clock_s)
        end, last = _lay_run(work, run, start, counts=segment.kind is not Kind.OFF_CLOCK)
        if run.joined and segment.kind is not Kind.OFF_CLOCK and last is not None and end > held:
            held, by = end, last
    return held, by


def _lay_run(work: _Work, run: Run, start: int, counts: bool = True) -> tuple[int, Segment | None]:
    """One run from its start on; its last end and whose it is (None: nothing in it counts)."""
    segments = work.plan.segments
    reached, last = work.last.get(run.lane_id, (start, None))
    run_end, by = start, None
    for n, i in enumerate(run.positions):
        segment = segments[i]
        begin = reached if n else start
        work.starts[i], work.ends[i] = begin, begin + segment.planned_s
        if segment.kind is Kind.OFF_CLOCK:
            reached = max(reached, begin)
            continue
        if n == 0 and (begin < reached or isinstance(segment.start, At)):
            work.notes.take(segment, begin, reached, last)
        if work.ends[i] >= run_end:
            run_end, by = work.ends[i], segment
        if work.ends[i] >= reached:
            reached, last = work.ends[i], segment
    if last is not None:
        work.last[run.lane_id] = (reached, last)
    if run.joined and counts and by is not None:
        work.end_s = max(work.end_s, run_end)
    return run_end, by
