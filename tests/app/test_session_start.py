"""Opening a library and a plan, before anything heavy is loaded."""

from __future__ import annotations

import subprocess
import sys

from app.session import SaveState
from tests.app.desk import PLAN_ID, titled
from tests.app.test_session_kill import ROOT

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "docx", "openpyxl", "lxml", "numpy", "typer", "platformdirs")

OPEN = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.session import Session
from app.store import open_store
from app.domain.plan import Plan, Segment
from dataclasses import replace
app = QCoreApplication([])
session = Session(open_store(Path(sys.argv[1])))
plan = Plan("p", "New", segments=(Segment("s", "Part"),))
session.edit_library("Add", lambda library: replace(library, plans=(plan,)))
session.open("p")
assert session.layout.starts_s and session.undo_library_label == "Add"
print(sorted(set({HEAVY!r}) & {{name.split(".")[0] for name in sys.modules}}))
sys.exit(0 if session.close(20) else 1)
"""


def test_a_plan_is_made_opened_and_laid_out_before_anything_heavy_is_loaded(tmp_path):
    command = [sys.executable, "-c", OPEN, str(tmp_path / "library.db")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[]\n", "")


def test_what_is_edited_before_the_first_paint_is_saved_by_itself(session, qtbot):
    assert session.state is SaveState.SAVING
    qtbot.waitUntil(lambda: session.state is SaveState.SAVED)


def test_what_is_edited_after_the_start_is_saved_at_once(session, qtbot):
    session.start()
    session.edit("Retitle", titled("Welcome"))
    qtbot.waitUntil(lambda: session.state is SaveState.SAVED)
    assert session.plan.id == PLAN_ID


def test_without_an_event_loop_closing_saves(tmp_path):
    code = OPEN.replace("app = QCoreApplication([])", "")
    path = tmp_path / "library.db"
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    from app.store import open_store

    store = open_store(path)
    assert store.read_plan("p") is not None
    store.close()


def test_a_session_that_only_looked_writes_nothing(open_session, path):
    assert open_session().close(5)
    before = path.read_bytes()
    again = open_session()
    assert again.close(5)
    assert path.read_bytes() == before
