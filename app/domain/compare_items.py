"""What became of one cue, need, line of the script, objective, section or lane, in sentences; finds no change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.clock import format_length, format_offset
from app.domain.compare import Fact, Value, changed_fields
from app.domain.cue_words import cue_action
from app.domain.plan import Action, Cue, Lane, LaneKind, Need, NeedKind, Objective, Section, Step, StepKind, Trigger
from app.domain.rewritten import MOST_QUOTED, Passage, rewritten, shortened
from app.domain.tongue import Tongue
from app.domain.words import ACTION_WORDS, NEED_WORDS, STEP_WORDS, TRIGGER_WORDS

_MOST_PASSAGES: Final = 2
_BARE: Final = frozenset({"number", "slide", "speaker", "owner", "who", "target"})
_ITEMS: Final = (Cue, Need, Step, Objective, Section, Lane)
_LANES: Final = {
    LaneKind.JOINED: "beside this, the main room waits for it",
    LaneKind.FREE: "beside this, delays nothing",
}
_OWN_WORDS: Final[dict[type, str]] = {Step: "text", Objective: "text", Section: "title", Lane: "title", Need: "title"}
"""The field that is all there is of it to a reader."""


def quoted(text: str, say: Tongue) -> str:
    """A text on one line in quotation marks, cut short where it is long."""
    return say.quoted(shortened(text))


def passages_said(name: str, before: str, after: str, say: Tongue) -> tuple[str, ...]:
    """Where a text differs, the first places quoted and the others counted; nothing where only white space does."""
    found = rewritten(before, after)
    more = len(found) - _MOST_PASSAGES
    sentences = (_ended(_passage(name, one, bool(before.strip()), say), say) for one in found[:_MOST_PASSAGES])
    counted = say.count(more, "And {n} more place in it.", "And {n} more places in it.") if more > 0 else ""
    return (*sentences, *((counted,) if counted else ()))


def _ended(sentence: str, say: Tongue) -> str:
    """Without its full stop behind a quotation that ends a sentence itself."""
    close = f"{say.quotes[1]}."
    return sentence[:-1] if sentence.endswith(tuple(f"{end}{close}" for end in ".!?。")) else sentence


def _passage(name: str, one: Passage, stood: bool, say: Tongue) -> str:
    """``stood``: whether there was a text before."""
    if one.before and one.after:
        was, now = (say.quoted(text) for text in (one.before, one.after))
        return say("{field}: {after} instead of {before}.", field=name, after=now, before=was)
    if one.before:
        return say("{field}: no longer {before}.", field=name, before=say.quoted(one.before))
    if stood:
        return say("{field}: {words} was added.", field=name, words=say.quoted(one.after))
    return say("{field}: {after}.", field=name, after=say.quoted(one.after))


def item_sentences(fact: Fact, say: Tongue) -> tuple[str, ...]:
    """One sentence for what came or went, else one for each of its fields that differs."""
    before, after = fact.before, fact.after
    if after is None:
        return (say("{item}: no longer there.", item=_label(before, say)),)
    if before is None:
        if isinstance(after, Cue):
            return (say("{item}: new, at {time}.", item=_label(after, say), time=format_offset(after.offset_s)),)
        return (say("{item}: new.", item=_label(after, say)),)
    return tuple(_differences(before, after, say))


def _label(item: Value, say: Tongue) -> str:
    match item:
        case Cue():
            name = cue_action(item, say)
            return say("Cue {cue}", cue=f"{item.number} {quoted(name, say)}".strip())
        case Need():
            return say("Need {need}", need=quoted(item.title, say))
        case Step():
            return say("Line {line}", line=quoted(item.text or say(STEP_WORDS[item.kind]), say))
        case Objective():
            return say("Objective {objective}", objective=quoted(item.text, say))
        case Section():
            return say("Section {section}", section=quoted(item.title, say))
        case Lane():
            return say("Lane {lane}", lane=quoted(item.title, say))
        case _:
            raise ValueError("nothing that stands in a list")


def _differences(before: Value, after: Value, say: Tongue) -> Iterator[str]:
    if not isinstance(before, _ITEMS) or not isinstance(after, _ITEMS):
        raise ValueError("nothing that stands in a list")
    for name in changed_fields(before, after):
        was, now = (getattr(one, name) for one in (before, after))
        label, own = _label(after, say), name == _OWN_WORDS.get(type(after))
        passages: tuple[str, ...] = ()
        if _is_long(name, was) and _is_long(name, now):
            passages = passages_said(label if own else f"{label}, {_names(say)[name]}", was, now, say)
        if passages:
            yield from passages
        elif own:
            yield say("{item}: was {before}.", item=label, before=quoted(was, say))
        else:
            yield _difference(label, name, (_shown(name, was, say), _shown(name, now, say)), say)


def _is_long(name: str, value: object) -> bool:
    """Whether only the places that differ can be quoted of it."""
    return isinstance(value, str) and name not in _BARE and len(value) > MOST_QUOTED


def _difference(item: str, name: str, both: tuple[str, str], say: Tongue) -> str:
    was, now = both
    if name == "offset_s" and was and now:
        return say("{item}: now at {after} instead of {before}.", item=item, before=was, after=now)
    field = _names(say)[name]
    if was and now and was != now:
        return say("{item}: {field} {after} instead of {before}.", item=item, field=field, before=was, after=now)
    if now and not was:
        return say("{item}: {field} {after}.", item=item, field=field, after=now)
    if was and not now:
        return say("{item}: no longer {field} {before}.", item=item, field=field, before=was)
    return say("{item}: {field} changed.", item=item, field=field)


def _names(say: Tongue) -> dict[str, str]:
    return {
        "offset_s": say("time"),
        "number": say("number"),
        "title": say("title"),
        "trigger": say("trigger"),
        "trigger_text": say("words"),
        "action": say("action"),
        "details": say("settings"),
        "runs_s": say("runs for"),
        "ended_by": say("the cue that ends it"),
        "text": say("text"),
        "asset": say("file"),
        "target": say("target"),
        "who": say("who"),
        "rights": say("rights"),
        "handling_s": say("handling time"),
        "backup": say("backup"),
        "kind": say("kind"),
        "owner": say("owner"),
        "days_ahead": say("days ahead"),
        "test": say("test"),
        "speaker": say("speaker"),
        "slide": say("slide"),
        "expected": say("expected answers"),
        "evidence": say("seen when"),
        "measure": say("measure"),
        "budget_s": say("budget"),
    }


def _shown(name: str, value: object, say: Tongue) -> str:
    """A field's value as a reader sees it; empty where there is none, or where it is no text (a list, an id)."""
    word = _word(value)
    if word:
        return say(word)
    if isinstance(value, int):
        return _number(name, value)
    if not isinstance(value, str) or name == "ended_by" or not value.strip():
        return ""
    return value if name in _BARE else quoted(value, say)


def _word(value: object) -> str:
    match value:
        case Action():
            return ACTION_WORDS[value]
        case Trigger():
            return TRIGGER_WORDS[value]
        case NeedKind():
            return NEED_WORDS[value]
        case StepKind():
            return STEP_WORDS[value]
        case LaneKind():
            return _LANES.get(value, "")
        case _:
            return ""


def _number(name: str, value: int) -> str:
    if name == "offset_s":
        return format_offset(value)
    return format_length(value) if name.endswith("_s") else str(value)
