"""Changing what a library wants of the rules: off and on, numbers, and silence at one place with a reason."""

from __future__ import annotations

from dataclasses import replace

from app.domain.errors import EditRefused
from app.domain.rules.book import rule_of
from app.domain.rules.values import Place, Rule, Silence, Tuned, Tuning

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


def silenced(tuning: Tuning, rule_id: str, place: Place, reason: str) -> Tuning:
    """With a rule kept quiet at a place; :class:`EditRefused` without a reason."""
    rule_of(rule_id)
    if not reason.strip():
        raise EditRefused("Say why this is all right here, so that the next person need not ask.")
    there = Silence(rule_id, place.segment_id, reason.strip(), place.item_id)
    return replace(tuning, silences=(*_without(tuning, rule_id, place), there))


def heard_again(tuning: Tuning, rule_id: str, place: Place) -> Tuning:
    """With a rule no longer kept quiet at a place."""
    return replace(tuning, silences=_without(tuning, rule_id, place))


def silence_at(tuning: Tuning, rule_id: str, place: Place) -> Silence | None:
    """What keeps a rule quiet at a place."""
    for one in tuning.silences:
        if one.rule_id == rule_id and one.segment_id == place.segment_id and one.item_id in ("", place.item_id):
            return one
    return None


def _without(tuning: Tuning, rule_id: str, place: Place) -> tuple[Silence, ...]:
    gone = silence_at(tuning, rule_id, place)
    return tuple(one for one in tuning.silences if one is not gone)
