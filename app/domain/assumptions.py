"""What the pressure tests of a library rest on: the conditions of each, scenarios off and on, and their numbers.

The usual values are general practice of facilitators; a library can want others. Knows no plan and runs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.conditions import LATE_START_S, Conditions, Shape, at_run
from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.plan import Delivery, Plan, Setting
from app.domain.scenarios import USUAL, Number, Scenario, ScenarioName, Unit, scenarios
from app.domain.settings import with_settings


class Assumption(StrEnum):
    """The ids of the settings that are no scenario's."""

    PACE = "pace"
    ARRIVAL = "arrival"
    PATIENCE = "patience"
    ANYWHERE = "anywhere"


PACE: Final = Number(round(100 * Conditions().pace_sd), 0, 30, Unit.PERCENT)
"""How much slower or faster than planned a whole cohort is: one in three differs by more than this."""
PATIENCE: Final = Number(Conditions().act_when_late_s // 60, 0, 60, Unit.MINUTES)
"""From how late on a facilitator acts."""
ARRIVAL: Final = tuple(Number(late_s // 60, 0, 60, Unit.MINUTES) for late_s in LATE_START_S)
"""How late a session starts at best, usually, at worst; beside the plan it is only counted where somebody says so."""

_ARRIVAL_NAMES: Final = ("best", "usual", "worst")
_IDS: Final = frozenset((*Assumption, *ScenarioName))
_NUMBER: Final = "number"


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What every test assumes; as it stands, what is usual.

    ``pace``: percent. ``arrival``: minutes late at best, usually, at worst; ``counted``: whether that is. ``patience``:
    minutes. ``anywhere``: lengths lie anywhere alike between shortest and longest. ``numbers``: scenarios' own.
    """

    pace: int = PACE.value
    arrival: tuple[int, ...] = tuple(one.value for one in ARRIVAL)
    counted: bool = False
    patience: int = PATIENCE.value
    anywhere: bool = False
    off: frozenset[ScenarioName] = frozenset()
    numbers: tuple[tuple[ScenarioName, int], ...] = ()

    @property
    def conditions(self) -> Conditions:
        """Those of the session as planned; a scenario differs from them."""
        best, most, worst = (60 * minutes for minutes in self.arrival)
        return Conditions(
            late_start_s=(best, most, worst) if self.counted else (0, 0, 0),
            pace_sd=self.pace / 100,
            act_when_late_s=60 * self.patience,
            shape=Shape.UNIFORM if self.anywhere else Shape.PERT,
        )

    def scenarios(self, plan: Plan, run: Delivery | None = None) -> tuple[Scenario, ...]:
        """Those that can happen to a plan, or to a run of it, each under these conditions and its own; off or on."""
        return scenarios(plan, dict(self.numbers), at_run(self.conditions, run))

    def switched(self, name: ScenarioName, on: bool) -> Assumptions:
        """With a scenario run or not."""
        return replace(self, off=self.off - {name} if on else self.off | {name})

    def numbered(self, name: ScenarioName, value: int | None) -> Assumptions:
        """With a scenario's own number; None: the usual one."""
        others = tuple(one for one in self.numbers if one[0] is not name)
        return replace(self, numbers=others if value is None else (*others, (name, value)))


def assumptions_of(settings: Iterable[Setting]) -> Assumptions:
    """What the settings of a library come to; numbers out of bounds are taken as the nearest within."""
    held = {one.id: one for one in settings if one.id in _IDS}
    own = {key: dict(one.numbers) for key, one in held.items()}
    arrival = own.get(Assumption.ARRIVAL, {})
    return Assumptions(
        pace=PACE.within(own.get(Assumption.PACE, {}).get(_NUMBER)),
        arrival=tuple(sorted(one.within(arrival.get(name)) for name, one in zip(_ARRIVAL_NAMES, ARRIVAL, strict=True))),
        counted=_on(held, Assumption.ARRIVAL),
        patience=PATIENCE.within(own.get(Assumption.PATIENCE, {}).get(_NUMBER)),
        anywhere=_on(held, Assumption.ANYWHERE),
        off=frozenset(name for name in ScenarioName if name in held and held[name].on is False),
        numbers=tuple((name, own[name][_NUMBER]) for name in ScenarioName if _NUMBER in own.get(name, {})),
    )


def _on(held: dict[str, Setting], key: Assumption) -> bool:
    return key in held and held[key].on is True


def reassumed(library: Library, change: Callable[[Assumptions], Assumptions]) -> Library:
    """The library with something else assumed; :class:`EditRefused` where that cannot be."""
    wanted = change(assumptions_of(library.settings))
    _check(wanted)
    return with_settings(library, _IDS, _settings(wanted))


def _settings(wanted: Assumptions) -> tuple[Setting, ...]:
    """What is otherwise than usual."""
    names = zip(_ARRIVAL_NAMES, wanted.arrival, ARRIVAL, strict=True)
    arrival = tuple((name, value) for name, value, one in names if value != one.value)
    found = [
        Setting(Assumption.PACE.value, None, _own(wanted.pace, PACE)),
        Setting(Assumption.ARRIVAL.value, wanted.counted or None, arrival),
        Setting(Assumption.PATIENCE.value, None, _own(wanted.patience, PATIENCE)),
        Setting(Assumption.ANYWHERE.value, wanted.anywhere or None),
    ]
    chosen = dict(wanted.numbers)
    for name in ScenarioName:
        number = USUAL.get(name)
        own = () if number is None else _own(chosen.get(name, number.value), number)
        found.append(Setting(name.value, False if name in wanted.off else None, own))
    return tuple(one for one in found if one.on is not None or one.numbers)


def _own(value: int, number: Number) -> tuple[tuple[str, int], ...]:
    return () if value == number.value else ((_NUMBER, value),)


def _check(wanted: Assumptions) -> None:
    PACE.check(wanted.pace)
    PATIENCE.check(wanted.patience)
    for number, value in zip(ARRIVAL, wanted.arrival, strict=True):
        number.check(value)
    if list(wanted.arrival) != sorted(wanted.arrival):
        best, most, worst = wanted.arrival
        raise EditRefused(f"At best {best}, usually {most}, at worst {worst} min: none may be under the one before.")
    for name, value in wanted.numbers:
        USUAL[name].check(value)
    if ScenarioName.AS_PLANNED in wanted.off:
        raise EditRefused("The session as planned is always tested: the others are compared with it.")


def otherwise(conditions: Conditions) -> tuple[str, ...]:
    """What a test rested on that is not usual, in sentences."""
    usual_ones, said = Conditions(), []
    if any(conditions.late_start_s):
        best, most, worst = (late_s // 60 for late_s in conditions.late_start_s)
        bounds = "" if best == worst else f" (at best {best}, at worst {worst})"
        said.append(f"A late start of {most} min is counted{bounds}.")
    if conditions.pace_sd != usual_ones.pace_sd:
        said.append(f"The pace of the cohort differs by {round(100 * conditions.pace_sd)} %.")
    if conditions.act_when_late_s != usual_ones.act_when_late_s:
        late_min = conditions.act_when_late_s // 60
        when = f"from {late_min} min late on" if late_min else "as soon as it is late"
        said.append(f"The facilitator acts {when}.")
    if conditions.shape is Shape.UNIFORM:
        said.append("Lengths fall anywhere alike between shortest and longest.")
    return tuple(said)
