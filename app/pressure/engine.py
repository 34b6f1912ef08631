"""Runs a model many times at once, segment by segment: a row of starts for all runs, never a table of all segments.

So memory is that of some rows, however long the plan. Knows times as seconds from the start, and no plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from app.domain.conditions import Shape
from app.domain.pressure import PERCENTILES
from app.pressure.lengths import Lengths
from app.pressure.model import Beside, Model, Part, Pull
from app.pressure.tables import Floats, draw, generator, pace

LATE_FOR_GUEST: Final = np.float32(60.0)
"""A fixed start is broken when what comes before it is over more than a minute late."""
Bools = npt.NDArray[np.bool_]

_HAIR: Final = np.float32(0.05)
"""Rounding of short floats is no lateness."""


@dataclass(slots=True)
class Runs:
    """What came out: the ends of all runs, and shares by place in the plan."""

    ends: Floats
    starts: dict[int, tuple[float, ...]] = field(default_factory=dict)
    in_time: dict[int, float] = field(default_factory=dict)
    fixed: dict[int, float] = field(default_factory=dict)
    shortened: dict[int, float] = field(default_factory=dict)
    skipped: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class How:
    """How the runs are made. ``cuts``: as the plan's own rules allow. ``fan``: starts are told."""

    runs: int
    seed: int
    pace_sd: float
    late_start_s: tuple[int, int, int] = (0, 0, 0)
    drop_s: int = 0
    act_when_late_s: int = 120
    shape: Shape = Shape.PERT
    cuts: bool = False
    fan: bool = True


def run(model: Model, how: How) -> Runs:
    """All runs of a model. The same numbers come out for the same values, whatever ran before."""
    return _Engine(model, how).run()


def percentiles(values: Floats) -> tuple[float, ...]:
    """The :data:`PERCENTILES` of all runs, between neighbors in proportion."""
    low, high, share = _ranks(len(values))
    row = np.sort(values)
    below = row[low]
    return tuple((below + share * (row[high] - below)).tolist())


@lru_cache(maxsize=8)
def _ranks(runs: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
    ranks = np.asarray(PERCENTILES, np.float64) / 100 * (runs - 1)
    low = ranks.astype(np.intp)
    return low, np.minimum(low + 1, runs - 1), (ranks - low).astype(np.float32)


class _Engine:
    def __init__(self, model: Model, how: How) -> None:
        self.model, self.how = model, how
        self.pace = pace(how.seed, how.pace_sd, how.runs)
        self.found = Runs(np.zeros(how.runs, np.float32))
        self.drops = self._drops()

    def run(self) -> Runs:
        reach = self._draw("late start", self.how.late_start_s)
        for part in self.model.parts:
            reach = self._through(part, reach)
        for beside in self.model.alone:
            over = self._beside(beside, np.full(self.how.runs, beside.offset, np.float32))
            if beside.joined:
                reach = np.maximum(reach, over)
        self.found.ends = reach
        return self.found

    def _through(self, part: Part, reach: Floats) -> Floats:
        """When the main room goes on, after one segment."""
        begin = ready = reach
        if part.fixed is not None:
            begin = np.full(self.how.runs, part.fixed, np.float32)
            ready = np.maximum(reach, begin)
            self.found.fixed[part.place] = self._share(reach <= begin + LATE_FOR_GUEST)
        self._tell(part.place, begin)
        if part.protected:
            self.found.in_time[part.place] = self._share(ready <= np.float32(part.least) + _HAIR)
        length, out = self._length(part, ready)
        over = begin + length
        for beside in part.beside:
            done = self._beside(beside, begin + np.float32(beside.offset))
            if beside.joined:
                over = np.maximum(over, done if out is None else np.where(out, begin, done))
        return np.maximum(reach, over) if part.fixed is not None else over

    def _length(self, part: Part, ready: Floats) -> tuple[Floats, Bools | None]:
        """How long a segment takes in each run, and where it is left out (None: nowhere)."""
        length, out = self._drawn(part.lengths, part.id), None
        if self.how.cuts and part.pull is not None:
            length, out = self._cut(part, part.pull, ready, length)
        if self.drops is not None:
            length = length + np.where(self.drops == part.place, np.float32(self.how.drop_s), np.float32(0.0))
        return length, out

    def _cut(self, part: Part, pull: Pull, ready: Floats, length: Floats) -> tuple[Floats, Bools | None]:
        """What a facilitator does who runs late, by the plan's own rules."""
        need = ready - np.float32(pull.turn)
        patience, out = np.float32(self.how.act_when_late_s), None
        if pull.short > 0:
            short, planned = np.float32(pull.short), np.float32(part.planned)
            won = np.where(need > patience, np.clip(need, 0.0, short) if pull.degrees else short, np.float32(0.0))
            self.found.shortened[part.place] = self._share(won > 0)
            floor = np.minimum(np.float32(pull.floor), length)
            length = np.where(won > 0, np.maximum(length * (planned - won) / planned, floor), length)
        if pull.skip:
            out = need - np.float32(pull.short) > patience
            self.found.skipped[part.place] = self._share(out)
            if pull.short > 0:
                self.found.shortened[part.place] -= self.found.skipped[part.place]
            length = np.where(out, np.float32(0.0), length)
        return length.astype(np.float32, copy=False), out

    def _beside(self, beside: Beside, reach: Floats) -> Floats:
        for piece in beside.pieces:
            self._tell(piece.place, reach)
            reach = reach + self._drawn(piece.lengths, piece.id)
        return reach

    def _drawn(self, lengths: Lengths, name: str) -> Floats:
        """The lengths of one segment at the cohort's pace."""
        length = self._draw(name, lengths[:3]) * self.pace
        if lengths.floor:
            np.maximum(length, np.float32(lengths.floor), out=length)
        if lengths.lost:
            length += np.float32(lengths.lost)
        return length

    def _draw(self, name: str, of: tuple[float, float, float]) -> Floats:
        return draw(self.how.seed, name, self.how.runs, of, self.how.shape)

    def _drops(self) -> npt.NDArray[np.int64] | None:
        """In which segment the facilitator drops out: the longer one is, the likelier it is there."""
        weights = np.array([part.planned for part in self.model.parts if not part.buffer])
        if not self.how.drop_s or not weights.sum():
            return None
        places = np.array([part.place for part in self.model.parts if not part.buffer])
        at = generator(self.how.seed, "drop").random(self.how.runs) * weights.sum()
        dropped: npt.NDArray[np.int64] = places[np.searchsorted(weights.cumsum(), at).clip(max=len(places) - 1)]
        return dropped

    def _tell(self, place: int, begin: Floats) -> None:
        if self.how.fan:
            self.found.starts[place] = percentiles(begin)

    def _share(self, which: Bools) -> float:
        return int(np.count_nonzero(which)) / self.how.runs
