"""A change between two states of a plan in sentences, in a document's language; finds no change itself."""

from __future__ import annotations

from typing import Final

from app.domain.clock import format_length, format_offset
from app.domain.compare import Beside, Change, Fact, State, Value
from app.domain.compare_items import item_sentences, passages_said, quoted
from app.domain.plan import At, Field, Kind, Marker, MarkerKind, Mode, Person
from app.domain.tongue import Tongue
from app.domain.words import KIND_WORDS, MARKER_WORDS, MODE_WORDS

_LENGTHS: Final = frozenset({"planned_s", "shortest_s", "longest_s", "round_s", "short_form_s", "promised_s"})
_TEXTS: Final = frozenset(
    {"description", "short_form", "transition", "notes", "purpose", "why", "good", "listen_for", "interaction"}
    | {"substitute", "objective_ids"}
)
_IN_LISTS: Final = frozenset({"cue", "need", "step", "objective", "section", "lane"})


def said(change: Change, say: Tongue) -> tuple[str, ...]:
    """Sentences, the weightiest first; what was rewritten comes last. Long texts are quoted where they differ."""
    texts = [fact for fact in change.facts if fact.field in _TEXTS]
    facts = [fact for fact in change.facts if fact.field not in _TEXTS]
    sentences = (sentence for fact in (*facts, *texts) for sentence in fact_sentences(fact, say))
    return (*_fate(change, say), *sentences)


def fact_sentences(fact: Fact, say: Tongue) -> tuple[str, ...]:
    """What one fact says."""
    if fact.field in _TEXTS:
        return _text(fact, say)
    if fact.field in _IN_LISTS:
        return item_sentences(fact, say)
    match fact.field:
        case "order":
            return (say("In another order: {what}.", what=_list_names(say)[str(fact.after)]),)
        case "marker":
            return _marker(fact, say)
        case "start":
            return (_start(fact, say),)
        case _:
            return (_plain(fact, say),)


def _text(fact: Fact, say: Tongue) -> tuple[str, ...]:
    name = _text_names(say)[fact.field]
    if isinstance(fact.before, str) and isinstance(fact.after, str):
        found = passages_said(name[:1].upper() + name[1:], fact.before, fact.after, say)
        if found:
            return found
    return (say("Changed in their words: {what}.", what=name),)


def _fate(change: Change, say: Tongue) -> tuple[str, ...]:
    behind = (
        say("Stands behind {segment} now.", segment=quoted(change.behind, say))
        if change.behind
        else say("Stands first now.")
    )
    match change.state:
        case State.NEW:
            return (say("New."), behind)
        case State.GONE:
            return (say("No longer in the session."),)
        case State.PARKED:
            return (say("No longer in the session, but kept for later."),)
        case State.MOVED:
            return (behind,)
        case _:
            return ()


def _text_names(say: Tongue) -> dict[str, str]:
    return {
        "description": say("what happens"),
        "short_form": say("short form"),
        "transition": say("transition"),
        "notes": say("notes"),
        "purpose": say("purpose"),
        "why": say("why it is here"),
        "good": say("what good looks like"),
        "listen_for": say("what to listen for"),
        "interaction": say("why this way"),
        "substitute": say("what may replace it"),
        "objective_ids": say("the objectives it serves"),
    }


def _list_names(say: Tongue) -> dict[str, str]:
    return {
        "marker": say("weights"),
        "cue": say("cues"),
        "need": say("needs"),
        "step": say("script"),
        "objective": say("objectives"),
        "section": say("sections"),
        "lane": say("lanes"),
    }


def _marker(fact: Fact, say: Tongue) -> tuple[str, ...]:
    before, after = (one if isinstance(one, Marker) else None for one in (fact.before, fact.after))
    was, now = _weight(before, say), _weight(after, say)
    if before is None or after is None:
        return (
            say("Now carries “{weight}”.", weight=now) if after else say("No longer carries “{weight}”.", weight=was),
        )
    if was != now:
        return (say("No longer carries “{weight}”.", weight=was), say("Now carries “{weight}”.", weight=now))
    if before.offset_s == after.offset_s:
        return (say("The words of “{weight}” changed.", weight=now),)
    if after.offset_s is None:
        return (say("“{weight}” is for all of it now.", weight=now),)
    return (say("“{weight}” lies at {after} now.", weight=now, after=format_offset(after.offset_s)),)


def _weight(marker: Marker | None, say: Tongue) -> str:
    if marker is None:
        return ""
    return marker.label if marker.kind is MarkerKind.OWN and marker.label else say(MARKER_WORDS[marker.kind])


def _start(fact: Fact, say: Tongue) -> str:
    match fact.after, fact.before:
        case At(clock_s), _:
            return say("Starts at {clock}, fixed.", clock=say.clock(clock_s))
        case Beside(title, 0), _:
            return say("Runs beside {segment}, from its start.", segment=quoted(title, say))
        case Beside(title, offset_s), _:
            return say(
                "Runs beside {segment}, {length} after its start.",
                segment=quoted(title, say),
                length=format_length(offset_s),
            )
        case _, At(clock_s):
            return say("No longer starts at a fixed time ({clock}).", clock=say.clock(clock_s))
        case _, Beside(title, _):
            return say("No longer runs beside {segment}.", segment=quoted(title, say))
        case _:
            raise ValueError("a start that did not change")


def _plain(fact: Fact, say: Tongue) -> str:
    name = _name(fact, say)
    before, after = (_shown(fact.field, value, say) for value in (fact.before, fact.after))
    if before and after:
        return say("{field}: {after} instead of {before}.", field=name, before=before, after=after)
    if after:
        return say("{field}: {after}.", field=name, after=after)
    return (
        say("{field}: no longer {before}.", field=name, before=before)
        if before
        else say("{field}: no longer given.", field=name)
    )


def _name(fact: Fact, say: Tongue) -> str:
    for value in (fact.after, fact.before):
        if isinstance(value, Field):
            return value.name or say("Further facts")
        if isinstance(value, Person):
            return value.role
    return _names(say)[fact.field]


def _names(say: Tongue) -> dict[str, str]:
    return {
        "title": say("Title"),
        "kind": say("Kind"),
        "planned_s": say("Length"),
        "shortest_s": say("Shortest"),
        "longest_s": say("Longest"),
        "led_by": say("Led by"),
        "slides": say("Slides"),
        "group_size": say("People in a group"),
        "rounds": say("Rounds"),
        "round_s": say("Length of a round"),
        "short_form_s": say("Length of the short form"),
        "cut_order": say("Place in the order of cutting"),
        "section_id": say("Section"),
        "lane_id": say("Lane"),
        "date": say("Date"),
        "start_s": say("Start"),
        "promised_s": say("Promised length"),
        "language": say("Language"),
        "mode": say("Where the people are"),
        "platform": say("Platform"),
        "people_fewest": say("Fewest people"),
        "people_expected": say("People expected"),
        "people_most": say("Most people"),
        "deck": say("Slide deck"),
        "back_channel": say("Back channel"),
        "signal": say("Signal for a change"),
        "roles": say("Roles"),
        "time_zone": say("Time zone"),
        "link": say("Join"),
        "head_count": say("People"),
    }


def _shown(name: str, value: Value, say: Tongue) -> str:
    match value:
        case Field():
            return quoted(value.value, say) if value.value.strip() else ""
        case Person():
            return ", ".join(part for part in (value.name, value.contact) if part)
        case int():
            return _number(name, value, say)
        case str():
            return _word(name, value, say)
        case _:
            return ""


def _number(name: str, value: int, say: Tongue) -> str:
    if name == "start_s":
        return say.clock(value)
    return format_length(value) if name in _LENGTHS else str(value)


def _word(name: str, value: str, say: Tongue) -> str:
    if isinstance(value, Kind):
        return say(KIND_WORDS[value])
    if isinstance(value, Mode):
        return say(MODE_WORDS[value])
    return say.short_date(value) if name == "date" else value
