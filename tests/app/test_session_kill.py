"""A program killed without warning loses nothing that was acknowledged, and Undo still takes it back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.store.verify import damaged
from tests.app.desk import PLAN_ID

ROOT = Path(__file__).parents[2]


def killed_after_saving(path: Path) -> None:
    command = [sys.executable, "-m", "tests.app.killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "saved\n"
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_acknowledged_outlives_a_kill_and_can_be_undone(path, open_session):
    killed_after_saving(path)
    session = open_session()
    session.open(PLAN_ID)
    assert [one.title for one in session.plan.segments] == ["Part 1", "Part 2", "Part 3", "Welcome"]
    session.undo()
    assert [one.title for one in session.plan.segments] == ["Welcome", "Part 1", "Part 2", "Part 3"]
    session.undo()
    assert session.plan.segments[0].title == "Part 0"
    assert session.close(10)
    assert damaged(path) == ()
