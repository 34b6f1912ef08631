"""What a cue sheet says of cues and segments in one cell, for whoever writes one and whoever reads one that comes back.

Every sentence is in the sheet's language; knows no sheet.
"""

from __future__ import annotations

from typing import Final

from app.domain.clock import format_minutes
from app.domain.plan import Action, Cue, Segment, Trigger
from app.domain.tongue import ENGLISH, Tongue
from app.domain.words import ACTION_WORDS

_FILLER: Final = frozenset({"the", "a", "an", "to", "in"})


def cue_action(cue: Cue, say: Tongue = ENGLISH) -> str:
    """An action's words and the cue's title, without saying the same thing twice."""
    words = "" if cue.action is Action.OTHER else say(ACTION_WORDS[cue.action])
    if not cue.title:
        return words or say("Act")
    if _words(words) <= _words(cue.title):
        return cue.title
    return words if _words(cue.title) <= _words(words) else f"{words}: {cue.title}"


def _words(text: str) -> set[str]:
    return {word.strip(".,:;!?") for word in text.casefold().split()} - _FILLER


def go_when(cue: Cue, say: Tongue) -> str:
    """What makes the cue go, in the words a producer listens for."""
    words = cue.trigger_text
    match cue.trigger:
        case Trigger.WORDS:
            return say("on the words {words}", words=say.quoted(words)) if words else say("on the words: ________")
        case Trigger.AFTER_CUE:
            return say("after {cue}", cue=words) if words else say("after the cue before")
        case Trigger.SIGNAL:
            return say("on the signal: {signal}", signal=words) if words else say("on the signal")
        case Trigger.CLOCK:
            return say("at the time")


def standby(cue: Cue, number: str, say: Tongue) -> str:
    """The call to stand by, with what has to be in the producer's hands."""
    if cue.asset and cue.text:
        return say("Standby {cue}, ready: {asset}", cue=number, asset=cue.asset)
    return say("Standby {cue}", cue=number)


def partner(cue: Cue, numbers: dict[str, str], say: Tongue) -> str:
    """What ends it, and the rights it takes."""
    by = numbers.get(cue.ended_by or "", "")
    ended = say("ended by {cue}", cue=by) if by else ""
    rights = say("rights: {rights}", rights=cue.rights) if cue.rights else ""
    return ", ".join(part for part in (ended, rights) if part)


def short_form(segment: Segment, say: Tongue) -> str:
    """``If short of time (18 min): three rounds of four minutes.``"""
    form, least_s = segment.short_form, segment.short_form_s
    if not form and least_s is None:
        return ""
    form = form or say("this length.")
    if least_s is None:
        return say("If short of time: {form}", form=form)
    return say("If short of time ({length}): {form}", length=f"{format_minutes(least_s)} min", form=form)
