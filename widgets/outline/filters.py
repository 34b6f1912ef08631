"""Which segments a filter lets through; knows the plan and its delivery, and no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.empty import lacks_reason
from app.domain.find import find
from app.domain.plan import MarkerKind, NeedState, Plan, Segment

StateOf = Callable[[str], NeedState]
"""The state of a need, by its id, for the delivery at hand."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; all of it has to hold. ``led_by`` None: anybody; empty: nobody yet."""

    words: str = ""
    marker: MarkerKind | None = None
    led_by: str | None = None
    no_reason: bool = False
    open_needs: bool = False

    def __bool__(self) -> bool:
        return self != Filter()


def passing(plan: Plan, wanted: Filter, state_of: StateOf) -> frozenset[str]:
    """The ids of the segments that pass."""
    found = {hit.segment_id for hit in find(plan, wanted.words)} if wanted.words.split() else None
    return frozenset(
        one.id for one in plan.segments if (found is None or one.id in found) and _passes(one, wanted, state_of)
    )


def _passes(segment: Segment, wanted: Filter, state_of: StateOf) -> bool:
    return (
        (wanted.marker is None or segment.has(wanted.marker))
        and (wanted.led_by is None or segment.led_by == wanted.led_by)
        and (not wanted.no_reason or lacks_reason(segment))
        and (not wanted.open_needs or any(state_of(need.id) is NeedState.OPEN for need in segment.needs))
    )
