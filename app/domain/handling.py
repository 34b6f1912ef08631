"""How long a producer's hands are usually busy with an action; knows no platform.

The times are general practice and so assumed: what a team has measured is written into the cue itself.
"""

from __future__ import annotations

from typing import Final

from app.domain.plan import Action

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


def usual_s(action: Action) -> int | None:
    """The usual seconds; None where practice has no figure."""
    return _USUAL_S.get(action)
