"""Who speaks in a segment, and where another person goes on; says nothing itself."""

from __future__ import annotations

from typing import Final

from app.domain.plan import Segment, Step, StepKind

_SPOKEN: Final = frozenset({StepKind.SAY_EXACTLY, StepKind.SAY, StepKind.DO, StepKind.ASK, StepKind.SHOW})


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
