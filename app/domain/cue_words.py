"""What a cue is called: its action and its title, without saying the same thing twice."""

from __future__ import annotations

from typing import Final

from app.domain.plan import Action, Cue
from app.domain.tongue import ENGLISH, Tongue
from app.domain.words import ACTION_WORDS

_FILLER: Final = frozenset({"the", "a", "an", "to", "in"})


def cue_action(cue: Cue, say: Tongue = ENGLISH) -> str:
    """An action's words and the cue's title, without saying the same thing twice."""
    words = "" if cue.action is Action.OTHER else say(ACTION_WORDS[cue.action])
    if cue.title and _words(words) <= _words(cue.title):
        return cue.title
    if _words(cue.title) <= _words(words):
        return words or say("Act")
    return f"{words}: {cue.title}" if words and cue.title else words or say("Act")


def _words(text: str) -> set[str]:
    return {word.strip(".,:;!?") for word in text.casefold().split()} - _FILLER
