"""Who gets which documents of a handoff where nobody says otherwise, and which change note is theirs; sends nothing.

From the field: who leads gets the guide and the recovery card, who produces the cue sheet and what has to be ready,
who answers for the measure the brief, and participants the agenda.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.domain.concerns import Audience
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Kind, Person, Plan

_BY_WORD: Final = (
    (("produc", "produz", "technik", "régie", "host"), (Paperwork.CUE_SHEET, Paperwork.READINESS)),
    (("particip", "teilnehm", "learner", "lernende", "attendee"), (Paperwork.AGENDA,)),
    (("sponsor", "leader", "leitung", "owner", "manager", "client", "auftrag"), (Paperwork.LEADER_BRIEF,)),
    (("facilit", "moderat", "trainer", "animat", "speaker", "coach"), (Paperwork.GUIDE, Paperwork.CARD)),
)
"""The beginnings of what such roles are called in the languages of the documents; the first that fits counts."""
_NOTE_OF: Final = (
    (Paperwork.GUIDE, Audience.FACILITATOR),
    (Paperwork.CUE_SHEET, Audience.PRODUCER),
    (Paperwork.LEADER_BRIEF, Audience.LEADER),
)


def usual_papers(plan: Plan, role: str) -> tuple[Paperwork, ...]:
    """What a role is usually given, by what it is called, else by what it does in the plan."""
    folded = role.strip().casefold()
    for beginnings, papers in _BY_WORD:
        if any(word.startswith(beginnings) for word in folded.replace("-", " ").split()):
            return papers
    if any(one.led_by.strip().casefold() == folded for one in plan.segments if one.kind is not Kind.OFF_CLOCK):
        return (Paperwork.GUIDE, Paperwork.CARD)
    if any(need.owner.strip().casefold() == folded for one in plan.segments for need in one.needs):
        return (Paperwork.READINESS,)
    return ()


def people_of(plan: Plan, delivery: Delivery | None) -> tuple[Person, ...]:
    """The people of a run, and a nameless one for each role of the plan that nobody fills yet."""
    known = delivery.people if delivery else ()
    filled = {one.role.strip().casefold() for one in known}
    return (*known, *(Person(role) for role in plan.roles if role.strip().casefold() not in filled))


def audience_of(papers: Collection[Paperwork]) -> Audience | None:
    """Whose change note goes with these documents; None: nobody's, as with an agenda."""
    return next((audience for paper, audience in _NOTE_OF if paper in papers), None)
