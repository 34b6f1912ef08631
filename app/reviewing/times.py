"""Where a row of a sheet stands in time now: what its clock and its minutes say together; knows no plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.plan import DAY_S
from app.domain.sheet import EMPTY
from app.reviewing.cells import clock_in, near_clock, offset_in, same
from app.reviewing.tables import CLOCK, MIN, Line

FEWEST: Final = 3
"""Clocks that have to agree before they tell another start."""


@dataclass(frozen=True, slots=True)
class Starts:
    """The start on the cover as it was written and as it came back, in seconds; every clock formula follows it."""

    was_s: int
    now_s: int


def start_of_clocks(lines: Iterable[Line], was_s: int) -> int:
    """The start most clocks count from, where no cover tells it; ``was_s`` unless more than half agree on another."""
    found: Counter[int] = Counter()
    for line in lines:
        told, offset_s = line.was.get(CLOCK), offset_in(line.now.get(MIN, EMPTY))
        clock = clock_in(line.now.get(CLOCK, EMPTY))
        if told is not None and told.formula and clock is not None and offset_s is not None:
            found[(clock - offset_s) % DAY_S] += 1
    start_s, count = found.most_common(1)[0] if found else (was_s, 0)
    return start_s if count >= FEWEST and 2 * count > found.total() and not near_clock(start_s, was_s) else was_s


def moved_to(line: Line, starts: Starts) -> int | None:
    """Seconds from the session's start at which a row stands now; None where nobody moved it.

    The minutes count, and what a formula made of them is no news; a clock typed over counts more.
    """
    was, told = line.was.get(MIN), line.was.get(CLOCK)
    offset_s = was.value if was is not None and isinstance(was.value, int) else None
    if offset_s is None and told is not None and isinstance(told.value, int):
        offset_s = (told.value - starts.was_s + DAY_S // 2) % DAY_S - DAY_S // 2
    if offset_s is None:
        return None
    now = offset_in(line.now.get(MIN, EMPTY)) if was is not None and not same(was, line.now.get(MIN, EMPTY)) else None
    clock = _typed_clock(line, starts, {offset_s, offset_s if now is None else now})
    if clock is None:
        return now
    formula = told is not None and bool(told.formula)
    from_s = (starts.now_s if formula else starts.was_s) + offset_s
    return offset_s + (clock - from_s + DAY_S // 2) % DAY_S - DAY_S // 2


def unreadable(line: Line) -> list[str]:
    """The columns of time in which somebody wrote what is no time."""
    read = {CLOCK: clock_in, MIN: offset_in}
    return [key for key, of in read.items() if key in line.was and line.text(key) and of(line.now[key]) is None]


def _typed_clock(line: Line, starts: Starts, offsets: set[int]) -> int | None:
    """The clock in a row, unless it is what was written or what the formula would make of the minutes."""
    told, cell = line.was.get(CLOCK), line.now.get(CLOCK, EMPTY)
    if told is None or not isinstance(told.value, int) or same(told, cell):
        return None
    clock = clock_in(cell)
    if clock is None:
        return None
    made = {start + offset for start in (starts.was_s, starts.now_s) for offset in offsets} if told.formula else set()
    return None if any(near_clock(clock, one) for one in made) else clock
