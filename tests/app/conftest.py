"""A session on a library on a real disk, closed when the test is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.plan import Plan, Segment
from app.session import Session
from app.store import open_store
from tests.app.desk import PLAN_ID, add_plan, end


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def open_session(qapp: object, path: Path) -> Iterator[Callable[[], Session]]:
    """Makes sessions on the one library, as often as wanted; each is one start of the program."""
    made: list[Session] = []

    def make() -> Session:
        made.append(Session(open_store(path)))
        return made[-1]

    yield make
    for session in made:
        end(session)


@pytest.fixture
def session(open_session: Callable[[], Session]) -> Session:
    """A session with a plan of five segments open."""
    found = open_session()
    add_plan(found, Plan(PLAN_ID, "Onboarding", segments=tuple(Segment(f"s{n}", f"Part {n}") for n in range(5))))
    found.open(PLAN_ID)
    return found
