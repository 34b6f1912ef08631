"""Rules about what must be there on the day: needs and their owners, the people and their versions, adaptations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.clock import format_length
from app.domain.handoffs import holders
from app.domain.layout import least_s
from app.domain.plan import INTERACTIVE, NeedState, Plan, Segment
from app.domain.rules.look import Adaptation, Look, weighted
from app.domain.rules.mends import give_need
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.workdays import days_between, workdays_between

RUN: Final = frozenset({"known.delivery", "known.today", "plan.date"})


def _no_owner(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    left = days_between(look.known.today, look.day)
    role = ""
    for one in look.running:
        for need in one.needs:
            if not need.owner.strip():
                role = role or likely_owner(look.plan)
                mend = Mend(f"Give it to {role}", give_need, (one.id, need.id, role)) if role else None
                todo = f"Name who owns “{need.title}” in {{title}}"
                yield Place(one.id, "need.owner", need.id, f"“{need.title}” has no owner", todo, mend=mend)
            elif left is not None and 0 <= left < (need.days_ahead or 0) and look.state_of(need) is NeedState.OPEN:
                late = (need.days_ahead or 0) - left
                words = f"“{need.title}” was due {late} day{'s' if late > 1 else ''} ago"
                todo = f"Get “{need.title}” ready: it is overdue"
                yield Place(one.id, "need.days_ahead", need.id, words, todo)


def likely_owner(plan: Plan) -> str:
    """The role that owns most needs, else the producer, else the first role."""
    owners = Counter(need.owner for one in plan.segments for need in one.needs if need.owner in plan.roles)
    if owners:
        return owners.most_common(1)[0][0]
    return next((role for role in plan.roles if "producer" in role.casefold()), next(iter(plan.roles), ""))


def _not_tested(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    essential, important = limits
    left = days_between(look.known.today, look.day)
    if left is None or not 0 <= left <= important:
        return
    severity = Severity.ESSENTIAL if left <= essential else Severity.IMPORTANT
    when = "today" if left == 0 else f"{left} day{'s' if left > 1 else ''} before"
    for one in look.running:
        for need in one.needs if weighted(one) else ():
            if look.state_of(need) is not NeedState.TESTED:
                words = f"“{need.title}” is {look.state_of(need).value}, {when}"
                todo = f"Test “{need.title}”, which {{title}} needs"
                yield Place(one.id, "need.state", need.id, words, todo, severity=severity)


def _old_version(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    important, essential = limits
    left, calendar = workdays_between(look.known.today, look.day), days_between(look.known.today, look.day)
    if left is None or calendar is None or calendar < 0 or left > important:
        return
    severity = Severity.ESSENTIAL if left <= essential else Severity.IMPORTANT
    for role in look.plan.roles:
        if any(word in role.casefold() for word in ("facilitator", "producer")):
            words = _holds(look, role)
            if words:
                yield Place(None, "roles", role, f"the {role.lower()} {words}", severity=severity)


def _holds(look: Look, role: str) -> str:
    """What is wrong with what a role holds, in words, or nothing."""
    held = [one for one in holders(look.known.handoffs, look.plan.id) if one.recipient.role == role]
    if not held:
        return "has not been handed anything"
    newest = next((one for one in held if one.newest), None)
    if newest is None:
        return f"holds version {held[0].handoff.version}, which is not the newest"
    return f"holds version {newest.handoff.version}, and the plan has changed since" if look.outdated else ""


def _drifted(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    adaptation = look.known.adaptation
    if adaptation is None:
        return
    told = {one.master_segment_id for one in adaptation.accounts if one.reason.strip() and one.name.strip()}
    for master, mine, words in reds(look.plan, adaptation):
        if master.id not in told:
            told_of = f"{words}: without a reason and a name"
            todo = f"Say who decided to change “{master.title}”, and why"
            yield Place(mine.id if mine else None, "planned_s" if mine else "segments", master.id, told_of, todo)
    for key in adaptation.stale:
        if key in look.layout.index:
            words, todo = "its source is newer than its translation", "Look at the translation of {title}"
            yield Place(key, "steps", words=words, todo=todo)


def reds(plan: Plan, adaptation: Adaptation) -> Iterator[tuple[Segment, Segment | None, str]]:
    """Where an adaptation shortens or drops what its master protects or lets learners practice, with words.

    Red by the traffic light of adaptations (ETR): shortening, and dropping skill practice.
    """
    came_from = dict(adaptation.pairs)
    running = {came_from.get(one.id, one.id): one for one in plan.running_segments}
    for master in adaptation.master.running_segments:
        mine = running.get(master.id)
        if not master.protected and master.kind not in INTERACTIVE:
            continue
        if mine is None:
            if least_s(master) > 0:
                yield master, None, f"“{master.title}” is left out"
        elif mine.planned_s < least_s(master):
            least = format_length(least_s(master))
            yield master, mine, f"{format_length(mine.planned_s)}, under the {least} of the master"
        elif master.protected and not mine.protected:
            yield master, mine, "the master protects it"


NO_OWNER: Final = Rule(
    "R33",
    Severity.ESSENTIAL,
    "A need nobody owns, or that is overdue",
    "Name who owns a need of {title}",
    "Nobody prepares it.",
    _no_owner,
    RUN | {"needs", "order", "plan.roles"},
    each=False,
    drafts=True,
)
NOT_TESTED: Final = Rule(
    "R34",
    Severity.ESSENTIAL,
    "What a moment that counts needs is not tested",
    "Test what {title} needs",
    "Completed assets are not delivery readiness (InSync, design–delivery alignment).",
    _not_tested,
    RUN | {"needs", "markers", "order"},
    each=False,
    numbers=(
        Number("essential", 2, "Essential from so many days before"),
        Number("important", 5, "Important from so many days before"),
    ),
)
OLD_VERSION: Final = Rule(
    "R39",
    Severity.ESSENTIAL,
    "Who delivers it holds an old version, or none",
    "Hand the newest version to those who deliver it",
    "A producer who gets the run-of-show too late cannot test the flow (InSync).",
    _old_version,
    frozenset({"known.delivery", "known.today", "known.handoffs", "*"}),
    each=False,
    numbers=(
        Number("important", 5, "Important from so many working days before"),
        Number("essential", 2, "Essential from so many working days before"),
    ),
)
DRIFTED: Final = Rule(
    "R40",
    Severity.ESSENTIAL,
    "An adaptation changes what must stay, or is older than its source",
    "Say why {title} differs from the master",
    "Shortening and dropping practice are red-light changes (ETR; Balis 2021).",
    _drifted,
    frozenset({"known.adaptation", "planned_s", "shortest_s", "short_form_s", "markers", "steps", "order"}),
    each=False,
)
