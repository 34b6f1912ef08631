"""Edits that put segments into lanes beside the main room: into a run that is there, or at a moment of their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.anchors import applied, reanchored, without
from app.domain.checks import check_start
from app.domain.errors import EditRefused
from app.domain.fields import whereabouts
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, At, Plan, Segment, With


def put_in_run(plan: Plan, ids: Collection[str], mate_id: str, *, behind: bool) -> Plan:
    """Put segments, in their order, right before or behind another of a lane beside the main room, into its run.

    They follow one another there, and a fixed time is let go; who then comes first has the run's start. The others
    of the run keep their order.
    """
    mate = plan.segments[whereabouts(plan, (*ids, mate_id))[mate_id]]
    if mate.lane_id in (MAIN_LANE, PARKED_LANE) or mate_id in ids:
        raise EditRefused("That place is not in a run. Choose another segment of a lane beside the main room.")
    rows, moved = _taken_out(plan, ids)
    landed = [replace(segment, lane_id=mate.lane_id, start=After()) for segment in moved]
    place = next(i for i, segment in enumerate(rows) if segment.id == mate_id)
    if not behind and not isinstance(rows[place].start, After):
        landed[0] = replace(landed[0], start=rows[place].start)
        rows[place] = replace(rows[place], start=After())
    place += behind
    return replace(plan, segments=(*rows[:place], *landed, *rows[place:]))


def put_beside(plan: Plan, ids: Collection[str], lane_id: str, before_id: str | None, rule: At | With) -> Plan:
    """Put segments, in their order, before another of a lane beside the main room, the first with a start of its own.

    No run is torn by them: where ``before_id`` stands inside one, they go behind that. None, or one that stands in
    another lane: at the lane's end.
    """
    whereabouts(plan, ids if before_id is None else (*ids, before_id))
    if lane_id in (MAIN_LANE, PARKED_LANE) or all(lane.id != lane_id for lane in plan.lanes):
        raise EditRefused("Nothing runs beside the main room there. Choose a lane beside it.")
    rows, moved = _taken_out(plan, ids)
    landed = [replace(s, lane_id=lane_id, start=reanchored(plan, s, s.start, frozenset(ids))) for s in moved]
    landed[0] = replace(landed[0], start=rule)
    place = _border(plan, rows, lane_id, before_id)
    after = replace(plan, segments=(*rows[:place], *landed, *rows[place:]))
    check_start(landed[0], after)
    return after


def _taken_out(plan: Plan, ids: Collection[str]) -> tuple[list[Segment], list[Segment]]:
    """What stays, with what hung on the others or followed them set right; and the others."""
    wanted = frozenset(ids)
    left = [segment for segment in applied(plan.segments, without(plan, wanted)) if segment.id not in wanted]
    return left, [segment for segment in plan.segments if segment.id in wanted]


def _border(plan: Plan, rows: list[Segment], lane_id: str, before_id: str | None) -> int:
    """Where a run begins in a lane: at ``before_id`` or the next after it, else behind the lane's last."""
    ranks = {lane.id: rank for rank, lane in enumerate(plan.lanes)}
    end = next((i for i, s in enumerate(rows) if ranks.get(s.lane_id, len(ranks)) > ranks[lane_id]), len(rows))
    place = next((i for i, s in enumerate(rows) if s.id == before_id and s.lane_id == lane_id), end)
    while place < end and isinstance(rows[place].start, After):
        place += 1
    return place
