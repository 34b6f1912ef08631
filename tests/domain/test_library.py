from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain import library as shelf
from app.domain.errors import EditRefused
from app.domain.handoff import Handoff, Recipient
from app.domain.layout import lay_out
from app.domain.library import Library
from app.domain.plan import (
    MAIN,
    Actual,
    At,
    Cue,
    Delivery,
    Lane,
    NeedReadiness,
    NeedState,
    Objective,
    Person,
    Plan,
    Program,
    Section,
    Segment,
    Silence,
    Status,
    With,
)

WHEN = "2026-03-01T09:00:00+00:00"
WHOLE = Plan(
    "q",
    "A session",
    program_id="p",
    status=Status.READY,
    objectives=(Objective("o", "Can do"),),
    sections=(Section("x", "Practise"),),
    lanes=(MAIN, Lane("rooms", "Rooms")),
    segments=(
        Segment("a", "A", section_id="x", objective_ids=("o",), cues=(Cue("open", ended_by="close"),)),
        Segment("b", "B", start=At(40_000, "guest"), cues=(Cue("close"),)),
        Segment("r", "R", lane_id="rooms", start=With("b", 60)),
    ),
    silences=(
        Silence("y1", "R10", "b", "Agreed"),
        Silence("y2", "R30", "a", "It is said", "open"),
        Silence("y3", "R02", None, "As promised", "o"),
        Silence("y4", "R11", "gone", "Was"),
    ),
)
LIBRARY = Library((Program("p", "Program"),), (WHOLE.head, Plan("z", "Last").head), (Delivery("d", "q"),))
HANDOFF = Handoff("h", "q", WHEN, WHOLE, recipients=(Recipient("Producer", " Ana\n"),))


def test_programs_are_added_renamed_and_deleted_when_empty() -> None:
    value = shelf.add_program(LIBRARY, Program("n", " New\n"))
    assert value.programs[-1].title == "New"
    assert shelf.rename_program(value, "n", "Newer").programs[-1].title == "Newer"
    assert shelf.delete_program(value, "n") == LIBRARY


def test_a_plan_is_added_whole() -> None:
    assert shelf.add_plan(LIBRARY, replace(WHOLE, id="n")).plans[-1].segments == WHOLE.segments


def test_a_plan_is_renamed_and_moved_by_its_head() -> None:
    value = shelf.rename_plan(shelf.move_plan(LIBRARY, "q", None), "q", "Other")
    assert (value.plans[0].title, value.plans[0].program_id) == ("Other", None)


def test_a_copy_stands_behind_its_plan_and_shares_no_id() -> None:
    value = shelf.duplicate_plan(LIBRARY, WHOLE)
    copy = value.plans[1]
    assert (copy.title, copy.status) == ("A session (copy)", Status.DRAFT)
    assert [plan.id for plan in value.plans] == ["q", copy.id, "z"]
    ids = {"q", "o", "x", "rooms", "a", "b", "r", "open", "close"}
    a, b, r = copy.segments
    assert ids.isdisjoint({copy.id, copy.objectives[0].id, copy.sections[0].id, copy.lanes[1].id, a.id, b.id, r.id})
    assert (a.section_id, a.objective_ids) == (copy.sections[0].id, (copy.objectives[0].id,))
    assert (b.start, r.start, r.lane_id) == (At(40_000, "guest"), With(b.id, 60), copy.lanes[1].id)
    assert a.cues[0].ended_by == b.cues[0].id
    assert [(one.rule_id, one.segment_id, one.reason, one.item_id) for one in copy.silences] == [
        ("R10", b.id, "Agreed", ""),
        ("R30", a.id, "It is said", a.cues[0].id),
        ("R02", None, "As promised", copy.objectives[0].id),
    ]
    assert {one.id for one in copy.silences}.isdisjoint(one.id for one in WHOLE.silences)
    assert lay_out(copy).starts_s == lay_out(WHOLE).starts_s


def test_a_plan_goes_to_the_trash_and_comes_back() -> None:
    gone = shelf.trash_plan(LIBRARY, "q", WHEN)
    assert gone.plans[0].trashed_at == WHEN
    assert shelf.restore_plan(gone, "q") == LIBRARY


def test_a_program_takes_its_plans_along_and_brings_back_only_those() -> None:
    library = shelf.add_plan(LIBRARY, Plan("old", "Old", program_id="p", trashed_at="2025-01-01"))
    gone = shelf.trash_program(library, "p", WHEN)
    assert [plan.trashed_at for plan in gone.plans] == [WHEN, "", "2025-01-01"]
    assert shelf.restore_program(gone, "p") == library
    assert shelf.restore_plan(gone, "q").plans[0].program_id is None


def test_a_deleted_plan_takes_its_deliveries_along() -> None:
    value = shelf.delete_plan(LIBRARY, "q")
    assert ([plan.id for plan in value.plans], value.deliveries) == (["z"], ())


def test_the_state_of_a_need_belongs_to_a_delivery() -> None:
    value = shelf.set_need_state(LIBRARY, "d", "n", NeedState.READY, "Ana", "2026-03-01")
    value = shelf.set_need_state(value, "d", "m", NeedState.READY)
    value = shelf.set_need_state(value, "d", "n", NeedState.TESTED, "Ben", "2026-03-02")
    assert [known.need_id for known in value.deliveries[0].readiness] == ["n", "m"]
    assert value.deliveries[0].readiness[0] == NeedReadiness("n", NeedState.TESTED, "Ben", "2026-03-02")
    for need in ("n", "m"):
        value = shelf.set_need_state(value, "d", need, NeedState.OPEN)
    assert value == LIBRARY


def test_deliveries_are_put_replaced_and_dropped() -> None:
    value = shelf.put_delivery(LIBRARY, Delivery("e", "z", "Cohort 2"))
    value = shelf.put_delivery(value, Delivery("e", "z", "Cohort 3\n", people=(Person("Producer", " Ana\x00"),)))
    assert value.deliveries[1].people == (Person("Producer", "Ana"),)
    assert [delivery.title for delivery in value.deliveries] == ["", "Cohort 3"]
    assert shelf.drop_delivery(value, "e") == LIBRARY


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda: shelf.add_program(LIBRARY, Program("n", " ")), "title"),
        (lambda: shelf.rename_plan(LIBRARY, "q", ""), "title"),
        (lambda: shelf.rename_plan(LIBRARY, "gone", "New"), "no longer"),
        (lambda: shelf.move_plan(LIBRARY, "q", "gone"), "no longer"),
        (lambda: shelf.delete_program(LIBRARY, "p"), "sessions in this program"),
        (lambda: shelf.put_delivery(LIBRARY, Delivery("e", "gone")), "no longer"),
        (lambda: shelf.put_delivery(LIBRARY, Delivery("e", "q", date="soon")), "2026-11-14"),
        (lambda: shelf.put_delivery(LIBRARY, Delivery("e", "q", start_s=90_000)), "23:59"),
        (lambda: shelf.put_delivery(LIBRARY, Delivery("e", "q", head_count=-1)), "head count"),
        (lambda: shelf.set_need_state(LIBRARY, "gone", "n", NeedState.READY), "no longer"),
        (lambda: shelf.amend_delivery(LIBRARY, "gone", lambda run: run), "no longer"),
        (lambda: shelf.amend_delivery(LIBRARY, "d", lambda run: replace(run, date="soon")), "2026-11-14"),
        (lambda: shelf.put_delivery(LIBRARY, Delivery("e", "q", actuals=(Actual("a", -1),))), "clock"),
        (lambda: shelf.add_handoff(LIBRARY, replace(HANDOFF, plan_id="gone")), "no longer"),
        (lambda: shelf.add_handoff(LIBRARY, replace(HANDOFF, plan=replace(WHOLE, version=""))), "version"),
        (lambda: shelf.add_handoff(LIBRARY, replace(HANDOFF, recipients=(Recipient(""),))), "name or a role"),
        (
            lambda: shelf.add_handoff(LIBRARY, replace(HANDOFF, recipients=(Recipient("P", confirmed=WHEN),))),
            "not sent",
        ),
        (lambda: shelf.amend_handoff(LIBRARY, "gone", lambda one: one), "no longer"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(edit: Callable[[], Library], words: str) -> None:
    with pytest.raises(EditRefused, match=words) as refused:
        edit()
    assert str(refused.value).endswith(".")


def test_what_came_back_gets_ids_of_its_own_and_its_runs_follow() -> None:
    run = Delivery("d", "q", actuals=(Actual("b", 40_060), Actual("gone", 1)))
    (plan,), (moved,) = shelf.renewed([WHOLE], [run, Delivery("other", "elsewhere")])
    assert (plan.title, plan.status) == (WHOLE.title, WHOLE.status)
    assert not {one.id for one in plan.segments} & {one.id for one in WHOLE.segments}
    assert (moved.plan_id, moved.actuals[0].segment_id) == (plan.id, plan.segments[1].id)
    assert lay_out(plan).starts_s == lay_out(WHOLE).starts_s


def test_a_delivery_is_amended_in_place() -> None:
    value = shelf.amend_delivery(LIBRARY, "d", lambda run: replace(run, title=" Cohort 2", head_count=9))
    assert value.deliveries == (Delivery("d", "q", "Cohort 2", head_count=9),)
    assert shelf.amend_delivery(LIBRARY, "d", lambda run: run) is LIBRARY
    with pytest.raises(ValueError, match="keeps its id"):
        shelf.amend_delivery(LIBRARY, "d", lambda run: replace(run, plan_id="z"))


def test_a_handoff_is_added_whole_and_then_only_its_recipients_change() -> None:
    value = shelf.add_handoff(LIBRARY, HANDOFF)
    assert value.handoffs == (replace(HANDOFF, recipients=(Recipient("Producer", "Ana"),)),)
    sent = (Recipient("Producer", "Ana", sent=WHEN),)
    value = shelf.amend_handoff(value, "h", lambda one: replace(one, recipients=sent, note="Read back"))
    assert (value.handoffs[0].recipients, value.handoffs[0].note) == (sent, "Read back")
    with pytest.raises(ValueError, match="not changed any more"):
        shelf.amend_handoff(value, "h", lambda one: replace(one, plan=Plan("q", "Other")))


@pytest.mark.parametrize(
    "wrong",
    [
        HANDOFF.head,
        replace(HANDOFF, plan_id="z"),
        replace(HANDOFF, delivery=Delivery("e", "z")),
        replace(HANDOFF, made_at="yesterday"),
    ],
)
def test_a_handoff_of_something_else_is_a_bug(wrong: Handoff) -> None:
    with pytest.raises(ValueError, match=r"."):
        shelf.add_handoff(LIBRARY, wrong)


def test_a_handoff_outlives_its_plan() -> None:
    value = shelf.delete_plan(shelf.add_handoff(LIBRARY, HANDOFF), "q")
    assert [one.id for one in value.handoffs] == ["h"]
