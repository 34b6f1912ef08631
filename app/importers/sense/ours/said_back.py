"""What the words of a cue sheet's cells mean, the other way round from how they were written; knows no cell's place."""

from __future__ import annotations

import re
from typing import Final

from app.domain.cue_sheet import FIXED_WORD
from app.domain.cue_words import cue_action, go_when
from app.domain.plan import Action, Cue, Field, LaneKind, Marker, MarkerKind, Trigger, new_id
from app.domain.text import clean, one_line
from app.domain.tongue import ENGLISH, Tongue
from app.domain.words import ACTION_WORDS, MARKER_WORDS
from app.importers.sense.text.lengths import whole_length

_NAME: Final = re.compile(r"([^:\n]{1,60}): (.+)")
_PLACE: Final = re.compile(r"\{(\w+)\}")


def inside(pattern: str, told: str) -> dict[str, str] | None:
    """What stands where a sentence has its places to fill in; None where this is not the sentence."""
    parts = _PLACE.split(pattern)
    built = "".join(f"(?P<{part}>.*)" if n % 2 else re.escape(_plain(part)) for n, part in enumerate(parts))
    found = re.fullmatch(built, _plain(told), re.DOTALL)
    return found.groupdict() if found else None


def _plain(text: str) -> str:
    """Spaces that hold a line together are spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def lane_of(told: str) -> tuple[LaneKind, str]:
    """``joined: Breakout rooms``; what is no lane is the main room."""
    kind, _, title = told.partition(": ")
    return (LaneKind(kind), one_line(title, 100)) if kind in {*LaneKind} else (LaneKind.MAIN, "")


def weights(told: str, say: Tongue = ENGLISH) -> tuple[tuple[Marker, ...], str]:
    """The markers named, and why the start is fixed."""
    known = {say(words): kind for kind, words in MARKER_WORDS.items()}
    names, _, reason = f", {told}".partition(f", {say(FIXED_WORD)}")
    markers = []
    for name in names.split(", "):
        kind = known.get(name, MarkerKind.OWN)
        if name.strip():
            markers.append(Marker(new_id(), kind, label=name if kind is MarkerKind.OWN else ""))
    return tuple(markers), reason.removeprefix(": ").strip()


def short_form(told: str, say: Tongue = ENGLISH) -> tuple[str, int | None]:
    """The short form's text, and its length in seconds."""
    timed = inside(say("If short of time ({length}): {form}"), told)
    found = timed or inside(say("If short of time: {form}"), told)
    if not found:
        return clean(told), None
    least = whole_length(found["length"]) if timed else None
    text = "" if found["form"] == _plain(say("this length.")) else clean(found["form"])
    return text, least.planned_s if least else None


def fields(told: str) -> tuple[tuple[Field, ...], str]:
    """Lines that begin with a name are fields of the person's own; the rest are notes."""
    found: list[Field] = []
    notes: list[str] = []
    for line in told.split("\n"):
        named = _NAME.fullmatch(line)
        if named:
            found.append(Field(one_line(named[1], 100), clean(named[2])))
        elif line.strip():
            notes.append(line)
    return tuple(found), clean("\n".join(notes))


def details(built: str, text: str) -> tuple[Field, ...]:
    """An action's own fields from what is to be built beforehand, the text of the cue under them let go."""
    above = built.removesuffix(text).rstrip("\n") if text else built
    return fields(above)[0]


def action_and_title(action: str, shown: str, title: str, say: Tongue = ENGLISH) -> tuple[Action, str]:
    """The action, and the title: the one it had, unless somebody wrote another over what was shown of the two."""
    known = Action(action) if action in {*Action} else Action.OTHER
    if shown == cue_action(Cue("", title=title, action=known), say):
        return known, title
    words = say(ACTION_WORDS[known])
    if known is Action.OTHER:
        return known, "" if shown == say("Act") else shown
    return known, "" if shown == words else shown.removeprefix(f"{words}: ")


def trigger(told: str, say: Tongue = ENGLISH) -> tuple[Trigger, str]:
    """What makes a cue go, and the words, cue or signal it goes on; anything else somebody wrote is a signal."""
    for kind in Trigger:
        if not told or _plain(told) == _plain(go_when(Cue("", trigger=kind), say)):
            return (kind, "") if told else (Trigger.CLOCK, "")
    opened, closed = (_plain(mark) for mark in say.quotes)
    if found := inside(say("on the words {words}"), told) or inside(say("on the words: ________"), told):
        words = found.get("words", "").lstrip(": ")
        quoted = words.startswith(opened) and words.endswith(closed)
        return Trigger.WORDS, words[len(opened) : -len(closed)] if quoted else "" if set(words) == {"_"} else words
    if found := inside(say("after {cue}"), told):
        return Trigger.AFTER_CUE, found["cue"]
    found = inside(say("on the signal: {signal}"), told)
    return Trigger.SIGNAL, found["signal"] if found else told


def asset_of(standby: str, say: Tongue = ENGLISH) -> str:
    """What has to be at hand, from the call to stand by."""
    found = inside(say("Standby {cue}, ready: {asset}"), standby)
    return found["asset"] if found else ""


def partner_of(told: str, say: Tongue = ENGLISH) -> tuple[str, str]:
    """The number of the cue that ends one, and the rights it takes."""
    before = _plain(say("rights: {rights}").partition("{rights}")[0])
    ended, _, rights = _plain(told).partition(before)
    found = inside(say("ended by {cue}"), ended.strip(" ,"))
    return (found["cue"] if found else ended).strip(" ,"), rights
