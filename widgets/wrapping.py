"""What layouts have in common that break into several rows where they are narrow; knows not how they break."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """Keeps its items in their order; narrower is taller."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 0) -> None:
        super().__init__(parent)
        self.items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """At the end."""
        self.items.append(item)

    def count(self) -> int:
        """Shown or not."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None past the end, as Qt wants it."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The same, and it goes."""
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def hasHeightForWidth(self) -> bool:
        """It breaks."""
        return True
