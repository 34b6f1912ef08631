"""A small change that would help a session to end on time: what it is, in words, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.clock import format_length
from app.domain.edits import amend, amend_head, park, put, resize
from app.domain.plan import Marker, MarkerKind, Plan, new_id


class Mend(StrEnum):
    """What is changed: a weight, a bound, a length, what runs, or what was promised."""

    MAY_SKIP = "may_skip"
    MAY_SHORTEN = "may_shorten"
    SHORTEN = "shorten"
    PARK = "park"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change. ``length_s``: the length it gives, of the segment or of the promise; ``by_s``: what it changes by.

    ``segment_id`` is empty where it is the promise. ``chance``: of ending on time, run as designed, once it is done.
    """

    mend: Mend
    segment_id: str
    title: str
    length_s: int
    by_s: int
    chance: float = 0.0

    @property
    def words(self) -> str:
        """What to do, as a facilitator would say it."""
        by, to = format_length(self.by_s), format_length(self.length_s)
        return {
            Mend.MAY_SKIP: f"Let {self.title} be skipped when time is short",
            Mend.MAY_SHORTEN: f"Let {self.title} be shortened to {to} when time is short",
            Mend.SHORTEN: f"Plan {self.title} {by} shorter: {to}",
            Mend.PARK: f"Park {self.title}: it takes {by}",
            Mend.PROMISE: f"Promise {by} more: {to}",
        }[self.mend]

    def apply(self, plan: Plan) -> Plan:
        """Do it; :class:`EditRefused` when the plan has changed so that it cannot be done."""
        if self.mend is Mend.PROMISE:
            return amend_head(plan, lambda head: replace(head, promised_s=self.length_s))
        if self.mend is Mend.SHORTEN:
            return resize(plan, self.segment_id, self.length_s)
        if self.mend is Mend.PARK:
            return park(plan, (self.segment_id,))
        if self.mend is Mend.MAY_SHORTEN:
            return amend(plan, self.segment_id, lambda segment: replace(segment, shortest_s=self.length_s))
        return put(plan, self.segment_id, Marker(new_id(), MarkerKind.MAY_SKIP))
