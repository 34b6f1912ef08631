from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.layout import deadlines, lay_out
from app.domain.parking import running
from app.domain.plan import (
    MAIN_LANE,
    PARKED,
    PARKED_LANE,
    After,
    At,
    Lane,
    LaneKind,
    Plan,
    Section,
    Segment,
    With,
)
from tests.domain.strategies import LANES, plans

START = 36_000


def seg(title: str, minutes: int = 10, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(title.lower(), title, lane_id=lane, planned_s=minutes * 60, start=start, **more)


def of(value: Plan, key: str) -> Segment:
    return next(s for s in value.segments if s.id == key)


PLAN = Plan(
    "plan",
    "A session",
    start_s=START,
    lanes=LANES,
    segments=(
        seg("Welcome", 5),
        seg("Practise", 25, notes="Keep me"),
        seg("Break"),
        seg("Hard", start=At(START + 3_000, "guest joins")),
        seg("Close", 5),
        seg("Rooms", 10, With("practise", 60), "rooms"),
    ),
)
PARKED_PLAN = edits.park(PLAN, ["practise"])


def test_parking_makes_the_shelf_once_and_keeps_it_last() -> None:
    assert PARKED_PLAN.lanes == (*LANES, PARKED)
    value = edits.put_lane(edits.park(PARKED_PLAN, ["break"]), Lane("new", "Second track"))
    assert [lane.id for lane in value.lanes] == ["main", "rooms", "chat", "new", "parked"]
    assert [s.id for s in value.segments if s.parked] == ["practise", "break"]


def test_what_is_parked_keeps_everything_and_comes_back() -> None:
    assert of(PARKED_PLAN, "practise") == replace(of(PLAN, "practise"), lane_id=PARKED_LANE)
    back = edits.unpark(PARKED_PLAN, ["practise"], "break")
    assert back.segments[:5] == PLAN.segments[:5]


def test_runs_of_a_parked_anchor_hang_on_the_next() -> None:
    assert of(PARKED_PLAN, "rooms").start == With("break", 60)


def test_a_parked_run_hands_its_start_on_and_runs_beside_nothing() -> None:
    value = edits.add_segment(PLAN, seg("Next", lane="rooms"), "rooms")
    value = edits.park(value, ["rooms"])
    assert of(value, "next").start == With("practise", 60)
    assert of(value, "rooms").start == After()
    with pytest.raises(EditRefused, match="parked"):
        edits.set_start(value, "rooms", With("break"))


def test_the_layout_does_not_know_what_is_parked() -> None:
    layout, bare = lay_out(PARKED_PLAN), lay_out(running(PARKED_PLAN))
    assert layout.parked == {"practise"}
    assert (layout.start_of("practise"), layout.end_of("practise")) == (START, START)
    assert layout.starts_s[: len(bare.starts_s)] == bare.starts_s
    assert (layout.end_s, layout.gaps, layout.clashes) == (bare.end_s, bare.gaps, bare.clashes)
    assert deadlines(PARKED_PLAN, layout).too_late_after_s[layout.index["practise"]] is None


@given(plans())
def test_parked_segments_never_count(value: Plan) -> None:
    whole, bare = lay_out(value), lay_out(running(value))
    assert all(whole.start_of(key) == bare.start_of(key) for key in bare.index)
    assert (whole.end_s, whole.gaps, whole.clashes) == (bare.end_s, bare.gaps, bare.clashes)
    assert whole.parked == {s.id for s in value.segments if s.parked} == whole.index.keys() - bare.index.keys()


@given(plans(), st.data())
def test_parking_and_coming_back_loses_nothing(value: Plan, data: st.DataObject) -> None:
    main = [s for s in value.segments if s.lane_id == MAIN_LANE]
    assume(main)
    segment = data.draw(st.sampled_from(main))
    back = edits.unpark(edits.park(value, [segment.id]), [segment.id], None)
    assert replace(of(back, segment.id), start=After(), section_id=None) == replace(
        segment, start=After(), section_id=None
    )
    assert len(back.segments) == len(value.segments)


def test_a_fixed_time_is_kept_on_the_shelf_and_holds_again_unless_it_clashes() -> None:
    value = edits.park(PLAN, ["hard"])
    assert of(value, "hard").start == At(START + 3_000, "guest joins")
    assert of(edits.unpark(value, ["hard"], "close"), "hard").start == At(START + 3_000, "guest joins")
    late = edits.resize(value, "break", 3_000)
    assert of(edits.unpark(late, ["hard"], "close"), "hard").start == After()


def test_coming_back_to_a_lane_beside_takes_a_start_there() -> None:
    value = edits.park(PLAN, ["break"])
    assert of(edits.unpark(value, ["break"], "rooms"), "break").start == With("welcome")
    assert of(edits.move(value, ["break"], "chat", None), "break").start == With("welcome")
    alone = edits.park(Plan("p", "P", lanes=LANES, segments=(seg("A"),)), ["a"])
    assert of(edits.move(alone, ["a"], "chat", None), "a").start == At(36_000)


@pytest.mark.parametrize(
    ("ids", "before_id", "sentence"),
    [(["break"], None, "not parked"), (["practise"], "practise", "shelf"), (["gone"], None, "no longer")],
)
def test_what_cannot_come_back_says_so(ids: list[str], before_id: str | None, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        edits.unpark(PARKED_PLAN, ids, before_id)


@pytest.mark.parametrize("lane", [Lane("x", "Shelf", LaneKind.PARKED), Lane(PARKED_LANE, "Shelf", LaneKind.FREE)])
def test_there_is_one_shelf(lane: Lane) -> None:
    with pytest.raises(EditRefused, match="one shelf"):
        edits.put_lane(PLAN, lane)


def test_an_empty_shelf_can_go() -> None:
    assert edits.drop_lane(edits.unpark(PARKED_PLAN, ["practise"], "break"), PARKED_LANE).lanes == LANES


def test_on_the_shelf_the_other_edits_still_work() -> None:
    value = edits.duplicate(edits.split(PARKED_PLAN, "practise", 600), ["practise"])
    parked = [s for s in value.segments if s.parked]
    assert [s.title for s in parked] == ["Practise", "Practise", "Practise (continued)"]
    joined = edits.join(value, parked[1].id)
    assert [s.planned_s for s in joined.segments if s.parked] == [600, 1_500]
    assert lay_out(edits.remove(joined, ["practise"])).end_s == lay_out(PARKED_PLAN).end_s
    again = edits.move(joined, [parked[1].id], PARKED_LANE, "practise")
    assert [s.id for s in again.segments if s.parked] == [parked[1].id, "practise"]
    assert edits.paste(PARKED_PLAN, [of(PLAN, "hard")], "practise").segments[-1].start == After()


def test_the_section_is_kept_where_it_comes_back_to_it() -> None:
    value = edits.put_section(PLAN, Section("x", "Middle"))
    value = edits.amend_many(value, ["practise", "break"], lambda s: replace(s, section_id="x"))
    back = edits.unpark(edits.park(value, ["practise"]), ["practise"], "break")
    assert of(back, "practise").section_id == "x"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            PLAN,
            PARKED_PLAN,
            "Practise is parked; Rooms runs beside Break; Break starts 25 min earlier",
        ),
        (PLAN, edits.park(PLAN, ["practise", "break"]), "2 segments are parked; Rooms runs beside Hard"),
        (
            PARKED_PLAN,
            edits.unpark(PARKED_PLAN, ["practise"], "break"),
            "Practise comes back before Break; 2 segments start 25 min later",
        ),
        (
            edits.park(PLAN, ["close"]),
            edits.unpark(edits.park(PLAN, ["close"]), ["close"], None),
            "Close comes back to the end; nothing else moves",
        ),
        (PARKED_PLAN, edits.resize(PARKED_PLAN, "practise", 600), "Practise takes 10 min instead of 25 min; nothing"),
        (PARKED_PLAN, edits.set_plan_start(PARKED_PLAN, START - 60), "3 segments start 1 min earlier"),
    ],
)
def test_the_words_of_parking(before: Plan, after: Plan, words: str) -> None:
    assert effects(before, after).startswith(words)


def test_parking_the_last_of_a_plan_is_said_when_it_was_in_hand() -> None:
    value = edits.remove(PLAN, ["rooms"])
    assert effects(value, edits.park(value, ["close"]), ["close"]) == "Close is parked; nothing else moves"
