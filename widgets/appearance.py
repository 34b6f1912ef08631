"""Light, dark or as the system has it; the one place that dresses the application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from widgets.style import dress
from widgets.theme import DARK, LIGHT, Theme


class Look(StrEnum):
    """What the person chose in View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Keeps the application in the chosen look and follows the system when told to."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look = Look.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        app.styleHints().colorSchemeChanged.connect(self._follow)
        dress(app, self.theme)

    @property
    def look(self) -> Look:
        """The choice, not what came of it."""
        return self._look

    @property
    def theme(self) -> Theme:
        """The theme the choice leads to now."""
        if self._look is Look.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._look is Look.DARK else LIGHT

    def choose(self, look: Look) -> None:
        """Take another look at once."""
        self._look = look
        dress(self._app, self.theme)
        self.changed.emit()

    def _follow(self) -> None:
        if self._look is Look.SYSTEM:
            dress(self._app, self.theme)
            self.changed.emit()
