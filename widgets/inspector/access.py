"""How a field reads and writes one attribute of a segment, an item of it, or the session; Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from app.domain import edits
from app.domain.plan import Cue, Intent, Lane, Marker, Need, Objective, Plan, Section, Segment, Step

Item = Marker | Step | Cue | Need
V = TypeVar("V", Plan, Segment, Intent, Marker, Step, Cue, Need, Objective, Section, Lane)


def with_value(whole: V, name: str, value: object) -> V:
    """The same with another value for one attribute; the field that gave it read it as what the attribute takes."""
    changes: dict[str, Any] = {name: value}
    return replace(whole, **changes)


def of(name: str) -> Callable[[Any], object]:
    """Reads an attribute."""
    return lambda subject: getattr(subject, name)


def segment_put(name: str) -> Callable[[Plan, str, Any], Plan]:
    """Writes an attribute of a segment."""

    def put(plan: Plan, segment_id: str, value: object) -> Plan:
        return edits.amend(plan, segment_id, lambda segment: with_value(segment, name, value))

    return put


def intent_of(name: str) -> Callable[[Segment], object]:
    """Reads a part of the intent."""
    return lambda segment: getattr(segment.intent, name)


def intent_put(name: str) -> Callable[[Plan, str, Any], Plan]:
    """Writes a part of the intent."""

    def put(plan: Plan, segment_id: str, value: str) -> Plan:
        return edits.set_intent(plan, segment_id, with_value(find(plan, segment_id).intent, name, value))

    return put


def item_put(name: str, list_name: str) -> Callable[[Plan, str, Any], Plan]:
    """Writes an attribute of an item; the subject's id is the item's, and it is found wherever it is."""

    def put(plan: Plan, item_id: str, value: object) -> Plan:
        for segment in plan.segments:
            for item in getattr(segment, list_name):
                if item.id == item_id:
                    return edits.put(plan, segment.id, with_value(item, name, value))
        return plan

    return put


def head_put(name: str) -> Callable[[Plan, str, Any], Plan]:
    """Writes a fact of the session itself."""

    def put(plan: Plan, plan_id: str, value: object) -> Plan:
        del plan_id
        return edits.amend_head(plan, lambda head: with_value(head, name, value))

    return put


def find(plan: Plan, segment_id: str) -> Segment:
    """The segment of that id; KeyError when it has gone."""
    for segment in plan.segments:
        if segment.id == segment_id:
            return segment
    raise KeyError(segment_id)
