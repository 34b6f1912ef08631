"""Small turns of phrase the documents share, in the document's language: days, people, places; no locale read."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.plan import Delivery, Plan
from app.domain.tongue import Tongue
from app.domain.words import MODE_WORDS


def day_of(iso: str) -> date | None:
    """The day of an ISO date; None for any other text."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def day_number(iso: str) -> int | None:
    """Days as Python counts them; None for what is no ISO date."""
    day = day_of(iso)
    return day.toordinal() if day else None


def session_date(plan: Plan, delivery: Delivery | None) -> str:
    """The ISO date of the run, else of the plan, else empty."""
    return (delivery.date if delivery else "") or plan.date


def due_date(plan: Plan, delivery: Delivery | None, days_ahead: int | None) -> str:
    """The ISO date a need is due on, or empty where the run has no date or the need no lead."""
    day = day_of(session_date(plan, delivery))
    if day is None or days_ahead is None:
        return ""
    ordinal = day.toordinal() - days_ahead
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= date.max.toordinal() else ""


def days_before(say: Tongue, days_ahead: int | None) -> str:
    """``5 days before``, ``the day before``, ``on the day``, or empty."""
    match days_ahead:
        case None:
            return ""
        case 0:
            return say("on the day")
        case 1:
            return say("the day before")
        case _:
            return say("{n} days before", n=days_ahead)


def people(say: Tongue, plan: Plan, delivery: Delivery | None) -> str:
    """``12 to 18 people`` as the run or the plan has it, or empty."""
    if delivery and delivery.head_count:
        return say.count(delivery.head_count, "{n} person", "{n} people")
    low, high = plan.people_fewest, plan.people_most
    if low and high and low != high:
        return say("{low} to {high} people", low=low, high=high)
    one = plan.people_expected or high or low
    return say.count(one, "{n} person", "{n} people") if one else ""


def setting(say: Tongue, plan: Plan, delivery: Delivery | None) -> str:
    """Mode, platform and people in a few words: ``Virtual on Zoom, 12 to 18 people``."""
    return ", ".join(part for part in (where(say, plan), people(say, plan, delivery)) if part)


def where(say: Tongue, plan: Plan) -> str:
    """``Virtual on Zoom``."""
    mode = say(MODE_WORDS[plan.mode])
    return say("{mode} on {platform}", mode=mode, platform=plan.platform) if plan.platform else mode


def person_of(delivery: Delivery | None, role: str) -> str:
    """``name, contact`` of whoever fills a role (compared without case), or empty."""
    for person in delivery.people if delivery else ():
        if person.role.strip().casefold() == role.casefold():
            return ", ".join(part for part in (person.name, person.contact) if part)
    return ""


def made_at(made: str) -> datetime | None:
    """The moment a document of that ISO date says it was made; None where there is no such date."""
    day = day_of(made)
    return datetime(day.year, day.month, day.day, 12) if day else None


def zone_words(say: Tongue, zone: str) -> str:
    """``New York time`` for ``America/New_York``; a zone that is no such name as it stands."""
    return say("{city} time", city=zone.rsplit("/", 1)[1].replace("_", " ")) if "/" in zone else zone
