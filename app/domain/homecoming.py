"""Where parked segments stood and what hung on them, read from what was done since; knows no shelf on the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.anchors import applied, main_room
from app.domain.beside import put_beside, put_in_run
from app.domain.diff import Change, Diff
from app.domain.fields import amend, known_ids, segment_of
from app.domain.parking import check_parked, unpark
from app.domain.places import move
from app.domain.plan import MAIN_LANE, After, Kind, Plan, Segment, StartRule, With

_LAST = (Kind.CLOSE, Kind.BUFFER, Kind.OFF_CLOCK)


def come_back(plan: Plan, ids: Collection[str], past: Iterable[Diff] = ()) -> Plan:
    """Bring parked segments back to where they were parked from, and to them what hung on them then.

    ``past``: what was done to the plan, the latest first, read no further than needed. Where it does not tell, or
    that place is gone, one goes behind the last of its section, at the latest before the close.
    """
    wanted = known_ids(plan, ids)
    check_parked(plan, wanted)
    left, known = set(wanted), dict[str, Change]()
    partings: list[tuple[list[Change], tuple[Change, ...]]] = []
    for did in past if left else ():
        parted = [change for change in did.of("segment") if _parks(change) and change.id not in known]
        known.update((change.id, change) for change in parted)
        coming = [change for change in parted if change.id in wanted]
        if coming:
            partings.append((coming, did.of("segment")))
        left -= known.keys()
        if not left:
            break
    for coming, changes in partings:
        for change in sorted(coming, key=lambda one: list(known).index(one.id)):
            plan = _returned(plan, change, known)
        plan = replace(plan, segments=applied(plan.segments, _rehung(plan, changes, wanted)))
    for segment in [one for one in plan.segments if one.id in left]:
        plan = unpark(plan, [segment.id], _home(plan, segment))
    return plan


def _parks(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Segment) and isinstance(after, Segment) and after.parked and not before.parked


def _returned(plan: Plan, change: Change, known: dict[str, Change]) -> Plan:
    """The plan with one segment where it was before it was parked."""
    was, segment = change.before, segment_of(plan, change.id)
    assert isinstance(was, Segment), "a segment that was parked was one before"
    lane = [one.id for one in plan.segments if one.lane_id == was.lane_id]
    behind = change.was_after
    while behind not in lane and behind in known:
        behind = known[behind].was_after
    place = lane.index(behind) + 1 if behind in lane else 0
    before_id = lane[place] if place < len(lane) else None
    if was.lane_id == MAIN_LANE:
        if behind is not None and behind not in lane:
            return unpark(plan, [segment.id], _home(plan, segment))
        back = unpark(plan, [segment.id], before_id)
        return amend(back, segment.id, lambda one: replace(one, section_id=segment.section_id))
    if all(one.id != was.lane_id for one in plan.lanes):
        return unpark(plan, [segment.id], _home(plan, segment))
    return _beside(plan, segment.id, was, lane[place - 1] if place else None, before_id)


def _beside(plan: Plan, segment_id: str, was: Segment, behind_id: str | None, before_id: str | None) -> Plan:
    """Back in its lane beside the main room, in its run or by its own start."""
    if isinstance(was.start, After):
        if behind_id is not None:
            return put_in_run(plan, [segment_id], behind_id, behind=True)
    elif not isinstance(was.start, With) or any(one.id == was.start.anchor_id for one in main_room(plan)):
        return put_beside(plan, [segment_id], was.lane_id, before_id, was.start)
    return move(plan, [segment_id], was.lane_id, before_id)


def _rehung(plan: Plan, changes: Iterable[Change], back: Collection[str]) -> dict[str, StartRule]:
    """The starts of before, of what still starts as parking these had made it start."""
    main = {one.id for one in main_room(plan)}
    at = {one.id: place for place, one in enumerate(plan.segments)}
    rules: dict[str, StartRule] = {}
    for change in changes:
        was, then = change.before, change.after
        if not (isinstance(was, Segment) and isinstance(then, Segment)) or change.id not in at or then.parked:
            continue
        place, rule = at[change.id], was.start
        follows = isinstance(rule, After) and place > 0 and plan.segments[place - 1].id in back
        hangs = isinstance(rule, With) and rule.anchor_id in main
        if plan.segments[place].start == then.start != rule and (follows or hangs):
            rules[change.id] = rule
    return rules


def _home(plan: Plan, segment: Segment) -> str | None:
    """Before whom one comes back that nobody knows the place of; None: at the main room's end."""
    room = main_room(plan)
    last = _LAST[2:] if segment.kind in _LAST else _LAST
    end = len(room)
    while end and room[end - 1].kind in last:
        end -= 1
    own = [place for place, one in enumerate(room) if segment.section_id and one.section_id == segment.section_id]
    place = min(own[-1] + 1, end) if own else end
    return room[place].id if place < len(room) else None
