"""How parked segments stand on the shelf under the lanes, open or folded to one line; it draws nothing.

It does not travel with time: what is parked has none.
"""

from __future__ import annotations

from widgets.timeline.boxes import Box
from widgets.timeline.lanes import Sizes

_BETWEEN_PX = 6
_LEAST_PX = 12


def shelf_height(count: int, room_px: int, sizes: Sizes, opened: bool) -> int:
    """Pixels the shelf needs for so many segments; folded or empty it is one line."""
    _, height = sizes.parked_px
    if not opened or count == 0:
        return height + _BETWEEN_PX
    lines = -(-count // _per_line(room_px, sizes))
    return lines * (height + _BETWEEN_PX)


def _per_line(room_px: int, sizes: Sizes) -> int:
    return max(1, (room_px - 8) // (sizes.parked_px[0] + _BETWEEN_PX))


def shelf_boxes(count: int, area: Box, sizes: Sizes) -> list[Box]:
    """The boxes of so many segments in the shelf's area; folded, all lie in the one line, as narrow as it takes."""
    width, height = sizes.parked_px
    columns = _per_line(area.w, sizes)
    if area.h < shelf_height(count, area.w, sizes, opened=True):
        columns = max(1, count)
        width = min(width, max(_LEAST_PX, (area.w - 8) // columns - _BETWEEN_PX))
    return [
        Box(
            area.x + 4 + number % columns * (width + _BETWEEN_PX),
            area.y + _BETWEEN_PX // 2 + number // columns * (height + _BETWEEN_PX),
            width,
            height,
        )
        for number in range(count)
    ]
