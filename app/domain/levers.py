"""The ways a design offers to win time on a segment, and in which order to take them; lays nothing out.

Only what the designer stated is a lever: an assumed shortest is not. Never a protected moment, never what may not
be hurried.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.plan import Kind, MarkerKind, Segment
from app.domain.spread import slows_down


@dataclass(frozen=True, slots=True)
class Lever:
    """What a segment offers, in seconds of its own length; at least one of the three.

    ``short_s``: the length of its short form. ``shortest_s``: it may be shortened by degrees, down to this.
    ``skip``: it may be left out.
    """

    short_s: int | None = None
    shortest_s: int | None = None
    skip: bool = False

    @property
    def least_s(self) -> int | None:
        """The mildest way's length; None where it can only be left out."""
        return self.short_s if self.short_s is not None else self.shortest_s


def lever_of(segment: Segment) -> Lever | None:
    """What may be done with this segment when time is short; None: nothing. A buffer gives up to its shortest."""
    if segment.kind is Kind.OFF_CLOCK or segment.protected or slows_down(segment):
        return None
    if segment.kind is Kind.BUFFER:
        return Lever(shortest_s=segment.shortest_s or 0)
    short, shortest, skip = segment.short_form_s, segment.shortest_s, segment.has(MarkerKind.MAY_SKIP)
    if short is not None and short < segment.planned_s:
        return Lever(short_s=short, skip=skip)
    if shortest is not None and shortest < segment.planned_s:
        return Lever(shortest_s=shortest, skip=skip)
    return Lever(skip=True) if skip else None


def rank(segment: Segment, place: int) -> tuple[int, int, int]:
    """Buffers first, then the designer's cut order, then running order."""
    if segment.kind is Kind.BUFFER:
        return (0, 0, place)
    return (2, 0, place) if segment.cut_order is None else (1, segment.cut_order, place)
