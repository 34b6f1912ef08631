"""The timeline's frames, in ratios to an empty widget's frame: 1600 by 900, offscreen raster, every badge drawn.

Run it as ``python -m tests.benchmarks.timeline``. A frame is a repaint after a scroll by a twentieth of the view.
A drag step is one move of the mouse to another aim: preview by the committing edit, layout, paint. Garbage is
collected as the app does it: between events, on the window's thread.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from app.collector import Collector
from app.domain.plan import Cue, Intent, Kind, Marker, MarkerKind, Need, NeedKind, Plan, Section, Segment
from app.session import Session
from app.store import open_store
from tests.benchmarks.measure import Figure, median_ms, report, timed
from widgets.selection import Selection
from widgets.timeline import TimelineView

SIZE = (1600, 900)
IN_VIEW = 60
ROUNDS, BATCH, FEW = 160, 20, 12
PLAN_ID = "plan"
KINDS = [kind for kind in Kind if kind is not Kind.OFF_CLOCK]


def a_plan(count: int) -> Plan:
    """A plan whose segments carry weights, needs, cues and intents, ten to a section."""
    sections = tuple(Section(f"s{n}", f"Section {n}") for n in range(count // 10))
    return Plan(PLAN_ID, "Long", promised_s=count * 300, sections=sections, segments=tuple(map(_segment, range(count))))


def _segment(n: int) -> Segment:
    return Segment(
        f"{n:032x}",
        f"Segment {n}: what we do here",
        KINDS[n % len(KINDS)],
        planned_s=300,
        section_id=f"s{n // 10}",
        intent=Intent("It carries the rest") if n % 5 else Intent(),
        markers=(Marker(f"m{n}", list(MarkerKind)[n % 6], "It carries the rest"),),
        needs=(Need(f"n{n}", "Cards", NeedKind.MATERIAL),),
        cues=(Cue(f"c{n}", 60, str(n), "Open the rooms"),),
    )


class Empty(QWidget):
    """The least a frame can be."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(*SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One color."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("#f6f5f2"))


class Desk:
    """A session with a plan of so many segments, and its timeline."""

    def __init__(self, app: QApplication, folder: str, count: int) -> None:
        self.app, self.count = app, count
        self.session = Session(open_store(Path(folder) / f"{count}.db"))
        self.session.edit_library("Add", lambda library: replace(library, plans=(a_plan(count),)))
        self.session.open(PLAN_ID)
        self.session.settle(300)
        self.first_paint_s = timed(self._make)

    def _make(self) -> None:
        self.selection = Selection()
        self.view = TimelineView(self.session, self.selection)
        self.view.resize(*SIZE)
        self.view.show()
        self.app.processEvents()

    def come_near(self) -> None:
        """Some sixty segments in view, in the middle."""
        middle, half = self.count // 2, IN_VIEW // 2
        self.selection.set(f"{n:032x}" for n in range(middle - half, middle + half))
        self.view.fit_selection()
        self.selection.set([])
        self.app.processEvents()

    def scroll(self, way: int = 1) -> None:
        """A twentieth of the view on, or back."""
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() // 20)
        self.app.processEvents()

    def frame_all(self) -> None:
        """All that is in view, painted from nothing."""
        self.view.redraw()
        self.app.processEvents()

    def mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        """The left button, or a move with it held."""
        viewport = self.view.viewport()
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        where, held = viewport.mapToGlobal(QPointF(at)), Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, QPointF(at), where, button, held, Qt.KeyboardModifier.NoModifier)
        )

    def drag_steps(self, rounds: int) -> list[float]:
        """Seconds of each step of a segment dragged along, every step over the next neighbor."""
        grabbed = self.view.rect_of(f"{self.count // 2 - 20:032x}")
        at, step = grabbed.center(), grabbed.width() + 2
        self.mouse(QEvent.Type.MouseButtonPress, at)
        self.mouse(QEvent.Type.MouseMove, at + QPoint(step // 2, 0))
        taken = []
        for n in range(rounds):
            x = at.x() + step * (1 + n % 38)
            started = time.perf_counter()
            self.mouse(QEvent.Type.MouseMove, QPoint(x, at.y()))
            self.app.processEvents()
            taken.append(time.perf_counter() - started)
        self.view.hand.cancel()
        self.app.processEvents()
        return taken

    def close(self) -> None:
        """Leave nothing running."""
        self.view.close()
        self.session.close(60)


def scene_of_items(app: QApplication, plan: Plan) -> QGraphicsView:
    """The same plan as a scene of Qt's own items, painted once."""
    scene = QGraphicsScene()
    pen, brush = QPen(QColor("#4a6fd8")), QBrush(QColor("#e6ebfa"))
    x = 0.0
    for segment in plan.segments:
        width = segment.planned_s / 12
        block = scene.addRect(x, 0, width - 2, 112, pen, brush)
        for row, words in enumerate((segment.title, "5 min")):
            scene.addSimpleText(words).setParentItem(block)
            block.childItems()[-1].setPos(x + 9, 7 + 16 * row)
        scene.addRect(x + 9, 80, 16, 16, pen, brush).setParentItem(block)
        scene.addEllipse(x + 30, 84, 7, 7, pen, brush).setParentItem(block)
        scene.addEllipse(x + 5, 150, 10, 10, pen, brush)
        x += width
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    return view


def frames(act: Callable[[], None], rounds: int = ROUNDS) -> list[float]:
    """The seconds of some repaints."""
    return [timed(act) for _ in range(rounds)]


def at_5_000(app: QApplication, folder: str, empty: Callable[[], None]) -> list[Figure]:
    """The frame, the drag step and the first paint of a long plan."""
    cold = Desk(app, folder, FEW)
    cold.close()
    scene_of_items(app, a_plan(FEW)).close()  # what a process makes once, of fonts and of Qt's types, is not told here
    desk = Desk(app, folder, 5_000)
    desk.come_near()
    fresh = [timed(desk.scroll) for _ in range(20)]
    ours: list[float] = []
    floor: list[float] = []
    steps: list[float] = []
    for _ in range(ROUNDS // BATCH):  # by turns, so that a machine that slows down slows all of them
        for n in range(BATCH):
            ours.append(timed(partial(desk.scroll, 1 if n < BATCH // 2 else -1)))
            floor.append(timed(empty))
        desk.come_near()
        steps += desk.drag_steps(BATCH)
    desk.close()
    scene = timed(lambda: scene_of_items(app, a_plan(5_000)).close())  # last: what it leaves in memory slows frames
    frame, bare, step = median_ms(ours), median_ms(floor), median_ms(steps)
    first_ms, scene_ms, cold_ms = (one * 1000 for one in (desk.first_paint_s, scene, cold.first_paint_s))
    note = (
        f"{frame:.2f} ms against {bare:.2f} ms; first {fresh[0] * 1000:.2f} ms, not seen before {median_ms(fresh):.2f}"
    )
    return [
        Figure("frame_to_empty_frame", frame / bare, 4, note),
        Figure("drag_step_to_frame", step / frame, 2, f"{step:.2f} ms, longest {max(steps) * 1000:.2f} ms"),
        Figure(
            "first_paint_to_scene",
            first_ms / scene_ms,
            0.1,
            f"{first_ms:.1f} ms against {scene_ms:.1f} ms; {FEW} at first {cold_ms:.1f} ms",
        ),
    ]


def at_50_000(app: QApplication, folder: str, empty: Callable[[], None]) -> list[Figure]:
    """The frame that shows everything, and the drag step, of a plan longer than anybody's."""
    desk = Desk(app, folder, 50_000)
    desk.view.fit()
    app.processEvents()
    everything = median_ms(frames(desk.frame_all, 20))
    bare = median_ms(frames(empty))
    desk.come_near()
    step = median_ms(desk.drag_steps(40))
    desk.close()
    return [
        Figure("fit_all_50000_to_empty_frame", everything / bare, 40, f"{everything:.2f} ms against {bare:.2f} ms"),
        Figure("drag_step_50000_ms", step, 15),
    ]


def resident_mb() -> float:
    """What this process holds now, in megabytes (the peak would be inherited from who started it)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def hold(count: int) -> None:
    """In a process of its own: show a plan, go through it, and print the most memory it took."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(app, folder, count)
        if count:
            desk.come_near()
            frames(desk.scroll)
        print(resident_mb())
        desk.close()


def memory() -> list[Figure]:
    """What a plan of 5,000 adds to the window of an empty one."""
    held = [
        float(subprocess.run([sys.executable, "-m", __spec__.name, str(n)], capture_output=True, check=True).stdout)
        for n in (0, 5_000)
    ]
    return [Figure("memory_5000_mb", held[1] - held[0], 60, f"{held[1]:.0f} MB against {held[0]:.0f} MB")]


def main() -> None:
    """Measure and report."""
    if len(sys.argv) > 1:
        hold(int(sys.argv[1]))
        return
    app = QApplication([])
    Collector(app)
    bare = Empty()
    bare.show()
    app.processEvents()

    def empty() -> None:
        bare.update()
        app.processEvents()

    with tempfile.TemporaryDirectory() as folder:
        report([*at_5_000(app, folder, empty), *at_50_000(app, folder, empty), *memory()])


if __name__ == "__main__":
    main()
