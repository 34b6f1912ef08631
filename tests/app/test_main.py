"""Starting: which library and which session come up, what a bug leaves behind, and what is not loaded too early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app import main as start
from app.domain.library import Library
from app.domain.plan import Plan
from app.sample import SAMPLE_PLAN_ID
from tests.app.desk import end
from widgets.dialogs import Dialogs
from widgets.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "docx", "openpyxl", "numpy", "typer", "lxml")


class Quiet(Dialogs):
    """Remembers what it was to tell."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, parent, title, text):
        self.told.append(text)


@pytest.fixture
def dialogs():
    return Quiet()


@pytest.fixture
def desk(qtbot, qapp, dialogs, tmp_path):
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made = start.Desk(qapp, dialogs, settings)
    yield made
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    if made.session is not None:
        end(made.session)
    qapp.setStyleSheet("")


def test_the_first_start_opens_the_finished_sample(qtbot, desk, tmp_path):
    assert desk.open(tmp_path / "library.db", first=True)
    assert desk.session.plan.id == SAMPLE_PLAN_ID
    qtbot.waitUntil(lambda: desk.window.right.count() == 1)
    assert len(desk.session.library.plans) == 4


def test_a_library_that_cannot_be_opened_is_told_in_a_sentence(desk, dialogs, tmp_path):
    (tmp_path / "library.db").write_bytes(b"not a library")
    assert not desk.open(tmp_path / "library.db")
    assert dialogs.told[0].endswith(".")
    assert desk.window is None


def test_another_library_takes_the_place_of_the_first(qtbot, desk, tmp_path):
    desk.open(tmp_path / "one.db", first=True)
    first = desk.session
    qtbot.waitUntil(lambda: desk.window.right.count() == 1)
    desk.window.library_asked.emit(tmp_path / "two.db")
    assert desk.session is not first
    assert desk.session.library == Library()
    assert desk.window.topbar.title.whole == "No session is open"


@pytest.mark.parametrize(("last", "opened"), [("b", "b"), ("gone", "a"), ("trashed", "a"), ("", "a")])
def test_the_session_that_was_open_last_comes_up(last, opened):
    plans = (Plan("trashed", "Old", trashed_at="2026-01-01"), Plan("a", "A"), Plan("b", "B"))
    assert start.plan_to_open(Library(plans=plans), last) == opened


def test_a_bug_leaves_its_place_in_the_log_and_nobodys_words(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_log_path", lambda *args, **kwargs: tmp_path)
    dialogs = Quiet()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    start.install_hook(dialogs)
    try:
        raise ValueError("Dana's secret plan")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    log = (tmp_path / "throughline.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "test_main.py" in log
    assert "secret" not in log
    assert len(dialogs.told) == 1


def test_nothing_heavy_is_loaded_by_the_window_itself():
    code = f"import sys, app.main, widgets.outline; print([name for name in {HEAVY!r} if name in sys.modules])"
    root = Path(__file__).resolve().parents[2]
    asked = [sys.executable, "-c", code]
    assert subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ([], (None, None)),
        (["run.xlsx"], (Path("run.xlsx"), None)),
        (["--library", "x.db", "run.xlsx"], (Path("run.xlsx"), Path("x.db"))),
        (["--library"], (None, None)),
    ],
)
def test_what_the_command_line_names(typed, asked):
    assert start.asked_for(typed) == asked
