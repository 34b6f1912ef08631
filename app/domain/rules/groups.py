"""Rules about group work: whether people, rounds and minutes fit, and whether there is time to move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.clock import format_length
from app.domain.groupwork import MOVE_IN_S, MOVE_OUT_S, missed_turns, moves
from app.domain.plan import INTERACTIVE, Action, Mode, Segment
from app.domain.rules.look import Look
from app.domain.rules.values import Number, Place, Rule, Severity


def _rounds_s(segment: Segment) -> int:
    return (segment.rounds or 0) * (segment.round_s or 0)


def _no_fit(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        if one.rounds is None:
            continue
        if _rounds_s(one) > one.planned_s:
            needed, planned = format_length(_rounds_s(one)), format_length(one.planned_s)
            yield Place(one.id, "rounds", words=f"the rounds take {needed}; {planned} are planned")
        elif words := missed_turns(one, look.plan.people_expected):
            yield Place(one.id, "rounds", words=words.rstrip("."), todo="Give everybody a turn in {title}")


def _no_move(look: Look, segments: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    if look.plan.mode is Mode.ROOM:
        return
    needed = sum(limits)
    for one in segments:
        if one.kind not in INTERACTIVE or not moves(one):
            continue
        busy = _rounds_s(one) or _open_s(one)
        if 0 < busy <= one.planned_s < busy + needed:
            left = format_length(one.planned_s - busy) if one.planned_s > busy else "nothing"
            yield Place(one.id, "rounds", words=f"{left} is left to move in and out", assumed=True)


def _open_s(segment: Segment) -> int:
    """How long its rooms are open by its cues."""
    return max((cue.runs_s or 0 for cue in segment.cues if cue.action is Action.ROOMS_OPEN), default=0)


NO_FIT: Final = Rule(
    "R12",
    Severity.ESSENTIAL,
    "People, rounds and minutes do not fit",
    "Make the rounds of {title} fit its time",
    "Threes in two rounds: one of them never speaks. Threes take 30 to 50 % longer than pairs (Better Conversations).",
    _no_fit,
    frozenset({"rounds", "round_s", "group_size", "planned_s", "plan.people_expected"}),
    drafts=True,
)
NO_MOVE: Final = Rule(
    "R16",
    Severity.IMPORTANT,
    "No time to move into the rooms and back",
    "Plan the way into the rooms of {title} and back",
    "Set-up is never planned, so it is taken from the practice.",
    _no_move,
    frozenset({"rounds", "round_s", "group_size", "planned_s", "cues", "plan.mode"}),
    numbers=(
        Number("in", MOVE_IN_S, "The time to move in, in seconds"),
        Number("out", MOVE_OUT_S, "The time to move out, in seconds"),
    ),
)
