"""Rows somebody put in, took out, copied or brought from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from app.domain import edits
from app.domain.plan import Action, Cue, Need, Trigger
from app.domain.review import Standing, accepted
from tests.exporters.plans import small_delivery, small_plan
from tests.reviewing.sheets import (
    added,
    column_of,
    deleted,
    edited,
    handed_off,
    head_row,
    reviewed,
    row_of,
    taken,
    typed,
    workbook,
)

CUES, NEEDS = "Cue sheet", "Needs & tech check"
PLAN = small_plan()


def test_an_added_row_is_a_cue_of_the_segment_above_it() -> None:
    handoff = handed_off(PLAN)
    row = {
        "Clock": time(10, 20),
        "Go": "on the words “Now you”",
        "Action": "Paste in chat",
        "Exact text or asset": "Who is next?",
        "To": "Everyone",
        "Length": "2 min",
    }
    review = reviewed(handoff, edited(workbook(handoff), added(CUES, "segment:model", **row)))
    (item,) = review.items
    assert (item.standing, item.segment_id, item.title) == (Standing.OPEN, "model", "The model")
    assert item.said == "A row added: a new cue at 10:20, Paste in chat, “Who is next?”"
    plan, _ = taken(review, PLAN)
    (cue,) = next(one for one in plan.segments if one.id == "model").cues
    assert cue == Cue(
        cue.id,
        600,
        trigger=Trigger.WORDS,
        trigger_text="Now you",
        action=Action.CHAT,
        text="Who is next?",
        target="Everyone",
        runs_s=120,
    )
    assert edits.drop(plan, "model", cue.id) == PLAN
    again = reviewed(handoff, edited(workbook(handoff), added(CUES, "segment:model", **row)), plan)
    assert [one.standing for one in again.items] == [Standing.SETTLED]


def test_a_row_under_a_cue_belongs_to_its_segment_and_says_in_words_what_it_does() -> None:
    handoff = handed_off(PLAN)
    back = edited(workbook(handoff), added(CUES, "cue:c2", Min=53, Action="mute all mics"))
    plan, _ = taken(reviewed(handoff, back), PLAN)
    practice = next(one for one in plan.segments if one.id == "practice")
    (cue,) = (one for one in practice.cues if one.id not in {"c2", "c3"})
    assert (cue.action, cue.title, cue.offset_s) == (Action.MUTE, "mute all mics", 180)


def test_a_copied_row_that_was_changed_is_one_more_cue() -> None:
    def copied(opened: Any) -> None:
        page = opened[CUES]
        row = row_of(page, "cue:c1")
        page.insert_rows(row)
        for column in range(1, page.max_column + 1):
            page.cell(row, column).value = page.cell(row + 1, column).value
        page.cell(row, column_of(page, "Exact text or asset")).value = "Second link"

    handoff = handed_off(PLAN)
    (item,) = reviewed(handoff, edited(workbook(handoff), copied)).items
    assert item.said == "A row added: a new cue at 10:01:15, Question, “Second link”"
    plan, _ = taken(reviewed(handoff, edited(workbook(handoff), copied)), PLAN)
    assert [one.text for one in plan.segments[1].cues] == ["=1+1", "Second link"]


def test_a_row_added_to_the_needs_is_a_need() -> None:
    handoff = handed_off(PLAN)
    row = {"What must be ready": "A second screen", "Owner": "Producer", "Days ahead": 2}
    plan, _ = taken(reviewed(handoff, edited(workbook(handoff), added(NEEDS, "need:n1", **row))), PLAN)
    (need,) = (one for one in plan.segments[4].needs if one.id not in {"n1", "n2"})
    assert need == Need(need.id, "A second screen", owner="Producer", days_ahead=2)


def test_a_row_elsewhere_is_a_remark() -> None:
    handoff = handed_off(PLAN, small_delivery())
    (item,) = reviewed(
        handoff, edited(workbook(handoff), added("Contacts", "person:Producer", Role="Host", Name="Ana"))
    ).items
    assert (item.standing, item.segment_id) == (Standing.REMARK, "")
    assert "Host · Ana" in item.said


def test_what_is_no_longer_in_the_sheet_is_offered_to_be_removed_and_never_goes_by_itself() -> None:
    handoff = handed_off(PLAN)
    back = edited(workbook(handoff), deleted(CUES, "cue:c1"), deleted(NEEDS, "need:n2"))
    review = reviewed(handoff, back)
    assert [(one.removes, one.standing) for one in review.items] == [(True, Standing.OPEN)] * 2
    assert review.items[0].said == ("Cue 101: is no longer in the sheet. Accepting removes it from the session.")
    assert accepted(review, (), PLAN, None) == (PLAN, None)
    assert taken(review, PLAN)[0] == edits.drop(edits.drop(PLAN, "open", "c1"), "practice", "n2")


def test_a_segment_that_is_gone_takes_its_cues_along_in_one_item() -> None:
    handoff = handed_off(PLAN)
    gone = [deleted(CUES, key) for key in ("segment:practice", "cue:c2", "cue:c3")]
    review = reviewed(handoff, edited(workbook(handoff), *gone))
    (item,) = review.items
    assert item.said.startswith("“Practice: give it”: is no longer in the sheet. Accepting removes it with its 2 cues")
    assert taken(review, PLAN)[0] == edits.remove(PLAN, ("practice",))
    other = edits.retitle(PLAN, "practice", "Practice more")
    assert reviewed(handoff, edited(workbook(handoff), *gone), other).items[0].standing is Standing.CLASH
    assert reviewed(handoff, edited(workbook(handoff), *gone), edits.remove(PLAN, ("practice",))).items[0].standing is (
        Standing.SETTLED
    )


def test_rows_of_another_session_are_told_and_left() -> None:
    handoff = handed_off(PLAN)
    back = edited(workbook(handoff), typed(CUES, "cue:c1", "id", "cue:of-another"))
    review = reviewed(handoff, back)
    assert review.unread == ("Cue sheet: row 5 is of another session.",)
    assert [one.removes for one in review.items] == [True]


def test_a_file_of_another_session_is_not_reviewed() -> None:
    handoff = handed_off(PLAN)
    other = handed_off(replace(PLAN, id="other"))
    review = reviewed(handoff, workbook(other))
    assert review.items == ()
    assert "another session" in review.unread[0]


def test_thousands_of_added_rows_are_offered_in_part_and_the_rest_is_counted() -> None:
    def filled(opened: Any) -> None:
        page = opened[CUES]
        last, action = page.max_row, column_of(page, "Action")
        for number in range(10_000):
            page.cell(last + 1 + number, action, f"Act {number}")

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), filled))
    assert len(review.items) == 300
    assert review.unread == ("Cue sheet: 9,700 more rows were added. Import the file as a session to read them all.",)


def test_a_sheet_and_a_column_that_are_gone_are_told() -> None:
    def cut(opened: Any) -> None:
        del opened["Chat text"]
        page = opened[CUES]
        page.delete_cols(column_of(page, "Backup"))

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), cut))
    assert review.items == ()
    assert set(review.unread) == {
        "Not in the file, so not read: “Chat text”.",
        "Cue sheet: the column “Backup” is not in the file.",
    }


def test_a_sheet_somebody_put_in_is_told() -> None:
    def own(opened: Any) -> None:
        opened.create_sheet("My list")["A1"] = "Batteries"

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), own))
    assert (review.items, review.unread) == ((), ("Not of this workbook, so not read: “My list”.",))


def test_a_sheet_without_its_hidden_columns_is_told() -> None:
    def cut(opened: Any) -> None:
        page = opened[CUES]
        page.delete_cols(column_of(page, "kind"), 6)

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), cut))
    assert review.items == ()
    assert review.unread == ("Without its heads or the hidden columns at its right, so not read: “Cue sheet”.",)


def test_errors_and_endless_texts_do_no_harm() -> None:
    handoff = handed_off(PLAN)
    back = edited(
        workbook(handoff),
        typed(CUES, "segment:model", "Who", "#REF!"),
        typed(CUES, "segment:model", "Exact text or asset", "long " * 6_000),
    )
    review = reviewed(handoff, back)
    (item,) = review.items
    assert len(item.said) < 400
    plan, _ = taken(review, PLAN)
    assert len(plan.segments[2].description) <= 20_000
    assert any("shows an error" in one for one in review.unread)


def test_a_column_of_somebody_s_own_is_remarks_on_the_segments_of_its_rows() -> None:
    def own(opened: Any) -> None:
        page = opened[CUES]
        page.cell(head_row(page), page.max_column + 1).value = "Ask Dana"
        page.cell(row_of_id(page, "cue:c2"), page.max_column).value = "which laptop?"
        page.cell(row_of_id(page, "segment:model"), page.max_column).value = 3

    def row_of_id(page: Any, row_id: str) -> int:
        return next(n for n in range(1, 40) if page.cell(n, page.max_column - 1).value == row_id)

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), own))
    assert [(one.segment_id, one.standing, one.said) for one in review.items] == [
        ("model", Standing.REMARK, "“Ask Dana: 3”"),
        ("practice", Standing.REMARK, "Cue 201: “Ask Dana: which laptop?”"),
    ]
    noted = {one.id: one.notes for one in taken(review, PLAN)[0].segments}
    assert noted["practice"] == "Cue 201: Ask Dana: which laptop?"


def test_a_row_of_formulas_alone_is_no_cue() -> None:
    handoff = handed_off(PLAN)
    back = edited(workbook(handoff), added(CUES, "segment:model", Clock=time(10, 20), Min=20))
    assert reviewed(handoff, back).items == ()
