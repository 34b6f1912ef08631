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
    spare = left - sum(wants[place] for place in rivals)
    if spare >= 0:
        for place in rivals:
            given[place] = wants[place] + _part(wishes, rivals, place, spare)
        return given
    while rivals:
        parts = {place: _part(wishes, rivals, place, left) for place in rivals}
        held = {place: min(max(part, given[place]), wants[place]) for place, part in parts.items()}
        over = sum(held.values()) - sum(parts.values())
        # who is held to its least takes from the others, who is held to its wish leaves them more: the heavier first
        settled = [place for place in rivals if (held[place] - parts[place]) * over > 0] or rivals
        for place in settled:
            given[place] = held[place]
            left -= held[place]
        rivals = [place for place in rivals if place not in settled]
    return given


def _part(wishes: Sequence[Wish], rivals: Sequence[int], place: int, width: int) -> int:
    return max(0, width) * wishes[place].share // sum(wishes[rival].share for rival in rivals)
