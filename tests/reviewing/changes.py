"""The plan the reviews of typed-over cells start from, and changes of it as a person would make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain import edits
from app.domain.plan import Field, Plan
from app.reviewing.aims import cue_in
from tests.exporters.plans import small_plan

CUES, BEFORE, BUILD, CHAT, NEEDS = (
    "Cue sheet",
    "Before the clock",
    "Breakouts & polls",
    "Chat text",
    "Needs & tech check",
)
PLAN = replace(
    small_plan(),
    segments=tuple(
        replace(one, custom=(Field("Room", "A"), Field("Kit", "bells"))) if one.id == "model" else one
        for one in small_plan().segments
    ),
)


def of_segment(key: str, **changes: Any) -> Callable[[Plan], Plan]:
    return lambda plan: edits.amend(plan, key, lambda one: replace(one, **changes))


def of_cue(key: str, **changes: Any) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        segment, cue = cue_in(plan, key)
        return edits.put(plan, segment.id, replace(cue, **changes))

    return change


def of_need(key: str, **changes: Any) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        segment = next(one for one in plan.segments if any(need.id == key for need in one.needs))
        need = next(need for need in segment.needs if need.id == key)
        return edits.put(plan, segment.id, replace(need, **changes))

    return change
