"""Rules about group work: whether people, rounds and minutes fit, and whether there is time to move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.checks import MOST_COUNT
from app.domain.clock import format_length
from app.domain.groupwork import MOVE_IN_S, MOVE_OUT_S, missed_turns, moves
from app.domain.plan import INTERACTIVE, Action, Mode, Segment
from app.domain.rules.look import Look
from app.domain.rules.mends import in_rounds
from app.domain.rules.values import Mend, Number, Place, Rule, Severity


def _rounds_s(segment: Segment) -> int:
    return (segment.rounds or 0) * (segment.round_s or 0)


def _no_fit(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        if one.rounds is None:
            continue
        if _rounds_s(one) > one.planned_s:
            needed, planned = format_length(_rounds_s(one)), format_length(one.planned_s)
            mend = _rounds(one, one.rounds, _moves_s(look, one))
            yield Place(one.id, "rounds", words=f"the rounds take {needed}; {planned} are planned", mend=mend)
        elif words := missed_turns(one, look.plan.people_expected):
            size = min(one.group_size or 0, look.plan.people_expected or MOST_COUNT)
            mend = _rounds(one, size, _moves_s(look, one))
            yield Place(one.id, "rounds", words=words.rstrip("."), todo="Give everybody a turn in {title}", mend=mend)


def _moves_s(look: Look, segment: Segment) -> int:
    return MOVE_IN_S + MOVE_OUT_S if moves(segment) and look.plan.mode is not Mode.ROOM else 0


def _rounds(segment: Segment, rounds: int, moves_s: int) -> Mend | None:
    """So many rounds, each as long as they may be in its time; None where under a minute would be left for each."""
    if segment.round_s is None:
        return Mend(f"Plan {rounds} rounds", in_rounds, (segment.id, rounds, 0))
    round_s = min(segment.round_s, (segment.planned_s - moves_s) // rounds // 30 * 30)
    if round_s < _LEAST_ROUND_S:
        return None
    many = f"{rounds} rounds" if rounds > 1 else "1 round"
    return Mend(f"Plan {many} of {format_length(round_s)}", in_rounds, (segment.id, rounds, round_s))


_LEAST_ROUND_S: Final = 60


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
            mend = _rounds(one, one.rounds, needed) if one.rounds and one.round_s else None
            yield Place(one.id, "rounds", words=f"{left} is left to move in and out", assumed=True, mend=mend)


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
    frozenset({"rounds", "round_s", "group_size", "planned_s", "plan.people_expected", "plan.mode"}),
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
