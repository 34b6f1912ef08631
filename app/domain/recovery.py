"""What the plan itself offers a session that runs late: its designed levers, and arithmetic on planned lengths.

Nothing here is a forecast. A cell says which cuts, taken in cut order, bring a session that reaches a
checkpoint late back to its promised end and its fixed starts, by laying the shortened plan out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.clock import format_minutes
from app.domain.layout import Layout, lay_out
from app.domain.levers import lever_of, rank
from app.domain.moments import Moment, clock_words, in_main_room, moments_of
from app.domain.plan import At, Kind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.tongue import ENGLISH, Tongue

LATE_BY_S: Final = (300, 600, 900)
_MOST_CUTS: Final = 6
"""Nobody carries out more at once; the rest is said as what stays over."""
_CHECKPOINTS: Final = (4, 6)
"""So many a facilitator can keep in mind: at least, where the session has them, and at most."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to win time on one segment: the length it gets (0: left out), and the words for doing it.

    ``full_s``: the whole of a buffer, which may give a part of it.
    """

    segment_id: str
    words: str
    planned_s: int
    skips: bool = False
    full_s: int = 0


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do when this late at a checkpoint: cuts with the seconds each wins on the clock, and what stays over.

    ``back_s``: the wall clock from which on everything begins as planned again, at the latest the promised end;
    None where something stays over.
    """

    late_s: int
    cuts: tuple[tuple[Cut, int], ...]
    over_s: int
    back_s: int | None

    @property
    def won_s(self) -> int:
        """What all of it wins on the clock."""
        return sum(seconds for _, seconds in self.cuts)

    def lines(self, say: Tongue) -> tuple[str, ...]:
        """One line a cut, and a last one where it is not enough or nothing is needed."""
        lines = tuple(f"{cut.words} (−{format_minutes(won_s)})" for cut, won_s in self.cuts)
        if not self.over_s:
            return lines or (say("nothing: there is room"),)
        over = format_minutes(self.over_s)
        left = say("then still {n} min over", n=over) if lines else say("no cut left: {n} min over", n=over)
        return (*lines, left)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment worth looking at the clock, and the remedies from there."""

    moment: Moment
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class _Session:
    """What every remedy is worked out from."""

    plan: Plan
    main: tuple[Moment, ...]
    promised_end_s: int
    say: Tongue


def recovery_card(plan: Plan, say: Tongue = ENGLISH) -> tuple[Checkpoint, ...]:
    """Four to six checkpoints of a session in running order, each with its remedies for :data:`LATE_BY_S`.

    A place from which nothing can be won is none, unless there is no other. ``plan``: as it runs, without the shelf.
    """
    layout = lay_out(plan)
    main = tuple(moment for moment in moments_of(plan, layout) if in_main_room(moment.segment))
    session = _Session(plan, main, layout.promised_end_s, say)
    least, most = _CHECKPOINTS
    helped: list[Checkpoint] = []
    helpless: list[Checkpoint] = []
    for wanted, moment in _checkpoints(main):
        if len(helped) < (most if wanted else least):
            point = Checkpoint(moment, tuple(_remedy(session, moment, late_s) for late_s in LATE_BY_S))
            row = helped if any(each.cuts or not each.over_s for each in point.remedies) else helpless
            row.append(point)
    return tuple(sorted(helped or helpless[:least], key=lambda point: int(point.moment.number)))


def _checkpoints(main: tuple[Moment, ...]) -> Iterator[tuple[bool, Moment]]:
    """Where to look at the clock, the best places first, and whether it is one of its own accord.

    After each break, where a section ends, at half-time; to make up the number protected moments and the quarters.
    """
    middle = [moment for moment in main[1:] if _worth(moment)]
    after = [_next(main, i) for i in range(1, len(main)) if main[i - 1].segment.kind is Kind.BREAK]
    ends = [_next(main, i) for i in range(1, len(main)) if _new_section(main[i - 1].segment, main[i].segment)]
    half_s = (main[0].start_s + main[-1].end_s) / 2 if main else 0.0
    half = [next((moment for moment in middle if moment.start_s >= half_s), None)]
    protected = [moment for moment in middle if moment.segment.protected]
    quarters = [middle[len(middle) * n // 4] for n in (1, 2, 3) if middle]
    told: set[str] = set()
    for wanted, found in ((True, [*after, *ends, *half]), (False, [*protected, *quarters])):
        for moment in found:
            if moment is not None and moment.segment.id not in told:
                told.add(moment.segment.id)
                yield wanted, moment


def _new_section(before: Segment, segment: Segment) -> bool:
    return before.section_id is not None and segment.section_id != before.section_id


def _next(main: tuple[Moment, ...], place: int) -> Moment | None:
    """The first from there on at which a person stops to look: on the way to a break nobody does."""
    return next((moment for moment in main[place:] if _worth(moment)), None)


def _worth(moment: Moment) -> bool:
    return moment.segment.kind not in (Kind.BREAK, Kind.BUFFER)


def cuts_of(segment: Segment, say: Tongue, buffer_words: str = "") -> tuple[Cut, ...]:
    """The designed ways to win time on a segment in words, the mildest first; none where it is protected."""
    lever, title = lever_of(segment), segment.title
    if lever is None:
        return ()
    cuts = []
    if segment.kind is Kind.BUFFER:
        words = buffer_words or say("Use the buffer")
        cuts.append(Cut(segment.id, words, lever.shortest_s or 0, full_s=segment.planned_s))
    elif lever.short_s is not None:
        cuts.append(Cut(segment.id, say("{segment}: short form", segment=title), lever.short_s))
    elif lever.shortest_s is not None:
        words = say("{segment} in {n}", segment=title, n=format_minutes(lever.shortest_s))
        cuts.append(Cut(segment.id, words, lever.shortest_s))
    if lever.skip:
        cuts.append(Cut(segment.id, say("Skip {segment}", segment=title), 0, skips=True))
    return tuple(cuts)


def _ahead(session: _Session, checkpoint: Moment) -> list[tuple[Cut, ...]]:
    """The levers from a checkpoint on: buffers, then the designer's cut order, then running order."""
    main, say = session.main, session.say
    ahead = main[int(checkpoint.number) - 1 :]
    ranked = sorted(enumerate(ahead), key=lambda pair: rank(pair[1].segment, pair[0]))
    several = sum(moment.segment.kind is Kind.BUFFER for moment in main) > 1
    levers = []
    for _, moment in ranked:
        clock = clock_words(session.plan, moment.start_s, say)
        levers.append(cuts_of(moment.segment, say, say("Buffer at {clock}", clock=clock) if several else ""))
    return [cuts for cuts in levers if cuts]


def _remedy(session: _Session, moment: Moment, late_s: int) -> Remedy:
    held = plan = _held(session.plan, moment, late_s)
    over_s = _over(lay_out(plan))
    taken: list[Cut] = []
    for cuts in _ahead(session, moment):
        if over_s <= 0 or len(taken) == _MOST_CUTS:
            break
        cut, shorter, left_s = _mildest(plan, _in_part(cuts, over_s))
        if left_s < over_s:
            taken.append(cut)
            plan, over_s = shorter, left_s
    if not over_s:
        taken = _needed(held, taken)
    plan = _with_cuts(held, taken)
    won = ((cut, _takes(held, cut.segment_id) - _takes(plan, cut.segment_id)) for cut in taken)
    return Remedy(late_s, tuple(won), over_s, None if over_s else _back(session, moment, plan))


def _in_part(cuts: tuple[Cut, ...], over_s: int) -> tuple[Cut, ...]:
    """A buffer gives no more than it takes; what remains of it absorbs the next delay."""
    return tuple(replace(cut, planned_s=max(cut.planned_s, cut.full_s - over_s)) if cut.full_s else cut for cut in cuts)


def _needed(held: Plan, taken: list[Cut]) -> list[Cut]:
    """The cuts without those a later, larger one made needless: nobody should do more than it takes."""
    for cut in taken[-2::-1]:
        fewer = [each for each in taken if each is not cut]
        if not _over(lay_out(_with_cuts(held, fewer))):
            taken = fewer
    return taken


def _with_cuts(plan: Plan, cuts: list[Cut]) -> Plan:
    for cut in cuts:
        plan = _with_cut(plan, cut)
    return plan


def _takes(plan: Plan, segment_id: str) -> int:
    """Seconds until the main room goes on: a segment's own, or what it waits for in its joined rooms."""
    layout = lay_out(plan)
    i = next(n for n, segment in enumerate(plan.segments) if segment.id == segment_id)
    runs = parts_of(plan).on.get(segment_id, [])
    rooms = (layout.ends_s[n] for run in runs if run.joined for n in run.positions)
    return max(layout.ends_s[i], *rooms, layout.starts_s[i]) - layout.starts_s[i]


def _back(session: _Session, checkpoint: Moment, plan: Plan) -> int:
    """From when on nothing begins later than it was planned to."""
    starts = dict(zip((segment.id for segment in plan.segments), lay_out(plan).starts_s, strict=True))
    back_s = session.promised_end_s
    for moment in reversed(session.main[int(checkpoint.number) :]):
        if starts[moment.segment.id] > moment.start_s:
            break
        back_s = min(back_s, moment.start_s)
    return back_s


def _mildest(plan: Plan, cuts: tuple[Cut, ...]) -> tuple[Cut, Plan, int]:
    """The first of a segment's cuts that is enough, else its last; the plan with it, and what stays over."""
    for cut in cuts:
        shorter = _with_cut(plan, cut)
        left_s = _over(lay_out(shorter))
        if left_s <= 0:
            break
    return cut, shorter, left_s


def _held(plan: Plan, moment: Moment, late_s: int) -> Plan:
    late = At(moment.start_s + late_s)
    return _each(plan, {moment.segment.id}, lambda segment: replace(segment, start=late))


def _with_cut(plan: Plan, cut: Cut) -> Plan:
    """The plan with a cut made; what is left out takes along the joined rooms that hang on it."""
    gone = set(_hanging_on(plan, cut.segment_id)) if cut.skips else set()
    plan = _each(plan, {cut.segment_id}, lambda segment: replace(segment, planned_s=cut.planned_s))
    return _each(plan, gone, lambda segment: replace(segment, planned_s=0))


def _hanging_on(plan: Plan, segment_id: str) -> list[str]:
    runs = parts_of(plan).on.get(segment_id, [])
    return [plan.segments[i].id for run in runs for i in run.positions]


def _each(plan: Plan, ids: set[str], change: Callable[[Segment], Segment]) -> Plan:
    if not ids:
        return plan
    return replace(plan, segments=tuple(change(s) if s.id in ids else s for s in plan.segments))


def _over(layout: Layout) -> int:
    """Seconds past the promised end, or past a fixed start that cannot be kept, whichever is worse."""
    return max(0, -layout.slack_s, *(clash.by_s for clash in layout.clashes))
