"""CPU of starting on a 60-segment plan, beside a bare PySide6 window.

*First paint*: the plan is seen. *Editable*: the inspector stands, an edit is taken and shown. *Edit on disk*: the
writer has loaded SQLModel meanwhile and the edit is acknowledged.

Run it as ``python -m tests.benchmarks.startup``. CPU is user and system time of the whole process, all threads, as the
system counts it at its end. What must not be loaded yet is looked for in the very process that is measured.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.domain.library import Library
from app.domain.plan import Action, Cue, Intent, Kind, Marker, MarkerKind, Need, Plan, Segment, Step, StepKind
from tests.benchmarks.measure import Figure, report

ROOT = Path(__file__).resolve().parents[2]
SEGMENTS = 60
RUNS = 9
LIMITS = {"first paint": 2.5, "editable": 6.0, "edit on disk": 7.5}
NEVER = {"docx", "openpyxl", "numpy", "typer", "lxml"}
LATER = NEVER | {"sqlmodel", "sqlalchemy", "pydantic"}

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OPENED = """
import gc
from app.loading import import_plainly
gc.disable()  # as app.__main__ does
import_plainly()
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from app.main import Desk, application
from widgets.dialogs import Dialogs
from widgets.settings import Settings

def leave():
    sys.stdout.flush()
    os._exit(0)

class Watch(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint:
            self.seen = True
            painted()
        return False

def too_long():
    sys.stderr.write("nothing was painted, or nothing was saved, for half a minute\\n")
    os._exit(3)

app = application()
QTimer.singleShot(30_000, too_long)
desk = Desk(app, Dialogs(), Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
if not desk.open(Path(sys.argv[1])):
    sys.exit("the library did not open")
watch = Watch()
desk.window.timeline.viewport().installEventFilter(watch)
"""

FIRST_PAINT = """
def painted():
    print(*sys.modules)
    QTimer.singleShot(0, leave)

app.exec()
"""

EDITED = """
from dataclasses import replace
from app.session import SaveState

def painted():
    QTimer.singleShot(0, edit)

def edit():
    if desk.window.right.count() == 0:  # the inspector comes after the first paint
        return QTimer.singleShot(1, edit)
    desk.session.edit("Rename", lambda plan: replace(plan, segments=tuple(
        replace(one, title=f"Renamed by {os.getpid()}") if one.id == "s7" else one for one in plan.segments)))
    edited()
"""
EDITABLE = """
def edited():
    desk.window.timeline.viewport().repaint()
    print(*sys.modules)
    leave()

app.exec()
"""
ON_DISK = """
def edited():
    desk.session.save_state.connect(saved)

def saved(state, sentence):
    if state is SaveState.SAVED:
        print(*sys.modules)
        leave()

app.exec()
"""
CASES = {
    "bare": BARE,
    "first paint": OPENED + FIRST_PAINT,
    "editable": OPENED + EDITED + EDITABLE,
    "edit on disk": OPENED + EDITED + ON_DISK,
}


def sixty() -> Plan:
    """A plan with something of everything on every block."""
    return Plan("plan", "Sixty segments", promised_s=SEGMENTS * 300, segments=tuple(map(_segment, range(SEGMENTS))))


def _segment(n: int) -> Segment:
    kinds = [kind for kind in Kind if kind is not Kind.OFF_CLOCK]
    return Segment(
        f"s{n}",
        f"Segment {n}: what we do here",
        kinds[n % len(kinds)],
        planned_s=300,
        intent=Intent("Why it is here, in a sentence of the usual length.", "What good looks like."),
        markers=(Marker(f"m{n}", MarkerKind.MUST_NOT_CUT, "Carries the rest"),),
        steps=(Step(f"a{n}", StepKind.SAY, "Welcome back."), Step(f"b{n}", StepKind.ASK, "What did you notice?")),
        cues=(Cue(f"c{n}", 60, str(n), "Paste the question", action=Action.CHAT, text="What did you notice?"),),
        needs=(Need(f"n{n}", "Worksheet", owner="Producer", days_ahead=2),),
    )


def make_library(path: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from app.session import Session
    from app.store import open_store

    _loop = QCoreApplication([])
    session = Session(open_store(path))
    session.edit_library("Add a plan", lambda _: Library(plans=(sixty(),)))
    if not session.close(60):
        sys.exit(f"the library could not be made: {session.trouble}")


def environment(home: Path) -> Mapping[str, str]:
    """As a person starts it, with compiled modules, but without a screen and with a home of its own."""
    own = {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


def cpu_s(case: str, home: Path) -> float:
    """One start: its CPU seconds; leaves when it failed or loaded what it must not."""
    asked = [sys.executable, "-c", CASES[case], str(home / "library"), str(home / "settings.ini")]
    with subprocess.Popen(asked, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        modules = child.stdout.read().split()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{case}: ended with {child.returncode}")
    too_early = (LATER if case == "first paint" else NEVER) & set(modules)
    if too_early:
        sys.exit(f"{case}: loaded too early: {', '.join(sorted(too_early))}")
    return used.ru_utime + used.ru_stime


def main() -> None:
    for package in ("app", "widgets", "exporters", "resources"):
        compileall.compile_dir(ROOT / package, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_library(home / "library")
        runs = [{case: cpu_s(case, home) for case in CASES} for _ in range(RUNS + 1)][1:]  # the first warms the disk
    medians = {case: statistics.median(run[case] for run in runs) for case in CASES}
    bare = medians.pop("bare")
    report(
        Figure(
            f"start to {case} / bare window", used / bare, LIMITS[case], f"CPU {used * 1e3:.0f} / {bare * 1e3:.0f} ms"
        )
        for case, used in medians.items()
    )


if __name__ == "__main__":
    main()
