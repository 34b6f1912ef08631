"""Programs and plans as a person keeps them: renamed, copied, thrown away and brought back, all undoable and saved."""

from __future__ import annotations

import pytest

from app.domain import library as shelf
from app.domain.plan import Delivery, Need, NeedState, Plan, Program, Segment
from app.store import open_store
from app.store.verify import damaged
from tests.app.desk import PLAN_ID, saved

NOW = "2026-03-01T10:00:00+00:00"
OTHER = Plan("other", "Other", program_id="g", segments=(Segment("o", "Welcome", needs=(Need("n", "Handout"),)),))


@pytest.fixture
def session(session):
    """A library with a program, two plans and a delivery."""
    session.edit_library("New program", lambda held: shelf.add_program(held, Program("g", "Growth")))
    session.edit_library("New session", lambda held: shelf.add_plan(held, OTHER))
    session.edit_library("New delivery", lambda held: shelf.put_delivery(held, Delivery("d", "other")))
    return session


def stored(path):
    store = open_store(path)
    try:
        return store.read_library().library
    finally:
        store.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda session, held: shelf.rename_plan(held, "other", "Renamed"),
        lambda session, held: shelf.rename_program(held, "g", "Renamed"),
        lambda session, held: shelf.move_plan(held, PLAN_ID, "g"),
        lambda session, held: shelf.duplicate_plan(held, session.load("other")),
        lambda session, held: shelf.duplicate_plan(held, session.load(PLAN_ID), "A copy"),
        lambda session, held: shelf.trash_plan(held, PLAN_ID, NOW),
        lambda session, held: shelf.trash_program(held, "g", NOW),
        lambda session, held: shelf.delete_plan(held, "other"),
        lambda session, held: shelf.delete_program(shelf.move_plan(held, "other", None), "g"),
        lambda session, held: shelf.set_need_state(held, "d", "n", NeedState.TESTED, "Ada", NOW[:10]),
        lambda session, held: shelf.drop_delivery(held, "d"),
    ],
)
def test_each_is_on_disk_and_each_is_undone_whole(session, path, change):
    before = session.library
    inside = session.load("other")
    session.edit_library("Do", lambda held: change(session, held))
    saved(session)
    assert stored(path) == session.library
    after = session.library
    session.undo_library()
    saved(session)
    assert (session.library, stored(path)) == (before, before)
    assert session.load("other") == inside
    session.redo_library()
    saved(session)
    assert (session.library, stored(path)) == (after, after)
    assert damaged(path) == ()


def test_a_copy_is_a_plan_of_its_own(session):
    session.edit_library("Duplicate", lambda held: shelf.duplicate_plan(held, session.load("other")))
    copy = next(plan for plan in session.library.plans if plan.title == "Other (copy)")
    session.open(copy.id)
    assert [one.title for one in session.plan.segments] == ["Welcome"]
    assert session.plan.segments[0].id != "o"
    assert session.undo_label is None
    assert session.undo_library_label == "Duplicate"
