"""A window over a session on a real library, and dialogs that answer as they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.library import Library
from app.domain.plan import (
    Cue,
    Intent,
    Kind,
    Marker,
    MarkerKind,
    Need,
    Objective,
    Plan,
    Program,
    Section,
    Segment,
    Step,
    StepKind,
)
from app.domain.sheet import Choices, Grid
from app.session import Session
from app.store import open_store
from tests.app.desk import end
from widgets import fonts
from widgets.appearance import Appearance, Look
from widgets.clipboard import SegmentClipboard
from widgets.commands import Commands
from widgets.rowverbs import RowVerbs
from widgets.selection import Selection
from widgets.settings import Settings

PLAN = Plan(
    "plan",
    "Giving feedback",
    "program",
    objectives=(Objective("o1", "Say it out loud"),),
    sections=(Section("open", "Open"),),
    segments=(
        Segment("a", "Check-in", Kind.OPENING, planned_s=480, led_by="Facilitator", section_id="open"),
        Segment(
            "b",
            "Practise",
            Kind.PRACTICE,
            planned_s=1500,
            shortest_s=1080,
            longest_s=2040,
            intent=Intent("The only place they say the words", "Everyone speaks once"),
            markers=(Marker("m1", MarkerKind.MUST_NOT_CUT, "The third round is where it changes"),),
            steps=(Step("t1", StepKind.SAY, "Threes, please."),),
            cues=(Cue("c1", 120, "1", "Open rooms"), Cue("c2", 1200, "2", "Close rooms")),
            needs=(Need("n1", "Six rooms", owner="Producer", days_ahead=2), Need("n2", "Scenario cards")),
        ),
        Segment("c", "Hard cases", Kind.DISCUSSION, planned_s=660),
        Segment("d", "Close", Kind.CLOSE, planned_s=360),
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screen that is none says of every window what it cannot do with it."""
    for item in items:
        if "tests/widgets" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def _own_typeface(qapp: QApplication) -> None:
    """Widths are then the same on every machine."""
    qapp.setFont(fonts.load())


@dataclass
class Told:
    """Dialogs that answer what a test put here, and remember what they were asked."""

    folders: list[Path | None] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)
    yes: bool = True
    ran: Callable[[QDialog], bool] = lambda dialog: False
    told: list[str] = field(default_factory=list)
    shown: list[Path] = field(default_factory=list)

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return self.folders.pop(0)

    def file(self, parent: QWidget, title: str, start: Path, pattern: str) -> Path | None:
        return self.files.pop(0)

    def run(self, dialog: QDialog) -> bool:
        return self.ran(dialog)

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        self.told.append(text)

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str) -> bool:
        self.told.append(text)
        return self.yes

    def new_file(self, parent: QWidget, title: str, proposed: Path, pattern: str) -> Path | None:
        return self.files.pop(0)

    def show_in_folder(self, folder: Path) -> None:
        self.shown.append(folder)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session with one program and its plan open."""
    session = Session(open_store(tmp_path / "library.db"), unsaved=tmp_path / "unsaved")
    session.edit_library("Make", lambda _: Library(programs=(Program("program", "Coaching"),), plans=(PLAN,)))
    session.open("plan")
    yield session
    end(session)


@pytest.fixture
def dialogs() -> Told:
    return Told()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot, qapp, desk: Session, dialogs: Told, settings: Settings) -> Iterator[QWidget]:
    """The whole window, shown and finished."""
    from app.main import verbs
    from widgets.window import MainWindow

    appearance = Appearance(qapp, Look.LIGHT)
    made = MainWindow(desk, verbs(), dialogs, settings, appearance)
    qtbot.addWidget(made, before_close_func=lambda window: window.errands.stop())
    with qtbot.waitExposed(made):
        made.show()
    made.finish()
    made.activateWindow()
    yield made
    qapp.setStyleSheet("")


def type_over(widget: QWidget, text: str) -> None:
    """Replace what a line or a text holds by keys."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)


def segment(session: Session, segment_id: str) -> Segment:
    return next(one for one in session.plan.segments if one.id == segment_id)


@pytest.fixture
def asked() -> list[tuple[Grid, Choices]]:
    """The sheets somebody was asked to look at before they were pasted; each is put away."""
    return []


@pytest.fixture
def commands(qapp: QApplication, desk: Session, settings: Settings, asked: list[tuple[Grid, Choices]]) -> Commands:
    """The verbs of the menus, over a selection of their own."""
    from app.main import verbs

    clipboard = SegmentClipboard(QApplication.clipboard())
    rows = RowVerbs(clipboard, settings, verbs().understand, lambda *sheet: asked.append(sheet))
    return Commands(desk, Selection(), rows)


@pytest.fixture
def outline_panel(qtbot, desk: Session, settings: Settings, commands: Commands) -> QWidget:
    """The outline with its filters, shown and with the keyboard."""
    from widgets.outline import OutlinePanel

    made = OutlinePanel(desk, commands.selection, settings, commands)
    commands.said.connect(made.table.said)
    made.resize(900, 400)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def outline(outline_panel) -> QWidget:
    """Its table."""
    return outline_panel.table


@pytest.fixture
def selection(qapp: QApplication) -> Selection:
    """What is selected."""
    return Selection()


@pytest.fixture
def inspector(qtbot, desk: Session, selection: Selection, settings: Settings) -> QWidget:
    """The inspector, shown and with the keyboard."""
    from widgets.inspector import Inspector

    made = Inspector(desk, selection, settings)
    made.resize(330, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def pane(inspector, selection: Selection) -> QWidget:
    """Its page of the segment with everything in it."""
    selection.set(("b",))
    return inspector.segment_pane
