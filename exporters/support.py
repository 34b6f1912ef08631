"""The support a run needs: every need in the order it is due, and how far it is; knows no document."""

from __future__ import annotations

from app.domain.plan import Delivery, Need, NeedReadiness, Segment
from exporters.timing import Timing

Owed = tuple[Need, Segment]


def needs_in_order(timing: Timing) -> list[Owed]:
    """Every need with its segment, the longest lead first, then by the clock."""
    return sorted(((need, m.segment) for m in timing.everything for need in m.segment.needs), key=lead)


def lead(owed: Owed) -> int:
    """What sorts the longest lead first, and last what has none."""
    days = owed[0].days_ahead
    return 1 if days is None else -days


def readiness_of(delivery: Delivery | None, need: Need) -> NeedReadiness | None:
    """What is known of a need for a run."""
    return next((each for each in delivery.readiness if each.need_id == need.id), None) if delivery else None
