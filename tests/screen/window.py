"""Runs as a process of its own: the app's real window on a library, which tells on each line read what it shows.

It answers questions and changes nothing: every hand and key comes through the X server.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings, QSocketNotifier
from PySide6.QtWidgets import QApplication

from app.main import Desk, application, keep_answering
from widgets.dialogs import Dialogs
from widgets.settings import Settings
from widgets.timeline import TimelineView


class Teller:
    """Answers each line on standard input with one line about the window."""

    def __init__(self, desk: Desk, app: QApplication) -> None:
        self._desk, self._app = desk, app
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self.answer)

    def answer(self) -> None:
        """Say where everything is, or leave when there is nobody to ask any more."""
        if not sys.stdin.readline():
            self._app.quit()
            return
        window, session = self._desk.window, self._desk.session
        plan = session.plan
        view = window.timeline
        frame = view.frame_now
        answer = {
            "ready": window.isActiveWindow() and view.isVisible(),
            "title": window.windowTitle(),
            "boxes": {one.id: _on_screen(view, view.rect_of(one.id)) for one in plan.segments},
            "order": [one.id for one in plan.segments if one.lane_id == "main"],
            "lanes": {one.id: one.lane_id for one in plan.segments},
            "lengths": {one.id: one.planned_s for one in plan.segments},
            "starts": {one.id: session.layout.start_of(one.id) for one in plan.segments},
            "rules": {one.id: type(one.start).__name__ for one in plan.segments},
            "cues": {cue.id: cue.offset_s for one in plan.segments for cue in one.cues},
            "selected": list(view.selection.ids),
            "bubble": view.over.bubble,
            "undo": session.undo_label,
            "px_per_min": frame.scale.px_per_s * 60,
            "rows": {row.title: _top(view, frame.top_of(row)) for row in frame.rows},
            "seen": frame.seen_s,
        }
        print(json.dumps(answer), flush=True)


def _on_screen(view: TimelineView, box: QRect) -> list[int]:
    corner = view.viewport().mapToGlobal(box.topLeft())
    return [corner.x(), corner.y(), box.width(), box.height()]


def _top(view: TimelineView, y: int) -> int:
    return view.viewport().mapToGlobal(QPoint(0, y)).y()


def main() -> int:
    """Open the window on the sample, as a first start does."""
    app = application()
    keep_answering(app)
    settings = Settings(QSettings(str(Path(sys.argv[1]) / "settings.ini"), QSettings.Format.IniFormat))
    desk = Desk(app, Dialogs(), settings)
    if not desk.open(Path(sys.argv[1]) / "library.throughline-library", first=True):
        return 2
    teller = Teller(desk, app)
    code = app.exec()
    del teller
    desk.session.close(10)
    return code


if __name__ == "__main__":
    sys.exit(main())
