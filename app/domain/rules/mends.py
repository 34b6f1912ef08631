"""What one click does about a finding: pure changes of a plan by the ids of what they mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.errors import EditRefused
from app.domain.fields import amend, segment_of, set_start
from app.domain.groupwork import MOVE_IN_S, MOVE_OUT_S
from app.domain.items import put
from app.domain.plan import Action, After, Cue, Marker, MarkerKind, Plan, Segment, Trigger, new_id
from app.domain.spread import shortest_s

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


def run_for(plan: Plan, segment_id: str, cue_id: str, runs_s: int) -> Plan:
    """Let what a cue opens run so long."""
    return put(plan, segment_id, replace(_cue(segment_of(plan, segment_id), cue_id), runs_s=runs_s))


def by_the_clock(plan: Plan, segment_id: str, cue_id: str) -> Plan:
    """Let a cue go by the clock, and wait for no words."""
    cue = _cue(segment_of(plan, segment_id), cue_id)
    return put(plan, segment_id, replace(cue, trigger=Trigger.CLOCK, trigger_text=""))


def cue_at(plan: Plan, segment_id: str, cue_id: str, offset_s: int) -> Plan:
    """Let a cue be due at another moment of its segment."""
    return put(plan, segment_id, replace(_cue(segment_of(plan, segment_id), cue_id), offset_s=offset_s))


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


def without_time(plan: Plan, segment_id: str, item_id: str) -> Plan:
    """Take the time of a line or a marker away; it stays where it stands."""

    def untimed(segment: Segment) -> Segment:
        steps = tuple(replace(one, offset_s=None) if one.id == item_id else one for one in segment.steps)
        markers = tuple(replace(one, offset_s=None) if one.id == item_id else one for one in segment.markers)
        return replace(segment, steps=steps, markers=markers)

    return amend(plan, segment_id, untimed)


def in_rounds(plan: Plan, segment_id: str, rounds: int, round_s: int) -> Plan:
    """Let group work go in so many rounds of so many seconds; 0: their length stays open."""
    return amend(plan, segment_id, lambda one: replace(one, rounds=rounds, round_s=round_s or None))


def protect(plan: Plan, segment_id: str) -> Plan:
    """Say that a last word must not be cut, why, and how short it may get: the usual, where nothing is stated."""
    marker = Marker(new_id(), MarkerKind.MUST_NOT_CUT, "The last word is what is cut when nobody decides.")

    def protected(one: Segment) -> Segment:
        return replace(one, markers=(*one.markers, marker), shortest_s=shortest_s(one, plan.language))

    return amend(plan, segment_id, protected)


def follow(plan: Plan, segment_id: str) -> Plan:
    """Let a segment begin when the one before it is over."""
    return set_start(plan, segment_id, After())


def serve(plan: Plan, segment_id: str, objective_id: str) -> Plan:
    """Let a segment serve an objective."""
    return amend(plan, segment_id, lambda one: replace(one, objective_ids=(*one.objective_ids, objective_id)))


def lead(plan: Plan, segment_id: str, role: str) -> Plan:
    """Let a role lead a segment."""
    return amend(plan, segment_id, lambda one: replace(one, led_by=role))


def _cue(segment: Segment, cue_id: str) -> Cue:
    for cue in segment.cues:
        if cue.id == cue_id:
            return cue
    raise EditRefused("That cue is no longer there. Look at the finding again.")
