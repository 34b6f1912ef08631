"""What was filled in of the run (done, actual, tested, names, days) goes to the run, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.domain.handoff import Paperwork
from app.domain.plan import (
    Actual,
    Delivery,
    NeedReadiness,
    NeedState,
    Person,
)
from app.domain.review import Standing
from tests.exporters.plans import small_delivery
from tests.reviewing.changes import BEFORE, BUILD, CUES, NEEDS, PLAN, of_need, of_segment
from tests.reviewing.sheets import edited, handed_off, reviewed, taken, typed, workbook


def run_with(**changes: Any) -> Callable[[Delivery], Delivery]:
    return lambda run: replace(run, **changes)


def noted(segment_id: str, note: str) -> Callable[[Delivery], Delivery]:
    return run_with(actuals=(Actual(segment_id, note=note),))


TESTED = small_delivery().readiness[0]


IN_THE_RUN = [
    (CUES, "segment:model", "Actual", time(10, 14), run_with(actuals=(Actual("model", 36_840),))),
    (CUES, "segment:model", "Actual", "10.14", run_with(actuals=(Actual("model", 36_840),))),
    (CUES, "segment:model", "Actual", "1014", run_with(actuals=(Actual("model", 36_840),))),
    (CUES, "segment:model", "Actual", "10:14-10:40", run_with(actuals=(Actual("model", 36_840, 38_400),))),
    (CUES, "segment:model", "Actual", "left out", noted("model", "left out")),
    (CUES, "cue:c2", "Done", "☑", noted("practice", "201")),
    (CUES, "cue:c2", "Done", "x", noted("practice", "201")),
    (CUES, "cue:c2", "Done", True, noted("practice", "201")),
    (CUES, "cue:c2", "Done", "late", noted("practice", "201 (late)")),
    (CUES, "cue:c2", "Actual", "skipped", noted("practice", "201 (skipped)")),
    (CUES, "cue:c2", "Actual", time(10, 55), noted("practice", "201 at 10:55")),
    (BEFORE, "segment:pre", "Done", "yes", noted("pre", "done")),
    (BUILD, "cue:c2", "Tested by, on", "Omar, 9 Nov", noted("practice", "Cue 201: Omar, 9 Nov")),
    (BUILD, "cue:c2", "Built", "☑", noted("practice", "Cue 201: built")),
    (NEEDS, "need:n2", "State", "Ready", run_with(readiness=(TESTED, NeedReadiness("n2", NeedState.READY)))),
    (NEEDS, "need:n1", "State", "open", run_with(readiness=(replace(TESTED, state=NeedState.OPEN),))),
    (NEEDS, "need:n1", "When", "13 Nov 2026", run_with(readiness=(replace(TESTED, when="2026-11-13"),))),
    (NEEDS, "need:n1", "When", date(2026, 11, 13), run_with(readiness=(replace(TESTED, when="2026-11-13"),))),
    (NEEDS, "need:n1", "Who", "Omar", run_with(readiness=(replace(TESTED, who="Omar"),))),
    (NEEDS, "rights:host", "State", "Tested", run_with(observations="The producer has host rights: Tested")),
    (
        "Contacts",
        "person:Producer",
        "Phone or channel",
        "@priya",
        run_with(people=(Person("Producer", "Priya", "@priya"),)),
    ),
    (
        "Contacts",
        "person:Facilitator",
        "Name",
        "Dana",
        run_with(people=(Person("Producer", "Priya", "+1 555 0117"), Person("Facilitator", "Dana"))),
    ),
    ("Cover", "fact:Start", "", time(9, 30), run_with(start_s=34_200)),
    ("Cover", "fact:Producer", "", "Omar, @omar", run_with(people=(Person("Producer", "Omar", "@omar"),))),
    ("Cover", "fact:Date", "", "16 November 2026", run_with(date="2026-11-16")),
    ("Cover", "fact:Join link", "", "https://meet.example/4", run_with(link="https://meet.example/4")),
]


@pytest.mark.parametrize(("sheet", "row_id", "head", "value", "change"), IN_THE_RUN)
def test_what_is_said_of_the_run_goes_to_the_run(
    sheet: str, row_id: str, head: str, value: object, change: Callable[[Delivery], Delivery]
) -> None:
    handoff = handed_off(PLAN, small_delivery())
    review = reviewed(handoff, edited(workbook(handoff), typed(sheet, row_id, head, value)))
    assert {item.standing for item in review.items} == {Standing.OPEN}
    assert taken(review, PLAN, small_delivery()) == (PLAN, change(small_delivery()))
    assert not review.unread


def test_without_a_run_what_is_said_of_one_can_only_be_read() -> None:
    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), typed(CUES, "segment:model", "Actual", time(10, 14))))
    (item,) = review.items
    assert (item.standing, item.said) == (Standing.LOST, "Began at: 10:14")
    assert "Choose the run" in review.unread[0]
    assert taken(review, PLAN) == (PLAN, None)


READY = [
    ("need:n1", "State", "Ready", lambda run: replace(run, readiness=(replace(TESTED, state=NeedState.READY),))),
    ("need:n1", "Notes", "key at the desk", None),
]


@pytest.mark.parametrize(("row_id", "head", "value", "change"), READY)
def test_a_readiness_list_comes_back_too(row_id: str, head: str, value: str, change: Any) -> None:
    handoff = handed_off(PLAN, small_delivery())
    data = workbook(handoff, Paperwork.READINESS)
    review = reviewed(handoff, edited(data, typed("Readiness", row_id, head, value)))
    plan, run = taken(review, PLAN, small_delivery())
    if change:
        assert (plan, run) == (PLAN, change(small_delivery()))
    else:
        note = "Need “Six rooms of three”: key at the desk"
        assert (plan, run) == (of_segment("practice", notes=note)(PLAN), small_delivery())


def of_need_state(state: NeedState, *keys: str) -> tuple[NeedReadiness, ...]:
    return tuple(NeedReadiness(key, state) for key in keys)


def test_a_tick_in_the_tech_check_means_tested_and_one_in_the_materials_ready() -> None:
    handoff = handed_off(PLAN, replace(small_delivery(), readiness=()))
    ticks = typed("Tech check", "need:n1", "Works", "☑"), typed("Materials", "needs:n2", "Packed", "x")
    review = reviewed(handoff, edited(workbook(handoff, Paperwork.READINESS), *ticks))
    _, run = taken(review, PLAN, handoff.delivery)
    assert run is not None
    assert set(run.readiness) == {*of_need_state(NeedState.TESTED, "n1"), *of_need_state(NeedState.READY, "n2")}


def test_what_is_packed_of_the_deck_and_of_rights_is_observed_of_the_run() -> None:
    handoff = handed_off(PLAN, small_delivery())
    ticks = typed("Materials", "fact:Slides", "Packed", "☑"), typed("Tech check", "rights:host", "Works", "☑")
    review = reviewed(handoff, edited(workbook(handoff, Paperwork.READINESS), *ticks))
    _, run = taken(review, PLAN, handoff.delivery)
    assert run is not None
    assert run.observations == "feedback.pptx: packed\nThe producer has host rights: works"


def test_what_is_said_of_the_run_is_weighed_against_the_run_as_it_is_now() -> None:
    handoff = handed_off(PLAN, small_delivery())
    back = edited(workbook(handoff), typed(NEEDS, "need:n1", "State", "Ready"))
    retested = replace(small_delivery(), readiness=(replace(TESTED, when="2026-11-13"),))
    (clash,) = reviewed(handoff, back, run=retested).items
    assert (clash.standing, clash.now) == (Standing.CLASH, "tested, Priya, 2026-11-13")
    done = replace(small_delivery(), readiness=(replace(TESTED, state=NeedState.READY),))
    (settled,) = reviewed(handoff, back, run=done).items
    assert settled.standing is Standing.SETTLED


def day_typed(opened: Any) -> None:
    opened["Readiness"]["B3"].value = date(2026, 11, 16)


def test_another_day_over_the_readiness_list_moves_the_run_and_no_need() -> None:
    handoff = handed_off(PLAN, small_delivery())
    later = [
        typed("Readiness", "need:n1", "Due", date(2026, 11, 13)),
        typed("Readiness", "need:n0", "Due", date(2026, 11, 14)),
    ]
    review = reviewed(handoff, edited(workbook(handoff, Paperwork.READINESS), day_typed, *later))
    assert [one.id for one in review.items] == ["fact:Date/Date"]
    assert taken(review, PLAN, small_delivery()) == (PLAN, replace(small_delivery(), date="2026-11-16"))


def test_a_due_date_typed_over_is_days_ahead() -> None:
    handoff = handed_off(PLAN, small_delivery())
    due = typed("Readiness", "need:n1", "Due", date(2026, 11, 9))
    review = reviewed(handoff, edited(workbook(handoff, Paperwork.READINESS), due))
    assert taken(review, PLAN, small_delivery()) == (of_need("n1", days_ahead=5)(PLAN), small_delivery())
