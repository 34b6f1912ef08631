"""What the words of a cue sheet's cells mean, the other way round from how they were written; knows no cell's place."""

from __future__ import annotations

import re
from typing import Final

from app.domain.cue_sheet import FIXED_WORD
from app.domain.cue_words import cue_action
from app.domain.plan import Action, Cue, Field, LaneKind, Marker, MarkerKind, Trigger, new_id
from app.domain.text import clean, one_line
from app.domain.words import ACTION_WORDS, MARKER_WORDS
from app.importers.sense.text.lengths import whole_length

_SHORT_FORM: Final = re.compile(r"If short of time(?: \(([^)]{1,20})\))?: (.*)", re.DOTALL)
_MARKERS: Final = {words: kind for kind, words in MARKER_WORDS.items()}
_NAME: Final = re.compile(r"([^:\n]{1,60}): (.+)")
THIS_LENGTH: Final = "this length."


def lane_of(told: str) -> tuple[LaneKind, str]:
    """``joined: Breakout rooms``; what is no lane is the main room."""
    kind, _, title = told.partition(": ")
    return (LaneKind(kind), one_line(title, 100)) if kind in {*LaneKind} else (LaneKind.MAIN, "")


def weights(told: str) -> tuple[tuple[Marker, ...], str]:
    """The markers named, and why the start is fixed."""
    names, _, reason = f", {told}".partition(f", {FIXED_WORD}")
    markers = []
    for name in names.split(", "):
        kind = _MARKERS.get(name, MarkerKind.OWN)
        if name.strip():
            markers.append(Marker(new_id(), kind, label=name if kind is MarkerKind.OWN else ""))
    return tuple(markers), reason.removeprefix(": ").strip()


def short_form(told: str) -> tuple[str, int | None]:
    """The short form's text, and its length in seconds."""
    found = _SHORT_FORM.fullmatch(told)
    if not found:
        return clean(told), None
    least = whole_length(found[1]) if found[1] else None
    text = "" if found[2] == THIS_LENGTH else clean(found[2])
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


def action_and_title(action: str, shown: str, title: str) -> tuple[Action, str]:
    """The action, and the title: the one it had, unless somebody wrote another over what was shown of the two."""
    known = Action(action) if action in {*Action} else Action.OTHER
    if shown == cue_action(Cue("", title=title, action=known)):
        return known, title
    words = ACTION_WORDS[known]
    if known is Action.OTHER:
        return known, "" if shown == "Act" else shown
    return known, "" if shown == words else shown.removeprefix(f"{words}: ")


def trigger(told: str) -> tuple[Trigger, str]:
    """What makes a cue go, and the words, cue or signal it goes on; anything else somebody wrote is a signal."""
    if told in {"", "at the time"}:
        return Trigger.CLOCK, ""
    if told.startswith("on the words"):
        words = told.removeprefix("on the words").lstrip(": ")
        quoted = words.startswith("“") and words.endswith("”")
        return Trigger.WORDS, words[1:-1] if quoted else "" if set(words) == {"_"} else words
    if told.startswith("after "):
        return Trigger.AFTER_CUE, "" if told == "after the cue before" else told.removeprefix("after ")
    return Trigger.SIGNAL, told.removeprefix("on the signal").lstrip(": ")
