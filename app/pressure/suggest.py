"""The smallest changes that bring a session to its end on time: which are tried, and which of them are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from app.domain.conditions import Conditions
from app.domain.plan import MAIN_LANE, Kind, MarkerKind, Plan, Segment
from app.domain.spread import shortest_s, slows_down
from app.domain.suggestion import Change, Mend, Suggestion
from app.pressure.report import RUNS, SEED
from app.pressure.trials import Trial, Trials

TARGET: Final = 0.9
_MINUTE: Final = 60
_MOST_PROMISED_S: Final = 3_600
_TRIED: Final = 12
"""So many segments are tried, the longest first: from others little can be won."""
_MOST: Final = 6
_SHORTLIST: Final = 7
"""So many are run again with all runs before the best are told."""
_WORTH: Final = 0.01
"""What wins less than one run in a hundred is no help."""
_ALWAYS: Final = (Kind.OPENING, Kind.DEBRIEF, Kind.CLOSE)
"""A session opens, debriefs and closes (rule R17 of :mod:`app.domain.rules`): shortened, but never left out."""
_STILL: Final = (Kind.BREAK, Kind.BUFFER, Kind.OFF_CLOCK)
_TOGETHER: Final = (2, 3)
_POOL: Final = 6
"""Of so many changes of each sort, those that win most, two or three are put together."""
_COMBINED: Final = 720
"""So many segments are run to find a combination of a size: of a short plan all are tried that could do."""


def suggestions(
    plan: Plan,
    conditions: Conditions | None = None,
    target: float = TARGET,
    runs: int = RUNS,
    seed: int = SEED,
) -> tuple[Suggestion, ...]:
    """Up to six: single changes that reach the target, the smallest first; the smallest two or three that reach it

    together, where none within the session does alone; then what comes nearest to it. Single ones are one a segment.

    Never of a protected moment or one that may not be hurried. Nothing where the target is reached already.
    """
    trials = Trials(plan, conditions or Conditions(), target, runs, seed)
    now = trials.exact()
    if trials.reaches(now):
        return ()
    tried = [trials.rough(change) for segment in _open(plan) for change in _of(plan, segment)]
    inside = [trials.settled(one) for one in _best(map(trials.least, tried), now, target)[:_SHORTLIST]]
    promised = trials.settled(trials.least(trials.rough(_promise(plan))))
    singles = _best([*inside, promised], now, target)
    reach = [one for one in singles if trials.reaches(one)]
    together = [] if any(map(trials.reaches, inside)) else _together(trials, tried)
    missing = [one for one in singles if not trials.reaches(one)]
    return tuple(one.suggestion for one in (*reach, *together, *missing)[:_MOST])


def _best(found: Iterable[Trial], now: Trial, target: float) -> list[Trial]:
    """Those that help, the best of each segment, the best first."""
    ranked = sorted((one for one in found if one.chance > now.chance + _WORTH), key=lambda one: _rank(one, target))
    first_of_each = {one.changes[0].segment_id: one for one in reversed(ranked)}
    return [one for one in ranked if first_of_each[one.changes[0].segment_id] is one]


def _rank(one: Trial, target: float) -> tuple[bool, float, int]:
    """What reaches the target by how much it asks; else by how near it comes."""
    missed, (change,) = one.chance < target, one.changes
    return missed, -one.chance if missed else change.cost, change.by_s


def _together(trials: Trials, tried: Sequence[Trial]) -> list[Trial]:
    """The smallest two changes, else three, that reach the target together; none of one segment.

    What they win is not just the sum of what each wins: they share cuts, or free them. So all may do it of which the
    sum is half of what is lacking, or more.
    """
    now = trials.rough()
    pool = _pool(tried)

    def likely(some: Sequence[Trial]) -> bool:
        won_s = sum(now.late_s - one.late_s for one in some)
        return won_s >= now.late_s / 2 and len({one.changes[0].segment_id for one in some}) == len(some)

    for size in _TOGETHER:
        row = sorted((some for some in combinations(pool, size) if likely(some)), key=_cost)
        found = _first(trials, [tuple(one.changes[0] for one in some) for some in row])
        if found is not None:
            return [found]
    return []


def _pool(tried: Iterable[Trial]) -> list[Trial]:
    """Those of each sort that win most."""
    ranked = sorted(tried, key=lambda one: one.late_s)
    return [one for mend in Mend for one in [each for each in ranked if each.changes[0].mend is mend][:_POOL]]


def _first(trials: Trials, row: Sequence[tuple[Change, ...]]) -> Trial | None:
    """The first in the row that reaches the target; of a long row only some are tried, and those before the found."""
    step = -(-len(row) // trials.afford(_COMBINED)) or 1
    for place in range((len(row) - 1) % step, len(row), step):
        rough = trials.rough(*row[place])
        if trials.may_reach(rough) and trials.reaches(found := trials.settled(trials.least(rough))):
            return _first(trials, row[max(0, place - step + 1) : place]) or found
    return None


def _cost(some: Sequence[Trial]) -> float:
    return sum(one.changes[0].cost for one in some)


def _open(plan: Plan) -> list[Segment]:
    """What may be changed, the longest first."""
    main = [s for s in plan.segments if s.lane_id == MAIN_LANE and s.kind not in _STILL]
    return sorted((s for s in main if not s.protected and not slows_down(s)), key=lambda s: -s.planned_s)[:_TRIED]


def _of(plan: Plan, segment: Segment) -> Iterator[Change]:
    """What may be done with a segment; the most that it may be planned shorter by."""
    planned, floor = segment.planned_s, shortest_s(segment, plan.language)

    def change(mend: Mend, length_s: int, by_s: int) -> Change:
        return Change(mend, segment.id, segment.title, length_s, by_s)

    if segment.kind not in _ALWAYS and not segment.has(MarkerKind.MAY_SKIP):
        yield change(Mend.MAY_SKIP, planned, planned)
    if segment.shortest_s is None and segment.short_form_s is None and floor < planned:
        yield change(Mend.MAY_SHORTEN, floor, planned - floor)
    if segment.kind not in _ALWAYS:
        yield change(Mend.PARK, planned, planned)
    by_s = (planned - max(floor, segment.short_form_s or 0)) // _MINUTE * _MINUTE
    if by_s > 0:
        yield change(Mend.SHORTEN, planned - by_s, by_s)


def _promise(plan: Plan) -> Change:
    return Change(Mend.PROMISE, "", "", plan.promised_s + _MOST_PROMISED_S, _MOST_PROMISED_S)
