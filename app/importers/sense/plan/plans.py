"""Makes a plan of one day's items: lanes, sections, start rules, and the times no row states."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.plan import (
    MAIN,
    MAIN_LANE,
    MAX_SECONDS,
    After,
    At,
    Kind,
    Lane,
    LaneKind,
    Plan,
    Section,
    Segment,
    StartRule,
    new_id,
)
from app.domain.sheet import ASSUMED_S
from app.domain.text import one_line
from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.plan.joining import joined
from app.importers.sense.plan.lanes import lanes_of
from app.importers.sense.plan.segments import cue_of, segment_of

USUAL_START_S: Final = 36_000
_AFTER: Final = After()


@dataclass(slots=True)
class _Draft:
    """A plan on its way."""

    start_s: int
    lanes: list[Lane] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    end_s: int = 0


def plan_of(title: str, date: str, items: list[Item], book: Notebook, start_s: int = USUAL_START_S) -> Plan:
    """The plan of these settled items; where no row gives a start, at ``start_s``."""
    items = _without_repeats(items)
    if all(item.mark for item in items):
        for item in items:
            item.mark = False
    _date_marks(items)
    lanes = lanes_of([item for item in items if not item.mark], book)
    starts = [item.start_s for item in items if item.start_s is not None and not item.mark]
    lead = _leads(lanes)
    counted = [item.start_s for item in items if item.start_s is not None and not item.mark and id(item) not in lead]
    draft = _Draft(start_s=min(counted or starts, default=start_s))
    for name, lane_items in lanes.items():
        _lay(draft, name, lane_items, lead)
    _place_marks(draft, [item for item in items if item.mark])
    if len(draft.lanes) > 1:
        draft.lanes, draft.segments = joined(draft.lanes, draft.segments, _starts(draft))
    return Plan(
        id=new_id(),
        title=one_line(title, 200) or "Imported session",
        date=date,
        start_s=min(draft.start_s, MAX_SECONDS),
        promised_s=max(60, min(draft.end_s - draft.start_s, MAX_SECONDS)),
        sections=tuple(draft.sections.values()),
        lanes=tuple(draft.lanes),
        segments=tuple(draft.segments),
    )


def _without_repeats(items: list[Item]) -> list[Item]:
    """A title repeated in the very next slot of its lane goes on: one item, not two."""
    kept: list[Item] = []
    last: dict[str, Item] = {}
    for item in items:
        before = last.get(item.lane)
        if before and item.slot and before.slot and before.title == item.title and before.end_s == item.start_s:
            before.end_s = item.end_s
            before.details += [detail for detail in item.details if detail not in before.details]
            continue
        kept.append(item)
        last[item.lane] = item
    return kept


def _date_marks(items: list[Item]) -> None:
    """A mark without a time stands where the item before it begins."""
    reached: int | None = None
    for item in items:
        if item.mark and item.start_s is None:
            item.start_s = reached
        reached = item.start_s if item.start_s is not None else reached


def _leads(lanes: dict[str, list[Item]]) -> set[int]:
    """Set-up and tech checks before everything else are off the clock."""
    main = next(iter(lanes.values()), [])
    lead: set[int] = set()
    for item in main[:-1]:
        if item.start_s is None or not item.off_clock:
            break
        lead.add(id(item))
    return lead if len(lead) < len(main) else set()


def _lay(draft: _Draft, name: str, items: list[Item], lead: set[int]) -> None:
    main = not draft.lanes
    lane = (
        Lane(MAIN_LANE, name or MAIN.title, LaneKind.MAIN)
        if main
        else Lane(new_id(), one_line(name, 100), LaneKind.FREE)
    )
    draft.lanes.append(lane)
    reached = draft.start_s
    for number, item in enumerate(items):
        look_up()
        planned = _planned(items, number)
        start = _rule(item, reached, first=number == 0, main=main, leads=id(item) in lead)
        segment = segment_of(item, lane.id, _section(draft, item), start, planned)
        if segment.kind is Kind.OFF_CLOCK and id(item) not in lead:
            segment = replace(segment, kind=Kind.INPUT)
        draft.segments.append(segment)
        item.segment_id = segment.id
        if id(item) in lead:
            continue
        begins = start.clock_s if isinstance(start, At) else reached
        item.start_s = begins if item.start_s is None else item.start_s
        reached = max(reached, begins + segment.planned_s)
    draft.end_s = max(draft.end_s, reached)


def _rule(item: Item, reached: int, first: bool, main: bool, leads: bool) -> StartRule:
    """After the one before, unless the file's time leaves a gap or an overlap; a side lane begins at a time."""
    if first and not main:
        return At(item.start_s if item.start_s is not None else reached)
    if item.start_s is None or (item.start_s == reached and not leads):
        return _AFTER
    return At(min(item.start_s, MAX_SECONDS))


def _planned(items: list[Item], number: int) -> int:
    item = items[number]
    if item.start_s is not None and item.end_s is not None and item.end_s > item.start_s:
        return item.end_s - item.start_s
    if item.length is not None and item.length.planned_s > 0:
        return item.length.planned_s
    return 60 if item.end_s is not None and item.end_s == item.start_s else ASSUMED_S


def _section(draft: _Draft, item: Item) -> str | None:
    if not item.section:
        return None
    title = one_line(item.section, 200)
    section = draft.sections.get(title)
    if section is None:
        section = draft.sections[title] = Section(new_id(), title)
    return section.id


def _place_marks(draft: _Draft, marks: list[Item]) -> None:
    """Each mark becomes a cue of the segment that runs then; before the first, of the first."""
    for mark in marks:
        look_up()
        starts = _starts(draft)
        at = starts[0] if mark.start_s is None else mark.start_s
        place = max((i for i, start in enumerate(starts) if start <= at), default=0)
        segment = draft.segments[place]
        cue = cue_of(mark, at - starts[place])
        draft.segments[place] = replace(segment, cues=(*segment.cues, cue))
        mark.segment_id = segment.id


def _starts(draft: _Draft) -> list[int]:
    """Starts of the main room's segments, in order."""
    starts, reached = [], draft.start_s
    for segment in draft.segments:
        if segment.lane_id != MAIN_LANE:
            break
        begins = segment.start.clock_s if isinstance(segment.start, At) else reached
        starts.append(begins)
        reached = max(reached, begins + segment.planned_s)
    return starts
