"""One edit of a 2,000-segment plan, committed and repainted, beside a bare sqlite3 commit of the same rows.

Run it as ``python -m tests.benchmarks.edit``. Some sixty segments are in view. The hold is the time the GUI thread
cannot answer anything else because of an edit: the longest of all.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from app.domain.plan import Marker, MarkerKind, Plan, Segment, Step, StepKind
from app.main import keep_answering
from app.session import SaveState, Session
from app.store import open_store
from tests.benchmarks.measure import Figure, median_ms, report
from widgets.selection import Selection
from widgets.timeline import TimelineView

SEGMENTS = 2_000
ROUNDS = 80
RATIO_LIMIT = 4.0
HOLD_LIMIT_MS = 8.0
PLAN_ID = "plan"


def big_plan() -> Plan:
    """A plan of many segments, each with a marker and two lines of script."""
    return Plan(PLAN_ID, "A long programme", segments=tuple(map(_segment, range(SEGMENTS))))


def _segment(n: int) -> Segment:
    return Segment(
        f"{n:032x}",
        f"Segment {n}: what we do here",
        planned_s=300,
        description="What happens here, in a few words. " * 3,
        markers=(Marker(f"m{n}", MarkerKind.MUST_NOT_CUT, "Carries the module"),),
        steps=(Step(f"a{n}", StepKind.SAY, "Welcome back."), Step(f"b{n}", StepKind.ASK, "What did you notice?")),
    )


def retitled(n: int) -> Callable[[Plan], Plan]:
    """A text edit in the middle."""
    at = SEGMENTS // 2

    def change(plan: Plan) -> Plan:
        one = replace(plan.segments[at], title=f"Retitled {n}")
        return replace(plan, segments=(*plan.segments[:at], one, *plan.segments[at + 1 :]))

    return change


def moved(n: int) -> Callable[[Plan], Plan]:
    """A drag past seven others in view, there and back."""
    low, high = SEGMENTS // 2, SEGMENTS // 2 + 7

    def change(plan: Plan) -> Plan:
        row = list(plan.segments)
        row.insert(*((high, row.pop(low)) if n % 2 == 0 else (low, row.pop(high))))
        return replace(plan, segments=tuple(row))

    return change


class Watch(QApplication):
    """Notes the longest time one event took: that long nothing else is answered."""

    longest_s = 0.0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        start = time.perf_counter()
        answered = super().notify(receiver, event)
        self.longest_s = max(self.longest_s, time.perf_counter() - start)
        return answered


class Desk:
    """The session, and the timeline with some sixty segments in view."""

    def __init__(self, app: Watch, path: Path) -> None:
        self.app = app
        self.session = Session(open_store(path))
        self.session.edit_library("Add", lambda library: replace(library, plans=(big_plan(),)))
        self.session.open(PLAN_ID)
        self.session.settle(60)
        self.view = self._timeline()

    def _timeline(self) -> TimelineView:
        selection = Selection()
        view = TimelineView(self.session, selection)
        view.resize(1600, 400)
        view.show()
        selection.set(f"{n:032x}" for n in range(SEGMENTS // 2 - 30, SEGMENTS // 2 + 30))
        view.fit_selection()
        selection.set([])
        self.app.processEvents()
        return view

    def edit(self, change: Callable[[Plan], Plan]) -> tuple[float, float]:
        """One edit through the event loop: seconds until it is committed and painted, and the longest hold."""
        start = time.perf_counter()
        self.session.edit("Edit", change)
        self.app.longest_s = time.perf_counter() - start
        while self.session.state is not SaveState.SAVED:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.app.processEvents()
        return time.perf_counter() - start, self.app.longest_s


class Floor:
    """The same rows written by hand with the standard library, under the same settings."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = TRUNCATE")
        self.connection.execute("PRAGMA synchronous = EXTRA")
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.digest = bytes(16)

    def commit(self, n: int, position: int | None) -> float:
        """One segment's row, the plan's and the library's counters, a journal entry; seconds."""
        row = self.connection.execute("SELECT * FROM segment WHERE id = ?", (f"{SEGMENTS // 2:032x}",)).fetchone()
        names = [one[1] for one in self.connection.execute("PRAGMA table_info(segment)")]
        values = {**dict(zip(names, row, strict=True)), "title": f"By hand {n}"}
        if position is not None:
            values["pos"] = position + n
        sets = ", ".join(f"{name} = :{name}" for name in names if name not in ("plan_id", "id"))
        journal = (f"f{n}", PLAN_ID, "edit", "Edit", f"f{n}", "", "2026-01-01T00:00:00+00:00", "x" * 3_000)
        start = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute(f"UPDATE segment SET {sets} WHERE plan_id = :plan_id AND id = :id", values)
        self.connection.execute(
            "UPDATE plan SET revision = revision + 1, digest = ? WHERE id = ?", (self.digest, PLAN_ID)
        )
        self.connection.execute("UPDATE library SET changes = changes + 1, digest = ?", (self.digest,))
        self.connection.execute(
            "INSERT INTO journal (edit_id, plan_id, kind, label, step_id, merge_key, at, diff) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            journal,
        )
        self.connection.execute("COMMIT")
        return time.perf_counter() - start


def measured(
    app: Watch, name: str, change: Callable[[int], Callable[[Plan], Plan]], position: int | None
) -> list[Figure]:
    """The ratio and the hold of one kind of edit; both sides take turns, so that the machine treats them alike."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(app, Path(folder) / "library.db")
        other = Path(folder) / "floor.db"
        source = sqlite3.connect(Path(folder) / "library.db")
        floor_file = sqlite3.connect(other)
        source.backup(floor_file)
        source.close()
        floor_file.close()
        floor = Floor(other)
        ours, holds, bare = [], [], []
        for n in range(ROUNDS):
            whole, held = desk.edit(change(n))
            ours.append(whole)
            holds.append(held)
            bare.append(floor.commit(n, position))
        floor.connection.close()
        desk.session.close(10)
    ratio = median_ms(ours) / median_ms(bare)
    note = f"{median_ms(ours):.2f} ms against {median_ms(bare):.2f} ms"
    return [
        Figure(f"{name}_to_bare_commit", ratio, RATIO_LIMIT, note),
        Figure(f"{name}_hold_ms", max(holds) * 1000, HOLD_LIMIT_MS, f"median {median_ms(holds):.2f} ms"),
    ]


def main() -> None:
    """Measure a text edit and a move, and report."""
    app = Watch(sys.argv[:1])
    keep_answering(app)
    report([*measured(app, "retitle", retitled, None), *measured(app, "move", moved, 2**40)])


if __name__ == "__main__":
    main()
