"""``throughline check``: what the alignment check finds in plans of a library, and how ready they are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.commands.library import DONE, FINDINGS, LibraryOption, find_plan, opened
from app.domain.assumptions import assumptions_of
from app.domain.checks import check_date
from app.domain.conditions import Conditions, at_run
from app.domain.errors import EditRefused
from app.domain.plan import Plan, Status
from app.domain.rules import (
    Check,
    Finding,
    Forecast,
    Known,
    Place,
    Severity,
    check,
    forecast,
    line_of,
    place_words,
    silence_at,
    todo_of,
    tuning_of,
)
from app.domain.rules.score import MOST, Question, Score, Standing, score, trend

if TYPE_CHECKING:
    from app.session import Session

_COUNTED: Final = {Severity.ESSENTIAL: "essential", Severity.IMPORTANT: "important", Severity.HINT: "hint"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a team asks of a plan; None: nothing. ``score``: the least points, the others the most findings."""

    score: int | None = None
    essential: int | None = None
    findings: int | None = None

    @property
    def any(self) -> bool:
        """Whether one was given."""
        return (self.score, self.essential, self.findings) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to say about one plan. ``missed``: a sentence for each limit it misses."""

    found: Check
    findings: tuple[Finding, ...]
    score: Score
    trend: tuple[Standing, ...]
    missed: tuple[str, ...]

    @property
    def heard(self) -> tuple[Finding, ...]:
        """The findings that are not silenced everywhere."""
        return tuple(one for one in self.findings if one.places)


def check_plans(  # noqa: PLR0917 - the command's own options
    context: typer.Context,
    plan: Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help="Ids or exact titles.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every session of the library.")] = False,
    as_ready: Annotated[bool, typer.Option("--as-ready", help="Ask a draft what is asked of a ready session.")] = False,
    min_score: Annotated[int | None, typer.Option("--min-score", metavar="N", help="The least readiness.")] = None,
    max_essential: Annotated[
        int | None, typer.Option("--max-essential", metavar="N", help="The most essential findings.")
    ] = None,
    max_findings: Annotated[int | None, typer.Option("--max-findings", metavar="N", help="The most findings.")] = None,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="As if it were this day: 2026-11-14.")] = "",
    as_data: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
    library: LibraryOption = None,
) -> int:
    """Check sessions for what will let their delivery drift. Ends with 1 when a limit that is given is missed;

    where none is given, when there is anything to say.
    """
    check_date(on)
    today = on or date.today().isoformat()
    limits = Limits(min_score, max_essential, max_findings)
    with opened(library or context.obj) as session:
        reports = [report(session, one.id, limits, today, as_ready) for one in _wanted(session, plan or [], every)]
    if as_data:
        print(json.dumps({"plans": [_as_data(one) for one in reports]}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(map(_told, reports)) or "There is no session to check.")
    if limits.any:
        return FINDINGS if any(one.missed for one in reports) else DONE
    return FINDINGS if any(one.heard for one in reports) else DONE


def _wanted(session: Session, named: list[str], every: bool) -> list[Plan]:
    if bool(named) == every:
        raise EditRefused("Name the sessions to check, or write --all; throughline list shows what there is.")
    if every:
        return [one for one in session.library.plans if not one.trashed_at]
    return [find_plan(session.library, one) for one in named]


def report(session: Session, plan_id: str, limits: Limits, today: str, as_ready: bool = False) -> Report:
    """What there is to say about one plan, with all the library knows beside it."""
    session.open(plan_id)
    plan, library = session.load(plan_id), session.library
    handoffs = tuple(session.handoff(one.id) for one in session.handoffs(plan_id))
    runs = tuple(one for one in library.deliveries if one.plan_id == plan_id)
    program = next((one for one in library.programs if one.id == plan.program_id), None)
    tuning, assumed = tuning_of(library.settings), assumptions_of(library.settings).conditions
    tested = _tested(at_run(assumed, session.delivery), plan)
    found = check(plan, Known(session.delivery, runs, handoffs, program, today, tested), tuning)
    findings = found.findings(Status.READY if as_ready else None)
    points = score(found)
    standings = trend(handoffs, plan_id, program, partial(_tested, assumed), tuning)
    return Report(found, findings, points, standings, tuple(_missed(findings, points, limits)))


def _tested(conditions: Conditions, plan: Plan) -> Forecast | None:
    """What a pressure test under these conditions says of a plan; nothing where nothing runs."""
    from app.pressure import pressure_test

    return forecast(plan, pressure_test(plan, conditions)) if plan.running_segments else None


def _missed(findings: tuple[Finding, ...], points: Score, limits: Limits) -> list[str]:
    heard = [one for one in findings if one.places]
    essential = sum(one.severity is Severity.ESSENTIAL for one in heard)
    told = []
    if limits.score is not None and points.points < limits.score:
        told.append(f"Readiness is {points.points}, and should be {limits.score} at least.")
    if limits.essential is not None and essential > limits.essential:
        told.append(f"Essential findings: {essential}, and {limits.essential} at most are allowed.")
    if limits.findings is not None and len(heard) > limits.findings:
        told.append(f"Findings: {len(heard)}, and {limits.findings} at most are allowed.")
    return told


def _told(one: Report) -> str:
    plan, counts = one.found.plan, Counter(finding.severity for finding in one.heard)
    numbers = ", ".join(f"{counts[severity]} {word}" for severity, word in _COUNTED.items() if counts[severity])
    quiet = sum(len(finding.silenced) for finding in one.findings) + len(one.found.idle)
    lines = [
        f"“{plan.title}”, {plan.status.value}: {numbers or 'nothing to say'}{f'; {quiet} silenced' if quiet else ''}."
    ]
    for finding in one.heard:
        lines.append(f"  {finding.severity.value:9}  {finding.rule.id}  {line_of(finding, plan)}")
        lines.append(f"{'':18}{todo_of(finding.rule, finding.places[0], plan)}.")
    lines.append(f"  Readiness {one.score.points} of {one.score.most}.")
    for question in Question:
        items = one.score.of(question)
        lines.append(f"    {sum(item.points for item in items)} of {MOST * len(items)}  {question.value}")
        lines += [f"         {item.points}  {item.title}: {item.reason}" for item in items]
    lines += [f"  Handed off as {was.version} on {was.made_at[:10]}: {was.score.points}." for was in one.trend]
    return "\n".join(lines + [f"  Missed: {sentence}" for sentence in one.missed])


def _as_data(one: Report) -> dict[str, object]:
    plan = one.found.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "status": plan.status.value,
        "version": plan.version,
        "findings": [_finding(finding, plan) for finding in one.findings],
        "idle_silences": [
            {"rule": silence.rule_id, "segment": silence.segment_id, "item": silence.item_id, "reason": silence.reason}
            for silence in one.found.idle
        ],
        "score": _score(one.score),
        "trend": [
            {"version": was.version, "made_at": was.made_at, "points": was.score.points, "most": was.score.most}
            for was in one.trend
        ],
        "missed": list(one.missed),
    }


def _finding(finding: Finding, plan: Plan) -> dict[str, object]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "severity": finding.severity.value,
        "says": line_of(finding, plan),
        "why": rule.why,
        "assumed": bool(finding.places) and finding.assumed,
        "places": [_place(finding, place, plan) for place in finding.places],
        "silenced": [_quiet(finding, place, plan) for place in finding.silenced],
    }


def _quiet(finding: Finding, place: Place, plan: Plan) -> dict[str, object]:
    why = silence_at(plan, finding.rule.id, place)
    return {"segment": place.segment_id, "item": place.item_id, "reason": why.reason if why else ""}


def _place(finding: Finding, place: Place, plan: Plan) -> dict[str, object]:
    return {
        "segment": place.segment_id,
        "field": place.field,
        "item": place.item_id,
        "words": place_words(place, plan),
        "todo": todo_of(finding.rule, place, plan),
        "assumed": place.assumed,
        "mend": place.mend.label if place.mend else None,
    }


def _score(found: Score) -> dict[str, object]:
    items = [
        {"question": one.question.value, "title": one.title, "points": one.points, "reason": one.reason}
        for one in found.items
    ]
    return {"points": found.points, "most": found.most, "items": items}
