"""Positions for things that move in a list, so that as few rows as can be are written; knows ids and numbers only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from typing import Final

STEP: Final = 2**20
"""The distance between two neighbors when nobody has moved anything yet."""

PosOf = Callable[[str], int]


def between(left: int | None, right: int | None, count: int) -> list[int] | None:
    """``count`` rising positions strictly between two others (None: nothing there); None when there is no room."""
    if right is None:
        return [(left or 0) + STEP * (i + 1) for i in range(count)]
    if left is None:
        return [right - STEP * (count - i) for i in range(count)]
    room = right - left
    if room <= count:
        return None
    return [left + room * (i + 1) // (count + 1) for i in range(count)]


def arrange(order: Sequence[str], moving: Collection[str], pos_of: PosOf) -> dict[str, int]:
    """The positions to write for a list in its new order: of what moves, and of a run with no room left.

    ``pos_of`` gives the position of one that stays.
    """
    index = dict(zip(order, range(len(order)), strict=True))
    where = sorted(index[key] for key in moving if key in index)
    runs = [[i for _, i in run] for _, run in groupby(enumerate(where), lambda pair: pair[1] - pair[0])]
    placed: dict[str, int] = {}

    def at(i: int) -> int | None:
        if not 0 <= i < len(order):
            return None
        return placed[order[i]] if order[i] in placed else pos_of(order[i])

    for run in runs:
        if order[run[0]] not in placed:
            low, high = run[0], run[-1] + 1
            while (found := between(at(low - 1), at(high), high - low)) is None:
                low, high = _wider(order, low, high, frozenset(moving).difference(placed))
            placed.update(zip(order[low:high], found, strict=True))
    return placed


def _wider(order: Sequence[str], low: int, high: int, to_come: Collection[str]) -> tuple[int, int]:
    """A longer stretch to spread anew, when there is no room in this one; it ends beside one that has its place."""
    reach = high - low + 4
    low, high = max(low - reach, 0), min(high + reach, len(order))
    while high < len(order) and order[high] in to_come:
        high += 1
    return low, high
