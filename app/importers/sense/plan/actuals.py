"""Makes a delivery of the times that were, where a file has them beside its plan; knows no cells."""

from __future__ import annotations

from app.domain.plan import MAX_SECONDS, Actual, Delivery, Plan, new_id
from app.domain.text import clean
from app.importers.sense.items.items import Item
from app.importers.sense.text.times import DAY, HALF_DAY, Clock

AS_DELIVERED = "As delivered"


def delivery_of(plan: Plan, items: list[Item]) -> Delivery | None:
    """One run of the plan on the plan's date; None where no row says how it went."""
    actuals: list[Actual] = []
    reached: int | None = None
    for item in items:
        if item.segment_id and item.was:
            actual = _actual(item, reached)
            reached = actual.end_s if actual.end_s is not None else reached
            actuals.append(actual)
    if not actuals:
        return None
    began = next((actual.start_s for actual in actuals if actual.start_s is not None), None)
    return Delivery(
        new_id(),
        plan.id,
        AS_DELIVERED,
        date=plan.date,
        start_s=None if began is None else began % DAY,
        actuals=tuple(actuals),
    )


def _actual(item: Item, reached: int | None) -> Actual:
    """Lengths alone follow one another from the first planned start on."""
    was, planned = item.was, item.start_s or 0
    start = _near(was.start, planned) if was.start else None
    end = _near(was.end, planned if start is None else start, after=start is not None) if was.end else None
    if was.length is not None:
        if start is None:
            start = end - was.length if end is not None else planned if reached is None else reached
        end = start + was.length if end is None else end
    return Actual(item.segment_id, _held(start), _held(end), clean("\n".join(was.notes)))


def _near(clock: Clock, other: int, after: bool = False) -> int:
    """The time in the half of the day and on the day that lie nearest to another time, or first behind it."""
    halves = (0, HALF_DAY) if not clock.settled and clock.seconds < 13 * 3600 else (0,)
    times = [clock.seconds + half + day * DAY for half in halves for day in (-1, 0, 1, 2)]
    times = [time for time in times if time >= 0 and (not after or time >= other)] or [clock.seconds]
    return min(times, key=lambda time: abs(time - other))


def _held(seconds: int | None) -> int | None:
    return None if seconds is None else min(max(0, seconds), MAX_SECONDS)
