"""Asking all rules of the alignment check about a long plan, and after one edit only those it touched.

Run it as ``python -m tests.benchmarks.rules``. Both figures are milliseconds: what hands wait for, and what they may.
The layout is the caller's: the session has it already. Of all rounds the fastest counts, in which nobody else had
the processor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain import edits
from app.domain.diff import diff
from app.domain.layout import lay_out
from app.domain.plan import (
    INTERACTIVE,
    Action,
    Cue,
    Delivery,
    Field,
    Intent,
    Kind,
    Marker,
    MarkerKind,
    Need,
    Objective,
    Plan,
    Segment,
    Status,
    Step,
    StepKind,
    Trigger,
)
from app.domain.rules import RULES, Known, Tuning, check, check_again
from tests.benchmarks.measure import Figure, report, timed

SEGMENTS = 500
ROUNDS = 30
KINDS = [kind for kind in Kind if kind is not Kind.OFF_CLOCK]
LINES = (StepKind.SAY_EXACTLY, StepKind.SAY, StepKind.ASK, StepKind.LEARNERS, StepKind.DO)
TEXT = "One of you speaks, one receives, one watches and writes the words down as they are said."


def a_segment(n: int) -> Segment:
    """One with a script of five lines, three cues, a weight and a need; every fifth lacks what a rule asks for."""
    kind, lacks = KINDS[n % len(KINDS)], n % 5 == 0
    return Segment(
        f"s{n}",
        f"Segment {n}: what we do here",
        kind,
        planned_s=300,
        shortest_s=None if lacks else 240,
        length_touched=True,
        led_by="Facilitator" if n % 2 else "Co-facilitator",
        transition="" if lacks else "Now you.",
        group_size=3 if kind is Kind.PRACTICE else None,
        rounds=3 if kind is Kind.PRACTICE else None,
        round_s=60 if kind is Kind.PRACTICE else None,
        intent=Intent() if lacks else Intent("It carries the rest", interaction="They have to say it"),
        objective_ids=(f"o{n % 4}",) if kind in INTERACTIVE else (),
        markers=(Marker(f"m{n}", list(MarkerKind)[n % 6], "It carries the rest"),),
        steps=tuple(Step(f"t{n}-{i}", line, TEXT, offset_s=50 * i) for i, line in enumerate(LINES)),
        cues=(
            Cue(f"c{n}a", 10, action=Action.CHAT, trigger=Trigger.WORDS, trigger_text="one watches", text=TEXT),
            Cue(f"c{n}b", 60, action=Action.ROOMS_OPEN, runs_s=120, ended_by=f"c{n}c", details=(Field("Rooms", "6"),)),
            Cue(f"c{n}c", 180, action=Action.ROOMS_CLOSE, rights="Host"),
        ),
        needs=(Need(f"n{n}", "Cards", owner="" if lacks else "Producer", days_ahead=5),),
    )


def a_plan(count: int) -> Plan:
    """A plan that says it is ready, of so many segments."""
    return Plan(
        "plan",
        "Long",
        status=Status.READY,
        promised_s=min(count * 300, 86_400),
        date="2026-11-17",
        objectives=tuple(Objective(f"o{n}", "Can do") for n in range(4)),
        segments=tuple(map(a_segment, range(count))),
    )


def least_ms(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some rounds."""
    return 1000 * min(timed(work) for _ in range(ROUNDS))


def main() -> None:
    """Measure and report."""
    plan, tuning = a_plan(SEGMENTS), Tuning(on=tuple(rule.id for rule in RULES if rule.second))
    known = Known(delivery=Delivery("d", "plan", date="2026-11-17"), today="2026-11-14")
    layout = lay_out(plan)
    before = check(plan, known, tuning, layout)
    retitled = edits.amend(plan, "s250", lambda one: replace(one, description="New"))
    longer = edits.resize(plan, "s250", 600)
    laid = lay_out(longer, (plan, layout))

    def again(after: Plan) -> None:
        check_again(before, after, diff(plan, after), known=known, tuning=tuning, layout=laid)

    all_ms = least_ms(lambda: check(plan, known, tuning, layout))
    words_ms = least_ms(lambda: again(retitled))
    length_ms = least_ms(lambda: again(longer))
    shown_ms = least_ms(before.findings)
    report(
        [
            Figure("all_rules_500_ms", all_ms, 30.0, f"{len(RULES)} rules"),
            Figure("again_after_words_ms", words_ms, 3.0),
            Figure("again_after_a_length_ms", length_ms, 20.0),
            Figure("findings_ms", shown_ms, 10.0),
        ]
    )


if __name__ == "__main__":
    main()
