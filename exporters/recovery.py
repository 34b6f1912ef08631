"""What the plan itself offers a session that runs late: its designed levers, and arithmetic on planned lengths.

Nothing here is a forecast. A cell says which cuts, taken in cut order, bring a session that reaches a
checkpoint late back to its promised end and its fixed starts, by laying the shortened plan out again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.clock import format_minutes
from app.domain.layout import Layout, lay_out
from app.domain.plan import At, Kind, MarkerKind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.spread import slows_down
from app.domain.tongue import Tongue
from exporters.timing import Moment, Timing

LATE_BY_S: Final = (300, 600, 900)
_MOST_CUTS: Final = 6
"""Nobody carries out more at once; the rest is said as what stays over."""
_MOST_CHECKPOINTS: Final = 8


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


def recovery_card(timing: Timing) -> tuple[Checkpoint, ...]:
    """The checkpoints of a session in running order, each with its remedies for :data:`LATE_BY_S`.

    A place from which nothing can be won is none, unless there is no other.
    """
    card = tuple(
        Checkpoint(moment, tuple(_remedy(timing, moment, late_s) for late_s in LATE_BY_S))
        for moment in _checkpoints(timing.main)
    )
    helped = tuple(point for point in card if any(each.cuts or not each.over_s for each in point.remedies))
    return helped or card


def _checkpoints(main: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Protected moments and the first after each break; where there are none, the quarters of the session."""
    chosen = [
        moment
        for before, moment in pairwise(main)
        if moment.segment.protected or (before.segment.kind is Kind.BREAK and _worth(moment))
    ]
    if chosen:
        return tuple(chosen[-_MOST_CHECKPOINTS:])
    middle = [moment for moment in main[1:] if _worth(moment)]
    return tuple(middle[i] for i in sorted({len(middle) * n // 4 for n in (1, 2, 3)}) if middle)


def _worth(moment: Moment) -> bool:
    return moment.segment.kind not in (Kind.BREAK, Kind.BUFFER)


def cuts_of(segment: Segment, say: Tongue, buffer_words: str = "") -> tuple[Cut, ...]:
    """The designed ways to win time on a segment, the mildest first; none where it is protected."""
    if segment.protected or slows_down(segment):
        return ()
    if segment.kind is Kind.BUFFER:
        return (
            Cut(segment.id, buffer_words or say("Use the buffer"), segment.shortest_s or 0, full_s=segment.planned_s),
        )
    cuts = []
    title = segment.title
    if segment.short_form_s is not None and segment.short_form_s < segment.planned_s:
        cuts.append(Cut(segment.id, say("{segment}: short form", segment=title), segment.short_form_s))
    elif segment.shortest_s is not None and segment.shortest_s < segment.planned_s:
        words = say("{segment} in {n}", segment=title, n=format_minutes(segment.shortest_s))
        cuts.append(Cut(segment.id, words, segment.shortest_s))
    if segment.has(MarkerKind.MAY_SKIP):
        cuts.append(Cut(segment.id, say("Skip {segment}", segment=title), 0, skips=True))
    return tuple(cuts)


def _ahead(timing: Timing, checkpoint: Moment) -> list[tuple[Cut, ...]]:
    """The levers from a checkpoint on: buffers, then the designer's cut order, then running order."""
    ahead = timing.main[int(checkpoint.number) - 1 :]
    ranked = sorted(enumerate(ahead), key=lambda pair: _rank(pair[1].segment, pair[0]))
    several = sum(moment.segment.kind is Kind.BUFFER for moment in timing.main) > 1
    levers = []
    for _, moment in ranked:
        words = timing.say("Buffer at {clock}", clock=timing.clock(moment.start_s)) if several else ""
        levers.append(cuts_of(moment.segment, timing.say, words))
    return [cuts for cuts in levers if cuts]


def _rank(segment: Segment, place: int) -> tuple[int, int, int]:
    if segment.kind is Kind.BUFFER:
        return (0, 0, place)
    return (2, 0, place) if segment.cut_order is None else (1, segment.cut_order, place)


def _remedy(timing: Timing, moment: Moment, late_s: int) -> Remedy:
    held = plan = _held(timing.plan, moment, late_s)
    over_s = _over(lay_out(plan))
    taken: list[Cut] = []
    for cuts in _ahead(timing, moment):
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
    return Remedy(late_s, tuple(won), over_s, None if over_s else _back(timing, moment, plan))


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


def _back(timing: Timing, checkpoint: Moment, plan: Plan) -> int:
    """From when on nothing begins later than it was planned to."""
    starts = dict(zip((segment.id for segment in plan.segments), lay_out(plan).starts_s, strict=True))
    back_s = timing.layout.promised_end_s
    for moment in reversed(timing.main[int(checkpoint.number) :]):
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
