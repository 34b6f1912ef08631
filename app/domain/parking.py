"""The shelf: segments kept out of the running order, whole, until they come back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.checks import named
from app.domain.errors import EditRefused
from app.domain.fields import known_ids, position
from app.domain.items import put_lane
from app.domain.layout import lay_out
from app.domain.places import move
from app.domain.plan import MAIN_LANE, PARKED, PARKED_LANE, After, At, Plan


def running(plan: Plan) -> Plan:
    """The plan as it runs, without the shelf and what stands on it; the very plan where there is none."""
    if not any(lane.id == PARKED_LANE for lane in plan.lanes):
        return plan
    lanes = tuple(lane for lane in plan.lanes if lane.id != PARKED_LANE)
    return replace(plan, lanes=lanes, segments=plan.running_segments)


def park(plan: Plan, ids: Collection[str]) -> Plan:
    """Put segments at the end of the shelf, which is made when there is none; what is parked already stays there.

    They keep everything, a fixed time too. What hung on them hangs on the next of the main room, as when they go;
    one that ran beside another lets that go.
    """
    wanted = known_ids(plan, ids)
    leaving = [segment.id for segment in plan.segments if segment.id in wanted and not segment.parked]
    if not leaving:
        return plan
    if not any(lane.id == PARKED_LANE for lane in plan.lanes):
        plan = put_lane(plan, PARKED)
    return move(plan, leaving, PARKED_LANE, None)


def unpark(plan: Plan, ids: Collection[str], before_id: str | None) -> Plan:
    """Bring parked segments back, into the lane of ``before_id`` before it; None: to the end of the main room.

    A fixed time they had is theirs again unless it would clash; then they follow the one before.
    """
    wanted = known_ids(plan, ids)
    check_parked(plan, wanted)
    lane_id = MAIN_LANE if before_id is None else plan.segments[position(plan, before_id)].lane_id
    if lane_id == PARKED_LANE:
        raise EditRefused("That place is on the shelf too. Choose a segment that runs.")
    back = move(plan, wanted, lane_id, before_id)
    if not any(segment.id in wanted and isinstance(segment.start, At) for segment in back.segments):
        return back
    return min((back, _following(back, wanted)), key=lambda value: len(lay_out(value).clashes))


def check_parked(plan: Plan, ids: Collection[str]) -> None:
    """:class:`EditRefused` when one of these runs."""
    for segment in plan.segments:
        if segment.id in ids and not segment.parked:
            raise EditRefused(f"{named(segment)} is not parked. Move it where it stands.")


def _following(plan: Plan, ids: Collection[str]) -> Plan:
    """The plan in which these follow the one before where they had a time of their own."""
    leads = {lane.id: next((s.id for s in plan.segments if s.lane_id == lane.id), None) for lane in plan.lanes[1:]}
    return replace(
        plan,
        segments=tuple(
            replace(s, start=After()) if s.id in ids and isinstance(s.start, At) and leads.get(s.lane_id) != s.id else s
            for s in plan.segments
        ),
    )
