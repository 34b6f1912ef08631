"""What an overtyped cell means where it holds more than one fact, in whatever language it was written.

Each goes by what the cell said before: the part around a fact is known, so what stands in it now is the fact.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.cue_words import cue_action, go_when
from app.domain.plan import Action, Cue, Field, MarkerKind, Trigger
from app.domain.text import clean, one_line
from app.domain.tongue import Tongue
from app.domain.words import ACTION_WORDS, MARKER_WORDS
from app.importers.sense.text.lengths import whole_length
from app.reviewing.cells import flat

_HOLE: Final = "\x00"
_LABELED: Final = re.compile(r"([^:\n(]{1,80}?)\s*(?:\(([^)\n]{1,20})\))?\s*:\s*(.*)", re.DOTALL)
_QUOTES: Final = "“”„\"«»‚‘’'‹› \u00a0"


def inside(shown: str, fact: str, now: str) -> str | None:
    """The fact in a cell, where what stood around it when it was written still does; None where it does not."""
    fact = flat(fact)
    before, found, after = shown.partition(fact) if fact else (shown, "", "")
    if not found:
        return None
    fits = now.startswith(before) and now.endswith(after) and len(now) >= len(before) + len(after)
    return now[len(before) : len(now) - len(after)].strip() if fits else None


def title_in(shown: str, title: str, now: str) -> str:
    """A segment's title, without the number or the lane before it."""
    held = inside(shown, title, now)
    return one_line(held if held is not None else re.sub(r"^\d{1,5}\s+(?=\S)", "", now))


def trigger_in(cue: Cue, shown: str, now: str, say: Tongue) -> tuple[Trigger, str]:
    """What makes a cue go, and the words for it; anything of a person's own is what it goes on."""
    held = inside(shown, cue.trigger_text, now)
    if held is not None:
        return cue.trigger, clean(held)
    for kind in (Trigger.WORDS, Trigger.SIGNAL, Trigger.AFTER_CUE, Trigger.CLOCK):
        if flat(go_when(Cue("", trigger=kind), say)).casefold() == now.casefold():
            return kind, ""
    for kind in (Trigger.WORDS, Trigger.SIGNAL, Trigger.AFTER_CUE):
        before = go_when(Cue("", trigger=kind, trigger_text=_HOLE), say).partition(_HOLE)[0].rstrip(_QUOTES + ":")
        if before and now.casefold().startswith(before.casefold()):
            return kind, clean(now[len(before) :].lstrip(": ").strip(_QUOTES))
    if not now:
        return Trigger.CLOCK, ""
    return (Trigger.SIGNAL if cue.trigger is Trigger.CLOCK else cue.trigger), clean(now)


def action_in(cue: Cue, number: str, now: str, say: Tongue) -> tuple[Action, str]:
    """What a cue does, and its title."""
    now = one_line(now.removeprefix(number).strip() if number else now)
    for action, words in ACTION_WORDS.items():
        known = say(words)
        if now.casefold() == known.casefold() and action is not Action.OTHER:
            return action, ""
        if now.casefold().startswith(f"{known}: ".casefold()):
            return action, now[len(known) + 2 :].strip()
    title = "" if now == cue_action(Cue("", action=cue.action), say) else now
    return cue.action, title


def short_form_in(shown: str, now: str, known: tuple[str, int | None]) -> tuple[str, int | None]:
    """A short form's text and its length in seconds, the words before them let go; ``known`` is what they were."""
    if not now:
        return "", None
    label, found = _LABELED.fullmatch(shown), _LABELED.fullmatch(now)
    ours = found and (found[1].strip().casefold() == label[1].strip().casefold() if label else bool(found[2]))
    if not found or not ours:
        return clean(now), known[1]
    text = known[0] if label and flat(found[3]) == label[3] else clean(found[3]).strip()
    if label and found[2] == label[2]:
        return text, known[1]
    least = whole_length(found[2]) if found[2] else None
    return text, least.planned_s if least else None


Weight = tuple[MarkerKind, str]
"""A marker's kind, and of a team's own its label."""


def marker_words(shown: str, now: str, say: Tongue) -> tuple[list[Weight], list[Weight]]:
    """The weights somebody wrote into a list of them, and those they took out; an own one has its label."""
    old, new = ([one.strip() for one in text.split(",") if one.strip()] for text in (shown, now))
    folded_old, folded_new = ({one.casefold() for one in row} for row in (old, new))
    added = [_marker(one, say) for one in new if one.casefold() not in folded_old]
    return added, [_marker(one, say) for one in old if one.casefold() not in folded_new]


def _marker(word: str, say: Tongue) -> Weight:
    for kind, english in MARKER_WORDS.items():
        if word.casefold() in {english.casefold(), say(english).casefold()}:
            return kind, ""
    return MarkerKind.OWN, one_line(word, 60)


def own_fields(now: str, known: tuple[Field, ...]) -> tuple[tuple[Field, ...], str]:
    """A segment's own fields as a list of ``Name: value`` has them now, and the lines that are none of them."""
    rest = now
    whole: set[str] = set()
    for field in known:
        block = flat(f"{field.name}: {field.value}")
        if not field.value or block in rest:
            rest = rest.replace(block, "", 1) if field.value else rest
            whole.add(field.name)
    lines = rest.split("\n")
    kept: list[Field] = []
    for field in known:
        line = next((one for one in lines if one.startswith(f"{field.name}:")), None)
        if field.name in whole:
            kept.append(field)
        elif line is not None:
            lines.remove(line)
            kept.append(Field(field.name, clean(line.removeprefix(f"{field.name}:").strip())))
    return tuple(kept), "\n".join(line for line in lines if line.strip())
