"""Runs as a process of its own: edits on and on, tells each edit that was acknowledged, and waits to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.plan import Plan, Segment
from app.session import Session
from app.store import open_store
from tests.app.desk import PLAN_ID, add_plan, first_to_end, saved, titled


def main() -> None:
    """One edit after the other: retitle and move in turn, now and then an undo and a redo."""
    session = Session(open_store(Path(sys.argv[1])))
    add_plan(session, Plan(PLAN_ID, "Onboarding", segments=tuple(Segment(f"s{n}", f"Part {n}") for n in range(4))))
    session.open(PLAN_ID)
    for n in range(100_000):
        session.edit("Retitle", titled(f"Title {n}"))
        session.edit("Move", first_to_end)
        if n % 3 == 0:
            session.undo()
            session.redo()
        saved(session)
        print(n, "|".join(one.title for one in session.plan.segments), flush=True)


if __name__ == "__main__":
    main()
