"""A step that changes a plan and its runs: one Undo, one write, and disk and memory stay equal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import EditRefused
from app.domain.library import put_delivery
from app.domain.plan import Delivery
from app.store import open_store
from tests.app.desk import PLAN_ID, renamed, saved, titled

RUN = Delivery("run", PLAN_ID, "Cohort 3")
LINKED = replace(RUN, link="https://meet.example/3")


def both(title: str, run: Delivery):
    return lambda plan, library: (titled(title)(plan), put_delivery(library, run))


def on_disk(path):
    store = open_store(path)
    try:
        found = store.read_plan(PLAN_ID)
        return found[0], store.read_library().library
    finally:
        store.close()


@pytest.fixture
def run(session):
    session.edit_library("Add a run", lambda library: put_delivery(library, RUN))


@pytest.mark.usefixtures("run")
def test_plan_and_run_change_are_undone_and_redone_together(session, path):
    before = (session.plan, session.library)
    session.edit_with_runs("Review", both("Welcome", LINKED))
    after = (session.plan, session.library)
    assert (after[0].segments[0].title, after[1].deliveries) == ("Welcome", (LINKED,))
    session.undo()
    assert (session.plan, session.library) == before
    session.redo()
    assert (session.plan, session.library) == after
    saved(session)
    assert on_disk(path) == after


def test_a_run_that_comes_with_the_step_goes_with_it_also_after_a_restart(session, path, open_session):
    session.edit_with_runs("Review", lambda plan, library: (plan, put_delivery(library, LINKED)))
    saved(session)
    assert on_disk(path)[1].deliveries == (LINKED,)
    again = open_session()
    again.open(PLAN_ID)
    assert again.undo_label == "Review"
    again.undo()
    saved(again)
    assert again.library.deliveries == on_disk(path)[1].deliveries == ()


@pytest.mark.usefixtures("run")
def test_what_changed_since_is_not_undone(session):
    session.edit_with_runs("Review", both("Welcome", LINKED))
    later = replace(LINKED, head_count=12)
    session.edit_library("Count", lambda library: put_delivery(library, later))
    with pytest.raises(EditRefused):
        session.undo()
    assert (session.plan.segments[0].title, session.library.deliveries) == ("Welcome", (later,))
    session.undo_library()
    session.undo()
    assert session.library.deliveries == (RUN,)


def test_both_are_told(session):
    told = []
    session.changed.connect(lambda diff: told.append({one.kind for one in diff.changes}))
    session.library_changed.connect(lambda diff: told.append({one.kind for one in diff.changes}))
    session.edit_with_runs("Review", both("Welcome", LINKED))
    assert told == [{"segment"}, {"delivery"}]


def test_nothing_else_of_the_library_goes_with_a_plan(session):
    with pytest.raises(ValueError, match="runs"):
        session.edit_with_runs("Review", lambda plan, library: (plan, renamed(PLAN_ID, "Other")(library)))


@pytest.mark.usefixtures("run")
def test_a_step_another_program_got_in_before_is_made_anew(session, path, open_session, qtbot):
    saved(session)
    other = open_session()
    other.open(PLAN_ID)
    other.edit("Retitle", titled("Theirs", 3))
    saved(other)
    session.edit_with_runs("Review", both("Ours", LINKED))
    saved(session)
    plan, library = on_disk(path)
    assert [plan.segments[0].title, plan.segments[3].title] == ["Ours", "Theirs"]
    assert library.deliveries == (LINKED,)
