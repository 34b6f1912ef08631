"""``throughline pressure``: the chance of one session, or of each of the library, to end on time, told or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer

from app.commands.library import DONE, FINDINGS, LibraryOption, find_plan, opened
from app.domain.assumptions import assumptions_of, otherwise
from app.domain.clock import format_clock, format_length, minute_up
from app.domain.errors import EditRefused
from app.domain.library import latest_run
from app.domain.plan import Plan
from app.domain.pressure import PERCENTILES, Holds, Outcome, Pressure, percent
from app.domain.scenarios import Scenario, ScenarioName
from app.domain.suggestion import Suggestion

if TYPE_CHECKING:
    from app.session import Session

T = TypeVar("T")

_ALMOST_ALL: Final = PERCENTILES.index(90)


def pressure(
    context: typer.Context,
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="A session's id or its exact title; without it, all of them.")
    ] = None,
    *,
    as_data: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
    at_least: Annotated[
        float,
        typer.Option("--at-least", metavar="PERCENT", min=0, max=100, help="Exit with 1 where the chance is less."),
    ] = 0.0,
    without_cuts: Annotated[
        bool, typer.Option("--without-cuts", help="Hold the threshold against runs in which nothing is cut.")
    ] = False,
    scenario: Annotated[
        ScenarioName, typer.Option("--scenario", help="What goes otherwise than planned.")
    ] = ScenarioName.AS_PLANNED,
    late: Annotated[float, typer.Option("--late", metavar="MINUTES", min=0, help="How late it starts.")] = 0.0,
    library: LibraryOption = None,
) -> int:
    """Say how likely a session ends on time, run as designed and without cuts, and what would help."""
    with opened(library or context.obj) as session:
        plans, known = _plans(session, plan), session.library
    assumed = assumptions_of(known.settings)
    offered = [(one, assumed.scenarios(one, latest_run(known, one.id))) for one in plans]
    cases = [(one, case) for one, row in offered if (case := _case(one, row, scenario, late, plan is not None))]
    tested = [(one, case, _test(one, case)) for one, case in cases]
    if as_data:
        told = [_as_data(one, case, found) for one, case, found in tested]
        print(json.dumps({"plans": told}, ensure_ascii=False, indent=2))
    else:
        told_of = ["\n".join(_lines(one, case, found)) for one, case, found in tested]
        print("\n\n".join(told_of) or "There is no session to test.")
    chances = [(found.uncut if without_cuts else found.designed).on_time for _, _, (found, _) in tested]
    return FINDINGS if any(100 * each < at_least for each in chances) else DONE


def _plans(session: Session, wanted: str | None) -> list[Plan]:
    """The one that is wanted, or all in which something runs."""
    if wanted is None:
        plans = [session.load(head.id) for head in session.library.plans if not head.trashed_at]
        return [plan for plan in plans if plan.running_segments]
    plan = session.load(find_plan(session.library, wanted).id)
    if not plan.running_segments:
        raise EditRefused(f"Nothing runs in “{plan.title}” yet, so there is nothing to test. Add its first segment.")
    return [plan]


def _case(plan: Plan, offered: Sequence[Scenario], name: ScenarioName, late_min: float, named: bool) -> Scenario | None:
    """The scenario with the library's number, switched off there or not, and a later start where one is asked for.

    None: it cannot happen to a plan nobody named.
    """
    found = next((one for one in offered if one.name is name), None)
    if found is None and named:
        raise EditRefused(f"“{plan.title}” has nothing that “{name.value}” could happen to. Choose another scenario.")
    if found is None or not late_min:
        return found
    late_s = round(60 * late_min)
    words = f"{found.title}, {format_length(late_s)} late" if late_s else found.title
    return replace(found, title=words, conditions=replace(found.conditions, late_start_s=(late_s, late_s, late_s)))


def _test(plan: Plan, case: Scenario) -> tuple[Pressure, tuple[Suggestion, ...]]:
    from app.pressure import pressure_test, suggestions

    return pressure_test(plan, case.conditions), suggestions(plan, case.conditions)


def _lines(plan: Plan, case: Scenario, tested: tuple[Pressure, tuple[Suggestion, ...]]) -> list[str]:
    found, helps = tested
    designed, uncut = found.designed, found.uncut
    titles = {segment.id: segment.title for segment in plan.segments}
    lines = [
        f"{plan.title} ({case.title.lower()}, promised until {format_clock(found.promised_end_s)})",
        f"  On time as designed     {_percent(designed.on_time)}; {_later(designed)}",
        f"  On time without cuts    {_percent(uncut.on_time)}; {_later(uncut)}",
        f"  Slack that is real      {_signed(found.real_slack_s)}",
        f"  Nine runs in ten end by {_minute(designed.ends_s[_ALMOST_ALL])}, as designed",
    ]
    if found.conditions.people and case.name is not ScenarioName.FULL_HOUSE:
        lines.append(f"  People                  {found.conditions.people}, who come to the latest run")
    worst = designed.breaks_most
    if worst is not None:
        moment = _moment(worst.holds, titles.get(worst.segment_id, ""))
        lines.append(f"  Breaks most often       {moment}, holds in {_percent(worst.chance)}")
    for use in designed.uses:
        lines += [
            f"  {what:23} {titles[use.segment_id]}, in {_percent(share)}"
            for what, share in (("Shortened", use.shortened), ("Left out", use.skipped))
            if share
        ]
    lines += [f"  Would help              {one.words}: {_percent(one.chance)}" for one in helps]
    lines += [f"  Assumed                 {sentence}" for sentence in otherwise(found.conditions)]
    if found.uncounted:
        lines.append(f"  Not counted             {found.uncounted}")
    if found.assumed:
        lines.append(f"  Assumed                 the shortest or longest of {len(found.assumed)} segments")
    return lines


def _percent(share: float) -> str:
    """Whole percent, but never 0 or 100 for what may be."""
    if 0 < share < 0.01 or 0.99 < share < 1:
        return "under 1 %" if share < 0.5 else "over 99 %"
    return f"{percent(share)} %"


def _minute(clock_s: int) -> str:
    """Nobody reads seconds off a forecast: the minute after is on the safe side."""
    return format_clock(minute_up(clock_s))


def _later(outcome: Outcome) -> str:
    return f"5 min later {_percent(outcome.by_5_min)}, 10 min later {_percent(outcome.by_10_min)}"


def _signed(seconds: int) -> str:
    minutes = round(abs(seconds) / 60)
    if not minutes:
        return "none"
    length = format_length(60 * minutes)
    return length if seconds > 0 else f"none, {length} short"


def _moment(holds: Holds, title: str) -> str:
    return {
        Holds.END: "the end",
        Holds.FLOOR: f"the least time of {title}",
        Holds.FIXED_START: f"the fixed start of {title}",
    }[holds]


def _as_data(plan: Plan, case: Scenario, tested: tuple[Pressure, tuple[Suggestion, ...]]) -> dict[str, Any]:
    found, helps = tested
    return {
        "id": plan.id,
        "title": plan.title,
        "scenario": case.name.value,
        "conditions": asdict(found.conditions),
        "runs": found.runs,
        "promised_end_s": found.promised_end_s,
        "designed": _outcome(plan, found.designed),
        "without_cuts": _outcome(plan, found.uncut),
        "real_slack_s": found.real_slack_s,
        "assumed": list(found.assumed),
        "free_until_s": found.free_until_s,
        "act_after_s": dict(_by_id(plan, found.act_after_s)),
        "too_late_after_s": dict(_by_id(plan, found.too_late_after_s)),
        "suggestions": [_suggestion(one) for one in helps],
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    changes = [
        {"mend": each.mend.value, "segment": each.segment_id, "length_s": each.length_s, "by_s": each.by_s}
        for each in one.changes
    ]
    return {"words": one.words, "chance": one.chance, "changes": changes}


def _outcome(plan: Plan, outcome: Outcome) -> dict[str, Any]:
    return {
        "on_time": outcome.on_time,
        "by_5_min": outcome.by_5_min,
        "by_10_min": outcome.by_10_min,
        "percentiles": list(PERCENTILES),
        "ends_s": list(outcome.ends_s),
        "starts_s": {key: list(row) for key, row in _by_id(plan, outcome.starts)},
        "kept": [{"segment": one.segment_id, "holds": one.holds.value, "chance": one.chance} for one in outcome.kept],
        "uses": [
            {"segment": one.segment_id, "shortened": one.shortened, "skipped": one.skipped} for one in outcome.uses
        ],
    }


def _by_id(plan: Plan, row: tuple[T | None, ...]) -> list[tuple[str, T]]:
    return [(segment.id, value) for segment, value in zip(plan.segments, row, strict=True) if value is not None]
