"""A button whose words end in an ellipsis where there is no room; they are whole for the screen reader."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets.parts import literal

FIRST: Final = 1_000
"""The stretch that gives such a button all its words before a bar leaves any room empty."""
_AIR_PX = 26


class ElidedButton(QPushButton):
    """``whole`` is what it says; ``kind`` as for :func:`widgets.parts.button`."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = ""
        self.setProperty(kind, True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show other words."""
        self.whole = words
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + _AIR_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word or so."""
        few = self.fontMetrics().averageCharWidth() * 8 + _AIR_PX
        return QSize(min(few, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - _AIR_PX + 2)
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(shown))
