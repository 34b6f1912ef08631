"""Where a row of a sheet stands in time now: what its clock and its minutes say together; knows no plan."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.plan import DAY_S
from app.domain.sheet import EMPTY
from app.reviewing.cells import clock_in, near_clock, offset_in, same
from app.reviewing.tables import CLOCK, MIN, Line


@dataclass(frozen=True, slots=True)
class Starts:
    """The start on the cover as it was written and as it came back, in seconds; every clock formula follows it."""

    was_s: int
    now_s: int


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
