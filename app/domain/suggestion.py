"""A small change that would help a session to end on time, or a few together: in words, and how they are done."""

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
class Change:
    """One change. ``length_s``: the length it gives, of the segment or of the promise; ``by_s``: what it changes by.

    ``segment_id`` is empty where it is the promise.
    """

    mend: Mend
    segment_id: str
    title: str
    length_s: int
    by_s: int

    @property
    def words(self) -> str:
        """What to do, as a facilitator would say it in the middle of a sentence."""
        by, to = format_length(self.by_s), format_length(self.length_s)
        return {
            Mend.MAY_SKIP: f"let {self.title} be skipped",
            Mend.MAY_SHORTEN: f"let {self.title} be shortened to {to}",
            Mend.SHORTEN: f"plan {self.title} {by} shorter",
            Mend.PARK: f"park {self.title}",
            Mend.PROMISE: f"promise {by} more",
        }[self.mend]

    @property
    def detail(self) -> str:
        """What there is to add where it stands alone."""
        by, to = format_length(self.by_s), format_length(self.length_s)
        return {
            Mend.MAY_SKIP: " when time is short",
            Mend.MAY_SHORTEN: " when time is short",
            Mend.SHORTEN: f": {to}",
            Mend.PARK: f": it takes {by}",
            Mend.PROMISE: f": {to}",
        }[self.mend]

    @property
    def cost(self) -> float:
        """How much it asks: a weight or a bound changes nothing of the plan as it is; a promise weighs most."""
        minutes = self.by_s / 60
        return {
            Mend.MAY_SHORTEN: 1.0,
            Mend.MAY_SKIP: 2.0,
            Mend.SHORTEN: 2.0 + minutes,
            Mend.PARK: 4.0 + minutes,
            Mend.PROMISE: 6.0 + minutes,
        }[self.mend]

    def to(self, minutes: int) -> Change:
        """The same change of a length, by other minutes."""
        by_s = 60 * minutes
        more = by_s - self.by_s
        return replace(self, by_s=by_s, length_s=self.length_s + (more if self.mend is Mend.PROMISE else -more))

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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One or more changes, each of another segment, done as one. ``chance``: of ending on time, run as designed,

    once they are done.
    """

    changes: tuple[Change, ...]
    chance: float = 0.0

    @property
    def words(self) -> str:
        """What to do, as a sentence without its stop."""
        *others, last = (change.words for change in self.changes)
        told = f"{', '.join(others)} and {last}" if others else last + self.changes[0].detail
        return told[0].upper() + told[1:]

    def apply(self, plan: Plan) -> Plan:
        """Do all of it; :class:`EditRefused` when the plan has changed so that a part cannot be done."""
        for change in self.changes:
            plan = change.apply(plan)
        return plan
