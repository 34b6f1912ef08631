"""Handing off: one step of the library that keeps the plan as it was, undone, done again, and there after a restart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import library as shelf
from app.domain.errors import EditRefused
from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.handoffs import stale
from app.domain.plan import Delivery, Person, Plan, Segment
from app.store import open_store
from app.store.verify import damaged
from tests.app.desk import PLAN_ID, end, saved, titled

MADE = "2026-03-01T10:00:00+00:00"
LATER = "2026-03-02T10:00:00+00:00"
ANA = Recipient("Producer", "Ana", "ana@example.org", (Paperwork.CUE_SHEET,))
RUN = Delivery("d", PLAN_ID, "Cohort 7", "2026-03-09", 36_000, "Europe/Zurich", people=(Person("Producer", "Ana"),))


def handoff(session, key="h", version="1.0", made_at=MADE, plan_id=PLAN_ID):
    plan = replace(session.load(plan_id), version=version)
    run = RUN if plan_id == PLAN_ID else None
    return Handoff(key, plan_id, made_at, plan, run, "de", "/out", ("Guide.docx",), (ANA,), "For the pilot")


def test_a_handoff_keeps_the_plan_as_it_was(session, open_session):
    made = handoff(session)
    session.hand_off("Hand off 1.0", [made])
    assert session.plan == made.plan
    assert not stale(session.plan, session.handoff("h"))
    session.edit("Retitle", titled("Another"))
    assert stale(session.plan, session.handoff("h"))
    assert session.handoffs(PLAN_ID) == (made.head,)
    saved(session)
    end(session)
    again = open_session()
    assert again.handoffs(PLAN_ID) == (made.head,)
    assert again.handoff("h") == made


def test_taking_it_back_and_doing_it_again_brings_the_frozen_plan_also_after_a_restart(session, open_session, path):
    made = handoff(session)
    session.hand_off("Hand off 1.0", [made])
    session.edit("Retitle", titled("Another"))
    assert session.undo_library_label == "Hand off 1.0"
    session.undo_library()
    assert session.handoffs(PLAN_ID) == ()
    with pytest.raises(EditRefused):
        session.handoff("h")
    saved(session)
    end(session)
    again = open_session()
    again.redo_library()
    assert again.handoff("h") == made
    saved(again)
    end(again)
    third = open_session()
    assert third.handoff("h") == made
    third.undo_library()
    saved(third)
    assert damaged(path) == ()
    assert third.library.handoffs == ()


def test_who_got_it_is_amended_and_what_was_handed_off_is_not(session, open_session, path):
    session.hand_off("Hand off", [handoff(session)])
    sent = replace(ANA, sent=MADE, confirmed=LATER)
    session.edit_library(
        "Sent", lambda held: shelf.amend_handoff(held, "h", lambda one: replace(one, recipients=(sent,), note="Read"))
    )
    session.undo_library()
    session.redo_library()
    saved(session)
    end(session)
    again = open_session()
    assert again.handoff("h") == replace(handoff(again), recipients=(sent,), note="Read")
    assert damaged(path) == ()
    again.undo_library()
    again.undo_library()
    again.redo_library()
    assert again.handoff("h") == handoff(again)


def test_the_newest_comes_first(session):
    session.hand_off("1", [handoff(session)])
    session.hand_off("2", [handoff(session, "i", "1.1", LATER)])
    session.hand_off("3", [handoff(session, "j", "1.2", LATER)])
    assert [one.id for one in session.handoffs(PLAN_ID)] == ["j", "i", "h"]
    assert session.plan.version == "1.2"


def test_several_plans_are_handed_off_as_one_step_and_only_the_open_one_is_told_of(session):
    session.edit_library(
        "Add", lambda held: shelf.add_plan(held, Plan("other", "Other", segments=(Segment("o", "O"),)))
    )
    told = []
    session.changed.connect(told.append)
    session.hand_off("Hand off both", [handoff(session), handoff(session, "i", "2.0", plan_id="other")])
    assert [change.id for diff in told for change in diff.changes] == [PLAN_ID]
    assert (session.load("other").version, session.handoff("i").plan.segments) == ("2.0", (Segment("o", "O"),))
    saved(session)
    session.undo_library()
    assert session.library.handoffs == ()
    assert session.load("other").version == "2.0"
    session.open("other")
    session.undo()
    assert session.plan.version == "0.1"


def test_what_is_refused_leaves_everything_as_it_was(session):
    before, library = session.plan, session.library
    with pytest.raises(EditRefused, match="version"):
        session.hand_off("Hand off", [handoff(session), handoff(session, "i", version="")])
    assert (session.plan, session.library) == (before, library)


def test_a_record_outlives_its_plan(session, path):
    made = handoff(session)
    session.hand_off("Hand off", [made])
    session.edit_library("Delete", lambda held: shelf.delete_plan(held, PLAN_ID))
    saved(session)
    assert session.handoff("h") == made
    session.undo_library()
    session.open(PLAN_ID)
    assert session.plan == made.plan
    saved(session)
    store = open_store(path)
    assert store.read_frozen("h") == made.plan
    store.close()
    assert damaged(path) == ()


def test_what_another_window_handed_off_is_seen_and_ours_is_made_on_it(session, open_session, qtbot):
    saved(session)
    session.start()
    other = open_session()
    other.hand_off("Theirs", [handoff(other, "theirs", other.load(PLAN_ID).version)])
    saved(other)
    session.edit("Retitle", titled("Ours"))
    session.hand_off("Ours", [handoff(session, "ours", "1.1", LATER)])
    qtbot.waitUntil(lambda: {one.id for one in session.library.handoffs} == {"theirs", "ours"})
    saved(session)
    assert session.handoff("theirs").plan.segments[0].title == "Part 0"
    assert session.handoff("ours").plan.segments[0].title == "Ours"
