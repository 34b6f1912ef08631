"""Parked segments come back to where they stood, whatever was done meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.diff import Diff, diff
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, PARKED_LANE, After, At, Kind, Plan, Section, Segment, With
from tests.domain.strategies import LANES, plans

START = 36_000
Edit = Callable[[Plan], Plan]


def seg(key: str, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(key, key.upper(), lane_id=lane, start=start, **more)


PLAN = Plan(
    "plan",
    "A session",
    start_s=START,
    lanes=LANES,
    sections=(Section("one", "One"), Section("two", "Two")),
    segments=(
        seg("a", section_id="one"),
        seg("b", section_id="one"),
        seg("c", section_id="two"),
        seg("d", section_id="two"),
        seg("close", kind=Kind.CLOSE, section_id="two"),
        seg("later", At(START + 90_000), kind=Kind.OFF_CLOCK),
        seg("r", With("c", 60), "rooms"),
        seg("s", lane="rooms"),
        seg("t", lane="rooms"),
    ),
)


def done(*steps: Edit) -> tuple[Plan, list[Diff]]:
    """The plan after some steps, and what each changed, the latest first."""
    states = [PLAN]
    for step in steps:
        states.append(step(states[-1]))
    return states[-1], [diff(one, other) for one, other in reversed(list(pairwise(states)))]


def park(*ids: str) -> Edit:
    return lambda plan: edits.park(plan, ids)


def longer(plan: Plan) -> Plan:
    return edits.resize(plan, "a", 900)


@pytest.mark.parametrize("ids", ["a", "c", "d", "close", "later", "r", "s", "t", "c d", "b c", "c r", "r s", "b d t"])
def test_after_other_work_it_is_back_where_it_was_with_what_hung_on_it(ids: str) -> None:
    plan, past = done(park(*ids.split()), longer)
    assert edits.come_back(plan, ids.split(), past).segments == longer(PLAN).segments


@pytest.mark.parametrize("ids", [("b", "c"), ("c", "b"), ("r", "s"), ("d", "r")])
def test_what_was_parked_one_after_the_other_comes_back_together(ids: tuple[str, ...]) -> None:
    plan, past = done(*(park(one) for one in ids))
    assert edits.come_back(plan, ids, past).segments == PLAN.segments


def test_beside_one_that_is_still_parked_it_stands_behind_the_one_before_that() -> None:
    plan, past = done(park("b", "c"))
    assert [s.id for s in edits.come_back(plan, ["c"], past).segments][:3] == ["a", "c", "d"]


def test_what_was_done_on_the_shelf_and_to_its_runs_holds() -> None:
    plan, past = done(park("c"), lambda p: edits.retitle(p, "c", "New"), lambda p: edits.set_start(p, "r", With("a")))
    back = {s.id: s for s in edits.come_back(plan, ["c"], past).segments}
    assert (back["c"].title, back["r"].start) == ("New", With("a"))


@pytest.mark.parametrize(
    ("ids", "steps", "order"),
    [
        ("c", [park("c")], "a b d c close later"),
        ("close", [park("close")], "a b c d close later"),
        ("b", [park("b"), lambda p: edits.move(p, ["a"], "chat", None)], "c d b close later"),
    ],
)
def test_where_nobody_knows_its_place_it_goes_to_its_section_but_never_behind_the_close(
    ids: str, steps: list[Edit], order: str
) -> None:
    plan, past = done(*steps)
    known = past if len(steps) > 1 else []
    back = edits.come_back(plan, [ids], known)
    assert " ".join(s.id for s in back.segments if s.lane_id == MAIN_LANE) == order


def test_a_run_whose_anchor_is_gone_stays_in_its_lane() -> None:
    plan, past = done(park("t"), park("r"), lambda p: edits.remove(p, ["c"]))
    back = next(s for s in edits.come_back(plan, ["r"], past).segments if s.id == "r")
    assert (back.lane_id, back.start) == ("rooms", With("a"))


def test_a_lane_that_is_gone_gives_its_segment_to_the_main_room() -> None:
    plan, past = done(park("r", "s", "t"), lambda p: edits.drop_lane(p, "rooms"))
    back = edits.come_back(plan, ["s"], past)
    assert [s.id for s in back.segments if s.lane_id == MAIN_LANE] == ["a", "b", "c", "d", "s", "close", "later"]


def test_what_is_not_parked_does_not_come_back() -> None:
    with pytest.raises(EditRefused, match="not parked"):
        edits.come_back(PLAN, ["a"], [])


def test_the_words_say_where_it_comes_back() -> None:
    plan, past = done(park("c"))
    words = effects(plan, edits.come_back(plan, ["c"], past), ["c"])
    assert words.startswith("C comes back before D; R runs beside C")
    plan, past = done(park("s"))
    assert effects(plan, edits.come_back(plan, ["s"], past)).startswith("S comes back to Breakout rooms, after R")


@given(plans(), st.data())
def test_parking_any_and_coming_back_is_nothing(value: Plan, data: st.DataObject) -> None:
    running = [s.id for s in value.segments if not s.parked]
    assume(running)
    ids = data.draw(st.lists(st.sampled_from(running), min_size=1, max_size=3, unique=True))
    parked = edits.park(value, ids)
    back = edits.come_back(parked, ids, [diff(value, parked)])
    order = [s.id for s in value.segments if not s.parked]
    assert [s.id for s in back.segments if not s.parked] == order
    assert {s.id for s in back.segments if s.lane_id == PARKED_LANE} == {s.id for s in value.segments if s.parked}
