"""Shares a width out among columns: each gets what its words need before any gets more; knows no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column asks for, in pixels: at least ``least``, and ``enough`` where all its words are to be seen.

    Where room is short it gets its ``share``; without a share it is as wide as its least.
    """

    least: int
    enough: int = 0
    share: int = 0


def shared(wishes: Sequence[Wish], width: int) -> list[int]:
    """A width for each: who asks for less than its share leaves the rest to the others; what nobody needs is spread."""
    given = [wish.least for wish in wishes]
    wants = [max(wish.least, wish.enough) for wish in wishes]
    rivals = [place for place, wish in enumerate(wishes) if wish.share]
    left = width - sum(given[place] for place in range(len(wishes)) if place not in rivals)
    while starved := [place for place in rivals if given[place] > _part(wishes, rivals, place, left)]:
        left -= sum(given[place] for place in starved)
        rivals = [place for place in rivals if place not in starved]
    while sated := [place for place in rivals if wants[place] <= _part(wishes, rivals, place, left)]:
        if sated == rivals:
            break
        for place in sated:
            given[place] = wants[place]
            left -= wants[place]
        rivals = [place for place in rivals if place not in sated]
    spare = max(0, left - sum(wants[place] for place in rivals))
    for place in rivals:
        part = _part(wishes, rivals, place, spare)
        given[place] = wants[place] + part if spare else _part(wishes, rivals, place, left)
    return given


def _part(wishes: Sequence[Wish], rivals: Sequence[int], place: int, width: int) -> int:
    return max(0, width) * wishes[place].share // sum(wishes[rival].share for rival in rivals)
