"""A program killed without warning loses nothing that was acknowledged, and Undo still takes it back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.store.verify import damaged
from tests.app.desk import PLAN_ID

ROOT = Path(__file__).parents[2]


def killed_after(path: Path, rounds: int) -> str:
    """Run the editing process, kill it in the middle of what follows so many rounds; the last it acknowledged."""
    command = [sys.executable, "-m", "tests.app.killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline() for _ in range(rounds)]
        finally:
            process.kill()
        lines += process.stdout.readlines()
    return [line for line in lines if line.endswith("\n")][-1]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("rounds", [1, 4, 23])
def test_what_was_acknowledged_outlives_a_kill_and_can_be_undone(path, open_session, rounds):
    number, titles = killed_after(path, rounds).strip().split(" ", 1)
    assert damaged(path) == ()
    session = open_session()
    session.open(PLAN_ID)
    now = "|".join(one.title for one in session.plan.segments)
    steps = 0
    while now != titles and steps < 4:  # what was written but not yet acknowledged is at most one round
        session.undo()
        steps += 1
        now = "|".join(one.title for one in session.plan.segments)
    assert now == titles
    session.undo()
    session.undo()
    assert f"Title {number}" not in "|".join(one.title for one in session.plan.segments)
    while session.undo_label:
        session.undo()
    assert [one.title for one in session.plan.segments] == ["Part 0", "Part 1", "Part 2", "Part 3"]
    assert session.close(10)
    assert damaged(path) == ()
