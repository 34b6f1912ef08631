from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.layout import Layout, lay_out
from app.domain.plan import MAIN_LANE, After, At, Kind, Marker, MarkerKind, Plan, Segment, With
from app.domain.repair import Refusal, Repair, RepairKind, repairs
from app.domain.room import shares
from tests.domain.strategies import LANES, plans

START = 36_000


def seg(title: str, minutes: int, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(title.lower(), title, lane_id=lane, planned_s=minutes * 60, start=start, **more)


def weighed(title: str, minutes: int, kind: MarkerKind, **more: object) -> Segment:
    return seg(title, minutes, markers=(Marker("m", kind),), **more)


def at(minutes: int, reason: str = "") -> At:
    return At(START + minutes * 60, reason)


def plan(*segments: Segment, promised: int = 120) -> Plan:
    return Plan("plan", "A session", start_s=START, promised_s=promised * 60, lanes=LANES, segments=segments)


def ways(value: Plan, key: str | None) -> dict[RepairKind, Repair | Refusal]:
    return {way.kind: way for way in repairs(value, lay_out(value), key)}


CLASH = plan(
    seg("Welcome", 10, shortest_s=480),
    weighed("Practise", 25, MarkerKind.MUST_NOT_CUT, shortest_s=900),
    weighed("Game", 10, MarkerKind.MAY_SKIP, shortest_s=300),
    seg("Break", 10, at(37, "coffee")),
    seg("Close", 10),
)


def test_the_repairs_of_a_clash_have_words_and_costs() -> None:
    found = [way for way in repairs(CLASH, lay_out(CLASH), "break") if isinstance(way, Repair)]
    assert [(way.kind, way.words) for way in found] == [
        (RepairKind.MOVE, "Start Break 8 min later, at 10:45 (coffee)"),
        (RepairKind.PARK, "Park Game (10 min)"),
    ]
    assert found[0].moved_s == (("break", 480), ("close", 480))
    assert found[1].cut_s == (("game", 600),)
    assert found[1].cost == "Game is parked; nothing else moves; 1 clash is solved"


def test_what_cannot_give_enough_says_who_and_why() -> None:
    assert ways(CLASH, "break")[RepairKind.SHORTEN].words == (
        "What comes before Break can give only 7 min of 8 min: Practise must not be cut."
    )
    bare = plan(weighed("Practise", 25, MarkerKind.MUST_NOT_CUT), seg("Break", 10, at(17)))
    assert ways(bare, "break")[RepairKind.SHORTEN].words == (
        "Nothing before Break can give 8 min: Practise must not be cut."
    )
    assert "must not be cut" in ways(bare, "break")[RepairKind.PARK].words


def test_the_flexible_ones_give_in_proportion_to_their_room_in_whole_minutes() -> None:
    value = plan(seg("A", 20, shortest_s=600), seg("B", 15, shortest_s=600), seg("C", 5, at(29)))
    way = ways(value, "c")[RepairKind.SHORTEN]
    assert way.words == "Shorten A by 4 min, B by 2 min"
    assert way.cut_s == (("a", 240), ("b", 120))
    assert lay_out(way.apply(value)).start_of("c") == START + 29 * 60


def test_many_that_give_are_counted_and_named_in_the_detail() -> None:
    value = plan(*(seg(name, 20, shortest_s=600) for name in "ABC"), seg("D", 5, at(57)))
    way = ways(value, "d")[RepairKind.SHORTEN]
    assert way.words == "Take 3 min from 3 segments"
    assert way.detail == "A by 1 min, B by 1 min, C by 1 min"


@pytest.mark.parametrize(
    ("need", "rooms", "given"),
    [
        (120, [60, 60], [60, 60]),
        (90, [600, 600], [60, 30]),
        (70, [50, 50], [50, 20]),
        (180, [600, 0, 300], [120, 0, 60]),
        (100, [99], None),
        (0, [10], [0]),
    ],
)
def test_sharing_out(need: int, rooms: list[int], given: list[int] | None) -> None:
    found = shares(need, rooms)
    assert found is None if given is None else sorted(found) == sorted(given)


@given(st.integers(0, 5_000), st.lists(st.integers(0, 1_500), max_size=6))
def test_shares_sum_to_what_is_needed_and_never_pass_a_room(need: int, rooms: list[int]) -> None:
    found = shares(need, rooms)
    if sum(rooms) < need:
        assert found is None
    else:
        assert sum(found) == need
        assert all(0 <= part <= room for part, room in zip(found, rooms, strict=True))


GAP = plan(seg("Welcome", 10, longest_s=1_200), seg("Theory", 20, longest_s=1_260), seg("Break", 10, at(38)))


def test_a_gap_is_moved_to_filled_or_made_a_buffer() -> None:
    found = ways(GAP, "break")
    assert [found[kind].words for kind in (RepairKind.MOVE, RepairKind.STRETCH, RepairKind.BUFFER)] == [
        "Start Break 8 min earlier, at 10:30",
        "Give 8 min more to Welcome",
        "Make the 8 min before Break a buffer",
    ]
    made = found[RepairKind.BUFFER].apply(GAP)
    assert [s.title for s in made.segments] == ["Welcome", "Theory", "Buffer", "Break"]
    assert made.segments[2].planned_s == 480
    assert found[RepairKind.STRETCH].cut_s == (("welcome", -480),)


def test_a_gap_at_the_start_can_be_a_buffer_too() -> None:
    value = plan(seg("Welcome", 10, at(5)))
    found = ways(value, "welcome")
    assert [s.title for s in found[RepairKind.BUFFER].apply(value).segments] == ["Buffer", "Welcome"]
    assert isinstance(found[RepairKind.STRETCH], Refusal)


def test_a_later_start_that_makes_another_clash_is_refused() -> None:
    value = plan(seg("A", 20), seg("Break", 10, at(15)), seg("Guest", 10, at(25)))
    way = ways(value, "break")[RepairKind.MOVE]
    assert way.words == "Guest would clash with Break by 5 min. Mend that first."


def test_the_fixed_start_before_may_use_the_gap_before_it() -> None:
    value = plan(seg("A", 10), seg("Guest", 20, at(15)), seg("Break", 10, at(30)))
    assert ways(value, "break")[RepairKind.MOVE_BEFORE].words == "Start Guest 5 min earlier"
    tight = plan(seg("A", 15), *value.segments[1:])
    assert RepairKind.MOVE_BEFORE not in ways(tight, "break")


def test_only_what_comes_after_the_fixed_start_before_gives() -> None:
    value = plan(
        seg("A", 10, shortest_s=60), weighed("Guest", 20, MarkerKind.MUST_NOT_CUT, start=at(10)), seg("B", 5, at(25))
    )
    assert isinstance(ways(value, "b")[RepairKind.SHORTEN], Refusal)


def test_a_joined_run_that_holds_the_room_up_gives_too() -> None:
    value = plan(
        seg("A", 10),
        seg("B", 10, at(15)),
        seg("Rooms", 25, With("a"), "rooms", shortest_s=600),
    )
    way = ways(value, "b")[RepairKind.SHORTEN]
    assert way.words == "Shorten Rooms by 10 min"
    assert not lay_out(way.apply(value)).clashes


def test_two_runs_of_a_lane_that_clash_can_be_set_apart() -> None:
    value = plan(seg("A", 10), seg("B", 10), seg("One", 15, With("a"), "chat"), seg("Two", 5, With("b"), "chat"))
    way = ways(value, "two")[RepairKind.MOVE]
    assert way.apply(value).segments[3].start == With("b", 300)


def test_over_the_promised_end_the_last_stretch_gives() -> None:
    value = plan(seg("A", 60, shortest_s=60), seg("B", 30, at(65), shortest_s=1_200), seg("C", 30, shortest_s=1_500))
    found = ways(value, None)
    assert found[RepairKind.SHORTEN].words == "Shorten B by 3 min, C by 2 min"
    assert found[RepairKind.MOVE_BEFORE].words == "Start B 5 min earlier"
    assert found[RepairKind.PROMISE].words == "Promise 2 h 05 instead of 2 h"
    assert found[RepairKind.PARK].words == "Park B (30 min)"


def test_nothing_wrong_needs_no_repair() -> None:
    assert repairs(GAP, lay_out(GAP), "theory") == ()
    assert repairs(GAP, lay_out(GAP), None) == ()


def troubles(layout: Layout) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = [("clash", clash.segment_id) for clash in layout.clashes]
    found += [("gap", gap.before_id) for gap in layout.gaps]
    return [*found, ("end", None)] if layout.slack_s < 0 else found


def still_wrong(layout: Layout, trouble: tuple[str, str | None]) -> bool:
    return trouble in troubles(layout)


@given(plans())
def test_a_repair_solves_it_spares_what_must_not_be_cut_and_makes_no_clash(value: Plan) -> None:
    layout = lay_out(value)
    protected = {s.id: s.planned_s for s in value.segments if s.has(MarkerKind.MUST_NOT_CUT)}
    had = {clash.segment_id for clash in layout.clashes}
    for trouble in troubles(layout):
        for way in repairs(value, layout, trouble[1]):
            assert way.words
            if isinstance(way, Refusal):
                continue
            after = way.apply(value)
            now = lay_out(after)
            assert not still_wrong(now, trouble)
            assert {clash.segment_id for clash in now.clashes} <= had
            assert protected.items() <= {s.id: s.planned_s for s in after.segments}.items()
            assert not any(s.parked and s.protected for s in after.segments if s.id in dict(way.cut_s))
            assert way.moved_s or way.cut_s or after != value


def test_a_buffer_gives_before_it_is_parked() -> None:
    value = plan(seg("A", 10, shortest_s=600), seg("Buffer", 5, kind=Kind.BUFFER), seg("B", 5, at(11)))
    found = ways(value, "b")
    assert found[RepairKind.SHORTEN].words == "Shorten Buffer by 4 min"
    assert found[RepairKind.PARK].words == "Park Buffer (5 min)"
