from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.effects import effects
from app.domain.plan import (
    DAY_S,
    MAIN_LANE,
    After,
    At,
    Cue,
    Kind,
    Lane,
    LaneKind,
    Marker,
    MarkerKind,
    Plan,
    Segment,
    With,
)
from tests.domain.strategies import LANES, changed, plans

START = 36_000


def seg(title: str, minutes: int, start: object = After(), lane: str = MAIN_LANE) -> Segment:
    return Segment(title.lower(), title, lane_id=lane, planned_s=minutes * 60, start=start)


ROWS = (seg("Welcome", 5), seg("Theory", 10), seg("Poll", 10), seg("Practise", 20), seg("Close", 5))
LATE = Marker("m", MarkerKind.SLOW_DOWN, offset_s=540)
PLAN = Plan("plan", "A session", promised_s=3_600, lanes=LANES, segments=ROWS)
FIXED = edits.set_start(PLAN, "close", At(START + 3_000))
ROOMS = edits.add_segment(PLAN, seg("Rooms", 20, With("practise"), "rooms"), None)
APART = replace(seg("Follow-up", 10, At(START + DAY_S)), kind=Kind.OFF_CLOCK)
CUED = edits.put(edits.put(PLAN, "poll", Cue("c", 420, title="Open the rooms")), "poll", LATE)


@pytest.mark.parametrize(
    ("before", "edit", "words"),
    [
        (PLAN, lambda p: p, "Nothing changes"),
        (
            PLAN,
            lambda p: edits.move(p, ["practise"], MAIN_LANE, "theory"),
            "Practise moves before Theory; 2 segments start 20 min later",
        ),
        (
            PLAN,
            lambda p: edits.move(p, ["welcome"], MAIN_LANE, None),
            "Welcome moves to the end; 4 segments start 5 min earlier",
        ),
        (
            PLAN,
            lambda p: edits.move(p, ["theory", "poll"], MAIN_LANE, "close"),
            "Practise moves before Theory; 2 segments start 20 min later",
        ),
        (
            PLAN,
            lambda p: edits.resize(p, "poll", 900),
            "Poll takes 15 min instead of 10 min; 2 segments start 5 min later",
        ),
        (
            PLAN,
            lambda p: edits.roll(p, "theory", 300),
            "Theory takes 15 min instead of 10 min; Poll takes 5 min instead of 10 min; nothing else moves",
        ),
        (PLAN, lambda p: edits.remove(p, ["close"]), "Close is removed; nothing else moves"),
        (
            PLAN,
            lambda p: edits.add_segment(p, seg("Break", 10), "poll"),
            "Break is added before Practise; 2 segments start 10 min later",
        ),
        (PLAN, lambda p: edits.retitle(p, "poll", "Vote"), "Nothing moves"),
        (
            FIXED,
            lambda p: edits.resize(p, "poll", 1_200),
            "Poll takes 20 min instead of 10 min; Practise starts 10 min later; Close clashes with Practise by 5 min",
        ),
        (
            PLAN,
            lambda p: edits.set_start(p, "close", At(START + 3_000)),
            "Close starts at 10:50; nothing else moves",
        ),
        (
            ROOMS,
            lambda p: edits.remove(p, ["practise"]),
            "Practise is removed; Rooms runs beside Close; Close starts 20 min earlier; "
            "the end waits 15 min for Breakout rooms",
        ),
        (
            PLAN,
            lambda p: edits.move(p, ["poll"], "rooms", None),
            "Poll moves to Breakout rooms, beside Practise; 2 segments start 10 min earlier",
        ),
        (
            PLAN,
            lambda p: edits.resize(p, "welcome", 1_200),
            "Welcome takes 20 min instead of 5 min; 4 segments start 15 min later; "
            "the session ends 5 min over its promised length",
        ),
        (PLAN, lambda p: edits.set_plan_start(p, START + 600), "5 segments start 10 min later"),
        (
            PLAN,
            lambda p: edits.add_segment(p, seg("Break", 10), "close"),
            "Break is added at the end; nothing else moves",
        ),
        (
            PLAN,
            lambda p: edits.add_segment(p, seg("Rooms", 5, With("poll"), "rooms"), None),
            "Rooms is added in Breakout rooms, beside Poll; nothing else moves",
        ),
        (
            ROOMS,
            lambda p: edits.add_segment(p, seg("Round", 5, lane="rooms"), "rooms"),
            "Round is added in Breakout rooms, after Rooms; Close starts 5 min later; "
            "Close waits 5 min for Breakout rooms",
        ),
        (
            ROOMS,
            lambda p: edits.resize(p, "practise", 1_020),
            "Practise takes 17 min instead of 20 min; nothing else moves; Close waits 3 min for Breakout rooms",
        ),
        (
            ROOMS,
            lambda p: edits.put_in_run(p, ["poll"], "rooms", behind=True),
            "Poll moves to Breakout rooms, after Rooms; 2 segments start 10 min earlier; "
            "Close waits 10 min for Breakout rooms",
        ),
        (
            ROOMS,
            lambda p: edits.set_start(p, "rooms", With("practise", 120)),
            "Rooms starts at 10:27; Close starts 2 min later; Close waits 2 min for Breakout rooms",
        ),
        (
            edits.set_start(PLAN, "poll", At(START + 900)),
            lambda p: edits.put_beside(p, ["poll"], "rooms", None, With("theory", 60)),
            "Poll moves to Breakout rooms, beside Theory; Poll is no longer fixed at 10:15; "
            "2 segments start 9 min earlier; Practise waits 1 min for Breakout rooms",
        ),
        (
            edits.add_segment(PLAN, APART, "close"),
            lambda p: edits.move(p, ["theory"], MAIN_LANE, "follow-up"),
            "Theory moves to the end; 3 segments start 10 min earlier",
        ),
        (PLAN, lambda p: edits.put(p, "poll", Marker("m", MarkerKind.SLOW_DOWN)), "Slow down is added to Poll"),
        (CUED, lambda p: edits.drop(p, "poll", "c"), "Open the rooms is removed from Poll"),
        (CUED, lambda p: edits.carry(p, "poll", "c", "poll", 60), "Open the rooms lies 1 min into Poll"),
        (CUED, lambda p: edits.carry(p, "poll", "c", "theory", 0), "Open the rooms lies at the start of Theory"),
        (
            CUED,
            lambda p: edits.resize(p, "poll", 300),
            "Poll takes 5 min instead of 10 min; 1 cue and 1 marker lie after its end; 2 segments start 5 min earlier",
        ),
        (PLAN, lambda p: edits.put_lane(p, Lane("free", "Free", LaneKind.FREE)), "Nothing moves"),
    ],
)
def test_the_words_of_a_drag(before: Plan, edit: Callable[[Plan], Plan], words: str) -> None:
    assert effects(before, edit(before)) == words


def test_a_clash_that_goes_is_said() -> None:
    late = edits.resize(FIXED, "poll", 1_200)
    assert effects(late, edits.resize(late, "poll", 600)).endswith("Practise starts 10 min earlier; 1 clash is solved")


@pytest.mark.parametrize(
    ("subject", "words"), [("theory", "Theory moves before Practise"), ("poll", "Poll moves before Theory")]
)
def test_of_two_that_swap_the_one_in_hand_is_named(subject: str, words: str) -> None:
    before = "practise" if subject == "theory" else "theory"
    after = edits.move(PLAN, [subject], MAIN_LANE, before)
    assert effects(PLAN, after, [subject]).startswith(words)


@given(plans().flatmap(lambda p: st.tuples(st.just(p), changed(p))))
def test_there_are_words_for_any_two_states(pair: tuple[Plan, Plan]) -> None:
    words = effects(*pair)
    assert words
    assert words[0] == words[0].upper()
