"""Segments put into lanes beside the main room: no run is torn, and none starts before its run does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import MAIN, MAIN_LANE, After, At, Lane, Plan, Segment, With
from tests.domain.strategies import LANES, plans

START = 36_000


def seg(key: str, minutes: int = 10, start: object = After(), lane: str = MAIN_LANE) -> Segment:
    return Segment(key, key.upper(), lane_id=lane, planned_s=minutes * 60, start=start)


def run(value: Plan, lane: str = "rooms") -> list[tuple[str, object]]:
    return [(s.id, s.start) for s in value.segments if s.lane_id == lane]


PLAN = Plan(
    "plan",
    "A session",
    start_s=START,
    lanes=LANES,
    segments=(
        seg("a"), seg("f", 5, At(START + 600)), seg("b"), seg("c"),
        seg("r", 3, With("b", 60), "rooms"), seg("s", 3, lane="rooms"), seg("t", 3, With("c"), "rooms"),
    ),
)  # fmt: skip
B, C = With("b", 60), With("c")


@pytest.mark.parametrize(
    ("ids", "mate", "behind", "expected"),
    [
        (["a"], "s", False, [("r", B), ("a", After()), ("s", After()), ("t", C)]),
        (["a"], "s", True, [("r", B), ("s", After()), ("a", After()), ("t", C)]),
        (["a"], "r", False, [("a", B), ("r", After()), ("s", After()), ("t", C)]),
        (["f"], "r", True, [("r", B), ("f", After()), ("s", After()), ("t", C)]),
        (["a", "f"], "r", False, [("a", B), ("f", After()), ("r", After()), ("s", After()), ("t", C)]),
        (["b"], "s", False, [("r", With("c", 60)), ("b", After()), ("s", After()), ("t", C)]),
        (["r"], "t", False, [("s", B), ("r", C), ("t", After())]),
        (["s"], "r", False, [("s", B), ("r", After()), ("t", C)]),
        (["t"], "r", True, [("r", B), ("t", After()), ("s", After())]),
    ],
)
def test_put_into_a_run(ids: list[str], mate: str, behind: bool, expected: list[tuple[str, object]]) -> None:
    assert run(edits.put_in_run(PLAN, ids, mate, behind=behind)) == expected


@pytest.mark.parametrize(
    ("ids", "before", "expected"),
    [
        (["a"], "r", [("a", With("c", 5)), ("r", B), ("s", After()), ("t", C)]),
        (["a"], "s", [("r", B), ("s", After()), ("a", With("c", 5)), ("t", C)]),
        (["a"], None, [("r", B), ("s", After()), ("t", C), ("a", With("c", 5))]),
        (["r", "s"], None, [("t", C), ("r", With("c", 5)), ("s", After())]),
        (["r"], "t", [("s", B), ("r", With("c", 5)), ("t", C)]),
    ],
)
def test_put_at_a_moment_of_its_own(ids: list[str], before: str | None, expected: list[tuple[str, object]]) -> None:
    assert run(edits.put_beside(PLAN, ids, "rooms", before, With("c", 5))) == expected


def test_what_is_parked_can_go_straight_into_a_run() -> None:
    value = edits.put_in_run(edits.park(PLAN, ["a"]), ["a"], "s", behind=False)
    assert run(value)[1] == ("a", After())


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: edits.put_in_run(p, ["a"], "b", behind=True),
        lambda p: edits.put_in_run(p, ["s"], "s", behind=True),
        lambda p: edits.put_in_run(p, ["gone"], "s", behind=True),
        lambda p: edits.put_beside(p, ["a"], MAIN_LANE, None, C),
        lambda p: edits.put_beside(p, ["a"], "nowhere", None, C),
        lambda p: edits.put_beside(p, ["c"], "rooms", None, C),
    ],
)
def test_what_is_no_place_beside_is_refused(edit: Callable[[Plan], Plan]) -> None:
    with pytest.raises(EditRefused):
        edit(PLAN)


@given(plans(), st.data())
def test_whatever_is_dropped_into_a_run_leaves_the_others_in_order_and_none_before_its_start(
    value: Plan, data: st.DataObject
) -> None:
    beside = [s for s in value.segments if s.lane_id in ("rooms", "chat")]
    assume(beside)
    mate = data.draw(st.sampled_from(beside))
    others = [s.id for s in value.segments if s.id != mate.id]
    assume(others)
    ids = data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
    after = edits.put_in_run(value, ids, mate.id, behind=data.draw(st.booleans()))
    order = [s.id for s in value.segments if s.lane_id == mate.lane_id and s.id not in ids]
    assert [s.id for s in after.segments if s.lane_id == mate.lane_id and s.id not in ids] == order
    assert sorted(s.id for s in after.segments) == sorted(s.id for s in value.segments)
    mates, layout = _run_of(after, mate.id), lay_out(after)
    assert set(ids) <= set(mates)
    assert min(layout.start_of(key) for key in mates) == layout.start_of(mates[0])


def _run_of(value: Plan, key: str) -> list[str]:
    lane_id = next(s.lane_id for s in value.segments if s.id == key)
    runs: list[list[str]] = []
    for segment in (s for s in value.segments if s.lane_id == lane_id):
        if isinstance(segment.start, After):
            runs[-1].append(segment.id)
        else:
            runs.append([segment.id])
    return next(found for found in runs if key in found)


def test_before_a_segment_of_another_lane_is_the_end_of_this_one() -> None:
    row = tuple(Segment(f"m{n}", f"M{n}") for n in range(4))
    plan = Plan("p", "P", lanes=(MAIN, Lane("rooms", "Rooms")), segments=row)
    after = edits.put_beside(plan, ["m0"], "rooms", "m3", With("m1", 1))
    assert [one.id for one in after.segments] == ["m1", "m2", "m3", "m0"]
