"""Findings in words: one line a finding, one a place, and what to do there; knows titles, and no rule by name."""

from __future__ import annotations

from typing import Final

from app.domain.plan import Plan
from app.domain.rules.values import Finding, Place, Rule

_NAMED: Final = 3
"""So many places are named in the line of a finding, the rest counted."""


def line_of(finding: Finding, plan: Plan) -> str:
    """What a rule found, and where, in one line; what rests on assumed values says so."""
    titles = {segment.id: segment.title for segment in plan.segments}
    places = finding.places or finding.silenced
    named = list(dict.fromkeys(titles[one.segment_id] for one in places if one.segment_id in titles))
    if len(places) == 1 and places[0].words:
        where = place_words(places[0], plan)
    else:
        more = [f"{len(named) - _NAMED} more"] if len(named) > _NAMED else []
        where = "; ".join(named[:_NAMED] + more) or "; ".join(one.words for one in places if one.words)
    assumed = " (assumed)" if places and all(one.assumed for one in places) and "(assumed)" not in where else ""
    return f"{finding.rule.says}{': ' if where else ''}{where}{assumed}"


def place_words(place: Place, plan: Plan) -> str:
    """What is particular at a place: its segment, and what was found there."""
    title = next((one.title for one in plan.segments if one.id == place.segment_id), "")
    words = ": ".join(filter(None, (title, place.words)))
    return f"{words} (assumed)" if place.assumed else words


def todo_of(rule: Rule, place: Place, plan: Plan) -> str:
    """What to do at a place."""
    title = next((one.title for one in plan.segments if one.id == place.segment_id), "the session")
    return (place.todo or rule.todo).replace("{title}", title)
