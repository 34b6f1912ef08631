from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import (
    MAIN_LANE,
    After,
    At,
    Cue,
    Kind,
    Marker,
    MarkerKind,
    Need,
    Plan,
    Segment,
    Step,
    StepKind,
    With,
)
from tests.domain.strategies import LANES, plans

START = 36_000


def seg(key: str, minutes: int = 10, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(key, key.upper(), lane_id=lane, planned_s=minutes * 60, start=start, **more)


def plan(*segments: Segment) -> Plan:
    return Plan("plan", "A session", start_s=START, lanes=LANES, segments=segments)


def of(value: Plan, key: str) -> Segment:
    return next(s for s in value.segments if s.id == key)


VALUE = plan(
    seg("doors", kind=Kind.OFF_CLOCK),
    seg("a"),
    seg("b"),
    seg("c", 10, At(START + 1_800, "guest")),
    seg("d"),
    seg("e"),
    seg("r", 10, With("b", 300), "rooms"),
    seg("w", 20, With("d"), "rooms"),
    seg("s", lane="rooms"),
)


@pytest.mark.parametrize(
    ("key", "delta", "start", "length"),
    [
        ("b", 120, 720, 480),
        ("c", -300, 1_500, 900),
        ("c", 60, 1_860, 540),
        ("r", -60, 840, 660),
        ("doors", -300, -900, 900),
        ("s", 60, 3_660, 540),
    ],
)
def test_the_left_edge_moves_the_start_and_keeps_the_end(key: str, delta: int, start: int, length: int) -> None:
    after = edits.resize_start(VALUE, key, delta)
    before, now = lay_out(VALUE), lay_out(after)
    assert (now.start_of(key) - START, of(after, key).planned_s) == (start, length)
    assert now.end_of(key) == before.end_of(key)


def test_the_reason_of_a_fixed_start_stays() -> None:
    assert of(edits.resize_start(VALUE, "c", 60), "c").start == At(START + 1_860, "guest")


@pytest.mark.parametrize(
    ("key", "delta", "sentence"),
    [
        ("e", 60, "waits for"),
        ("r", -600, "starts with it or after"),
        ("c", 600, "at least 1 second"),
        ("x", 60, "no longer"),
    ],
)
def test_a_start_that_cannot_move_says_why(key: str, delta: int, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        edits.resize_start(VALUE, key, delta)


def test_the_first_starts_with_the_session_and_the_parked_never() -> None:
    with pytest.raises(EditRefused, match="starts with the session"):
        edits.resize_start(plan(seg("a"), seg("b")), "a", 60)
    with pytest.raises(EditRefused, match="starts with the session"):
        edits.resize_start(VALUE, "a", 60)
    with pytest.raises(EditRefused, match="shelf"):
        edits.resize_start(edits.park(plan(seg("a", 10, At(START))), ["a"]), "a", 60)


@given(plans(), st.data())
def test_the_end_always_stays(value: Plan, data: st.DataObject) -> None:
    if not value.segments:
        return
    key = data.draw(st.sampled_from([s.id for s in value.segments]))
    try:
        after = edits.resize_start(value, key, data.draw(st.integers(-1_800, 1_800)))
    except EditRefused:
        return
    assert lay_out(after).end_of(key) == lay_out(value).end_of(key)


FULL = plan(
    seg(
        "a",
        markers=(Marker("m", MarkerKind.MUST_NOT_CUT, "why"), Marker("n", MarkerKind.ADAPT_HERE)),
        steps=(
            Step("1", StepKind.SAY, "one", offset_s=0),
            Step("2", StepKind.SAY, "two"),
            Step("3", StepKind.DO, offset_s=300),
        ),
        cues=(Cue("open", 0, ended_by="close"), Cue("close", 300)),
        needs=(Need("need", "Poll"),),
    ),
    seg("b", markers=(Marker("skip", MarkerKind.MAY_SKIP),)),
)


def test_a_marker_and_a_cue_are_carried_along_their_segment() -> None:
    value = edits.carry(FULL, "a", "m", "a", 120)
    assert [(m.id, m.offset_s) for m in of(value, "a").markers] == [("m", 120), ("n", None)]
    assert of(edits.carry(value, "a", "m", "a", None), "a") == of(FULL, "a")
    assert of(edits.carry(FULL, "a", "close", "a", -60), "a").cues[1].offset_s == -60


def test_a_cue_carried_to_another_segment_is_still_what_ends_the_first() -> None:
    value = edits.carry(FULL, "a", "close", "b", 60)
    assert of(value, "b").cues == (Cue("close", 60),)
    assert of(value, "a").cues == (Cue("open", 0, ended_by="close"),)


@pytest.mark.parametrize(("offset", "order"), [(400, "2 3 1"), (100, "1 2 3"), (0, "1 2 3")])
def test_a_step_goes_among_the_lines_by_its_time(offset: int, order: str) -> None:
    value = edits.carry(FULL, "a", "1", "a", offset)
    assert [s.id for s in of(value, "a").steps] == order.split()


def test_a_need_goes_to_another_segment() -> None:
    value = edits.carry(FULL, "a", "need", "b", 60)
    assert (of(value, "a").needs, of(value, "b").needs) == ((), (Need("need", "Poll"),))


@pytest.mark.parametrize(
    ("item", "to", "offset", "sentence"),
    [
        ("m", "b", 0, "at once"),
        ("n", "b", 601, "over by then"),
        ("3", "b", -1, "not begun"),
        ("close", "b", 601, "over by then"),
        ("x", "b", 0, "no longer"),
        ("n", "x", 0, "no longer"),
    ],
)
def test_what_cannot_be_carried_says_why(item: str, to: str, offset: int, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        edits.carry(FULL, "a", item, to, offset)
