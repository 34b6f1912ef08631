"""How ready a plan is for its run, as a fidelity instrument: 13 items of 0 to 2 points, each with its reason.

The shape, 13 items and 26 points, is that of the fidelity instruments of US federal programs; the four questions are
those a leader asks before launch. It judges what is written down and confirmed, and nothing nobody said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.empty import owes_reason
from app.domain.handoff import Handoff
from app.domain.handoffs import holders, of_plan
from app.domain.plan import INTERACTIVE, Kind, Mode, NeedState, Plan, Program, Status
from app.domain.rules.check import Check, check
from app.domain.rules.look import Forecast, Known, weighted
from app.domain.rules.values import Tuning
from app.domain.workdays import workdays_between

MOST: Final = 2
"""The points an item can have."""
EARLY_DAYS: Final = 5
LATE_DAYS: Final = 2
"""Confirmed so many working days before the run is early enough; under the second it counts nothing."""


class Question(StrEnum):
    """What a leader asks before launch."""

    INTENT = "Is intent documented?"
    INCLUDED = "Were facilitator and producer included early enough?"
    REAL = "Does the run-of-show reflect the real delivery environment?"
    RISK = "Can risk be seen before launch?"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: 0, 1 or 2 points, and why."""

    question: Question
    title: str
    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """All items, question by question."""

    items: tuple[Item, ...]

    @property
    def points(self) -> int:
        """What they sum to."""
        return sum(item.points for item in self.items)

    @property
    def most(self) -> int:
        """What they could sum to."""
        return MOST * len(self.items)

    def of(self, question: Question) -> tuple[Item, ...]:
        """The items that answer a question."""
        return tuple(item for item in self.items if item.question is question)


@dataclass(frozen=True, slots=True)
class Standing:
    """The score of a plan as it was handed off."""

    handoff_id: str
    version: str
    made_at: str
    score: Score


def score(found: Check) -> Score:
    """The readiness of a plan; what is silenced with a reason counts as settled."""
    facts = _Facts(found)
    items = [Item(question, title, *answer(facts)) for question, title, answer in _ITEMS]
    return Score(tuple(items))


def trend(
    handoffs: Iterable[Handoff],
    plan_id: str,
    program: Program | None = None,
    forecast_of: Callable[[Plan], Forecast | None] = lambda _: None,
    tuning: Tuning | None = None,
) -> tuple[Standing, ...]:
    """How ready a plan was each time it was handed off, oldest first; handoffs that are not whole are left out."""
    rows = of_plan(handoffs, plan_id)[::-1]
    standings = []
    for i, one in enumerate(rows):
        if one.whole:
            forecast = forecast_of(one.plan)
            known = Known(one.delivery, (), rows[: i + 1], program, one.made_at[:10], forecast)
            standings.append(Standing(one.id, one.version, one.made_at, score(check(one.plan, known, tuning))))
    return tuple(standings)


Answer = tuple[int, str]


class _Facts:
    """What the items are judged by."""

    def __init__(self, found: Check) -> None:
        self.look = found.look
        self.plan = found.plan
        self.known = found.look.known
        self._places = {one.rule.id: len(one.places) for one in found.findings(Status.READY)}

    def places(self, *rule_ids: str) -> int:
        """At how many places these rules speak."""
        return sum(self._places.get(key, 0) for key in rule_ids)

    def confirmed(self, word: str) -> Answer:
        """How early everybody of a role confirmed the newest handoff."""
        roles = [role for role in self.plan.roles if word in role.casefold()]
        held = holders(self.known.handoffs, self.plan.id)
        days = []
        for role in roles:
            mine = [one.recipient.confirmed for one in held if one.recipient.role == role and one.newest]
            said = [workdays_between(at[:10], self.look.day) for at in mine if at]
            days.append(min((n for n in said if n is not None), default=None))
        if not roles:
            return 0, f"no {word} is among the roles"
        if not self.look.day:
            return 0, "no day of delivery is named"
        if not any(one.recipient.role in roles for one in held):
            return 0, f"nothing was handed to the {word}"
        known = [n for n in days if n is not None]
        if len(known) < len(days):
            waiting = " and the ".join(role.lower() for role, n in zip(roles, days, strict=True) if n is None)
            return 0, f"not confirmed the newest version: the {waiting}"
        least = min(known)
        points = MOST if least >= EARLY_DAYS else 1 if least >= LATE_DAYS else 0
        return points, f"confirmed {least} working day{'' if least == 1 else 's'} before"


def _share(missing: int, all_of: int, what: str, nothing: str) -> Answer:
    """Two points where nothing is missing, one where a fifth at most is, else none."""
    if not all_of:
        return 0, nothing
    points = MOST if not missing else 1 if missing * 5 <= all_of else 0
    return points, f"{all_of - missing} of {all_of} {what}"


def _reasons(facts: _Facts) -> Answer:
    owed = sum(owes_reason(one) for one in facts.look.running)
    return _share(min(facts.places("R09"), owed), owed, "say why they are here", "nothing needs a reason yet")


def _choices(facts: _Facts) -> Answer:
    asked = sum(one.kind in INTERACTIVE and one.kind is not Kind.QA for one in facts.look.running)
    return _share(min(facts.places("R10"), asked), asked, "say why this and not another", "there is no interaction")


def _weights(facts: _Facts) -> Answer:
    count = sum(weighted(one) for one in facts.look.main)
    if not count:
        return 0, "no moment carries weight"
    reasons, floors = facts.places("R05"), facts.places("R06")
    points = 0 if reasons else 1 if floors else MOST
    lacks = [
        *([f"{reasons} without a reason"] if reasons else []),
        *([f"{floors} without a shortest"] if floors else []),
    ]
    return points, f"of {count}: {', '.join(lacks)}" if lacks else f"{count}, all with a reason and a shortest"


def _objectives(facts: _Facts) -> Answer:
    rows = facts.plan.objectives
    if not rows:
        return 0, "no objective is named"
    unserved, unseen = facts.places("R35"), sum(not one.evidence.strip() for one in rows)
    lacks = [
        *([f"{unserved} served by nothing"] if unserved else []),
        *([f"{unseen} without how it will be seen"] if unseen else []),
    ]
    points = 0 if unserved else 1 if unseen else MOST
    return points, f"of {len(rows)}: {', '.join(lacks)}" if lacks else f"{len(rows)}, all served and to be seen"


def _versions(facts: _Facts) -> Answer:
    newest = [one for one in holders(facts.known.handoffs, facts.plan.id) if one.newest and not facts.look.outdated]
    roles = [role for role in facts.plan.roles if any(w in role.casefold() for w in ("facilitator", "producer"))]
    held = {one.recipient.role for one in newest}
    have = sum(role in held for role in roles)
    if not roles:
        return 0, "neither a facilitator nor a producer is among the roles"
    points = MOST if have == len(roles) else 1 if have else 0
    return points, f"{have} of {len(roles)} hold the session as it is"


def _place(facts: _Facts) -> Answer:
    run, plan = facts.known.delivery, facts.plan
    filled = {one.role for one in run.people if one.name.strip()} if run is not None else set()
    nobody = [role for role in plan.roles if role not in filled]
    lacks = [
        *([] if plan.mode is Mode.ROOM or plan.platform.strip() else ["the platform"]),
        *([] if facts.look.day else ["the day"]),
        *([] if run is not None and (plan.mode is Mode.ROOM or run.link.strip()) else ["the way in"]),
        *([f"who is {', '.join(nobody)}"] if nobody else []),
    ]
    points = MOST if not lacks else 1 if len(lacks) == 1 else 0
    return points, f"not named: {'; '.join(lacks)}" if lacks else "platform, day, link and people are named"


def _clean(facts: _Facts, rule_ids: tuple[str, ...], good: str, bad: str) -> Answer:
    """Two points where these rules are silent, one where they speak at two places at most."""
    count = facts.places(*rule_ids)
    points = MOST if not count else 1 if count <= MOST else 0
    return points, good if not count else f"{count} place{'' if count == 1 else 's'} {bad}"


def _cues(facts: _Facts) -> Answer:
    if not facts.look.calls and facts.plan.mode is not Mode.ROOM:
        return 0, "there are no cues"
    bad = "where a cue cannot be done as it stands"
    return _clean(facts, ("R14", "R15", "R28", "R29", "R30"), "every cue can be done as it stands", bad)


def _tasks(facts: _Facts) -> Answer:
    if not facts.look.running:
        return 0, "nothing runs yet"
    bad = "where learners do not know what to do, or have no time for it"
    return _clean(facts, ("R11", "R12", "R13", "R16"), "learners are told what to do, and have time for it", bad)


def _timing(facts: _Facts) -> Answer:
    if facts.places("R01", "R02"):
        return 0, "it takes longer than there is time for"
    forecast = facts.known.forecast
    if forecast is None:
        return 0, "the timing is not tested"
    points = MOST if forecast.on_time >= 85 else 1 if forecast.on_time >= 70 else 0
    assumed = ", with assumed lengths" if forecast.assumed else ""
    return points, f"{forecast.on_time} % of runs end on time{assumed}"


def _needs(facts: _Facts) -> Answer:
    needs = [need for one in facts.look.running for need in one.needs]
    if not needs:
        return 0, "no need is named, so nothing can be tested"
    states = [facts.look.state_of(need) for need in needs]
    open_ones, tested = states.count(NeedState.OPEN), states.count(NeedState.TESTED)
    points = 0 if open_ones or facts.places("R33") else MOST if tested == len(needs) else 1
    return points, f"{tested} of {len(needs)} needs tested, {open_ones} open"


def _levers(facts: _Facts) -> Answer:
    if not facts.look.main:
        return 0, "nothing runs yet"
    stuck, tight, bare = (bool(facts.places(key)) for key in ("R20", "R21", "R31"))
    words = [
        *(["nothing gives way after half-time"] if stuck else []),
        *(["no buffer in the last third"] if tight else []),
        *(["a moment that counts has no backup"] if bare else []),
    ]
    return max(0, MOST - len(words)), "; ".join(words) or "nothing is missing"


_ITEMS: Final[tuple[tuple[Question, str, Callable[[_Facts], Answer]], ...]] = (
    (Question.INTENT, "Reasons", _reasons),
    (Question.INTENT, "Choice of interaction", _choices),
    (Question.INTENT, "Weights", _weights),
    (Question.INTENT, "Objectives", _objectives),
    (Question.INCLUDED, "Facilitator confirmed", lambda facts: facts.confirmed("facilitator")),
    (Question.INCLUDED, "Producer confirmed", lambda facts: facts.confirmed("producer")),
    (Question.INCLUDED, "Versions in hand", _versions),
    (Question.REAL, "Place and people", _place),
    (Question.REAL, "Cues", _cues),
    (Question.REAL, "Tasks", _tasks),
    (Question.RISK, "Timing", _timing),
    (Question.RISK, "Support", _needs),
    (Question.RISK, "Leeway and backups", _levers),
)
