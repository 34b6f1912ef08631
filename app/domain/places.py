"""Edits that put segments in, take them out and change their order; what moves in time follows from the layout."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.domain.anchors import applied, own_start, reanchored, without
from app.domain.checks import check_first, check_segment
from app.domain.errors import EditRefused
from app.domain.fields import known_ids, position, whereabouts
from app.domain.lookup import lookup
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, Plan, Segment, StartRule, With, new_id
from app.domain.tidy import tidy_segment

_FEW: Final = 8


def grouped(plan: Plan, segments: Sequence[Segment]) -> Plan:
    """The plan with these segments, grouped by lane in the order of its lanes; lanes it has not come last."""
    rank = {lane.id: i for i, lane in enumerate(plan.lanes)}
    last = len(rank)
    return replace(plan, segments=tuple(sorted(segments, key=lambda s: rank.get(s.lane_id, last))))


def add_segment(plan: Plan, segment: Segment, after_id: str | None) -> Plan:
    """Put a new segment into its lane, behind ``after_id``; None: as the first.

    In the main room one without a section takes that of its neighbor.
    """
    segment = tidy_segment(segment)
    _check_lane(plan, segment.lane_id)
    if any(other.id == segment.id for other in plan.segments):
        raise ValueError("a new segment has an id of its own")
    if segment.section_id is None:
        segment = _at_home(plan, [segment], segment.lane_id, after_id)[0]
    check_segment(segment, None, plan)
    added = grouped(plan, _inserted(plan.segments, (segment,), segment.lane_id, after_id))
    if segment.lane_id != MAIN_LANE and first_of(added, segment.lane_id).id == segment.id:
        check_first(segment)
    return added


def first_of(plan: Plan, lane_id: str) -> Segment:
    """The first segment of a lane; ``StopIteration`` when it is empty."""
    return next(segment for segment in plan.segments if segment.lane_id == lane_id)


def _inserted(segments: Sequence[Segment], new: Sequence[Segment], lane_id: str, after_id: str | None) -> list[Segment]:
    """Behind ``after_id`` when it stands in that lane; as the first for None; else at the lane's end."""
    rows = list(segments)
    place = _place(rows, lane_id, after_id)
    rows[place:place] = new
    return rows


def _place(rows: Sequence[Segment], lane_id: str, after_id: str | None) -> int:
    lane = [i for i, segment in enumerate(rows) if segment.lane_id == lane_id]
    if after_id is None and lane:
        return lane[0]
    end = lane[-1] + 1 if lane else len(rows)
    return next((i + 1 for i in lane if rows[i].id == after_id), end)


def _at_home(plan: Plan, new: Sequence[Segment], lane_id: str, after_id: str | None) -> list[Segment]:
    """New segments of the main room in the section they land in, so that none is torn; the one before them decides.

    A section that begins with them, or that one of their neighbors is in, they keep.
    """
    place = _place(plan.segments, lane_id, after_id)
    near = [s.section_id for s in plan.segments[max(0, place - 1) : place + 1] if s.lane_id == lane_id]
    if lane_id != MAIN_LANE or not near:
        return list(new)
    members = lookup(plan.segments).in_sections
    return [
        s
        if s.section_id is not None and (s.section_id in near or not members[s.section_id])
        else replace(s, section_id=near[0])
        for s in new
    ]


def remove(plan: Plan, ids: Collection[str]) -> Plan:
    """Take segments out; what hung on them hangs on the next of the main room, else on the one before."""
    gone = known_ids(plan, ids)
    rules = without(plan, gone)
    cues = {cue.id for segment in plan.segments if segment.id in gone for cue in segment.cues}
    left = [segment for segment in plan.segments if segment.id not in gone]
    return replace(plan, segments=forget_cues(applied(left, rules), cues))


def forget_cues(segments: tuple[Segment, ...], gone: Collection[str]) -> tuple[Segment, ...]:
    """The segments without mention of cues that are gone as the end of others."""
    if not gone or not any(cue.ended_by in gone for segment in segments for cue in segment.cues):
        return segments
    return tuple(
        replace(s, cues=tuple(replace(c, ended_by=None) if c.ended_by in gone else c for c in s.cues))
        if any(cue.ended_by in gone for cue in s.cues)
        else s
        for s in segments
    )


def move(plan: Plan, ids: Collection[str], lane_id: str, before_id: str | None) -> Plan:
    """Put segments, in their order, before another of a lane; None: at its end. Runs stay with their anchors.

    To the main room they start after one another (a fixed time stays) and take the section they land in; to a
    lane beside it the first starts with what takes its place, unless it follows a run of that lane. On the shelf
    they run beside nothing.
    """
    _check_lane(plan, lane_id)
    where = whereabouts(plan, ids if before_id is None else (*ids, before_id))
    before = None if before_id is None else where[before_id]
    wanted = set(ids)
    places = [place for key, place in where.items() if key in wanted]
    moved = [plan.segments[i] for i in places]
    start, end = _lane_slice(plan, lane_id)
    spot = _spot(plan, wanted, before, (start, end))
    rules = without(plan, {s.id for s in moved if s.lane_id != lane_id or lane_id != MAIN_LANE})
    rest = _less(applied(plan.segments, rules) if rules else plan.segments, places)
    start, spot, end = (place - bisect_left(places, place) for place in (start, spot, end))
    landed = _landed(plan, moved, lane_id)
    if lane_id == MAIN_LANE:
        around = [rest[i].section_id for i in (spot - 1, spot) if start <= i < end]
        rest[spot:spot] = _in_section(landed, around, _torn(plan, moved))
    else:
        rest[start:end] = _joined_up(plan, rest[start:spot], landed, rest[spot:end])
    return replace(plan, segments=tuple(rest))


def _lane_slice(plan: Plan, lane_id: str) -> tuple[int, int]:
    """Where a lane's segments begin and end: they stand grouped."""
    rank = {lane.id: i for i, lane in enumerate(plan.lanes)}
    last = len(rank)
    of = rank.get(lane_id, last)
    start = bisect_left(plan.segments, of, key=lambda segment: rank.get(segment.lane_id, last))
    end = bisect_left(plan.segments, of + 1, lo=start, key=lambda segment: rank.get(segment.lane_id, last))
    return start, end


def _spot(plan: Plan, moved: Collection[str], before: int | None, lane: tuple[int, int]) -> int:
    """Where to insert: at the first from ``before`` on in the lane that does not move itself, else at its end."""
    start, end = lane
    if before is None:
        return end
    if not start <= before < end:
        raise EditRefused("That place is in another lane. Choose a segment of the lane this goes to.")
    while before < end and plan.segments[before].id in moved:
        before += 1
    return before


def _less(segments: Sequence[Segment], places: Sequence[int]) -> list[Segment]:
    """What is left without the segments at these places."""
    if len(places) > _FEW:
        gone = set(places)
        return [segment for i, segment in enumerate(segments) if i not in gone]
    rest = list(segments)
    for place in reversed(places):
        del rest[place]
    return rest


def _landed(plan: Plan, moved: Sequence[Segment], lane_id: str) -> list[Segment]:
    """The moved segments with starts that hold where they land."""
    gone = {segment.id for segment in moved}
    landed: list[Segment] = []
    for segment in moved:
        rule: StartRule = segment.start
        if lane_id in (MAIN_LANE, PARKED_LANE):
            rule = After() if isinstance(rule, With) else rule
        elif segment.lane_id == MAIN_LANE and isinstance(rule, After) and not landed:
            rule = own_start(plan, segment, gone)
        else:
            rule = reanchored(plan, segment, rule, gone)
        stays = segment.lane_id == lane_id and segment.start == rule
        landed.append(segment if stays else replace(segment, lane_id=lane_id, start=rule))
    return landed


def _torn(plan: Plan, moved: Sequence[Segment]) -> set[str | None]:
    """The sections of the main room that some leave and others stay in; no section counts as one of them."""
    leaving = Counter([segment.section_id for segment in moved if segment.lane_id == MAIN_LANE])
    everyone = lookup(plan.segments).in_sections
    return {None, *(s.section_id for s in moved if everyone[s.section_id] > leaving[s.section_id])}


def _in_section(landed: list[Segment], around: Sequence[str | None], torn: set[str | None]) -> list[Segment]:
    """The moved segments in the section around them, so that none is torn; at its border or moved whole each stays.

    ``around``: the sections of those they land between.
    """
    if not around:
        return landed
    torn = torn.difference(around)
    return [replace(s, section_id=around[0]) if s.section_id in torn else s for s in landed]


def _joined_up(plan: Plan, left: list[Segment], landed: list[Segment], right: list[Segment]) -> list[Segment]:
    """A side lane's row in which a first that was passed follows, and who now comes first takes its start."""
    first = landed[0] if landed else None
    if first is None or first.lane_id in (MAIN_LANE, PARKED_LANE):
        return [*left, *landed, *right]
    leading = next((s.start for s in reversed(left) if not isinstance(s.start, After)), None)
    follows = [replace(s, start=After()) if s.start == leading and isinstance(leading, With) else s for s in landed]
    if isinstance(first.start, After):
        own = own_start(plan, next(s for s in plan.segments if s.id == first.id), ())
        passed = bool(right) and right[0].start == own
        if passed or not left:
            follows[0] = replace(first, start=own)
        if passed:
            right = [replace(right[0], start=After()), *right[1:]]
    return [*left, *follows, *right]


def _check_lane(plan: Plan, lane_id: str) -> None:
    if not any(lane.id == lane_id for lane in plan.lanes):
        raise EditRefused("That lane is no longer in the session. Choose another.")


def duplicate(plan: Plan, ids: Collection[str]) -> Plan:
    """Copy segments with all that is in them; in each lane the copies follow the last of those copied."""
    wanted = known_ids(plan, ids)
    chosen = [segment for segment in plan.segments if segment.id in wanted]
    copies = fresh(chosen, known=plan)
    rows: list[Segment] = list(plan.segments)
    for lane_id in dict.fromkeys(segment.lane_id for segment in chosen):
        last = [segment.id for segment in chosen if segment.lane_id == lane_id][-1]
        rows = _inserted(rows, [c for c in copies if c.lane_id == lane_id], lane_id, last)
    return replace(plan, segments=tuple(rows))


def paste(plan: Plan, segments: Sequence[Segment], after_id: str | None) -> Plan:
    """Put copies, of this plan or another, behind a segment and into its lane; None: first in the main room.

    In the main room they take the section they land in.
    """
    lane_id = MAIN_LANE if after_id is None else plan.segments[position(plan, after_id)].lane_id
    unique = {segment.id: segment for segment in segments}
    copies = _beside(plan, fresh([tidy_segment(s) for s in unique.values()], plan), lane_id)
    rows: Sequence[Segment] = plan.segments
    for own in dict.fromkeys(copy.lane_id for copy in copies):
        behind = after_id if own == lane_id else "the end"
        landed = _at_home(plan, [copy for copy in copies if copy.lane_id == own], own, behind)
        rows = _inserted(rows, landed, own, behind)
    pasted = grouped(plan, rows)
    for copy in copies:
        check_segment(copy, None, pasted)
    return pasted


def _beside(plan: Plan, copies: Sequence[Segment], lane_id: str) -> list[Segment]:
    """All copies in one lane, but runs that came with their anchor stay in theirs, if the plan has it."""
    lanes = {lane.id for lane in plan.lanes if lane.id != MAIN_LANE} if lane_id == MAIN_LANE else set()
    running: str | None = None
    placed: list[Segment] = []
    for copy in copies:
        stays = copy.lane_id in lanes and (isinstance(copy.start, With) or copy.lane_id == running)
        running = copy.lane_id if stays else None
        placed.append(copy if stays else replace(copy, lane_id=lane_id, start=After()))
    return placed


def fresh(segments: Sequence[Segment], known: Plan) -> list[Segment]:
    """Copies with ids of their own inside and out; what they point at among themselves is followed.

    A copy follows what it stands behind; one that ran beside a copied segment runs beside the copy. Sections and
    objectives the plan has not are let go.
    """
    ids = {segment.id: new_id() for segment in segments}
    cues = {cue.id: new_id() for segment in segments for cue in segment.cues}
    sections = {section.id for section in known.sections}
    objectives = {objective.id for objective in known.objectives}
    copies: list[Segment] = []
    for segment in segments:
        rule: StartRule = After()
        if isinstance(segment.start, With) and segment.start.anchor_id in ids:
            rule = replace(segment.start, anchor_id=ids[segment.start.anchor_id])
        copies.append(
            replace(
                with_new_items(segment, cues),
                id=ids[segment.id],
                start=rule,
                section_id=segment.section_id if segment.section_id in sections else None,
                objective_ids=tuple(key for key in segment.objective_ids if key in objectives),
            )
        )
    return copies


def with_new_items(segment: Segment, cue_ids: Mapping[str, str]) -> Segment:
    """The segment with fresh ids for everything in it; ``cue_ids`` has the new id of each cue that is copied."""
    return replace(
        segment,
        markers=tuple(replace(marker, id=new_id()) for marker in segment.markers),
        steps=tuple(replace(step, id=new_id()) for step in segment.steps),
        cues=tuple(replace(cue, id=cue_ids[cue.id], ended_by=cue_ids.get(cue.ended_by or "")) for cue in segment.cues),
        needs=tuple(replace(need, id=new_id()) for need in segment.needs),
    )
