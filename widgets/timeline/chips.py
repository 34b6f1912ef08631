"""Where the signs of a block stand: shared by who draws them and who grabs them."""

from __future__ import annotations

from widgets.timeline.boxes import Box
from widgets.timeline.lanes import Sizes

TEXT_X, TEXT_Y, RIGHT_PAD, BOTTOM_PX, EDGE_PX = 9, 7, 5, 12, 4
BETWEEN_PX = 3


def signs_px(sizes: Sizes) -> int:
    """The height signs take at the bottom of a block."""
    return sizes.chip_px + BOTTOM_PX + 4


def tall_enough(box: Box, sizes: Sizes) -> bool:
    """Whether a block has room for signs under two lines of words."""
    return box.h >= TEXT_Y + 2 * sizes.line_px + signs_px(sizes)


def written(box: Box, within: tuple[int, int]) -> tuple[int, int]:
    """The first column words and signs may stand in, and how wide they may be, in the part within two columns."""
    x = max(box.x + TEXT_X, within[0] + TEXT_X - EDGE_PX)
    return x, min(box.right, within[1]) - RIGHT_PAD - x


def chip_boxes(box: Box, count: int, sizes: Sizes, within: tuple[int, int]) -> list[Box]:
    """The boxes of the first ``count`` signs, as many as have room."""
    if not tall_enough(box, sizes):
        return []
    x, width = written(box, within)
    side = sizes.chip_px
    room = max(0, (width + BETWEEN_PX) // (side + BETWEEN_PX))
    y = box.bottom - BOTTOM_PX - side
    return [Box(x + number * (side + BETWEEN_PX), y, side, side) for number in range(min(count, room))]
