"""The last line of the page: what will happen, what went wrong, and the two buttons."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from widgets.parts import DANGER, MUTED, button, row, wrapped


class LastLine(QWidget):
    """Says a sentence, quietly or so that it is not missed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = wrapped("", MUTED)
        self.cancel_button = button(self.tr("Cancel"))
        self.go_button = button(self.tr("Hand off"), "primary")
        self.go_button.setDefault(True)
        line = row(self, 10)
        line.setContentsMargins(18, 12, 18, 12)
        line.addWidget(self.told, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.go_button)

    def say(self, words: str) -> None:
        """What will happen, or is happening."""
        self._say(words, MUTED)

    def warn(self, words: str) -> None:
        """What went wrong, or would be lost."""
        self._say(words, DANGER)

    def _say(self, words: str, role: QPalette.ColorRole) -> None:
        self.told.setForegroundRole(role)
        self.told.setText(words)
        self.told.setAccessibleName(words)
