"""Whom a change concerns: what a facilitator, a producer and a leader each have to know of it; says nothing itself.

From the field: a facilitator has to relearn what is said and how long it takes, a producer what is done and when,
a leader what was promised and what it needs.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from app.domain.compare import FIELDS, INTENT, SESSION, TEXTS, Change, Comparison, Fact, State
from app.domain.plan import Cue, Marker, MarkerKind, Trigger


class Audience(StrEnum):
    """Those who get a change note of their own."""

    FACILITATOR = "facilitator"
    PRODUCER = "producer"
    LEADER = "leader"


_WHERE: Final = ("start", "section_id", "lane_id", "marker")
_RUN: Final = ("time_zone", "link", "head_count", "person")
_OF: Final[dict[Audience, frozenset[str]]] = {
    Audience.FACILITATOR: frozenset(
        {*SESSION, *FIELDS, *TEXTS, *INTENT, *_WHERE, *_RUN}
        | {"roles", "objective", "section", "lane", "step", "cue", "need", "custom", "objective_ids"}
    ),
    Audience.PRODUCER: frozenset(
        {*SESSION, *FIELDS, *_WHERE, *_RUN, "roles", "section", "lane", "cue", "need", "transition"} - {"purpose"}
    ),
    Audience.LEADER: frozenset(
        {"title", "date", "start_s", "promised_s", "language", "mode", "platform", "purpose", "roles", "objective"}
        | {"people_fewest", "people_expected", "people_most", "marker", "need", *_RUN}
    ),
}
_ORDERS: Final = {
    Audience.FACILITATOR: frozenset({"step", "objective", "section", "lane"}),
    Audience.PRODUCER: frozenset({"cue", "section", "lane"}),
    Audience.LEADER: frozenset({"objective"}),
}
_HEARD: Final = frozenset({Trigger.WORDS, Trigger.SIGNAL})
_BINDING: Final = frozenset({MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT})


def for_role(comparison: Comparison, audience: Audience) -> Comparison:
    """The part of a comparison that one of them has to know; a row without facts says what became of a segment."""
    return Comparison(tuple(row for row in (_of(change, audience) for change in comparison.rows) if row is not None))


def concerns(fact: Fact, audience: Audience) -> bool:
    """Whether one of them has to know this."""
    if fact.field == "order":
        return fact.before in _ORDERS[audience]
    if fact.field not in _OF[audience]:
        return False
    values = (fact.before, fact.after)
    if audience is Audience.FACILITATOR and fact.field == "cue":
        return any(isinstance(one, Cue) and one.trigger in _HEARD for one in values)
    if audience is Audience.LEADER and fact.field == "marker":
        return any(isinstance(one, Marker) and one.kind in _BINDING for one in values)
    return True


def _of(change: Change, audience: Audience) -> Change | None:
    facts = tuple(fact for fact in change.facts if concerns(fact, audience))
    state = change.state
    if state is State.MOVED and audience is Audience.LEADER:
        state = State.CHANGED
    if state is State.CHANGED and not facts:
        return None
    return replace(change, facts=facts, state=state)
