"""Starts the window: the only place that knows the store, the session, the widgets and the verbs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.collector import Collector
from app.domain.errors import StoreUnavailable
from app.domain.library import Library
from app.domain.plan import Segment
from app.loading import alone
from app.packet import PacketDesk
from app.session import Session
from app.store import default_library_path, open_store
from widgets import fonts
from widgets.appearance import Appearance
from widgets.dialogs import Dialogs
from widgets.firstpaint import FirstPaint
from widgets.settings import Settings
from widgets.verbs import Reviewing, Verbs
from widgets.window import MainWindow

if TYPE_CHECKING:
    from app.domain.concerns import Audience
    from app.domain.conditions import Conditions
    from app.domain.document import Document
    from app.domain.handoff import Handoff, Paperwork
    from app.domain.identity import Identity
    from app.domain.plan import Delivery, Plan
    from app.domain.pressure import Outcome, Pressure
    from app.domain.review import Review
    from app.domain.sheet import Choices, Grid, Reading
    from app.domain.suggestion import Suggestion
    from app.domain.workbook import Book
    from app.mappings import Mappings
    from widgets.edition import Edition

REFUSED = 2
_PATIENCE_S = 5.0
_TURN_S = 0.001
"""How long a thread may go on while another waits: by default the writer's holds the window for 5 ms at a time."""


def main(arguments: Sequence[str]) -> int:
    """Open the window: ``[FILE] [--library PATH]``; the exit code."""
    file, library = asked_for(list(arguments))
    app = application()
    keep_answering(app)
    install_hook(Dialogs())
    settings = Settings(QSettings())
    desk = Desk(app, Dialogs(), settings)
    if not desk.open(library or settings.library or default_library_path(), first=library is None):
        return REFUSED
    if file is not None:
        desk.read(file)
    return app.exec()


def application() -> QApplication:
    """The one QApplication, named, in its own style and typeface."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setOrganizationName("Throughline")
        QApplication.setApplicationName("Throughline")
        # said to Qt itself: QApplication.setStyle hands a QStyle to Python, which costs more than all our drawing
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setFont(fonts.load())
    return app


def keep_answering(app: QApplication) -> None:
    """Let nothing that runs beside the window hold it up: neither the collector of garbage nor the writer's thread."""
    Collector(app)
    sys.setswitchinterval(_TURN_S)


class Desk:
    """What is on the desk: one library in one window, and the way to another library."""

    def __init__(self, app: QApplication, dialogs: Dialogs, settings: Settings) -> None:
        self._dialogs, self._settings = dialogs, settings
        self._appearance = Appearance(app, settings.look, app)
        self.session: Session | None = None
        self.window: MainWindow | None = None

    def open(self, path: Path, *, first: bool = False) -> bool:
        """Open a library in a window; a refusal is told in a sentence and leaves what is open as it is."""
        try:
            session = Session(open_store(path))
            self._choose_plan(session, first)
        except StoreUnavailable as trouble:
            self._dialogs.tell(self.window, "Throughline", str(trouble))
            return False
        before = self.window
        self.session = session
        self.window = MainWindow(session, verbs(), self._dialogs, self._settings, self._appearance)
        self.window.library_asked.connect(self._other_library)
        self.window.sample_asked.connect(self._sample)
        FirstPaint(self.window.topbar).done.connect(self._after_first_paint)
        self.window.show()
        if before is not None:
            before.close()
        return True

    def read(self, file: Path) -> None:
        """Read a run-of-show once the window stands."""
        window = self.window
        if window is not None:
            QTimer.singleShot(0, lambda: window.errands.read_file(file))

    def _choose_plan(self, session: Session, first: bool) -> None:
        if not session.library.plans and not session.library.programs and first:
            from app.sample import SAMPLE_PLAN_ID, add_sample

            session.edit_library("Add the sample sessions", add_sample)
            session.open(SAMPLE_PLAN_ID)
            return
        wanted = plan_to_open(session.library, self._settings.last_plan)
        if wanted:
            session.open(wanted)

    def _sample(self) -> None:
        """Bring in the sample sessions and open the finished one."""
        from app.sample import SAMPLE_PLAN_ID, add_sample

        if self.session is not None:
            label = QCoreApplication.translate("Main", "Add the sample sessions")
            self.session.edit_library(label, add_sample)
            self.session.open(SAMPLE_PLAN_ID)

    def _after_first_paint(self) -> None:
        if self.session is not None and self.window is not None:
            self.window.finish()
            self.session.start()
            self.window.troubles.offer_left_over()

    def _other_library(self, path: Path) -> None:
        if self.session is not None and not self.session.settle(_PATIENCE_S):
            words = QCoreApplication.translate("Main", "The open library is not saved yet. Retry first.")
            self._dialogs.tell(self.window, "Throughline", words)
            return
        if self.open(path):
            self._settings.library = path


def verbs() -> Verbs:
    """The verbs; each loads what it needs when it is first called."""
    return Verbs(
        _read_grids,
        _understand,
        _write_paper,
        _write_example,
        _activities,
        _layouts,
        draft=_draft,
        save=_save,
        read_template=_read_template,
        hand_off=PacketDesk(),
        write_change_note=_write_change_note,
        change_email=_change_email,
        reviewing=Reviewing(_whose, _came_from, _review),
        pressure=_Pressure(),
    )


def _read_template(path: Path) -> bytes:
    from app.importers import read_template

    return read_template(path)


class _Pressure:
    """The pressure test, loaded when it is first run."""

    def test(self, plan: Plan, conditions: Conditions, /) -> Pressure:
        """Run a session under some conditions."""
        from app.pressure import pressure_test

        return pressure_test(plan, conditions)

    def fan(self, plan: Plan, conditions: Conditions, /) -> Outcome:
        """The runs without cuts alone."""
        from app.pressure import fan

        return fan(plan, conditions)

    def suggest(self, plan: Plan, conditions: Conditions, /) -> tuple[Suggestion, ...]:
        """What would help it."""
        from app.pressure import suggestions

        return suggestions(plan, conditions)


def _read_grids(path: Path, cancelled: Callable[[], bool], encoding: str) -> tuple[Grid, ...]:
    from app.importers import read_grids

    return read_grids(path, cancelled, encoding)


def _understand(
    source: str, grids: tuple[Grid, ...], choices: Choices, cancelled: Callable[[], bool] = lambda: False
) -> Reading:
    from app.importers import understand

    return understand(source, grids, choices, cancelled)


def _whose(grids: tuple[Grid, ...]) -> Identity | None:
    from app.reviewing import whose

    return whose(grids)


def _came_from(identity: Identity, handoffs: Iterable[Handoff]) -> Handoff | None:
    from app.reviewing import came_from

    return came_from(identity, handoffs)


def _review(handoff: Handoff, plan: Plan, run: Delivery | None, grids: tuple[Grid, ...], source: str) -> Review:
    from app.reviewing import review_file

    return review_file(handoff, plan, run, grids, source)


def _draft(edition: Edition, what: Paperwork) -> Document | Book:
    from app.packet import options_of
    from exporters import draft

    return draft(what, edition.plan, edition.delivery, options_of(edition))


def _save(file: Path, content: bytes) -> Path:
    from exporters.files import write_bytes

    return write_bytes(file, content)


def _write_paper(edition: Edition, what: Paperwork, folder: Path) -> tuple[Path, ...]:
    from app.packet import options_of
    from exporters import write_paper

    return write_paper(what, edition.plan, edition.delivery, folder, replace(options_of(edition), chat_text=True))


def _write_change_note(edition: Edition, before: Handoff, after: Handoff, audience: Audience, folder: Path) -> Path:
    from app.packet import options_of
    from exporters import write_change_note

    return write_change_note(before, after, audience, folder, options_of(edition))


def _change_email(before: Handoff, after: Handoff, audience: Audience) -> str:
    from exporters.change_note import change_email

    return change_email(before, after, audience)


def _write_example(file: Path) -> Path:
    from app.shipped import example
    from exporters import write_example

    return write_example(example(), file)


def _activities() -> tuple[Segment, ...]:
    from app.shipped import activities

    return activities()


def _layouts() -> Mappings:
    with alone:
        from app.mappings import Mappings

    return Mappings()


def install_hook(dialogs: Dialogs) -> None:
    """The one place where a bug ends: a line in the log (types and places, nobody's words) and one dialog."""
    told: list[str] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log = write_log(kind, trace)
        if not told:
            told.append(kind.__name__)
            words = QCoreApplication.translate("Main", _SORRY).format(log)
            dialogs.tell(None, "Throughline", words)
            told.clear()

    sys.excepthook = hook


_SORRY = (
    "Something went wrong that should not have. What you typed so far is kept; "
    "if the window behaves oddly, close it and start again. The details are in {0}"
)


def write_log(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Append what was raised and where to the log; the message is left out, for it may quote the plan."""
    import traceback

    from platformdirs import user_log_path

    folder = user_log_path("Throughline", appauthor=False, ensure_exists=True)
    file = folder / "throughline.log"
    places = "".join(f"  {one.filename}:{one.lineno} {one.name}\n" for one in traceback.extract_tb(trace))
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{stamp} {kind.__module__}.{kind.__qualname__}\n{places}")
    return file


def plan_to_open(library: Library, last: str) -> str:
    """The session that was open last, else the first that is not in the trash; '' when there is none."""
    living = [plan.id for plan in library.plans if not plan.trashed_at]
    return last if last in living else living[0] if living else ""


def asked_for(arguments: list[str]) -> tuple[Path | None, Path | None]:
    """The file and the library named on the command line."""
    library: Path | None = None
    if "--library" in arguments:
        place = arguments.index("--library")
        library = Path(arguments[place + 1]) if place + 1 < len(arguments) else None
        del arguments[place : place + 2]
    return (Path(arguments[0]) if arguments else None), library
