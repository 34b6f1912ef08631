"""Who speaks, and the words with which one hands over to another: the same inside a script and between segments."""

from __future__ import annotations

from typing import Final

from app.domain.plan import Segment, Step, StepKind
from app.domain.tongue import Tongue

_SPOKEN: Final = frozenset({StepKind.SAY_EXACTLY, StepKind.SAY, StepKind.DO, StepKind.ASK, StepKind.SHOW})
_ROLES: Final = frozenset({"facilitator", "producer", "host", "moderator", "expert", "guest"})


def speaker_of(step: Step, segment: Segment) -> str:
    """Who carries a step: whom it names, else who leads; nobody for what learners do and for notes."""
    return step.speaker.strip() or (segment.led_by.strip() if step.kind in _SPOKEN else "")


def speakers(segment: Segment) -> tuple[str, ...]:
    """Who carries the script, step by step; who leads where there is no script."""
    named = (speaker_of(step, segment) for step in segment.steps)
    return tuple(speaker for speaker in named if speaker) or (segment.led_by.strip(),)


def changes_hands(before: str, after: str) -> bool:
    """Whether another person goes on; not where one of them is not named."""
    return bool(before and after) and before.casefold() != after.casefold()


def hand_over(say: Tongue, to: str) -> str:
    """``Hand over to the co-facilitator.``: English roles read with an article, names do not."""
    if to.casefold().split("-")[-1] not in _ROLES:
        return say("Hand over to {person}.", person=to)
    role = to[:1].lower() + to[1:] if say.tag.startswith("en") else to
    return say("Hand over to the {role}.", role=role)
