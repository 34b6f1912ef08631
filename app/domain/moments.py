"""The segments of a session with their times, numbers in the running order, and deadlines in whole minutes."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.clock import minute_down
from app.domain.layout import Layout, deadlines
from app.domain.plan import DAY_S, MAIN_LANE, Kind, Plan, Segment
from app.domain.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Moment:
    """One segment with its times and its number in the running order ('' where it has none).

    Times are wall-clock seconds; the two deadlines are whole minutes, rounded to the safe side.
    """

    segment: Segment
    start_s: int
    end_s: int
    number: str
    act_after_s: int | None
    too_late_after_s: int | None


def moments_of(plan: Plan, layout: Layout) -> tuple[Moment, ...]:
    """Beside ``plan.segments``; numbers are those of the main room, of what is on the clock."""
    ends, number, found = deadlines(plan, layout), 0, []
    for i, segment in enumerate(plan.segments):
        numbered = in_main_room(segment)
        number += numbered
        found.append(
            Moment(
                segment=segment,
                start_s=layout.starts_s[i],
                end_s=layout.ends_s[i],
                number=str(number) if numbered else "",
                act_after_s=_whole_minute(ends.act_after_s[i]),
                too_late_after_s=_whole_minute(ends.too_late_after_s[i]),
            )
        )
    return tuple(found)


def in_main_room(segment: Segment) -> bool:
    """Whether it is of the main room and on the clock."""
    return segment.lane_id == MAIN_LANE and segment.kind is not Kind.OFF_CLOCK


def clock_words(plan: Plan, clock_s: int, say: Tongue) -> str:
    """``10:52``; ``00:10 (+1)`` on the day after the session's first."""
    days = clock_s // DAY_S - plan.start_s // DAY_S
    return say.clock(clock_s) + (f" ({days:+d})" if days else "")


def _whole_minute(clock_s: int | None) -> int | None:
    """The minute before is on the safe side."""
    return None if clock_s is None else minute_down(clock_s)
