"""What tests of a session do to it, in the words of a person at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.library import Library
from app.domain.plan import Plan
from app.session import Session

PLAN_ID = "plan"
PATIENCE_S = 10.0


def add_plan(session: Session, plan: Plan) -> None:
    session.edit_library("Add session", lambda library: replace(library, plans=(*library.plans, plan)))


def titled(title: str, at: int = 0) -> Callable[[Plan], Plan]:
    """An edit: another title for one segment."""

    def change(plan: Plan) -> Plan:
        one = replace(plan.segments[at], title=title)
        return replace(plan, segments=(*plan.segments[:at], one, *plan.segments[at + 1 :]))

    return change


def first_to_end(plan: Plan) -> Plan:
    """Within its lane: a plan keeps its segments grouped by lane."""
    lane_id = plan.segments[0].lane_id
    mine = [one for one in plan.segments if one.lane_id == lane_id]
    return replace(plan, segments=(*mine[1:], mine[0], *plan.segments[len(mine) :]))


def backwards(plan: Plan) -> Plan:
    """Each lane the other way round."""
    lanes = dict.fromkeys(one.lane_id for one in plan.segments)
    return replace(plan, segments=tuple(one for lane in lanes for one in plan.segments[::-1] if one.lane_id == lane))


def renamed(plan_id: str, title: str) -> Callable[[Library], Library]:
    def change(library: Library) -> Library:
        return replace(library, plans=tuple(replace(p, title=title) if p.id == plan_id else p for p in library.plans))

    return change


def without(plan_id: str) -> Callable[[Library], Library]:
    return lambda library: replace(library, plans=tuple(p for p in library.plans if p.id != plan_id))


def saved(session: Session) -> None:
    """Wait, as closing does, until everything is on disk."""
    assert session.settle(PATIENCE_S), session.trouble


def end(session: Session) -> None:
    """Close, giving up what a test left unsaved, so that no thread outlives it."""
    if not session.close(0.5):
        session.give_up()
        assert session.close(PATIENCE_S)
