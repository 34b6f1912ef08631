"""Whatever is edited, undone and redone: when nothing waits, memory is what is on disk, and so after a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.domain.errors import EditRefused
from app.domain.plan import Plan
from app.session import Session
from app.store import open_store
from app.store.verify import damaged
from tests.app.desk import PLAN_ID, add_plan, backwards, first_to_end, renamed, saved, titled
from tests.store.anything import changed, small_plan

EDITS = st.sampled_from(
    [
        titled("One"),
        titled("Two"),
        first_to_end,
        backwards,
        lambda plan: replace(plan, segments=plan.segments[1:] if len(plan.segments) > 1 else plan.segments),
        lambda plan: replace(plan, title=plan.title + "!"),
    ]
)


@contextmanager
def library() -> Iterator[Callable[[], Session]]:
    """Starts of the program on one library; each start ends the one before."""
    made: list[Session] = []
    with TemporaryDirectory() as folder:

        def start() -> Session:
            assert all(session.close(10) for session in made)
            made.append(Session(open_store(Path(folder) / "library.db")))
            return made[-1]

        try:
            yield start
        finally:
            for session in made:
                session.close(10)


def agreed(session: Session) -> None:
    """Memory, disk and digests say the same."""
    saved(session)
    path = session.library_path
    store = open_store(path)
    try:
        found = store.read_plan(PLAN_ID)
        assert found is not None
        assert found[0] == session.plan
        assert store.read_library().library == session.library
        assert damaged(path) == ()
    finally:
        store.close()


def step(session: Session, data: st.DataObject) -> None:
    """One thing a person does, or is refused."""
    what = data.draw(st.sampled_from(["edit", "edit", "type", "any", "undo", "redo", "rename", "undo_library"]))
    try:
        if what == "edit":
            session.edit("Edit", data.draw(EDITS))
        elif what == "type":
            session.edit("Type", titled(data.draw(st.text("ab", min_size=1, max_size=2))), merge_key="t")
        elif what == "any":
            after = data.draw(changed(session.plan))
            session.edit("Any", lambda _: after)
        elif what == "rename":
            session.edit_library("Rename", renamed(PLAN_ID, data.draw(st.sampled_from("xyz"))))
        else:
            getattr(session, what)()
    except (EditRefused, IndexError):
        pass


@given(st.data())
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_memory_is_disk_when_nothing_waits(qapp, data):
    with library() as start:
        session = start()
        add_plan(session, data.draw(small_plan(PLAN_ID)))
        session.open(PLAN_ID)
        for _ in range(data.draw(st.integers(1, 12))):
            step(session, data)
            if session.plan is None:
                session.redo_library()
                session.open(PLAN_ID)
            if data.draw(st.booleans()):
                agreed(session)
        agreed(session)
        left = (session.plan, session.undo_label, session.redo_label)
        again = start()
        again.open(PLAN_ID)
        assert (again.plan, again.undo_label, again.redo_label) == left


@given(st.data())
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_undoing_everything_leads_back_and_redoing_forth_also_after_a_restart(qapp, data):
    with library() as start:
        session = start()
        first: Plan = data.draw(small_plan(PLAN_ID))
        add_plan(session, first)
        session.open(PLAN_ID)
        for _ in range(data.draw(st.integers(1, 6))):
            after = data.draw(changed(session.plan))
            session.edit("Any", lambda _, after=after: after)
        last = session.plan
        if data.draw(st.booleans()):
            session = start()
            session.open(PLAN_ID)
        while session.undo_label:
            session.undo()
        assert session.plan == first
        while session.redo_label:
            session.redo()
        assert session.plan == last
        agreed(session)
