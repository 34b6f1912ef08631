"""A layout that sets its widgets side by side and goes to a new line when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt

from widgets.wrapping import Wrapping


class Flow(Wrapping):
    """As words flow in a paragraph."""

    def heightForWidth(self, width: int) -> int:
        """The lines it takes."""
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Set them out."""
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def sizeHint(self) -> QSize:
        """As narrow as its widest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest and the tallest."""
        size = QSize()
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        return size

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def _flow(self, rect: QRect, *, place: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        for item in self.items:
            size = item.sizeHint()
            width = min(size.width(), rect.width()) if rect.width() else size.width()
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, tall = rect.x(), y + tall + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self.spacing()
            tall = max(tall, size.height())
        return y + tall - rect.y()
