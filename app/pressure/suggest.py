"""The smallest changes that bring a session to its end on time: each tried out by running the changed plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from app.domain.conditions import Conditions
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, Kind, MarkerKind, Plan, Segment
from app.domain.spread import shortest_s, slows_down
from app.domain.suggestion import Mend, Suggestion
from app.pressure.report import RUNS, SEED, chance

TARGET: Final = 0.9
_MINUTE: Final = 60
_MOST_PROMISED_S: Final = 3_600
_TRIED: Final = 15
"""So many segments are tried, the longest first: from others little can be won."""
_MOST: Final = 6
_WORTH: Final = 0.01
"""What wins less than one run in a hundred is no help."""
_FRAME: Final = (Kind.OPENING, Kind.CLOSE)
"""A session opens and closes, so these are shortened but never left out."""
_STILL: Final = (Kind.BREAK, Kind.BUFFER, Kind.OFF_CLOCK)

Try = Callable[[Suggestion], Suggestion]


def suggestions(
    plan: Plan,
    conditions: Conditions | None = None,
    target: float = TARGET,
    runs: int = RUNS,
    seed: int = SEED,
) -> tuple[Suggestion, ...]:
    """Up to six changes, one a segment: the smallest that reach the target first, then those nearest to it.

    Never of a protected moment or one that may not be hurried. Nothing where the target is reached already.
    """
    conditions = conditions or Conditions()
    now = chance(plan, conditions, runs=runs, seed=seed)
    if now >= target:
        return ()

    def tried(suggestion: Suggestion) -> Suggestion:
        try:
            changed = suggestion.apply(plan)
        except EditRefused:
            return suggestion
        return replace(suggestion, chance=chance(changed, conditions, runs=runs, seed=seed))

    found = [one for segment in _open(plan) for one in _of(plan, segment, tried, target)]
    found += _promised(plan, tried, target)
    ranked = sorted((one for one in found if one.chance > now + _WORTH), key=lambda one: _rank(one, target))
    first_of_each = {one.segment_id: one for one in reversed(ranked)}
    return tuple(one for one in ranked if first_of_each[one.segment_id] is one)[:_MOST]


def _rank(one: Suggestion, target: float) -> tuple[bool, float, float]:
    """A weight or a bound changes nothing of the plan as it is; what was promised to others weighs most."""
    minutes = one.by_s / _MINUTE
    cost = {Mend.MAY_SHORTEN: 1.0, Mend.MAY_SKIP: 2.0, Mend.SHORTEN: 2.0 + minutes, Mend.PARK: 4.0 + minutes}
    missed = one.chance < target
    return missed, -one.chance if missed else cost.get(one.mend, 6.0 + minutes), one.by_s


def _open(plan: Plan) -> list[Segment]:
    """What may be changed, the longest first."""
    main = [s for s in plan.segments if s.lane_id == MAIN_LANE and s.kind not in _STILL]
    return sorted((s for s in main if not s.protected and not slows_down(s)), key=lambda s: -s.planned_s)[:_TRIED]


def _of(plan: Plan, segment: Segment, tried: Try, target: float) -> Iterator[Suggestion]:
    planned, floor = segment.planned_s, shortest_s(segment, plan.language)
    if segment.kind not in _FRAME and not segment.has(MarkerKind.MAY_SKIP):
        yield tried(Suggestion(Mend.MAY_SKIP, segment.id, segment.title, planned, planned))
    if segment.shortest_s is None and segment.short_form_s is None and floor < planned:
        yield tried(Suggestion(Mend.MAY_SHORTEN, segment.id, segment.title, floor, planned - floor))
    if segment.kind not in _FRAME:
        yield tried(Suggestion(Mend.PARK, segment.id, segment.title, planned, planned))
    floor = max(floor, segment.short_form_s or 0)

    def shorter(minutes: int) -> Suggestion:
        return tried(Suggestion(Mend.SHORTEN, segment.id, segment.title, planned - 60 * minutes, 60 * minutes))

    yield from _fewest((planned - floor) // _MINUTE, shorter, target)


def _promised(plan: Plan, tried: Try, target: float) -> Iterator[Suggestion]:
    def longer(minutes: int) -> Suggestion:
        by_s = _MINUTE * minutes
        return tried(Suggestion(Mend.PROMISE, "", "", plan.promised_s + by_s, by_s))

    yield from _fewest(_MOST_PROMISED_S // _MINUTE, longer, target)


def _fewest(most: int, changed: Callable[[int], Suggestion], target: float) -> Iterator[Suggestion]:
    """The fewest whole minutes that reach the target, by halving; the most where none do."""
    if most < 1:
        return
    best = changed(most)
    low, high = 0, most
    while best.chance >= target and high - low > 1:
        middle = (low + high) // 2
        found = changed(middle)
        if found.chance >= target:
            best, high = found, middle
        else:
            low = middle
    yield best
