"""What a block says of its segment, worked out once a segment value; it knows no pixels and no colors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.clock import format_clock, format_length, format_minutes
from app.domain.empty import lacks_reason
from app.domain.plan import At, Kind, MarkerKind, NeedState, Segment
from app.domain.spread import Spread, spread
from widgets.timeline.chips import moments_of


@dataclass(frozen=True, slots=True)
class Face:
    """The words and signs of one block. ``lengths``: the length in words, longest wording first, the barest last.

    ``markers``: what weighs, and at which part of the length; None: on all of it.
    """

    title: str
    kind: Kind
    lengths: tuple[str, ...]
    markers: tuple[tuple[MarkerKind, float | None], ...]
    lacks_intent: bool
    needs: tuple[NeedState, ...]
    spread: Spread


def moments_in(segment: Segment) -> list[float | None]:
    """Where the signs of a block stand: its markers, then the one for a missing intent."""
    return [*moments_of(segment), *([None] if lacks_reason(segment) else [])]


def face_of(segment: Segment, needs: Mapping[str, NeedState]) -> Face:
    """The face of a segment; a need no delivery speaks of is open."""
    length = format_length(segment.planned_s)
    start = (f"at {format_clock(segment.start.clock_s)} · {length}",) if isinstance(segment.start, At) else ()
    wordings = (*start, length, format_minutes(segment.planned_s))
    return Face(
        segment.title,
        segment.kind,
        wordings,
        tuple(zip([marker.kind for marker in segment.markers], moments_of(segment), strict=True)),
        lacks_reason(segment),
        tuple(needs.get(need.id, NeedState.OPEN) for need in segment.needs),
        spread(segment),
    )


class Faces:
    """Faces by segment id, each kept as long as it says the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Segment, Face]] = {}
        self._needs: Mapping[str, NeedState] = {}

    def of(self, segment: Segment) -> Face:
        """The segment's face, made when first asked for."""
        known = self._known.get(segment.id)
        if known is not None and known[0] is segment:
            return known[1]
        face = face_of(segment, self._needs)
        if known is not None and known[1] == face:
            face = known[1]
        self._known[segment.id] = (segment, face)
        return face

    def show_needs(self, needs: Mapping[str, NeedState]) -> bool:
        """Take the need states of another delivery; whether anything changed."""
        if needs == self._needs:
            return False
        self._needs = dict(needs)
        self._known.clear()
        return True

    def forget(self) -> None:
        """Drop everything: another plan is open."""
        self._known.clear()
