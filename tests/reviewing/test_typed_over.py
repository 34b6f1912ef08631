"""Each cell a producer types over is one change of the plan, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.domain import edits
from app.domain.plan import (
    Action,
    At,
    Field,
    MarkerKind,
    NeedKind,
    Plan,
    Trigger,
    With,
)
from app.domain.review import Standing
from tests.exporters.plans import small_delivery, with_fixed
from tests.reviewing.changes import BEFORE, BUILD, CHAT, CUES, NEEDS, PLAN, of_cue, of_need, of_segment
from tests.reviewing.sheets import column_of, edited, handed_off, reviewed, row_of, taken, typed, workbook

IN_THE_PLAN = [
    (CUES, "segment:model", "Segment", "2  The whole model", of_segment("model", title="The whole model")),
    (CUES, "segment:model", "Segment", "A better model", of_segment("model", title="A better model")),
    (CUES, "segment:round", "Segment", "Rooms: Round 1", of_segment("round", title="Round 1")),
    (CUES, "segment:model", "Who", "Guest", of_segment("model", led_by="Guest")),
    (CUES, "segment:model", "Length", 25 / 1440, lambda plan: edits.resize(plan, "model", 1500)),
    (CUES, "segment:model", "Length", "25 min", lambda plan: edits.resize(plan, "model", 1500)),
    (CUES, "segment:model", "Length", 25, lambda plan: edits.resize(plan, "model", 1500)),
    (CUES, "segment:model", "Exact text or asset", "Draw it.", of_segment("model", description="Draw it.")),
    (
        CUES,
        "segment:hard",
        "Backup",
        "If short of time (10 min): Two cases.",
        of_segment("hard", short_form="Two cases."),
    ),
    (CUES, "segment:hard", "Backup", "If short of time (12 min): One case only.", of_segment("hard", short_form_s=720)),
    (CUES, "segment:hard", "Backup", "Leave it out.", of_segment("hard", short_form="Leave it out.")),
    (CUES, "segment:hard", "Backup", None, of_segment("hard", short_form="", short_form_s=None)),
    (
        CUES,
        "segment:model",
        "Notes",
        "Room: B\nKit: bells",
        of_segment("model", custom=(Field("Room", "B"), Field("Kit", "bells"))),
    ),
    (CUES, "segment:model", "Notes", "Room: A", of_segment("model", custom=(Field("Room", "A"),))),
    (
        CUES,
        "segment:model",
        "Notes",
        "Room: A\nKit: bells\nmind the stairs",
        of_segment("model", notes="mind the stairs"),
    ),
    (CUES, "segment:model", "To", "everybody", of_segment("model", notes="everybody")),
    (CUES, "segment:model", "Clock", time(10, 20), of_segment("model", start=At(37_200))),
    (CUES, "segment:model", "Clock", "10:20 am", of_segment("model", start=At(37_200))),
    (CUES, "segment:model", "Min", 20, of_segment("model", start=At(37_200))),
    (CUES, "segment:round", "Clock", time(11, 0), of_segment("round", start=With("practice", 600))),
    (BEFORE, "segment:pre", "What", "Sound check", of_segment("pre", title="Sound check")),
    (BEFORE, "segment:pre", "How", "Everybody says a line.", of_segment("pre", description="Everybody says a line.")),
    (BEFORE, "segment:pre", "Notes", "bring a cable", of_segment("pre", notes="bring a cable")),
    (CUES, "cue:c1", "Clock", time(10, 2), of_cue("c1", offset_s=120)),
    (CUES, "cue:c1", "Min", 3, of_cue("c1", offset_s=180)),
    (CUES, "cue:c2", "Length", 18, of_cue("c2", runs_s=1080)),
    (CUES, "cue:c2", "Length", None, of_cue("c2", runs_s=None)),
    (CUES, "cue:c2", "Cue", "205", of_cue("c2", number="205")),
    (CUES, "cue:c2", "Who", "Host", of_cue("c2", who="Host")),
    (CUES, "cue:c2", "Go", "on the words “Off you go”", of_cue("c2", trigger_text="Off you go")),
    (CUES, "cue:c2", "Go", 'on the words "Off you go"', of_cue("c2", trigger_text="Off you go")),
    (CUES, "cue:c2", "Go", "at the time", of_cue("c2", trigger=Trigger.CLOCK, trigger_text="")),
    (CUES, "cue:c1", "Go", "on the signal: thumbs up", of_cue("c1", trigger=Trigger.SIGNAL, trigger_text="thumbs up")),
    (CUES, "cue:c1", "Go", "when I nod", of_cue("c1", trigger=Trigger.SIGNAL, trigger_text="when I nod")),
    (
        CUES,
        "cue:c3",
        "Action",
        "Broadcast to rooms: two minutes",
        of_cue("c3", action=Action.BROADCAST, title="two minutes"),
    ),
    (CUES, "cue:c3", "Action", "Bring everybody back", of_cue("c3", title="Bring everybody back")),
    (CUES, "cue:c1", "Exact text or asset", "2+2", of_cue("c1", text="2+2")),
    (CHAT, "cue:c1", "Text", "What did you see?", of_cue("c1", text="What did you see?")),
    (CUES, "cue:c2", "To", "Trios", of_cue("c2", target="Trios")),
    (CUES, "cue:c2", "Backup", "Stay in one room", of_cue("c2", backup="Stay in one room")),
    (CUES, "cue:c2", "Notes", "ended by 290, rights: co-host", of_cue("c2", rights="co-host")),
    (
        CUES,
        "cue:c2",
        "Notes",
        "ended by 290, rights: host, two laptops",
        of_segment("practice", notes="Cue 201: two laptops"),
    ),
    (BUILD, "cue:c2", "Build beforehand", "Rooms: 9 of 2", of_cue("c2", details=(Field("Rooms", "9 of 2"),))),
    (BUILD, "cue:c2", "Build beforehand", "Rooms: 6 of 3\nby hand", of_cue("c2", text="by hand")),
    (BUILD, "cue:c2", "Asset", "rooms.csv", of_cue("c2", asset="rooms.csv")),
    (NEEDS, "need:n1", "What must be ready", "Seven rooms", of_need("n1", title="Seven rooms")),
    (NEEDS, "need:n1", "Owner", "Host", of_need("n1", owner="Host")),
    (NEEDS, "need:n1", "Kind", "access", of_need("n1", kind=NeedKind.ACCESS)),
    (NEEDS, "need:n1", "Days ahead", 5, of_need("n1", days_ahead=5)),
    (NEEDS, "need:n1", "Due", "9 Nov 2026", of_need("n1", days_ahead=5)),
    (NEEDS, "need:n1", "Due", date(2026, 11, 9), of_need("n1", days_ahead=5)),
    (NEEDS, "need:n1", "How it is tested", "opened twice", of_need("n1", test="opened twice")),
    ("Cover", "fact:Session", "", "Feedback, again", lambda plan: replace(plan, title="Feedback, again")),
    ("Cover", "fact:Back channel", "", "Slack", lambda plan: replace(plan, back_channel="Slack")),
    ("Cover", "fact:Length", "", "1 h 50 min", lambda plan: replace(plan, promised_s=6_600)),
]


@pytest.mark.parametrize(("sheet", "row_id", "head", "value", "change"), IN_THE_PLAN)
def test_a_cell_is_one_change_of_the_plan(
    sheet: str, row_id: str, head: str, value: object, change: Callable[[Plan], Plan]
) -> None:
    handoff = handed_off(PLAN, small_delivery())
    review = reviewed(handoff, edited(workbook(handoff), typed(sheet, row_id, head, value)))
    (item,) = review.items if head != "Backup" or value is not None else (review.items[0],)
    assert item.standing in {Standing.OPEN, Standing.REMARK}
    assert item.place.startswith(f"{sheet}, ")
    assert taken(review, PLAN, small_delivery()) == (change(PLAN), small_delivery())
    assert not review.unread


def test_a_marker_put_in_or_taken_out_in_words_is_one() -> None:
    handoff = handed_off(PLAN)
    back = edited(
        workbook(handoff),
        typed(CUES, "segment:close", "Weight", "Must not cut"),
        typed(CUES, "segment:practice", "Weight", "Must not cut, Loud"),
    )
    plan, _ = taken(reviewed(handoff, back), PLAN)
    was = {one.id: one for one in PLAN.segments}
    now = {one.id: one for one in plan.segments}
    assert [one.kind for one in now["close"].markers] == [MarkerKind.MUST_NOT_CUT]
    assert now["practice"].markers[0] == was["practice"].markers[0]
    assert [(one.kind, one.label) for one in now["practice"].markers[1:]] == [(MarkerKind.OWN, "Loud")]


def test_what_is_fixed_stays_fixed_at_the_clock_that_was_typed() -> None:
    plan = with_fixed(PLAN, "close", 42_600)
    handoff = handed_off(plan, replace(small_delivery(), start_s=39_600))
    review = reviewed(handoff, edited(workbook(handoff), typed(CUES, "segment:close", "Clock", time(12, 55))))
    (item,) = review.items
    assert item.said == "Starts: 12:55 instead of 12:50"
    assert taken(review, plan)[0] == of_segment("close", start=At(42_900, "guest joins"))(plan)


def test_a_segment_and_its_cues_moved_together_are_one_move() -> None:
    handoff = handed_off(PLAN)
    back = edited(
        workbook(handoff),
        typed(CUES, "segment:practice", "Min", 55),
        typed(CUES, "cue:c2", "Min", 55 + 130 / 60),
        typed(CUES, "cue:c3", "Min", 80),
    )
    review = reviewed(handoff, back)
    assert [item.id for item in review.items] == ["segment:practice/Starts", "cue:c3/Goes at"]
    assert (
        review.items[1].said
        == "Cue 290: Goes at: 11:20 (25 min into its segment) instead of 11:17:10 (22 min 10 s into its segment)"
    )
    plan, _ = taken(review, PLAN)
    assert plan == of_cue("c3", offset_s=1_500)(of_segment("practice", start=At(39_300))(PLAN))


def test_a_later_start_on_the_cover_moves_nothing_else() -> None:
    handoff = handed_off(PLAN)
    moved = [typed("Cover", "fact:Start", "", time(11, 0))]
    for key, offset in (("open", 0), ("model", 10)):
        moved.append(typed(CUES, f"segment:{key}", "Clock", time(11, offset)))
    review = reviewed(handoff, edited(workbook(handoff), *moved))
    assert [item.id for item in review.items] == ["fact:Start/Start"]
    assert taken(review, PLAN)[0] == replace(PLAN, start_s=39_600)


def test_the_same_change_in_two_sheets_is_one_and_two_different_ones_are_two() -> None:
    handoff = handed_off(PLAN)
    alike = [typed(CUES, "cue:c1", "Exact text or asset", "Hello"), typed(CHAT, "cue:c1", "Text", "Hello")]
    (item,) = reviewed(handoff, edited(workbook(handoff), *alike)).items
    assert [place.partition(",")[0] for place in item.place.split("; ")] == [CUES, CHAT]
    apart = [typed(CUES, "cue:c1", "Exact text or asset", "Hello"), typed(CHAT, "cue:c1", "Text", "Welcome")]
    items = reviewed(handoff, edited(workbook(handoff), *apart)).items
    assert [one.said for one in items] == [
        "Cue 101: Text: “Hello” instead of “=1+1”",
        "Cue 101: Text: “Welcome” instead of “=1+1”",
    ]
    assert len({one.id for one in items}) == 2


def test_each_change_is_weighed_against_the_plan_as_it_is_now() -> None:
    handoff = handed_off(PLAN)
    back = edited(
        workbook(handoff), typed(CUES, "segment:model", "Who", "Guest"), typed(CUES, "cue:c2", "Backup", "Wait")
    )
    settled = of_cue("c2", backup="Wait")(of_segment("model", led_by="Guest")(PLAN))
    assert {one.standing for one in reviewed(handoff, back, settled).items} == {Standing.SETTLED}
    other = of_cue("c2", backup="Phone")(of_segment("model", led_by="Producer")(PLAN))
    clash = reviewed(handoff, back, other).items
    assert [(one.standing, one.now) for one in clash] == [(Standing.CLASH, "“Producer”"), (Standing.CLASH, "“Phone”")]
    assert taken(reviewed(handoff, back, other), other)[0] == settled
    gone = edits.remove(PLAN, ("model", "practice"))
    assert {one.standing for one in reviewed(handoff, back, gone).items} == {Standing.LOST}
    assert taken(reviewed(handoff, back, gone), gone)[0] == gone


def test_what_cannot_be_is_told_and_not_offered() -> None:
    handoff = handed_off(PLAN)
    back = edited(
        workbook(handoff),
        typed(CUES, "segment:practice", "Length", "20 min"),
        typed(CUES, "segment:close", "Length", "soon"),
        typed(CUES, "segment:open", "Segment", None),
    )
    review = reviewed(handoff, back)
    assert {one.standing for one in review.items} == {Standing.LOST}
    assert any("must not be cut below" in one.said for one in review.items)
    assert any("Give the segment a title." in one.said for one in review.items)
    (unread,) = review.unread
    assert unread.startswith("Cue sheet, ")
    assert "“soon” is no length." in unread


def test_a_comment_on_a_cell_is_a_remark_on_its_segment() -> None:
    from openpyxl.comments import Comment

    def pinned(opened: Any) -> None:
        page = opened[CUES]
        page.cell(row_of(page, "cue:c1"), column_of(page, "Action")).comment = Comment("Which link?", "Omar")

    handoff = handed_off(PLAN)
    (item,) = reviewed(handoff, edited(workbook(handoff), pinned)).items
    assert (item.segment_id, item.standing) == ("open", Standing.REMARK)
    assert "Which link?" in item.said


def test_words_in_a_sheet_that_only_repeats_are_a_remark_on_the_segment_of_their_row() -> None:
    def written(opened: Any) -> None:
        page = opened["If I must take over"]
        row = next(row for row in range(4, 20) if "Practice" in str(page.cell(row, 1).value))
        page.cell(row, 3).value = "I would rather stop here"

    handoff = handed_off(PLAN)
    back = edited(workbook(handoff), written)
    (item,) = reviewed(handoff, back).items
    assert (item.segment_id, item.standing) == ("practice", Standing.REMARK)
    plan, _ = taken(reviewed(handoff, back), PLAN)
    assert plan == of_segment("practice", notes="I would rather stop here")(PLAN)
    assert [one.standing for one in reviewed(handoff, back, plan).items] == [Standing.SETTLED]


def test_the_cues_alone_begun_later_have_moved_by_nothing() -> None:
    def later(opened: Any) -> None:
        page = opened[CUES]
        for row in range(4, page.max_row + 1):
            minutes = float(page.cell(row, column_of(page, "Min")).value) + 660
            page.cell(row, column_of(page, "Clock")).value = minutes / 1440
        for name in opened.sheetnames:
            if name != CUES:
                del opened[name]

    handoff = handed_off(PLAN)
    review = reviewed(handoff, edited(workbook(handoff), later, typed(CUES, "segment:model", "Clock", 675 / 1440)))
    assert [(one.id, one.said) for one in review.items] == [("segment:model/Starts", "Starts: 10:15 instead of 10:10")]
    assert any("count from 11:00 now" in sentence for sentence in review.unread)


@pytest.mark.parametrize(
    ("sheet", "row_id", "head", "value", "said"),
    [
        (CUES, "segment:model", "Clock", "later", "“later” is no time."),
        (CUES, "cue:c1", "Min", "soon", "“soon” is no time."),
        (CUES, "segment:model", "Length", None, "an empty cell is no length."),
        (NEEDS, "need:n1", "State", "dunno", "“dunno” is no state of a need."),
        (NEEDS, "need:n1", "Kind", "stuff", "“stuff” is no kind of need."),
        (NEEDS, "need:n1", "Days ahead", "early", "“early” is no number of days."),
        ("Cover", "fact:Start", "", "at ten", "“at ten” is no time of day."),
        ("Cover", "fact:Date", "", "next week", "“next week” is no date with its year."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    sheet: str, row_id: str, head: str, value: object, said: str
) -> None:
    handoff = handed_off(PLAN, small_delivery())
    review = reviewed(handoff, edited(workbook(handoff), typed(sheet, row_id, head, value)))
    assert review.items == ()
    (sentence,) = review.unread
    assert sentence.startswith(f"{sheet}, ")
    assert sentence.endswith(said)
