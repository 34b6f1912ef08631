"""Where the time for a mend may come from, and the mends that need some; never from what carries weight."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.domain.clock import format_length, minute_up
from app.domain.fields import position, resize, segment_of
from app.domain.places import add_segment
from app.domain.plan import MAIN_LANE, At, Kind, Plan, Segment, new_id
from app.domain.rules.look import LAYOUT, Look
from app.domain.rules.values import Mend
from app.domain.words import KIND_WORDS

SPARE: Final = LAYOUT | {"shortest_s", "rounds", "steps", "cues", "markers", "title", "plan.language"}
"""What it depends on where the time for something more may come from."""


def longer(look: Look, segment: Segment, by_s: int, but: Collection[str] = ()) -> Mend | None:
    """Give a segment more time; None where nothing can spare it."""
    source = _source(look, by_s, {segment.id, *but})
    if source is None:
        return None
    words = f"Make it {format_length(by_s)} longer{_taken(look, source)}"
    return Mend(words, _lengthened, (segment.id, by_s, source))


def added(look: Look, kind: Kind, length_s: int, after: Segment | None, but: Collection[str] = ()) -> Mend | None:
    """Put something new behind a segment of the main room, or first; None where nothing can spare the time."""
    source = _source(look, length_s, but, free=kind is not Kind.BUFFER)
    if source is None:
        return None
    where = f"after {after.title}" if after is not None else "first"
    words = f"Put a {KIND_WORDS[kind].lower()} of {format_length(length_s)} {where}{_taken(look, source)}"
    return Mend(words, _with_more, (kind, length_s, after.id if after is not None else "", source))


def buffered(look: Look, least_s: int) -> Mend | None:
    """Put a buffer before the close, or at the end where there is none."""
    last = look.main[-1]
    after = look.main[-2] if last.kind is Kind.CLOSE and len(look.main) > 1 else last
    return added(look, Kind.BUFFER, minute_up(least_s), after)


def _source(look: Look, need_s: int, but: Collection[str], *, free: bool = True) -> str | None:
    """The id of what gives the time, empty where it is free, None where nothing does.

    Fixed starts and rooms that are waited for keep time where it is: then nobody can tell, and nothing is offered.
    """
    if any(isinstance(one.start, At) for one in look.main[1:]):
        return None
    if free and look.layout.slack_s >= need_s:
        return ""
    return next((key for spare_s, key in look.spare if spare_s >= need_s and key not in but), None)


def _taken(look: Look, source: str) -> str:
    return f", taken from {look.plan.segments[look.layout.index[source]].title}" if source else ""


def _given(plan: Plan, source: str, by_s: int) -> Plan:
    return resize(plan, source, segment_of(plan, source).planned_s - by_s) if source else plan


def _lengthened(plan: Plan, segment_id: str, by_s: int, source: str) -> Plan:
    given = _given(plan, source, by_s)
    return resize(given, segment_id, segment_of(given, segment_id).planned_s + by_s)


def _with_more(plan: Plan, kind: str, length_s: int, after_id: str, source: str) -> Plan:
    if after_id:
        position(plan, after_id)
    of = Kind(kind)
    more = Segment(new_id(), KIND_WORDS[of], of, MAIN_LANE, planned_s=length_s, length_touched=True)
    return add_segment(_given(plan, source, length_s), more, after_id or None)
