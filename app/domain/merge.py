"""A plan merged with the session as a sheet has it: the sheet's word where it says something, else the plan's.

Reading the same sheet again changes nothing more. Knows no file; what was read comes as a plan, with what of it the
file did not say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from app.domain.carrying import less_known, with_cues_carried
from app.domain.checks import check_head, check_segment, named
from app.domain.errors import EditRefused
from app.domain.filling import filled, floor_words, text_said, with_fields, with_lines
from app.domain.layout import lay_out
from app.domain.matching import Match, alike, match
from app.domain.parking import park
from app.domain.places import grouped, remove
from app.domain.placing import in_order, started
from app.domain.plan import (
    DAY_S,
    MAIN_LANE,
    PARKED_LANE,
    At,
    Delivery,
    Lane,
    LaneKind,
    Plan,
    Section,
    Segment,
    StartRule,
    With,
)
from app.domain.sheet import Meaning, Reading

__all__ = ["Fate", "Merge", "Sheet", "Wishes", "best_plan", "comes_from", "match", "merged", "run_of", "sheet_of"]


class Fate(StrEnum):
    """What becomes of a segment the sheet has no row for."""

    KEEP = "keep"
    PARK = "park"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan as read. ``assumed``: the ids of segments no row gives a length; the plan's own id: no row gives a start.

    ``kinds``: whether a column says what each segment is; titles alone only suggest it.
    """

    plan: Plan
    assumed: frozenset[str] = frozenset()
    kinds: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person decided: the fate of what is gone by id, KEEP where it is not said.

    ``left`` are the ids of those that keep all they have, whatever the sheet says; the plan's own: its facts.
    """

    fates: tuple[tuple[str, Fate], ...] = ()
    left: frozenset[str] = frozenset()

    def fate(self, segment_id: str) -> Fate:
        """What becomes of one that is gone."""
        return next((fate for key, fate in self.fates if key == segment_id), Fate.KEEP)

    def with_fates(self, ids: Iterable[str], fate: Fate) -> Wishes:
        """The same, these to be kept, parked or removed."""
        wanted = dict.fromkeys(ids, fate)
        return replace(self, fates=(*(pair for pair in self.fates if pair[0] not in wanted), *wanted.items()))

    def with_left(self, segment_id: str, left: bool) -> Wishes:
        """The same, this one left as it is or brought up to the sheet."""
        return replace(self, left=self.left | {segment_id} if left else self.left - {segment_id})


NO_WISHES: Final = Wishes()


@dataclass(frozen=True, slots=True)
class Merge:
    """The plan merged, who is who, and sentences on where the sheet could not have its way, by segment id."""

    plan: Plan
    match: Match
    told: tuple[tuple[str, str], ...] = ()


def sheet_of(reading: Reading, number: int) -> Sheet:
    """One of the plans of a reading, with what the file says of it."""
    kinds = any(column.meaning is Meaning.KIND for table in reading.tables for column in table.columns)
    return Sheet(reading.plans[number], frozenset(reading.assumed), kinds)


def comes_from(reading: Reading, plan: Plan) -> bool:
    """Whether the file is a document this app made of the plan."""
    known = {one.id for one in plan.segments}
    return reading.ours and any(one.id in known for read in reading.plans for one in read.segments)


def best_plan(own: Plan, plans: Collection[Plan]) -> int:
    """Which of these is most likely the plan: the largest share of titles matches; of equals, its own title or day."""
    marks = []
    for number, read in enumerate(plans):
        pairs = len(match(own, read).pairs)
        share = 2 * pairs / max(1, len(own.running_segments) + len(read.segments))
        marks.append((share, alike(own.title) == alike(read.title), own.date == read.date, -number))
    return -max(marks)[3] if marks else 0


def merged(own: Plan, sheet: Sheet, wishes: Wishes = NO_WISHES) -> Merge:
    """The plan with what the sheet says, in the sheet's order; what only the plan has keeps who stands before it.

    What the sheet cannot know is kept: ids, markers, intent, notes, the promised length, what is on the shelf.
    :class:`EditRefused` when the sheet says what no plan can be.
    """
    found = match(own, sheet.plan)
    fates = {fate: [key for key in found.gone if wishes.fate(key) is fate] for fate in Fate}
    base = park(remove(own, fates[Fate.REMOVE]), fates[Fate.PARK])
    work = _Work(base, sheet, {row: key for key, row in found.pairs}, wishes.left)
    plan = work.applied(base if own.id in wishes.left else _head(base, sheet))
    _check(own, plan)
    return Merge(plan, found, tuple(work.told))


def run_of(delivery: Delivery, found: Match, plan_id: str) -> Delivery:
    """A past run that was read with the sheet, as one of the plan it was merged into."""
    ids = {read_id: own_id for own_id, read_id in found.pairs}
    actuals = tuple(replace(one, segment_id=ids.get(one.segment_id, one.segment_id)) for one in delivery.actuals)
    return replace(delivery, plan_id=plan_id, actuals=actuals)


def _head(own: Plan, sheet: Sheet) -> Plan:
    """What the sheet says of the session as a whole; its title is our name for it and stays."""
    read = sheet.plan
    timed = read.id not in sheet.assumed and 0 <= read.start_s < DAY_S
    texts = {name: getattr(read, name) for name in ("platform", "deck", "back_channel", "signal")}
    usual = Plan("", "")
    known = {alike(one.text) for one in own.objectives}
    return replace(
        _with_people(own, read),
        **{name: text for name, text in texts.items() if text},
        mode=own.mode if read.mode is usual.mode else read.mode,
        language=own.language if read.language == usual.language else read.language,
        objectives=(*own.objectives, *(one for one in read.objectives if alike(one.text) not in known)),
        date=read.date or own.date,
        start_s=read.start_s if timed else own.start_s,
        roles=own.roles if read.roles == usual.roles else tuple(dict.fromkeys((*own.roles, *read.roles))),
        purpose=text_said(own.purpose, read.purpose),
        notes=with_lines(own.notes, read.notes),
        custom=with_fields(own.custom, read.custom),
    )


def _with_people(own: Plan, read: Plan) -> Plan:
    """How many people the sheet says; the numbers it does not give make room for them."""
    fewest, expected, most = read.people_fewest, read.people_expected, read.people_most
    said = [count for count in (fewest, expected, most) if count is not None]
    if not said:
        return own
    if fewest is None and own.people_fewest is not None:
        fewest = min(own.people_fewest, *said)
    if most is None and own.people_most is not None:
        most = max(own.people_most, *said)
    if expected is None and own.people_expected is not None:
        expected = max(own.people_expected, fewest or 0)
        expected = expected if most is None else min(expected, most)
    return replace(own, people_fewest=fewest, people_expected=expected, people_most=most)


@dataclass(slots=True)
class _Work:
    """The plan without what is to go, the sheet, and which of its rows is which segment."""

    base: Plan
    sheet: Sheet
    of: dict[str, str]
    left: Collection[str]
    told: list[tuple[str, str]] = field(default_factory=list)
    lanes: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)

    def applied(self, plan: Plan) -> Plan:
        """The plan with the rows of the sheet in it."""
        read = self.sheet.plan
        plan = self._with_sections(self._with_lanes(plan))
        known = {one.id: one for one in self.base.segments}
        rows = less_known(with_cues_carried(read.segments, known, self.of), known, self.of)
        starts = dict(zip((one.id for one in read.segments), lay_out(read).starts_s, strict=True))
        came: dict[str, list[Segment]] = defaultdict(list)
        for row in rows:
            own = known.get(self.of.get(row.id, ""))
            one = self._new(row) if own is None else self._brought_up(own, row, starts)
            came[one.lane_id].append(one)
        segments = in_order(replace(self.base, segments=tuple(known.values())), plan.lanes, came, len(read.lanes) > 1)
        segments = started(self.base, segments, {self.of.get(key, key): start for key, start in starts.items()})
        return grouped(self._without_unused(plan, segments), segments)

    def _without_unused(self, plan: Plan, segments: Collection[Segment]) -> Plan:
        """The plan without lanes and sections that would be new and empty."""
        used = {key for one in segments for key in (one.lane_id, one.section_id)}
        lanes = tuple(lane for lane in plan.lanes if lane.id in used or lane in self.base.lanes)
        sections = tuple(one for one in plan.sections if one.id in used or one in self.base.sections)
        return replace(plan, lanes=lanes, sections=sections)

    def _with_lanes(self, plan: Plan) -> Plan:
        """Lanes of the same name are one; the main room is the main room unless a lane has its name."""
        free = {lane.id: alike(lane.title) for lane in plan.lanes if lane.id != PARKED_LANE}
        fresh: list[Lane] = []
        for lane in self.sheet.plan.lanes:
            same = [key for key, title in free.items() if title == alike(lane.title)]
            home = next((key for key in (*same, lane.id) if key in free), None)
            if home is None:
                home = self.sheet.plan.id if lane.id == MAIN_LANE else lane.id
                fresh.append(Lane(home, lane.title, LaneKind.FREE))
            free.pop(home, None)
            self.lanes[lane.id] = home
        shelf = [lane for lane in plan.lanes if lane.id == PARKED_LANE]
        return replace(plan, lanes=(*(lane for lane in plan.lanes if lane.id != PARKED_LANE), *fresh, *shelf))

    def _with_sections(self, plan: Plan) -> Plan:
        """Sections of the same name are one."""
        titles = {alike(section.title): section.id for section in reversed(plan.sections)}
        fresh: list[Section] = []
        for section in self.sheet.plan.sections:
            if alike(section.title) not in titles:
                titles[alike(section.title)] = section.id
                fresh.append(section)
            self.sections[section.id] = titles[alike(section.title)]
        return replace(plan, sections=(*plan.sections, *fresh))

    def _new(self, row: Segment) -> Segment:
        section = self.sections.get(row.section_id or "")
        lane = self.lanes[row.lane_id]
        return replace(row, lane_id=lane, section_id=section, objective_ids=(), start=self._rule(row))

    def _rule(self, row: Segment) -> StartRule:
        """The row's own start, in the plan's ids."""
        rule = row.start
        return replace(rule, anchor_id=self.of.get(rule.anchor_id, rule.anchor_id)) if isinstance(rule, With) else rule

    def _brought_up(self, own: Segment, row: Segment, starts: Mapping[str, int]) -> Segment:
        if own.id in self.left:
            return own
        sized = row.id not in self.sheet.assumed
        one = filled(own, row, sized=sized, kinds=self.sheet.kinds)
        words = floor_words(own, row) if sized else ""
        if words:
            self.told.append((own.id, words))
        section = self.sections.get(row.section_id or "", own.section_id)
        several = len(self.sheet.plan.lanes) > 1
        lane = self.lanes[row.lane_id] if several and not own.parked else own.lane_id
        rule = self._start(own, row, lane, starts)
        return replace(one, section_id=section, lane_id=lane, start=rule)

    def _start(self, own: Segment, row: Segment, lane_id: str, starts: Mapping[str, int]) -> StartRule:
        """The sheet's start; one that says the same time in the person's own way stays, and a reason stays with it."""
        rule, clock_s = own.start, starts[row.id]
        if lane_id != own.lane_id:
            return self._rule(row)
        said = self.sheet.plan.id not in self.sheet.assumed
        aside = own.lane_id != MAIN_LANE and len(self.sheet.plan.lanes) == 1
        if own.parked or aside or not said:
            return rule
        if isinstance(rule, With):
            return self._beside(rule, clock_s, starts)
        if isinstance(rule, At) and (rule.clock_s == clock_s or rule.reason):
            return replace(rule, clock_s=clock_s)
        return self._rule(row)

    def _beside(self, rule: With, clock_s: int, starts: Mapping[str, int]) -> StartRule:
        """Beside its anchor as long as the sheet has that in the main room, so that it begins when the sheet says."""
        anchor = next((row for row in self.sheet.plan.segments if self.of.get(row.id) == rule.anchor_id), None)
        if anchor is None:
            return rule
        stays = rule.anchor_id in self.left or self.lanes[anchor.lane_id] == MAIN_LANE
        offset_s = clock_s - starts[anchor.id]
        return replace(rule, offset_s=offset_s) if stays and 0 <= offset_s <= DAY_S else At(clock_s)


def _check(own: Plan, plan: Plan) -> None:
    """The plan can be edited further: what changed is what an edit could have made."""
    if plan.head != own.head:
        check_head(plan)
    before = {one.id: one for one in own.segments}
    for one in plan.segments:
        was = before.get(one.id)
        if was is not one:
            try:
                check_segment(one, was, plan)
            except EditRefused as refused:
                words = str(refused)
                raise EditRefused(words if one.title in words else f"{named(one)}: {words}") from None
