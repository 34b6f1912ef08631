"""How long a producer's hands are usually busy with an action, and what they come to late; knows no platform.

The times are general practice and so assumed: what a team has measured is written into the cue itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Action, Cue

_USUAL_S: Final[dict[Action, int]] = {
    Action.CHAT: 5,
    Action.SLIDE: 3,
    Action.SPOTLIGHT: 5,
    Action.BROADCAST: 15,
    Action.POLL_LAUNCH: 20,
    Action.POLL_SHARE: 10,
    Action.VIDEO: 20,
    Action.RECORDING_START: 10,
    Action.RECORDING_STOP: 10,
    Action.ROOMS_OPEN: 60,
    Action.ROOMS_CLOSE: 60,
}
PLACE_PERSON_S: Final = 45
"""To put one person into another room."""


def usual_s(action: Action) -> int | None:
    """The usual seconds; None where practice has no figure."""
    return _USUAL_S.get(action)


def busy_s(cue: Cue) -> int:
    """The seconds hands are busy with a cue: what it says, else what is usual; nothing where practice has no figure."""
    return cue.handling_s if cue.handling_s is not None else usual_s(cue.action) or 0


def hands_of(cue: Cue) -> str:
    """Whose hands a cue needs, folded for comparing: the producer's where it names nobody."""
    return cue.who.strip().casefold() or "producer"


PATIENCE_S: Final = 10
"""An action that begins this much late is still on time for those who watch: three pastes in ten seconds are fine."""


@dataclass(frozen=True, slots=True)
class Handful:
    """One action for one pair of hands: due at a time, busy for so long; ``follows`` what they did before it."""

    due_s: int
    busy_s: int
    follows: bool = False


def waits_s(handfuls: Sequence[Handful]) -> tuple[int, ...]:
    """How many seconds late each action begins when one pair of hands does them in this order.

    What follows the one before by its nature waits for nothing.
    """
    free_s = 0
    waits: list[int] = []
    for one in handfuls:
        begins_s = max(one.due_s, free_s) if waits else one.due_s
        waits.append(0 if one.follows else begins_s - one.due_s)
        free_s = begins_s + one.busy_s
    return tuple(waits)
