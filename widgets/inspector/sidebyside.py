"""A row of fields that breaks into several where it is narrow; knows no field."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from widgets.wrapping import Wrapping

_BETWEEN = 8


class SideBySide(Wrapping):
    """Equal shares of the width: all in one row where each has room, else in half as many columns, else alone."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(spacing=_BETWEEN)
        for widget in widgets:
            self.addWidget(widget)

    def expandingDirections(self) -> Qt.Orientation:
        """To the sides."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        """Of all rows."""
        rows = self._rows(width)
        return sum(max(_height(item, share) for item, _, share in row) for row in rows) + self._gaps(len(rows))

    def sizeHint(self) -> QSize:
        """One row."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gaps(len(shown))
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """One column."""
        shown = self._shown()
        height = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(max((item.minimumSize().width() for item in shown), default=0), height)

    def setGeometry(self, rect: QRect) -> None:
        """Put all in their places; each as tall as it wants to be."""
        super().setGeometry(rect)
        y = rect.y()
        for row in self._rows(rect.width()):
            heights = [_height(item, share) for item, _, share in row]
            for (item, x, share), height in zip(row, heights, strict=True):
                item.setGeometry(QRect(rect.x() + x, y, share, height))
            y += max(heights) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self.items if not item.isEmpty()]

    def _gaps(self, count: int) -> int:
        return self.spacing() * max(count - 1, 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        """The items of each row, each with where it begins there and how wide it is."""
        shown = self._shown()
        if not shown:
            return []
        widest = max(item.minimumSize().width() for item in shown)
        fitting = (n for n in (len(shown), -(-len(shown) // 2)) if n * widest + self._gaps(n) <= width)
        columns = next(fitting, 1)
        edges = [round(place * (width + self.spacing()) / columns) for place in range(columns + 1)]
        places = [(edge, after - edge - self.spacing()) for edge, after in pairwise(edges)]
        rows = (shown[i : i + columns] for i in range(0, len(shown), columns))
        return [[(item, *place) for item, place in zip(row, places, strict=False)] for row in rows]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
