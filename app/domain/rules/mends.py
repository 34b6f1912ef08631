"""What one click does about a finding: pure changes of a plan by the ids of what they mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.errors import EditRefused
from app.domain.fields import amend, segment_of
from app.domain.groupwork import MOVE_IN_S, MOVE_OUT_S
from app.domain.items import put
from app.domain.plan import Action, Cue, Plan, Segment, new_id

_CLOSING: Final = {
    Action.ROOMS_OPEN: Action.ROOMS_CLOSE,
    Action.POLL_LAUNCH: Action.POLL_CLOSE,
    Action.RECORDING_START: Action.RECORDING_STOP,
    Action.SHARE_START: Action.SHARE_STOP,
}


def close_cue(plan: Plan, segment_id: str, cue_id: str) -> Plan:
    """Add the cue that ends another when it has run its time, at the latest as its segment ends."""
    segment = segment_of(plan, segment_id)
    opening = _cue(segment, cue_id)
    last_s = max(segment.planned_s, opening.offset_s)
    at_s = last_s if opening.runs_s is None else min(opening.offset_s + opening.runs_s, last_s)
    same = replace(opening, id=new_id(), offset_s=at_s, number="", title="", runs_s=None, text="", handling_s=None)
    closing = replace(same, action=_CLOSING[opening.action], details=(), ended_by=None, backup="", trigger_text="")
    opened = replace(opening, ended_by=closing.id, runs_s=at_s - opening.offset_s)
    return put(put(plan, segment_id, closing), segment_id, opened)


def add_cue(plan: Plan, segment_id: str, action: str) -> Plan:
    """Add a cue for the producer and the one that ends it; its details are still to be written.

    Rooms are open all the time but a minute at both ends to move in and out, where there is so much.
    """
    planned, move = segment_of(plan, segment_id).planned_s, MOVE_IN_S + MOVE_OUT_S
    rooms = Action(action) is Action.ROOMS_OPEN and planned > 2 * move
    cue = Cue(new_id(), MOVE_IN_S if rooms else 0, action=Action(action), who="Producer")
    return close_cue(put(plan, segment_id, replace(cue, runs_s=planned - move if rooms else None)), segment_id, cue.id)


def set_rights(plan: Plan, segment_id: str, cue_id: str, rights: str) -> Plan:
    """Say which rights a cue needs."""
    return put(plan, segment_id, replace(_cue(segment_of(plan, segment_id), cue_id), rights=rights))


def paste_on_one_line(plan: Plan, segment_id: str, cue_id: str) -> Plan:
    """Write a cue's text on one line."""
    cue = _cue(segment_of(plan, segment_id), cue_id)
    return put(plan, segment_id, replace(cue, text=" ".join(cue.text.split())))


def give_need(plan: Plan, segment_id: str, need_id: str, role: str) -> Plan:
    """Let a role own a need."""

    def given(segment: Segment) -> Segment:
        needs = tuple(replace(one, owner=role) if one.id == need_id else one for one in segment.needs)
        return replace(segment, needs=needs)

    return amend(plan, segment_id, given)


def _cue(segment: Segment, cue_id: str) -> Cue:
    for cue in segment.cues:
        if cue.id == cue_id:
            return cue
    raise EditRefused("That cue is no longer there. Look at the finding again.")
