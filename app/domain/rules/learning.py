"""Rules about what learners do and why: intent, instructions, practice that is talked over, objectives served."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.domain.clock import format_length, minute_up
from app.domain.empty import lacks_reason
from app.domain.fields import amend_many
from app.domain.plan import INTERACTIVE, MAIN_LANE, Kind, MarkerKind, Objective, Plan, Segment, StepKind
from app.domain.rules.look import Look
from app.domain.rules.mends import serve
from app.domain.rules.spare import SPARE, added, longer
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.script import script

INSTRUCTING: Final = frozenset({StepKind.LEARNERS, StepKind.SAY_EXACTLY, StepKind.SAY, StepKind.ASK})
"""The lines that tell learners what to do, in exact or in own words."""
_REST: Final = frozenset({Kind.BREAK, Kind.BUFFER})
_ASKING: Final = frozenset({StepKind.ASK, StepKind.LISTEN_FOR})
_TALKED_OVER: Final = frozenset({Kind.DEBRIEF, Kind.DISCUSSION, Kind.REFLECTION})


def _beside(look: Look, segments: Iterable[Segment]) -> Iterator[Segment]:
    """All but what runs in rooms beside an interaction of the main room, which speaks for it."""
    by_id = look.layout.index
    for one in segments:
        anchor = look.anchors.get(one.id) if one.lane_id != MAIN_LANE else None
        if anchor is None or look.plan.segments[by_id[anchor]].kind not in INTERACTIVE:
            yield one


def _no_why(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    return (Place(one.id, "intent.why") for one in _beside(look, look.running) if lacks_reason(one))


def _no_choice(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in _beside(look, look.running):
        if one.kind in INTERACTIVE and one.kind is not Kind.QA and not one.intent.interaction.strip():
            yield Place(one.id, "intent.interaction")


def _no_instruction(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in _beside(look, look.running):
        if one.kind in INTERACTIVE and one.kind is not Kind.QA and not any(s.kind in INSTRUCTING for s in one.steps):
            yield Place(one.id, "steps")


def _series(look: Look) -> Iterator[tuple[list[Segment], Segment | None]]:
    """Practices of the main room that follow one another, breaks apart, and what comes then."""
    row: list[Segment] = []
    for one in look.main:
        if one.kind is Kind.PRACTICE or (one.kind is Kind.INDIVIDUAL and (one.group_size or 0) > 1):
            row.append(one)
        elif row and one.kind not in _REST:
            yield row, one
            row = []
    if row:
        yield row, None


def _no_debrief(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    for row, after in _series(look):
        last = row[-1]
        if max(one.planned_s for one in row) < limits[0] * 60 or (after and after.kind in _TALKED_OVER):
            continue
        if not _talks_over(last, look.plan.language):
            length_s = minute_up(max(_LEAST_DEBRIEF_S, sum(one.planned_s for one in row) // 3))
            guess = not look.scripted
            mend = added(look, Kind.DEBRIEF, length_s, last, {one.id for one in row})
            yield Place(last.id, "kind", assumed=guess, severity=Severity.HINT if guess else None, mend=mend)


_LEAST_DEBRIEF_S: Final = 300


def _talks_over(segment: Segment, language: str) -> bool:
    """Whether its own script asks what happened, after the activity."""
    sums = script(segment, language).sums if segment.steps else None
    if sums is None or not sums.debrief_s:
        return False
    from_s = sums.set_up_s + sums.activity_s
    return any(s.kind in _ASKING and s.offset_s is not None and s.offset_s >= from_s for s in segment.steps)


def _thin_debrief(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    for row, after in _series(look):
        activity = sum(one.planned_s for one in row)
        if after is not None and after.kind is Kind.DEBRIEF and after.planned_s * 100 < limits[0] * activity:
            words = f"{format_length(after.planned_s)} for {format_length(activity)} of practice"
            short_s = minute_up(-(-limits[0] * activity // 100) - after.planned_s)
            mend = longer(look, after, short_s, {one.id for one in row})
            yield Place(after.id, "planned_s", words=words, mend=mend)


def _passive(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    most_s = limits[0] * 60
    for row in _together(look):
        first, since, end = row[0], look.layout.start_of(row[0].id), 0
        for one in row:
            start = look.layout.start_of(one.id)
            first = one if since >= start else first
            end = start + one.planned_s
            for moment in _doing(one, start):
                if moment - since > most_s:
                    yield _long(first, moment - since)
                first, since = one, moment
        if end - since > most_s:
            yield _long(first, end - since)


def _together(look: Look) -> Iterator[list[Segment]]:
    """Rows of the main room in which learners may only listen: between breaks, gaps, and what they do themselves."""
    row: list[Segment] = []
    reached = 0
    for one in look.main:
        start = look.layout.start_of(one.id)
        active = one.kind in INTERACTIVE or one.kind is Kind.BREAK
        if row and (active or start - reached >= _GAP_S):
            yield row
            row = []
        if not active and one.kind is not Kind.BUFFER:
            row.append(one)
        reached = look.layout.end_of(one.id)
    if row:
        yield row


_GAP_S: Final = 300
"""Five minutes of nothing are a pause."""


def _doing(segment: Segment, start_s: int) -> list[int]:
    """When learners do something in it; what has no offset is taken to lie half-way."""
    if segment.kind is Kind.OPENING and not segment.steps:
        return [start_s + segment.planned_s]  # a check-in, as far as anybody knows
    half = segment.planned_s // 2
    steps = [s.offset_s for s in segment.steps if s.kind is StepKind.LEARNERS or s.kind is StepKind.ASK]
    voices = [m.offset_s for m in segment.markers if m.kind is MarkerKind.INVITE_DIALOGUE]
    return sorted(start_s + (half if offset is None else offset) for offset in (*steps, *voices))


def _long(segment: Segment, length_s: int) -> Place:
    words = f"{format_length(length_s)} from here on without learners doing something"
    guess = not segment.steps  # it may well be that they do
    return Place(segment.id, "steps", words=words, assumed=guess, severity=Severity.HINT if guess else None)


def _unserved(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if not look.running:
        return
    unserved, free = _unserved_ones(look), [one for one in look.main if _aims_at_nothing(one)]
    for objective in unserved:
        todo = f"Let a segment serve the objective “{objective.text}”, or take it out"
        mend = _serving(free[0], objective) if len(free) == len(unserved) == 1 else None
        yield Place(None, "objective.text", objective.id, f"“{objective.text}”", todo, mend=mend)


def _unserved_ones(look: Look) -> list[Objective]:
    served = {key for one in look.running for key in one.objective_ids}
    return [one for one in look.plan.objectives if one.id not in served]


def _aims_at_nothing(segment: Segment) -> bool:
    return segment.kind is Kind.PRACTICE and not segment.objective_ids


def _serving(segment: Segment, objective: Objective) -> Mend:
    return Mend(f"Let {segment.title} serve “{objective.text}”", serve, (segment.id, objective.id))


def _aimless(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if not look.plan.objectives or not any(one.objective_ids for one in look.running):
        return
    likely = _unserved_ones(look) or list(look.plan.objectives)
    for one in look.main:
        if _aims_at_nothing(one):
            yield Place(one.id, "objective_ids", mend=_serving(one, likely[0]) if len(likely) == 1 else None)


def _untouched(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    asked = [one for one in look.main if one.kind not in _REST]
    rows = [one for one in asked if not one.length_touched]
    nobody = 1 < len(rows) == len(asked)
    todo = "Look at the lengths: nobody has touched one yet" if nobody else ""
    mend = Mend("They are right as they stand", confirm_lengths)
    return (Place(one.id, "planned_s", todo=todo, mend=mend) for one in rows)


def confirm_lengths(plan: Plan) -> Plan:
    """Say of every length that somebody has looked at it."""
    rows = [one.id for one in plan.running_segments if not one.length_touched]
    return amend_many(plan, rows, lambda one: replace(one, length_touched=True))


NO_WHY: Final = Rule(
    "R09",
    Severity.ESSENTIAL,
    "Nothing says why it is here",
    "Say why {title} is here",
    "Whoever does not know the reason changes it first: intent that never arrives is where drift begins.",
    _no_why,
    frozenset({"intent", "markers", "start", "order"}),
    each=False,
    drafts=True,
)
NO_CHOICE: Final = Rule(
    "R10",
    Severity.IMPORTANT,
    "Nothing says why it is done this way and not another",
    "Say why {title} is done this way and not another",
    "An interaction that is included but not explained is swapped for a handier one.",
    _no_choice,
    frozenset({"intent", "start", "order"}),
    each=False,
)
NO_INSTRUCTION: Final = Rule(
    "R11",
    Severity.ESSENTIAL,
    "Learners are not told what to do",
    "Write what learners are told to do in {title}",
    "The first reason for rework: people in rooms who do not know the task.",
    _no_instruction,
    frozenset({"steps", "start", "order"}),
    each=False,
    drafts=True,
)
NO_DEBRIEF: Final = Rule(
    "R17",
    Severity.IMPORTANT,
    "A practice that nobody talks over",
    "Talk over {title} with all of them right after it",
    "An experience without a rule to keep (practice).",
    _no_debrief,
    SPARE | {"group_size"},
    each=False,
    numbers=(Number("minutes", 8, "Shorter practices are left alone, in minutes"),),
)
THIN_DEBRIEF: Final = Rule(
    "R18",
    Severity.HINT,
    "A debrief that is short for what it debriefs",
    "Give {title} more time",
    "It is the first thing eaten when a practice runs long (practice).",
    _thin_debrief,
    SPARE | {"group_size"},
    each=False,
    numbers=(Number("share", 33, "The least share of the practice, in percent"),),
)
PASSIVE: Final = Rule(
    "R23",
    Severity.IMPORTANT,
    "Too long without learners doing something",
    "Let learners do something in {title}",
    "Attention dips at 20 minutes (Better Conversations, session timing).",
    _passive,
    frozenset({"planned_s", "start", "steps", "markers", "lanes", "order", "plan.start_s"}),
    each=False,
    numbers=(Number("minutes", 20, "The longest they only listen, in minutes"),),
)
UNTOUCHED: Final = Rule(
    "R25",
    Severity.IMPORTANT,
    "Lengths that nobody has touched since they were made or imported",
    "Look at the length of {title}: nobody has touched it",
    "Published timing is fiction until somebody has looked at it.",
    _untouched,
    frozenset({"length_touched", "order"}),
    each=False,
)
UNSERVED: Final = Rule(
    "R35",
    Severity.ESSENTIAL,
    "An objective that no segment serves",
    "Let a segment serve each objective",
    "A promise without delivery.",
    _unserved,
    frozenset({"objective_ids", "objectives", "title", "order"}),
    each=False,
)
AIMLESS: Final = Rule(
    "R36",
    Severity.HINT,
    "A practice that serves no objective",
    "Say which objective {title} serves",
    "It is the candidate to cut first.",
    _aimless,
    frozenset({"objective_ids", "objectives", "title", "order"}),
    each=False,
)
