"""Changing what is wanted of the rules: off and on and numbers by a library, silence at one place by a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.plan import Plan, Setting, Silence, new_id
from app.domain.rules.book import RULE_IDS, rule_of
from app.domain.rules.values import Place, Rule, Tuned, Tuning
from app.domain.settings import with_settings

_MOST = 1_000_000


def switched(tuning: Tuning, rule_id: str, on: bool) -> Tuning:
    """With a rule switched on or off for the library."""
    rule = rule_of(rule_id)
    off = tuple(one for one in tuning.off if one != rule_id)
    listed = tuple(one for one in tuning.on if one != rule_id)
    if rule.second:
        return replace(tuning, off=off, on=(*listed, rule_id) if on else listed)
    return replace(tuning, off=off if on else (*off, rule_id), on=listed)


def is_on(tuning: Tuning, rule: Rule) -> bool:
    """Whether a rule is asked at all."""
    return rule.id in tuning.on if rule.second else rule.id not in tuning.off


def tuned(tuning: Tuning, rule_id: str, number: str, value: int | None) -> Tuning:
    """With a number of a rule set otherwise; None: as it came. :class:`EditRefused` for one it has not."""
    rule = rule_of(rule_id)
    if all(one.name != number for one in rule.numbers):
        raise EditRefused(f"{rule_id} has no number called {number}.")
    if value is not None and not 0 <= value <= _MOST:
        raise EditRefused("Set a number from 0 to a million.")
    others = tuple(one for one in tuning.numbers if (one.rule_id, one.number) != (rule_id, number))
    mine = () if value is None else (Tuned(rule_id, number, value),)
    return replace(tuning, numbers=others + mine)


def numbers_of(tuning: Tuning, rule: Rule) -> tuple[int, ...]:
    """The numbers of a rule as they are set, in its own order."""
    own = {one.number: one.value for one in tuning.numbers if one.rule_id == rule.id}
    return tuple(own.get(one.name, one.value) for one in rule.numbers)


def tuning_of(settings: Iterable[Setting]) -> Tuning:
    """What the settings of a library come to; those of anything but a rule are left to others."""
    held = tuple(one for one in settings if one.id in RULE_IDS)
    return Tuning(
        off=tuple(one.id for one in held if one.on is False),
        on=tuple(one.id for one in held if one.on),
        numbers=tuple(Tuned(one.id, name, value) for one in held for name, value in one.numbers),
    )


def settings_of(tuning: Tuning) -> tuple[Setting, ...]:
    """The same as a library keeps it: a row for each rule that is wanted otherwise, by their ids."""
    ids = {*tuning.off, *tuning.on, *(one.rule_id for one in tuning.numbers)}
    switches = {**dict.fromkeys(tuning.off, False), **dict.fromkeys(tuning.on, True)}
    return tuple(
        Setting(key, switches.get(key), tuple((n.number, n.value) for n in tuning.numbers if n.rule_id == key))
        for key in sorted(ids)
    )


def retuned(library: Library, change: Callable[[Tuning], Tuning]) -> Library:
    """The library with something else wanted of the rules."""
    return with_settings(library, RULE_IDS, settings_of(change(tuning_of(library.settings))))


def silenced(plan: Plan, rule_id: str, place: Place, reason: str) -> Plan:
    """With a rule kept quiet at a place; :class:`EditRefused` without a reason."""
    rule_of(rule_id)
    if not reason.strip():
        raise EditRefused("Say why this is all right here, so that the next person need not ask.")
    there = Silence(new_id(), rule_id, place.segment_id, reason.strip(), place.item_id)
    return replace(plan, silences=(*_without(plan, rule_id, place), there))


def heard_again(plan: Plan, silence_id: str) -> Plan:
    """With a silence taken back."""
    return replace(plan, silences=tuple(one for one in plan.silences if one.id != silence_id))


def silence_at(plan: Plan, rule_id: str, place: Place) -> Silence | None:
    """What keeps a rule quiet at a place."""
    for one in plan.silences:
        if one.rule_id == rule_id and one.segment_id == place.segment_id and one.item_id in ("", place.item_id):
            return one
    return None


def _without(plan: Plan, rule_id: str, place: Place) -> tuple[Silence, ...]:
    gone = silence_at(plan, rule_id, place)
    return tuple(one for one in plan.silences if one is not gone)
