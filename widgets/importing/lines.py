"""What a reading becomes, line by line: sessions, sections, segments, and where each was read; knows no painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.domain.clock import format_length, format_minutes
from app.domain.layout import Layout, lay_out
from app.domain.plan import MAIN_LANE, Kind, Plan, Segment
from app.domain.sheet import Place, Reading

MOST_LANES: Final = 4
"""A strip shows no more rows than this; further lanes share the last."""

PlanKey = tuple[str, str, int]
"""Title and date as read, and a number among those alike: ids are new with each reading."""


@dataclass(frozen=True, slots=True)
class Block:
    """A segment on a strip, in seconds of the day; ``lane`` counts from 0, the main room."""

    segment_id: str
    start_s: int
    end_s: int
    kind: Kind
    lane: int


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The head of a session: its facts and the strip of what it holds. ``clashes`` are spans of seconds."""

    key: PlanKey
    plan: Plan
    start_s: int
    end_s: int
    blocks: tuple[Block, ...]
    clashes: tuple[tuple[int, int], ...]
    gaps: int
    """In a plan of one lane; beside one another lanes have them all the time."""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """The name over the segments of a section, or of a lane beside the main room."""

    title: str
    is_lane: bool = False


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """A segment: what is shown of it."""

    segment_id: str
    title: str
    start_s: int
    length: str
    kind: Kind
    lane: str = ""
    owner: str = ""
    cues: int = 0
    needs: int = 0
    clashes: bool = False


Line = PlanLine | SectionLine | SegmentLine


@dataclass(frozen=True, slots=True)
class Sheaf:
    """All lines, and the ways between them and the cells they come from. ``to_the_second``: some start has seconds."""

    lines: tuple[Line, ...] = ()
    to_the_second: bool = False
    row_of: dict[str, int] = field(default_factory=dict)
    place_of: dict[str, Place] = field(default_factory=dict)
    _made: dict[tuple[int, int], list[tuple[int, str]]] = field(default_factory=dict)

    def made_of(self, place: Place) -> str:
        """The id of the segment a cell became part of, or nothing: in its row, the nearest from the left."""
        here = self._made.get((place.sheet, place.row), ())
        left = [one for one in here if one[0] <= place.column]
        return (max(left) if left else min(here))[1] if here else ""


def sheaf_of(reading: Reading) -> Sheaf:
    """The lines of a reading."""
    lines: list[Line] = []
    alike: dict[tuple[str, str], int] = {}
    for plan in reading.plans:
        number = alike.setdefault((plan.title, plan.date), 0)
        alike[plan.title, plan.date] += 1
        lines.extend(_lines(plan, (plan.title, plan.date, number)))
    row_of = {line.segment_id: row for row, line in enumerate(lines) if isinstance(line, SegmentLine)}
    place_of: dict[str, Place] = {}
    made: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for segment_id, place in reading.origins:
        place_of.setdefault(segment_id, place)
        made.setdefault((place.sheet, place.row), []).append((place.column, segment_id))
    to_the_second = any(isinstance(line, SegmentLine) and line.start_s % 60 for line in lines)
    return Sheaf(tuple(lines), to_the_second, row_of, place_of, made)


def _lines(plan: Plan, key: PlanKey) -> Iterable[Line]:
    layout = lay_out(plan)
    lanes = {lane.id: number for number, lane in enumerate(plan.lanes)}
    titles = {lane.id: "" if lane.id == MAIN_LANE else lane.title for lane in plan.lanes}
    sections = {section.id: section.title for section in plan.sections}
    clashing = {clash.segment_id for clash in layout.clashes}
    yield _head(plan, key, layout, lanes)
    section = lane = ""
    for segment, start in zip(plan.segments, layout.starts_s, strict=True):
        named = sections.get(segment.section_id or "", "")
        if titles[segment.lane_id] and segment.lane_id != lane:
            yield SectionLine(titles[segment.lane_id], is_lane=True)
        if named and (named != section or segment.lane_id != lane):
            yield SectionLine(named)
        section, lane = named, segment.lane_id
        yield SegmentLine(
            segment.id,
            segment.title,
            start,
            length_words(segment),
            segment.kind,
            titles[segment.lane_id],
            segment.led_by,
            len(segment.cues),
            len(segment.needs),
            segment.id in clashing,
        )


def _head(plan: Plan, key: PlanKey, layout: Layout, lanes: dict[str, int]) -> PlanLine:
    times = list(zip(plan.segments, layout.starts_s, layout.ends_s, strict=True))
    blocks = tuple(
        Block(one.id, start, end, one.kind, min(lanes[one.lane_id], MOST_LANES - 1)) for one, start, end in times
    )
    start = min((block.start_s for block in blocks), default=plan.start_s)
    end = max((block.end_s for block in blocks), default=layout.end_s)
    clashes = tuple(
        (begins, begins + clash.by_s) for clash in layout.clashes for begins in (layout.start_of(clash.segment_id),)
    )
    return PlanLine(key, plan, start, end, blocks, clashes, len(layout.gaps) if len(lanes) < 2 else 0)


def length_words(segment: Segment) -> str:
    """Its planned length, or from the shortest to the longest."""
    low, high = segment.shortest_s, segment.longest_s
    if low is not None and high is not None and low != high:
        return f"{format_minutes(low)}–{format_minutes(high)} min"
    return format_length(segment.planned_s)
