"""Shares the width of a table out among its columns so that no word is broken while there is room; paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from widgets.widths import Wish, shared


def fitted(wishes: Sequence[Wish], width: float) -> list[float]:
    """Widths that sum to ``width``. Where the least wanted is too much, who wants most gives way first."""
    most = _level([wish.least for wish in wishes], width)
    given = shared([replace(wish, least=min(wish.least, most)) for wish in wishes], int(width))
    part = width / (sum(given) or 1)
    return [one * part for one in given]


def _level(wanted: list[int], room: float) -> int:
    """How wide a column may insist to be: as wide as it wants when all have room."""
    rest, left = room, len(wanted)
    for width in sorted(wanted):
        if width * left > rest:
            return int(rest / left)
        rest, left = rest - width, left - 1
    return max(wanted, default=0)
