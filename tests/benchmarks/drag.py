"""What a step of a drag costs until the fan under the timeline is painted: 30 frames a second leave 33 ms.

Run it as ``python -m tests.benchmarks.drag``: offscreen, 60 segments, 1600 by 900. A step is one move of the mouse with
a segment held over its next neighbor: the edit that would be committed, its layout, 10,000 runs of it without cuts,
and the paint of the timeline and of the fan.
"""

from __future__ import annotations

import os
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.collector import Collector
from app.main import verbs
from tests.benchmarks.measure import Figure, median_ms, report
from tests.benchmarks.timeline import SIZE, Desk
from widgets.pressure.drift import Drift
from widgets.pressure.forecast import Forecast

SEGMENTS, WARM, STEPS = 60, 10, 150
PATIENCE_S = 30


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """One more."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def painted_steps(app: QApplication, folder: str) -> list[float]:
    """The seconds of each step; raises where one did not paint the fan."""
    desk = Desk(app, folder, SEGMENTS)
    forecast = Forecast(desk.session, verbs().pressure)
    window, drift = QWidget(), Drift(desk.view, forecast)
    both = QVBoxLayout(window)
    both.setContentsMargins(0, 0, 0, 0)
    both.addWidget(desk.view, 1)
    both.addWidget(drift)
    window.resize(SIZE[0], SIZE[1] + drift.sizeHint().height())
    window.show()
    forecast.start()
    until = time.monotonic() + PATIENCE_S
    while forecast.found is None and time.monotonic() < until:
        app.processEvents()
    desk.come_near()
    desk.drag_steps(WARM)
    paints = Paints(drift)
    taken = desk.drag_steps(STEPS)
    if paints.count < STEPS:
        raise RuntimeError(f"the fan was painted {paints.count} times in {STEPS} steps")
    window.close()
    desk.session.close(PATIENCE_S)
    return taken


def main() -> None:
    """Measure and report."""
    app = QApplication([])
    Collector(app)
    with tempfile.TemporaryDirectory() as folder:
        taken = painted_steps(app, folder)
    worst = max(taken) * 1000
    report([Figure("drag_step_painted_ms", median_ms(taken), 33.0, f"worst of {STEPS}: {worst:.1f} ms")])


if __name__ == "__main__":
    main()
