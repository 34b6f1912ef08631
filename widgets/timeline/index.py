"""Which segments of a lane lie in a stretch of time, and how overlapping ones share its height; no pixels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import le, sub


@dataclass(frozen=True, slots=True)
class LaneIndex:
    """The segments of one lane by start. Positions are those of ``Plan.segments``.

    ``levels`` holds, for a segment that overlaps another, its level and how many levels share the height there.
    ``longest_s`` None: each ends before the next starts, so that only one can reach into a stretch from before it.
    """

    order: Sequence[int]
    starts_s: Sequence[int]
    longest_s: int | None
    levels: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def apart(self) -> bool:
        """Whether each segment ends before the next one starts."""
        return self.longest_s is None

    def between(self, first_s: float, last_s: float, ends_s: Sequence[int]) -> list[int]:
        """Positions of the segments that touch the stretch, by start."""
        if self.longest_s is None:
            low = max(0, bisect_left(self.starts_s, first_s) - 1)
        else:
            low = bisect_left(self.starts_s, first_s - self.longest_s)
        high = bisect_right(self.starts_s, last_s)
        return [pos for pos in self.order[low:high] if ends_s[pos] >= first_s]

    def last_before(self, moment_s: float) -> int | None:
        """The position of the last segment that has started by a moment."""
        place = bisect_right(self.starts_s, moment_s)
        return self.order[place - 1] if place else None

    def count(self, first_s: float, last_s: float) -> int:
        """How many start in the stretch."""
        return bisect_right(self.starts_s, last_s) - bisect_left(self.starts_s, first_s)

    def starting(self, first_s: float, last_s: float) -> Sequence[int]:
        """Positions of the segments that start in the stretch, by start."""
        return self.order[bisect_left(self.starts_s, first_s) : bisect_right(self.starts_s, last_s)]

    def level(self, position: int) -> tuple[int, int]:
        """Its level and the number of levels; (0, 1) where nothing overlaps."""
        return self.levels.get(position, (0, 1))


def lane_index(
    low: int, high: int, starts_s: Sequence[int], ends_s: Sequence[int], stops: Sequence[int] | None = None
) -> LaneIndex:
    """Index the segments from ``low`` up to ``high``; fast when they stand in order and apart, as nearly always.

    ``stops``: the positions that may begin before the one ahead of them ends, where the layout knows them.
    """
    starts, ends = starts_s[low:high], ends_s[low:high]
    order: Sequence[int] = range(low, high)
    if _in_row(low, high, starts_s, ends_s, stops) if stops is not None else all(map(le, ends, starts[1:])):
        return LaneIndex(order, starts, None)
    longest = max(map(sub, ends, starts), default=0)
    if not all(map(le, starts, starts[1:])):
        order = sorted(order, key=starts_s.__getitem__)
        starts, ends = [starts_s[pos] for pos in order], [ends_s[pos] for pos in order]
    apart = all(map(le, accumulate(ends, max), starts[1:]))
    return LaneIndex(order, starts, longest, {} if apart else _levels(order, starts_s, ends_s))


def _in_row(low: int, high: int, starts_s: Sequence[int], ends_s: Sequence[int], stops: Sequence[int]) -> bool:
    """Whether each begins once the one before is over, asked only where one does not simply follow."""
    return all(ends_s[pos - 1] <= starts_s[pos] for stop in stops for pos in (stop, stop + 1) if low < pos < high)


def _levels(order: Sequence[int], starts_s: Sequence[int], ends_s: Sequence[int]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    cluster: list[tuple[int, int]] = []
    level_ends: list[int] = []
    for pos in order:
        if level_ends and starts_s[pos] >= max(level_ends):
            found.update(_shared(cluster, len(level_ends)))
            cluster, level_ends = [], []
        level = next((i for i, end in enumerate(level_ends) if end <= starts_s[pos]), len(level_ends))
        if level == len(level_ends):
            level_ends.append(ends_s[pos])
        else:
            level_ends[level] = ends_s[pos]
        cluster.append((pos, level))
    found.update(_shared(cluster, len(level_ends)))
    return found


def _shared(cluster: list[tuple[int, int]], count: int) -> dict[int, tuple[int, int]]:
    return {pos: (level, count) for pos, level in cluster} if count > 1 else {}
