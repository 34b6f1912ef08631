"""Changes of one plan tried out by running it again: roughly, with a part of the runs, or with all of them."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from app.domain.conditions import Conditions
from app.domain.errors import EditRefused
from app.domain.plan import Plan
from app.domain.suggestion import Change, Mend, Suggestion
from app.pressure.report import on_time, overruns

_ROUGH: Final = 5
_ENOUGH: Final = 2_000
"""Roughly: one run in five, but never fewer than this: a chance of 90 % is then right within 2 %."""
_MARGIN: Final = 0.02


class Trial(NamedTuple):
    """What some changes together came to. ``late_s``: by how much the run misses its end that, of a hundred, stands

    where the target is: no more than nothing where it is reached.
    """

    changes: tuple[Change, ...]
    chance: float
    late_s: float

    @property
    def suggestion(self) -> Suggestion:
        """The same, to be told."""
        return Suggestion(self.changes, self.chance)


class Trials:
    """All that is tried of one plan, under the same luck. ``target``: the chance that is aimed at."""

    def __init__(self, plan: Plan, conditions: Conditions, target: float, runs: int, seed: int) -> None:
        self.target = target
        self._plan, self._conditions, self._runs, self._seed = plan, conditions, runs, seed

    def rough(self, *changes: Change) -> Trial:
        """With a part of the runs."""
        return self._run(changes, min(self._runs, max(_ENOUGH, self._runs // _ROUGH)))

    def exact(self, *changes: Change) -> Trial:
        """With all runs."""
        return self._run(changes, self._runs)

    def afford(self, segments: int) -> int:
        """How many trials run about so many segments, one at least."""
        return max(1, segments // max(1, len(self._plan.running_segments)))

    def reaches(self, trial: Trial) -> bool:
        """Whether it brings the chance that is aimed at."""
        return trial.chance >= self.target

    def may_reach(self, rough: Trial) -> bool:
        """Whether it could with all runs."""
        return rough.chance >= self.target - _MARGIN

    def least(self, trial: Trial) -> Trial:
        """Of what may be done by fewer minutes, about the fewest that reach the target, found by halving."""
        for place, change in enumerate(trial.changes):
            low, high = 0, _minutes(change)
            while high - low > 1 and trial.chance >= self.target + _MARGIN:
                middle = (low + high) // 2
                fewer = self.rough(*_with(trial.changes, place, middle))
                low, high = (low, middle) if fewer.chance >= self.target + _MARGIN else (middle, high)
                trial = fewer if high == middle else trial
        return trial

    def settled(self, trial: Trial) -> Trial:
        """With all runs, and minute by minute as few as reach the target."""
        found = self.exact(*trial.changes)
        for place, change in enumerate(trial.changes):
            for minutes in range(_minutes(change) - 1, 0, -1):
                fewer = self.exact(*_with(found.changes, place, minutes)) if self.reaches(found) else found
                if fewer is found or not self.reaches(fewer):
                    break
                found = fewer
        return found

    def _run(self, changes: tuple[Change, ...], runs: int) -> Trial:
        try:
            plan = Suggestion(changes).apply(self._plan)
        except EditRefused:
            return Trial(changes, 0.0, np.inf)
        missed = overruns(plan, self._conditions, runs=runs, seed=self._seed)
        return Trial(changes, on_time(missed), float(np.quantile(missed, self.target)))


def _minutes(change: Change) -> int:
    """How many minutes there are to choose from: one where it is done or not."""
    return change.by_s // 60 if change.mend in (Mend.SHORTEN, Mend.PROMISE) else 1


def _with(changes: tuple[Change, ...], place: int, minutes: int) -> tuple[Change, ...]:
    return (*changes[:place], changes[place].to(minutes), *changes[place + 1 :])
