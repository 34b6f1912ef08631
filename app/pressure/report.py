"""What the runs of a plan mean, as values: chances, clock times, which moments hold; draws nothing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from app.domain.conditions import Conditions
from app.domain.layout import free_until_s, lay_out
from app.domain.plan import Plan
from app.domain.pressure import Holds, Kept, Outcome, Pressure, Range, Use
from app.domain.spread import assumed
from app.pressure.engine import How, Runs, percentiles, run
from app.pressure.model import Model, model_of
from app.pressure.tables import Floats

RUNS: Final = 10_000
SEED: Final = 20_260
_HAIR: Final = 0.05


def pressure_test(plan: Plan, conditions: Conditions | None = None, runs: int = RUNS, seed: int = SEED) -> Pressure:
    """Run a session many times, as designed and without cuts; the same values give the same answer."""
    conditions = conditions or Conditions()
    model, how = model_of(plan, conditions), how_of(conditions, runs, seed)
    uncut = run(model, how)
    return Pressure(
        conditions=conditions,
        runs=runs,
        promised_end_s=round(model.start_s + model.promised),
        designed=_outcome(model, run(model, replace(how, cuts=True))),
        uncut=_outcome(model, uncut),
        real_slack_s=round(model.promised - float(np.median(uncut.ends))),
        assumed=assumed(plan),
        act_after_s=model.act_after_s,
        too_late_after_s=model.too_late_after_s,
        free_until_s=free_until_s(plan, lay_out(plan)),
    )


def fan(
    plan: Plan, conditions: Conditions | None = None, cuts: bool = False, runs: int = RUNS, seed: int = SEED
) -> Outcome:
    """One way to run it alone: what follows a drag."""
    conditions = conditions or Conditions()
    model = model_of(plan, conditions)
    return _outcome(model, run(model, replace(how_of(conditions, runs, seed), cuts=cuts)))


def chance(plan: Plan, conditions: Conditions, cuts: bool = True, runs: int = RUNS, seed: int = SEED) -> float:
    """The chance to end on time, and nothing else."""
    return on_time(overruns(plan, conditions, cuts, runs, seed))


def overruns(plan: Plan, conditions: Conditions, cuts: bool = True, runs: int = RUNS, seed: int = SEED) -> Floats:
    """By how many seconds each run misses the promised end; negative: it ends before it."""
    model = model_of(plan, conditions)
    ends = run(model, replace(how_of(conditions, runs, seed), cuts=cuts, fan=False)).ends
    missed: Floats = ends - np.float32(model.promised)
    return missed


def on_time(missed: Floats) -> float:
    """The share of runs that do not miss their end."""
    return _by(missed, 0.0)


def how_of(conditions: Conditions, runs: int, seed: int) -> How:
    """How the engine runs under these conditions, without cuts."""
    return How(
        runs,
        seed,
        conditions.pace_sd,
        conditions.late_start_s,
        conditions.drop_s,
        conditions.act_when_late_s,
        conditions.shape,
    )


def _outcome(model: Model, found: Runs) -> Outcome:
    over = found.ends - np.float32(model.promised)
    return Outcome(
        on_time=_by(over, 0.0),
        by_5_min=_by(over, 300.0),
        by_10_min=_by(over, 600.0),
        ends_s=_clock(model, percentiles(found.ends)) or (),
        starts=tuple(_clock(model, found.starts.get(place)) for place in range(model.count)),
        minutes=_minutes(over),
        kept=_kept(model, found, _by(over, 0.0)),
        uses=tuple(
            Use(part.id, found.shortened.get(part.place, 0.0), found.skipped.get(part.place, 0.0))
            for part in model.parts
            if part.place in found.shortened or part.place in found.skipped
        ),
    )


def _by(ends: Floats, limit: float) -> float:
    return int(np.count_nonzero(ends <= np.float32(limit + _HAIR))) / len(ends)


def _clock(model: Model, offsets: tuple[float, ...] | None) -> Range | None:
    return None if offsets is None else tuple(round(model.start_s + offset) for offset in offsets)


def _minutes(over: Floats) -> tuple[tuple[int, int], ...]:
    """A minute is named by its end, so that what ends on the second is in minute 0."""
    minutes, counts = np.unique(
        np.ceil((over - np.float32(_HAIR)) / np.float32(60.0)).astype(np.int64), return_counts=True
    )
    return tuple(zip(minutes.tolist(), counts.tolist(), strict=True))


def _kept(model: Model, found: Runs, on_time: float) -> tuple[Kept, ...]:
    kept = []
    for part in model.parts:
        if part.place in found.fixed:
            kept.append(Kept(part.id, Holds.FIXED_START, found.fixed[part.place]))
        if part.place in found.in_time:
            kept.append(Kept(part.id, Holds.FLOOR, found.in_time[part.place]))
    return (*kept, Kept("", Holds.END, on_time))
