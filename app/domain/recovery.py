"""What the plan itself offers a session that runs late: its designed levers, and arithmetic on planned lengths.

Nothing here is a forecast. A cell says which cuts, taken in cut order, bring a session that reaches a
checkpoint late back to its promised end and its fixed starts, by laying the shortened plan out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from app.domain.clock import format_minutes, format_offset
from app.domain.layout import Layout, lay_out
from app.domain.levers import lever_of, rank
from app.domain.moments import Moment, in_main_room, moments_of
from app.domain.plan import At, Kind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.tongue import ENGLISH, Tongue

Place = TypeVar("Place")

LATE_BY_S: Final = (300, 600, 900)
_MOST_CUTS: Final = 6
"""Nobody carries out more at once; the rest is said as what stays over."""
_CHECKPOINTS: Final = (4, 6)
"""So many a facilitator can keep in mind: at least, where the session has them, and at most."""
_LOOKS: Final = 12
"""Checkpoints that make up the number stand at least this part of the session apart."""
_TRIED: Final = 30
"""So many places of a sort are tried to make up the number: a session without levers has none that helps."""


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
    """What to do when this late at a checkpoint, in the order it is done, and what stays over.

    ``cuts``: each with the seconds it wins on the clock. ``back_s``: the wall clock from which on everything begins
    as planned again and nothing is left to do, at the latest the promised end; None where something stays over.
    ``end_s``: when the session is then over.
    """

    late_s: int
    cuts: tuple[tuple[Cut, int], ...]
    over_s: int
    back_s: int | None
    end_s: int

    @property
    def won_s(self) -> int:
        """What all of it wins on the clock."""
        return sum(seconds for _, seconds in self.cuts)

    def lines(self, say: Tongue) -> tuple[str, ...]:
        """A line each thing to do, or one that says why there is none; what is won stays with its line."""
        if self.cuts:
            return tuple(f"{cut.words}\u00a0(−{format_minutes(won_s)})" for cut, won_s in self.cuts)
        over = format_minutes(self.over_s)
        return (say("no cut left: {n} min over", n=over) if self.over_s else say("nothing: there is room"),)

    def outcome(self, say: Tongue, clock: Callable[[int], str] | None = None) -> str:
        """What it wins, and when one is on time again; without a ``clock`` no time of day. Empty: nothing to add."""
        won, over = format_minutes(self.won_s), format_minutes(self.over_s)
        if self.over_s:
            return say("{won} min won, still {n} min over", won=won, n=over) if self.cuts else ""
        told = [say("{n} min won", n=won)] if self.cuts else []
        if clock is not None and self.back_s is not None:
            back = say("on time at {clock}", clock=clock(self.back_s))
            told.append(back if self.back_s < self.end_s else say("ends at {clock}", clock=clock(self.end_s)))
        return ", ".join(told)


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
        if len(helped) < (most if wanted else least) and (wanted or _apart(main, moment, helped)):
            levers = _ahead(session, moment)
            point = Checkpoint(moment, tuple(_remedy(session, moment, levers, late_s) for late_s in LATE_BY_S))
            row = helped if any(each.cuts or not each.over_s for each in point.remedies) else helpless
            row.append(point)
    return tuple(sorted(helped or helpless[:least], key=lambda point: int(point.moment.number)))


def _apart(main: tuple[Moment, ...], moment: Moment, others: list[Checkpoint]) -> bool:
    """Whether it is worth another look at the clock: not so soon before or after one."""
    apart_s = (main[-1].end_s - main[0].start_s) / _LOOKS
    return all(abs(moment.start_s - other.moment.start_s) >= apart_s for other in others)


def _checkpoints(main: tuple[Moment, ...]) -> Iterator[tuple[bool, Moment]]:
    """Where to look at the clock, the best places first, and whether it is one of its own accord.

    After each break, where a section ends, at half-time; to make up the number protected moments and the fifths.
    """
    middle = [moment for moment in main[1:] if _worth(moment)]
    after = [_next(main, i) for i in range(1, len(main)) if main[i - 1].segment.kind is Kind.BREAK]
    ends = [_next(main, i) for i in range(1, len(main)) if _new_section(main[i - 1].segment, main[i].segment)]
    half_s = (main[0].start_s + main[-1].end_s) / 2 if main else 0.0
    half = [next((moment for moment in middle if moment.start_s >= half_s), None)]
    protected = _spread([moment for moment in middle if moment.segment.protected], _TRIED)
    fifths = [middle[len(middle) * n // 5] for n in (4, 3, 2, 1) if middle]
    others = _spread(middle, _TRIED)
    told: set[str] = set()
    for wanted, found in ((True, [*_spread(after), *half, *_spread(ends)]), (False, [*protected, *fifths, *others])):
        for moment in found:
            if moment is not None and moment.segment.id not in told:
                told.add(moment.segment.id)
                yield wanted, moment


def _spread(found: Sequence[Place], most: int = _CHECKPOINTS[1]) -> Sequence[Place]:
    """All of them; of more than so many, some from the beginning to the end."""
    return found if len(found) <= most else [found[len(found) * n // most] for n in range(most)]


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
    here = int(checkpoint.number) - 1
    ranked = sorted(range(here, len(main)), key=lambda place: rank(main[place].segment, place))
    several = sum(moment.segment.kind is Kind.BUFFER for moment in main) > 1
    levers = []
    for place in ranked:
        elapsed = format_offset(main[place].start_s - session.plan.start_s)  # a time of day moves with the start
        words = say("Buffer {elapsed}", elapsed=elapsed) if several else ""
        levers.append(cuts_of(main[place].segment, say, words))
    return [cuts for cuts in levers if cuts]


def _remedy(session: _Session, moment: Moment, levers: list[tuple[Cut, ...]], late_s: int) -> Remedy:
    main = session.main
    held = plan = _held(session.plan, moment, late_s)
    ahead = frozenset(each.segment.id for each in main[int(moment.number) - 1 :])
    short_s = _short(lay_out(plan), ahead)
    taken: list[Cut] = []
    for cuts in levers:
        if not any(short_s) or len(taken) == _MOST_CUTS:
            break
        cut, shorter, left_s = _mildest(plan, _in_part(cuts, max(short_s)), ahead)
        if sum(left_s) < sum(short_s):
            taken.append(cut)
            plan, short_s = shorter, left_s
    taken = _no_more(held, _needed(held, taken, ahead), ahead)
    plan = _with_cuts(held, taken)
    before, after = lay_out(held), lay_out(plan)
    order = {each.segment.id: place for place, each in enumerate(main)}
    won = (
        (cut, _takes(held, before, cut.segment_id) - _takes(plan, after, cut.segment_id))
        for cut in sorted(taken, key=lambda cut: order[cut.segment_id])
    )
    over_s = max(_short(after, ahead))
    back_s = None if over_s else _back(session, moment, after, frozenset(cut.segment_id for cut in taken))
    return Remedy(late_s, tuple(won), over_s, back_s, after.end_s)


def _in_part(cuts: tuple[Cut, ...], over_s: int) -> tuple[Cut, ...]:
    """A buffer gives no more than it takes; what remains of it absorbs the next delay."""
    return tuple(replace(cut, planned_s=max(cut.planned_s, cut.full_s - over_s)) if cut.full_s else cut for cut in cuts)


def _needed(held: Plan, taken: list[Cut], ahead: frozenset[str]) -> list[Cut]:
    """The cuts without those a later, larger one made needless: nobody should do more than it takes."""
    least = sum(_short(lay_out(_with_cuts(held, taken)), ahead))
    for cut in taken[-2::-1]:
        fewer = [each for each in taken if each is not cut]
        if sum(_short(lay_out(_with_cuts(held, fewer)), ahead)) <= least:
            taken = fewer
    return taken


def _no_more(held: Plan, taken: list[Cut], ahead: frozenset[str]) -> list[Cut]:
    """The cuts with buffers that give what the others leave to them, the last the least."""
    for cut in [one for one in taken[::-1] if one.full_s]:
        others = [each for each in taken if each is not cut]
        over_s = max(_short(lay_out(_with_cuts(held, others)), ahead))
        taken = [_in_part((each,), over_s)[0] if each is cut else each for each in taken]
    return taken


def _with_cuts(plan: Plan, cuts: list[Cut]) -> Plan:
    """The plan with all of these made; what is left out takes along the joined rooms that hang on it."""
    parts, lengths_s = parts_of(plan), {cut.segment_id: cut.planned_s for cut in cuts}
    for cut in cuts:
        if cut.skips:
            runs = parts.on.get(cut.segment_id, [])
            lengths_s.update((plan.segments[i].id, 0) for run in runs for i in run.positions)
    return _each(plan, set(lengths_s), lambda segment: replace(segment, planned_s=lengths_s[segment.id]))


def _takes(plan: Plan, layout: Layout, segment_id: str) -> int:
    """Seconds until the main room goes on: a segment's own, or what it waits for in its joined rooms."""
    i = next(n for n, segment in enumerate(plan.segments) if segment.id == segment_id)
    runs = parts_of(plan).on.get(segment_id, [])
    joined = (n for run in runs if run.joined for n in run.positions)
    rooms = (layout.ends_s[n] for n in joined if plan.segments[n].kind is not Kind.OFF_CLOCK)
    return max(layout.ends_s[i], *rooms, layout.starts_s[i]) - layout.starts_s[i]


def _back(session: _Session, checkpoint: Moment, after: Layout, cut: frozenset[str]) -> int:
    """From when on nothing begins later than it was planned to, and nothing is left to do."""
    back_s = session.promised_end_s
    for moment in reversed(session.main[int(checkpoint.number) :]):
        if moment.segment.id in cut or after.start_of(moment.segment.id) > moment.start_s:
            break
        back_s = min(back_s, moment.start_s)
    return back_s


def _mildest(plan: Plan, cuts: tuple[Cut, ...], ahead: frozenset[str]) -> tuple[Cut, Plan, tuple[int, ...]]:
    """The first of a segment's cuts that is enough, else its last; the plan with it, and what stays short."""
    for cut in cuts:
        shorter = _with_cuts(plan, [cut])
        left_s = _short(lay_out(shorter), ahead)
        if not any(left_s):
            break
    return cut, shorter, left_s


def _held(plan: Plan, moment: Moment, late_s: int) -> Plan:
    late = At(moment.start_s + late_s)
    return _each(plan, {moment.segment.id}, lambda segment: replace(segment, start=late))


def _each(plan: Plan, ids: set[str], change: Callable[[Segment], Segment]) -> Plan:
    if not ids:
        return plan
    return replace(plan, segments=tuple(change(s) if s.id in ids else s for s in plan.segments))


def _short(layout: Layout, ahead: frozenset[str]) -> tuple[int, ...]:
    """Seconds past the promised end, and past each fixed start from a checkpoint on that cannot be kept."""
    return (max(0, -layout.slack_s), *(clash.by_s for clash in layout.clashes if clash.segment_id in ahead))
