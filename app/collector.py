"""Collects Python's garbage on the thread of the window alone; knows nothing of what is collected.

Left to itself the collector runs on whichever thread happens to allocate: on the writer's it would destroy
widgets and timers of the window there, which Qt answers with a crash.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500
_SETTLED_MS: Final = 10_000
_RARER: Final = (1, 1, 10)
"""How many times the interpreter's own limit an age has to wait: a look at the oldest holds the window for long."""


class Collector(QObject):
    """While it lives, garbage is looked for between events, the young often and the old rarely."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)
        for later_ms in (0, _SETTLED_MS):
            QTimer.singleShot(later_ms, self, self.settle)

    def settle(self) -> None:
        """What was loaded by now stays: nobody need look at it again, which would hold the window for long."""
        if self._timer.isActive():
            gc.freeze()

    def collect(self) -> None:
        """Look through the oldest generation that is due, if any is."""
        due = [
            age
            for age, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit * _RARER[age]
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the collector back to the interpreter."""
        self._timer.stop()
        gc.enable()
