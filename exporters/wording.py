"""Small turns of phrase the documents share: dates, people, lists of words; English, and no locale read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.domain.plan import Delivery, Plan
from app.domain.words import MODE_WORDS

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(iso: str) -> str:
    """``14 November 2026``; a text that is no ISO date is given back as it is."""
    day = _date(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else iso


def short_date(iso: str) -> str:
    """``14 Nov 2026``; a text that is no ISO date is given back as it is."""
    day = _date(iso)
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else iso


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def session_date(plan: Plan, delivery: Delivery | None) -> str:
    """The ISO date of the run, else of the plan, else empty."""
    return (delivery.date if delivery else "") or plan.date


def due_date(plan: Plan, delivery: Delivery | None, days_ahead: int | None) -> str:
    """The ISO date a need is due on, or empty where the run has no date or the need no lead."""
    day = _date(session_date(plan, delivery))
    if day is None or days_ahead is None:
        return ""
    ordinal = day.toordinal() - days_ahead
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= date.max.toordinal() else ""


def days_before(days_ahead: int | None) -> str:
    """``5 days before``, ``the day before``, ``on the day``, or empty."""
    match days_ahead:
        case None:
            return ""
        case 0:
            return "on the day"
        case 1:
            return "the day before"
        case _:
            return f"{days_ahead} days before"


def people(plan: Plan, delivery: Delivery | None) -> str:
    """``12 to 18 people`` as the run or the plan has it, or empty."""
    if delivery and delivery.head_count:
        return f"{delivery.head_count} people"
    low, high = plan.people_fewest, plan.people_most
    if low and high and low != high:
        return f"{low} to {high} people"
    one = plan.people_expected or high or low
    return f"{one} people" if one else ""


def setting(plan: Plan, delivery: Delivery | None) -> str:
    """Mode, platform and people in a few words: ``Virtual on Zoom, 12 to 18 people``."""
    where = MODE_WORDS[plan.mode] + (f" on {plan.platform}" if plan.platform else "")
    return ", ".join(part for part in (where, people(plan, delivery)) if part)


def person_of(delivery: Delivery | None, role: str) -> str:
    """``name, contact`` of whoever fills a role (compared without case), or empty."""
    for person in delivery.people if delivery else ():
        if person.role.strip().casefold() == role.casefold():
            return ", ".join(part for part in (person.name, person.contact) if part)
    return ""


def several(words: tuple[str, ...]) -> str:
    """``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def count(number: int, one: str, many: str = "") -> str:
    """``1 segment``, ``3 segments``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def made_at(made: str) -> datetime | None:
    """The moment a document of that ISO date says it was made; None where there is no such date."""
    day = _date(made)
    return datetime(day.year, day.month, day.day, 12) if day else None


def zone_words(zone: str) -> str:
    """``New York time`` for ``America/New_York``; a zone that is no such name as it stands."""
    return f"{zone.rsplit('/', 1)[1].replace('_', ' ')} time" if "/" in zone else zone
