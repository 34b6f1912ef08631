"""What a pressure test found, as values beside the plan it was made of; computes nothing and knows no engine.

Clock times are whole seconds from midnight of the plan's day; chances run from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.clock import format_clock
from app.domain.conditions import Conditions

PERCENTILES: Final = (5, 10, 25, 50, 75, 90, 95)
"""Which runs a fan tells of: 5: one run in twenty is earlier."""

Range = tuple[int, ...]
"""A clock time for each of :data:`PERCENTILES`."""


def percent(share: float) -> int:
    """The whole percent that is reached: 84.6 % of the runs is no 85."""
    return int(100 * share + 1e-9)


class Holds(StrEnum):
    """What a moment has to keep.

    The floor is kept while, once it can begin, there is room for its least time and the least of all that follows.
    """

    FLOOR = "floor"
    FIXED_START = "fixed_start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Kept:
    """How often a moment keeps what it must: its least time, its fixed start, or (``segment_id`` '') the end."""

    segment_id: str
    holds: Holds
    chance: float


@dataclass(frozen=True, slots=True)
class Use:
    """In which share of the runs a segment is shortened, and in which it is left out."""

    segment_id: str
    shortened: float
    skipped: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """All runs of one way to run the session.

    ``starts`` stand beside ``plan.segments`` (None: not on the clock). ``minutes``: how many runs end in which whole
    minute past the promised end (negative: before it), both ends included.
    """

    on_time: float
    by_5_min: float
    by_10_min: float
    ends_s: Range
    starts: tuple[Range | None, ...]
    minutes: tuple[tuple[int, int], ...]
    kept: tuple[Kept, ...]
    uses: tuple[Use, ...] = ()

    @property
    def breaks_most(self) -> Kept | None:
        """The moment that most often fails to keep what it must, the earliest of equals; None: none ever does.

        The end only where no moment before it ever breaks: how often that holds is the chance itself.
        """
        broken = [one for one in self.kept if one.chance < 1]
        return min(broken, key=lambda one: (one.holds is Holds.END, one.chance), default=None)


@dataclass(frozen=True, slots=True)
class Pressure:
    """A plan under some conditions: run as designed, with the cuts its own rules allow, and without any cut.

    ``real_slack_s``: what a middling run leaves of slack and buffers at the promised end, without any cut.
    ``assumed``: the ids of the segments of which the shortest or longest is assumed. ``free_until_s``: when what runs
    beside without delaying anything is over by the plan; None: not after the main room.
    """

    conditions: Conditions
    runs: int
    promised_end_s: int
    designed: Outcome
    uncut: Outcome
    real_slack_s: int
    assumed: tuple[str, ...]
    act_after_s: tuple[int | None, ...]
    too_late_after_s: tuple[int | None, ...]
    free_until_s: int | None = None

    @property
    def uncounted(self) -> str:
        """What no chance counts, as a sentence; empty: all counts."""
        if self.free_until_s is None:
            return ""
        return (
            f"It is the main room that is tested: what runs beside it until {format_clock(self.free_until_s)} is not."
        )
