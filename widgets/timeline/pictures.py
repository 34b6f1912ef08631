"""Pictures of whole blocks, so that a block that only travels is not written again; knows no plan and no layout."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST_PIXELS = 6_000_000
WIDEST_PX = 700


class Pictures:
    """Pictures by key and size, each kept while it shows the very same thing; all dropped when they grow too many."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._kept: dict[Hashable, tuple[object, QPixmap]] = {}
        self._pixels = 0

    def known(self, key: Hashable, shows: object, width: int, height: int) -> QPixmap | None:
        """The picture of a key at a size, if there is one that shows this very thing."""
        known = self._kept.get((key, width, height))
        return known[1] if known is not None and known[0] is shows else None

    def made(self, key: Hashable, shows: object, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        """A fresh picture, kept from now on; ``draw`` paints from 0, 0 on."""
        made = QPixmap(round(width * self._ratio), round(height * self._ratio))
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(self._ratio)
        with QPainter(made) as painter:
            draw(painter)
        self._keep((key, width, height), shows, made)
        return made

    def _keep(self, key: Hashable, shows: object, made: QPixmap) -> None:
        if self._pixels > _MOST_PIXELS:
            self._kept.clear()
            self._pixels = 0
        self._pixels += made.width() * made.height()
        self._kept[key] = (shows, made)
