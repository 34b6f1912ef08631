from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.diff import diff, patched
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import (
    DAY_S,
    MAIN_LANE,
    PARKED,
    After,
    At,
    Cue,
    Field,
    Intent,
    Kind,
    Lane,
    LaneKind,
    Marker,
    MarkerKind,
    Need,
    Objective,
    Plan,
    Section,
    Segment,
    Step,
    StepKind,
    With,
)
from tests.domain.strategies import LANES, plans


def seg(key: str, minutes: int = 10, start: object = After(), lane: str = MAIN_LANE, **more: object) -> Segment:
    return Segment(key, key.upper(), lane_id=lane, planned_s=minutes * 60, start=start, **more)


def plan(*segments: Segment, **more: object) -> Plan:
    return Plan("plan", "A session", lanes=LANES, segments=segments, **more)


def weighed(key: str, *kinds: MarkerKind, **more: object) -> Segment:
    return seg(key, markers=tuple(Marker(kind, kind) for kind in kinds), **more)


ABC = plan(seg("a"), seg("b"), seg("c"))
ROOMS = plan(seg("a"), seg("b"), seg("c"), seg("r", start=With("b", 60), lane="rooms"), seg("s", lane="rooms"))


def order(value: Plan, lane: str = MAIN_LANE) -> str:
    return "".join(s.id if len(s.id) < 3 else "+" for s in value.segments if s.lane_id == lane)


def of(value: Plan, key: str) -> Segment:
    return next(s for s in value.segments if s.id == key)


# --- fields ---------------------------------------------------------------------------------------------------


def test_a_title_is_one_clean_line() -> None:
    assert of(edits.retitle(ABC, "a", "  Two\nlines\x00 "), "a").title == "Two lines"


def test_texts_are_cleaned_wherever_they_are() -> None:
    value = edits.put(ABC, "a", Step("s", StepKind.SAY, "one\r\ntwo\x07"))
    value = edits.set_intent(value, "a", Intent(why="because\x00"))
    value = edits.set_custom(value, "a", " Room \n", "5\x01")
    value = edits.set_start(value, "a", At(40_000, "guest\x00"))
    assert of(value, "a").start == At(40_000, "guest")
    assert of(value, "a").steps[0].text == "one\ntwo"
    assert of(value, "a").intent.why == "because"
    assert of(value, "a").custom == (Field("Room", "5"),)


def test_an_edit_that_changes_nothing_is_the_same_plan() -> None:
    assert edits.retitle(ABC, "a", "A ") is ABC


def test_an_edit_shares_what_it_did_not_touch() -> None:
    value = edits.retitle(ABC, "b", "New")
    assert value.segments[0] is ABC.segments[0]
    assert value.segments[2] is ABC.segments[2]


REFUSED: list[tuple[str, Callable[[], Plan], str]] = [
    ("no title", lambda: edits.retitle(ABC, "a", " \n "), "title"),
    ("gone", lambda: edits.retitle(ABC, "x", "New"), "no longer"),
    ("zero length", lambda: edits.resize(ABC, "a", 0), "at least 1 second"),
    ("negative length", lambda: edits.resize(ABC, "a", -5), "at least 1 second"),
    ("absurd length", lambda: edits.resize(ABC, "a", DAY_S + 1), "24 hours"),
    ("shortest over planned", lambda: edits.set_lengths(ABC, "a", 700, 600, None), "10 min"),
    ("longest under planned", lambda: edits.set_lengths(ABC, "a", None, 600, 500), "10 min"),
    ("no floor at all", lambda: edits.set_lengths(ABC, "a", 0, 600, None), "at least"),
    ("short form too long", lambda: edits.amend(ABC, "a", lambda s: replace(s, short_form_s=601)), "short form"),
    ("no people", lambda: edits.amend(ABC, "a", lambda s: replace(s, group_size=0)), "group"),
    ("main room beside", lambda: edits.set_start(ABC, "a", With("b")), "main room"),
    ("far away", lambda: edits.set_start(ABC, "a", At(2**40)), "year"),
    ("first of a lane", lambda: edits.set_start(ROOMS, "r", After()), "first in its lane"),
    ("beside a lane", lambda: edits.set_start(ROOMS, "s", With("r")), "main room"),
    ("before its anchor", lambda: edits.set_start(ROOMS, "s", With("a", -1)), "later"),
    ("nothing follows", lambda: edits.roll(ABC, "c", 60), "Nothing follows"),
    ("fixed edge", lambda: edits.roll(plan(seg("a"), seg("b", 10, At(40_000))), "a", 60), "start of its own"),
    ("rolled away", lambda: edits.roll(ABC, "a", 600), "at least 1 second"),
    ("split at an end", lambda: edits.split(ABC, "a", 600), "inside"),
    ("join the last", lambda: edits.join(ABC, "c"), "Nothing follows"),
    ("full lane", lambda: edits.drop_lane(ROOMS, "rooms"), "2 segments"),
    ("main lane", lambda: edits.drop_lane(ROOMS, MAIN_LANE), "main room stays"),
    ("second main", lambda: edits.put_lane(ABC, Lane("x", "X", LaneKind.MAIN)), "one main room"),
    ("unknown lane", lambda: edits.move(ABC, ["a"], "nowhere", None), "lane"),
    ("place in another lane", lambda: edits.move(ROOMS, ["a"], MAIN_LANE, "r"), "another lane"),
    ("unknown section", lambda: edits.amend(ABC, "a", lambda s: replace(s, section_id="x")), "section"),
    ("unknown objective", lambda: edits.amend(ABC, "a", lambda s: replace(s, objective_ids=("x",))), "objective"),
    ("nameless field", lambda: edits.set_custom(ABC, "a", " ", "x"), "name"),
    ("unknown item", lambda: edits.drop(ABC, "a", "x"), "no longer"),
    ("moment outside", lambda: edits.put(ABC, "a", Step("s", StepKind.SAY, offset_s=-1)), "moment"),
    ("nameless session", lambda: edits.amend_head(ABC, lambda p: replace(p, title="")), "title"),
    ("wrong date", lambda: edits.amend_head(ABC, lambda p: replace(p, date="14.11.2026")), "2026-11-14"),
    (
        "people upside down",
        lambda: edits.amend_head(ABC, lambda p: replace(p, people_fewest=9, people_most=8)),
        "small",
    ),
    ("start tomorrow", lambda: edits.set_plan_start(ABC, DAY_S), "23:59"),
]


@pytest.mark.parametrize(("edit", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_is_refused_with_a_sentence(edit: Callable[[], Plan], words: str) -> None:
    with pytest.raises(EditRefused, match=words) as refused:
        edit()
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("kind", [MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT])
def test_what_may_not_be_skipped_cannot_be_marked_so(kind: MarkerKind) -> None:
    value = plan(weighed("a", kind))
    with pytest.raises(EditRefused, match="at once"):
        edits.put(value, "a", Marker("m", MarkerKind.MAY_SKIP))


def test_a_fault_that_came_in_does_not_stop_other_edits() -> None:
    value = plan(weighed("a", MarkerKind.MUST_NOT_CUT, MarkerKind.MAY_SKIP, shortest_s=900))
    assert of(edits.retitle(value, "a", "New"), "a").title == "New"


def test_a_length_that_was_set_is_known_as_such() -> None:
    value = edits.resize(plan(seg("a", shortest_s=300, longest_s=900, short_form_s=240)), "a", 200)
    found = of(value, "a")
    assert (found.shortest_s, found.planned_s, found.longest_s, found.short_form_s) == (200, 200, 900, 200)
    assert found.length_touched
    assert of(edits.resize(value, "a", 1_200), "a").longest_s == 1_200


def test_a_binding_floor_holds_against_a_drag() -> None:
    value = plan(weighed("a", MarkerKind.MUST_NOT_CUT, shortest_s=540))
    with pytest.raises(EditRefused, match="below 9 min"):
        edits.resize(value, "a", 539)


def test_rolling_an_edge_moves_nothing_else() -> None:
    value = edits.roll(ABC, "a", 240)
    assert [s.planned_s for s in value.segments] == [840, 360, 600]
    assert lay_out(value).start_of("c") == lay_out(ABC).start_of("c")


def test_an_edit_of_several_is_all_or_nothing() -> None:
    value = plan(weighed("a", MarkerKind.MUST_NOT_CUT), seg("b"))
    with pytest.raises(EditRefused):
        edits.amend_many(
            value, ["b", "a"], lambda s: replace(s, markers=(*s.markers, Marker("m", MarkerKind.MAY_SKIP)))
        )
    assert [s.slides for s in edits.amend_many(ABC, ["a", "c"], lambda s: replace(s, slides="1")).segments] == [
        "1",
        "",
        "1",
    ]


def test_an_amended_segment_stays_itself() -> None:
    with pytest.raises(ValueError, match="id"):
        edits.amend(ABC, "a", lambda s: replace(s, id="z"))
    with pytest.raises(ValueError, match="insides"):
        edits.amend_head(ABC, lambda p: replace(p, segments=()))


@pytest.mark.parametrize(("take", "clock"), [(False, 40_000), (True, 43_600)])
def test_fixed_starts_come_along_only_when_asked(take: bool, clock: int) -> None:
    value = plan(seg("a", 10, At(40_000, "guest")))
    assert of(edits.set_plan_start(value, 39_600, take_fixed=take), "a").start == At(clock, "guest")


# --- items ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "row"),
    [
        (Marker("i", MarkerKind.SLOW_DOWN), "markers"),
        (Step("i", StepKind.DO, "x"), "steps"),
        (Cue("i"), "cues"),
        (Need("i", "Poll"), "needs"),
    ],
)
def test_items_are_put_replaced_moved_and_dropped(item: object, row: str) -> None:
    value = edits.put(edits.put(ABC, "a", item), "a", replace(item, id="j"))
    assert [x.id for x in getattr(of(value, "a"), row)] == ["i", "j"]
    assert [x.id for x in getattr(of(edits.shift(value, "a", "i", 5), "a"), row)] == ["j", "i"]
    assert edits.put(value, "a", item) == value
    assert edits.drop(edits.drop(value, "a", "i"), "a", "j") == ABC


def test_a_cue_that_ended_another_is_forgotten_with_it() -> None:
    value = plan(seg("a", cues=(Cue("open", ended_by="close"),)), seg("b", cues=(Cue("close"),)))
    assert of(edits.drop(value, "b", "close"), "a").cues[0].ended_by is None
    assert of(edits.remove(value, ["b"]), "a").cues[0].ended_by is None


def test_what_a_plan_lists_can_be_put_and_dropped_with_its_mentions() -> None:
    value = edits.put_section(edits.put_objective(ABC, Objective("o", "Can do")), Section("x", "Practise"))
    value = edits.put_lane(value, Lane("second", "Second track"))
    used = edits.amend(value, "a", lambda s: replace(s, objective_ids=("o",), section_id="x"))
    back = edits.drop_lane(edits.drop_section(edits.drop_objective(used, "o"), "x"), "second")
    assert back == ABC


def test_a_custom_field_without_a_value_goes() -> None:
    value = edits.set_custom(edits.set_custom(ABC, "a", "Room", "5"), "a", "Room", "6")
    assert of(value, "a").custom == (Field("Room", "6"),)
    assert edits.set_custom(value, "a", "Room", "") == ABC


# --- places ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "before", "expected"),
    [
        (["c"], "a", "cab"),
        (["a"], None, "bca"),
        (["c", "a"], "b", "acb"),
        (["a", "b"], "b", "abc"),
        (["b"], "b", "abc"),
    ],
)
def test_moving_keeps_the_order_of_what_moves(ids: list[str], before: str | None, expected: str) -> None:
    assert order(edits.move(ABC, ids, MAIN_LANE, before)) == expected


@pytest.mark.parametrize(
    ("key", "before", "section"),
    [
        ("a", "d", "two"),  # into the middle of another
        ("a", "c", "one"),  # to the border of its own
        ("e", "c", "one"),  # no section, between two: the one before
        ("e", "d", "two"),
        ("a", None, None),  # behind what has none
    ],
)
def test_what_moves_takes_the_section_it_lands_in(key: str, before: str | None, section: str | None) -> None:
    rows = [("a", "one"), ("b", "one"), ("c", "two"), ("d", "two"), ("e", None)]
    value = plan(*(seg(name, section_id=of_section) for name, of_section in rows))
    assert of(edits.move(value, [key], MAIN_LANE, before), key).section_id == section


def test_a_section_moved_whole_keeps_its_name() -> None:
    value = plan(*(seg(name, section_id=of_section) for name, of_section in [("a", "one"), ("c", "two"), ("d", "two")]))
    assert of(edits.move(value, ["a"], MAIN_LANE, "d"), "a").section_id == "one"


def test_runs_stay_with_an_anchor_that_changes_places() -> None:
    value = edits.move(ROOMS, ["b"], MAIN_LANE, "a")
    assert of(value, "r").start == With("b", 60)
    assert order(value) == "bac"


@pytest.mark.parametrize(
    ("gone", "start"),
    [(["b"], With("c", 60)), (["b", "c"], With("a", 60)), (["a", "b", "c"], At(36_000 + 660)), (["a"], With("b", 60))],
)
def test_runs_of_an_anchor_that_goes_hang_on_a_neighbor(gone: list[str], start: object) -> None:
    assert of(edits.remove(ROOMS, gone), "r").start == start


def test_the_next_of_a_run_takes_over_the_start_of_a_first_that_goes() -> None:
    assert of(edits.remove(ROOMS, ["r"]), "s").start == With("b", 60)
    assert of(edits.move(ROOMS, ["r"], MAIN_LANE, None), "s").start == With("b", 60)


def test_a_segment_moved_beside_the_main_room_starts_with_what_takes_its_place() -> None:
    value = edits.move(ABC, ["b"], "rooms", None)
    assert of(value, "b").start == With("c")
    assert of(edits.move(value, ["b"], MAIN_LANE, "c"), "b").start == After()


def test_an_anchor_moved_beside_lets_its_runs_go_on_with_the_next() -> None:
    value = edits.move(ROOMS, ["b"], "chat", None)
    assert of(value, "r").start == With("c", 60)
    assert of(value, "b").start == With("c")


def test_an_anchor_moved_beside_with_its_run_leaves_both_on_the_next() -> None:
    value = edits.move(ROOMS, ["b", "r"], "chat", None)
    assert (of(value, "b").start, of(value, "r").start) == (With("c"), With("c", 60))


@pytest.mark.parametrize(("ids", "before", "expected"), [(["s"], "r", "sr"), (["r"], None, "sr")])
def test_who_comes_first_in_a_run_leads_it(ids: list[str], before: str | None, expected: str) -> None:
    value = edits.move(ROOMS, ids, "rooms", before)
    assert order(value, "rooms") == expected
    assert [s.start for s in value.segments[3:]] == [With("b", 60), After()]


def test_a_new_segment_goes_behind_another_of_its_lane_or_first() -> None:
    assert order(edits.add_segment(ABC, seg("n"), "b")) == "abnc"
    assert order(edits.add_segment(ABC, seg("n"), None)) == "nabc"
    assert order(edits.add_segment(ROOMS, seg("n", lane="rooms"), "r"), "rooms") == "rns"
    with pytest.raises(EditRefused, match="first in its lane"):
        edits.add_segment(ABC, seg("n", lane="rooms"), None)


def test_copies_are_new_all_through_and_take_no_runs() -> None:
    full = seg(
        "b",
        markers=(Marker("m", MarkerKind.SLOW_DOWN),),
        steps=(Step("s", StepKind.SAY),),
        cues=(Cue("open", ended_by="close"), Cue("close"), Cue("far", ended_by="elsewhere")),
        needs=(Need("n", "Poll"),),
    )
    value = plan(seg("a"), full, seg("c"), seg("r", start=With("b"), lane="rooms"))
    after = edits.duplicate(value, ["b"])
    copy = after.segments[2]
    assert order(after) == "ab+c"
    assert order(after, "rooms") == "r"
    old = {x.id for x in (*full.markers, *full.steps, *full.cues, *full.needs)}
    assert old.isdisjoint(x.id for x in (*copy.markers, *copy.steps, *copy.cues, *copy.needs))
    assert [cue.ended_by for cue in copy.cues] == [copy.cues[1].id, None, None]


def test_copying_an_anchor_with_its_run_hangs_the_copy_on_the_copy() -> None:
    after = edits.duplicate(ROOMS, ["b", "r", "s"])
    anchor = after.segments[2]
    assert order(after, "rooms") == "rs++"
    assert [s.start for s in after.segments[6:]] == [With(anchor.id, 60), After()]


def test_pasting_from_another_plan_lets_go_what_this_one_has_not() -> None:
    stranger = seg("a", 10, At(40_000), lane="elsewhere", section_id="x", objective_ids=("o",))
    after = edits.paste(ROOMS, [stranger], "b")
    copy = after.segments[2]
    assert order(after) == "ab+c"
    assert (copy.start, copy.section_id, copy.objective_ids, copy.lane_id) == (After(), None, (), MAIN_LANE)
    assert order(edits.paste(plan(), ABC.segments[:1], None)) == "+"


def test_pasting_an_anchor_with_its_run_keeps_them_together() -> None:
    after = edits.paste(ABC, ROOMS.segments[1:2] + ROOMS.segments[3:], "c")
    assert order(after) == "abc+"
    assert [s.start for s in after.segments[4:]] == [With(after.segments[3].id, 60), After()]


# --- halves ---------------------------------------------------------------------------------------------------

WHOLE = seg(
    "a",
    10,
    shortest_s=480,
    longest_s=900,
    transition="Over to you",
    markers=(Marker("w", MarkerKind.MUST_NOT_CUT), Marker("m", MarkerKind.SLOW_DOWN, offset_s=400)),
    steps=(Step("1", StepKind.SAY), Step("2", StepKind.SAY, offset_s=300), Step("3", StepKind.SAY)),
    cues=(Cue("early", -60), Cue("late", 420)),
)


def homes(value: Plan) -> str:
    return "".join(s.section_id or "-" for s in value.segments if s.lane_id == MAIN_LANE)


TWO = plan(
    *(seg(key, section_id=home) for key, home in zip("abcde", "xxyy", strict=False)),
    seg("e"),
    sections=(Section("x", "Open"), Section("y", "Practise"), Section("z", "Close")),
)


@pytest.mark.parametrize(
    ("after", "given", "found"),
    [
        ("a", None, "xxxyy-"),
        ("b", None, "xxxyy-"),
        ("d", None, "xxyyy-"),
        ("e", None, "xxyy--"),
        (None, None, "xxxyy-"),
        ("b", "y", "xxyyy-"),
        ("a", "z", "xzxyy-"),
    ],
)
def test_what_is_new_takes_the_section_it_lands_in(after: str | None, given: str | None, found: str) -> None:
    fresh = seg("n", section_id=given)
    assert homes(edits.add_segment(TWO, fresh, after)) == found
    assert homes(edits.paste(TWO, [fresh], after)) == found


def test_a_copy_tears_no_section() -> None:
    assert homes(edits.paste(TWO, [of(TWO, "c")], "a")) == "xxxyy-"
    assert homes(edits.paste(TWO, [seg("n", lane="rooms")], "a")) == "xxxyy-"


def test_splitting_shares_what_has_a_moment() -> None:
    value = edits.split(plan(WHOLE, seg("b")), "a", 240)
    first, second = value.segments[:2]
    assert (first.planned_s, second.planned_s) == (240, 360)
    assert (first.shortest_s, second.shortest_s) == (192, 288)
    assert [m.kind for m in first.markers] == [MarkerKind.MUST_NOT_CUT]
    assert [(m.kind, m.offset_s) for m in second.markers] == [
        (MarkerKind.MUST_NOT_CUT, None),
        (MarkerKind.SLOW_DOWN, 160),
    ]
    assert [[s.id for s in half.steps] for half in (first, second)] == [["1"], ["2", "3"]]
    assert [[c.offset_s for c in half.cues] for half in (first, second)] == [[-60], [180]]
    assert (first.transition, second.transition) == ("", "Over to you")
    assert {m.id for m in first.markers}.isdisjoint(m.id for m in second.markers)


@pytest.mark.parametrize(("at", "half", "offset"), [(30, 2, 30), (60, 2, 0), (61, 1, 60)])
def test_runs_stay_on_the_half_that_holds_their_offset(at: int, half: int, offset: int) -> None:
    value = edits.split(ROOMS, "b", at)
    assert of(value, "r").start == With(value.segments[half].id, offset)
    assert lay_out(value).start_of("r") == lay_out(ROOMS).start_of("r")


@given(st.integers(1, 599))
def test_joining_takes_back_a_split(at: int) -> None:
    value = plan(WHOLE, seg("b"), seg("r", start=With("a", 300), lane="rooms"))
    back = edits.join(edits.split(value, "a", at), "a")
    assert replace(of(back, "a"), length_touched=False, shortest_s=480) == WHOLE
    assert back.segments[1:] == value.segments[1:]


def test_joining_takes_everything_of_both() -> None:
    left = seg("a", 10, notes="one", led_by="Facilitator", custom=(Field("Room", "5"),), shortest_s=300)
    right = weighed("b", MarkerKind.SLOW_DOWN, notes="two", led_by="Guest", custom=(Field("Room", "6"),))
    found = edits.join(plan(left, right, seg("r", start=With("b", 5), lane="rooms")), "a")
    one = of(found, "a")
    assert (one.title, one.notes, one.led_by) == ("A + B", "one\n\ntwo", "Facilitator, Guest")
    assert (one.planned_s, one.shortest_s) == (1_200, 900)
    assert one.markers[0].offset_s == 600
    assert one.custom == (Field("Room", "5 / 6"),)
    assert of(found, "r").start == With("a", 605)


def test_what_holds_for_all_of_a_segment_is_said_once() -> None:
    value = plan(weighed("a", MarkerKind.MUST_NOT_CUT))
    with pytest.raises(EditRefused, match="already"):
        edits.put(value, "a", Marker("m", MarkerKind.MUST_NOT_CUT))
    edits.put(value, "a", Marker("m", MarkerKind.MUST_NOT_CUT, offset_s=60))
    edits.put(value, "a", Marker("m", MarkerKind.SLOW_DOWN))


def test_a_doubled_marker_that_came_in_can_be_mended() -> None:
    value = plan(weighed("a", MarkerKind.MUST_NOT_CUT, MarkerKind.MUST_NOT_CUT))
    first = value.segments[0].markers[0]
    assert edits.put(value, "a", replace(first, reason="It counts")).segments[0].markers[0].reason == "It counts"


def test_what_contradicts_itself_is_not_joined() -> None:
    with pytest.raises(EditRefused, match="at once"):
        edits.join(plan(weighed("a", MarkerKind.MUST_NOT_CUT), weighed("b", MarkerKind.MAY_SKIP)), "a")


# --- laws -----------------------------------------------------------------------------------------------------

ACTS: dict[str, Callable[[Plan, str, str, int], Plan]] = {
    "remove": lambda p, a, b, n: edits.remove(p, {a, b}),
    "duplicate": lambda p, a, b, n: edits.duplicate(p, {a, b}),
    "move": lambda p, a, b, n: edits.move(p, [a], of(p, b).lane_id, b),
    "beside": lambda p, a, b, n: edits.move(p, [a, b], LANES[n % 3].id, None),
    "park": lambda p, a, b, n: edits.park(p, [a, b]),
    "unpark": lambda p, a, b, n: edits.unpark(p, [a], b if n % 2 else None),
    "back": lambda p, a, b, n: edits.come_back(p, [a]),
    "resize": lambda p, a, b, n: edits.resize(p, a, n * 30),
    "roll": lambda p, a, b, n: edits.roll(p, a, n * 60 - 600),
    "split": lambda p, a, b, n: edits.split(p, a, n * 30),
    "join": lambda p, a, b, n: edits.join(p, a),
    "start": lambda p, a, b, n: edits.set_start(p, a, (After(), At(36_000 + n * 60), With(b, n * 60))[n % 3]),
    "run": lambda p, a, b, n: edits.put_in_run(p, [a], b, behind=bool(n % 2)),
    "moment": lambda p, a, b, n: edits.put_beside(p, [a], LANES[n % 3].id, b, (At(36_000 + n * 60), With(b, n))[n % 2]),
    "paste": lambda p, a, b, n: edits.paste(p, [of(p, a), of(p, b)], b),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 40), st.integers(0, 40), st.integers(0, 30)), max_size=6
)


def grouped(value: Plan) -> bool:
    lanes = [lane.id for lane in value.lanes]
    ranks = [lanes.index(s.lane_id) for s in value.segments]
    return ranks == sorted(ranks)


@given(plans(), STEPS)
def test_any_edits_leave_a_plan_that_holds(value: Plan, steps: list[tuple[str, int, int, int]]) -> None:
    for act, a, b, n in steps:
        if not value.segments:
            break
        keys = [segment.id for segment in value.segments]
        try:
            after = ACTS[act](value, keys[a % len(keys)], keys[b % len(keys)], n)
        except EditRefused:
            continue
        assert patched(value, diff(value, after)) == after
        assert grouped(after)
        check_starts(after)
        value = after


def check_starts(value: Plan) -> None:
    main = {s.id for s in value.segments if s.lane_id == MAIN_LANE}
    assert len({s.id for s in value.segments}) == len(value.segments)
    for i, segment in enumerate(value.segments):
        first = i == 0 or value.segments[i - 1].lane_id != segment.lane_id
        if segment.lane_id == MAIN_LANE:
            assert not isinstance(segment.start, With)
        elif segment.parked:
            assert not isinstance(segment.start, With)
            assert value.lanes[-1] == PARKED
        else:
            assert not (first and isinstance(segment.start, After))
            assert not isinstance(segment.start, With) or segment.start.anchor_id in main


@given(plans(most=6), st.data())
def test_moving_ripples_but_keeps_fixed_starts(value: Plan, data: st.DataObject) -> None:
    main = [s.id for s in value.segments if s.lane_id == MAIN_LANE]
    if not main:
        return
    moved, before = data.draw(st.sampled_from(main)), data.draw(st.none() | st.sampled_from(main))
    after = edits.move(value, [moved], MAIN_LANE, before)
    layout = lay_out(after)
    assert sorted(after.segments, key=lambda s: s.id) == sorted(value.segments, key=lambda s: s.id)
    for segment in after.segments:
        if isinstance(segment.start, At) and not segment.parked:
            assert layout.start_of(segment.id) == segment.start.clock_s


def test_off_the_clock_never_joins_what_counts() -> None:
    with pytest.raises(EditRefused, match="off the clock"):
        edits.join(plan(seg("a", kind=Kind.OFF_CLOCK), seg("b")), "a")
