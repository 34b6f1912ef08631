"""A change between two states of a plan in sentences, in a document's language; finds no change itself."""

from __future__ import annotations

from typing import Final

from app.domain.clock import format_length
from app.domain.compare import Change, Fact, State
from app.domain.plan import Kind, MarkerKind, Mode
from app.domain.tongue import Tongue
from app.domain.words import KIND_WORDS, MARKER_WORDS, MODE_WORDS

_LENGTHS: Final = frozenset({"planned_s", "shortest_s", "longest_s", "round_s", "short_form_s", "promised_s"})


def said(change: Change, say: Tongue) -> tuple[str, ...]:
    """Sentences, the weightiest first; what was rewritten comes last, in one."""
    sentences: list[str] = []
    match change.state:
        case State.NEW:
            sentences.append(say("New."))
        case State.GONE:
            sentences.append(say("No longer in the session."))
        case State.MOVED:
            sentences.append(say("Stands in another place."))
        case State.CHANGED:
            pass
    rewritten: list[str] = []
    for fact in change.facts:
        name = _rewritten(fact, say)
        if name:
            rewritten.append(name)
        else:
            sentences.append(_sentence(fact, say))
    if rewritten:
        sentences.append(say("Changed in their words: {what}.", what=", ".join(dict.fromkeys(rewritten))))
    return tuple(sentences)


def _rewritten(fact: Fact, say: Tongue) -> str:
    """The name of a text that reads otherwise, or of a list that is as long as before; empty for all else."""
    names = {
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
        "custom": say("further facts"),
        "objective_ids": say("the objectives it serves"),
        "sections": say("sections"),
    }
    lists = {"steps": say("script"), "cues": say("cues"), "needs": say("needs"), "objectives": say("objectives")}
    return names.get(fact.field) or (lists.get(fact.field, "") if fact.before == fact.after else "")


def _sentence(fact: Fact, say: Tongue) -> str:
    match fact.field:
        case "marker":
            return _marker(fact, say)
        case "start":
            return _start(fact, say)
        case "steps" | "cues" | "needs" | "objectives":
            return _count(fact, say)
        case _:
            return _plain(fact, say)


def _marker(fact: Fact, say: Tongue) -> str:
    before, after = (_marker_word(value, say) for value in (fact.before, fact.after))
    if before == after:
        return say("The words of “{weight}” changed.", weight=after)
    if not before:
        return say("Now carries “{weight}”.", weight=after)
    return say("No longer carries “{weight}”.", weight=before)


def _marker_word(value: str | int | None, say: Tongue) -> str:
    kinds: dict[str, str] = {kind.value: MARKER_WORDS[kind] for kind in MarkerKind}
    text = str(value or "")
    return say(kinds[text]) if text in kinds else text


def _start(fact: Fact, say: Tongue) -> str:
    if isinstance(fact.after, int):
        return say("Starts at {clock}, fixed.", clock=say.clock(fact.after))
    if isinstance(fact.before, int):
        return say("No longer starts at a fixed time ({clock}).", clock=say.clock(fact.before))
    return say("Runs beside another segment.")


def _count(fact: Fact, say: Tongue) -> str:
    sentences = {
        "steps": say("Lines of the script: {after} instead of {before}.", before=fact.before, after=fact.after),
        "cues": say("Cues: {after} instead of {before}.", before=fact.before, after=fact.after),
        "needs": say("Needs: {after} instead of {before}.", before=fact.before, after=fact.after),
        "objectives": say("Objectives: {after} instead of {before}.", before=fact.before, after=fact.after),
    }
    return sentences[fact.field]


def _plain(fact: Fact, say: Tongue) -> str:
    name = _names(say)[fact.field]
    before, after = (_shown(fact.field, value, say) for value in (fact.before, fact.after))
    if not before:
        return say("{field}: {after}.", field=name, after=after)
    if not after:
        return say("{field}: no longer {before}.", field=name, before=before)
    return say("{field}: {after} instead of {before}.", field=name, before=before, after=after)


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
    }


def _shown(name: str, value: str | int | None, say: Tongue) -> str:
    if value is None or value == "":
        return ""
    if name in _LENGTHS and isinstance(value, int):
        return format_length(value)
    if name == "start_s" and isinstance(value, int):
        return say.clock(value)
    if name == "date":
        return say.short_date(str(value))
    return _of_words(value, say)


def _of_words(value: str | int, say: Tongue) -> str:
    match value:
        case Kind():
            return say(KIND_WORDS[value])
        case Mode():
            return say(MODE_WORDS[value])
        case _:
            return str(value)
