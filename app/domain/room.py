"""How much time segments can give by their own room, and who gives how much of what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.layout import Layout
from app.domain.plan import MAIN_LANE, At, Kind, MarkerKind, Plan, Segment
from app.domain.runs import parts_of
from app.domain.spread import LEAST_S, shortest_s


def room_s(segment: Segment, language: str = "en") -> int:
    """Seconds between the planned length and the shortest, but a minute stays; none where it must not be cut."""
    if segment.has(MarkerKind.MUST_NOT_CUT):
        return 0
    return max(0, segment.planned_s - max(LEAST_S, shortest_s(segment, language)))


def shares(need_s: int, rooms_s: Sequence[int]) -> list[int] | None:
    """What each gives so that the sum is ``need_s``, in proportion to its room and in whole minutes where possible.

    None when all the room together is not enough.
    """
    if sum(rooms_s) < need_s:
        return None
    minutes = [room // 60 for room in rooms_s]
    whole = min(need_s // 60, sum(minutes))
    given = [60 * part for part in _apportioned(whole, minutes)]
    left = need_s - sum(given)
    for i in sorted(range(len(given)), key=lambda i: given[i] - rooms_s[i]):
        more = min(left, rooms_s[i] - given[i])
        given[i] += more
        left -= more
    return given


def _apportioned(whole: int, weights: Sequence[int]) -> list[int]:
    """Whole parts by weight, largest remainders first; no part is over its weight while the sum is not."""
    total = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [whole * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(whole * weights[i] % total))
    for i in by_remainder[: whole - sum(parts)]:
        parts[i] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Stretch:
    """The segments, in running order, whose lengths decide when something begins; and the fixed one they start on."""

    segments: tuple[Segment, ...]
    fixed: Segment | None = None


def stretch_before(plan: Plan, layout: Layout, held_by: str | None, position: int) -> Stretch:
    """What decides when the main room reaches a position; ``held_by`` a run's segment when one holds it up."""
    run = _run_up_to(plan, layout, held_by)
    stop = position
    if run:
        anchor = next((s for s in run if s.lane_id == MAIN_LANE), None)
        stop = layout.index[anchor.id] if anchor else 0
        run = [segment for segment in run if segment is not anchor]
    found: list[Segment] = []
    late_by = {clash.segment_id: clash.by_s for clash in layout.clashes}
    for i in reversed(range(stop)):
        segment = plan.segments[i]
        if segment.lane_id != MAIN_LANE or segment.kind is Kind.OFF_CLOCK:
            continue
        if not isinstance(segment.start, At):
            found.append(segment)
        elif late_by.get(segment.id, 0) < segment.planned_s:
            return Stretch((segment, *reversed(found), *run), segment)
    return Stretch((*reversed(found), *run))


def _run_up_to(plan: Plan, layout: Layout, held_by: str | None) -> list[Segment]:
    """The anchor, where there is one, and the counted segments of a run up to one of it; nothing in the main room."""
    if held_by is None or plan.segments[layout.index[held_by]].lane_id == MAIN_LANE:
        return []
    parts, last = parts_of(plan), layout.index[held_by]
    hung = [(plan.segments[layout.index[anchor]], run) for anchor, runs in parts.on.items() for run in runs]
    loose = [(None, run) for runs in parts.by_clock.values() for run in runs]
    for anchor, run in (*hung, *loose):
        if last in run.positions:
            members = [plan.segments[i] for i in run.positions if i <= last]
            counted = [segment for segment in members if segment.kind is not Kind.OFF_CLOCK]
            return counted if anchor is None else [anchor, *counted]
    return []
