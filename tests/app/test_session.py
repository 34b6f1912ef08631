"""The one door: what it emits, what it undoes, and what it leaves on disk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.diff import diff, patched
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.plan import Delivery, Plan, Program, Segment
from app.session import SaveState
from app.store import open_store
from tests.app.desk import PLAN_ID, add_plan, first_to_end, renamed, saved, titled, without


def on_disk(path):
    store = open_store(path)
    try:
        found = store.read_plan(PLAN_ID)
        return found[0] if found else None
    finally:
        store.close()


def refuse(_plan):
    raise EditRefused("Not like this.")


def test_an_edit_is_told_with_its_diff_after_the_value_was_swapped(session):
    before, told = session.plan, []
    session.changed.connect(lambda d: told.append((d, session.plan, session.undo_label)))
    d = session.edit("Retitle", titled("Welcome"))
    assert told == [(d, session.plan, "Retitle")]
    assert patched(before, d) == session.plan


@pytest.mark.parametrize("change", [lambda plan: plan, replace])
def test_an_edit_that_changes_nothing_is_no_step(session, change):
    told = []
    session.changed.connect(told.append)
    assert not session.edit("Nothing", change)
    assert (told, session.undo_label) == ([], None)


def test_a_refused_edit_leaves_everything_as_it_was(session):
    before = session.plan
    with pytest.raises(EditRefused, match="Not like this"):
        session.edit("Bad", refuse)
    assert (session.plan, session.undo_label) == (before, None)


def test_saving_is_told_and_ends_on_disk(session, path, qtbot):
    saved(session)
    states = []
    session.save_state.connect(lambda state, sentence: states.append((state, sentence)))
    session.edit("Retitle", titled("Welcome"))
    qtbot.waitUntil(lambda: session.state is SaveState.SAVED)
    assert states == [(SaveState.SAVING, ""), (SaveState.SAVED, "")]
    assert on_disk(path) == session.plan


def test_undo_and_redo_go_both_ways_and_to_disk(session, path):
    states = [session.plan]
    for label, change in (("A", titled("One")), ("B", first_to_end), ("C", titled("Two", 3))):
        session.edit(label, change)
        states.append(session.plan)
    for state, label in zip(states[-2::-1], ("B", "A", None), strict=True):
        session.undo()
        assert (session.plan, session.undo_label) == (state, label)
    for state in states[1:]:
        session.redo()
        assert session.plan == state
    saved(session)
    assert on_disk(path) == states[-1]
    with pytest.raises(EditRefused):
        session.redo()


def test_undo_and_redo_survive_a_restart(session, open_session):
    session.edit("A", titled("One"))
    session.edit("B", first_to_end)
    session.undo()
    after_a = session.plan
    assert session.close(10)
    again = open_session()
    again.open(PLAN_ID)
    assert (again.plan, again.undo_label, again.redo_label) == (after_a, "A", "B")
    again.redo()
    again.undo()
    again.undo()
    assert again.plan.segments[0].title == "Part 0"


def test_what_was_done_is_told_backwards_also_after_a_restart(session, open_session):
    steps = [session.edit("Retitle", titled("Welcome")), session.edit("Move", first_to_end)]
    session.edit("Retitle", titled("Later"))
    session.undo()
    assert list(session.past()) == steps[::-1]
    assert session.close(10)
    again = open_session()
    again.open(PLAN_ID)
    assert list(again.past()) == steps[::-1]


def test_edits_with_one_key_are_one_step_also_after_a_restart(session, open_session, monkeypatch):
    for text, at_s in (("W", 0.0), ("We", 0.5), ("Wel", 1.2), ("Later", 9.0)):
        with monkeypatch.context() as patch:
            patch.setattr("app.session.door.clock_s", lambda at_s=at_s: at_s)
            session.edit("Type", titled(text), merge_key="title")
    saved(session)
    session.undo()
    assert session.plan.segments[0].title == "Wel"
    assert session.close(10)
    again = open_session()
    again.open(PLAN_ID)
    again.undo()
    assert (again.plan.segments[0].title, again.undo_label) == ("Part 0", None)


def test_an_import_of_several_plans_is_one_step(session, open_session):
    fresh = tuple(Plan(f"p{n}", f"Imported {n}", segments=(Segment("a", "Welcome"),)) for n in range(3))
    session.edit_library("Import", lambda library: replace(library, plans=(*fresh, *library.plans)))
    assert [session.load(plan.id) for plan in fresh] == list(fresh)
    session.undo_library()
    assert [plan.id for plan in session.library.plans] == [PLAN_ID]
    session.redo_library()
    assert session.close(10)
    again = open_session()
    assert [again.load(plan.id) for plan in fresh] == list(fresh)
    assert again.undo_library_label == "Import"


def test_a_plan_that_was_worked_on_is_not_undone_away(session):
    session.edit("Retitle", titled("Welcome"))
    with pytest.raises(EditRefused, match="trash"):
        session.undo_library()
    assert session.plan is not None


def test_a_deleted_plan_comes_back_whole_with_its_history(session, open_session):
    session.edit("Retitle", titled("Welcome"))
    whole = session.plan
    opened = []
    session.opened.connect(lambda: opened.append(session.plan))
    session.edit_library("Delete", without(PLAN_ID))
    assert opened == [None]
    assert session.close(10)
    again = open_session()
    with pytest.raises(StoreUnavailable):
        again.open(PLAN_ID)
    again.undo_library()
    again.open(PLAN_ID)
    assert (again.plan, again.undo_label) == (whole, "Retitle")
    again.edit("Retitle", titled("Once more"))
    saved(again)


def test_the_head_of_the_open_plan_and_the_library_agree(session):
    told = {"plan": [], "library": []}
    session.changed.connect(told["plan"].append)
    session.library_changed.connect(told["library"].append)
    session.edit_library("Rename", renamed(PLAN_ID, "Renamed there"))
    assert session.plan.title == "Renamed there"
    session.edit("Rename", lambda plan: replace(plan, title="Renamed here"))
    assert session.library.plans[0].title == "Renamed here"
    assert [len(one) for one in told.values()] == [2, 2]
    session.undo()
    assert session.library.plans[0].title == "Renamed there"
    saved(session)


def test_the_current_delivery_is_the_latest(session):
    runs = (Delivery("a", PLAN_ID, date="2026-03-01"), Delivery("b", PLAN_ID, date="2026-05-01"), Delivery("c", "x"))
    session.edit_library("Add deliveries", lambda library: replace(library, deliveries=runs))
    assert session.delivery == runs[1]
    saved(session)


def test_the_layout_follows_the_plan(session):
    first = session.layout
    assert session.layout is first
    session.edit("Longer", lambda plan: replace(plan, segments=(replace(plan.segments[0], planned_s=60),)))
    assert session.layout.end_s == session.plan.start_s + 60


def test_programs_are_edits_of_the_library(session, open_session):
    session.edit_library("New program", lambda library: replace(library, programs=(Program("g", "Growth"),)))
    assert session.close(10)
    again = open_session()
    assert again.library.programs == (Program("g", "Growth"),)
    again.undo_library()
    assert again.library.programs == ()


def test_an_edit_made_while_another_is_told_is_written_after_it(session, path):
    def follow(d):
        if "s0" in d.ids("segment"):
            session.edit("Follow", titled("Followed", 1))

    session.changed.connect(follow)
    session.edit("Lead", titled("Led"))
    saved(session)
    assert on_disk(path) == session.plan
    assert session.plan.segments[1].title == "Followed"


def test_another_plan_may_be_opened_before_the_first_is_saved(session, path):
    add_plan(session, Plan("other", "Other", segments=(Segment("o", "Only"),)))
    session.edit("Retitle", titled("Welcome"))
    session.open("other")
    session.edit("Retitle", titled("There"))
    session.open(PLAN_ID)
    assert session.plan.segments[0].title == "Welcome"
    saved(session)
    assert on_disk(path) == session.plan
    assert diff(session.load("other"), session.load("other")).changes == ()


def test_no_plan_is_open_at_first(open_session):
    session = open_session()
    assert (session.plan, session.delivery, session.undo_label, session.redo_label) == (None, None, None, None)
    assert session.layout.starts_s == ()
    with pytest.raises(EditRefused):
        session.edit("Nothing", lambda plan: plan)


def test_the_steps_are_listed_for_the_changes_panel(session):
    assert session.steps == ((), ())
    for label in ("A", "B", "C"):
        session.edit(label, first_to_end)
    session.undo()
    session.undo()
    assert session.steps == (("A",), ("B", "C"))
