"""What each of a producer's actions asks for beside the cue itself, and how its answers stand among a cue's details."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.plan import Action, Cue, Field
from app.domain.text import clean, one_line


class Answer(Enum):
    """How an answer is given."""

    LINE = auto()
    TEXT = auto()
    ONE_OF = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """One of an action's own fields: the name it is kept and printed by, and what may be answered."""

    name: str
    how: Answer = Answer.LINE
    hint: str = ""
    choices: tuple[str, ...] = ()


_YES_NO: Final = ("Yes", "No")
_SHARE: Final = Ask("Share results", Answer.ONE_OF, choices=_YES_NO)
_COUNTDOWN: Final = Ask("Countdown", hint="such as 60 seconds")
ASKS: Final[dict[Action, tuple[Ask, ...]]] = {
    Action.POLL_LAUNCH: (
        Ask("Question", Answer.TEXT, "Word for word"),
        Ask("Options", Answer.TEXT, "One a line"),
        Ask("Choice", Answer.ONE_OF, choices=("Single", "Multiple")),
        Ask("Anonymous", Answer.ONE_OF, choices=_YES_NO),
        _SHARE,
    ),
    Action.POLL_CLOSE: (_SHARE,),
    Action.ROOMS_OPEN: (
        Ask("Rooms", hint="such as 6 rooms of 3"),
        Ask("Assigned", hint="by hand, at random, chosen by people"),
        Ask("Left over", hint="who joins whom when it does not divide"),
        _COUNTDOWN,
    ),
    Action.ROOMS_CLOSE: (_COUNTDOWN,),
    Action.RECORDING_START: (
        Ask("Where", hint="cloud or this computer; the main room only"),
        Ask("Consent", hint="who says that it is recorded"),
    ),
    Action.VIDEO: (Ask("Captions", Answer.ONE_OF, choices=_YES_NO), Ask("Sound", hint="shared with the picture")),
    Action.SHARE_START: (Ask("Sound", hint="shared with the picture"),),
    Action.WHITEBOARD: (Ask("Who may draw"),),
    Action.CAPTIONS: (Ask("Language"),),
}
_WHO_AND_WHAT: Final = {
    Action.CHAT: ("text", "target"),
    Action.BROADCAST: ("text", "target"),
    Action.TIME_WARNING: ("text", "target"),
    Action.POLL_LAUNCH: ("asset",),
    Action.POLL_CLOSE: (),
    Action.POLL_SHARE: (),
    Action.ROOMS_OPEN: (),
    Action.ROOMS_CLOSE: (),
    Action.SLIDE: ("asset",),
    Action.VIDEO: ("asset",),
    Action.MUSIC: ("asset",),
    Action.SHARE_START: ("asset",),
    Action.SHARE_STOP: (),
    Action.RECORDING_START: (),
    Action.RECORDING_STOP: (),
    Action.SPOTLIGHT: ("target",),
    Action.MUTE: ("target",),
    Action.ADMIT: ("target",),
    Action.RIGHTS: ("target",),
    Action.CAPTIONS: (),
    Action.ATTENDANCE: (),
}


def hint_of(ask: Ask) -> str:
    """What stands in the empty field, in the person's language; names stay as they are printed."""
    return QCoreApplication.translate("Actions", ask.hint) if ask.hint else ""


def takes(cue: Cue, name: str) -> bool:
    """Whether the action needs the cue's text, asset or target, or the cue has one all the same."""
    return bool(getattr(cue, name)) or name in _WHO_AND_WHAT.get(cue.action, ("text", "asset", "target"))


def detail_of(cue: Cue, name: str) -> str:
    """The answer kept under a name."""
    return next((field.value for field in cue.details if field.name == name), "")


def with_detail(cue: Cue, name: str, value: str) -> tuple[Field, ...]:
    """The details with another answer; an empty one goes."""
    if any(field.name == name for field in cue.details):
        put = (Field(name, value) if field.name == name else field for field in cue.details)
        return tuple(field for field in put if field.value or field.name != name)
    return (*cue.details, Field(name, value)) if value else cue.details


def more_of(cue: Cue) -> str:
    """The details no field of the action asks for, one a line."""
    asked = {ask.name for ask in ASKS.get(cue.action, ())}
    return _written(tuple(field for field in cue.details if field.name not in asked))


def with_more(cue: Cue, text: str) -> tuple[Field, ...]:
    """The details with these lines in place of those no field asks for."""
    asked = {ask.name for ask in ASKS.get(cue.action, ())}
    return (*(field for field in cue.details if field.name in asked), *_read(text))


def tidy_more(text: str) -> str:
    """The lines as they will be kept."""
    return _written(_read(text))


def _written(details: tuple[Field, ...]) -> str:
    return "\n".join(f"{one.name}: {one_line(one.value)}" for one in details)


def _read(text: str) -> tuple[Field, ...]:
    lines = [line.partition(":") for line in clean(text).split("\n") if line.strip()]
    return tuple(Field(one_line(name), one_line(value)) for name, _, value in lines)
