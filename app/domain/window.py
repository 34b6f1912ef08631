"""Where two rows differ: what is left when their equal ends are cut away; knows nothing of what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_BLOCK: Final = 512


def window(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[int, int, int]:
    """Start, end in the old row and end in the new one of what differs; the start is the end where nothing does.

    Rows are compared in blocks, and items that are the same object count as equal unseen, so a long row that shares
    nearly all with the other costs next to nothing.
    """
    if old is new:
        return len(old), len(old), len(old)
    least = min(len(old), len(new))
    start = _equal_length(least, lambda a, b: old[a:b] == new[a:b])
    olds, news = len(old), len(new)
    tail = _equal_length(least - start, lambda a, b: old[olds - b : olds - a] == new[news - b : news - a])
    return start, olds - tail, news - tail


def _equal_length(most: int, equal: Callable[[int, int], bool]) -> int:
    """How far from 0 on two rows are equal, at most ``most``."""
    done, block = 0, _BLOCK
    while done + block <= most and equal(done, done + block):
        done += block
    while block:
        if done + block <= most and equal(done, done + block):
            done += block
        else:
            block //= 2
    return done
