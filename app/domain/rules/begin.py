"""Rules about what a plan begins with, before any of its moments: segments, a purpose, objectives, somebody to lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.empty import HOUSEKEEPING
from app.domain.plan import Segment
from app.domain.rules.look import Look
from app.domain.rules.mends import lead
from app.domain.rules.values import Mend, Place, Rule, Severity


def _no_segments(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if not look.running:
        yield Place(None, "segments")


def _no_purpose(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if look.running and not look.plan.purpose.strip():
        yield Place(None, "purpose")


def _no_objectives(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if look.running and not look.plan.objectives:
        yield Place(None, "objectives")


def _nobody_leads(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    leading = [role for role in look.plan.roles if "facilitator" in role.casefold()]
    role = leading[0] if len(leading) == 1 else ""
    for one in segments:
        if not one.led_by and one.kind not in HOUSEKEEPING:
            mend = Mend(f"Let the role {role} lead it", lead, (one.id, role)) if role else None
            yield Place(one.id, "led_by", mend=mend)


NO_SEGMENTS: Final = Rule(
    "B01",
    Severity.ESSENTIAL,
    "Nothing runs yet",
    "Add the first segment, or import a running order",
    "There is no session without a running order.",
    _no_segments,
    frozenset({"order"}),
    each=False,
    drafts=True,
)
NO_PURPOSE: Final = Rule(
    "B02",
    Severity.ESSENTIAL,
    "The session does not say what it is for",
    "Say what the session is for",
    "Everything else is judged by it.",
    _no_purpose,
    frozenset({"order", "plan.purpose"}),
    each=False,
    drafts=True,
)
NO_OBJECTIVES: Final = Rule(
    "B03",
    Severity.IMPORTANT,
    "No objective is named",
    "Say what people will be able to do afterwards",
    "Nobody can tell whether the session did what it promised.",
    _no_objectives,
    frozenset({"order", "objectives"}),
    each=False,
)
NOBODY_LEADS: Final = Rule(
    "B04",
    Severity.HINT,
    "Nobody is named to lead it",
    "Say who leads {title}",
    "Two people each think that the other one begins.",
    _nobody_leads,
    frozenset({"led_by", "plan.roles"}),
)
