"""Laying a plan out again after an edit of the main room: what did not move is taken from the layout before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.laying import Layout, Notes
from app.domain.plan import MAIN_LANE, After, At, Kind, Plan, Segment
from app.domain.window import window

_MOST_CHANGED: Final = 3
"""Where more than a third of a plan differs, laying it out whole is as fast."""


@dataclass(slots=True)
class _Stretch:
    """What is laid out again: from ``first`` on, in new rows; ``end`` and ``old_end`` are where they stop."""

    first: int
    cursor: int
    last: Segment | None
    end: int = 0
    old_end: int = 0
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


def laid_out_again(plan: Plan, was: Plan, layout: Layout) -> Layout | None:
    """The layout of ``plan``, from that of the plan it came from; None: too much changed, lay it out whole.

    Only counted segments of the main room that nothing hangs on may differ. They are laid out until one starts as it
    did, or until the end where no lane runs beside; from there on everything is as it was.
    """
    if plan.start_s != was.start_s or plan.lanes != was.lanes:
        return None
    start, old_end, new_end = window(was.segments, plan.segments)
    if start == old_end == new_end:
        return replace(layout, promised_end_s=plan.start_s + plan.promised_s)
    if new_end - start > len(plan.segments) // _MOST_CHANGED:
        return None
    if not (_loose(was, layout, start, old_end) and _loose(plan, layout, start, new_end)):
        return None
    stretch = _begun(was, layout, start)
    if stretch is None or not _laid(stretch, plan, layout, new_end, new_end - old_end):
        return None
    return _spliced(stretch, plan, layout, (start, old_end, new_end))


def _loose(plan: Plan, layout: Layout, start: int, end: int) -> bool:
    """Whether these are counted, in the main room, and nothing hangs on them."""
    return all(
        segment.lane_id == MAIN_LANE and segment.kind is not Kind.OFF_CLOCK and segment.id not in layout.anchors
        for segment in plan.segments[start:end]
    )


def _plain(segment: Segment, layout: Layout) -> bool:
    """Whether it starts when the room is free, and the room is free when it ends."""
    return _follows(segment) and segment.id not in layout.anchors


def _unheld(plan: Plan, layout: Layout, i: int) -> bool:
    """Whether the next starts right when this ends: then nothing that hangs on this holds the room up."""
    return (
        i + 1 < len(plan.segments)
        and _follows(plan.segments[i])
        and _follows(plan.segments[i + 1])
        and layout.ends_s[i] == layout.starts_s[i + 1]
    )


def _follows(segment: Segment) -> bool:
    return type(segment.start) is After and segment.kind is not Kind.OFF_CLOCK and segment.lane_id == MAIN_LANE


def _begun(plan: Plan, layout: Layout, start: int) -> _Stretch | None:
    """Where to begin: behind the last plain one before the change, or with the session."""
    for i in range(start - 1, -1, -1):
        segment = plan.segments[i]
        if _plain(segment, layout) or _unheld(plan, layout, i):
            return _Stretch(i + 1, layout.ends_s[i], segment)
        if segment.lane_id != MAIN_LANE or segment.id in layout.anchors:
            return None
    lead = 0
    while lead < start and plan.segments[lead].kind is Kind.OFF_CLOCK:
        lead += 1
    return _Stretch(lead, plan.start_s, None)


def _laid(stretch: _Stretch, plan: Plan, layout: Layout, changed_end: int, grown: int) -> bool:
    """Lay out until nothing differs any more; false when a lane beside may have to move."""
    segments, i = plan.segments, stretch.first
    while i < len(segments):
        segment = segments[i]
        if segment.lane_id != MAIN_LANE:
            stretch.end = i
            return len(layout.parked) == len(segments) - i and _ended(stretch, grown)
        if i >= changed_end and _follows(segment):
            if stretch.cursor == layout.starts_s[i - grown]:
                stretch.end, stretch.old_end = i, i - grown
                return True
            i = _shifted(stretch, plan, layout, i, grown)
            if not i:
                return False
        elif segment.id in layout.anchors:
            return False
        else:
            _lay(stretch, segment, i)
            i += 1
    stretch.end = len(segments)
    return _ended(stretch, grown)


def _lay(stretch: _Stretch, segment: Segment, i: int) -> None:
    """One more segment."""
    rule, start, counts = segment.start, stretch.cursor, segment.kind is not Kind.OFF_CLOCK
    if isinstance(rule, At):
        start = rule.clock_s
        if counts:
            stretch.notes.take(segment, start, stretch.cursor, stretch.last)
    if isinstance(rule, At) or not counts:
        stretch.stops.append(i)
    end = start + segment.planned_s
    stretch.starts.append(start)
    stretch.ends.append(end)
    if end >= stretch.cursor and counts:
        stretch.cursor, stretch.last = end, segment


def _shifted(stretch: _Stretch, plan: Plan, layout: Layout, i: int, grown: int) -> int:
    """Shift all that simply follows one another from here on; the next position, 0 when something hangs on it."""
    first = i - grown
    stops = layout.stops
    end = stops[bisect_left(stops, first)]
    index = layout.index
    if any(first <= index.get(key, -1) < end for key in layout.anchors):
        return 0
    by_s = stretch.cursor - layout.starts_s[first]
    stretch.starts += [start + by_s for start in layout.starts_s[first:end]]
    stretch.ends += [done + by_s for done in layout.ends_s[first:end]]
    stretch.cursor, stretch.last = stretch.ends[-1], plan.segments[end + grown - 1]
    return end + grown


def _ended(stretch: _Stretch, grown: int) -> bool:
    stretch.old_end = stretch.end - grown
    return True


def _spliced(stretch: _Stretch, plan: Plan, layout: Layout, changed: tuple[int, int, int]) -> Layout:
    """The layout before with the new rows in it; its waits stay, as they begin and end outside the stretch."""
    first, end, old_end, index = stretch.first, stretch.end, stretch.old_end, layout.index
    gaps = [gap for gap in layout.gaps if not first <= index[gap.before_id] < old_end]
    clashes = [clash for clash in layout.clashes if not first <= index[clash.segment_id] < old_end]
    gaps_before = sum(index[gap.before_id] < first for gap in gaps)
    clashes_before = sum(index[clash.segment_id] < first for clash in clashes)
    gaps[gaps_before:gaps_before] = stretch.notes.gaps
    clashes[clashes_before:clashes_before] = stretch.notes.clashes
    over = end == len(plan.segments) - len(layout.parked)
    return replace(
        layout,
        starts_s=layout.starts_s[:first] + tuple(stretch.starts) + layout.starts_s[old_end:],
        ends_s=layout.ends_s[:first] + tuple(stretch.ends) + layout.ends_s[old_end:],
        gaps=tuple(gaps),
        clashes=tuple(clashes),
        end_s=max(plan.start_s, stretch.cursor) if over else layout.end_s,
        promised_end_s=plan.start_s + plan.promised_s,
        index=_index(plan, index, *changed),
        stops=_stops(stretch, layout.stops),
    )


def _stops(stretch: _Stretch, was: tuple[int, ...]) -> tuple[int, ...]:
    head, tail = was[: bisect_left(was, stretch.first)], was[bisect_left(was, stretch.old_end) :]
    grown = stretch.end - stretch.old_end
    return (*head, *stretch.stops, *((stop + grown for stop in tail) if grown else tail))


def _index(plan: Plan, was: dict[str, int], start: int, old_end: int, new_end: int) -> dict[str, int]:
    """The positions of all ids; a copy with the new ones put in where nothing behind them moved."""
    if new_end == old_end:
        index = was.copy()
        index.update((segment.id, start + n) for n, segment in enumerate(plan.segments[start:new_end]))
        if len(index) == len(plan.segments):
            return index
    return dict(zip([segment.id for segment in plan.segments], range(len(plan.segments)), strict=True))
