"""A plan merged with its sheet: what the sheet says comes in, what only the plan knows stays, twice is once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import edits
from app.domain.diff import diff, patched
from app.domain.differences import State, differences
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.merge import Fate, Sheet, Wishes, best_plan, match, merged, run_of
from app.domain.plan import (
    MAIN,
    MAIN_LANE,
    PARKED_LANE,
    Actual,
    After,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
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
    new_id,
)
from tests.domain.strategies import plans

ROOMS = Lane("rooms", "Breakout rooms")


def own(*segments: Segment, **more: object) -> Plan:
    return Plan("own", "Giving feedback", segments=segments, **more)


def sheet(*rows: str | Segment, **more: object) -> Sheet:
    """A sheet with these rows; a title alone takes the usual ten minutes."""
    given = tuple(Segment(f"r{n}", row) if isinstance(row, str) else row for n, row in enumerate(rows))
    return Sheet(Plan("read", "Run of show", segments=given, **more))


def titled(*titles: str) -> tuple[Segment, ...]:
    return tuple(Segment(title[0].lower(), title) for title in titles)


def titles(plan: Plan) -> list[str]:
    return [one.title for one in plan.segments]


def one(plan: Plan, key: str) -> Segment:
    return next(segment for segment in plan.segments if segment.id == key)


@pytest.mark.parametrize(
    ("plan", "rows", "pairs"),
    [
        (("Alpha", "Beta"), ("Alpha", "Beta"), "a0 b1"),
        (("Alpha", "Beta"), ("ALPHA:", "  beta"), "a0 b1"),
        (("Alpha", "Beta", "Gamma"), ("Gamma", "Alpha", "Beta"), "g0 a1 b2"),
        (("Alpha", "Break", "Gamma"), ("Alpha", "Coffee", "Gamma"), "a0 g2"),
        (("Alpha", "Poll: your last one", "Gamma"), ("Alpha", "Poll: your last talk", "Gamma"), "a0 p1 g2"),
        (("Alpha", "Poll", "Gamma"), ("Alpha", "Poll: your last one", "Gamma"), "a0 p1 g2"),
        (("Alpha", "Module 1", "Gamma"), ("Alpha", "Module 2", "Gamma"), "a0 g2"),
        (("Alpha",), (), ""),
        ((), ("Alpha",), ""),
    ],
)
def test_who_is_who(plan: tuple[str, ...], rows: tuple[str, ...], pairs: str) -> None:
    found = match(own(*titled(*plan)), sheet(*rows).plan)
    assert " ".join(key + row[1:] for key, row in found.pairs) == pairs


def test_a_title_that_is_there_twice_is_matched_by_order() -> None:
    plan = own(Segment("b1", "Break"), Segment("t", "Talk"), Segment("b2", "Break"))
    assert match(plan, sheet("Talk", "Break").plan).pairs == (("t", "r0"), ("b2", "r1"))


@pytest.mark.parametrize("value", ["{}", "segment:{}"])
def test_an_id_in_a_column_speaks_before_the_title(value: str) -> None:
    key = new_id()
    plan = own(Segment(key, "Talk"), Segment("other", "Something else"))
    row = Segment("r", "Something else", custom=(Field("id", value.format(key)),))
    after = merged(plan, sheet(row)).plan
    assert match(plan, sheet(row).plan).pairs == ((key, "r"),)
    assert one(after, key) == replace(plan.segments[0], title="Something else")


def test_what_the_sheet_says_comes_in_and_the_rest_is_kept() -> None:
    mine = Segment(
        "t",
        "Talk",
        planned_s=900,
        led_by="Ann",
        notes="mine",
        description="old words",
        length_touched=True,
        intent=Intent("because", "good"),
        markers=(Marker("m", MarkerKind.INVITE_DIALOGUE, question="Why?"),),
        needs=(Need("n", "Cards"),),
        custom=(Field("Deck", "1"), Field("Mood", "calm")),
        group_size=3,
    )
    row = Segment("r", "Talk", planned_s=600, led_by="Bob", description="new words", custom=(Field("Deck", "2"),))
    after = merged(own(mine), sheet(row)).plan.segments[0]
    assert after == replace(
        mine,
        planned_s=600,
        led_by="Bob",
        description="new words",
        length_touched=False,
        custom=(Field("Deck", "2"), Field("Mood", "calm")),
    )


def test_what_the_file_does_not_give_stays() -> None:
    plan = own(Segment("t", "Talk", planned_s=900), start_s=32_400, promised_s=5_400, date="2026-12-01")
    read = replace(sheet("Talk"), assumed=frozenset({"r0", "read"}))
    assert merged(plan, read).plan == plan


def test_the_sessions_own_day_and_start_come_from_the_sheet_but_not_its_promise() -> None:
    after = merged(own(), sheet(start_s=39_600, date="2026-12-02", promised_s=60)).plan
    assert (after.start_s, after.date, after.promised_s, after.title) == (
        39_600,
        "2026-12-02",
        7_200,
        "Giving feedback",
    )


@pytest.mark.parametrize(
    ("mine", "said", "expected"),
    [
        ((12, 18, 24), (None, 30, None), (12, 30, 30)),
        ((12, 18, 24), (None, 8, None), (8, 8, 24)),
        ((12, 18, 24), (20, None, 22), (20, 20, 22)),
        ((None, 18, None), (None, None, None), (None, 18, None)),
        ((None, None, None), (5, None, 9), (5, None, 9)),
    ],
)
def test_people_make_room_for_what_the_sheet_says(mine: tuple, said: tuple, expected: tuple) -> None:
    names = ("people_fewest", "people_expected", "people_most")
    after = merged(own(**dict(zip(names, mine, strict=True))), sheet(**dict(zip(names, said, strict=True)))).plan
    assert (after.people_fewest, after.people_expected, after.people_most) == expected


def test_objectives_of_the_sheet_are_there_once() -> None:
    plan = own(objectives=(Objective("o", "Give feedback", "seen in pairs"),))
    read = sheet(objectives=(Objective("x", "give feedback."), Objective("y", "Take feedback")))
    after = merged(plan, read).plan
    assert [one.id for one in after.objectives] == ["o", "y"]
    assert merged(after, read).plan == after


def test_notes_are_added_to_and_a_text_that_says_more_stays() -> None:
    mine = Segment("t", "Talk", notes="mine\nfrom the sheet", description="Line one\nmore of mine")
    row = Segment("r", "Talk", notes="From the sheet\nand new", description="Line one")
    after = merged(own(mine), sheet(row)).plan.segments[0]
    assert after.notes == "mine\nfrom the sheet\nand new"
    assert after.description == mine.description


def test_cues_needs_and_lines_that_came_before_are_not_doubled() -> None:
    mine = Segment(
        "t",
        "Talk",
        steps=(Step("s0", StepKind.NOTE, "mine"), Step("s1", StepKind.SAY_EXACTLY, "Welcome to all of you", "Ann")),
        cues=(Cue("c1", 60, "7", "Chat on", target="Tech"),),
        needs=(Need("n1", "Six cards", owner="Producer"),),
    )
    row = Segment(
        "r",
        "Talk",
        steps=(Step("x", StepKind.SAY, "Welcome to all of you!"), Step("y", StepKind.SAY, "Let us begin")),
        cues=(Cue("z", 0, title="chat on", target="Tech"), Cue("w", 0, title="Launch poll", target="Tech")),
        needs=(Need("v", "Six cards"),),
    )
    after = merged(own(mine), sheet(row)).plan.segments[0]
    assert [step.text for step in after.steps] == ["mine", "Welcome to all of you", "Let us begin"]
    assert after.cues == (*mine.cues, row.cues[1])
    assert after.needs == mine.needs


def test_a_line_that_was_reworded_keeps_all_else() -> None:
    mine = Segment("t", "Talk", steps=(Step("s1", StepKind.SAY_EXACTLY, "Welcome, I am Ann from sales", offset_s=30),))
    row = Segment("r", "Talk", steps=(Step("x", StepKind.SAY, "Welcome, I am Bob from sales"),))
    after = merged(own(mine), sheet(row)).plan.segments[0]
    assert after.steps == (replace(mine.steps[0], text="Welcome, I am Bob from sales"),)


@pytest.mark.parametrize("known", [True, False])
def test_a_moment_that_lies_in_another_segment_now_is_not_doubled(known: bool) -> None:
    cue = Cue("c", 300, "4", "Launch poll", backup="Ask aloud")
    plan = own(Segment("a", "Alpha", cues=(cue,)), *([Segment("b", "Beta")] if known else []))
    rows = Segment("x", "Alpha"), Segment("y", "Beta", cues=(Cue("new", 120, title="Launch poll"),))
    alpha, beta = merged(plan, sheet(*rows)).plan.segments
    assert alpha.cues == ()
    assert beta.cues == (replace(cue, offset_s=120),)


def test_the_order_is_the_sheets_and_what_it_lacks_keeps_its_place() -> None:
    plan = own(*titled("Alpha", "Beta", "Gamma", "Delta"))
    assert titles(merged(plan, sheet("New", "Gamma", "Alpha")).plan) == ["New", "Gamma", "Delta", "Alpha", "Beta"]


@pytest.mark.parametrize(
    ("fate", "lanes"), [(Fate.KEEP, [MAIN_LANE] * 2), (Fate.PARK, [MAIN_LANE, PARKED_LANE]), (Fate.REMOVE, [MAIN_LANE])]
)
def test_what_is_gone_is_kept_parked_or_removed(fate: Fate, lanes: list[str]) -> None:
    plan = own(*titled("Alpha", "Beta"))
    after = merged(plan, sheet("Alpha"), Wishes().with_fates(["b"], fate)).plan
    assert [segment.lane_id for segment in after.segments] == lanes


def test_one_is_left_as_it_is() -> None:
    plan = own(Segment("a", "Alpha", planned_s=900), Segment("b", "Beta", planned_s=900))
    after = merged(plan, sheet("Alpha", "Beta"), Wishes().with_left("a", True)).plan
    assert [segment.planned_s for segment in after.segments] == [900, 600]


def test_what_is_parked_stays_parked() -> None:
    plan = edits.park(own(*titled("Alpha", "Beta")), ["b"])
    after = merged(plan, sheet("Alpha", Segment("r", "Beta", led_by="Bob")))
    assert after.plan.segments == (plan.segments[0], replace(plan.segments[1], led_by="Bob"))
    assert after.match.gone == ()


def test_what_must_not_be_cut_keeps_its_floor_and_says_so() -> None:
    guarded = Segment(
        "p",
        "Practise",
        planned_s=1500,
        shortest_s=1080,
        short_form_s=1200,
        markers=(Marker("m", MarkerKind.MUST_NOT_CUT),),
    )
    done = merged(own(guarded), sheet(Segment("r", "Practise", planned_s=900)))
    assert done.plan.segments[0] == replace(guarded, planned_s=1080, short_form_s=1080)
    assert done.told == (
        ("p", "“Practise” must not be cut below 18 min, so it takes 18 min, not the 15 min of the sheet."),
    )


def test_stated_bounds_come_along_with_a_new_length() -> None:
    mine = Segment("t", "Talk", planned_s=900, shortest_s=800, longest_s=1000)
    after = merged(own(mine), sheet(Segment("r", "Talk", planned_s=600))).plan.segments[0]
    assert (after.shortest_s, after.planned_s, after.longest_s) == (600, 600, 1000)


@pytest.mark.parametrize(
    ("rule", "row", "expected"),
    [
        (At(36_600, "guest joins"), After(), At(36_600, "guest joins")),
        (At(36_000, "guest joins"), After(), At(36_600, "guest joins")),
        (At(36_900), After(), After()),
        (After(), At(37_200), At(37_200)),
    ],
)
def test_a_start_keeps_its_reason(rule: At | After, row: At | After, expected: At | After) -> None:
    plan = own(Segment("a", "Alpha"), Segment("b", "Beta", start=rule))
    assert merged(plan, sheet("Alpha", Segment("r", "Beta", start=row))).plan.segments[1].start == expected


def test_a_sheet_without_lanes_leaves_what_runs_beside() -> None:
    plan = own(
        Segment("a", "Alpha"),
        Segment("b", "Beta"),
        Segment("x", "Rooms", lane_id="rooms", start=With("b", 60)),
        lanes=(MAIN, ROOMS),
    )
    assert merged(plan, sheet("Alpha", "Rooms", "Beta")).plan == plan


def test_lanes_of_one_name_are_one_and_an_anchor_holds() -> None:
    plan = own(
        Segment("a", "Alpha"),
        Segment("x", "Rooms", lane_id="rooms", start=With("a", 60)),
        lanes=(MAIN, ROOMS),
    )
    lanes = (MAIN, Lane("l1", "breakout ROOMS", LaneKind.FREE), Lane("l2", "Chat", LaneKind.FREE))
    rows = (
        Segment("r0", "Alpha"),
        Segment("r1", "Rooms", lane_id="l1", start=At(36_300)),
        Segment("r2", "Hello", lane_id="l2", start=At(36_000)),
    )
    after = merged(plan, sheet(*rows, lanes=lanes)).plan
    assert [lane.id for lane in after.lanes] == [MAIN_LANE, "rooms", "l2"]
    assert one(after, "x").start == With("a", 300)
    assert one(after, "r2").lane_id == "l2"


def test_what_ran_beside_something_that_goes_runs_beside_the_next() -> None:
    plan = own(*titled("Alpha", "Beta"), Segment("x", "Rooms", lane_id="rooms", start=With("a")), lanes=(MAIN, ROOMS))
    after = merged(plan, sheet("Beta", "Rooms"), Wishes().with_fates(["a"], Fate.REMOVE)).plan
    assert one(after, "x").start == With("b")


def test_sections_of_one_name_are_one() -> None:
    plan = own(Segment("a", "Alpha", section_id="s"), sections=(Section("s", "Open"),))
    rows = Segment("r0", "Alpha", section_id="t"), Segment("r1", "Beta", section_id="u")
    after = merged(plan, sheet(*rows, sections=(Section("t", "OPEN"), Section("u", "Close")))).plan
    assert [section.title for section in after.sections] == ["Open", "Close"]
    assert [segment.section_id for segment in after.segments] == ["s", "u"]


def test_a_length_no_plan_can_have_is_refused_by_name() -> None:
    with pytest.raises(EditRefused, match=r"“Talk”: A segment lasts 24 hours at most"):
        merged(own(), sheet(Segment("r", "Talk", planned_s=90_000)))


def test_of_several_plans_the_one_with_the_same_titles_is_offered() -> None:
    plan = own(*titled("Alpha", "Beta"), date="2026-12-02")
    reads = [sheet("Gamma", "Beta").plan, sheet("Alpha", "Beta").plan, sheet("Alpha", "Beta", date="2026-12-02").plan]
    assert best_plan(plan, reads[:2]) == 1
    assert best_plan(plan, reads) == 2


def test_a_past_run_is_one_of_the_plan() -> None:
    plan = own(Segment("a", "Alpha"))
    run = Delivery("d", "read", actuals=(Actual("r0", 36_000), Actual("r1", 36_600)))
    after = run_of(run, match(plan, sheet("Alpha", "Beta").plan), plan.id)
    assert after == replace(run, plan_id="own", actuals=(Actual("a", 36_000), Actual("r1", 36_600)))


# what is told


def test_each_segment_says_what_becomes_of_it() -> None:
    plan = own(
        Segment("a", "Alpha", planned_s=900, led_by="Ann"),
        Segment("b", "Beta"),
        Segment("c", "Gamma"),
        start_s=32_400,
    )
    rows = Segment("r", "Alpha", led_by="Bob"), Segment("n", "News"), Segment("x", "Gamma")
    told = differences(plan, sheet(*rows))
    assert (told.rows[0].id, told.rows[0].words) == ("own", ("starts at 10:00 instead of 09:00",))
    assert [(row.title, row.state) for row in told.rows[1:]] == [
        ("Alpha", State.CHANGED),
        ("Beta", State.GONE),
        ("News", State.NEW),
        ("Gamma", State.SAME),
    ]
    assert told.rows[1].words == ("10 min instead of 15 min", "led by Bob instead of Ann")
    assert told.count == 3


def test_what_is_gone_counts_once_it_is_to_go_and_stays_in_its_place() -> None:
    plan = own(*titled("Alpha", "Beta", "Gamma"))
    for fate in (Fate.PARK, Fate.REMOVE):
        told = differences(plan, sheet("Alpha", "Gamma"), Wishes().with_fates(["b"], fate))
        assert [row.title for row in told.rows] == ["Alpha", "Beta", "Gamma"]
        assert (told.rows[1].fate, told.count) == (fate, 1)


def test_one_that_is_left_says_what_the_sheet_has() -> None:
    told = differences(own(Segment("a", "Alpha", planned_s=900)), sheet("Alpha"), Wishes().with_left("a", True))
    assert told.rows[0].left
    assert told.rows[0].words == ("10 min instead of 15 min",)
    assert told.count == 0


def test_the_sessions_own_facts_can_be_left() -> None:
    plan = own(Segment("a", "Alpha"), start_s=32_400, date="2026-12-01")
    read = sheet("Alpha", date="2025-12-01")
    told = differences(plan, read, Wishes().with_left("own", True))
    assert (told.merge.plan, told.count, told.rows[0].left) == (plan, 0, True)
    assert told.rows[0].words == ("starts at 10:00 instead of 09:00", "date: “2025-12-01” instead of “2026-12-01”")


def test_what_moves_says_where() -> None:
    told = differences(own(*titled("Alpha", "Beta", "Gamma")), sheet("Beta", "Gamma", "Alpha"))
    assert [row.words for row in told.rows] == [(), (), ("moves behind “Gamma”",)]


# laws

READ_LANES = (MAIN, Lane("other", "Breakout rooms", LaneKind.FREE), Lane("third", "Track B", LaneKind.FREE))


@st.composite
def sheets(draw: st.DrawFn) -> Callable[[], Sheet]:
    """A sheet of a session of the strategies' kind; each call reads it anew, with other ids."""
    letters = st.sampled_from("0123456789")
    lanes = draw(st.sampled_from([READ_LANES[:1], READ_LANES]))
    rows = []
    for lane in lanes:
        for n in range(draw(st.integers(0, 4))):
            title = draw(st.sampled_from(["Segment m", "Segment rooms", "Segment p", "Quite another"])) + draw(letters)
            first = n == 0 and lane is not MAIN
            fixed = At(36_000 + draw(st.integers(0, 100)) * 60)
            rule = fixed if first or draw(st.integers(0, 3)) == 0 else After()
            cues = draw(st.lists(st.sampled_from(["", "Tech"]), max_size=2))
            rows.append(
                Segment(
                    "",
                    title,
                    lane_id=lane.id,
                    planned_s=draw(st.integers(1, 60)) * 60,
                    shortest_s=None,
                    start=rule,
                    section_id=draw(st.sampled_from([None, "part", "new"])),
                    led_by=draw(st.sampled_from(["", "Ann", "Bob"])),
                    notes=draw(st.sampled_from(["", "one", "one\ntwo"])),
                    steps=tuple(Step("", StepKind.SAY, t) for t in draw(st.lists(st.sampled_from(["Welcome", "Hi"])))),
                    cues=tuple(Cue("", title=f"Cue {draw(letters)}", target=target) for target in cues),
                )
            )
    sections = tuple(Section(key, title) for key, title in (("part", "Part"), ("new", "New")))
    unsized, untimed, start_s = draw(st.booleans()), draw(st.booleans()), draw(st.integers(0, 1_000)) * 60

    def read() -> Sheet:
        key = new_id()
        ids = [new_id() for _ in rows]
        fresh = tuple(
            replace(
                row,
                id=row_id,
                steps=tuple(replace(step, id=new_id()) for step in row.steps),
                cues=tuple(replace(cue, id=new_id()) for cue in row.cues),
                lane_id=row.lane_id if row.lane_id == MAIN_LANE else f"{key}{row.lane_id}",
                section_id=row.section_id and f"{key}{row.section_id}",
            )
            for row_id, row in zip(ids, rows, strict=True)
        )
        plan = Plan(
            key,
            "Read",
            start_s=start_s,
            segments=fresh,
            lanes=tuple(lane if lane is MAIN else replace(lane, id=f"{key}{lane.id}") for lane in lanes),
            sections=tuple(replace(section, id=f"{key}{section.id}") for section in sections),
        )
        return Sheet(plan, frozenset([*(ids[:2] if unsized else []), *([key] if untimed else [])]))

    return read


@settings(max_examples=30)
@given(plans(), sheets(), st.data())
def test_laws(plan: Plan, read: Callable[[], Sheet], data: st.DataObject) -> None:
    given_sheet = read()
    gone = match(plan, given_sheet.plan).gone
    fates = tuple((key, data.draw(st.sampled_from(Fate))) for key in gone)
    once = merged(plan, given_sheet, Wishes(fates)).plan
    told = differences(plan, given_sheet, Wishes(fates))
    assert_sound(once)
    assert bool(told.count) == (once != plan)
    assert {row.id for row in told.rows} >= {one.id for one in (*plan.segments, *once.segments)}
    assert kept_whole(plan, once, {key for key, fate in fates if fate is Fate.REMOVE})
    assert patched(once, diff(plan, once).inverse()) == plan
    assert merged(once, given_sheet).plan == once
    assert merged(once, read()).plan == once


def assert_sound(plan: Plan) -> None:
    """Ids are there once, lanes stand together, and every start holds."""
    ids = [one.id for one in plan.segments] + [cue.id for one in plan.segments for cue in one.cues]
    assert len(ids) == len(set(ids))
    rank = [lane.id for lane in plan.lanes]
    places = [rank.index(one.lane_id) for one in plan.segments]
    assert places == sorted(places)
    room = {one.id for one in plan.segments if one.lane_id == MAIN_LANE}
    lane_id = MAIN_LANE
    for one in plan.segments:
        if isinstance(one.start, With):
            assert one.start.anchor_id in room
            assert one.lane_id not in (MAIN_LANE, PARKED_LANE)
        assert one.lane_id in (lane_id, PARKED_LANE) or not isinstance(one.start, After)
        lane_id = one.lane_id
        assert one.section_id in {None, *(section.id for section in plan.sections)}
    lay_out(plan)


def kept_whole(before: Plan, after: Plan, removed: set[str]) -> bool:
    """Nothing that was made is lost but what was removed: segments, markers, lines, cues."""
    items = [
        item.id
        for one in before.segments
        if one.id not in removed
        for item in (one, *one.markers, *one.steps, *one.cues)
    ]
    left = {item.id for one in after.segments for item in (one, *one.markers, *one.steps, *one.cues)}
    return left.issuperset(items)
