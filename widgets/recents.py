"""Ctrl+Tab: from session to session in the order they were visited, as long as Ctrl is held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from widgets.places import Places


class RecentWalk(QObject):
    """The order stays as it was until Ctrl is let go; then the session one stopped at is the last visited."""

    def __init__(self, places: Places, go: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._places, self._go = places, go
        self._order: tuple[str, ...] = ()
        self._at = 0

    def step(self, by: int) -> None:
        """To the one visited before (1), or back (-1)."""
        if not self._places.walking:
            self._order, self._at = self._places.recent, 0
            if len(self._order) < 2:
                return
            self._places.walking = True
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self._at = (self._at + by) % len(self._order)
        self._go(self._order[self._at])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches for Ctrl to go up, or for the window to lose the keyboard."""
        released = (
            event.type() == QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Control
        )
        if released or event.type() == QEvent.Type.ApplicationDeactivate:
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self._places.settle()
        return super().eventFilter(watched, event)
