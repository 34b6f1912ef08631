"""A line to look for something with a button that empties it; it looks for nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.icons import icon
from widgets.theme import theme_of

_SIGN_PX = 12


class SearchLine(QLineEdit):
    """The button shows while there is something to empty, in the theme's color: Qt's own is black in either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = self.addAction(self._sign(), QLineEdit.ActionPosition.TrailingPosition)
        self.empty.setText(self.tr("Clear"))
        self.empty.setToolTip(self.tr("Clear"))
        self.empty.setVisible(False)
        self.empty.triggered.connect(self.clear)
        self.textChanged.connect(self._typed)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the colors change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.empty.setIcon(self._sign())

    def _sign(self) -> QIcon:
        return icon("close", theme_of(self.palette()).muted, _SIGN_PX, self.devicePixelRatioF())

    def _typed(self, text: str) -> None:
        self.empty.setVisible(bool(text))
