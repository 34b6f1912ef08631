"""Tells when a window has been painted for the first time, so that what can wait does wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """``done`` once, after the whole of the first picture is on the screen."""

    done = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint is under way; its end is a turn of the event loop."""
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self._behind)
        return super().eventFilter(watched, event)

    def _behind(self) -> None:
        """Behind everything that waits already: keys pressed meanwhile come first."""
        QTimer.singleShot(0, self.done.emit)
