"""Where the signs of a block stand: shared by who draws them and who grabs them; it knows neither."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.plan import Segment
from widgets.timeline.boxes import Box
from widgets.timeline.lanes import Sizes

TEXT_X, TEXT_Y, RIGHT_PAD, BOTTOM_PX, EDGE_PX = 9, 7, 5, 12, 4
BETWEEN_PX = 3
NARROW_PX, NARROW_X, NARROW_PAD = 56, 6, 2
"""A block under this width spares its words no more room than it must."""

Moments = Sequence[float | None]
"""For each sign the part of the block's length at which it weighs; None: on all of it."""


def moments_of(segment: Segment) -> list[float | None]:
    """For each marker of a segment where it weighs, as a part of its length; None: on all of it."""
    length = max(1, segment.planned_s)
    return [None if one.offset_s is None else min(1.0, one.offset_s / length) for one in segment.markers]


def signs_px(sizes: Sizes) -> int:
    """The height signs take at the bottom of a block."""
    return sizes.chip_px + BOTTOM_PX + 4


def tall_enough(box: Box, sizes: Sizes) -> bool:
    """Whether a block has room for signs under two lines of words."""
    return box.h >= TEXT_Y + 2 * sizes.line_px + signs_px(sizes)


def written(box: Box, within: tuple[int, int]) -> tuple[int, int]:
    """The first column words and signs may stand in, and how wide they may be, in the part within two columns."""
    narrow = min(box.right, within[1]) - max(box.x, within[0]) < NARROW_PX
    left, right = (NARROW_X, NARROW_PAD) if narrow else (TEXT_X, RIGHT_PAD)
    x = max(box.x + left, within[0] + left - EDGE_PX)
    return x, min(box.right, within[1]) - right - x


def chip_boxes(box: Box, moments: Moments, sizes: Sizes, within: tuple[int, int]) -> list[Box | None]:
    """The box of each sign, None where there is no room: those for all of it from the left, the rest at their moment.

    Signs that would touch make way for each other, and one whose moment is out of view is left out.
    """
    if not tall_enough(box, sizes):
        return [None] * len(moments)
    x, width = written(box, within)
    side, right, y = sizes.chip_px, x + width, box.bottom - BOTTOM_PX - sizes.chip_px
    room = max(0, (width + BETWEEN_PX) // (side + BETWEEN_PX))
    lasting = [n for n, moment in enumerate(moments) if moment is None][:room]
    places = {n: x + at * (side + BETWEEN_PX) for at, n in enumerate(lasting)}
    free_x = x + len(lasting) * (side + BETWEEN_PX)
    timed = [(moment, n) for n, moment in enumerate(moments) if moment is not None]
    wanted = [(box.x + round(moment * box.w) - side // 2, n) for moment, n in sorted(timed)]
    seen = [one for one in wanted if x - side <= one[0] <= right][: room - len(lasting)]
    places.update(_apart(seen, free_x, right - side, side + BETWEEN_PX))
    return [Box(places[n], y, side, side) if n in places else None for n in range(len(moments))]


def _apart(wanted: Sequence[tuple[int, int]], first_x: int, last_x: int, step: int) -> dict[int, int]:
    """Columns for signs in their order, each as near to the one it wants as the others and both ends allow."""
    found: dict[int, int] = {}
    least = first_x
    for at, (x, n) in enumerate(wanted):
        most = last_x - (len(wanted) - 1 - at) * step
        found[n] = max(least, min(x, most))
        least = found[n] + step
    return found
