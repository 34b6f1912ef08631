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
from exporters.timing import Moment, Timing

LATE_BY_S: Final = (300, 600, 900)
_MOST_CUTS: Final = 6
"""Nobody carries out more at once; the rest is said as what stays over."""
_MOST_CHECKPOINTS: Final = 8


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to win time on one segment: the length it gets (0: left out), and the words for doing it."""

    segment_id: str
    words: str
    planned_s: int
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do when this late at a checkpoint: cuts with the seconds each wins, and what stays over."""

    late_s: int
    cuts: tuple[tuple[Cut, int], ...]
    over_s: int

    def lines(self) -> tuple[str, ...]:
        """One line a cut, and a last one where it is not enough or nothing is needed."""
        lines = tuple(f"{cut.words} (−{format_minutes(won_s)})" for cut, won_s in self.cuts)
        if self.over_s:
            over = f"{format_minutes(self.over_s)} min over"
            return (*lines, f"then still {over}" if lines else f"no cut left: {over}")
        return lines or ("nothing: there is room",)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment worth looking at the clock, and the remedies from there."""

    moment: Moment
    remedies: tuple[Remedy, ...]


def recovery_card(timing: Timing) -> tuple[Checkpoint, ...]:
    """The checkpoints of a session in running order, each with its remedies for :data:`LATE_BY_S`."""
    return tuple(
        Checkpoint(moment, tuple(_remedy(timing, moment, late_s) for late_s in LATE_BY_S))
        for moment in _checkpoints(timing.main)
    )


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


def cuts_of(segment: Segment, buffer_words: str = "Use the buffer") -> tuple[Cut, ...]:
    """The designed ways to win time on a segment, the mildest first; none where it is protected."""
    if segment.protected or slows_down(segment):
        return ()
    if segment.kind is Kind.BUFFER:
        return (Cut(segment.id, buffer_words, segment.shortest_s or 0),)
    cuts = []
    if segment.short_form_s is not None and segment.short_form_s < segment.planned_s:
        words = f"{segment.title}: short form"
        cuts.append(Cut(segment.id, words, segment.short_form_s))
    elif segment.shortest_s is not None and segment.shortest_s < segment.planned_s:
        cuts.append(Cut(segment.id, f"{segment.title} in {format_minutes(segment.shortest_s)}", segment.shortest_s))
    if segment.has(MarkerKind.MAY_SKIP):
        cuts.append(Cut(segment.id, f"Skip {segment.title}", 0, skips=True))
    return tuple(cuts)


def _ahead(timing: Timing, checkpoint: Moment) -> list[tuple[Cut, ...]]:
    """The levers from a checkpoint on: buffers, then the designer's cut order, then running order."""
    ahead = timing.main[int(checkpoint.number) - 1 :]
    ranked = sorted(enumerate(ahead), key=lambda pair: _rank(pair[1].segment, pair[0]))
    several = sum(moment.segment.kind is Kind.BUFFER for moment in timing.main) > 1
    levers = []
    for _, moment in ranked:
        words = f"Buffer at {timing.clock(moment.start_s)}" if several else "Use the buffer"
        levers.append(cuts_of(moment.segment, words))
    return [cuts for cuts in levers if cuts]


def _rank(segment: Segment, place: int) -> tuple[int, int, int]:
    if segment.kind is Kind.BUFFER:
        return (0, 0, place)
    return (2, 0, place) if segment.cut_order is None else (1, segment.cut_order, place)


def _remedy(timing: Timing, moment: Moment, late_s: int) -> Remedy:
    plan = _held(timing.plan, moment, late_s)
    over_s = _over(lay_out(plan))
    taken: list[tuple[Cut, int]] = []
    for cuts in _ahead(timing, moment):
        if over_s <= 0 or len(taken) == _MOST_CUTS:
            break
        cut, shorter, left_s = _mildest(plan, cuts)
        if left_s < over_s:
            taken.append((cut, over_s - left_s))
            plan, over_s = shorter, left_s
    return Remedy(late_s, tuple(taken), over_s)


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
