"""Places in a plan's segments that are still empty, by the name of their field: where a thing is missing that belongs.

Fields are attribute paths from the segment: ``transition``, ``intent.why``; of what it holds, by one of it:
``need.owner``, ``marker.reason``, ``step.text``, ``cue.backup``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import Any, Final

from app.domain.plan import INTERACTIVE, Kind, MarkerKind, Plan, Segment

HOUSEKEEPING: Final = frozenset({Kind.BREAK, Kind.BUFFER, Kind.OFF_CLOCK})
"""The kinds of which nobody asks why they are here."""
_ROWS: Final = {"marker": "markers", "step": "steps", "cue": "cues", "need": "needs"}
_ONLY_OF: Final = {"question": MarkerKind.INVITE_DIALOGUE, "limits": MarkerKind.ADAPT_HERE, "label": MarkerKind.OWN}
_INTERACTIVE_ONLY: Final = frozenset({"intent.interaction", "intent.substitute"})
_ANYWHERE: Final = frozenset({"title", "notes", "needs", "cues"})


def empty_places(plan: Plan, field: str) -> tuple[str, ...]:
    """The ids of the segments, in running order, where this field is empty and belongs.

    What is parked is left out, and for most fields breaks, buffers and what is off the clock. ``AttributeError`` for a
    field that is none.
    """
    empty = _emptiness(field)
    return tuple(segment.id for segment in plan.running_segments if _belongs(segment, field) and empty(segment))


def next_empty(plan: Plan, segment_id: str | None, field: str, among: Collection[str] | None = None) -> str | None:
    """The next segment after this one where the field is empty, going round; None: it is empty in no other.

    What owes no reason comes when nothing is left that does. ``among``: the ids of those that count.
    """
    here = next((i for i, one in enumerate(plan.segments) if one.id == segment_id), -1)
    around = (*plan.segments[here + 1 :], *plan.segments[: max(here, 0)])
    empty = _emptiness(field)
    open_ones = [one for one in around if not one.parked and (among is None or one.id in among) and empty(one)]
    found = (one.id for belongs in (_belongs, _has_place) for one in open_ones if belongs(one, field))
    return next(found, None)


def owes_reason(segment: Segment) -> bool:
    """Whether it has to say why it is here: what learners do and what carries weight, but never housekeeping."""
    return segment.kind in INTERACTIVE or (bool(segment.markers) and segment.kind not in HOUSEKEEPING)


def lacks_reason(segment: Segment) -> bool:
    """Whether it owes a reason and does not give it."""
    return owes_reason(segment) and not segment.intent.why.strip()


def _belongs(segment: Segment, field: str) -> bool:
    if field in _ANYWHERE or field.partition(".")[0] in _ROWS:
        return True
    if field == "intent.why":
        return owes_reason(segment)
    if segment.kind in HOUSEKEEPING:
        return False
    return field not in _INTERACTIVE_ONLY or segment.kind in INTERACTIVE


def _has_place(segment: Segment, field: str) -> bool:
    """Whether one may write it there, owed or not."""
    return segment.kind not in HOUSEKEEPING if field == "intent.why" else _belongs(segment, field)


def _emptiness(field: str) -> Callable[[Segment], bool]:
    of, _, name = field.partition(".")
    value = attrgetter(field if of not in _ROWS else name)
    if of not in _ROWS:
        return lambda segment: _is_empty(value(segment))
    row, only = attrgetter(_ROWS[of]), _ONLY_OF.get(name) if of == "marker" else None

    def empty(segment: Segment) -> bool:
        items: Iterable[Any] = row(segment)
        return any(_is_empty(value(item)) for item in items if only is None or item.kind is only)

    return empty


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | tuple) and not value)
