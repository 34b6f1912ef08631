"""The named scenarios people of the field ask for, each with one number of its own; knows no chance and runs nothing.

The usual numbers are general practice of facilitators, so all of them can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Final

from app.domain.conditions import Conditions, first_poll, longest_breakout, made_for_pairs, turns
from app.domain.errors import EditRefused
from app.domain.groupwork import THREES
from app.domain.plan import Plan


class ScenarioName(StrEnum):
    """What may happen."""

    AS_PLANNED = "as_planned"
    LATE_START = "late_start"
    LONGER = "longer"
    TALKATIVE = "talkative"
    ODD = "odd"
    INTERPRETED = "interpreted"
    REOPENED = "reopened"
    POLL_FAILS = "poll_fails"
    DROPS_OUT = "drops_out"
    LESS_TIME = "less_time"
    FULL_HOUSE = "full_house"


class Unit(StrEnum):
    """What a scenario's number counts."""

    MINUTES = "min"
    PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Number:
    """What a scenario assumes, and between what that may be."""

    value: int
    least: int
    most: int
    unit: Unit

    def check(self, value: int) -> None:
        """:class:`EditRefused` where that may not be."""
        if not self.least <= value <= self.most:
            raise EditRefused(f"Choose a number from {self.least} to {self.most} {self.unit}.")

    def within(self, value: int | None) -> int:
        """The nearest that may be; None: as it comes."""
        return self.value if value is None else min(self.most, max(self.least, value))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named case, in words a facilitator uses. ``number``: None: it has nothing to choose."""

    name: ScenarioName
    title: str
    conditions: Conditions
    number: Number | None = None


Numbers = Mapping[ScenarioName, int]

USUAL: Final[dict[ScenarioName, Number]] = {
    ScenarioName.LATE_START: Number(8, 1, 60, Unit.MINUTES),
    ScenarioName.LONGER: Number(15, 1, 100, Unit.PERCENT),
    ScenarioName.TALKATIVE: Number(25, 1, 100, Unit.PERCENT),
    ScenarioName.ODD: Number(round(50 * sum(THREES) - 100), 1, 100, Unit.PERCENT),
    ScenarioName.INTERPRETED: Number(15, 1, 100, Unit.PERCENT),
    ScenarioName.REOPENED: Number(3, 1, 30, Unit.MINUTES),
    ScenarioName.POLL_FAILS: Number(2, 1, 30, Unit.MINUTES),
    ScenarioName.DROPS_OUT: Number(5, 1, 60, Unit.MINUTES),
    ScenarioName.LESS_TIME: Number(75, 10, 99, Unit.PERCENT),
}
"""A scenario that is not here has no number of its own."""


def scenarios(plan: Plan, numbers: Numbers | None = None, base: Conditions | None = None) -> tuple[Scenario, ...]:
    """The scenarios that can happen to this plan: without a poll none fails, without rooms none is opened again.

    Any may be interpreted, or held in what is a second language to those who come: the language of a plan, or of a
    run, does not say so.

    ``numbers``: those that somebody chose instead of the usual ones. ``base``: what holds as planned and in each.
    """
    impossible = set()
    if not any(made_for_pairs(segment) or turns(segment) for segment in plan.running_segments):
        impossible.add(ScenarioName.ODD)
    if longest_breakout(plan) is None:
        impossible.add(ScenarioName.REOPENED)
    if first_poll(plan) is None:
        impossible.add(ScenarioName.POLL_FAILS)
    chosen, base = numbers or {}, base or Conditions()
    found = [Scenario(ScenarioName.AS_PLANNED, "As planned", base)]
    for name, usual in USUAL.items():
        if name not in impossible:
            found.append(_case(name, replace(usual, value=usual.within(chosen.get(name))), base))
    return (*found, *_full_house(plan, base))


def _case(name: ScenarioName, number: Number, base: Conditions) -> Scenario:
    n = number.value
    seconds, more, each = 60 * n, 1 + n / 100, partial(replace, base)
    title, conditions = {
        ScenarioName.LATE_START: (f"Starts {n} min late", each(late_start_s=(seconds, seconds, seconds))),
        ScenarioName.LONGER: (f"Everything {n} % longer", each(longer=more)),
        ScenarioName.TALKATIVE: ("Talkative cohort", each(talk=more)),
        ScenarioName.ODD: ("Odd numbers and threes", each(odd=more)),
        ScenarioName.INTERPRETED: ("Through an interpreter", each(interpreted=more)),
        ScenarioName.REOPENED: ("A breakout is opened again", each(reopen_s=seconds)),
        ScenarioName.POLL_FAILS: ("A poll fails", each(poll_fails_s=seconds)),
        ScenarioName.DROPS_OUT: (f"The facilitator drops out for {n} min", each(drop_s=seconds)),
        ScenarioName.LESS_TIME: (f"Only {n} % of the time", each(time_share=n / 100)),
    }[name]
    return Scenario(name, title, conditions, number)


def _full_house(plan: Plan, base: Conditions) -> tuple[Scenario, ...]:
    """Where the plan says how many are expected, and that more may come: the number is the plan's own."""
    expected, most = plan.people_expected, plan.people_most
    if not expected or not most or most <= expected:
        return ()
    title = f"{most} people come instead of {expected}"
    return (Scenario(ScenarioName.FULL_HOUSE, title, replace(base, people=most)),)
