"""Runs as a process of its own: edits, says so when it was acknowledged, and waits to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.domain.plan import Plan, Segment
from app.session import Session
from app.store import open_store
from tests.app.desk import PLAN_ID, add_plan, first_to_end, saved, titled


def main() -> None:
    application = QCoreApplication(sys.argv)
    session = Session(open_store(Path(sys.argv[1])))
    add_plan(session, Plan(PLAN_ID, "Onboarding", segments=tuple(Segment(f"s{n}", f"Part {n}") for n in range(4))))
    session.open(PLAN_ID)
    session.edit("Retitle", titled("Welcome"))
    session.edit("Move", first_to_end)
    saved(session)
    print("saved", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
